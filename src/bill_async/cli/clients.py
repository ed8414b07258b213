"""Clients for commands, whose logins are kept for the next command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bill_async._auth.session_files import FileSessionStore
from bill_async._base.private_files import make_private_folder
from bill_async.client import BillClient
from bill_async.config import Settings

from .places import state_folder

if TYPE_CHECKING:
    from bill_async._limits.limiter import Limiter
    from bill_async.journal import Journal

__all__ = ["client_from", "session_store"]


def session_store() -> FileSessionStore | None:
    """Return the store in which commands keep their logins, below the state folder.

    Without a folder that can be written, as in a container, there is none, and a warning says so.
    """
    folder = state_folder() / "sessions"
    try:
        make_private_folder(folder)
    except OSError as error:
        reason = f"{folder} cannot be made: {error.strerror}"
        print(f"bill-async: the session is not kept for the next command: {reason}", file=sys.stderr)
        return None
    return FileSessionStore(folder)


def client_from(
    settings: Settings,
    journal: Journal | None = None,
    *,
    keep_sessions: bool = False,
    limiter: Limiter | None = None,
) -> BillClient:
    """Make a client from settings. With `keep_sessions`, its logins are kept for the next command."""
    return BillClient(
        organization=settings.organization,
        partner=settings.partner,
        spend=settings.spend,
        environment=settings.environment,
        journal=journal,
        session_store=session_store() if keep_sessions else None,
        limiter=limiter,
    )
