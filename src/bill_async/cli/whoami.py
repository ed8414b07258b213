"""`bill-async whoami`: the accounts that the credentials belong to."""

from __future__ import annotations

import argparse
import asyncio
from typing import TypeAlias

from bill_async.client import BillClient
from bill_async.config import Settings
from bill_async.errors import BillError

from .accounts import profile_of, read_settings
from .clients import client_from
from .credentials import add_credentials, add_organization
from .display import print_error, print_json, print_table
from .exit_status import exit_status

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_credentials(parser)
    add_organization(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Log in with all credentials, and print whose they are.

    An account that fails does not hide the others; the exit status is that of the first failure.
    """
    settings = read_settings(arguments)
    found, errors = asyncio.run(_ask(settings, keep_sessions=not arguments.no_session_file))
    every = {"profile": profile_of(arguments), "environment": settings.environment.name, **found}
    facts = {name: value for name, value in every.items() if value is not None}
    if arguments.json:
        print_json({**facts})
    else:
        print_table(("", ""), list(facts.items()))
    for party, error in errors:
        print_error(f"{party}: {error}")
    return exit_status(errors[0][1]) if errors else 0


Facts: TypeAlias = dict[str, str | None]


async def _ask(settings: Settings, *, keep_sessions: bool) -> tuple[Facts, list[tuple[str, BillError]]]:
    """Return what BILL says about each account, and the errors of those that fail."""
    facts: Facts = {}
    errors: list[tuple[str, BillError]] = []
    async with client_from(settings, keep_sessions=keep_sessions) as client:
        for party, look in (("organization", _organization), ("spend", _spend), ("partner", _partner)):
            try:
                if getattr(settings, party) is not None:
                    facts |= await look(client, settings)
            except BillError as error:
                errors.append((party, error))
    return facts, errors


async def _organization(client: BillClient, settings: Settings) -> Facts:
    session = await client.auth.get_session()
    return {
        "organization": session.organization_id,
        "user": session.user_id,
        "username": getattr(settings.organization, "username", None),
        "mfa": None if session.mfa_status is None else str(session.mfa_status),
    }


async def _spend(client: BillClient, settings: Settings) -> Facts:
    user = await client.spend.users.get_current()
    return {"spendUser": user.id}


async def _partner(client: BillClient, settings: Settings) -> Facts:
    await client.partner.organizations.list(max=1)
    return {"partner": None if settings.partner is None else settings.partner.username}
