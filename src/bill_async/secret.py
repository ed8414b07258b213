"""Values that show themselves as `***`, and errors that do not carry along what they were about.

A `repr` is not all that is seen of a value. Debuggers, loggers and error trackers walk through fields, and
through the local variables of the frames of a traceback. So secrets are kept in a `Secret` from the moment
that they are given, and functions that work on their text let no frame of theirs be seen.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Generic, ParamSpec, TypeVar

from .types import Unset

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
    """A value that shows itself as `***`: a key, a password, an account number.

    Where this package takes a secret text, it takes a `str` or a `Secret`; what it holds and returns is a
    `Secret`. It compares and hashes as what it holds, and is false if that is. It is no `str`, so that nothing
    reads the text unnoticed: `json.dumps`, `"".join` and `+` raise `TypeError`.

    The text is given away by `reveal()`, by `to_json` of a model, and by `pickle`.
    """

    __slots__ = ("_value",)

    def __init__(self, value: V | Secret[V]) -> None:
        _VALUE.__set__(self, _VALUE.__get__(value) if isinstance(value, Secret) else value)

    def reveal(self) -> V:
        """Return what is held."""
        value: V = _VALUE.__get__(self)
        return value

    def __repr__(self) -> str:
        return HIDDEN

    def __format__(self, spec: str) -> str:
        return format(HIDDEN, spec)

    def __eq__(self, other: object) -> bool:
        value: object = _VALUE.__get__(self)
        return value == (_VALUE.__get__(other) if isinstance(other, Secret) else other)

    def __hash__(self) -> int:
        return hash(_VALUE.__get__(self))

    def __bool__(self) -> bool:
        return bool(_VALUE.__get__(self))

    def __reduce__(self) -> tuple[type[Secret[Any]], tuple[V]]:
        return Secret, (self.reveal(),)


# The slot stays, its name goes: nothing that walks through attributes gets to the value.
_VALUE: Final[Any] = Secret.__dict__["_value"]
delattr(Secret, "_value")


def reveal(value: V | Secret[V]) -> V:
    """Return the value itself, whether it is in a `Secret` or not."""
    inner: Any = value
    found: V = inner.reveal() if isinstance(inner, Secret) else inner
    return found


# What models and credentials convert their secret fields with. Values of a wrong type are hidden too; the checks
# refuse them.


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
    """Let the errors of a function leave without frames: their local variables hold what it works on."""

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            del args, kwargs
            raise without_frames(error)  # noqa: B904 - it is the same error

    return call


def without_frames(error: Exception) -> Exception:
    """Take from an error, and from those that it came of, the frames that they went through."""
    if error.__suppress_context__:
        error.__context__ = None
    link: BaseException | None = error
    while link is not None:
        link.__traceback__ = None
        link = link.__cause__ or link.__context__
    return error


class HidesArguments(type):
    """The class of classes whose `__init__` is given secrets; its errors leave without its frames."""

    if not TYPE_CHECKING:  # type checkers, and `inspect`, are to look at `__init__`
        __call__ = hides_frames(type.__call__)

        @property
        def __signature__(cls) -> inspect.Signature:
            whole = inspect.signature(cls.__init__)
            return whole.replace(parameters=list(whole.parameters.values())[1:], return_annotation=cls)
