"""The accounts that a command calls with: those of a profile, of a file, or of the environment."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from bill_async.config import Settings
from bill_async.errors import ConfigurationError

from .credentials import Targets, from_environment, read_environment, read_file
from .devices import with_device
from .profiles import default_profile, read_profile, read_table

__all__ = ["Table", "is_environment", "profile_of", "read_settings", "read_targets"]

_PROFILE_VARIABLE: Final = "BILL_ASYNC_PROFILE"
_CREDENTIAL_VARIABLES: Final = ("BILL_DEV_KEY", "BILL_APP_KEY", "BILL_SPEND_TOKEN", "BILL_ORGANIZATION_ID")
"""The variables of which one at least is set where the environment holds credentials."""


@attrs.frozen
class Table:
    """Credentials in a configuration file, written like a profile."""

    name: str
    """What errors call it."""
    values: Mapping[str, Any] = attrs.field(repr=False)
    folder: Path
    """Where the paths in it begin."""


def read_settings(arguments: argparse.Namespace) -> Settings:
    """Return the credentials of one organization, of a partner, or both, for a command.

    They come from `--credentials`, from `--profile`, from the `BILL_...` variables, or from the default profile: the
    first of these that is given.
    """
    if is_environment(arguments):
        settings = from_environment(arguments.environment)
        return attrs.evolve(settings, organization=with_device(settings.organization, settings.environment))
    profile = profile_of(arguments)
    found = _trusted(_read_named(arguments, profile, only=getattr(arguments, "organization", None)))
    if len(found.targets) > 1:
        names = ", ".join(each.organization_id for each in found.targets)
        where = arguments.credentials or f"profile {profile!r}"
        raise ConfigurationError(f"{where}: choose an organization with --organization: {names}")
    target = next(iter(found.targets), None)
    return Settings(
        environment=found.environment,
        organization=None if target is None else target.organization,
        spend=None if target is None else target.spend,
        partner=found.partner,
    )


def read_targets(arguments: argparse.Namespace, table: Table | None = None) -> Targets:
    """Return all organizations for a command, from the same places as `read_settings`.

    A `table` of the command's own configuration file applies unless arguments name others.
    """
    if table is not None and arguments.credentials is None and getattr(arguments, "profile", None) is None:
        found = read_table(table.name, table.values, table.folder, arguments.environment)
    elif is_environment(arguments):
        found = read_environment(arguments.environment)
    else:
        found = _read_named(arguments, profile_of(arguments))
    return attrs.evolve(_trusted(found), keep_sessions=not arguments.no_session_file)


def profile_of(arguments: argparse.Namespace) -> str | None:
    """Return the name of the profile to use, if a profile is to be used."""
    if getattr(arguments, "credentials", None) is not None:
        return None
    named: str | None = getattr(arguments, "profile", None) or os.environ.get(_PROFILE_VARIABLE)
    if named is None and not any(os.environ.get(name) for name in _CREDENTIAL_VARIABLES):
        return default_profile()
    return named


def is_environment(arguments: argparse.Namespace) -> bool:
    """Whether the credentials of a command are those of the environment."""
    return arguments.credentials is None and profile_of(arguments) is None


def _read_named(arguments: argparse.Namespace, profile: str | None, only: str | None = None) -> Targets:
    """Read the file of `--credentials`, or a profile."""
    if profile is None:
        return read_file(arguments.credentials, arguments.environment, only=only)
    return read_profile(profile, arguments.environment, only=only)


def _trusted(found: Targets) -> Targets:
    """Add the trusted devices that `bill-async login` has kept."""
    targets = tuple(
        attrs.evolve(target, organization=with_device(target.organization, found.environment))
        for target in found.targets
    )
    return attrs.evolve(found, targets=targets)
