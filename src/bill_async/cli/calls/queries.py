"""`--query`: JMESPath expressions over exact numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from importlib import import_module
from typing import Any, Final, TypeVar, cast

from bill_async._schema.codec import dumps
from bill_async._schema.values import to_decimal
from bill_async.errors import ConfigurationError, InvalidRequestError
from bill_async.types import JsonValue

__all__ = ["Query"]

_FRACTION: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)")

F = TypeVar("F", bound=Callable[..., Any])


class Query:
    """A JMESPath expression. Its literals and functions take and return `Decimal` in place of floats.

    Raises: `InvalidRequestError` if it is not JMESPath, and `ConfigurationError` without the package `jmespath`.
    """

    def __init__(self, text: str) -> None:
        try:
            jmespath: Any = import_module("jmespath")  # has no types
        except ImportError as error:
            raise ConfigurationError('--query needs the package jmespath: install "bill-async[cli]"') from error
        self._text = text
        self._refusal: type[Exception] = jmespath.exceptions.JMESPathError
        try:
            self._parsed: Any = jmespath.compile(text)
        except self._refusal as error:
            raise self._error(error) from None
        _make_exact(self._parsed.parsed, {float(number): Decimal(number) for number in _FRACTION.findall(text)})
        self._options: Any = jmespath.Options(custom_functions=_exact_functions())

    def __call__(self, value: JsonValue) -> JsonValue:
        """Return what the expression selects.

        Raises: `InvalidRequestError` if a function of the expression does not take what it is given.
        """
        try:
            found: JsonValue = self._parsed.search(value, self._options)
        except self._refusal as error:
            raise self._error(error) from None
        return found

    def _error(self, error: Exception) -> InvalidRequestError:
        first = str(error).splitlines()[0]
        return InvalidRequestError(f"--query {self._text!r}: {first}", field="query")


def _make_exact(node: Any, numbers: Mapping[float, Decimal]) -> None:
    """Replace the floats among the literals of an expression by the numbers that it holds."""
    if isinstance(node, dict):
        if node.get("type") == "literal":
            node["value"] = _exact(node["value"], numbers)
        for child in node.get("children", ()):
            _make_exact(child, numbers)


def _exact(value: Any, numbers: Mapping[float, Decimal]) -> Any:
    if isinstance(value, float):
        return numbers[value]
    if isinstance(value, list):
        return [_exact(item, numbers) for item in value]
    return {key: _exact(item, numbers) for key, item in value.items()} if isinstance(value, dict) else value


def _with_floats(value: Any) -> Any:
    """Return what jmespath looks at in place of an argument to find out its type."""
    if isinstance(value, list):
        return [_with_floats(item) for item in value]
    return 0.0 if isinstance(value, Decimal) else value


def _exact_functions() -> Any:
    functions: Any = import_module("jmespath.functions")

    def takes(*types: str) -> Callable[[F], F]:
        return cast("Callable[[F], F]", functions.signature({"types": [*types]}))

    class ExactFunctions(functions.Functions):  # type: ignore[misc]
        """The functions of JMESPath, for which a `Decimal` is a number."""

        def _type_check_single(self, current: Any, types: Any, function_name: Any) -> Any:
            return super()._type_check_single(_with_floats(current), types, function_name)

        def _convert_to_jmespath_type(self, pyobject: str) -> Any:
            return "number" if pyobject == "Decimal" else super()._convert_to_jmespath_type(pyobject)

        @takes()
        def _func_to_number(self, value: Any) -> Any:
            try:
                return None if isinstance(value, bool) else to_decimal(value)
            except TypeError:
                return None

        @takes()
        def _func_to_string(self, value: Any) -> str:
            return value if isinstance(value, str) else dumps(value).decode()

        @takes()
        def _func_type(self, value: Any) -> Any:
            return super()._func_type(_with_floats(value))

        @takes("array-number")
        def _func_avg(self, values: list[Any]) -> Any:
            return sum(values, Decimal(0)) / len(values) if values else None

    return ExactFunctions()
