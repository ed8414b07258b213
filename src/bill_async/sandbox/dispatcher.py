"""The dispatcher: it routes, authenticates, counts, checks and executes HTTP requests.

After the wait for the latency, a request runs without another wait, so that it is executed atomically.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from email.utils import format_datetime
from typing import Any, Final
from urllib.parse import parse_qsl

import attrs
from aiohttp import web

from . import admin_page, files
from ._json import dumps, loads
from .auth import Caller
from .context import RequestContext
from .errors import Problem, Refusal, bad_parameter, error_body, not_json
from .faults import AppliedFaults
from .inspection import inspect
from .request_guard import check_origin
from .request_log import LONGEST, Exchange, ReceivedRequest
from .router import Match
from .routes import Routes
from .state import SandboxState
from .validation import check_body, read_parameters

__all__ = ["Dispatcher"]

_log: Final = logging.getLogger(__name__)
_JSON: Final = {"Content-Type": "application/json"}
_MAX_JSON: Final = 10 * 1024 * 1024
_MAX_FILE: Final = 6 * 1024 * 1024
_ADMIN_PREFIX: Final = "/_sandbox"
"""The path prefix of the admin endpoints, which BILL does not have. Requests to them are not logged."""


@attrs.define
class _Progress:
    """What is known of a request so far, for the request log."""

    operation: str = ""
    organization: str = ""
    body: bytes = b""
    faults: AppliedFaults | None = None


class Dispatcher:
    """Answers the requests of a sandbox."""

    def __init__(
        self, state: SandboxState, routes: Routes, latency: Callable[[], float], host: str = "127.0.0.1"
    ) -> None:
        self.state = state
        self._host = host
        self._latency = latency
        self._routes = routes

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request."""
        path, _, query_text = request.raw_path.partition("?")
        query: dict[str, str] = {}
        if query_text:
            for name, value in parse_qsl(query_text, keep_blank_values=True):
                query.setdefault(name, value)
        progress = _Progress()
        problems: tuple[Problem, ...] = ()
        try:
            match = self._routes.router.find(request.method, path)
            if match is not None:
                response = await self._operation(request, match, query, progress)
            else:
                response = await self._other(request, path, query)
        except Refusal as refusal:
            problems = tuple(refusal.problems)
            response = self._refuse(refusal)
        except ConnectionError:
            # the client closed the connection during its request, and does not read the answer
            problems = (Problem("BDC_1117", "The request was cut off."),)
            response = self._refuse(Refusal(400, problems))
        except Exception:
            # a defect of the sandbox: the client gets an error in BILL's form, and the log the reason
            _log.exception("%s %s", request.method, path)
            problems = (Problem("BDC_1001", "System error.", "SERVER"),)
            response = self._refuse(Refusal(500, problems))
        with self.state.lock:
            self.state.storage.commit()
        self._date(response)
        content = _content(response)
        faults = progress.faults
        if faults is not None:
            with contextlib.suppress(ConnectionError):  # the client did not wait for its answer
                response = await faults.after(request, response, self.state.clock, query)
                self._date(response)
            content = _content(response) or content  # of an answer that was sent in parts, all of it
        if path.startswith(_ADMIN_PREFIX):
            return response
        self.state.requests.add(
            ReceivedRequest(
                method=request.method,
                path=path,
                query=query,
                operation=progress.operation,
                organization_id=progress.organization,
                body=progress.body,
                status=response.status,
                codes=tuple(problem.code for problem in problems),
                time=self.state.clock.now(),
                error="; ".join(dict.fromkeys(problem.message for problem in problems)),
                faults=() if faults is None else faults.names,
            ),
            Exchange(
                headers=request.headers,
                answer_headers=response.headers,
                answer=content if len(content) <= LONGEST else None,
            ),
        )
        return response

    def _date(self, response: web.StreamResponse) -> None:
        """Date an answer by the clock of the sandbox, and not by that of the machine."""
        if not response.prepared:
            response.headers["Date"] = format_datetime(self.state.clock.now(), usegmt=True)

    def _refuse(self, refusal: Refusal) -> web.Response:
        body = error_body(refusal.problems, self.state.clock.now())
        return web.Response(body=body, status=refusal.status, headers=_JSON)

    async def _operation(
        self, request: web.BaseRequest, match: Match, query: dict[str, str], progress: _Progress
    ) -> web.StreamResponse:
        operation = match.operation
        progress.operation = operation.id
        if not operation.authenticated:
            progress.faults = self.state.faults.apply(operation, request.method, query, session=False)
            return await self._execute(request, match, query, None, progress)
        state = self.state
        caller = state.auth.identify(operation, request.headers, state.clock.now().timestamp())
        organization = caller.organization
        progress.faults = self.state.faults.apply(operation, request.method, query, session=caller.session is not None)
        if organization is None:
            return await self._execute(request, match, query, caller, progress)
        progress.organization = organization.id
        if caller.spend:
            return await self._execute(request, match, query, caller, progress)
        state.limiter.enter(caller.key, organization.id)
        try:
            return await self._execute(request, match, query, caller, progress)
        finally:
            # before the answer is written, because the client may then send its next request
            state.limiter.leave(caller.key, organization.id)

    async def _execute(
        self,
        request: web.BaseRequest,
        match: Match,
        query: dict[str, str],
        caller: Caller | None,
        progress: _Progress,
    ) -> web.StreamResponse:
        operation, state = match.operation, self.state
        limit = _MAX_FILE if operation.body is not None and operation.body.binary else _MAX_JSON
        progress.body = await read_body(request, limit) if request.body_exists else b""
        latency = self._latency()
        faults = progress.faults
        if faults is not None:
            latency += faults.delay
        if latency > 0:
            await state.clock.sleep(latency)
        if faults is not None:
            if faults.ends_session and caller is not None and caller.session is not None:
                state.auth.end(caller.session)
            replacement = await faults.before(request, state.clock.now())
            if replacement is not None:
                return replacement
        with state.lock:
            return self._perform(request, match, query, caller, progress)

    def _perform(
        self,
        request: web.BaseRequest,
        match: Match,
        query: dict[str, str],
        caller: Caller | None,
        progress: _Progress,
    ) -> web.Response:
        """Execute a request atomically."""
        operation, state = match.operation, self.state
        now = state.clock.now()
        state.run_due(None if caller is None else caller.organization)
        context = RequestContext(
            operation=operation,
            state=state,
            caller=caller,
            path=match.path,
            query=query,
            headers=request.headers,
            params=read_parameters(operation, query) if operation.query else {},
            body=progress.body,
            now=now,
        )
        if operation.quota == "text_message":
            state.limiter.count_message(context.user_id, now.timestamp())
        if operation.body is not None and not operation.body.binary:
            context.body = self._read(context)
        answer = self._routes.handlers[operation.family, operation.id](context)
        if answer is None:
            return web.Response(status=operation.answer.status)
        body = answer if isinstance(answer, bytes) else dumps(answer)
        return web.Response(body=body, status=operation.answer.status, headers=_JSON)

    def _read(self, context: RequestContext) -> Any:
        """Return a JSON body after checking it."""
        body = context.operation.body
        assert body is not None
        try:
            data = loads(context.body) if context.body else None
        except ValueError as error:
            raise not_json(str(error)) from None
        if data is None:
            fields = () if body.model is None else body.model.__fields__
            if any(field.required for field in fields) or body.many:
                raise Refusal(400, Problem("BDC_1117", "Required request body is missing"))
            data = {}
        known = context.caller is not None and (
            context.caller.organization is not None or "organizationId" in context.headers
        )
        return check_body(body, data, context.organization.reference if known else _unchecked)

    async def _other(self, request: web.BaseRequest, path: str, query: dict[str, str]) -> web.StreamResponse:
        if path.startswith("/_files/"):
            return files.download(self.state, request, path)
        if path.startswith("/_uploads/") and request.method == "PUT":
            content = await read_body(request, _MAX_FILE)
            return files.receive(self.state, request, path, content)
        if path.startswith(_ADMIN_PREFIX):
            return await self._administer(request, path, query)
        raise Refusal(404, Problem("BDC_1121", "API is not supported."))

    async def _administer(self, request: web.BaseRequest, path: str, query: dict[str, str]) -> web.StreamResponse:
        """Answer a request to the admin endpoints."""
        check_origin(request, self._host)
        content = await read_body(request, _MAX_JSON) if request.body_exists else b""
        if path == f"{_ADMIN_PREFIX}/faults" or path.startswith(f"{_ADMIN_PREFIX}/faults/"):
            return self.state.faults.administer(
                request.method, path.removeprefix(f"{_ADMIN_PREFIX}/faults").lstrip("/"), content
            )
        return admin_page.answer(self.state, request.method, path, query, content) or inspect(self.state, path, query)


async def read_body(request: web.BaseRequest, limit: int) -> bytes:
    """Return the body of a request. A body that is too long is refused without reading all of it."""
    if request.content_length is not None and request.content_length > limit:
        raise bad_parameter("body", f"must not be longer than {limit} bytes")
    if request.headers.get("Expect", "").lower() == "100-continue" and request.transport is not None:
        request.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    content = bytearray()
    try:
        async for chunk in request.content.iter_any():
            content += chunk
            if len(content) > limit:
                raise bad_parameter("body", f"must not be longer than {limit} bytes")
    except web.RequestPayloadError as error:
        raise bad_parameter("body", str(error)) from None
    return bytes(content)


def _content(response: web.StreamResponse) -> bytes:
    """Return the body of an answer; empty if it is sent in parts."""
    content = response.body if isinstance(response, web.Response) else None
    return content if isinstance(content, bytes) else b""


def _unchecked(prefix: str, identifier: str) -> str | None:
    """Accept any id, because there is no organization to look it up in."""
    return None
