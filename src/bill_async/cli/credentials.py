"""Whose data is copied: from the environment, or from a file with many organizations."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from bill_async.config import (
    Environment,
    Organization,
    OrganizationCredentials,
    Settings,
    SpendCredentials,
    SyncTokenCredentials,
)
from bill_async.errors import ConfigurationError

__all__ = ["Target", "Targets", "read_data", "read_environment", "read_file"]


@attrs.frozen
class Target:
    """One organization."""

    organization_id: str
    organization: Organization | None
    spend: SpendCredentials | None


@attrs.frozen
class Targets:
    """All organizations, and where they are."""

    environment: Environment
    targets: tuple[Target, ...]


def read_environment(environment: str | None) -> Targets:
    """Take the one organization that the `BILL_...` variables describe."""
    settings = Settings.from_env()
    if settings.organization is None and settings.spend is None:
        raise ConfigurationError(
            "the environment holds the credentials of a partner only; a copy needs an organization"
        )
    organization_id = settings.organization.organization_id if settings.organization else "spend"
    target = Target(os.environ.get("BILL_ORGANIZATION_ID") or organization_id, settings.organization, settings.spend)
    return Targets(Environment.of(environment) if environment else settings.environment, (target,))


def read_file(path: Path, environment: str | None) -> Targets:
    """Read a JSON file: an object with `url` (or `environment`) and `organizations`, or an array of these.

    An organization has `organization_id`, and `dev_key` with `username` and `password` or with
    `sync_token_name` and `sync_token`, or `spend_token`, or both. The sandbox prints such an object.
    No error shows what the file holds.
    """
    try:
        data = json.loads(path.read_text())
    except json.JSONDecodeError as error:
        raise ConfigurationError(f"{path}: line {error.lineno} is not JSON") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: this is not text") from None
    return read_data(data, str(path), environment)


def read_data(data: Any, name: str, environment: str | None = None) -> Targets:
    """Read what such a file holds; `name` is what errors call it."""
    where = environment
    if isinstance(data, dict):
        where = environment or data.get("url") or data.get("environment")
        data = data.get("organizations")
    if not isinstance(data, list) or not data:
        raise ConfigurationError(f"{name}: there are no 'organizations' in it")
    targets = tuple(_target(f"{name}: organization {number}", entry) for number, entry in enumerate(data, 1))
    if twice := [one for one, count in Counter(target.organization_id for target in targets).items() if count > 1]:
        raise ConfigurationError(f"{name}: {', '.join(twice)} is given twice")
    return Targets(Environment.of(where or "sandbox"), targets)


def _target(where: str, entry: Any) -> Target:
    if not isinstance(entry, dict):
        raise ConfigurationError(f"{where} is not an object")
    read = _Reader(where, entry)
    organization_id = read.need("organization_id")
    spend_token = read.get("spend_token")
    organization: Organization | None = None
    if read.get("password") is not None:
        organization = OrganizationCredentials(
            read.need("dev_key"),
            read.need("username"),
            read.need("password"),
            organization_id,
            remember_me_id=read.get("remember_me_id") if read.get("device") else None,
            device=read.get("device") if read.get("remember_me_id") else None,
        )
    elif read.get("sync_token") is not None:
        organization = SyncTokenCredentials(
            read.need("dev_key"), read.need("sync_token_name"), read.need("sync_token"), organization_id
        )
    elif spend_token is None:
        raise ConfigurationError(f"{where}: there is neither a password, nor a sync_token, nor a spend_token")
    return Target(organization_id, organization, None if spend_token is None else SpendCredentials(spend_token))


class _Reader:
    """Reads texts by name, written like_this or likeThis."""

    def __init__(self, where: str, entry: Mapping[str, Any]) -> None:
        self._where = where
        self._entry = {_plain(name): value for name, value in entry.items()}

    def get(self, name: str) -> str | None:
        value = self._entry.get(_plain(name))
        if value is not None and not isinstance(value, str):
            raise ConfigurationError(f"{self._where}: {name} must be a string, not {type(value).__name__}")
        return value or None

    def need(self, name: str) -> str:
        value = self.get(name)
        if value is None:
            raise ConfigurationError(f"{self._where}: {name} is missing")
        return value


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
