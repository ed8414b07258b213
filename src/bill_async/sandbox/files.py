"""Uploaded files, and the links to download them.

The links of an organization need the `sessionId` header; links of exports need none. A receipt of Spend & Expense is
uploaded to a link that accepts one file.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from aiohttp import web

from .auth import secret
from .errors import Problem, Refusal, bad_parameter, no_object
from .organizations import OrganizationState
from .state import SandboxState

__all__ = ["download", "keep", "publish", "receipt_link", "receive", "upload_link"]

_PICTURES: Final = ("image/jpeg", "image/png")
_LINK: Final = re.compile(r"/_(?:files|uploads)/(?P<token>[0-9a-f]{32})(?:/(?P<name>[^/]*))?")


def publish(
    state: SandboxState,
    organization: OrganizationState,
    name: str,
    content: bytes,
    media_type: str,
    *,
    public: bool = False,
) -> str:
    """Store a file, and return its download link."""
    token = secret(state.seed, "file", organization.id, name)
    organization.files[token] = (content, media_type)
    _links(state)[token] = (organization.id, public)
    return f"{state.url}/_files/{token}/{name}"


def download(state: SandboxState, request: web.BaseRequest, path: str) -> web.Response:
    """Answer a download."""
    token, _ = _parse(path)
    found = _links(state).get(token)
    if found is None:
        raise no_object("File", path.rpartition("/")[2])
    identifier, public = found
    organization = state.auth.organizations[identifier]
    if not public:
        session = state.auth.sessions.get(request.headers.get("sessionId", ""))
        if session is None or session.organization is not organization:
            raise Refusal(401, Problem("BDC_1109", "Session is invalid. Please log in.", "DOWNSTREAM"))
    content, media_type = organization.files[token]
    return web.Response(body=content, content_type=media_type)


def upload_link(state: SandboxState, organization: OrganizationState) -> str:
    """Return a link to which one image can be uploaded."""
    token = secret(state.seed, "upload", organization.id, str(organization.serial("upload")))
    _uploads(state)[token] = organization.id
    return f"{state.url}/_uploads/{token}"


def receive(state: SandboxState, request: web.BaseRequest, path: str, content: bytes) -> web.Response:
    """Answer the upload of an image."""
    token, _ = _parse(path)
    owner = _uploads(state).get(token)
    if owner is None:
        raise no_object("Upload", token)
    organization = state.auth.organizations[owner]
    if request.content_type not in _PICTURES:
        raise bad_parameter("Content-Type", "must be image/jpeg or image/png")
    if token in organization.files:
        raise bad_parameter("url", "a file has already been uploaded to it")
    keep(state, organization, token, content, request.content_type)
    return web.Response(status=200)


def keep(state: SandboxState, organization: OrganizationState, token: str, content: bytes, media_type: str) -> None:
    """Store a file that was uploaded to a link."""
    organization.files[token] = (content, media_type)
    _links(state)[token] = (organization.id, True)


def receipt_link(state: SandboxState, url: str, filename: str) -> str:
    """Return the download link of a receipt. An upload link without a file is refused."""
    token, _ = _parse(url.removeprefix(state.url)) if url.startswith(state.url) else ("", "")
    owner = _uploads(state).get(token)
    if owner is None or token not in state.auth.organizations[owner].files:
        raise bad_parameter("url", "no file has been uploaded to it")
    return f"{state.url}/_files/{token}/{filename}"


def _links(state: SandboxState) -> dict[str, tuple[str, bool]]:
    """Return the organization of each link, and whether it is public."""
    return state.table("links", fixed=True)


def _uploads(state: SandboxState) -> dict[str, str]:
    """Return the organization of each upload link."""
    return state.table("uploads", fixed=True)


def _parse(path: str) -> tuple[str, str]:
    found = _LINK.fullmatch(path)
    if found is None:
        raise Refusal(404, Problem("BDC_1121", "API is not supported."))
    return found["token"], unquote(found["name"] or "")
