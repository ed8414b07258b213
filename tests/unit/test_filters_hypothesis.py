"""Hostile filter values, read back by a small parser that shares nothing with the code under test."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final
from urllib.parse import parse_qsl, urlencode

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

from bill_async._http.request import build
from bill_async._schema.kinds import Date, DateTime, Number, Text
from bill_async.filters import EqNeInNinField, EqSwField, Filter, OrderField, encode_filters
from bill_async.operations.bills import LIST_BILLS


def read(text: str) -> list[tuple[str, str, str]]:
    """Read `field:operator:value` terms letter by letter; a backslash in quotes takes the next letter as it is."""
    terms: list[list[str]] = [[""]]
    quoted = False
    letters = iter(text)
    for letter in letters:
        if quoted:
            if letter == "\\":
                terms[-1][-1] += next(letters)
            elif letter == '"':
                quoted = False
            else:
                terms[-1][-1] += letter
        elif letter == '"':
            quoted = True
        elif letter == ",":
            terms.append([""])
        elif letter == ":":
            terms[-1].append("")
        else:
            terms[-1][-1] += letter
    assert not quoted
    return [(field, operator, value) for field, operator, value in terms]


name = EqSwField[str]("name", Text())
tags = EqNeInNinField[str]("tags", Text())


class Fields:
    name: Final = EqSwField[str]("name", Text())
    tags: Final = EqNeInNinField[str]("tags", Text())


LISTING = attrs.evolve(LIST_BILLS, fields=Fields)
HOSTILE = st.text(alphabet=st.sampled_from('",:\\;\n\r\t\0 aZ9._-%&=+#é\u2028\U0001f600')) | st.text()


@given(HOSTILE)
@example('"')
@example("\\")
@example('\\"')
@example("a,name:eq:b")
@example('",name:eq:"')
def test_a_value_comes_back_as_it_was(value: str) -> None:
    assert read((name == value).encode()) == [("name", "eq", value)]
    assert read(name.starts_with(value).encode()) == [("name", "sw", value)]


@given(st.lists(HOSTILE, min_size=1, max_size=5))
def test_several_filters_never_run_into_each_other(values: list[str]) -> None:
    text = encode_filters(LISTING, [value == name for value in values])
    assert text is not None
    assert read(text) == [("name", "eq", value) for value in values]


@given(st.lists(HOSTILE.filter(lambda value: value and "," not in value), min_size=1, max_size=5))
def test_the_values_of_in_come_back_by_splitting_at_the_commas(values: list[str]) -> None:
    for made, operator in ((tags.in_(values), "in"), (tags.not_in(values), "nin")):
        ((field, found, text),) = read(made.encode())
        assert (field, found, text.split(",")) == ("tags", operator, values)


@given(st.lists(HOSTILE, min_size=1, max_size=4))
def test_what_was_written_is_understood_when_it_is_given_as_a_text(values: list[str]) -> None:
    text = encode_filters(LISTING, [value == name for value in values])
    assert text is not None
    assert encode_filters(LISTING, text) == text


@given(HOSTILE)
def test_a_value_survives_the_url(value: str) -> None:
    ((sent, text),) = build(LISTING, query={"filters": name == value}).query
    ((parsed_name, parsed_text),) = parse_qsl(urlencode([(sent, text)]), strict_parsing=True)
    assert (parsed_name, read(parsed_text)) == ("filters", [("name", "eq", value)])


@given(
    st.dates(),
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.decimals(allow_nan=False, allow_infinity=False),
)
def test_days_moments_and_amounts_come_back(day: date, moment: datetime, amount: Decimal) -> None:
    def value(made: Filter) -> str:
        ((_, _, text),) = read(made.encode())
        return text

    assert date.fromisoformat(value(OrderField[date]("x", Date()) < day)) == day
    read_moment = datetime.fromisoformat(value(OrderField[datetime]("x", DateTime()) < moment))
    assert read_moment == moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert Decimal(value(OrderField[Decimal | int]("x", Number()) < amount)) == amount
