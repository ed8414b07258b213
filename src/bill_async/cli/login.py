"""`bill-async login`: pass the MFA challenge once, and keep what makes later logins trusted."""

from __future__ import annotations

import argparse
import asyncio
import re
import signal
import socket
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

import attrs

from bill_async.client import BillClient
from bill_async.config import OrganizationCredentials, Settings
from bill_async.errors import BillError, ConfigurationError, InvalidRequestError
from bill_async.models.mfa import MfaChallengeRequest, MfaChallengeValidateRequest
from bill_async.secret import Secret

from .accounts import read_settings
from .clients import client_from
from .credentials import add_credentials, add_organization
from .devices import forget, keep

__all__ = ["add_arguments", "run"]

_LONGEST_DEVICE: Final = 40
_DAYS: Final = 30
"""How long BILL trusts a device."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_credentials(parser)
    add_organization(parser)
    parser.add_argument("--device", metavar="NAME", help="name of this device; by default that of the machine")
    parser.add_argument("--forget", action="store_true", help="remove what an earlier login has kept, and send nothing")


def run(arguments: argparse.Namespace) -> int:
    """Ask for the code that BILL sends, and keep the trusted device and a session.

    Raises: `ConfigurationError` if the credentials are not those of a user with a password.
    """
    settings = read_settings(arguments)
    credentials = settings.organization
    if arguments.forget:
        print("the trusted device is removed" if forget(credentials, settings.environment) else "there was none")
        return 0
    if not isinstance(credentials, OrganizationCredentials):
        raise ConfigurationError("login needs a username and a password; a token cannot pass MFA")
    device = arguments.device or _device_name()
    trusted = asyncio.run(_log_in(settings, credentials, device, keep_sessions=not arguments.no_session_file))
    path = keep(trusted, settings.environment)
    print(f"{trusted.username} is trusted as {device!r} for {_DAYS} days; kept in {path}")
    return 0


async def _log_in(
    settings: Settings, credentials: OrganizationCredentials, device: str, *, keep_sessions: bool
) -> OrganizationCredentials:
    """Pass a challenge in a session of its own, and open a trusted session for later commands."""
    fresh = attrs.evolve(credentials, remember_me_id=None, device=None)
    async with client_from(attrs.evolve(settings, organization=fresh, spend=None)) as client:
        challenge = await client.mfa.create_challenge(MfaChallengeRequest())
        code = _ask(f"Code that BILL sent to {await _phone(client)}: ")
        passed = await client.mfa.validate_challenge(
            MfaChallengeValidateRequest(
                challenge_id=challenge.challenge_id or "",
                token=code,
                device=device,
                machine_name=device,
                remember_me=True,
            )
        )
    if passed.remember_me_id is None:
        raise ConfigurationError("BILL accepted the code, but did not send what makes later logins trusted")
    trusted = attrs.evolve(fresh, remember_me_id=passed.remember_me_id, device=device)
    async with client_from(attrs.evolve(settings, organization=trusted), keep_sessions=keep_sessions) as client:
        await client.auth.get_session()
    return trusted


async def _phone(client: BillClient) -> str:
    """Return what the user knows the phone by."""
    try:
        phones = await client.mfa.list_phones()
    except BillError:  # only the prompt is poorer for it
        return "your phone"
    digits = next((phone.last4digits for phone in phones if phone.last4digits), None)
    return f"the phone that ends in {digits}" if digits else "your phone"


def _ask(question: str) -> Secret[str]:
    """Return the line that the user types."""
    print(question, end="", file=sys.stderr, flush=True)
    with _interruptible():
        answer = sys.stdin.readline().strip()
    if not answer:
        raise InvalidRequestError("no code was given; nothing has changed")
    return Secret(answer)


@contextmanager
def _interruptible() -> Generator[None]:
    """Let Ctrl-C end a read, which the handler of asyncio would not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _device_name() -> str:
    return f"bill-async {re.sub('[^A-Za-z0-9.-]', '', socket.gethostname())}".strip()[:_LONGEST_DEVICE]
