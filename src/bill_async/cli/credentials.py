"""The credentials for commands, from the environment or from a file."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from bill_async.client import BillClient
from bill_async.config import (
    Environment,
    Options,
    OrganizationCredentials,
    OrganizationLogin,
    Settings,
    SpendCredentials,
    SyncTokenCredentials,
)
from bill_async.errors import ConfigurationError

if TYPE_CHECKING:
    from bill_async.journal import Journal

__all__ = [
    "Target",
    "Targets",
    "add_credentials",
    "client_from",
    "read_data",
    "read_environment",
    "read_file",
    "read_settings",
]


def add_credentials(parser: argparse.ArgumentParser) -> None:
    """Add the arguments for the credentials and the environment of a command."""
    parser.add_argument(
        "--credentials",
        type=Path,
        metavar="FILE",
        help="JSON with the credentials of several organizations, as `bill-async sandbox` prints it; "
        "by default the BILL_... environment variables apply",
    )
    parser.add_argument("--environment", metavar="NAME|URL", help="sandbox, production, or the URL of a server")


@attrs.frozen
class Target:
    """One organization, with its credentials."""

    organization_id: str
    organization: OrganizationLogin | None
    spend: SpendCredentials | None


@attrs.frozen
class Targets:
    """All organizations, and their environment."""

    environment: Environment
    targets: tuple[Target, ...]


def read_settings(environment: str | None) -> Settings:
    """Return the `BILL_...` variables, for another environment if one is named."""
    settings = Settings.from_env()
    return attrs.evolve(settings, environment=Environment.of(environment)) if environment else settings


def client_from(settings: Settings, journal: Journal | None = None) -> BillClient:
    """Make a client from settings."""
    return BillClient(
        organization=settings.organization,
        partner=settings.partner,
        spend=settings.spend,
        environment=settings.environment,
        options=Options(proxy=settings.proxies),
        journal=journal,
    )


def read_environment(environment: str | None) -> Targets:
    """Return the organization of the `BILL_...` variables."""
    settings = read_settings(environment)
    if settings.organization is None and settings.spend is None:
        raise ConfigurationError(
            "the environment holds only the credentials of a partner; a copy needs an organization"
        )
    organization_id = "spend"
    if settings.organization is not None:
        with _errors_at("the BILL_... variables"):
            organization_id = _check_organization_id(settings.organization.organization_id)
    target = Target(organization_id, settings.organization, settings.spend)
    return Targets(settings.environment, (target,))


def read_file(path: Path, environment: str | None) -> Targets:
    """Read a JSON file: an object with `url` (or `environment`) and `organizations`, or an array of organizations.

    An organization has `organization_id`, and `dev_key` with `username` and `password` or with `sync_token_name` and
    `sync_token`, or `spend_token`, or both. The sandbox prints such an object. Unknown names are refused, because a
    misspelled name would leave out part of the copy. No error shows a value that may be a secret.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise ConfigurationError(f"{path}: line {error.lineno}, column {error.colno} is not JSON") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path} is not text in UTF-8") from None
    except RecursionError:
        raise ConfigurationError(f"{path} is nested too deeply") from None
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror}; give a JSON file") from None
    return read_data(data, str(path), environment)


def read_data(data: Any, name: str, environment: str | None = None) -> Targets:
    """Read the contents of such a file. Errors call the file `name`."""
    where = environment
    if isinstance(data, dict):
        where = environment or data.get("url") or data.get("environment") or "sandbox"
        data = data.get("organizations")
    if not isinstance(data, list) or not data:
        raise ConfigurationError(
            f"{name} holds no organizations; give an array of organizations, or an object with 'organizations' and "
            "'url' or 'environment', as `bill-async sandbox` prints"
        )
    targets = tuple(_target(f"{name}: organization {number}", entry) for number, entry in enumerate(data, 1))
    if twice := [one for one, count in Counter(target.organization_id for target in targets).items() if count > 1]:
        raise ConfigurationError(f"{name}: {', '.join(twice)} is given twice; remove one of them")
    return Targets(_environment(name if environment is None else "--environment", where or "sandbox"), targets)


def _environment(where: str, value: Any) -> Environment:
    if not isinstance(value, str):
        raise ConfigurationError(f"{where}: the environment must be a string, not {type(value).__name__}")
    with _errors_at(where):
        return Environment.of(value)


def _target(where: str, entry: Any) -> Target:
    if not isinstance(entry, dict):
        raise ConfigurationError(f"{where} is not an object")
    read = _Reader(where, entry)
    organization_id = read.need("organization_id")
    spend_token = read.get("spend_token")
    with _errors_at(where):
        organization = _organization(read, organization_id)
        spend = None if spend_token is None else SpendCredentials(spend_token)
    if organization is None and spend is None:
        raise ConfigurationError(f"{where} has no login; give a password, a sync_token or a spend_token")
    return Target(organization_id, organization, spend)


def _organization(read: _Reader, organization_id: str) -> OrganizationLogin | None:
    """Return the login of an organization, or None if there is none."""
    if read.get("password") is None and read.get("sync_token") is not None:
        return SyncTokenCredentials(
            read.need("dev_key"),
            read.need("sync_token_name"),
            read.need("sync_token"),
            _check_organization_id(organization_id),
        )
    if not any(read.get(name) for name in _LOGIN):
        return None
    return OrganizationCredentials(
        read.need("dev_key"),
        read.need("username"),
        read.need("password"),
        _check_organization_id(organization_id),
        remember_me_id=read.get("remember_me_id"),
        device=read.get("device"),
    )


def _check_organization_id(organization_id: str) -> str:
    if not organization_id.startswith(_PREFIX):
        raise ConfigurationError(f"organization_id {organization_id!r} must begin with {_PREFIX}")
    return organization_id


class _Reader:
    """Reads the texts of an entry by name, in snake case or camel case."""

    def __init__(self, where: str, entry: Mapping[str, Any]) -> None:
        self._where = where
        self._entry = {_normalized(name): value for name, value in entry.items()}
        for name in entry:
            if _normalized(name) not in _KNOWN:
                nearest = get_close_matches(_normalized(name), _KNOWN, 1)
                hint = f"did you mean {_KNOWN[nearest[0]]}?" if nearest else f"use {', '.join(_KNOWN.values())}"
                raise ConfigurationError(f"{where}: {name[:_SHOWN]!r} is not known; {hint}")

    def get(self, name: str) -> str | None:
        value = self._entry.get(_normalized(name))
        if value is not None and not isinstance(value, str):
            raise ConfigurationError(f"{self._where}: {name} must be a string, not {type(value).__name__}")
        return value or None

    def need(self, name: str) -> str:
        value = self.get(name)
        if value is None:
            raise ConfigurationError(f"{self._where}: {name} is missing")
        return value


@contextmanager
def _errors_at(where: str) -> Generator[None]:
    """Add the place of the mistake to errors."""
    try:
        yield
    except ConfigurationError as error:
        text = str(error)
        raise ConfigurationError(text if text.startswith(where) else f"{where}: {text}") from None


def _normalized(name: str) -> str:
    return name.replace("_", "").lower()


_LOGIN: Final = ("dev_key", "username", "password", "sync_token_name", "sync_token", "remember_me_id", "device")
_NAMES: Final = ("organization_id", *_LOGIN, "spend_token", "user_id")
_KNOWN: Final = {_normalized(name): name for name in _NAMES}
_PREFIX: Final = "008"
"""The beginning of BILL's organization ids."""
_SHOWN: Final = 40
