"""The bases of all generated models."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import attrs

from ._schema import Field
from ._secret import HIDDEN, Sealed, bare
from .types import UNSET

M = TypeVar("M", bound="Model")

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Model(metaclass=Sealed):
    """What requests and answers have in common: a list of their fields, a safe `repr`, and equality.

    They are equal if they are of one class and all fields are. One method for all: to make one for each
    of hundreds of classes would take a third of the time of their import.
    """

    __fields__: ClassVar[tuple[Field, ...]] = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in attrs.fields(type(self)))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        shown = []
        for field in self.__fields__:
            value = getattr(self, field.name, None)  # one that is being made may be shown in a traceback
            if value is not None and value is not UNSET:
                shown.append(f"{field.name}={HIDDEN if field.secret else repr(value)}")
        return f"{type(self).__name__}({', '.join(shown)})"


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AnswerModel(Model):
    """Something that BILL sent.

    A field that was absent is `None`, as is one that was null; `is_null` tells them apart.
    Fields that this package does not know are in `unknown_fields`. Encoding an answer gives
    back every known and unknown field that came.
    """

    _unknown: Mapping[str, Any] | None = attrs.field(default=None, alias="unknown_fields")
    _nulls: frozenset[str] | None = attrs.field(default=None, alias="null_fields")

    @property
    def unknown_fields(self) -> Mapping[str, Any]:
        """Fields that BILL sent and this package does not know, by their JSON key."""
        return _NOTHING if self._unknown is None else self._unknown

    def is_null(self, name: str) -> bool:
        """Whether BILL sent null for the field of this Python name, rather than nothing."""
        return self._nulls is not None and name in self._nulls


class _RequestType(Sealed):
    """The class of request models: says in our words what is wrong with the arguments.

    It costs nothing while they are right, and nothing for each of hundreds of classes when they are imported.
    """

    if not TYPE_CHECKING:  # type checkers know the arguments from the fields

        @bare
        def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
            try:
                return type.__call__(self, *args, **kwargs)
            except TypeError:
                from ._checks import check_arguments

                check_arguments(self, args, kwargs)
                raise


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RequestModel(Model, metaclass=_RequestType):
    """Something to send to BILL. Its fields are checked as it is made.

    A field left at `UNSET` is not sent; `None` sends null.
    """

    def __attrs_post_init__(self) -> None:
        from ._checks import check_request

        check_request(self)
