"""Values that are shown as `***`, and errors that carry no secrets.

Values are shown not only by `repr`. Debuggers, loggers and error trackers also read fields, and the local variables in
the frames of a traceback. Secrets are therefore kept in a `Secret` from the beginning, and functions that work on their
text remove their frames from errors.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Generic, ParamSpec, TypeVar, get_args

from .types import Unset

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = [
    "HIDDEN",
    "HidesArguments",
    "Secret",
    "hides_frames",
    "reveal",
    "to_secret",
    "to_secret_or_none",
    "to_secret_or_unset",
]

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V")

HIDDEN: Final = "***"


class Secret(Generic[V]):
    """A value that is shown as `***`: a key, a password, an account number.

    Where this package takes a secret text, it takes a `str` or a `Secret`; what it holds and returns is a
    `Secret`.

    It compares and hashes like its value, and is false if the value is. It is not a `str`, so that no code reads the
    text by accident: `json.dumps`, `"".join` and `+` raise `TypeError`. Only `reveal()`, the `reveal_secrets` of
    `to_dict` and `to_json` of a model, and `pickle` reveal the text. pydantic serializes it as `***`.
    """

    __slots__ = ("_value",)

    def __init__(self, value: V | Secret[V]) -> None:
        _set(self, _get(value) if isinstance(value, Secret) else value)

    def reveal(self) -> V:
        """Return the value."""
        value: V = _get(self)
        return value

    def __repr__(self) -> str:
        return HIDDEN

    def __format__(self, spec: str) -> str:
        return format(HIDDEN, spec)

    def __eq__(self, other: object) -> bool:
        value: object = _get(self)
        return value == (_get(other) if isinstance(other, Secret) else other)

    def __hash__(self) -> int:
        return hash(_get(self))

    def __bool__(self) -> bool:
        return bool(_get(self))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        (inner,) = get_args(source) or (Any,)

        def validate(value: Any, validate_value: Callable[[Any], Any]) -> Secret[Any]:
            return cls(validate_value(reveal(value)))

        return core_schema.no_info_wrap_validator_function(
            validate,
            handler.generate_schema(inner),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda value, info: HIDDEN if info.mode == "json" else value,
                info_arg=True,
                return_schema=core_schema.any_schema(),
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "format": "password"}

    def __reduce__(self) -> tuple[type[Secret[Any]], tuple[V]]:
        return Secret, (self.reveal(),)


# The slot stays, but its name is removed, so that no code that lists attributes finds the value.
_get: Final[Any] = Secret.__dict__["_value"].__get__
_set: Final[Any] = Secret.__dict__["_value"].__set__
delattr(Secret, "_value")


def reveal(value: V | Secret[V]) -> V:
    """Return the value itself, whether it is in a `Secret` or not."""
    inner: Any = value
    found: V = inner.reveal() if isinstance(inner, Secret) else inner
    return found


# The converters of secret fields in models and credentials. Values of a wrong type are hidden too; the checks refuse
# them.


def to_secret(value: str | Secret[str]) -> Secret[str]:
    """Hide a text."""
    return value if isinstance(value, Secret) else Secret(value)


def to_secret_or_none(value: str | Secret[str] | None) -> Secret[str] | None:
    """Hide a text, if there is one."""
    return None if value is None else to_secret(value)


def to_secret_or_unset(value: str | Secret[str] | Unset | None) -> Secret[str] | Unset | None:
    """Hide a text, if one is given."""
    return value if value is None or isinstance(value, Unset) else to_secret(value)


def hides_frames(function: Callable[P, R]) -> Callable[P, R]:
    """Remove the frames of a function from its errors, because their local variables hold secrets."""

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            del args, kwargs
            raise without_frames(error)  # noqa: B904 - it is the same error

    return call


def without_frames(error: Exception) -> Exception:
    """Remove the frames from an error and its causes."""
    if error.__suppress_context__:
        error.__context__ = None
    link: BaseException | None = error
    while link is not None:
        link.__traceback__ = None
        link = link.__cause__ or link.__context__
    return error


class HidesArguments(type):
    """The metaclass of classes whose `__init__` gets secrets. Its frames are removed from errors."""

    if not TYPE_CHECKING:  # type checkers, and `inspect`, are to look at `__init__`
        __call__ = hides_frames(type.__call__)

        @property
        def __signature__(cls) -> inspect.Signature:
            whole = inspect.signature(cls.__init__)
            return whole.replace(parameters=list(whole.parameters.values())[1:], return_annotation=cls)
