"""Small public types that every other module may use."""

from __future__ import annotations

import enum
from collections.abc import AsyncIterable, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar, Final, Literal, Self, TypeAlias, TypedDict, TypeVar

import attrs

E = TypeVar("E", bound="OpenEnum")

__all__ = [
    "UNSET",
    "CallOptions",
    "Family",
    "FileContent",
    "JsonValue",
    "Member",
    "OpenEnum",
    "Priority",
    "RawResponse",
    "Unset",
]

Family: TypeAlias = Literal["v3", "partner", "spend", "webhooks"]
"""The four parts of the BILL platform; they differ in base URL, credentials, limits and page style."""

Priority: TypeAlias = Literal["interactive", "bulk"]
"""Who is served first when calls wait for a limit: `interactive` calls overtake `bulk` ones, nine times of ten."""

JsonValue: TypeAlias = "bool | int | Decimal | str | list[JsonValue] | dict[str, JsonValue] | None"
"""A JSON value as this package reads it: numbers with a fraction are `Decimal`."""

FileContent: TypeAlias = "bytes | Path | AsyncIterable[bytes]"
"""What can be uploaded: bytes, the path of a file, or an asynchronous stream of chunks."""


class Unset(enum.Enum):
    """The type of `UNSET`, which marks a request field that is not sent (`None` sends null)."""

    UNSET = "UNSET"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Not given, and so not sent. `None` is different: it sends null, which asks BILL to clear the field."""


class Member:
    """A known value of an open enum, as its class declares it."""

    __slots__ = ("value",)

    def __init__(self, value: str = "") -> None:
        self.value = value

    def __get__(self, instance: object, enum: type[E]) -> E:
        raise AttributeError  # never reached: the class replaces its members when it is made


class OpenEnum(str):
    """A string with known values that tolerates unknown ones.

        class PaymentStatus(OpenEnum):
            PAID = Member()
            NET_30 = Member("Net 30")  # where the name is not the value

    BILL adds values without notice. A value that this package does not know is kept as it
    came: it compares and hashes as its text, and `is_known` is false.
    """

    __slots__ = ()
    _members: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        declared = [(name, found.value or name) for name, found in vars(cls).items() if isinstance(found, Member)]
        cls._members = {}
        for name, value in declared:
            member = cls._members[value] = str.__new__(cls, value)
            setattr(cls, name, member)

    def __new__(cls, value: str) -> Self:
        member: Self | None = cls._members.get(value)
        if member is not None:
            return member
        if not isinstance(value, str):
            raise TypeError(f"{cls.__name__} is a string, not {value!r}")
        return str.__new__(cls, value)

    @property
    def is_known(self) -> bool:
        """Whether this package knows the value."""
        return str(self) in self._members

    @classmethod
    def known(cls) -> tuple[str, ...]:
        """The values that this package knows, in the order of the reference."""
        return tuple(cls._members)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


@attrs.frozen(kw_only=True, repr=False)
class RawResponse:
    """What came over the wire for one call: see the `capture` call option."""

    operation: str
    """BILL's id of the operation, `createBill` for example."""
    organization: str | None
    """The id of the organization that the call was made for, if it was made for one."""
    sent_at: datetime
    """When the request left, in UTC."""
    status: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    body: bytes = attrs.field(repr=False)
    attempts: int
    """How many requests this answer took, itself included."""
    elapsed: float
    """Seconds from the first attempt to this answer, waits included."""

    def __repr__(self) -> str:
        return (
            f"RawResponse(operation={self.operation!r}, status={self.status}, "
            f"{len(self.body)} bytes, attempts={self.attempts})"
        )


class CallOptions(TypedDict, total=False):
    """Keyword arguments that every call takes.

    `timeout`, `retries` and `wait` hold for a login that the call starts as well. A login serves all calls that wait
    for it: one that would have been more patient than the call that started it logs in again if that login fails.
    A call that reaches its `deadline` stops waiting for a login, and the login goes on.
    """

    timeout: float
    """Seconds that one attempt may take, from the send to the last byte of the answer."""
    deadline: float | None
    """Seconds that the whole call may take: waiting for limits, logins, attempts and back-off. `None` sets no end."""
    retries: int | None
    """How many times the call may be sent again; 0 sends it once, `None` leaves it to `Options.retry`. What is
    unsafe to repeat never is."""
    headers: Mapping[str, str]
    """Extra headers. The authentication headers cannot be replaced."""
    wait: bool | float
    """How long to wait for a limit: `True` for as long as it takes, even the rest of the clock
    hour; `False` to fail at once with `RateLimitedError`; a number for that many seconds, in all its attempts
    together."""
    priority: Priority
    """Order among calls that wait for the same limit."""
    capture: list[RawResponse]
    """The raw answer of every request that completed is appended to this list."""
