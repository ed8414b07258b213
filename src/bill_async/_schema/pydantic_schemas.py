"""Models as types of pydantic: what it validates, how it serializes them, and their JSON Schema.

It is imported when pydantic asks a model for its schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from datetime import datetime
from decimal import Decimal
from types import GenericAlias
from typing import Annotated, Any, Final, Optional, cast, get_args, get_origin

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from ..secret import Secret, hides_frames
from .fields import Field as ModelField
from .kind import Invalid
from .values import to_datetime

__all__ = ["model_schema"]

_STEP: Final = re.compile(r"[.\[]")
_EXACT_DIGITS: Final = 15
"""A float has the digits of every decimal number that has no more than these."""


def model_schema(cls: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return the schema of a model: an object whose keys are BILL's names or the Python names.

    Answers keep unknown fields, and requests refuse them. What is not sent is left out of the serialized form.
    """
    fields = {
        field.name: core_schema.typed_dict_field(
            handler.generate_schema(_annotation(cls, field)),
            required=field.required,
            validation_alias=_aliases(field),
            serialization_alias=field.wire,
        )
        for field in cls.__fields__
    }
    extra: Any = "allow" if cls.__keeps_unknown__ else "forbid"
    return core_schema.no_info_wrap_validator_function(
        _validator(cls),
        core_schema.typed_dict_schema(fields, extra_behavior=extra),
        ref=f"{cls.__module__}.{cls.__qualname__}",
        serialization=core_schema.wrap_serializer_function_ser_schema(_serialize),
    )


def _aliases(field: ModelField) -> list[list[str | int]]:
    """Return the keys that a field is read from; errors and the JSON Schema use the first."""
    return [[field.wire], [field.name]]


def _annotation(cls: type[Any], field: ModelField) -> Any:
    """Return the type of a field as pydantic knows types."""
    wanted = Secret[str] if field.secret else _exact(field.kind.python_type())
    limits: dict[str, Any] = {}
    if not cls.__keeps_unknown__ and not field.secret:  # an answer may hold anything, and is not refused
        known = field.kind.json_schema(lambda _: {}, request=True)
        limits = {"max_length": known.get("maxLength"), "pattern": known.get("pattern")}
    limited = Annotated[wanted, Field(**limits)] if any(limits.values()) else wanted
    whole = limited if field.required else Optional[limited]  # noqa: UP045 - it may be `Annotated`
    return Annotated[whole, Field(description=field.doc)] if field.doc else whole


def _exact(wanted: Any) -> Any:
    """Return the type with exact readers of numbers and moments, in lists and maps, too."""
    if wanted is Decimal:
        return Annotated[Decimal, BeforeValidator(_exact_number)]
    if wanted is datetime:
        return Annotated[datetime, BeforeValidator(_moment)]
    origin = get_origin(wanted)
    return wanted if origin is None else GenericAlias(origin, tuple(map(_exact, get_args(wanted))))


def _exact_number(value: Any) -> Any:
    """Return the decimal number that a float was written as. JSON was parsed before, by FastAPI for example."""
    if not isinstance(value, float):
        return value
    number = Decimal(repr(value))
    if number.is_finite() and len(number.normalize().as_tuple().digits) > _EXACT_DIGITS:
        raise PydanticCustomError(
            "inexact_number", "A JSON number of more than 15 digits is not exact; send it as a string"
        )
    return number


def _moment(value: Any) -> Any:
    """Read a moment as BILL writes it: without an offset it is UTC."""
    try:
        return to_datetime(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _validator(cls: type[Any]) -> Callable[[Any, Callable[[Any], dict[str, Any]]], Any]:
    wires = {field.name: field.wire for field in cls.__fields__}
    secrets = {key for field in cls.__fields__ if field.secret for key in (field.wire, field.name)}

    @hides_frames
    def validate(value: Any, validate_fields: Callable[[Any], dict[str, Any]]) -> Any:
        if isinstance(value, cls):
            return value
        if isinstance(value, Mapping):
            for name, wire in wires.items():
                if name != wire and name in value and wire in value:
                    raise _refusal(cls, wire, f"it is given a second time as {name}")
        try:
            data = validate_fields(value)
        except ValidationError as error:
            if not secrets:
                raise
            raise _without_secrets(cls, error, secrets) from None
        values = {name: data.pop(name) for name in wires if name in data}
        try:
            return cls._of(values, data)
        except Invalid as invalid:
            name = _STEP.split(invalid.path, 1)[0]
            raise _refusal(cls, wires[name], invalid.problem) from None

    return validate


def _refusal(cls: type[Any], wire: str, problem: str) -> ValidationError:
    return ValidationError.from_exception_data(cls.__name__, [_line("invalid_field", problem, (wire,), None)])


def _without_secrets(cls: type[Any], error: ValidationError, secrets: Set[str]) -> ValidationError:
    """Return the error without the input of secret fields, and of the whole object."""
    lines = [
        _line(one["type"], one["msg"], one["loc"], None if _holds_secret(one, secrets) else one["input"])
        for one in error.errors(include_url=False, include_context=False)
    ]
    return ValidationError.from_exception_data(cls.__name__, lines)


def _holds_secret(line: Mapping[str, Any], secrets: Set[str]) -> bool:
    return isinstance(line["input"], Mapping) or not secrets.isdisjoint(line["loc"][:1])


def _line(kind: str, problem: str, loc: tuple[int | str, ...], shown: Any) -> InitErrorDetails:
    template: Any = "{problem}"
    error = PydanticCustomError(cast("Any", kind), template, {"problem": problem})
    return InitErrorDetails(type=error, loc=loc, input=shown)


def _serialize(model: Any, serialize_fields: Callable[[dict[str, Any]], Any]) -> Any:
    return serialize_fields(model._for_pydantic())
