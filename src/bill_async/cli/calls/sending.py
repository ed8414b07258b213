"""Sending: what happens once a call is prepared and confirmed."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from operator import attrgetter
from typing import Any

from bill_async.client import BillClient
from bill_async.config import Settings
from bill_async.errors import ConfigurationError, NotFoundError
from bill_async.types import CallOptions, JsonValue

from ..clients import client_from
from ..journals import JOURNAL_VARIABLE, journal_location
from .arguments import link_field
from .lists import show_list
from .preparing import Prepared
from .queries import Query
from .results import as_json, show

__all__ = ["send"]


async def send(prepared: Prepared, settings: Settings) -> None:
    """Send a call, and print its answer."""
    given = prepared.given
    query = Query(given.query) if given.query else None
    async with _opened(prepared, settings) as (client, options):
        if prepared.operation.page is not None:
            await show_list(client, prepared, query)
            return
        kind = prepared.operation.answer.kind
        answer = await _answer(client, prepared, options)
        result = as_json(answer, kind, secrets=given.show_secrets)
        await _move_file(client, prepared, as_json(answer, kind, secrets=True))
    if query is not None:
        result = query(result)
    if kind is not None:
        show(result, given.output or "json")


@asynccontextmanager
async def _opened(prepared: Prepared, settings: Settings) -> AsyncGenerator[tuple[BillClient, CallOptions]]:
    """Open a client, and the journal if the call has a key. Yield the client and the options of the call."""
    given, options = prepared.given, prepared.options
    key: str | None = getattr(given, "key", None)
    async with AsyncExitStack() as stack:
        journal = None
        if key is not None:
            location = journal_location(given)
            if not location:
                raise ConfigurationError(
                    f"--key needs a journal to record it in; give --journal FILE, or set {JOURNAL_VARIABLE}"
                )
            from bill_async.journal import Journal  # needs as long to import as the rest of the call

            journal = await stack.enter_async_context(Journal(location))
            options["key"] = key
        client = client_from(settings, journal, keep_sessions=not given.no_session_file)
        yield await stack.enter_async_context(client), options


async def _answer(client: BillClient, prepared: Prepared, options: CallOptions) -> Any:
    operation = prepared.operation
    if operation.body is not None and operation.body.binary:
        upload = attrgetter(operation.accessor)(client)
        names = {parameter.wire: parameter.name for parameter in operation.query}
        query = {names[wire]: value for wire, value in prepared.query.items()}
        return await upload(*prepared.path, content=prepared.given.file, **query, **options)
    return await client.call(operation, *prepared.path, query=prepared.query, body=prepared.body, **options)


async def _move_file(client: BillClient, prepared: Prepared, answer: JsonValue) -> None:
    """Download or upload the file that belongs to an answer with a link."""
    file, link = getattr(prepared.given, "file", None), link_field(prepared.operation)
    is_upload = prepared.operation.body is not None and prepared.operation.body.binary
    if file is None or link is None or is_upload:
        return
    url = answer.get(link) if isinstance(answer, dict) else None
    if not isinstance(url, str):
        raise NotFoundError(f"{prepared.operation.accessor}: the answer has no {link} yet", status=404)
    if link == "downloadLink":
        await client.download(url, to=file)
    else:
        await client.upload_to(url, file)
