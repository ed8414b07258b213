"""Faults: failures between a client and BILL that a test asks for.

    sandbox.faults.add(Fault("reset", operation="bills.*", method="POST", executed=True, times=1))

Faults are matched in the order in which they were added. Several may apply to one request: the delays of all of them,
and the first fault that decides the answer. Whether a fault with a probability applies depends only on the seed and on
the number of requests that it has matched before, so that a run can be repeated.
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

__all__ = ["ActiveFault", "Fault", "FaultKind", "Faults", "AppliedFaults"]

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

_SPOIL_ANSWER: Final = frozenset({"truncated", "cut", "slow", "repeated_cursor", "content_type"})
"""The faults that spoil the answer to a request after its execution."""
_BEFORE_OR_AFTER: Final = frozenset({"reset", "status", "error_array"})
_PIECE_COUNT: Final = 10
_CURSOR_PARAMETERS: Final = tuple(
    dict.fromkeys(style.cursor for style in PAGE_STYLES.values() if style.cursor and not style.counts)
)
"""The query parameters that hold the cursor of the requested page."""


def _one_of(alternatives: Any) -> Any:
    known = get_args(alternatives)

    def check(fault: object, field: attrs.Attribute[Any], value: Any) -> None:
        if value not in known:
            raise ValueError(f"{field.name}: {value!r} is none of {', '.join(known)}")

    return check


def _between(least: float, most: float) -> Any:
    """Accept finite numbers in a range."""

    def check(fault: object, field: attrs.Attribute[Any], value: Any) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise ValueError(f"{field.name}: {value!r} is not a number from {least} to {most}")

    return check


def _whole_between(least: int, most: int = 10**9) -> Any:
    """Accept whole numbers in a range."""

    def check(fault: object, field: attrs.Attribute[Any], value: Any) -> None:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(f"{field.name}: {value!r} is not a whole number from {least} to {most}")

    return check


_TEXT: Final = attrs.validators.instance_of(str)
_MAX_SECONDS: Final = 86_400


@attrs.frozen
class Fault:
    """A failure, and the requests that it applies to."""

    kind: FaultKind = attrs.field(validator=_one_of(FaultKind))
    """
    - `latency`: the request is executed `seconds` later
    - `reset`: the connection is reset
    - `truncated`: the connection ends in the middle of the answer
    - `cut`: half of the answer, with the length of that half
    - `slow`: the answer takes `seconds` from its first byte to its last
    - `status`: `status` with a page of HTML, as from a gateway, or with `body`
    - `error_array`: 200 with an array of one error, `code`
    - `expired_session`: the session ends and the request is refused (BDC_1109); only for requests with a session
    - `hour_used_up`: the answer to too many requests in an hour (BDC_1144)
    - `repeated_cursor`: `nextPage` is the cursor of the same page; only from the second page on
    - `content_type`: the correct body as `text/plain`
    """
    operation: str = attrs.field(default="*", kw_only=True, validator=_TEXT)
    """A pattern for BILL's operation id (`createBill`) or the accessor (`bills.*`, `spend.cards.get`)."""
    method: str = attrs.field(default="*", kw_only=True, validator=_TEXT)
    probability: float = attrs.field(default=1.0, kw_only=True, validator=_between(0, 1))
    every: int = attrs.field(default=1, kw_only=True, validator=_whole_between(1))
    """Apply to every n-th matching request only."""
    times: int | None = attrs.field(default=None, kw_only=True, validator=attrs.validators.optional(_whole_between(0)))
    """The maximum number of requests that the fault applies to."""
    executed: bool = attrs.field(default=False, kw_only=True, validator=attrs.validators.instance_of(bool))
    """Whether `reset`, `status` and `error_array` happen after the execution of the request, not instead of it."""
    seconds: float = attrs.field(default=1.0, kw_only=True, validator=_between(0, _MAX_SECONDS))
    distribution: Distribution = attrs.field(default="fixed", kw_only=True, validator=_one_of(Distribution))
    """The distribution of `seconds`: `uniform` from 0 to twice the value, `exponential` with the value as mean,
    `lognormal` with the value as median and a 95th percentile of 2.3 times the value."""
    status: int = attrs.field(default=503, kw_only=True, validator=_whole_between(200, 599))
    body: str | None = attrs.field(default=None, kw_only=True, validator=attrs.validators.optional(_TEXT))
    """The body of a `status`, in place of the HTML page."""
    content_type: str = attrs.field(
        default="text/html", kw_only=True, validator=attrs.validators.matches_re(r"[\w.+-]+/[\w.+-]+")
    )
    """The content type of a `status`."""
    retry_after: int | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(_whole_between(0))
    )
    """The `Retry-After` header of a `status`, in seconds."""
    code: str = attrs.field(default="BDC_1001", kw_only=True, validator=_TEXT)
    seed: int | None = attrs.field(default=None, kw_only=True, validator=attrs.validators.optional(_whole_between(0)))
    """The seed of probabilities and distributions. By default it is made of the sandbox's seed and the number of the
    fault."""

    def matches(self, operation: Operation[Any], method: str) -> bool:
        """Whether the fault is meant for a request."""
        return fnmatchcase(method, self.method.upper()) and (
            fnmatchcase(operation.id, self.operation) or fnmatchcase(operation.accessor, self.operation)
        )

    @property
    def after(self) -> bool:
        """Whether the request is executed before the fault happens."""
        return self.kind in _SPOIL_ANSWER or (self.executed and self.kind in _BEFORE_OR_AFTER)


class ActiveFault:
    """A fault that was added, and how often it has been applied."""

    def __init__(self, number: int, fault: Fault, seed: int) -> None:
        self.id = number
        self.fault = fault
        self.seen = 0
        """The number of requests that it has matched."""
        self.triggered = 0
        """The number of requests that it has been applied to."""
        self.random = random.Random(digest("fault", seed, number) if fault.seed is None else fault.seed)

    def __repr__(self) -> str:
        return f"ActiveFault({self.fault!r}, seen={self.seen}, triggered={self.triggered})"

    def triggers(self) -> bool:
        """Decide whether the fault applies to the next matching request."""
        fault = self.fault
        if fault.times is not None and self.triggered >= fault.times:
            return False
        self.seen += 1
        # drawn for each request, so that the sequence of decisions does not depend on `every`
        triggered = self.random.random() < fault.probability and self.seen % fault.every == 0
        self.triggered += triggered
        return triggered

    def seconds(self) -> float:
        """Draw a delay from the distribution."""
        seconds = self.fault.seconds
        match self.fault.distribution:
            case "fixed":
                return seconds
            case "uniform":
                return self.random.uniform(0.0, 2.0 * seconds)
            case "exponential":
                return self.random.expovariate(1.0 / seconds) if seconds else 0.0
            case _:
                return seconds * self.random.lognormvariate(0.0, 0.5)

    def as_json(self) -> dict[str, Any]:
        """Return the fault as the admin endpoint shows it."""
        shown = {"id": self.id, **attrs.asdict(self.fault), "seen": self.seen, "triggered": self.triggered}
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
        """Switch a fault on.

        Raises: `ValueError` for a fault that matches no operation.
        """
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

    def apply(
        self, operation: Operation[Any], method: str, query: Mapping[str, str], session: bool
    ) -> AppliedFaults | None:
        """Return the faults that apply to a request, or None."""
        if not self._active:
            return None
        triggered: list[ActiveFault] = []
        decided = False
        for active in self:
            fault = active.fault
            if decided and fault.kind != "latency":
                continue
            if not fault.matches(operation, method) or not _applies(fault, operation, query, session):
                continue
            if active.triggers():
                triggered.append(active)
                decided = decided or fault.kind != "latency"
        return AppliedFaults(triggered) if triggered else None

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
    return next((query[name] for name in _CURSOR_PARAMETERS if query.get(name)), "")


def _exact(value: Any) -> Any:
    """Return a float as a `Decimal`, because the sandbox writes no floats."""
    return Decimal(repr(value)) if isinstance(value, float) else value


def _json(status: int, value: Any) -> web.Response:
    return web.Response(body=dumps(value), status=status, content_type="application/json")


class AppliedFaults:
    """The faults that apply to one request."""

    def __init__(self, triggered: list[ActiveFault]) -> None:
        self.names = tuple(f"{active.fault.kind} {active.id}" for active in triggered)
        """Their names in the request log."""
        self.delay = sum(active.seconds() for active in triggered if active.fault.kind == "latency")
        """Seconds to wait before the execution of the request."""
        self._decisive = next((active for active in triggered if active.fault.kind != "latency"), None)

    @cached_property
    def ends_session(self) -> bool:
        """Whether the session ends."""
        return self._decisive is not None and self._decisive.fault.kind == "expired_session"

    async def before(self, request: web.BaseRequest, now: datetime) -> web.StreamResponse | None:
        """Return the answer that replaces the execution, or None if the request is to be executed."""
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
        """Return the answer to an executed request, spoiled by the fault if it does that."""
        active = self._decisive
        if active is None or not active.fault.after:
            return response
        if active.fault.kind not in _SPOIL_ANSWER:
            return await self._replace(request, active.fault, clock.now())
        assert isinstance(response, web.Response)
        body = response.body if isinstance(response.body, bytes) else b""
        match active.fault.kind:
            case "truncated":
                return await _truncate(request, response, body)
            case "cut":
                response.body = body[: len(body) // 2]
            case "slow":
                return await _send_slowly(request, response, body, active.seconds(), clock)
            case "repeated_cursor":
                response.body = _repeat_cursor(body, _cursor(query))
            case _:
                response.content_type = "text/plain"
        return response

    async def _replace(self, request: web.BaseRequest, fault: Fault, now: datetime) -> web.StreamResponse:
        match fault.kind:
            case "reset":
                reset(request)
                return web.Response(status=444, reason="No Response")  # for the log; the client gets nothing
            case "status":
                text = _html_page(fault.status) if fault.body is None else fault.body
                headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
                return web.Response(text=text, status=fault.status, content_type=fault.content_type, headers=headers)
            case "error_array":
                problem = Problem(fault.code, "This error was requested as a fault.", "SERVER")
                return web.Response(body=error_body([problem], now), content_type="application/json")
            case "expired_session":
                raise Refusal(401, Problem("BDC_1109", "Session is invalid. Please log in.", "DOWNSTREAM"))
            case _:
                text = "Max number of allowed requests per hour reached: 20000."
                raise Refusal(422, Problem("BDC_1144", text, "DOWNSTREAM"))


def _html_page(status: int) -> str:
    reason = responses.get(status, "Error")
    return f"<html><head><title>{status} {reason}</title></head><body>{reason}</body></html>\n"


def reset(request: web.BaseRequest) -> None:
    """End the connection at once, with a TCP reset where the system allows it."""
    transport = request.transport
    if transport is None:
        return
    connection: socket.socket | None = transport.get_extra_info("socket")
    if connection is not None:
        with suppress(OSError):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


async def _send_head(request: web.BaseRequest, response: web.Response, length: int) -> web.StreamResponse:
    stream = web.StreamResponse(
        status=response.status, headers={"Content-Type": response.content_type, "Date": response.headers["Date"]}
    )
    stream.content_length = length
    await stream.prepare(request)
    return stream


async def _truncate(request: web.BaseRequest, response: web.Response, body: bytes) -> web.StreamResponse:
    """Announce the whole length and send half of the body."""
    stream = await _send_head(request, response, max(1, len(body)))
    await stream.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return stream


async def _send_slowly(
    request: web.BaseRequest, response: web.Response, body: bytes, seconds: float, clock: SandboxTime
) -> web.StreamResponse:
    """Send the body in pieces, with pauses between them."""
    stream = await _send_head(request, response, len(body))
    size = max(1, -(-len(body) // _PIECE_COUNT))
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    with suppress(ConnectionError):
        for place, piece in enumerate(pieces):
            if place:
                await clock.sleep(seconds / (len(pieces) - 1))
            await stream.write(piece)
        await stream.write_eof()
    return stream


def _repeat_cursor(body: bytes, cursor: str) -> bytes:
    page = loads(body)
    return dumps({**page, "nextPage": cursor}) if isinstance(page, dict) else body
