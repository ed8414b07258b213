"""The metaclass of models, and what attrs adds to their classes."""

from __future__ import annotations

import inspect
import threading
from typing import TYPE_CHECKING, Any, Final

import attrs

from ..secret import HidesArguments, to_secret, to_secret_or_none, to_secret_or_unset
from ..types import UNSET
from .fields import Field

__all__ = ["ModelType", "complete"]

_completing: Final = threading.RLock()
_DONE: Final = "__is_complete__"
_OF_ATTRS: Final = frozenset({"__attrs_attrs__", "__attrs_props__", "__match_args__", "__replace__"})


class ModelType(HidesArguments):
    """Makes the class of a model with a slot for each field, and has attrs complete it when that is first needed.

    That is when a model is constructed, or when something asks for what attrs adds; answers are read without it. It
    takes attrs ten times as long to complete a class as Python to make it, and a program uses few of hundreds.
    """

    if not TYPE_CHECKING:  # type checkers know models by their annotations

        def __new__(meta, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
            fields = {key: value for key, value in namespace.items() if isinstance(value, Field)}
            if fields:
                namespace = {key: value for key, value in namespace.items() if key not in fields}
                namespace |= {"__slots__": tuple(fields), "__fields__": tuple(fields.values())}
            made = super().__new__(meta, name, bases, namespace)
            for key, field in fields.items():
                field.__set_name__(made, key)
            return made

        def __getattr__(self, name: str) -> Any:
            if name in _OF_ATTRS:
                found = vars(complete(self) or object).get(name)
                if found is not None:
                    return found
            raise AttributeError(f"type object {self.__name__!r} has no attribute {name!r}")

        @property
        def __signature__(self) -> inspect.Signature:
            complete(self)
            return HidesArguments.__signature__.fget(self)


def complete(cls: Any) -> Any:
    """Have attrs complete the class with the fields of a model, unless it has; return that class, if there is one."""
    owner: Any = next((one for one in cls.__mro__ if vars(one).get("__fields__")), None)
    if owner is None or _DONE in vars(owner):
        return owner
    with _completing:  # attrs sets one attribute after the other, and no thread is to meet half of them
        if _DONE not in vars(owner):
            _complete(owner)
            setattr(owner, _DONE, True)
    return owner


def _complete(owner: Any) -> None:
    request = owner.__absent__ is UNSET
    attrs.define(
        owner,
        these={field.name: _attribute(field, owner.__absent__) for field in owner.__fields__},
        kw_only=True,
        repr=False,
        eq=False,
        slots=False,  # the class has them
        # Values of answers are set one after the other, and quickly: no setter of attrs gets in between.
        on_setattr=None if request else attrs.setters.NO_OP,
        getstate_setstate=False,
    )
    if request and "__setattr__" not in vars(owner):
        owner.__setattr__ = object.__setattr__  # that of the base only completes the class


def _attribute(field: Field, absent: Any) -> Any:
    default: Any = attrs.NOTHING if field.required else absent
    if not field.secret:
        return attrs.field(default=default)
    hide = to_secret if field.required else to_secret_or_none if absent is None else to_secret_or_unset
    return attrs.field(default=default, converter=hide)
