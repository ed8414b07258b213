"""Every generated answer model decodes an example, tolerates changes by BILL, and encodes it again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bill_async.models
from bill_async._schema.codec import dumps
from bill_async._schema.converter import decode, structure, unstructure
from bill_async._schema.fields import Field
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Anything, Boolean, Choice, Date, DateTime, Id, Integer, ListOf, MapOf, Number, Text
from bill_async._schema.models import AnswerModel, Nested, RequestModel
from bill_async._schema.operation import Answer
from bill_async.errors import DecodeError
from bill_async.types import UNSET


def _models(base: type) -> list[Any]:
    every = (getattr(bill_async.models, name) for name in bill_async.models.__all__)
    return [model for model in every if issubclass(model, base)]


ANSWERS: list[type[AnswerModel]] = _models(AnswerModel)
REQUESTS: list[type[RequestModel]] = _models(RequestModel)
NUMBERS = [(model, field) for model in ANSWERS for field in model.__fields__ if isinstance(field.kind, Number)]


def example(kind: Kind) -> Any:
    """Return a JSON value of the kind."""
    match kind:
        case Text():
            return "text"
        case Id(prefix=prefix):
            return f"{prefix or ''}01EXAMPLE"
        case Number():
            return Decimal("90071992547409.93")
        case Integer():
            return 7
        case Boolean():
            return True
        case Date():
            return "2026-12-01"
        case DateTime():
            return "2026-12-01T09:30:00.000Z"
        case Choice(enum=enum):
            return enum.known()[0]
        case Nested(model=model):
            return whole(model)
        case ListOf(item=item):
            return [example(item), example(item)]
        case MapOf(item=item):
            return {"key": example(item)}
        case Anything():
            return {"any": [None, Decimal("1.50")]}


def whole(model: Any) -> dict[str, Any]:
    """Return an object with every field of the model."""
    return {field.wire: example(field.kind) for field in model.__fields__}


def least(model: Any) -> dict[str, Any]:
    """Return an object with the required fields of the model only."""
    return {field.wire: example(field.kind) for field in model.__fields__ if field.required}


def wrong(kind: Kind) -> Iterator[Any]:
    """Return values that are not of the kind."""
    if not isinstance(kind, Anything):
        yield 1 if not isinstance(kind, Number | Integer) else "x"
        yield {"a": [1]} if not isinstance(kind, Nested | MapOf) else [1]
        yield [[5]]


@pytest.mark.parametrize("model", ANSWERS, ids=lambda model: model.__name__)
class TestEveryAnswer:
    def test_comes_back_as_it_was(self, model: type[AnswerModel]) -> None:
        for data in (whole(model), least(model)):
            made = structure(data, model)
            assert unstructure(made) == data
            assert decode(dumps(data), Answer(kind=Nested(model))) == made
            assert not made.unknown_fields
            assert model.__name__ in repr(made)

    def test_has_every_field_set(self, model: type[AnswerModel]) -> None:
        made = structure(whole(model), model)
        assert all(getattr(made, field.name) is not None for field in model.__fields__)
        bare = structure(least(model), model)
        assert all(getattr(bare, field.name) is None for field in model.__fields__ if not field.required)

    def test_keeps_what_it_does_not_know(self, model: type[AnswerModel]) -> None:
        data = {"brandNew": {"a": [1, None]}, **whole(model), "brandNull": None}
        made = structure(data, model)
        assert made.unknown_fields == {"brandNew": {"a": [1, None]}, "brandNull": None}
        assert unstructure(made) == data

    def test_keeps_new_values_of_enums(self, model: type[AnswerModel]) -> None:
        data = whole(model)
        names = [field for field in model.__fields__ if isinstance(field.kind, Choice)]
        data |= {field.wire: "BRAND_NEW" for field in names}
        made = structure(data, model)
        assert all(getattr(made, field.name) == "BRAND_NEW" for field in names)
        assert unstructure(made) == data

    def test_tells_null_from_absent(self, model: type[AnswerModel]) -> None:
        for field in model.__fields__:
            data = {**whole(model), field.wire: None}
            if field.required:
                with pytest.raises(DecodeError) as caught:
                    structure(data, model)
                assert caught.value.path == f"$.{field.wire}"
                continue
            made = structure(data, model)
            assert getattr(made, field.name) is None
            assert made.is_null(field.name)
            assert unstructure(made) == data
            del data[field.wire]
            assert not structure(data, model).is_null(field.name)

    def test_says_which_required_field_is_missing(self, model: type[AnswerModel]) -> None:
        for field in model.__fields__:
            if field.required:
                data = whole(model)
                del data[field.wire]
                with pytest.raises(DecodeError, match=f"{field.wire}: is missing"):
                    structure(data, model)

    def test_says_which_field_has_a_value_of_another_type(self, model: type[AnswerModel]) -> None:
        for field in model.__fields__:
            for value in wrong(field.kind):
                with pytest.raises(DecodeError) as caught:
                    structure({**whole(model), field.wire: value}, model)
                assert caught.value.path.startswith(f"$.{field.wire}")
                assert not field.secret or "secret" in str(caught.value) or not isinstance(value, int | str)


@pytest.mark.parametrize(
    ("model", "field"), NUMBERS, ids=lambda part: getattr(part, "wire", part.__name__ if isinstance(part, type) else "")
)
@pytest.mark.parametrize(
    "text", ["90071992547409.93", "0.1", "-0.00", "1E+2", "3", "123456789012345678901234567890.123"]
)
def test_every_amount_of_every_model_is_exact(model: type[AnswerModel], field: Field, text: str) -> None:
    written = ",".join(f'"{key}":{dumps(value).decode()}' for key, value in least(model).items() if key != field.wire)
    body = f'{{"{field.wire}":{text}{"," if written else ""}{written}}}'.encode()
    made = decode(body, Answer(kind=Nested(model)))
    value = getattr(made, field.name)
    assert type(value) is Decimal
    assert value.as_tuple() == Decimal(text).as_tuple()
    again = getattr(decode(dumps(unstructure(made)), Answer(kind=Nested(model))), field.name)
    assert again == value


@given(st.data())
def test_numbers_drawn_at_random_are_exact_in_every_model(data: st.DataObject) -> None:
    model, field = data.draw(st.sampled_from(NUMBERS))
    value = data.draw(st.decimals(allow_nan=False, allow_infinity=False))
    made = decode(dumps({**least(model), field.wire: value}), Answer(kind=Nested(model)))
    assert getattr(made, field.name) == value
    assert unstructure(made)[field.wire] == value


@pytest.mark.parametrize("model", REQUESTS, ids=lambda model: model.__name__)
def test_every_request_can_be_made_with_nothing_but_what_is_required(model: type[RequestModel]) -> None:
    made = model(**{field.name: given_value(field.kind) for field in model.__fields__ if field.required})
    assert list(unstructure(made)) == [field.wire for field in model.__fields__ if field.required]


@pytest.mark.parametrize("model", REQUESTS, ids=lambda model: model.__name__)
def test_every_request_can_be_made_with_everything(model: type[RequestModel]) -> None:
    fields = model.__fields__
    made = model(**{field.name: given_value(field.kind) for field in reversed(fields)})
    assert list(unstructure(made)) == [field.wire for field in fields]
    assert dumps(unstructure(made)) == dumps(
        unstructure(model(**{field.name: getattr(made, field.name) for field in fields}))
    )
    assert all(getattr(made, field.name) is not UNSET for field in fields)
    assert not any(field.secret and "01SECRET" in repr(made) for field in fields)


def given_value(kind: Kind) -> Any:
    """Return a Python value of the kind, as a caller would give it."""
    from datetime import UTC, date, datetime

    match kind:
        case Date():
            return date(2026, 12, 1)
        case DateTime():
            return datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
        case Nested(model=model):
            return model(**{field.name: given_value(field.kind) for field in model.__fields__})
        case ListOf(item=item):
            return [given_value(item)]
        case MapOf(item=item):
            return {"key": given_value(item)}
        case _:
            return example(kind)
