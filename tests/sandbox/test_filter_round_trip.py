"""Filters that the client writes, read by the parser of the sandbox, which shares no code with it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from bill_async import Bill_, Vendor_
from bill_async.filters import encode_filters
from bill_async.operations.bills import LIST_BILLS
from bill_async.operations.vendors import LIST_VENDORS
from bill_async.sandbox.filtering import parse_filters

LETTERS = '",:\\;\n\r\t aZ9._-%&=+#é\u2028\U0001f600'
HOSTILE = st.text(alphabet=st.sampled_from(LETTERS), min_size=1) | st.text(min_size=1)


@given(st.lists(HOSTILE, min_size=1, max_size=4))
@example(['A "b", c:d'])
@example(["\\"])
@example(['\\"'])
@example(['"'])
def test_hostile_texts_are_understood(values: list[str]) -> None:
    text = encode_filters(LIST_VENDORS, [Vendor_.name.starts_with(value) for value in values])
    assert text is not None
    terms = parse_filters(text, LIST_VENDORS, {})
    assert [(term.paths, term.operator, term.values) for term in terms] == [(("name",), "sw", (v,)) for v in values]


@given(
    st.dates(min_value=date(1970, 1, 1)),
    st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.booleans(),
)
def test_days_moments_amounts_and_truth_values_are_understood(
    day: date, moment: datetime, amount: Decimal, archived: bool
) -> None:
    filters = [Bill_.due_date < day, Bill_.created_time >= moment, Bill_.amount <= amount, Bill_.archived == archived]
    text = encode_filters(LIST_BILLS, filters)
    assert text is not None
    due, created, limit, flag = parse_filters(text, LIST_BILLS, {})
    assert (due.operator, due.values) == ("lt", (day.isoformat(),))
    assert created.operator == "gte"
    read = datetime.fromisoformat(created.values[0])
    assert read == moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert (limit.operator, limit.values) == ("lte", (amount,))
    assert (flag.operator, flag.values) == ("eq", (archived,))
