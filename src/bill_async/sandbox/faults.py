"""Faults that go wrong between a client and BILL, on request.

    sandbox.faults.add(Fault("reset", operation="bills.*", method="POST", executed=True, times=1))

Faults are matched in the order in which they were added. Several of them may strike one request: the
delays of all, and the first of those that decide on the answer. Whether one with a probability strikes
depends on the seed and on how many requests it has matched before, so that a run can be repeated.
"""

from __future__ import annotations

import difflib
import random
import socket
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cached_property
from http.client import responses
from typing import Any, Final, Literal, get_args

import attrs
from aiohttp import web

from bill_async._schema.operation import Operation
from bill_async._schema.pages import PAGE_STYLES

from ._json import dumps, loads
from .clock import SandboxTime
from .errors import Problem, Refusal, bad_parameter, error_body, no_object, not_json
from .ids import digest

__all__ = ["ActiveFault", "Fault", "FaultKind", "Faults", "Strike"]

FaultKind = Literal[
    "latency",
    "reset",
    "truncated",
    "cut",
    "slow",
    "status",
    "error_array",
    "expired_session",
    "hour_used_up",
    "repeated_cursor",
    "content_type",
]
Distribution = Literal["fixed", "uniform", "exponential", "lognormal"]

_ANSWERED: Final = frozenset({"truncated", "cut", "slow", "repeated_cursor", "content_type"})
"""Those that spoil the answer to a request that was executed."""
_EITHER: Final = frozenset({"reset", "status", "error_array"})
_PIECES: Final = 10
_FORWARD: Final = tuple(
    dict.fromkeys(style.cursor for style in PAGE_STYLES.values() if style.cursor and not style.counts)
)
"""The query parameters with the cursor of the page to get."""


def _one_of(alternatives: Any) -> Any:
    known = get_args(alternatives)

    def check(fault: object, field: attrs.Attribute[Any], value: Any) -> None:
        if value not in known:
            raise ValueError(f"{field.name}: {value!r} is none of {', '.join(known)}")

    return check


def _number(least: float, most: float) -> Any:
    """Accept numbers between two, which rules out those that are none."""

    def check(fault: object, field: attrs.Attribute[Any], value: Any) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise ValueError(f"{field.name}: {value!r} is not a number from {least} to {most}")

    return check


def _whole(least: int, most: int = 10**9) -> Any:
    """Accept whole numbers between two."""

    def check(fault: object, field: attrs.Attribute[Any], value: Any) -> None:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(f"{field.name}: {value!r} is not a whole number from {least} to {most}")

    return check


_TEXT: Final = attrs.validators.instance_of(str)
_LONGEST: Final = 86_400


@attrs.frozen
class Fault:
    """One way to go wrong, and when."""

    kind: FaultKind = attrs.field(validator=_one_of(FaultKind))
    """
    - `latency`: the request is executed later, by `seconds`
    - `reset`: the connection is reset
    - `truncated`: the connection ends in the middle of the answer
    - `cut`: half of the answer, with a length that says it is all
    - `slow`: the answer takes `seconds` from its first byte to its last
    - `status`: `status` with a page of HTML, as from a gateway, or with `body`
    - `error_array`: 200 with an array of one error, `code`
    - `expired_session`: the session ends, and with it the request (BDC_1109); only where there is one
    - `hour_used_up`: the answer to too many requests in an hour (BDC_1144)
    - `repeated_cursor`: `nextPage` is the cursor of this very page; only on the second page and later
    - `content_type`: the right body as `text/plain`
    """
    operation: str = attrs.field(default="*", kw_only=True, validator=_TEXT)
    """A pattern of BILL's id (`createBill`) or the accessor (`bills.*`, `spend.cards.get`)."""
    method: str = attrs.field(default="*", kw_only=True, validator=_TEXT)
    probability: float = attrs.field(default=1.0, kw_only=True, validator=_number(0, 1))
    every: int = attrs.field(default=1, kw_only=True, validator=_whole(1))
    """Of the requests that match, only every so-manieth is struck."""
    times: int | None = attrs.field(default=None, kw_only=True, validator=attrs.validators.optional(_whole(0)))
    """How many requests are struck at most."""
    executed: bool = attrs.field(default=False, kw_only=True, validator=attrs.validators.instance_of(bool))
    """`reset`, `status` and `error_array` strike after the request was executed, not in place of it."""
    seconds: float = attrs.field(default=1.0, kw_only=True, validator=_number(0, _LONGEST))
    distribution: Distribution = attrs.field(default="fixed", kw_only=True, validator=_one_of(Distribution))
    """Of the seconds: `uniform` from none to twice as many, `exponential` with that mean, `lognormal`
    with that median and a 95th percentile of 2.3 times as much."""
    status: int = attrs.field(default=503, kw_only=True, validator=_whole(200, 599))
    body: str | None = attrs.field(default=None, kw_only=True, validator=attrs.validators.optional(_TEXT))
    """What a `status` says in place of its page."""
    content_type: str = attrs.field(
        default="text/html", kw_only=True, validator=attrs.validators.matches_re(r"[\w.+-]+/[\w.+-]+")
    )
    """What a `status` calls it."""
    retry_after: int | None = attrs.field(default=None, kw_only=True, validator=attrs.validators.optional(_whole(0)))
    """The `Retry-After` header of a `status`, in seconds."""
    code: str = attrs.field(default="BDC_1001", kw_only=True, validator=_TEXT)
    seed: int | None = attrs.field(default=None, kw_only=True, validator=attrs.validators.optional(_whole(0)))
    """What probabilities and distributions are drawn from; without one, the sandbox's seed and the number
    of the fault."""

    def matches(self, operation: Operation[Any], method: str) -> bool:
        """Say whether a request is meant."""
        return fnmatchcase(method, self.method.upper()) and (
            fnmatchcase(operation.id, self.operation) or fnmatchcase(operation.accessor, self.operation)
        )

    @property
    def after(self) -> bool:
        """Whether the request is executed nevertheless."""
        return self.kind in _ANSWERED or (self.executed and self.kind in _EITHER)


class ActiveFault:
    """A fault that was added, and what it has done so far."""

    def __init__(self, number: int, fault: Fault, seed: int) -> None:
        self.id = number
        self.fault = fault
        self.seen = 0
        """How many requests it has matched."""
        self.struck = 0
        """How many of them it has struck."""
        self.random = random.Random(digest("fault", seed, number) if fault.seed is None else fault.seed)

    def __repr__(self) -> str:
        return f"ActiveFault({self.fault!r}, seen={self.seen}, struck={self.struck})"

    def strikes(self) -> bool:
        """Decide on one more request that it matches."""
        fault = self.fault
        if fault.times is not None and self.struck >= fault.times:
            return False
        self.seen += 1
        # drawn each time, so that what was decided before does not depend on `every`
        struck = self.random.random() < fault.probability and self.seen % fault.every == 0
        self.struck += struck
        return struck

    def seconds(self) -> float:
        """Draw a delay."""
        seconds = self.fault.seconds
        match self.fault.distribution:
            case "fixed":
                return seconds
            case "uniform":
                return self.random.uniform(0.0, 2.0 * seconds)
            case "exponential":
                return self.random.expovariate(1.0 / seconds) if seconds else 0.0
            case "lognormal":
                return seconds * self.random.lognormvariate(0.0, 0.5)

    def as_json(self) -> dict[str, Any]:
        """Return it as the admin endpoint shows it."""
        shown = {"id": self.id, **attrs.asdict(self.fault), "seen": self.seen, "struck": self.struck}
        return {name: _exact(value) for name, value in shown.items()}


class Faults:
    """The faults of a sandbox."""

    def __init__(self, seed: int, operations: Sequence[Operation[Any]]) -> None:
        self._seed = seed
        self._operations = operations
        self._active: dict[int, ActiveFault] = {}
        self._last = 0

    def __iter__(self) -> Iterator[ActiveFault]:
        return iter(list(self._active.values()))

    def __len__(self) -> int:
        return len(self._active)

    def add(self, fault: Fault) -> ActiveFault:
        """Switch a fault on. Raises `ValueError` for one that could never strike."""
        known = self._operations
        if not any(fault.matches(operation, operation.method) for operation in known):
            names = [name for operation in known for name in (operation.id, operation.accessor)]
            close = difflib.get_close_matches(fault.operation, names, 1)
            hint = f"; is it {close[0]!r}?" if close and close[0] != fault.operation else ""
            raise ValueError(f"no operation is called {fault.operation!r} with method {fault.method!r}{hint}")
        self._last += 1
        active = self._active[self._last] = ActiveFault(self._last, fault, self._seed)
        return active

    def remove(self, fault: ActiveFault) -> None:
        """Switch a fault off."""
        self._active.pop(fault.id, None)

    def clear(self) -> None:
        """Switch all faults off."""
        self._active.clear()

    def strike(self, operation: Operation[Any], method: str, query: Mapping[str, str], session: bool) -> Strike | None:
        """Decide what goes wrong with a request, if anything."""
        if not self._active:
            return None
        struck: list[ActiveFault] = []
        decided = False
        for active in self:
            fault = active.fault
            if decided and fault.kind != "latency":
                continue
            if not fault.matches(operation, method) or not _applies(fault, operation, query, session):
                continue
            if active.strikes():
                struck.append(active)
                decided = decided or fault.kind != "latency"
        return Strike(struck) if struck else None

    def administer(self, method: str, rest: str, content: bytes) -> web.Response:
        """Answer `/_sandbox/faults` (GET, POST, DELETE) and `/_sandbox/faults/{id}` (DELETE)."""
        if rest:
            found = self._active.get(int(rest)) if rest.isascii() and rest.isdigit() else None
            if found is None or method != "DELETE":
                raise no_object("Fault", rest)
            self.remove(found)
            return web.Response(status=204)
        if method == "DELETE":
            self.clear()
            return web.Response(status=204)
        if method == "POST":
            return _json(201, self._read(content).as_json())
        return _json(200, [active.as_json() for active in self])

    def _read(self, content: bytes) -> ActiveFault:
        try:
            data = loads(content)
        except ValueError as error:
            raise not_json(str(error)) from None
        if not isinstance(data, dict):
            raise bad_parameter("body", "must be an object")
        fields = attrs.fields_dict(Fault)
        for name in data:
            if name not in fields:
                raise bad_parameter(name, f"is none of {', '.join(fields)}")
        if "kind" not in data:
            raise bad_parameter("kind", f"must be one of {', '.join(get_args(FaultKind))}")
        try:
            given: dict[str, Any] = {
                name: float(value) if isinstance(value, Decimal) else value for name, value in data.items()
            }
            return self.add(Fault(**given))
        except (TypeError, ValueError) as error:
            raise bad_parameter("fault", str(error.args[0] if error.args else error)) from None


def _applies(fault: Fault, operation: Operation[Any], query: Mapping[str, str], session: bool) -> bool:
    if fault.kind == "expired_session":
        return session
    if fault.kind == "repeated_cursor":
        return bool(operation.page) and _cursor(query) != ""
    return True


def _cursor(query: Mapping[str, str]) -> str:
    return next((query[name] for name in _FORWARD if query.get(name)), "")


def _exact(value: Any) -> Any:
    """Return a number as JSON writes it; the sandbox writes no floats."""
    return Decimal(repr(value)) if isinstance(value, float) else value


def _json(status: int, value: Any) -> web.Response:
    return web.Response(body=dumps(value), status=status, content_type="application/json")


class Strike:
    """What goes wrong with one request."""

    def __init__(self, struck: list[ActiveFault]) -> None:
        self.names = tuple(f"{active.fault.kind} {active.id}" for active in struck)
        """What the log of requests says."""
        self.delay = sum(active.seconds() for active in struck if active.fault.kind == "latency")
        """How many seconds to wait before the request is executed."""
        self._decisive = next((active for active in struck if active.fault.kind != "latency"), None)

    @cached_property
    def ends_session(self) -> bool:
        """Whether the session is over."""
        return self._decisive is not None and self._decisive.fault.kind == "expired_session"

    async def before(self, request: web.BaseRequest, now: datetime) -> web.StreamResponse | None:
        """Return the answer that takes the place of the execution; nothing if it is to be executed."""
        if self._decisive is None or self._decisive.fault.after:
            return None
        return await self._replace(request, self._decisive.fault, now)

    async def after(
        self,
        request: web.BaseRequest,
        response: web.StreamResponse,
        clock: SandboxTime,
        query: Mapping[str, str],
    ) -> web.StreamResponse:
        """Spoil the answer to a request that was executed."""
        active = self._decisive
        if active is None or not active.fault.after:
            return response
        if active.fault.kind not in _ANSWERED:
            return await self._replace(request, active.fault, clock.now())
        assert isinstance(response, web.Response)
        body = response.body if isinstance(response.body, bytes) else b""
        match active.fault.kind:
            case "truncated":
                return await _truncate(request, response, body)
            case "cut":
                response.body = body[: len(body) // 2]
            case "slow":
                return await _drip(request, response, body, active.seconds(), clock)
            case "repeated_cursor":
                response.body = _repeat_cursor(body, _cursor(query))
            case _:
                response.content_type = "text/plain"
        return response

    async def _replace(self, request: web.BaseRequest, fault: Fault, now: datetime) -> web.StreamResponse:
        match fault.kind:
            case "reset":
                reset(request)
                return web.Response(status=444, reason="No Response")  # for the log; nobody gets it
            case "status":
                text = _page(fault.status) if fault.body is None else fault.body
                headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
                return web.Response(text=text, status=fault.status, content_type=fault.content_type, headers=headers)
            case "error_array":
                problem = Problem(fault.code, "A fault was asked for.", "SERVER")
                return web.Response(body=error_body([problem], now), content_type="application/json")
            case "expired_session":
                raise Refusal(401, Problem("BDC_1109", "Session is invalid. Please log in.", "DOWNSTREAM"))
            case _:
                text = "Max number of allowed requests per hour reached: 20000."
                raise Refusal(422, Problem("BDC_1144", text, "DOWNSTREAM"))


def _page(status: int) -> str:
    reason = responses.get(status, "Error")
    return f"<html><head><title>{status} {reason}</title></head><body>{reason}</body></html>\n"


def reset(request: web.BaseRequest) -> None:
    """End the connection at once, with a TCP reset where the system allows it."""
    transport = request.transport
    if transport is None:
        return
    plug: socket.socket | None = transport.get_extra_info("socket")
    if plug is not None:
        with suppress(OSError):
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


async def _begin(request: web.BaseRequest, response: web.Response, length: int) -> web.StreamResponse:
    stream = web.StreamResponse(status=response.status, headers={"Content-Type": response.content_type})
    stream.content_length = length
    await stream.prepare(request)
    return stream


async def _truncate(request: web.BaseRequest, response: web.Response, body: bytes) -> web.StreamResponse:
    """Announce all and send half."""
    stream = await _begin(request, response, max(1, len(body)))
    await stream.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return stream


async def _drip(
    request: web.BaseRequest, response: web.Response, body: bytes, seconds: float, clock: SandboxTime
) -> web.StreamResponse:
    """Send in pieces, with pauses between them."""
    stream = await _begin(request, response, len(body))
    size = max(1, -(-len(body) // _PIECES))
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    with suppress(ConnectionError):
        for place, piece in enumerate(pieces):
            if place:
                await clock.sleep(seconds / (len(pieces) - 1))
            await stream.write(piece)
        await stream.write_eof()
    return stream


def _repeat_cursor(body: bytes, cursor: str) -> bytes:
    try:
        page = loads(body)
    except ValueError:
        return body
    return dumps({**page, "nextPage": cursor}) if isinstance(page, dict) else body
