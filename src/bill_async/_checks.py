"""What is wrong with a value before it is sent. Every message names the field, the value and the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from ._model import AnswerModel, Model, RequestModel
from ._schema import (
    Anything,
    Boolean,
    Choice,
    Date,
    DateTime,
    Field,
    Id,
    Integer,
    Kind,
    ListOf,
    MapOf,
    Nested,
    Number,
    Text,
)
from ._secret import Secret, bare, reveal
from .errors import InvalidRequestError
from .types import UNSET

__all__ = ["check_arguments", "check_path_id", "check_request", "check_value", "kind_of", "shown"]

_SHOWN: Final = 80
_SIMPLE: Final = (str, bool, int, float, Decimal, date)
_HALF: Final = re.compile("[\ud800-\udfff]")
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?", re.IGNORECASE)
_NOT_IN_A_PATH: Final = re.compile(r"[\s/\\?#%\x00-\x1f\x7f]|\.\.")
_LONGEST_ID: Final = 256
_BEGINNING: Final = re.compile("0[0-9a-z]{2}")
"""How BILL's ids begin."""


class _Wrong(Exception):
    """What is wrong, and where below the field that is being checked."""

    def __init__(self, problem: str, path: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = path


def shown(value: object, *, secret: bool = False) -> str:
    """Return the value for an error message: cut if long; of a secret or a container, only the type."""
    if secret or not (value is UNSET or value is None or isinstance(value, _SIMPLE)):
        return _named(value)
    text = str(value) if isinstance(value, Decimal | date) else repr(str(value) if isinstance(value, str) else value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


def _shown_id(value: str, *, secret: bool = False) -> str:
    """Return of an id its beginning, which says what it is of: what is given in its place may be a secret."""
    size = f"{len(value)} characters"
    return f"'{value[:3]}...' ({size})" if _BEGINNING.match(value) and not secret else f"a text of {size}"


def check_arguments(model: type[RequestModel], args: tuple[Any, ...], given: Mapping[str, Any]) -> None:
    """Refuse arguments that a request model does not take, and the lack of those that it needs.

    No value is shown: what stands under a misspelt name may be a secret.
    """
    name, fields = model.__name__, {field.name: field for field in model.__fields__}
    if args:
        first = next(iter(fields), "field")
        raise InvalidRequestError(f"{name}: fields are given by name; write {name}({first}=...)", field=first)
    for one in given:
        if one not in fields:
            raise InvalidRequestError(f"{name}.{one}: there is no such field; {_instead_of(one, fields)}", field=one)
    for field in fields.values():
        if field.required and field.name not in given:
            problem = f"it is missing, and BILL requires it; give {_wanted(field.kind)}"
            raise InvalidRequestError(f"{name}.{field.name}: {problem}", field=field.name)


def _instead_of(name: str, fields: Mapping[str, Field]) -> str:
    """Return the nearest field, by its name here or at BILL; or all fields."""
    from difflib import get_close_matches

    plain = {_plain(one): field.name for field in fields.values() for one in (field.wire, field.name)}
    near = get_close_matches(_plain(name), plain, 1)
    return f"did you mean {plain[near[0]]!r}?" if near else f"there are {', '.join(fields) or 'none'}"


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def check_request(model: RequestModel) -> None:
    """Check every field that is given, in nested models too."""
    wrong = _find_wrong(model)
    if wrong is not None:
        raise InvalidRequestError(f"{type(model).__name__}.{wrong.path}: {wrong.problem}", field=wrong.path)


@bare
def check_value(kind: Kind, value: object, path: str, *, secret: bool = False) -> None:
    """Check one value, a parameter for example. `path` is what the message calls it."""
    if isinstance(value, Secret):
        value, secret = value.reveal(), True
    try:
        _CHECKS[type(kind)](kind, value, secret)
    except _Wrong as wrong:
        where = path + wrong.path
        raise InvalidRequestError(f"{where}: {wrong.problem}", field=where) from None


@bare
def check_path_id(value: object, path: str, kind: Kind, *, secret: bool = False) -> None:
    """Check a value that becomes part of a URL's path, where a slash or dots would call another endpoint."""
    value = reveal(value)
    check_value(kind, value, path, secret=secret)
    if isinstance(value, str) and (not value or len(value) > _LONGEST_ID or _NOT_IN_A_PATH.search(value)):
        problem = "cannot be part of a URL; it holds a space, `/`, `..` or the like"
        if not value or len(value) > _LONGEST_ID:
            problem = "is longer than any id" if value else "is empty"
        what = _shown_id(value, secret=secret)
        raise InvalidRequestError(f"{path}: {what} {problem}; give the id as BILL sent it", field=path)


def _find_wrong(model: Model, secret: bool = False) -> _Wrong | None:
    for field in model.__fields__:
        value = reveal(getattr(model, field.name))
        if value is UNSET and not field.required:
            continue
        if value is None and not field.required:
            continue
        try:
            if value is None or value is UNSET:
                raise _Wrong(
                    f"{shown(value)} is not allowed, because BILL requires the field; give {_wanted(field.kind)}"
                )
            _CHECKS[type(field.kind)](field.kind, value, secret or field.secret)
        except _Wrong as wrong:
            return _Wrong(wrong.problem, field.name + wrong.path)
    return None


def _refuse(value: object, secret: bool, remedy: str) -> _Wrong:
    if value is None:
        return _Wrong(f"None cannot be used; {remedy}")
    what, name = shown(value, secret=secret), _named(value)
    return _Wrong(f"{what} is {name}; {remedy}" if what != name else f"{name} cannot be used; {remedy}")


def kind_of(value: object) -> str:
    """Return what a value is an instance of; of a class, that it is one: somebody forgot to call it."""
    return f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__


def _named(value: object) -> str:
    return kind_of(value) if isinstance(value, type) else _article(type(value).__name__)


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"


def _wanted(kind: Kind) -> str:
    match kind:
        case Text() | Id() | Choice():
            return "a str"
        case Number():
            return "a Decimal or an int"
        case Integer():
            return "an int"
        case Boolean():
            return "True or False"
        case Date():
            return "a date"
        case DateTime():
            return "a datetime with a time zone"
        case Nested(model):
            return _article(model.__name__)
        case ListOf(item):
            return f"a list, each item {_wanted(item)}"
        case MapOf(item):
            return f"a dict, each value {_wanted(item)}"
        case Anything():
            return "a JSON value"


def _check_text(kind: Text, value: object, secret: bool) -> None:
    if not isinstance(value, str):
        raise _refuse(value, secret, "give a str")
    if kind.max_length is not None and len(value) > kind.max_length:
        raise _Wrong(f"{shown(value, secret=secret)} has {len(value)} characters; shorten it to {kind.max_length}")
    _check_characters(value, secret)


def _check_characters(value: str, secret: bool) -> None:
    """Refuse half of a surrogate pair, which no encoding can write: a URL would lose it without a word."""
    if not value.isascii() and _HALF.search(value):
        raise _Wrong(f"{shown(value, secret=secret)} holds half of a character; give whole ones")


def _check_id(kind: Id, value: object, secret: bool) -> None:
    if not isinstance(value, str):
        raise _refuse(value, True, "give the id as a str")
    if not value:
        raise _Wrong("'' is not an id; give the id as BILL sent it")
    if kind.strict and kind.prefix is not None and not value.startswith(kind.prefix):
        what = _shown_id(value, secret=secret)
        raise _Wrong(f"{what} is the id of something else; an id here begins with {kind.prefix!r}")
    if not value.isascii() and _HALF.search(value):
        raise _Wrong(f"{_shown_id(value, secret=secret)} holds half of a character; give whole ones")


def _check_number(kind: Number, value: object, secret: bool) -> None:
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise _Wrong(f"{shown(value, secret=secret)} is not a number that can be sent; give a finite Decimal")
    elif isinstance(value, bool) or not isinstance(value, int):
        written = str(value) if isinstance(value, str | float) and not secret else ""
        better = f"Decimal({written!r})" if _NUMBER.fullmatch(written) else "a Decimal"
        why = "a float cannot hold it exactly, " if isinstance(value, float) else ""
        raise _refuse(value, secret, f"{why}give {better} or an int")


def _check_integer(kind: Integer, value: object, secret: bool) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refuse(value, secret, "give an int")


def _check_boolean(kind: Boolean, value: object, secret: bool) -> None:
    if not isinstance(value, bool):
        raise _refuse(value, secret, "give True or False")


def _check_date(kind: Date, value: object, secret: bool) -> None:
    if isinstance(value, datetime):
        raise _refuse(value, secret, "BILL wants a day here, give its .date()")
    if not isinstance(value, date):
        raise _refuse(value, secret, "give a date, such as date(2026, 12, 1)")


def _check_datetime(kind: DateTime, value: object, secret: bool) -> None:
    if not isinstance(value, datetime):
        raise _refuse(value, secret, "give a datetime, such as datetime(2026, 12, 1, tzinfo=UTC)")
    if value.utcoffset() is None:
        raise _Wrong(
            f"{shown(value, secret=secret)} has no time zone, so the moment is not known; "
            "give it one, such as .replace(tzinfo=UTC)"
        )
    try:
        value.astimezone(UTC)  # as it is written in filters
    except OverflowError:
        raise _Wrong(f"{shown(value, secret=secret)} has no UTC time between the years 1 and 9999") from None


def _check_choice(kind: Choice, value: object, secret: bool) -> None:
    if not isinstance(value, str) or not value:
        raise _refuse(
            value, secret, f"give a value of {kind.enum.__name__}, such as {next(iter(kind.enum.known()), '')!r}"
        )
    _check_characters(value, secret)


def _check_nested(kind: Nested, value: object, secret: bool) -> None:
    if not isinstance(value, kind.model if kind.whole is None else (kind.model, kind.whole)):
        remedy = f"give {_article(kind.model.__name__)}"
        if isinstance(value, AnswerModel):
            remedy += f" ({type(value).__name__} is what BILL sends, not what it takes)"
        raise _refuse(value, secret, remedy)
    wrong = _find_wrong(value, secret)
    if wrong is not None:
        raise _Wrong(wrong.problem, f".{wrong.path}")


def _check_list(kind: ListOf, value: object, secret: bool) -> None:
    if not isinstance(value, list | tuple):
        raise _refuse(value, secret, f"give {_wanted(kind)}")
    check = _CHECKS[type(kind.item)]
    for index, item in enumerate(value):
        try:
            check(kind.item, item, secret)
        except _Wrong as wrong:
            raise _Wrong(wrong.problem, f"[{index}]{wrong.path}") from None


def _check_map(kind: MapOf, value: object, secret: bool) -> None:
    if not isinstance(value, Mapping):
        raise _refuse(value, secret, f"give {_wanted(kind)}")
    for key, item in value.items():
        if not isinstance(key, str):
            raise _Wrong(f"the key {shown(key, secret=secret)} is {_article(type(key).__name__)}; give a str")
        try:
            _CHECKS[type(kind.item)](kind.item, item, secret)
        except _Wrong as wrong:
            raise _Wrong(wrong.problem, f"[{key!r}]{wrong.path}") from None


def _check_anything(kind: Anything, value: object, secret: bool) -> None:
    if isinstance(value, list | tuple):
        _check_list(ListOf(kind), value, secret)
    elif isinstance(value, Mapping):
        _check_map(MapOf(kind), value, secret)
    elif isinstance(value, float | Decimal):
        _check_number(Number(), value, secret)
    elif not (value is None or isinstance(value, str | bool | int)):
        raise _refuse(value, secret, "give None, a bool, an int, a Decimal, a str, a list or a dict")


_CHECKS: Final[dict[type, Callable[[Any, object, bool], None]]] = {
    Text: _check_text,
    Id: _check_id,
    Number: _check_number,
    Integer: _check_integer,
    Boolean: _check_boolean,
    Date: _check_date,
    DateTime: _check_datetime,
    Choice: _check_choice,
    Nested: _check_nested,
    ListOf: _check_list,
    MapOf: _check_map,
    Anything: _check_anything,
}
