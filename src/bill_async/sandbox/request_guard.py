"""The request guard of `/_sandbox/`: it accepts programs and the sandbox's own page, but no other web page.

A page of another site can send requests to this machine. It cannot read the answers, unless its own host name resolves
to this machine (DNS rebinding); the `Host` header then holds that name. Other cross-site requests have an `Origin`.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

from .errors import Problem, Refusal

__all__ = ["check_origin"]

_OWN: Final = ("same-origin", "none")


def check_origin(request: web.BaseRequest, host: str) -> None:
    """Refuse a request from a page of another site. `host` is the host that the sandbox was given."""
    named = request.headers.getall("Host", [])
    if len(named) != 1 or not _is_ours(_name(named[0]), request, host):
        raise _refusal(
            f"{_short(', '.join(named)) or 'no host'} is not a name of this sandbox; use localhost, or start it with "
            "the name as its host."
        )
    origins = request.headers.getall("Origin", [])
    if any(_netloc(origin) != named[0].lower() for origin in origins):
        raise _refusal("Another web page must not use this sandbox.")
    if request.method not in ("GET", "HEAD") and request.headers.get("Sec-Fetch-Site", "none") not in _OWN:
        raise _refusal("Another web page must not switch this sandbox.")


def _is_ours(name: str, request: web.BaseRequest, host: str) -> bool:
    if name == "localhost" or name.endswith(".localhost") or (name and name == host.lower().strip("[]")):
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    if address.is_loopback:
        return True
    # A sandbox that listens on all addresses: an address, unlike a name, cannot be rebound.
    own = None if request.transport is None else request.transport.get_extra_info("sockname")
    return own is not None and str(address) == own[0]


def _name(host: str) -> str:
    """Return the name in a Host header, without the port and a trailing dot."""
    try:
        return (urlsplit(f"//{host}").hostname or "").removesuffix(".")
    except ValueError:
        return ""


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _refusal(message: str) -> Refusal:
    return Refusal(403, Problem("BDC_1119", message))


def _short(text: str) -> str:
    return ascii(text[:80]) if text else ""
