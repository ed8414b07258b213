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
    """Where the object has it."""
    sent: str = attrs.field(default=attrs.Factory(lambda self: self.listed, takes_self=True))
    """Where the call has it: in its body, or else among its parameters."""
    total: Total = ""
    """Whether it is the sum over a list of lines, of what is sent or on both sides."""
    without: tuple[str, ...] = ()
    """Fields of the body with which the sum is not what the object will have."""


@attrs.frozen
class State:
    """What an object is like after a call: any one of the fields has one of the values."""

    fields: Mapping[str, tuple[str | bool, ...]] = attrs.field(hash=False)
    when: tuple[str, str] | None = None
    """A field of the body and its value, if that decides about the state."""


@attrs.frozen(kw_only=True)
class Trace:
    """How it shows that a write was executed: by the object that it made, or by what it made of an object."""

    creates: bool = False
    """Whether it makes an object; if not, it changes one."""
    impossible: str = ""
    """Why it does not show at all."""
    confidence: Confidence = "verified"
    """How sure it is that the object is found there."""
    find: str = ""
    """The id of the operation by which the object is found: a list, or what reads it."""
    inside: str | None = None
    """The list inside the answer of that operation."""
    compared: tuple[ComparedField, ...] = ()
    """What can be compared beside all that has the same name in the body and in the object."""
    apart: tuple[str, ...] = ()
    """What is not compared: BILL makes something else of it."""

    # What was made.
    identity: tuple[tuple[ComparedField, ...], ...] = ()
    """The fields that tell it from all others: the first set whose fields were all sent."""
    single: bool = False
    """Whether there is one such object at most, so that nothing has to tell it from others."""
    unique: Confidence | None = None
    """How sure it is that no two objects have this identity, whenever they were made; None if that may be."""
    created: str | None = None
    """The field with the time when it was made."""
    where: Mapping[str, tuple[str | bool, ...]] = attrs.field(factory=dict, hash=False)
    """What the fields of the object have as values; one that has others does not count."""
    later: float | None = None
    """The number of seconds for which BILL may work after its answer; infinity if unknown."""

    # What was changed.
    as_sent: bool = False
    """Whether the object becomes what the body says."""
    states: tuple[State, ...] = ()
    """What it becomes, if the body does not say it."""
    changed: str | None = None
    """The field with the time when it was last changed, of itself or of the entries of a list."""
    silent: bool = False
    """Whether it may be executed and change nothing, so that only a success can be told."""
    each: str | None = None
    """The list, in the body or among the parameters, of which each entry is about an object of its own."""
    by: str | None = None
    """The field of an entry with the id of its object."""
