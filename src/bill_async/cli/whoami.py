"""`bill-async whoami`: the accounts that the credentials belong to."""

from __future__ import annotations

import argparse
import asyncio
from typing import Any

from bill_async.config import OrganizationCredentials, Settings

from .accounts import profile_of, read_settings
from .clients import client_from
from .credentials import add_credentials, add_organization
from .display import print_json, print_table

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_credentials(parser)
    add_organization(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Log in with all credentials, and print whose they are."""
    settings = read_settings(arguments)
    found = asyncio.run(_ask(settings, keep_sessions=not arguments.no_session_file))
    facts = {"profile": profile_of(arguments), "environment": settings.environment.name, **found}
    facts = {name: value for name, value in facts.items() if value is not None}
    if arguments.json:
        print_json(facts)
    else:
        print_table(("", ""), [(name, str(value)) for name, value in facts.items()])
    return 0


async def _ask(settings: Settings, *, keep_sessions: bool) -> dict[str, Any]:
    """Return what BILL says about each account."""
    facts: dict[str, Any] = {}
    async with client_from(settings, keep_sessions=keep_sessions) as client:
        if settings.organization is not None:
            session = await client.auth.get_session()
            facts["organization"] = session.organization_id
            facts["user"] = session.user_id
            if isinstance(settings.organization, OrganizationCredentials):
                facts["username"] = settings.organization.username
            facts["mfa"] = None if session.mfa_status is None else str(session.mfa_status)
        if settings.spend is not None:
            user = await client.spend.users.get_current()
            facts["spendUser"] = user.id
        if settings.partner is not None:
            page = await client.partner.organizations.list(max=1)
            facts["partner"] = settings.partner.username
            facts["partnerOrganizations"] = "none" if not page.items else "at least 1"
    return facts
