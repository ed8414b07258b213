"""The server of the measurement of webhooks, in a process of its own on the first core."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import os
import sys
import time
from typing import Any

from aiohttp import web

from bill_async.webhooks import Event, WebhookReceiver

KEY = "the-key-of-the-subscription"


async def main(kind: str, path: str, core: str) -> None:
    """Serve until a line comes; then print how many events were handled, and the seconds of the processor it took."""
    os.sched_setaffinity(0, {int(core)})
    app, handled = web.Application(), 0

    async def bare(request: web.Request) -> web.Response:
        nonlocal handled
        body = await request.read()
        made = base64.b64encode(hmac.digest(KEY.encode(), body, hashlib.sha256)).decode()
        if not hmac.compare_digest(made, request.headers["x-bill-sha-signature"]):
            return web.Response(status=401)
        handled += 1
        return web.Response()

    receiver = WebhookReceiver(keys=[KEY], store=path)

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        nonlocal handled
        handled += event.object.amount is not None

    if kind == "bare":
        app.router.add_post("/bill", bare)
    else:
        app.router.add_post("/bill", receiver.aiohttp())
        app.cleanup_ctx.append(receiver.cleanup_ctx)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    before = time.process_time()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}/bill", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await receiver.idle()
    print(handled, time.process_time() - before, flush=True)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
