"""Drift: fields and enum values that BILL sends and this package does not know yet.

    report = DriftReport()
    async with BillClient.from_env(options=Options(on_unknown=report)) as bill:
        ...
    print(report)       Bill.taxCode: 37 times, in listBills, as "T1"

Unknown fields and values are never lost or refused; a report only makes them visible. Recorded answers can be searched
too: `bill-async drift listBills.response.json`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs

from ._base.logging import logger
from ._schema.codec import dumps, loads
from ._schema.converter import decode, decode_page
from ._schema.models import AnswerModel, Model
from ._schema.operation import Operation
from .errors import InvalidRequestError
from .secret import HIDDEN, Secret
from .types import JsonValue, OpenEnum

__all__ = ["DriftReport", "Finding", "OnUnknown", "Unknown", "recorded_operation", "unknown_in"]

_MAX_FINDINGS: Final = 1000
"""The maximum number of findings in a report. More would mean that a field is wrongly declared as an enum here."""
_MAX_TEXT: Final = 60
_SECRET: Final = re.compile(
    r"account.?n|birth|card.?n|cvc|cvv|iban|jwt|key|pan$|passw|pin$|routing|secret|session|signature|ssn|tax.?id|token",
    re.IGNORECASE,
)
_LONG_NUMBER: Final = re.compile(r"\d{7,}")
_ENVELOPE: Final = frozenset({"nextPage", "prevPage"})


@attrs.frozen
class Unknown:
    """A field or an enum value that this package does not know."""

    operation: str
    """BILL's id of the operation whose answer holds it."""
    name: str
    """`Bill.taxCode` for a field, `BillPaymentStatus: WRITTEN_OFF` for the value of an enum."""
    example: JsonValue
    """The value, with possible secrets masked."""
    bad_value: bool = False
    """Whether the field is known, and its value cannot be read; see `Options.on_bad_value`."""


OnUnknown: TypeAlias = Callable[[Unknown], None]
"""The type of the `on_unknown` option of a client: a function called for everything unknown in every answer."""


@attrs.define
class Finding:
    """One unknown field or value, and the operations that returned it."""

    name: str
    example: JsonValue
    count: int = 0
    operations: list[str] = attrs.field(factory=list)
    bad_value: bool = False
    """Whether the field is known, and the value cannot be read."""

    def __str__(self) -> str:
        shown = "" if ": " in self.name else f", as {dumps(self.example).decode()}"
        shown += ", which cannot be read" if self.bad_value else ""
        return f"{self.name}: {self.count} time{'s' * (self.count != 1)}, in {', '.join(self.operations)}{shown}"


class DriftReport:
    """Collects unknown fields and values, each once. Use it as the `on_unknown` option of a client."""

    def __init__(self) -> None:
        self._findings: dict[str, Finding] = {}
        self.dropped = 0
        """How many unknown fields and values came after the report was full."""

    def __call__(self, unknown: Unknown) -> None:
        """Add one unknown field or value."""
        finding = self._findings.get(unknown.name)
        if finding is None:
            if len(self._findings) >= _MAX_FINDINGS:
                self.dropped += 1
                return
            finding = self._findings[unknown.name] = Finding(unknown.name, unknown.example, bad_value=unknown.bad_value)
        finding.count += 1
        if unknown.operation not in finding.operations:
            finding.operations.append(unknown.operation)

    def observe(self, operation: str, value: object) -> None:
        """Add everything unknown in a decoded answer: a model, or a list of models."""
        for unknown in unknown_in(operation, value):
            self(unknown)

    def read(self, body: bytes, operation: Operation[Any]) -> None:
        """Add everything unknown in the recorded answer of an operation."""
        if operation.page is None:
            self.observe(operation.id, decode(body, operation.answer, operation=operation))
        else:
            self.observe(operation.id, decode_page(body, operation)[0])
        key = operation.answer.key or ("results" if operation.page else None)
        whole = loads(body) if key is not None else None
        if isinstance(whole, dict):
            for name in whole.keys() - _ENVELOPE - {key}:
                self(Unknown(operation.id, f"{operation.id}.{name}", _masked(name, whole[name])))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, sorted by name."""
        return tuple(sorted(self._findings.values(), key=lambda finding: finding.name))

    def __bool__(self) -> bool:
        return bool(self._findings)

    def __str__(self) -> str:
        lines = [str(finding) for finding in self.findings]
        if self.dropped:
            lines.append(f"and {self.dropped} more that the report has no room for")
        return "\n".join(lines) or "nothing unknown"


def unknown_in(operation: str, value: object) -> Iterator[Unknown]:
    """Yield every unknown field and enum value in a decoded answer."""
    found: list[tuple[str, Any, bool]] = []
    _collect(value, found)
    for name, example, bad in found:
        yield Unknown(operation, name, example, bad)


def report_unknown(hook: OnUnknown, operation: str, value: object) -> None:
    """Call a hook for everything unknown in an answer. Its errors are only logged, because the call has succeeded."""
    try:
        for unknown in unknown_in(operation, value):
            hook(unknown)
    except Exception:
        logger.exception("on_unknown failed for an answer of %s", operation)


def recorded_operation(path: Path, named: str | None, operations: Iterable[Operation[Any]]) -> Operation[Any]:
    """Return the operation with the given name, or the one that a file such as `listBills.response.json` is named for.

    Raises: `InvalidRequestError` if there is no such operation, or more than one.
    """
    known = tuple(operations)
    name = named or path.name.partition(".")[0]
    matches = [operation for operation in known if name in (operation.id, operation.accessor)]
    if len(matches) > 1:
        matches = [operation for operation in matches if operation.family == path.parent.name] or matches
    if len(matches) == 1:
        return matches[0]
    if matches:
        problem = f"is ambiguous; name one of {', '.join(operation.accessor for operation in matches)}"
    else:
        near = difflib.get_close_matches(name, [each for op in known for each in (op.id, op.accessor)], n=1)
        problem = "is not an operation of BILL" + "".join(f"; did you mean {guess}?" for guess in near)
    raise InvalidRequestError(f"{path}: {name} {problem}" + ("" if named else " (--operation says which)"))


# ---- finding


def _collect(value: object, found: list[tuple[str, Any, bool]]) -> None:
    if isinstance(value, AnswerModel):
        model: Any = type(value)
        unknown = value.unknown_fields
        for name, item in unknown.items():
            found.append((f"{model.__name__}.{name}", _masked(name, item), name in _wire_names(model)))
        for name in _searchable_fields(model):
            inner = getattr(value, name)
            if inner is not None:
                _collect(inner, found)
    elif isinstance(value, OpenEnum):
        if value not in value._members:
            shown = _masked("", str(value))
            found.append((f"{type(value).__name__}: {shown}", shown, False))
    elif isinstance(value, list):
        for item in value:
            _collect(item, found)
    elif isinstance(value, dict):
        for item in value.values():
            _collect(item, found)


@cache
def _wire_names(model: type[Model]) -> frozenset[str]:
    return frozenset(field.wire for field in model.__fields__)


@cache
def _searchable_fields(model: type[Model]) -> tuple[str, ...]:
    """Return the fields of a model that can hold unknown fields or values."""
    return tuple(field.name for field in model.__fields__ if field.kind.named is not None)


# ---- masking


def _masked(name: str, value: Any) -> Any:
    """Return a short copy of a JSON value, without values whose name or form suggests a secret."""
    if isinstance(value, Secret):
        return HIDDEN
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, dict):
        return {key: _masked(key, item) for key, item in value.items()}
    if isinstance(value, list):
        return [_masked(name, item) for item in value[:1]]
    if _SECRET.search(name) or _LONG_NUMBER.search(str(value)):
        return HIDDEN
    if isinstance(value, str) and len(value) > _MAX_TEXT:
        return f"{value[:_MAX_TEXT]}..."
    return value
