"""Small public types for all other modules."""

from __future__ import annotations

import enum
from collections.abc import AsyncIterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, Self, TypeAlias, TypedDict, TypeVar

import attrs

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

E = TypeVar("E", bound="OpenEnum")

__all__ = [
    "UNSET",
    "CallOptions",
    "CommonOptions",
    "Family",
    "Fieldwise",
    "FileContent",
    "JsonValue",
    "Member",
    "OnBadValue",
    "OpenEnum",
    "Priority",
    "RawResponse",
    "Unset",
]

Family: TypeAlias = Literal["v3", "partner", "spend", "webhooks"]
"""The four parts of the BILL platform, which differ in base URL, credentials, limits and page style."""

Priority: TypeAlias = Literal["interactive", "bulk"]
"""The priority of a call that waits for a limit. `interactive` calls go before `bulk` calls, nine times out of ten."""

OnBadValue: TypeAlias = Literal["raise", "keep"]
"""What to do with a value of an answer that cannot be read: raise an error, or keep it as it came."""

JsonValue: TypeAlias = "bool | int | Decimal | str | list[JsonValue] | dict[str, JsonValue] | None"
"""A JSON value as this package reads it. Numbers with a fraction are `Decimal`."""

FileContent: TypeAlias = "bytes | Path | AsyncIterable[bytes]"
"""The content of an upload: bytes, the path of a file, or an asynchronous stream of chunks."""


class Fieldwise:
    """The base of attrs classes that are compared, hashed and shown by their fields, as attrs would have it.

    One method for all: attrs would compile these for each class when it is imported.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in _fields(self) if field.eq)

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, field.name) for field in _fields(self) if field.eq)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(_shown(self))})"


def _fields(value: Any) -> tuple[attrs.Attribute[Any], ...]:
    found: tuple[attrs.Attribute[Any], ...] = attrs.fields(type(value))
    return found


def _shown(value: object) -> Iterator[str]:
    for field in _fields(value):
        if field.repr:
            show = field.repr if callable(field.repr) else repr
            yield f"{field.name}={show(getattr(value, field.name))}"


class Unset(enum.Enum):
    """The type of `UNSET`, which marks a request field that is not sent."""

    UNSET = "UNSET"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""The value of a field that is not sent. `None` is different: it sends null, which asks BILL to clear the field."""


class Member:
    """The declaration of a known value in the class of an open enum."""

    __slots__ = ("value",)

    def __init__(self, value: str = "") -> None:
        self.value = value

    def __get__(self, instance: object, enum: type[E]) -> E:
        raise AttributeError  # pragma: no cover - never reached: the class replaces its members when it is made


class OpenEnum(str):
    """A string with known values that tolerates unknown ones.

        class PaymentStatus(OpenEnum):
            PAID = Member()
            NET_30 = Member("Net 30")  # a value that differs from its name

    BILL adds values without notice. A value that this package does not know is kept unchanged: it compares and hashes
    as its text, and `is_known` is false.
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

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.str_schema(),
            ref=f"{cls.__module__}.{cls.__qualname__}",
            serialization=core_schema.to_string_ser_schema(when_used="always"),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        known: dict[str, Any] = {"type": "string", "enum": list(cls.known())}
        return {"title": cls.__name__, "anyOf": [known, {"type": "string"}]}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RawResponse(Fieldwise):
    """A raw answer of BILL; see `BillClient.capture`."""

    operation: str
    """BILL's id of the operation, such as `createBill`."""
    organization: str | None
    """The id of the organization of the call, if there is one."""
    sent_at: datetime
    """When the request was sent, in UTC."""
    status: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    body: bytes = attrs.field(repr=False)
    attempts: int
    """The number of requests up to this answer, with its own."""
    seconds: float
    """Seconds from the request to the last byte of this answer."""
    elapsed: float
    """Seconds from the first attempt to this answer, with waits."""

    def __repr__(self) -> str:
        return (
            f"RawResponse(operation={self.operation!r}, status={self.status}, "
            f"{len(self.body)} bytes, attempts={self.attempts})"
        )


class CommonOptions(TypedDict, total=False):
    """Keyword arguments of every call.

    `timeout`, `retries` and `wait` also apply to a login that the call starts. A login serves all calls that wait for
    it. If it fails, a waiting call with more patient options logs in again. A call that reaches its `deadline` stops
    waiting for the login, and the login continues.
    """

    timeout: float
    """Seconds that one attempt may take, from sending the request to the last byte of the answer."""
    deadline: float | None
    """Seconds that the whole call may take, with waits for limits, logins, attempts and pauses. With `None` there is no
    deadline."""
    retries: int | None
    """The maximum number of retries; 0 sends the call once, and with `None`, `Options.retry` decides. Calls that are
    unsafe to repeat are never retried."""
    headers: Mapping[str, str]
    """Additional headers. The authentication headers cannot be replaced."""
    wait: bool | float
    """How long to wait for a limit. `True`: as long as it takes, even the rest of the clock hour. `False`: not at all;
    the call fails at once with `RateLimitedError`. A number: at most that many seconds, for all attempts together."""
    priority: Priority
    """The order among calls that wait for the same limit."""


class CallOptions(CommonOptions, total=False):
    """Keyword arguments that every call takes."""

    key: str
    """A key that makes a write happen once, however often it is called. The same key with the same arguments returns
    the recorded answer, also later and in another process. It needs a client with a `Journal`. The key is unique within
    the organization, has at most 255 characters, and is stored in plain text."""
