"""Resources: the classes that the generated resources are made from. They name what is sent; a `Caller` sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._base.display import PublicNames

if TYPE_CHECKING:
    from .caller import Caller

__all__ = ["Namespace", "Resource", "caller_of"]


class _Offering(PublicNames):
    """An object whose `repr` tells what it offers."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {', '.join(dir(self))}>"


class Resource(_Offering):
    """The operations on one kind of object."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller


class Namespace(_Offering):
    """Resources of one family; each is made on first use."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller


def caller_of(resource: Resource) -> Caller:
    """Return the caller of a resource."""
    return resource._caller
