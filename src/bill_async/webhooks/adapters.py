"""Adapters: the receiver as a handler of aiohttp, and as an ASGI application. Neither needs a framework."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from .response import WebhookResponse

if TYPE_CHECKING:
    from aiohttp import web

__all__ = ["AiohttpHandler", "AsgiApp", "Handle", "aiohttp_handler"]

Handle: TypeAlias = "Callable[[bytes, Iterable[tuple[str | bytes, str | bytes]]], Awaitable[WebhookResponse]]"
"""Takes the body and the headers of a delivery."""
AiohttpHandler: TypeAlias = "Callable[[web.Request], Awaitable[web.Response]]"
_Scope: TypeAlias = MutableMapping[str, Any]
_Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
_Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_ONLY_POST: Final = WebhookResponse(status=405, text="notifications are POSTed")


def aiohttp_handler(handle: Handle, max_body: int) -> AiohttpHandler:
    """Return a handler for the router of an aiohttp application."""
    from aiohttp import web

    async def answer(request: web.Request) -> web.Response:
        given = await _answer_aiohttp(request, handle, max_body)
        return web.Response(status=given.status, body=given.body, headers=given.headers)

    return answer


async def _answer_aiohttp(request: web.Request, handle: Handle, max_body: int) -> WebhookResponse:
    from aiohttp.web import RequestPayloadError

    if request.method != "POST":
        return _ONLY_POST
    body = bytearray()
    try:
        while chunk := await request.content.readany():
            body += chunk
            if len(body) > max_body:
                return _too_large(max_body)
    except (RequestPayloadError, ConnectionError, ValueError):  # cut short, or not compressed as declared
        return WebhookResponse(status=400, text="the body cannot be read")
    return await handle(bytes(body), request.headers.items())


class AsgiApp:
    """An ASGI application, which frameworks can mount."""

    def __init__(
        self,
        handle: Handle,
        max_body: int,
        start: Callable[[], Awaitable[None]],
        close: Callable[[], Awaitable[None]],
    ) -> None:
        self._handle = handle
        self._max_body = max_body
        self._start = start
        self._close = close

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            answer = await self._answer(scope, receive)
            if answer is not None:
                await _send(answer, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1003})

    async def _answer(self, scope: _Scope, receive: _Receive) -> WebhookResponse | None:
        """Return the answer; None if the client has disconnected."""
        if scope["method"] != "POST":
            return _ONLY_POST
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return None
            body += message.get("body", b"")
            if len(body) > self._max_body:
                return _too_large(self._max_body)
            if not message.get("more_body", False):
                return await self._handle(bytes(body), scope["headers"])

    async def _live(self, receive: _Receive, send: _Send) -> None:
        """Start and stop with the server, if this is the whole application."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                try:
                    await self._start()
                except Exception as error:
                    await send({"type": "lifespan.startup.failed", "message": str(error)})
                    return
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self._close()
                await send({"type": "lifespan.shutdown.complete"})
                return


async def _send(answer: WebhookResponse, send: _Send) -> None:
    headers = {**answer.headers, "content-length": str(len(answer.body))}
    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": answer.status, "headers": encoded})
    await send({"type": "http.response.body", "body": answer.body})


def _too_large(most: int) -> WebhookResponse:
    return WebhookResponse(status=413, text=f"the body is larger than {most:,} bytes")
