"""The functions for names and texts that the templates use."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import pytest

from bill_async import BillClient
from bill_async.filters import __all__ as filter_names
from codegen import names
from codegen.literals import docstring, humane, literal, sentence, tuple_

ROOT: Final = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("id", "id"),
        ("payFromChartOfAccountId", "pay_from_chart_of_account_id"),
        ("last4digits", "last4digits"),
        ("line1", "line1"),
        ("panJWT", "pan_jwt"),
        ("JWTToken", "jwt_token"),
        ("address.country", "address_country"),
        ("from", "from_"),
        ("global", "global_"),
        ("date", "date_"),
        ("list", "list_"),
        ("unknownFields", "unknown_fields_"),
        ("type", "type"),
    ],
)
def test_field_names(wire: str, python: str) -> None:
    assert names.field_name(wire) == python


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("billId", "bill_id"),
        ("X-Idempotent-Key", "idempotency_key"),
        ("max", "max_"),
        ("timeout", "timeout_"),
        ("from", "from_"),
        ("name", "name"),
    ],
)
def test_parameter_names(wire: str, python: str) -> None:
    assert names.parameter_name(wire) == python


@pytest.mark.parametrize(
    ("value", "python"),
    [
        ("UNPAID", "UNPAID"),
        ("ach", "ACH"),
        ("UPS_1DAY", "UPS_1DAY"),
        ("spend.transaction.updated", "SPEND_TRANSACTION_UPDATED"),
        ("1099-MISC", "_1099_MISC"),
        ("", "EMPTY"),
    ],
)
def test_member_names(value: str, python: str) -> None:
    assert names.member_name(value) == python


@pytest.mark.parametrize("length", range(90, 260, 7))
@pytest.mark.parametrize("indent", [0, 4, 8])
def test_docstrings_fit(length: int, indent: int) -> None:
    """They keep their words and their line length, wherever they break."""
    text = ("word " * length)[:length].strip() + ".\n\nMore of it."
    lines = (" " * indent + docstring(text, indent)).split("\n")
    assert max(map(len, lines)) <= 120
    assert lines[-1].strip() == '"""'
    assert " ".join("\n".join(lines).split()) == '"""' + " ".join(text.split()) + ' """'


def test_short_docstrings_stay_in_one_line() -> None:
    assert docstring("A bill.", 4) == '"""A bill."""'
    assert docstring(r"A \d.", 4) == r'r"""A \d."""'


@pytest.mark.parametrize("text", ["plain", 'with "quotes"', "with 'these'", "back\\slash", "both \" and '"])
def test_literals_are_what_they_say(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text


def test_words() -> None:
    assert humane("BillLineItem") == "Bill line item"
    assert sentence("A bill") == "A bill."
    assert sentence("A bill. ") == "A bill."
    assert tuple_(["a"]) == "(a,)"
    assert tuple_(["a", "b"]) == "(a, b)"


def test_the_members_of_the_client_are_known() -> None:
    """A resource of v3 is an attribute of the client, and may hide none of its own."""
    inherited = {name for base in BillClient.__mro__[1:] for name in vars(base)}
    own = {name for name in vars(BillClient) if not name.startswith("_")} - inherited
    assert own == names.client_members()


def test_what_generated_modules_import_is_known() -> None:
    """No model or enum may have the name of something that is imported beside it."""
    package = ROOT / "src/bill_async"
    folders = ("models", "operations", "resources")
    paths = [path for folder in folders for path in (package / folder).glob("*.py") if path.stem != "__init__"]
    imported: set[str] = set()
    made = ("catalog", "listed", "typed_router")
    for path in [*paths, *(package / f"webhooks/{name}.py" for name in made)]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith(("models", "common")):
                imported |= {alias.name for alias in node.names if _is_class_name(alias.name)}
    assert imported - set(filter_names) <= names.imported_classes()


def _is_class_name(name: str) -> bool:
    return name[0].isupper() and not name.isupper()
