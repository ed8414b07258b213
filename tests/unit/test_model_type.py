"""Classes of models, which attrs completes when that is first needed."""

from __future__ import annotations

import inspect
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import attrs
import pytest

from bill_async import UNSET, Secret
from bill_async._schema.converter import structure
from bill_async._schema.fields import SecretFieldOrUnset, optional_field, required_field
from bill_async._schema.kinds import Text
from bill_async._schema.models import AnswerModel, RequestModel, model
from bill_async.errors import InvalidRequestError


def make() -> tuple[Any, Any]:
    """Declare an answer and a request, which nothing has used yet."""

    @model
    class Thing(AnswerModel):
        id: str = required_field("id", Text())
        name: str | None = optional_field("name", Text())

    @model
    class ThingCreate(RequestModel):
        name: str = required_field("name", Text())
        code: SecretFieldOrUnset = optional_field("code", Text(), secret=True)

    return Thing, ThingCreate


def is_complete(kind: type[Any]) -> bool:
    return "__attrs_attrs__" in vars(kind)


def test_an_answer_is_read_without_attrs() -> None:
    thing, _ = make()
    read = structure({"id": "1", "name": "a", "more": 1}, thing)
    assert (read.id, read.name, dict(read.unknown_fields)) == ("1", "a", {"more": 1})
    assert not is_complete(thing)
    assert thing(id="1", name="a") != read
    assert is_complete(thing)


@pytest.mark.parametrize("which", [0, 1])
def test_attrs_knows_the_class_whenever_it_is_asked(which: int) -> None:
    assert attrs.has(make()[which])
    names = [["id", "name"], ["name", "code"]][which]
    assert [field.name for field in attrs.fields(make()[which])] == names
    assert list(attrs.fields_dict(make()[which])) == names
    assert make()[which].__match_args__ == ()
    assert list(inspect.signature(make()[which]).parameters) == names


def test_a_model_that_was_read_can_be_evolved_and_converted() -> None:
    thing, _ = make()
    read = structure({"id": "1", "name": "a"}, thing)
    assert attrs.asdict(read) == {"id": "1", "name": "a"}
    assert attrs.evolve(read, name="b") == thing(id="1", name="b")


def test_a_secret_is_hidden_in_a_request_that_was_not_constructed() -> None:
    _, create = make()
    unpickled = object.__new__(create)
    unpickled.code = "s3cret"
    assert isinstance(unpickled.code, Secret)
    unpickled.code = "other"
    assert "other" not in repr(unpickled.code)


def test_a_request_is_checked_from_the_first_one_on() -> None:
    for number in range(2):
        _, create = make()
        if number:
            assert create(name="x").code is UNSET
        with pytest.raises(InvalidRequestError, match=r"ThingCreate\.name: 7 is an int; give a str"):
            create(name=7)
        with pytest.raises(InvalidRequestError, match=r"ThingCreate\.nmae: there is no such field"):
            create(nmae="x")


def test_a_class_of_a_user_may_have_an_init_of_its_own() -> None:
    thing, _ = make()

    class Mine(thing):  # type: ignore[misc,valid-type]
        def __init__(self, number: int) -> None:
            super().__init__(id=str(number))
            self.number = number

    for _ in range(2):
        mine = Mine(7)
        assert (mine.id, mine.name, mine.number) == ("7", None, 7)


def test_a_misspelt_attribute_of_a_class_is_an_error_of_python() -> None:
    thing, _ = make()
    with pytest.raises(AttributeError, match="type object 'Thing' has no attribute 'nmae'"):
        _ = thing.nmae
    assert not hasattr(AnswerModel, "__attrs_attrs__")
    with pytest.raises(TypeError):
        AnswerModel(id="1")  # type: ignore[call-arg]


def test_threads_that_construct_the_first_one_at_once_all_get_theirs() -> None:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            for _ in range(30):
                thing, create = make()
                made = [threads.submit(kind, **{name: "x"}) for kind, name in [(thing, "id"), (create, "name")] * 4]
                assert {type(each.result()) for each in made} == {thing, create}
    finally:
        sys.setswitchinterval(before)
