"""The base of the kinds of values, and the errors about values of the wrong kind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Final, Literal, TypeAlias

from ..types import OnBadValue
from .kept import Place
from .messages import named_type, shown, shown_json

JsonType: TypeAlias = Literal["array", "object", "boolean", "integer", "number", "string"]
"""A type of JSON Schema."""

Link: TypeAlias = "Callable[[type[Any]], str]"
"""Makes the link to a model or an enum in a document."""

Structs: TypeAlias = "Callable[[type[Any]], type[Any]]"
"""Returns the struct that msgspec makes of the JSON object of a model."""

Schemas: TypeAlias = "Callable[[type[Any]], dict[str, Any]]"
"""Returns the JSON Schema of a model or an enum, or a reference to it."""

MISFITS: Final = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""The errors of reading a JSON value that does not fit."""


class Invalid(Exception):
    """A problem with a value to be sent, and its path below the checked field."""

    def __init__(self, problem: str, path: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = path


def refuse(value: object, secret: bool, remedy: str) -> Invalid:
    """Return the error about a value of the wrong type."""
    if value is None:
        return Invalid(f"None cannot be used; {remedy}")
    what, name = shown(value, secret=secret), named_type(value)
    return Invalid(f"{what} is {name}; {remedy}" if what != name else f"{name} cannot be used; {remedy}")


class Form:
    """The form of a dict that a model is made from."""

    __slots__ = ("on_bad_value", "wire_names")

    def __init__(self, wire_names: bool, on_bad_value: OnBadValue = "raise") -> None:
        self.wire_names = wire_names
        """Whether its keys are BILL's names of the fields, and not the Python names."""
        self.on_bad_value: OnBadValue = on_bad_value


class Misfit:
    """A JSON value that does not fit its model."""

    __slots__ = ("path", "problem")

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        self.problem = problem


class Kind(ABC):
    """A kind of values. Two of one class are equal if all that they were made with is."""

    __slots__ = ()
    json_type: ClassVar[JsonType | None] = None
    """The type in JSON Schema; none if any value will do."""
    exact: ClassVar[type | None] = None
    """A JSON value of just this Python type is taken and written as it is."""
    empty_is_none: ClassVar[bool] = False
    """Whether an empty text stands for no value."""
    noun: ClassVar[str] = "a value"
    """What the value in JSON must be, for error messages."""
    identifies: ClassVar[bool] = False
    """Whether the values are ids of objects."""

    # One method for all: attrs would compile these for each class when it is imported.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kind) and other.__class__ is self.__class__ and other._given() == self._given()

    def __hash__(self) -> int:
        return hash((self.__class__, *self._given().values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._given().items())})"

    def _given(self) -> dict[str, Any]:
        """Return what it was made with, by name."""
        names: tuple[str, ...] = self.__slots__
        return {name: getattr(self, name) for name in names}

    @abstractmethod
    def wanted(self) -> str:
        """Return the value that a caller must give, for error messages."""

    @abstractmethod
    def python_type(self) -> Any:
        """Return the Python type of what is read, for cattrs."""

    @abstractmethod
    def check(self, value: object, secret: bool = False) -> None:
        """Raise `Invalid` if a value cannot be sent."""

    @property
    def passes(self) -> str | None:
        """A Python expression that is true only if `value` can be sent; where it is false, `check` decides."""
        return None

    @property
    @abstractmethod
    def reader(self) -> Callable[[Any], Any]:
        """The function that makes the Python value of a JSON value; one of `MISFITS` is raised if it does not fit."""

    def parsed(self, structs: Structs) -> Any:
        """Return the type that msgspec makes of a JSON value and checks: the Python type, or what the reader takes.

        Of `Any` it makes what the parser makes, and the reader finds out what fits.
        """
        return Any

    @property
    def maker(self) -> Callable[[Any, Place | None], Any] | None:
        """The function that makes models of their structs, and of where they stood if that is kept; none if the values
        hold no models, so that `reader` takes what msgspec made."""
        return None

    @property
    def writer(self) -> Callable[[Any], Any] | None:
        """The function that makes the JSON value of a Python value; none if they are the same."""
        return None

    def read(self, value: Any) -> Any:
        """Return the Python value of a JSON value."""
        return self.reader(value)

    def take(self, value: Any, form: Form, secret: bool = False) -> Any:
        """Return the Python value of a JSON or Python value. Raise `Invalid` if it does not fit.

        It is slower than `read`, and knows the path of what does not fit.
        """
        if type(value) is self.python_type():
            return value
        if isinstance(value, float):
            self.check(value, secret)  # refuses it, and names the remedy
        try:
            return self.read(value)
        except MISFITS:
            raise Invalid(f"{shown(value, secret=secret)} is not {self.noun}") from None

    @abstractmethod
    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        """Return the JSON Schema of the values."""

    @abstractmethod
    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> Any:
        """Return a JSON value for a field of this name, the same on every run."""

    def misfit(self, value: Any, path: str, secret: bool = False) -> Misfit | None:
        """Return the first part of a JSON value that does not fit."""
        try:
            self.read(value)
        except MISFITS:
            return Misfit(path, f"{shown_json(value, secret)} is not {self.noun}")
        return None

    def is_hollow(self, value: Any) -> bool:
        """Whether a JSON value says nothing of an object that has a key: it holds no known field, or an empty key."""
        return False

    def fill_in(self, value: Any) -> int:
        """Give the objects in a JSON value that miss a key an empty one; return how many there were."""
        return 0

    def clear_empty(self, value: Any) -> int:
        """Replace empty texts in a JSON value that stand for no value by null, and return how many there were."""
        return 0

    @property
    def items(self) -> Kind:
        """The kind of the single values: that of the items of a list or a map, at any depth."""
        return self

    @property
    def named(self) -> type[Any] | None:
        """The model or the enum of the values, if they have one."""
        return None

    @property
    def id_prefix(self) -> str | None:
        """How the values begin, if they are ids of which that is known."""
        return None

    @property
    def is_money(self) -> bool:
        """Whether the values are amounts in major units."""
        return False

    @abstractmethod
    def title(self, link: Link) -> str:
        """Return the type of the values, for the reference; `link` makes the link to a model or an enum."""

    @property
    def constraints(self) -> tuple[str, ...]:
        """The constraints on the values besides their type, for the reference: `at most 70 characters`."""
        return ()
