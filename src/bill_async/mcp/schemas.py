"""JSON schemas of the arguments of operations, taken from the OpenAPI document.

Amounts are strings, because many programs that handle JSON make binary floats of numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bill_async._schema.operation import Operation
from bill_async.openapi.document import document

__all__ = ["Schemas"]

Json = dict[str, Any]

_PREFIX: Final = "#/components/schemas/"
_METHODS: Final = ("get", "post", "put", "patch", "delete")
_AMOUNT: Final[Json] = {
    "type": "string",
    "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
    "description": 'A decimal number as text, such as "149.90".',
}
_SHORTENED: Final = 10
"""The number of items on a page if an assistant asks for no other."""


class Schemas:
    """The schemas of the arguments of all operations."""

    def __init__(self) -> None:
        whole = document()
        self._models: Json = whole["components"]["schemas"]
        self._operations: dict[str, Json] = {
            described["x-python"]: described
            for path in whole["paths"].values()
            for method, described in path.items()
            if method in _METHODS
        }

    def arguments(self, operation: Operation[Any]) -> Json:
        """Return the schema of the arguments: the parameters by their names at BILL, and `body`."""
        described = self._operations[operation.accessor]
        properties: Json = {}
        required: list[str] = []
        for parameter in described.get("parameters", ()):
            if parameter["in"] == "header":
                continue  # an idempotency key, which the client makes
            schema = _plain(parameter["schema"])
            if parameter.get("description"):
                schema["description"] = parameter["description"]
            if parameter["name"] == "max":
                schema["default"] = min(_SHORTENED, schema.get("maximum", _SHORTENED))
            properties[parameter["name"]] = schema
            if parameter["required"]:
                required.append(parameter["name"])
        if (body := described.get("requestBody")) is not None:
            properties["body"] = _plain(body["content"]["application/json"]["schema"])
            required.append("body")
        found: Json = {"type": "object", "properties": properties, "additionalProperties": False}
        if required:
            found["required"] = required
        if models := dict(self._used(properties)):
            found["$defs"] = models
        return found

    def about(self, operation: Operation[Any]) -> str:
        """Return the description of an operation beyond its title."""
        text: str = self._operations[operation.accessor].get("description", "")
        return text

    def _used(self, schema: Json) -> Iterator[tuple[str, Json]]:
        """Yield the models that a schema refers to, and those that they refer to."""
        found: set[str] = set()
        waiting = list(_references(schema))
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                model = _plain(self._models[name])
                yield name, model
                waiting.extend(_references(model))


def _plain(schema: Any) -> Any:
    """Return a schema for an assistant: its own copy, with amounts as strings and closed objects."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, Mapping):
        return schema
    if schema.get("format") == "decimal":
        return _amount(schema)
    found = {name: _plain(each) for name, each in schema.items() if name not in _LEFT_OUT}
    if "$ref" in found:
        found["$ref"] = found["$ref"].replace(_PREFIX, "#/$defs/")
    if isinstance(schema.get("properties"), Mapping):
        found["additionalProperties"] = False
    return found


_LEFT_OUT: Final = frozenset(("examples", "x-confidence", "x-id-prefix"))


def _amount(schema: Mapping[str, Any]) -> Json:
    found = dict(_AMOUNT)
    if "description" in schema:
        found["description"] = f"{schema['description']} {_AMOUNT['description']}"
    if isinstance(schema.get("type"), list):
        found["type"] = ["string", "null"]
    return found


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, list):
        for each in schema:
            yield from _references(each)
    elif isinstance(schema, Mapping):
        if isinstance(reference := schema.get("$ref"), str):
            yield reference.rpartition("/")[2]
        for each in schema.values():
            yield from _references(each)
