"""`bill-async call`: call any operation of BILL, from the operation table."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from operator import attrgetter
from typing import Any

from bill_async.client import BillClient
from bill_async.config import Settings
from bill_async.errors import ConfigurationError, InvalidRequestError, NotFoundError
from bill_async.types import CallOptions, JsonValue

from .accounts import client_from, read_settings
from .calls.arguments import link_field, operation_parser
from .calls.bodies import read_body
from .calls.confirmation import confirm
from .calls.finding import find, search
from .calls.lists import show_list
from .calls.preparing import Prepared
from .calls.queries import Query
from .calls.results import as_json, show
from .display import print_table
from .exit_status import FAILED
from .journals import JOURNAL_VARIABLE, journal_location

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command. Those of the operation are parsed later, when it is known."""
    parser.usage = "bill-async call OPERATION [arguments]\n       bill-async call --list [word ...]"
    parser.epilog = "`bill-async call OPERATION --help` describes an operation and its arguments."
    parser.add_argument("--list", action="store_true", help="list the operations that fit all words, or all of them")
    parser.add_argument(
        "words",
        nargs=argparse.REMAINDER,
        metavar="OPERATION",
        help="name of the operation, such as bills.create, or BILL's id of it; then its arguments",
    )


def run(arguments: argparse.Namespace) -> int:
    """Call the operation, and print its answer."""
    if arguments.list:
        return _list(" ".join(arguments.words))
    if not arguments.words:
        raise InvalidRequestError("name an operation, such as bills.list; `bill-async call --list` lists them")
    operation = find(arguments.words[0])
    own = operation_parser(operation)
    given = own.parse_args(arguments.words[1:], argparse.Namespace(profile=arguments.profile))
    settings = read_settings(given)
    prepared = Prepared(
        operation, given, read_body(operation, getattr(given, "body", None), getattr(given, "fields", ()))
    )
    if given.dry_run:
        print(prepared.shown(settings))
        return 0
    if not confirm(prepared, settings, yes=getattr(given, "yes", True)):
        print("bill-async: nothing was sent", file=sys.stderr)
        return FAILED
    asyncio.run(_call(prepared, settings))
    return 0


async def _call(prepared: Prepared, settings: Settings) -> None:
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
            options = {**options, "key": key}
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


def _list(text: str) -> int:
    found = search(text)
    if not found:
        raise InvalidRequestError(f"no operation fits {text!r}; `bill-async call --list` lists all")
    print_table(("operation", "method", "what it does"), [(one.accessor, one.method, one.title) for one in found])
    return 0
