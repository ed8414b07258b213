"""The web page at `/_sandbox/`: organizations and objects, requests, limits, faults, deliveries.

The server renders the whole page. The script of the page fetches the changing parts again. The page needs jinja2, which
`bill-async[sandbox]` installs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from aiohttp import web

from ._json import dumps, loads
from .clock import SandboxClock
from .errors import bad_parameter, not_json
from .hiding import hide_credentials
from .page_values import PageValues
from .state import SandboxState
from .webhook_page import resend, send_event

if TYPE_CHECKING:
    import jinja2


__all__ = ["answer"]

_TEMPLATES: Final = Path(__file__).parent / "templates"
_ASSETS: Final = {"page.css": "text/css", "page.js": "text/javascript"}
_RESEND: Final = re.compile(r"deliveries/(\d{1,12})/resend")
_EXCHANGE: Final = re.compile(r"exchanges/(\d{1,12})")
_LIVE: Final = ("limits", "faults", "requests", "deliveries", "messages")
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; img-src data:; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
_WITHOUT_JINJA: Final = """\
This page needs jinja2: pip install "bill-async[sandbox]".

Without it, the same information is available as JSON:
/_sandbox/state, /_sandbox/requests, /_sandbox/objects?organization=...&kind=bills, /_sandbox/messages, /_sandbox/faults
"""


def answer(
    state: SandboxState, method: str, path: str, query: Mapping[str, str], content: bytes
) -> web.Response | None:
    """Answer a request to the page. Return None for any other path."""
    name = path.removeprefix("/_sandbox").lstrip("/")
    match method, name:
        case "GET", "page.css" | "page.js":
            return web.Response(text=_asset(name), content_type=_ASSETS[name], headers=_HEADERS)
        case "GET", _:
            return _show(state, name, query)
        case "POST", "clock":
            return _advance_clock(state, content)
        case "POST", "sessions":
            state.auth.expire_all()
            return web.Response(status=204)
        case "POST", "events":
            return send_event(state, content)
        case "POST", _ if (found := _RESEND.fullmatch(name)) is not None:
            return resend(state, found[1])
        case _:
            return None


def _show(state: SandboxState, name: str, query: Mapping[str, str]) -> web.Response | None:
    """Render a page, or a part of one."""
    values = PageValues(state)
    exchange = _EXCHANGE.fullmatch(name)
    try:
        if exchange is not None:
            return _html(state, "exchange.html", values.exchange(int(exchange[1])))
        match name:
            case "":
                return _html(state, "home.html", values.home(query))
            case "browse":
                return _html(state, "objects.html", values.objects(query))
            case "log":
                return _html(state, "log.html", values.log(query))
            case "live":
                return _live(state, values.live())
            case _:
                return None
    except ImportError:
        return web.Response(text=_WITHOUT_JINJA, status=501)


def _html(state: SandboxState, template: str, values: Mapping[str, Any]) -> web.Response:
    html = _templates().get_template(template).render(values, link=_link)
    return web.Response(text=hide_credentials(state, html), content_type="text/html", headers=_HEADERS)


def _live(state: SandboxState, values: Mapping[str, Any]) -> web.Response:
    templates = _templates()
    html = {part: templates.get_template(f"{part}.html").render(values, link=_link) for part in _LIVE}
    shown = {part: hide_credentials(state, text) for part, text in html.items()}
    text = {"clock": values["now"], "sessions": str(values["sessions"])}
    body = dumps({"html": shown, "text": text})
    return web.Response(body=body, content_type="application/json", headers=_HEADERS)


@cache
def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _templates() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        auto_reload=False,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _link(page: str, **parameters: Any) -> str:
    shown = {name: value for name, value in parameters.items() if value}
    return f"/_sandbox/{page}?{urlencode(shown)}" if shown else f"/_sandbox/{page}"


def _advance_clock(state: SandboxState, content: bytes) -> web.Response:
    """Advance the clock."""
    try:
        data = loads(content)
    except ValueError as error:
        raise not_json(str(error)) from None
    seconds: Any = data.get("advance") if isinstance(data, dict) else None
    try:
        by = float(seconds)
    except (TypeError, ValueError):
        by = 0.0
    if not 0.0 < by <= 100 * 366 * 86400:
        raise bad_parameter("advance", "must be a number of seconds, forward and at most 100 years")
    clock = state.clock
    if not isinstance(clock, SandboxClock):
        raise bad_parameter("advance", "the clock of this sandbox cannot be advanced")
    clock.advance(by)
    return web.Response(status=204)
