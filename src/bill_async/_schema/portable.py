"""Models as dicts and as JSON text, and as people see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal
from inspect import getdoc
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

from .._base.display import PublicNames, object_table, short_repr
from ..errors import DecodeError, InvalidRequestError
from ..secret import HIDDEN, Secret, hides_frames
from ..types import UNSET, OnBadValue, OpenEnum
from .codec import NotJson, escaped, loads
from .fields import Field
from .kind import Form, Invalid
from .messages import shown_json
from .values import from_datetime, from_decimal

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["UNKNOWN_FIELDS", "Portable", "Shape", "exported"]

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})

UNKNOWN_FIELDS: Final = "unknown_fields"
"""The key of the unknown fields in a dict with Python names."""


class Shape:
    """The shape of a dict that is made of a model."""

    __slots__ = ("as_sent", "hide_unknown", "json", "reveal_secrets", "text_amounts", "wire_names")

    def __init__(
        self,
        wire_names: bool,
        as_sent: bool,
        reveal_secrets: bool,
        json: bool = False,
        text_amounts: bool = False,
        hide_unknown: bool = False,
    ) -> None:
        self.wire_names = wire_names
        self.as_sent = as_sent
        self.reveal_secrets = reveal_secrets
        self.json = json
        """Whether dates and moments become texts."""
        self.text_amounts = text_amounts
        """Whether amounts become texts."""
        self.hide_unknown = hide_unknown
        """Whether the values of unknown fields are hidden, as any of them may be a secret."""


class Portable(PublicNames):
    """Something with fields that can be shown, and converted to and from dicts and JSON text."""

    __slots__ = ()
    __fields__: ClassVar[tuple[Field, ...]] = ()
    __keeps_unknown__: ClassVar[bool] = False
    """Whether fields that are not known are kept, rather than refused."""
    __absent__: ClassVar[Any] = None
    """The value of a field that is not there."""

    @hides_frames
    def to_dict(
        self, *, wire_names: bool = False, as_sent: bool = False, reveal_secrets: bool = False
    ) -> dict[str, Any]:
        """Return a dict of Python values. Nested models become dicts, values of enums become `str`.

        Amounts stay `Decimal`, dates `date`, and times are `datetime` in UTC. An answer has all its fields, so that
        every row of a data frame has the same columns; a field that was not sent is None. A request has the fields that
        are set.

        Args:
            wire_names: Use BILL's names, `vendorId`, in place of the Python names, `vendor_id`.
            as_sent: Leave out the fields of an answer that were not sent, and keep those that this package does not
                know. Then None means null, times have the offset that they came with, and `from_dict` returns an equal
                model. With Python names, unknown fields are under the key `unknown_fields`.
            reveal_secrets: Show secrets, which are `***` otherwise.
        """
        return self._export(Shape(wire_names, as_sent, reveal_secrets))

    @hides_frames
    def to_json(self, *, reveal_secrets: bool = False) -> str:
        """Return the JSON text, with the fields that were sent and BILL's names for them. Amounts are exact numbers.

        Unknown fields are kept. Secrets are `***` unless `reveal_secrets` is set. `from_json` reads it.
        """
        return escaped(self._export(Shape(True, True, reveal_secrets, json=True)))

    @classmethod
    @hides_frames
    def from_dict(
        cls, data: Mapping[str, Any], *, wire_names: bool = False, on_bad_value: OnBadValue = "raise"
    ) -> Self:
        """Make a model of a dict as `to_dict` returns it. Values may also be those of JSON: `"2026-12-01"` for a date.

        Args:
            data: The fields. Of an answer, None means null.
            wire_names: Whether the keys are BILL's names.
            on_bad_value: With `"keep"`, an optional field of an answer that cannot be read is None, and its value
                is in `unknown_fields`.

        Raises: `InvalidRequestError`, with the path of the field, if something does not fit.
        """
        if not isinstance(data, Mapping):
            raise InvalidRequestError(f"{cls.__name__}.from_dict takes a dict, not {type(data).__name__}")
        try:
            return cls._take(deepcopy(dict(data)), Form(wire_names, on_bad_value))
        except Invalid as invalid:
            raise InvalidRequestError(f"{cls.__name__}.{invalid.path}: {invalid.problem}", field=invalid.path) from None

    @classmethod
    @hides_frames
    def from_json(cls, text: str | bytes, *, on_bad_value: OnBadValue = "raise") -> Self:
        """Make a model of the text of a JSON object with BILL's names, as `to_json` returns it.

        Args:
            text: The JSON, in UTF-8 if it is bytes.
            on_bad_value: As for `from_dict`.

        Raises: `DecodeError` if it is not a JSON object, or an answer does not fit. `InvalidRequestError` if a request
        does not fit.
        """
        try:
            data = loads(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
        except NotJson as error:
            raise DecodeError(str(error).replace("the answer", "the text", 1)) from None
        if not isinstance(data, dict):
            raise DecodeError(f"$: {shown_json(data)} is not an object", problem=f"{shown_json(data)} is not an object")
        return cls._load(data, on_bad_value)

    @classmethod
    def _take(cls, data: Mapping[str, Any], form: Form) -> Self:
        """Make a model of a dict. Raise `Invalid` about the first field that does not fit."""
        raise NotImplementedError

    @classmethod
    def _load(cls, data: dict[str, Any], on_bad_value: OnBadValue) -> Self:
        """Make a model of a JSON object that `loads` read."""
        return cls.from_dict(data, wire_names=True, on_bad_value=on_bad_value)

    @classmethod
    def _of(cls, values: dict[str, Any], unknown: dict[str, Any]) -> Self:
        """Make a model of its fields by their Python names. Raise `Invalid` if one is wrong."""
        raise NotImplementedError

    def _nulls_sent(self) -> frozenset[str] | None:
        """Return the fields whose None was sent as null; None stands for all."""
        return None

    def _unknown_sent(self) -> Mapping[str, Any]:
        return _NOTHING

    def _fields(self, *, as_sent: bool) -> Iterator[tuple[Field, Any]]:
        """Yield the fields that are set with their values; with `as_sent`, without those that were not sent."""
        nulls = self._nulls_sent() if as_sent else None
        for field in self.__fields__:
            value = getattr(self, field.name)
            if value is not UNSET and (value is not None or nulls is None or field.name in nulls):
                yield field, value

    def _export(self, shape: Shape) -> dict[str, Any]:
        data = {
            field.wire if shape.wire_names else field.name: exported(value, shape)
            for field, value in self._fields(as_sent=shape.as_sent)
        }
        if shape.as_sent and (unknown := self._unknown_sent()):
            more = {key: HIDDEN if shape.hide_unknown else exported(value, shape) for key, value in unknown.items()}
            data.update(more if shape.wire_names else {UNKNOWN_FIELDS: more})
        return data

    def _for_pydantic(self) -> dict[str, Any]:
        """Return what is sent, with values as pydantic takes them, for it to serialize."""
        data = {field.name: _plain(field, value) for field, value in self._fields(as_sent=True)}
        hidden = Shape(wire_names=True, as_sent=True, reveal_secrets=False)
        return data | {key: exported(value, hidden) for key, value in self._unknown_sent().items()}

    def _given(self) -> Iterator[tuple[str, Any]]:
        """Yield the fields that were sent or will be, by their names; None is shown only if it will be sent."""
        for field in self.__fields__:
            value = getattr(self, field.name, UNSET)  # one that is being made may be shown in a traceback
            if value is not UNSET and value is not self.__absent__:
                yield field.name, Secret(value) if field.secret and value is not None else value

    def __repr__(self) -> str:
        """Return the first fields that are not None: the id, names, amounts and dates, and then other ids and flags."""
        last = {field.name for field in self.__fields__ if _says_little(field)}
        return short_repr(type(self).__name__, sorted(self._given(), key=lambda item: item[0] in last))

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        return self._given()

    def _repr_html_(self) -> str:
        return object_table(type(self).__name__, self._given())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from .pydantic_schemas import model_schema

        return model_schema(cls, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        found = handler.resolve_ref_schema(handler(schema))
        found.update(title=cls.__name__, description=getdoc(cls) or "")
        for field in found["properties"].values():
            field.pop("title", None)  # pydantic makes `Vendorid` of `vendorId`
        return found


def _says_little(field: Field) -> bool:
    """Whether a field is the id of another object, or a flag."""
    return field.name != "id" and (field.kind.identifies or field.kind.json_type == "boolean")


def _to_utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError:  # it is before the year 1 or after 9999 there
        return value


def _plain(field: Field, value: Any) -> Any:
    """Return a value of just the type that its field has. A request may hold an `int` for an amount, or a tuple."""
    if isinstance(value, tuple):
        return list(value)
    return field.kind.read(value) if type(value) is int else value


def exported(value: Any, shape: Shape) -> Any:
    """Return a value of a model, a model or a list of models in a shape."""
    match value:
        case Portable():
            return value._export(shape)
        case Secret():
            return value.reveal() if shape.reveal_secrets else HIDDEN
        case list() | tuple():
            return [exported(item, shape) for item in value]
        case Mapping():
            return {key: exported(item, shape) for key, item in value.items()}
        case OpenEnum():
            return str(value)
        case Decimal() if shape.text_amounts:
            return from_decimal(value)
        case datetime():
            return from_datetime(value) if shape.json else value if shape.as_sent else _to_utc(value)
        case date():
            return value.isoformat() if shape.json else value
        case _:
            return value
