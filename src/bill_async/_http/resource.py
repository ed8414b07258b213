"""Resources: the classes that the generated resources are made from. They name what is sent; a `Caller` sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .caller import Caller

__all__ = ["Namespace", "Resource", "caller_of"]


class Resource:
    """The operations on one kind of object."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller


class Namespace:
    """Resources of one family; each is made on first use."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller


def caller_of(resource: Resource) -> Caller:
    """Return the caller of a resource."""
    return resource._caller
