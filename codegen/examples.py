"""Example values for the generated tests: the same for the same spec, and each as Python and as JSON.

The tests of an operation are made from these and the spec alone, not from the templates or names of
the code under test, so that a mistake there is not repeated here.
"""

from __future__ import annotations

import json

import attrs

from . import names
from .spec import Direction, Field, Model, Spec, Type


@attrs.frozen
class Example:
    """One value, as a Python expression and as JSON text."""

    python: str
    json: str

    @property
    def text(self) -> str:
        """The value in a URL or header."""
        return str(json.loads(self.json)) if self.json.startswith('"') else self.json


class Examples:
    """Makes examples for one spec."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec

    def value(
        self, type_: Type, name: str, direction: Direction, *, full: bool = True, number: int = 1, second: bool = False
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
                return _number(f"{100 + number}.25")
            case "number":
                return _number(f"0.{number:02}5")
            case "int":
                return Example(str(number), str(number))
            case "bool":
                return Example("True", "true") if number % 2 else Example("False", "false")
            case "date":
                day = 1 + number % 28
                return Example(f"date(2026, 12, {day})", f'"2026-12-{day:02}"')
            case "datetime":
                minute, zone = number % 60, "Z" if direction == "parameter" else "+00:00"
                return Example(
                    f"datetime(2026, 12, 31, 9, {minute}, tzinfo=UTC)", f'"2026-12-31T09:{minute:02}:00.000{zone}"'
                )
            case "any":
                return Example('{"key": "value"}', '{"key":"value"}')
            case "list":
                assert type_.item is not None
                item = self.value(type_.item, name, direction, full=full, number=number)
                return Example(f"[{item.python}]", f"[{item.json}]")
            case "map":
                assert type_.item is not None
                item = self.value(type_.item, name, direction, full=full, number=number)
                return Example(f'{{"key": {item.python}}}', f'{{"key":{item.json}}}')
        if type_.argument in self._spec.enums:
            values = self._spec.enums[type_.argument].values
            value = values[number % len(values)]
            return Example(f"{type_.argument}.{names.member_name(value)}", json.dumps(value))
        return self.model(self._spec.models[type_.argument], direction, full=full)

    def model(self, model: Model, direction: Direction, *, full: bool) -> Example:
        """An object with all of its fields, or with those that must be there."""
        parts = self._parts(model, direction, full=full)
        arguments = ", ".join(f"{names.field_name(field.wire)}={value.python}" for field, value in parts)
        members = ",".join(f"{json.dumps(field.wire)}:{value.json}" for field, value in parts)
        return Example(f"{names.class_name(model, direction)}({arguments})", f"{{{members}}}")

    def members(self, model: Model, direction: Direction, *, full: bool) -> list[str]:
        """The JSON text of an object, one field a line."""
        lines = [f"{json.dumps(field.wire)}:{value.json}" for field, value in self._parts(model, direction, full=full)]
        return ["{" + lines[0], *("," + line for line in lines[1:]), "}"] if lines else ["{}"]

    def differs(self, model: Model, direction: Direction) -> bool:
        """Whether there is less than the full object."""
        return self.model(model, direction, full=True) != self.model(model, direction, full=False)

    def _parts(self, model: Model, direction: Direction, *, full: bool) -> list[tuple[Field, Example]]:
        may_miss = direction == "answer" and len(model.directions) == 2
        return [
            (field, self.value(field.type, field.wire, direction, full=full, number=number))
            for number, field in enumerate(model.visible(direction), 1)
            if full or (field.required and not may_miss)
        ]


def _text(text: str) -> Example:
    return Example(json.dumps(text), json.dumps(text))


def _number(text: str) -> Example:
    return Example(f'Decimal("{text}")', text)
