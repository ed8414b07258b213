"""The kinds of values that fields and parameters hold.

A kind does everything that depends on it: it checks a value before it is sent, reads and writes JSON, describes itself
in JSON Schema, and makes an example. Other code does not distinguish kinds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from types import GenericAlias
from typing import Any, ClassVar, Final

from ..types import OpenEnum
from . import examples
from .codec import TOO_DEEP, bounded, is_too_deep
from .kept import Place
from .kind import Form, Invalid, Kind, Link, Misfit, Schemas, Structs, refuse
from .messages import article, shown, shown_id, shown_json
from .values import from_datetime, to_bool, to_date, to_datetime, to_decimal, to_int, to_list, to_object, to_text

_SURROGATE: Final = "[\ud800-\udfff]"
_NUMBER: Final = r"(?i)-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?"


def _check_characters(value: str, secret: bool) -> None:
    """Refuse half of a surrogate pair, which cannot be encoded. A URL would lose it silently."""
    if not value.isascii() and re.search(_SURROGATE, value):
        raise Invalid(f"{shown(value, secret=secret)} holds half of a character; give whole ones")


class _Scalar(Kind):
    """A kind of single values, each of one Python type."""

    __slots__ = ()
    _wanted: ClassVar[str]
    _python: ClassVar[type]

    def wanted(self) -> str:
        return self._wanted

    def python_type(self) -> Any:
        return self._python

    def title(self, link: Link) -> str:
        return self._python.__name__


class Text(_Scalar):
    """A string; `max_length` in characters where BILL documents one."""

    __slots__ = ("max_length",)
    json_type = "string"
    exact = str
    noun = "a string"
    _wanted = "a str"
    _python = str

    def __init__(self, max_length: int | None = None) -> None:
        self.max_length = max_length

    @property
    def passes(self) -> str:
        return "type(value) is str and value.isascii()" + (
            "" if self.max_length is None else f" and len(value) <= {self.max_length}"
        )

    def check(self, value: object, secret: bool = False) -> None:
        if not isinstance(value, str):
            raise refuse(value, secret, "give a str")
        if self.max_length is not None and len(value) > self.max_length:
            raise Invalid(f"{shown(value, secret=secret)} has {len(value)} characters; shorten it to {self.max_length}")
        _check_characters(value, secret)

    def parsed(self, structs: Structs) -> Any:
        return str

    @property
    def reader(self) -> Callable[[Any], str]:
        return to_text

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        return {"type": "string"} | ({} if self.max_length is None else {"maxLength": self.max_length})

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> str:
        return examples.text(name, secret=secret)[: self.max_length]

    @property
    def constraints(self) -> tuple[str, ...]:
        return () if self.max_length is None else (f"at most {self.max_length} characters",)


class Id(_Scalar):
    """An identifier. With `strict`, an id of another prefix is refused before it is sent."""

    __slots__ = ("prefix", "start", "strict")
    json_type = "string"
    exact = str
    noun = "a string"
    _wanted = "a str"
    _python = str
    identifies = True

    def __init__(self, prefix: str | None = None, strict: bool = False) -> None:
        self.prefix = prefix
        self.strict = strict
        self.start = prefix or "" if strict else ""
        """How an id must begin."""

    @property
    def passes(self) -> str:
        return "type(value) is str and value and value.isascii()" + (
            f" and value.startswith({self.start!r})" if self.start else ""
        )

    def check(self, value: object, secret: bool = False) -> None:
        if not isinstance(value, str):
            raise refuse(value, True, "give the id as a str")
        if not value:
            raise Invalid("'' is not an id; give the id as BILL sent it")
        if not value.startswith(self.start):
            what = shown_id(value, secret=secret)
            raise Invalid(f"{what} is the id of something else; an id here begins with {self.start!r}")
        if not value.isascii() and re.search(_SURROGATE, value):
            raise Invalid(f"{shown_id(value, secret=secret)} holds half of a character; give whole ones")

    def parsed(self, structs: Structs) -> Any:
        return str

    @property
    def reader(self) -> Callable[[Any], str]:
        return to_text

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        if self.prefix is None:
            return {"type": "string"}
        if self.strict:
            return {"type": "string", "pattern": f"^{re.escape(self.prefix)}"}
        return {"type": "string", "x-id-prefix": self.prefix}

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> str:
        return examples.id(self.prefix or "", name)

    @property
    def constraints(self) -> tuple[str, ...]:
        return () if self.prefix is None else (f"begins `{self.prefix}`",)

    @property
    def id_prefix(self) -> str | None:
        return self.prefix


class Number(_Scalar):
    """A number with a fraction: `Decimal`. `money` marks an amount in major units."""

    __slots__ = ("money",)
    json_type = "number"
    exact = Decimal
    noun = "a number"
    empty_is_none = True
    _wanted = "a Decimal or an int"
    _python = Decimal

    def __init__(self, money: bool = False) -> None:
        self.money = money

    @property
    def passes(self) -> str:
        return "type(value) is int or type(value) is Decimal and value.is_finite()"

    def check(self, value: object, secret: bool = False) -> None:
        if isinstance(value, Decimal):
            if not value.is_finite():
                raise Invalid(f"{shown(value, secret=secret)} is not a number that can be sent; give a finite Decimal")
        elif isinstance(value, bool) or not isinstance(value, int):
            written = str(value) if isinstance(value, str | float) and not secret else ""
            better = f"Decimal({written!r})" if re.fullmatch(_NUMBER, written) else "a Decimal"
            why = "a float cannot hold it exactly, " if isinstance(value, float) else ""
            raise refuse(value, secret, f"{why}give {better} or an int")

    @property
    def reader(self) -> Callable[[Any], Decimal]:
        return to_decimal

    def take(self, value: Any, form: Form, secret: bool = False) -> Any:
        taken = super().take(value, form, secret)
        self.check(taken, secret)
        return taken

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        return {"type": "number", "format": "decimal"}

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> Decimal:
        return examples.number(name, money=self.money)

    @property
    def is_money(self) -> bool:
        return self.money


class Integer(_Scalar):
    """A whole number."""

    __slots__ = ()
    json_type = "integer"
    exact = int
    noun = "a whole number"
    empty_is_none = True
    _wanted = "an int"
    _python = int

    @property
    def passes(self) -> str:
        return "type(value) is int"

    def check(self, value: object, secret: bool = False) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            raise refuse(value, secret, "give an int")

    @property
    def reader(self) -> Callable[[Any], int]:
        return to_int

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        return {"type": "integer"}

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> int:
        return examples.integer(name)


class Boolean(_Scalar):
    """True or false."""

    __slots__ = ()
    json_type = "boolean"
    exact = bool
    noun = "true or false"
    empty_is_none = True
    _wanted = "True or False"
    _python = bool

    @property
    def passes(self) -> str:
        return "type(value) is bool"

    def check(self, value: object, secret: bool = False) -> None:
        if not isinstance(value, bool):
            raise refuse(value, secret, "give True or False")

    def parsed(self, structs: Structs) -> Any:
        return bool

    @property
    def reader(self) -> Callable[[Any], bool]:
        return to_bool

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        return {"type": "boolean"}

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> bool:
        return examples.boolean(name)


class Date(_Scalar):
    """A calendar day, `yyyy-MM-dd`."""

    __slots__ = ()
    json_type = "string"
    noun = "a date"
    empty_is_none = True
    _wanted = "a date"
    _python = date

    @property
    def passes(self) -> str:
        return "type(value) is date"

    def check(self, value: object, secret: bool = False) -> None:
        if isinstance(value, datetime):
            raise refuse(value, secret, "BILL wants a day here, give its .date()")
        if not isinstance(value, date):
            raise refuse(value, secret, "give a date, such as date(2026, 12, 1)")

    def parsed(self, structs: Structs) -> Any:
        return date

    @property
    def reader(self) -> Callable[[Any], date]:
        return to_date

    @property
    def writer(self) -> Callable[[date], str]:
        return date.isoformat

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        return {"type": "string", "format": "date"}

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> str:
        return examples.date(name)


class DateTime(_Scalar):
    """A moment, always with an offset."""

    __slots__ = ()
    json_type = "string"
    noun = "a moment"
    empty_is_none = True
    _wanted = "a datetime with a time zone"
    _python = datetime

    @property
    def passes(self) -> str:
        return "type(value) is datetime and value.tzinfo is UTC"

    def check(self, value: object, secret: bool = False) -> None:
        if not isinstance(value, datetime):
            raise refuse(value, secret, "give a datetime, such as datetime(2026, 12, 1, tzinfo=UTC)")
        if value.utcoffset() is None:
            raise Invalid(
                f"{shown(value, secret=secret)} has no time zone, so the moment is not known; "
                "give it one, such as .replace(tzinfo=UTC)"
            )
        try:
            value.astimezone(UTC)  # as it is written in filters
        except OverflowError:
            raise Invalid(f"{shown(value, secret=secret)} has no UTC time between the years 1 and 9999") from None

    def parsed(self, structs: Structs) -> Any:
        return str

    @property
    def reader(self) -> Callable[[Any], datetime]:
        return to_datetime

    @property
    def writer(self) -> Callable[[datetime], str]:
        return from_datetime

    def take(self, value: Any, form: Form, secret: bool = False) -> Any:
        if isinstance(value, datetime):
            self.check(value, secret)
        return super().take(value, form, secret)

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        return {"type": "string", "format": "date-time"}

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> str:
        return examples.datetime(name)


class _Values(dict[str, OpenEnum]):
    """The values of an enum by their texts. Those that are not known are made when they come, and not kept."""

    def __init__(self, enum: type[OpenEnum]) -> None:
        super().__init__({text: enum(text) for text in enum.known()})
        self.enum = enum

    def __missing__(self, value: Any) -> OpenEnum:
        return self.enum(to_text(value))


class Choice(Kind):
    """One of the values of an open enum."""

    __slots__ = ("enum",)
    json_type = "string"
    noun = "a string"

    def __init__(self, enum: type[OpenEnum]) -> None:
        self.enum = enum

    def wanted(self) -> str:
        return "a str"

    def python_type(self) -> type[OpenEnum]:
        return self.enum

    @property
    def passes(self) -> str:
        return "isinstance(value, str) and value and value.isascii()"

    def check(self, value: object, secret: bool = False) -> None:
        if not isinstance(value, str) or not value:
            known = next(iter(self.enum.known()), "")
            raise refuse(value, secret, f"give a value of {self.enum.__name__}, such as {known!r}")
        _check_characters(value, secret)

    def parsed(self, structs: Structs) -> Any:
        return str

    @property
    def reader(self) -> Callable[[Any], OpenEnum]:
        return _Values(self.enum).__getitem__

    @property
    def writer(self) -> Callable[[str], str]:
        return str

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        known = schemas(self.enum)
        return known if request else {"anyOf": [known, {"type": "string"}]}

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> str:
        return examples.choice(self.enum.known())

    @property
    def named(self) -> type[OpenEnum]:
        return self.enum

    def title(self, link: Link) -> str:
        return link(self.enum)


class ListOf(Kind):
    """An array."""

    __slots__ = ("item",)
    json_type = "array"
    noun = "an array"

    def __init__(self, item: Kind) -> None:
        self.item = item

    def wanted(self) -> str:
        return f"a list, each item {self.item.wanted()}"

    def python_type(self) -> Any:
        return GenericAlias(list, self.item.python_type())

    @property
    def items(self) -> Kind:
        return self.item.items

    @property
    def named(self) -> type[Any] | None:
        return self.item.named

    @property
    def constraints(self) -> tuple[str, ...]:
        return self.item.constraints

    def check(self, value: object, secret: bool = False) -> None:
        if not isinstance(value, list | tuple):
            raise refuse(value, secret, f"give {self.wanted()}")
        check = self.item.check
        for index, item in enumerate(value):
            try:
                check(item, secret)
            except Invalid as invalid:
                raise Invalid(invalid.problem, f"[{index}]{invalid.path}") from None

    def parsed(self, structs: Structs) -> Any:
        return GenericAlias(list, self.item.parsed(structs))

    @property
    def reader(self) -> Callable[[Any], list[Any]]:
        read = self.item.reader
        return lambda value: [read(item) for item in to_list(value)]

    @property
    def maker(self) -> Callable[[Any, Place | None], list[Any]] | None:
        make = self.item.maker
        if make is None:
            return None

        def make_list(value: Any, place: Place | None) -> list[Any]:
            if place is None:
                return [make(item, None) for item in value]
            return [make(item, (place, index)) for index, item in enumerate(value)]

        return make_list

    @property
    def writer(self) -> Callable[[Any], list[Any]]:
        write = self.item.writer
        return list if write is None else lambda value: [write(item) for item in value]

    def take(self, value: Any, form: Form, secret: bool = False) -> list[Any]:
        if not isinstance(value, list | tuple):
            raise Invalid(f"{shown(value, secret=secret)} is not {self.noun}")
        return [_take_item(self.item, item, f"[{index}]", form, secret) for index, item in enumerate(value)]

    def is_hollow(self, value: Any) -> bool:
        return isinstance(value, list) and any(map(self.item.is_hollow, value))

    def fill_in(self, value: Any) -> int:
        return sum(self.item.fill_in(item) for item in value) if isinstance(value, list) else 0

    def clear_empty(self, value: Any) -> int:
        return sum(self.item.clear_empty(item) for item in value) if isinstance(value, list) else 0

    def misfit(self, value: Any, path: str, secret: bool = False) -> Misfit | None:
        if not isinstance(value, list):
            return Misfit(path, f"{shown_json(value, secret)} is not {self.noun}")
        found = (self.item.misfit(item, f"{path}[{index}]", secret) for index, item in enumerate(value))
        return next(filter(None, found), None)

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        return {"type": "array", "items": self.item.json_schema(schemas, request=request)}

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> list[Any]:
        return [self.item.example(name, secret=secret, optional=optional)]

    def title(self, link: Link) -> str:
        return f"list of {self.item.title(link)}"


def _take_item(kind: Kind, value: Any, path: str, form: Form, secret: bool) -> Any:
    try:
        return kind.take(value, form, secret)
    except Invalid as invalid:
        raise Invalid(invalid.problem, path + invalid.path) from None


class MapOf(Kind):
    """An object with free keys."""

    __slots__ = ("item",)
    json_type = "object"
    noun = "an object"

    def __init__(self, item: Kind) -> None:
        self.item = item

    def wanted(self) -> str:
        return f"a dict, each value {self.item.wanted()}"

    def python_type(self) -> Any:
        return GenericAlias(dict, (str, self.item.python_type()))

    @property
    def items(self) -> Kind:
        return self.item.items

    @property
    def named(self) -> type[Any] | None:
        return self.item.named

    @property
    def constraints(self) -> tuple[str, ...]:
        return self.item.constraints

    def check(self, value: object, secret: bool = False) -> None:
        if not isinstance(value, Mapping):
            raise refuse(value, secret, f"give {self.wanted()}")
        for key, item in value.items():
            if not isinstance(key, str):
                raise Invalid(f"the key {shown(key, secret=secret)} is {article(type(key).__name__)}; give a str")
            try:
                self.item.check(item, secret)
            except Invalid as invalid:
                raise Invalid(invalid.problem, f"[{key!r}]{invalid.path}") from None

    def parsed(self, structs: Structs) -> Any:
        return GenericAlias(dict, (str, self.item.parsed(structs)))

    @property
    def reader(self) -> Callable[[Any], dict[str, Any]]:
        read = self.item.reader
        return lambda value: {key: read(item) for key, item in to_object(value).items()}

    @property
    def maker(self) -> Callable[[Any, Place | None], dict[str, Any]] | None:
        make = self.item.maker
        if make is None:
            return None
        return lambda value, place: {key: make(item, place and (place, key)) for key, item in value.items()}

    @property
    def writer(self) -> Callable[[Any], dict[str, Any]]:
        write = self.item.writer
        return dict if write is None else lambda value: {key: write(item) for key, item in value.items()}

    def take(self, value: Any, form: Form, secret: bool = False) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise Invalid(f"{shown(value, secret=secret)} is not {self.noun}")
        return {key: _take_item(self.item, item, f"[{key!r}]", form, secret) for key, item in value.items()}

    def fill_in(self, value: Any) -> int:
        return sum(self.item.fill_in(item) for item in value.values()) if isinstance(value, dict) else 0

    def clear_empty(self, value: Any) -> int:
        return sum(self.item.clear_empty(item) for item in value.values()) if isinstance(value, dict) else 0

    def misfit(self, value: Any, path: str, secret: bool = False) -> Misfit | None:
        if not isinstance(value, dict):
            return Misfit(path, f"{shown_json(value, secret)} is not {self.noun}")
        found = (self.item.misfit(item, f"{path}[{json.dumps(key)}]", secret) for key, item in value.items())
        return next(filter(None, found), None)

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.item.json_schema(schemas, request=request)}

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> dict[str, Any]:
        return {"key": self.item.example(name, secret=secret, optional=optional)}

    def title(self, link: Link) -> str:
        return f"map of {self.item.title(link)}"


class Anything(Kind):
    """Any JSON value; its shape is not known."""

    __slots__ = ()

    def check(self, value: object, secret: bool = False) -> None:
        if isinstance(value, list | tuple):
            ListOf(self).check(value, secret)
        elif isinstance(value, Mapping):
            MapOf(self).check(value, secret)
        elif isinstance(value, float | Decimal):
            Number().check(value, secret)
        elif not (value is None or isinstance(value, str | bool | int)):
            raise refuse(value, secret, "give None, a bool, an int, a Decimal, a str, a list or a dict")

    @property
    def reader(self) -> Callable[[Any], Any]:
        return bounded

    def take(self, value: Any, form: Form, secret: bool = False) -> Any:
        if is_too_deep(value):
            raise Invalid(TOO_DEEP)
        self.check(value, secret)
        return value

    def misfit(self, value: Any, path: str, secret: bool = False) -> Misfit | None:
        return Misfit(path, TOO_DEEP) if is_too_deep(value) else None

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        return {}

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> dict[str, Any]:
        return {}

    def title(self, link: Link) -> str:
        return "any JSON"

    def wanted(self) -> str:
        return "a JSON value"

    def python_type(self) -> Any:
        return Any
