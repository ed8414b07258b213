"""The login of tests to a sandbox."""

from __future__ import annotations

from bill_async.config import OrganizationLogin, Settings
from bill_async.sandbox import Sandbox


def credentials(sandbox: Sandbox) -> OrganizationLogin:
    """Return what logs in to the first organization, as the user of a trusted device."""
    login = Settings.from_env(sandbox.environ()).organization
    assert login is not None
    return login
