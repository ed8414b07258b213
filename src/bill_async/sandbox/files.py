"""Files that requests bring, and the links that they are fetched under.

Links of an organization need the `sessionId` header, those of exports nothing. Receipts of Spend &
Expense are put to a link that serves one file.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from aiohttp import web

from .auth import secret
from .errors import Problem, Refusal, bad_parameter, no_object
from .organizations import Organization
from .world import World

__all__ = ["download", "publish", "receipt_link", "receive", "upload_link"]

_PICTURES: Final = ("image/jpeg", "image/png")
_LINK: Final = re.compile(r"/_(?:files|uploads)/(?P<token>[0-9a-f]{32})(?:/(?P<name>[^/]*))?")


def publish(
    world: World, organization: Organization, name: str, content: bytes, media_type: str, *, public: bool = False
) -> str:
    """Keep a file, and return the link to it."""
    token = secret(world.seed, "file", organization.id, name)
    organization.files[token] = (content, media_type)
    links: dict[str, tuple[Organization, bool]] = world.notes.setdefault("links", {})
    links[token] = (organization, public)
    return f"{world.url}/_files/{token}/{name}"


def download(world: World, request: web.BaseRequest, path: str) -> web.Response:
    """Answer the fetch of a link."""
    token, _ = _parse(path)
    found = world.notes.get("links", {}).get(token)
    if found is None:
        raise no_object("File", path.rpartition("/")[2])
    organization, public = found
    if not public:
        session = world.authority.sessions.get(request.headers.get("sessionId", ""))
        if session is None or session.organization is not organization:
            raise Refusal(401, Problem("BDC_1109", "Session is invalid. Please log in.", "DOWNSTREAM"))
    content, media_type = organization.files[token]
    return web.Response(body=content, content_type=media_type)


def upload_link(world: World, organization: Organization) -> str:
    """Return a link that one picture can be put to."""
    serial = organization.notes["upload serial"] = organization.notes.get("upload serial", 0) + 1
    token = secret(world.seed, "upload", organization.id, str(serial))
    world.notes.setdefault("uploads", {})[token] = organization
    return f"{world.url}/_uploads/{token}"


def receive(world: World, request: web.BaseRequest, path: str, content: bytes) -> web.Response:
    """Answer the put of a picture."""
    token, _ = _parse(path)
    organization = world.notes.get("uploads", {}).get(token)
    if organization is None:
        raise no_object("Upload", token)
    if request.content_type not in _PICTURES:
        raise bad_parameter("Content-Type", "must be image/jpeg or image/png")
    if token in organization.files:
        raise bad_parameter("url", "a file has been put here already")
    organization.files[token] = (content, request.content_type)
    world.notes.setdefault("links", {})[token] = (organization, True)
    return web.Response(status=200)


def receipt_link(world: World, url: str, filename: str) -> str:
    """Return the link that a receipt is fetched under, or refuse a link that no file was put to."""
    token, _ = _parse(url.removeprefix(world.url)) if url.startswith(world.url) else ("", "")
    organization = world.notes.get("uploads", {}).get(token)
    if organization is None or token not in organization.files:
        raise bad_parameter("url", "no file has been put to it")
    return f"{world.url}/_files/{token}/{filename}"


def _parse(path: str) -> tuple[str, str]:
    found = _LINK.fullmatch(path)
    if found is None:
        raise Refusal(404, Problem("BDC_1121", "API is not supported."))
    return found["token"], unquote(found["name"] or "")
