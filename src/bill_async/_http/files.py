"""Uploads to a link, and downloads from one."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
from collections.abc import Awaitable, Callable, Generator
from pathlib import Path
from typing import Any, Final

import aiohttp
from yarl import URL

from .._base.addresses import check_address
from .._base.private_files import open_private
from .._schema.converter import as_it_came
from .._schema.messages import shown
from .._schema.operation import Operation
from ..config import Environment
from ..errors import ApiError, ConfigurationError, InvalidRequestError, TransportError
from ..secret import Secret, hides_frames
from ..types import CallOptions, FileContent
from .account import ANONYMOUS, Account
from .call import Call
from .content import Deadline, read_in_time
from .options import check_options
from .request import WireRequest
from .sender import Sender

_DOWNLOAD: Final = Operation[Any](
    id="download", accessor="download", family="v3", method="GET", path="", title="Get a file", reference=""
)
_UPLOAD: Final = Operation[Any](
    id="upload_to",
    accessor="upload_to",
    family="spend",
    method="PUT",
    path="",
    title="Put a file at an upload URL",
    reference="",
    retry="safe",  # The same file arrives there again, and BILL knows nothing of it until it is told.
)
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_HOPS: Final = 5
_CHUNK: Final = 1 << 16
_TYPE: Final = r"(?a)[\w.+-]+/[\w.+-]+"
_IMAGES: Final = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png"}


# ---- up


async def upload(
    sender: Sender, url: Secret[str], content: FileContent, *, content_type: str | None, options: CallOptions
) -> None:
    """Send an image to an upload URL. The URL is signed; no credentials are sent."""
    check_options(_UPLOAD, options)
    if content_type is not None and not re.fullmatch(_TYPE, str(content_type)):
        raise InvalidRequestError(
            f"content_type: {shown(content_type)} is no type of a file; give 'image/jpeg' or 'image/png'",
            field="content_type",
        )
    url, _ = _check_link(url, sender.environment)
    data, options = await read_in_time(sender, content, most=None, what="upload_to", options=options)
    kind = content_type or next((kind for start, kind in _IMAGES.items() if data.startswith(start)), None)
    if kind is None:
        raise InvalidRequestError(
            "upload_to: the file is neither JPEG nor PNG; give its content_type if you know better", field="content"
        )
    request = WireRequest(method="PUT", path="", headers={"Content-Type": kind}, body=Secret(data))
    await sender.send(Call(ANONYMOUS, _UPLOAD, request, options, as_it_came, link=url))


# ---- down


async def download(
    sender: Sender, account: Account | None, link: Secret[str], *, to: Path | None, options: CallOptions
) -> bytes:
    """Follow a link to a file and return its bytes, or write them to a file."""
    check_options(_DOWNLOAD, options)
    if to is not None and not isinstance(to, Path):
        raise InvalidRequestError(f"to: {shown(to)} is not a pathlib.Path; give Path(...)", field="to")
    read = aiohttp.ClientResponse.read if to is None else _save_to(to)
    # Not compressed: a compressed stream that is cut short would pass for the whole file.
    request = WireRequest(method="GET", path="", headers={"Accept": "*/*", "Accept-Encoding": "identity"})
    deadline = Deadline(sender, "download", options)
    for _ in range(_HOPS):
        link, own = _check_link(link, sender.environment)
        whose = account if own and account is not None else ANONYMOUS
        try:
            call = Call(whose, _DOWNLOAD, request, deadline.options(), as_it_came, link=link, read=read)
            return await sender.send(call)
        except ApiError as error:
            location = error.headers.get("Location")
            if error.status not in _REDIRECTS or not location:
                raise
            link = _follow(link, location)
    raise InvalidRequestError(f"download: the link leads from one address to another, more than {_HOPS} times")


@hides_frames
def _follow(link: Secret[str], location: str) -> Secret[str]:
    """Return where a redirect leads. It is not shown: signed links are secrets."""
    try:
        return Secret(_sendable(str(URL(link.reveal(), encoded=True).join(URL(location)))))
    except (ConfigurationError, ValueError):
        text = "download: the link leads on to something that is no address"
        raise TransportError(text, operation=_DOWNLOAD.id, attempts=1) from None


@hides_frames
def _check_link(hidden: Secret[str], environment: Environment) -> tuple[Secret[str], bool]:
    """Refuse a link that cannot be followed. Return the link, and whether it leads to BILL."""
    link = hidden.reveal()
    if not isinstance(link, str):
        raise InvalidRequestError(f"{shown(link)} is not a link; give the one of BILL's answer", field="link")
    try:
        link = _sendable(link)
    except (ConfigurationError, ValueError):
        url = URL()
    else:
        url = URL(link, encoded=True)
        if url.origin() == URL(environment.connect).origin():
            return Secret(link), True
    host = url.host or ""
    if url.scheme != "https":
        raise InvalidRequestError("the link is not an https URL; give the one of BILL's answer", field="link")
    return Secret(link), host == "bill.com" or host.endswith(".bill.com")


def _sendable(link: str) -> str:
    """Encode characters that cannot be sent, such as a space. Nothing else is changed, because that would break a
    signature."""
    if not link.isascii() or " " in link:
        link = str(URL(link))
    check_address(link, "the link")
    return link


def _save_to(path: Path) -> Callable[[aiohttp.ClientResponse], Awaitable[bytes]]:
    """Make a reader that writes an answer to a file, which appears only when it is complete."""

    async def save(response: aiohttp.ClientResponse) -> bytes:
        partial = path.with_name(f".{path.name}.{os.getpid()}.part")
        with _writing(path):
            # not in a thread, where a cancelled call could leave it behind
            file = os.fdopen(open_private(partial, os.O_WRONLY | os.O_TRUNC), "wb")
        try:
            async for chunk in response.content.iter_chunked(_CHUNK):
                with _writing(path):
                    await asyncio.to_thread(file.write, chunk)
            with _writing(path):
                file.close()
                partial.replace(path)
        finally:
            file.close()
            partial.unlink(missing_ok=True)
        return b""

    return save


@contextlib.contextmanager
def _writing(path: Path) -> Generator[None]:
    """Report a failure of the disk as an `InvalidRequestError`, so that only failures of the connection are retried."""
    try:
        yield
    except OSError as error:
        raise InvalidRequestError(f"download: {str(path)!r} cannot be written: {error.strerror}", field="to") from error
