"""Trusted devices: what `bill-async login` keeps of an MFA challenge, so that later logins are trusted for 30 days."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import attrs

from bill_async._base.private_files import is_exposed, make_private_folder, replace_private
from bill_async.config import Environment, OrganizationCredentials, OrganizationLogin
from bill_async.errors import ConfigurationError

from .places import state_folder

__all__ = ["forget", "keep", "with_device"]


def with_device(credentials: OrganizationLogin | None, environment: Environment) -> OrganizationLogin | None:
    """Return credentials with the trusted device that is kept for them, if there is one and they name none.

    Raises: `ConfigurationError` if other users can read the file.
    """
    if not isinstance(credentials, OrganizationCredentials) or credentials.remember_me_id is not None:
        return credentials
    path = _path(credentials, environment)
    try:
        with path.open("rb") as stream:
            exposed = is_exposed(os.fstat(stream.fileno()), 0o077)
            text = stream.read()
    except FileNotFoundError:
        return credentials
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror}; remove it, and log in again") from None
    if exposed:
        raise ConfigurationError(f"{path} holds a secret, but other users can read it: delete it, or chmod 600 it")
    try:
        kept: Any = json.loads(text)
        return attrs.evolve(credentials, remember_me_id=kept["remember_me_id"], device=kept["device"])
    except (LookupError, TypeError, ValueError):
        raise ConfigurationError(f"{path} is not what `bill-async login` writes; remove it, and log in again") from None


def keep(credentials: OrganizationCredentials, environment: Environment) -> Path:
    """Write the trusted device of credentials to a file that only its owner can read, and return its path."""
    assert credentials.remember_me_id is not None
    path = _path(credentials, environment)
    make_private_folder(path.parent)
    kept = {"remember_me_id": credentials.remember_me_id.reveal(), "device": credentials.device}
    replace_private(path, json.dumps(kept).encode())
    return path


def forget(credentials: OrganizationLogin | None, environment: Environment) -> bool:
    """Remove the trusted device of credentials, and return whether there was one."""
    if not isinstance(credentials, OrganizationCredentials):
        return False
    path = _path(credentials, environment)
    found = path.exists()
    path.unlink(missing_ok=True)
    return found


def _path(credentials: OrganizationCredentials, environment: Environment) -> Path:
    parts = json.dumps([environment.connect, credentials.organization_id, credentials.username])
    return state_folder() / "devices" / f"{hashlib.sha256(parts.encode()).hexdigest()[:32]}.json"
