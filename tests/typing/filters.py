"""Filters as the type checkers see them. The lines that must fail carry an ignore, which is an error if not needed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import assert_type

from bill_async import Filter, Sort
from bill_async._schema.kinds import Boolean, Date, DateTime, Number, Text
from bill_async.filters import (
    EqInField,
    EqNeField,
    EqNeInNinSortField,
    EqSwField,
    Filters,
    OrderSortField,
    RangeField,
    SortField,
    Sorts,
    raw_filter,
    raw_sort,
)

name = EqSwField[str]("name", Text())
status = EqNeInNinSortField[str]("status", Text())
vendor = EqInField[str]("vendorId", Text())
archived = EqNeField[bool]("archived", Boolean())
due = OrderSortField[date]("dueDate", Date())
amount = RangeField[Decimal | int]("amount", Number())
created = RangeField[datetime]("createdTime", DateTime())
rate = SortField("exchangeRate")


def allowed() -> None:
    assert_type(name == "x", Filter)
    assert_type(name.starts_with("x"), Filter)
    assert_type(status != "x", Filter)
    assert_type(status.in_(["x"]), Filter)
    assert_type(status.not_in({"x"}), Filter)
    assert_type(vendor.in_(("x", "y")), Filter)
    assert_type(archived == False, Filter)  # noqa: E712
    assert_type(date(2026, 1, 1) > due, Filter)
    assert_type(amount >= 1, Filter)
    assert_type(Decimal("1.5") >= amount, Filter)
    assert_type(datetime(2026, 1, 1, tzinfo=UTC) <= created, Filter)
    assert_type(due.asc(), Sort)
    assert_type(rate.desc(), Sort)
    filters: list[Filters] = [None, "a:eq:b", date(2026, 1, 1) > due, raw_filter("x"), [name == "x", "a:eq:b"]]
    sorts: list[Sorts] = [None, "a:asc", due.asc(), raw_sort("x"), (due.asc(), "a:asc")]
    print(filters, sorts)


def operators_that_do_not_exist() -> None:
    # To mypy, `==` always falls back to that of the other side; the `bool` of that is no filter.
    made: Filter
    made = due == date(2026, 1, 1)  # type: ignore[assignment]  # pyright: ignore[reportOperatorIssue]
    made = due != date(2026, 1, 1)  # type: ignore[assignment]  # pyright: ignore[reportOperatorIssue]
    made = name != "x"  # type: ignore[assignment]  # pyright: ignore[reportOperatorIssue]
    made = rate == 1  # type: ignore[assignment]  # pyright: ignore[reportOperatorIssue]
    made = name < "x"  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    made = amount > 1  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    print(made)
    name.in_(["x"])  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    name.asc()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    vendor.not_in(["x"])  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    due.starts_with("2026")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


def values_of_another_type() -> None:
    made: Filter
    made = archived == "false"  # type: ignore[assignment]  # pyright: ignore[reportOperatorIssue]
    made = name == None  # type: ignore[assignment]  # pyright: ignore[reportOperatorIssue]  # noqa: E711
    made = due < "2026-01-01"  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    made = created >= date(2026, 1, 1)  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    made = amount >= 0.1  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    vendor.in_([1])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    sorts: Sorts = due < date(2026, 1, 1)  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    filters: Filters = due.asc()  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    print(made, sorts, filters)
