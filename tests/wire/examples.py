"""Example values for what the spec describes: each as a Python value and as JSON text.

They are made from the spec alone. How the package encodes and decodes is not used, so a mistake there is not repeated
here.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Literal, TypeAlias

import attrs

import bill_async.models
from codegen import names
from codegen.spec import Direction, Field, Model, Spec, Type

Place: TypeAlias = Direction | Literal["parameter"]


@attrs.frozen
class Example:
    """One value, as Python and as JSON text."""

    value: Any
    json: str

    @property
    def text(self) -> str:
        """The value in a URL or a header."""
        return str(json.loads(self.json)) if self.json.startswith('"') else self.json


class Examples:
    """Makes examples for one spec: the same for the same spec."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec

    def value(
        self, type_: Type, name: str, place: Place, *, full: bool = True, number: int = 1, second: bool = False
    ) -> Example:
        """A value of a type. It differs by `number`, and once more if it is the `second`."""
        number += 7 * second
        match type_.name:
            case "str":
                text = names.snake(name).replace("_", " ").capitalize() + " two" * second
                longest = int(type_.argument) if type_.argument else len(text)
                return _text(text[:longest].strip())
            case "id":
                return _text(type_.argument + str(number).rjust(20 - len(type_.argument), "0"))
            case "money":
                return _number(f"{100 + number}.15")  # no float equals it
            case "number":
                return _number(f"0.{number:02}3")
            case "int":
                return Example(number, str(number))
            case "bool":
                return Example(number % 2 == 1, json.dumps(number % 2 == 1))
            case "date":
                day = date(2026, 12, 1 + number % 28)
                return Example(day, f'"2026-12-{day.day:02}"')
            case "datetime":
                minute, zone = number % 60, "Z" if place == "parameter" else "+00:00"
                return Example(
                    datetime(2026, 12, 31, 9, minute, tzinfo=UTC), f'"2026-12-31T09:{minute:02}:00.000{zone}"'
                )
            case "any":
                return Example({"key": "value"}, '{"key":"value"}')
            case "list":
                assert type_.item is not None
                item = self.value(type_.item, name, place, full=full, number=number)
                return Example([item.value], f"[{item.json}]")
            case "map":
                assert type_.item is not None
                item = self.value(type_.item, name, place, full=full, number=number)
                return Example({"key": item.value}, f'{{"key":{item.json}}}')
        if type_.argument in self._spec.enums:
            values = self._spec.enums[type_.argument].values
            value = values[number % len(values)]
            enum = getattr(bill_async.models, type_.argument)
            return Example(getattr(enum, names.member_name(value)), json.dumps(value))
        assert place != "parameter"
        return self.model(self._spec.models[type_.argument], place, full=full)

    def model(self, model: Model, direction: Direction, *, full: bool) -> Example:
        """An object with all of its fields, or only with those that must be there."""
        may_miss = direction == "answer" and len(model.directions) == 2
        # The answer of a write that says nothing of an object with a key is none.
        keys = ("id", "uuid") if direction == "answer" else ()
        fields: list[tuple[Field, Example]] = [
            (field, self.value(field.type, field.wire, direction, full=full, number=number))
            for number, field in enumerate(model.visible(direction), 1)
            if full or (field.required and not may_miss) or field.wire in keys
        ]
        made = getattr(bill_async.models, names.class_name(model, direction))
        value = made(**{names.field_name(field.wire): example.value for field, example in fields})
        members = ",".join(f"{json.dumps(field.wire)}:{example.json}" for field, example in fields)
        return Example(value, f"{{{members}}}")


def _text(text: str) -> Example:
    return Example(text, json.dumps(text))


def _number(text: str) -> Example:
    return Example(Decimal(text), text)
