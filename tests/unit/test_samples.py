"""A body of every request and every answer: nothing is lost, renamed or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

from bill_async._schema.codec import dumps, loads
from bill_async._schema.converter import decode, decode_page, unstructure
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Date, DateTime, Id, ListOf, MapOf, Number
from bill_async._schema.models import AnswerModel, Model, Nested
from bill_async._schema.operation import Operation
from bill_async.operations import all_operations, operation

OWN = Path(__file__).parent.parent / "data"
COLLECTED = OWN.parents[2] / "shared" / "reference" / "samples"
"""Bodies from BILL's own pages may lie beside the checkout; where they do, they are read as well."""
# What of the guides is a request or an answer. Notifications are not, and what others made up is not BILL's word.
GUIDES = {
    "createBill_response_docs_partial": ("v3", "createBill"),
    "createVendor_response_docs_partial": ("v3", "createVendor"),
    "getVendorAuditTrail_response_docs": ("v3", "getVendorAuditTrail"),
    "recordInvoice_response_docs_partial": ("v3", "recordInvoice"),
    "request_create_card_2024": ("spend", "createBudgetCard"),
    "request_create_user": ("spend", "createUser"),
    "response_budget_liveshape": ("spend", "getBudget"),
    "response_card_liveshape_physical": ("spend", "getCard"),
    "response_upload_url_keys": ("spend", "createReceiptUploadUrl"),
}

PLACEHOLDER = re.compile(r"\{\{?\w+\}\}?")


@attrs.frozen
class Sample:
    path: Path
    operation: Operation[Any]
    request: bool
    own: bool

    def __str__(self) -> str:
        return f"{'own' if self.own else 'collected'}-{self.path.parent.name}-{self.path.stem}"


def samples() -> Iterator[Sample]:
    for root in (OWN, COLLECTED):
        for path in sorted(root.glob("*/*.json")):
            name, _, direction = path.stem.partition(".")
            family = path.parent.name
            if family in ("notifications", "signatures"):
                continue  # of what BILL sends on its own: test_notifications.py and tests/webhooks
            if family == "guide":
                if name not in GUIDES:
                    continue
                family, name = GUIDES[name]
                direction = "request" if path.stem.startswith("request") else "response"
            yield Sample(path, operation(family, name), direction == "request", root == OWN)  # type: ignore[arg-type]


ALL = list(samples())


@pytest.mark.parametrize("sample", [sample for sample in ALL if not sample.request], ids=str)
def test_an_answer_is_kept_whole(sample: Sample) -> None:
    op = sample.operation
    assert op.answer.kind is not None
    kind = ListOf(op.answer.kind) if op.page else op.answer.kind
    whole: Any = loads(sample.path.read_bytes())
    key = op.answer.key or ("results" if op.page and isinstance(whole, dict) else None)
    sent = filled(whole if key is None else whole[key], kind)
    body = dumps(sent if key is None else {**whole, key: sent})

    if op.page:
        got, following, previous = decode_page(body, op)
        if isinstance(whole, dict):
            assert (following, previous) == (whole.get("nextPage"), whole.get("prevPage"))
    else:
        got = decode(body, op.answer, operation=op)

    assert same(plain(got), sent, kind)
    if sample.own:
        assert list(unknown(got)) == []


@pytest.mark.parametrize("sample", [sample for sample in ALL if sample.request], ids=str)
def test_a_request_can_be_made(sample: Sample) -> None:
    body = sample.operation.body
    assert body is not None
    assert body.model is not None
    kind: Kind = ListOf(Nested(body.model)) if body.many else Nested(body.model)
    wanted = filled(loads(sample.path.read_bytes()), kind)

    assert same(plain(given(wanted, kind)), wanted, kind)


def test_every_operation_has_its_bodies() -> None:
    mine = {(sample.operation.family, sample.operation.id, sample.request) for sample in ALL if sample.own}
    for op in all_operations():
        assert ((op.family, op.id, True) in mine) == (op.body is not None and op.body.model is not None), op.id
        assert ((op.family, op.id, False) in mine) == (op.answer.kind is not None), op.id


# ---- JSON values beside their kinds


def same(got: Any, wanted: Any, kind: Kind | None) -> bool:
    """Whether two JSON values are equal."""
    if isinstance(kind, Number) and isinstance(wanted, str):
        return str(got) == wanted
    if isinstance(wanted, dict):
        inner = kinds(kind, wanted)
        return got.keys() == wanted.keys() and all(same(got[key], wanted[key], inner[key]) for key in wanted)
    if isinstance(wanted, list):
        item = kind.item if isinstance(kind, ListOf) else None
        return len(got) == len(wanted) and all(same(g, w, item) for g, w in zip(got, wanted, strict=True))
    return type(got) is type(wanted) and got == wanted if isinstance(wanted, str | bool) else got == wanted


def kinds(kind: Kind | None, data: dict[str, Any]) -> dict[str, Kind | None]:
    known = {field.wire: field.kind for field in kind.model.__fields__} if isinstance(kind, Nested) else {}
    other = kind.item if isinstance(kind, MapOf) else None
    return {key: known.get(key, other) for key in data}


def filled(data: Any, kind: Kind | None, name: str = "") -> Any:
    """Put values in the place of `{bill_id}` and `{{bill_id}}`, which stand in guides and collections."""
    if isinstance(data, dict):
        inner = kinds(kind, data)
        return {key: filled(value, inner[key], key) for key, value in data.items()}
    if isinstance(data, list):
        return [filled(item, kind.item if isinstance(kind, ListOf) else None, name) for item in data]
    if isinstance(data, str) and kind is not None:
        placeholder = PLACEHOLDER.fullmatch(data) or (isinstance(kind, Id) and data in ("string", "stri"))
        return kind.example(name) if placeholder else data
    return data


def given(data: Any, kind: Kind) -> Any:
    """Make of JSON what a user would pass: models, dates, moments."""
    match kind:
        case _ if data is None:
            return None
        case Nested(model=model):
            names = {field.wire: field for field in model.__fields__}
            return model(**{names[key].name: given(value, names[key].kind) for key, value in data.items()})
        case ListOf(item=item):
            return [given(one, item) for one in data]
        case MapOf(item=item):
            return {key: given(one, item) for key, one in data.items()}
        case Date():
            return date.fromisoformat(data)
        case DateTime():
            return datetime.fromisoformat(data)
        case Number() if isinstance(data, str):
            return loads(data.encode())
        case _:
            return data


def plain(value: Any) -> Any:
    if isinstance(value, list):
        return [plain(item) for item in value]
    return loads(dumps(unstructure(value))) if isinstance(value, Model) else value


def unknown(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from unknown(item)
    elif isinstance(value, dict):
        yield from unknown(list(value.values()))
    elif isinstance(value, AnswerModel):
        yield from (f"{type(value).__name__}.{name}" for name in value.unknown_fields)
        for field in value.__fields__:
            yield from unknown(getattr(value, field.name))
