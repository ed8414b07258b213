"""`bill-async journal`: list, recover and resolve writes with keys."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, get_args

from bill_async._schema.codec import dumps, loads
from bill_async.client import BillClient
from bill_async.config import Settings
from bill_async.errors import BillError, ConfigurationError, JournalError
from bill_async.journal import Journal, JournalEntry, State
from bill_async.journal.entry import OPEN

from .accounts import is_environment, read_settings, read_targets
from .clients import client_from
from .credentials import add_credentials, add_profile
from .display import clean
from .journals import JOURNAL_VARIABLE, journal_location

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    commands = parser.add_subparsers(dest="action", required=True, metavar="action")
    listing = commands.add_parser("list", help="list the writes that are open, or all")
    listing.add_argument("--state", choices=get_args(State), action="append", help="only this state; may be repeated")
    listing.add_argument("--all", action="store_true", help="also the decided ones")
    show = commands.add_parser("show", help="show everything that is recorded for a key")
    show.add_argument("key", metavar="KEY")
    recover = commands.add_parser("recover", help="find out from BILL whether open writes were executed")
    add_credentials(recover)
    resolve = commands.add_parser("resolve", help="record whether a write was executed, after you have checked")
    resolve.add_argument("key", metavar="KEY")
    outcome = resolve.add_mutually_exclusive_group(required=True)
    outcome.add_argument("--done", action="store_true", help="BILL has executed it")
    outcome.add_argument(
        "--not-executed", action="store_true", help="BILL has not executed it; the next call with the key is sent"
    )
    resolve.add_argument(
        "--id", action="append", default=[], help="id of an object that it created or changed; may be repeated"
    )
    resolve.add_argument("--why", default="", metavar="TEXT", help="how you know; kept in the journal")
    for command in (listing, show, resolve):
        add_profile(command)
    for command in (show, resolve):
        command.add_argument("--account", metavar="ID", help="account of the key, if several accounts have used it")
    for command in (listing, show, recover, resolve):
        command.add_argument(
            "--journal",
            metavar="FILE|URL",
            help="SQLite file, or URL of a PostgreSQL or Redis server; by default that of the profile, or "
            f"{JOURNAL_VARIABLE}",
        )
        command.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Run the command. The exit status is 1 if a write is left for a person to resolve."""
    actions = {"list": _list, "show": _show, "recover": _recover, "resolve": _resolve}
    return asyncio.run(actions[arguments.action](arguments))


@asynccontextmanager
async def _opened(arguments: argparse.Namespace) -> AsyncGenerator[Journal]:
    """Open the journal, which must exist."""
    place = journal_location(arguments)
    if not place:
        raise ConfigurationError(f"no journal; give --journal, or set the variable {JOURNAL_VARIABLE}")
    if "://" not in place and not os.path.exists(place):  # noqa: ASYNC240, PTH110 - nothing else is going on
        raise JournalError(f"{place}: there is no such journal")
    async with Journal(place) as journal:
        yield journal


# ---- what is done


async def _list(arguments: argparse.Namespace) -> int:
    states: Sequence[State] = arguments.state or (() if arguments.all else OPEN)
    async with _opened(arguments) as journal:
        entries = [entry async for entry in journal.entries(*states)]
    if arguments.json:
        _print_json([_as_json(entry) for entry in entries])
        return 0
    _print_table(entries)
    what = "writes" if arguments.all or arguments.state else "open writes"
    print(f"{len(entries)} {what if len(entries) != 1 else what[:-1]}")
    return 0


async def _show(arguments: argparse.Namespace) -> int:
    async with _opened(arguments) as journal:
        entries = await _of_key(journal, arguments)
    if arguments.json:
        _print_json([_as_json(entry) for entry in entries])
    else:
        print("\n\n".join(_described(entry) for entry in entries))
    return 0


async def _recover(arguments: argparse.Namespace) -> int:
    async with _opened(arguments) as journal, _clients(arguments, journal) as clients:
        recoveries = [await journal.recover(client) for client in clients]
        accounts = {account for client in clients for account in client.parties.items()}
    looked_at = [entry for recovery in recoveries for entry in recovery]
    failed = [one for recovery in recoveries for one in recovery.failed]
    under_way = [entry for recovery in recoveries for entry in recovery.under_way]
    elsewhere = [entry for entry in recoveries[0].elsewhere if entry.id[:2] not in accounts]
    left = [entry for entry in looked_at if entry.is_open]
    if arguments.json:
        _print_json(
            {
                "decided": [_as_json(entry) for entry in looked_at if not entry.is_open],
                "undecided": [_as_json(entry) for entry in left],
                "failed": [{**_as_json(entry), "error": _one_line(error)} for entry, error in failed],
                "underWay": [_as_json(entry) for entry in under_way],
                "elsewhere": [_as_json(entry) for entry in elsewhere],
            }
        )
    else:
        _print_table(looked_at)
        print(f"{len(looked_at) - len(left)} of {len(looked_at)} writes decided")
    for entry, error in failed:
        print(clean(f"{entry.id.key}: not looked up: {_one_line(error)}"), file=sys.stderr)
    for entry in under_way:
        print(clean(f"{entry.id.key}: a process is still working on it"), file=sys.stderr)
    for entry in elsewhere:
        print(clean(f"{entry.id.key}: no credentials for {entry.id.party} {entry.id.account}"), file=sys.stderr)
    if left:
        print("check the rest at BILL, and record what you find: bill-async journal resolve KEY", file=sys.stderr)
    return 1 if left or failed or elsewhere else 0


async def _resolve(arguments: argparse.Namespace) -> int:
    async with _opened(arguments) as journal:
        entries = await _of_key(journal, arguments)
        if len(entries) > 1:
            accounts = ", ".join(entry.id.account for entry in entries)
            raise JournalError(
                f"key {arguments.key!r}: several accounts have used it; give one with --account: {accounts}"
            )
        resolved = await journal.resolve(
            entries[0], "done" if arguments.done else "not_executed", ids=arguments.id, why=arguments.why
        )
    if arguments.json:
        _print_json(_as_json(resolved))
    else:
        print(_described(resolved))
    return 0


async def _of_key(journal: Journal, arguments: argparse.Namespace) -> list[JournalEntry]:
    """Return the entries of a key: one for each account that has used it."""
    found = [
        entry async for entry in journal.entries(key=arguments.key) if arguments.account in (None, entry.id.account)
    ]
    if not found:
        raise JournalError(f"key {arguments.key!r}: it is not in the journal")
    return found


@asynccontextmanager
async def _clients(arguments: argparse.Namespace, journal: Journal) -> AsyncGenerator[list[BillClient]]:
    """Open a client for each account with credentials."""
    keep = not arguments.no_session_file
    if is_environment(arguments):
        async with client_from(read_settings(arguments), journal, keep_sessions=keep) as client:
            yield [client]
        return
    found = read_targets(arguments)
    settings = Settings(environment=found.environment, partner=found.partner)
    async with client_from(settings, journal, keep_sessions=keep) as client:
        views = [client.for_organization(target.organization, spend=target.spend) for target in found.targets]
        yield [*views, *[client] * (found.partner is not None)]


# ---- how it is shown


def _as_json(entry: JournalEntry) -> dict[str, Any]:
    """Return an entry as JSON for programs, without the digests and with the answer as JSON."""
    data: dict[str, Any] = entry.to_json()
    del data["fields"]
    return {**data, "why": entry.why, "answer": loads(entry.answer.encode()) if entry.answer else None}


def _print_json(value: Any) -> None:
    """Print JSON with exact numbers."""
    print(dumps(value).decode())


def _print_table(entries: Iterable[JournalEntry]) -> None:
    rows = [("key", "operation", "state", "sent", "account", "why")]
    rows += [
        (entry.id.key, entry.operation, entry.state, _shown(entry.sent_at), entry.id.account, entry.why)
        for entry in entries
    ]
    if len(rows) == 1:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        line = "  ".join(f"{text:<{width}}" for text, width in zip(row, widths, strict=False))
        print(clean(f"{line}  {row[-1]}").rstrip())


def _described(entry: JournalEntry) -> str:
    facts = {
        "key": entry.id.key,
        "of": f"{entry.id.party} {entry.id.account}",
        "operation": entry.operation,
        "state": entry.state,
        "sent": f"{_shown(entry.sent_at)}, {entry.size} bytes",
        "begun": f"{entry.sendings} times" if entry.sendings > 1 else "",
        "ids": ", ".join(entry.ids),
        "look for": "" if entry.evidence is None else dumps(entry.evidence).decode(),
        "answer": entry.answer or "",
    }
    lines = [f"{name + ':':<10} {text}" for name, text in facts.items() if text]
    lines += [f"{_shown(step.at)}  {step.state} (by {step.by}) {step.why}".rstrip() for step in entry.history]
    return "\n".join(map(clean, lines))


def _shown(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M:%S}"


def _one_line(error: BillError) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"
