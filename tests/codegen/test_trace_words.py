"""Traces that the spec refuses: identities, and the operations that find the objects."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from codegen.loader import load
from codegen.source import SpecError
from codegen.spec import Operation

from . import small

IDENTITY: Final = "    identity: address.line1\n    unique: derived\n"
FIND: Final = "    find: list\n"
BODY: Final = "    body: BillCreate\n"
SORTS: Final = "    sorts: [amount]\n"
GET: Final = "  get: {get: '/v3/bills/{billId}', id: getBill, title: Get, returns: Bill}\n"

CASES: Final[dict[str, tuple[str, str, str]]] = {
    # what is wrong: what stands there, what is written in its place, what is said
    "no trace": (
        IDENTITY,
        "",
        "26: operation 'create' is a POST that is not safe: say the 'identity' of what it makes, or what an "
        "object 'becomes', or for either 'impossible - why'",
    ),
    "both": (
        IDENTITY,
        IDENTITY + "    becomes: {status: PAID}\n",
        "26: operation 'create' has 'identity' and 'becomes'; it makes an object or changes one",
    ),
    "nothing to find": (
        FIND,
        "",
        "35: nothing reads what operation 'update' changes; say where to 'find' it",
    ),
    "unknown field of the object": (
        IDENTITY,
        "    identity: addres.line1\n    unique: derived\n",
        "33: Bill has no field 'addres'; did you mean 'address'?",
    ),
    "unknown field of the body": (
        IDENTITY,
        "    identity: amount\n    unique: derived\n",
        "33: BillCreate has no field 'amount'; known are address, vendorId",
    ),
    "unknown field sent": (
        IDENTITY,
        "    identity: amount = vendorid\n    unique: derived\n",
        "33: BillCreate has no field 'vendorid'; did you mean 'vendorId'?",
    ),
    "no list": (
        IDENTITY,
        "    identity: address[].line1\n    unique: derived\n",
        "33: 'address' of Bill is no list",
    ),
    "no field": (
        IDENTITY,
        "    identity: vendorId is amount\n    unique: derived\n",
        "33: 'vendorId is amount' is not a field like 'vendorId' or 'customerId = customer.id'",
    ),
    "no second field": (
        IDENTITY,
        "    identity: address.line1 or\n    unique: derived\n",
        "33: 'address.line1 or' is not a field like 'vendorId' or 'customerId = customer.id'",
    ),
    "too deep": (
        IDENTITY,
        "    identity: amount.value\n    unique: derived\n",
        "33: 'amount' of Bill has no fields",
    ),
    "neither time nor unique": (
        "    unique: derived\n",
        "",
        "33: operation 'create': Bill has no createdTime; say 'created', or how 'unique' the identity is",
    ),
    "how unique": (
        "unique: derived",
        "unique: true",
        "34: 'unique' of operation 'create' says how sure it is, not 'true'; known are assumed, derived, verified",
    ),
    "no time": ("unique: derived", "created: amount", "34: 'amount' of Bill is no datetime"),
    "later": (
        "unique: derived",
        "unique: derived\n    later: soon",
        "35: 'later' is a time like '15 min', or 'unknown', not 'soon'",
    ),
    "find nothing": (
        IDENTITY,
        IDENTITY + "    find: lists\n",
        "35: operation 'create' is to be found by 'lists', which is no operation; did you mean 'list'?",
    ),
    "find elsewhere": (
        IDENTITY,
        IDENTITY + "    find: vendors.list\n",
        "35: operation 'create' is to be found by 'vendors.list', which is no operation",
    ),
    "find by a write": (IDENTITY, IDENTITY + "    find: update\n", "35: 'update' does not read"),
    "find flag": (
        IDENTITY,
        IDENTITY + "    find: list sure\n",
        "35: unknown flag 'sure' of 'find'; did you mean 'assumed'?",
    ),
    "find inside": (
        IDENTITY,
        IDENTITY + "    find: list at amount\n",
        "33: 'amount' of Bill is no list of objects",
    ),
    "path": (
        IDENTITY,
        IDENTITY + "    find: get\n",
        "33: operation 'create' says no 'billId', by which 'get' finds it",
    ),
    "where": (
        IDENTITY,
        IDENTITY + "    where: {status: OPEN CLOSED}\n",
        "35: BillStatus has no value 'CLOSED'; known are OPEN, PAID",
    ),
    "where nested": (
        IDENTITY,
        IDENTITY + "    where: {status: {a: b}}\n",
        "35: 'status' is not one line of values",
    ),
    "becomes unknown field": (
        FIND,
        FIND + "    becomes: {state: PAID}\n",
        "42: Bill has no field 'state'; did you mean 'status'?",
    ),
    "becomes unknown value": (
        FIND,
        FIND + "    becomes: {status: PAYED}\n",
        "42: BillStatus has no value 'PAYED'; did you mean 'PAID'?",
    ),
    "becomes word": (
        FIND,
        FIND + "    becomes: paid\n",
        "42: 'becomes' of operation 'update' is 'body', 'impossible - why', or fields with their values",
    ),
    "when": (
        FIND,
        FIND + "    becomes: {when vendorId: {status: PAID}}\n",
        "42: 'when vendorId' is not 'when FIELD is VALUE: {FIELD: VALUES}'",
    ),
    "when unknown": (
        FIND,
        FIND + "    becomes: {when vendor is me: {status: PAID}}\n",
        "42: BillUpdate has no field 'vendor'; did you mean 'vendorId'?",
    ),
    "unique of a change": (
        FIND,
        FIND + "    unique: verified\n",
        "42: operation 'update' has 'unique', but no 'identity'",
    ),
    "where of a change": (
        FIND,
        FIND + "    where: {status: PAID}\n",
        "42: operation 'update' has 'where', but no 'identity'",
    ),
    "each": (
        FIND,
        FIND + "    each: lines\n",
        "42: BillUpdate has no field 'lines'; known are address, vendorId",
    ),
    "each no list": (
        FIND,
        FIND + "    each: vendorId\n",
        "42: 'vendorId' of operation 'update' is not a list",
    ),
    "impossible and found": (
        FIND,
        FIND + "    becomes: impossible - nobody looks\n",
        "41: operation 'update' leaves no trace, and so has nothing to find it by",
    ),
    "impossible without why": (
        IDENTITY,
        "    identity: impossible\n",
        "33: say why it is 'impossible - why'",
    ),
    "trace of a read": (
        SORTS,
        SORTS + "    identity: id\n",
        "26: operation 'list' changes nothing, and so leaves no trace",
    ),
    "mints nothing": (
        BODY,
        BODY + "    mints: number\n",
        "31: BillCreate has no field 'number'; known are address, vendorId",
    ),
    "mints no text": (
        BODY,
        BODY + "    mints: address\n",
        "31: 'address' is not a text of one body that may be left out",
    ),
    "mints without a body": (
        SORTS,
        SORTS + "    mints: id\n",
        "26: operation 'list' has 'mints', but sends no model",
    ),
    "total on one side": (
        IDENTITY,
        "    identity: total(amount) = vendorId\n    unique: derived\n",
        "33: 'total(amount)' is compared with a total, too; say 'total(...)' of both",
    ),
    "not unknown": (
        IDENTITY,
        "    identity: address.line1; not adress\n    unique: derived\n",
        "33: Bill has no field 'adress'; did you mean 'address'?",
    ),
    "changed": (FIND, FIND + "    changed: amount\n", "42: 'amount' of Bill is no datetime"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_trace_is_refused(tmp_path: Path, name: str) -> None:
    old, new, said = CASES[name]
    assert small.BILLS.count(old) == 1
    text = small.BILLS.replace(old, new) + (GET if name == "path" else "")
    with pytest.raises(SpecError) as caught:
        load(small.write(tmp_path, bills=text))
    assert str(caught.value) == f"spec/v3/bills.yaml:{said}"


def operation(tmp_path: Path, name: str, old: str = "", new: str = "") -> Operation:
    """Load the spec with a change, and return an operation."""
    (module,) = (
        each
        for each in load(small.write(tmp_path, bills=small.BILLS.replace(old, new))).modules
        if each.name == "bills"
    )
    return next(each for each in module.operations if each.name == name)


def test_an_update_is_read_again_by_what_reads_its_path(tmp_path: Path) -> None:
    found = operation(tmp_path, "update", FIND, GET)
    assert found.trace is not None
    assert (found.trace.find, found.trace.as_sent, found.trace.creates) == ("getBill", True, False)


def test_what_reads_has_no_trace(tmp_path: Path) -> None:
    assert operation(tmp_path, "list").trace is None


def test_what_leaves_no_trace_says_why(tmp_path: Path) -> None:
    found = operation(tmp_path, "create", IDENTITY, "    identity: impossible - nobody lists it\n")
    assert found.trace is not None
    assert (found.trace.impossible, found.trace.creates) == ("nobody lists it", True)
