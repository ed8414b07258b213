"""Traces: how executed writes can be recognized at BILL. Data of the operation table, without behavior."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from .fields import Confidence

__all__ = ["ComparedField", "State", "Trace"]

Total: TypeAlias = Literal["", "sent", "both"]


@attrs.frozen
class ComparedField:
    """A field by which an object is recognized: its path in the object and in the call, in names on the wire.

    `invoice.invoiceNumber` is a field of a field. `payments[].billId` is one of each entry of a list.
    """

    listed: str
    """The path in the object."""
    sent: str = attrs.field(default=attrs.Factory(lambda self: self.listed, takes_self=True))
    """The path in the body of the call, or else the name of a parameter."""
    total: Total = ""
    """Whether it is the sum of a list of lines, in the call only or on both sides."""
    without: tuple[str, ...] = ()
    """Fields of the body with which the object has a different sum."""


@attrs.frozen
class State:
    """The state of an object after a call: any one of the fields has one of the values."""

    fields: Mapping[str, tuple[str | bool, ...]] = attrs.field(hash=False)
    when: tuple[str, str] | None = None
    """A field of the body and its value, if the state depends on them."""


@attrs.frozen(kw_only=True)
class Trace:
    """The trace of a write: the object that it creates, or the state that it gives an object."""

    creates: bool = False
    """Whether it creates an object; if not, it changes one."""
    impossible: str = ""
    """Why it leaves no trace; empty if it leaves one."""
    confidence: Confidence = "verified"
    """The confidence that the object is found there."""
    find: str = ""
    """The id of the operation that lists or reads the object."""
    inside: str | None = None
    """The list inside the answer of that operation."""
    compared: tuple[ComparedField, ...] = ()
    """The fields to compare besides those with the same name in the body and the object."""
    apart: tuple[str, ...] = ()
    """The fields that are not compared, because BILL changes them."""

    # What was made.
    identity: tuple[tuple[ComparedField, ...], ...] = ()
    """The fields that identify the object: the first set whose fields were all sent."""
    single: bool = False
    """Whether there is at most one such object, so that it needs no identity."""
    unique: Confidence | None = None
    """The confidence that no two objects ever have the same identity; None if they may."""
    created: str | None = None
    """The field with the creation time."""
    where: Mapping[str, tuple[str | bool, ...]] = attrs.field(factory=dict, hash=False)
    """The values that fields of the object must have; other objects do not count."""
    later: float | None = None
    """The number of seconds for which BILL may work after its answer; infinity if unknown."""

    # What was changed.
    as_sent: bool = False
    """Whether the object gets the values of the body."""
    states: tuple[State, ...] = ()
    """The states that it can get, if they are not in the body."""
    changed: str | None = None
    """The field with the time of the last change, in the object or in the entries of a list."""
    silent: bool = False
    """Whether it may be executed and change nothing, so that only a success can be told."""
    each: str | None = None
    """The list, in the body or among the parameters, with one entry for each object."""
    by: str | None = None
    """The field of an entry with the id of its object."""
