"""The credentials for commands, from the environment or from a file."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NoReturn, TypeAlias

import attrs

from bill_async._base.private_files import is_exposed
from bill_async._base.spelling import nearest
from bill_async.config import (
    Environment,
    OrganizationCredentials,
    OrganizationLogin,
    PartnerCredentials,
    Settings,
    SpendCredentials,
    SyncTokenCredentials,
)
from bill_async.errors import ConfigurationError

__all__ = [
    "Target",
    "Targets",
    "add_credentials",
    "add_organization",
    "add_profile",
    "from_environment",
    "read_data",
    "read_environment",
    "read_file",
    "warn_if_exposed",
]

Resolve: TypeAlias = Callable[[str, str], str]
"""Returns the secret that a reference stands for; the first argument is the place of the reference, for errors."""


def add_credentials(parser: argparse.ArgumentParser) -> None:
    """Add the arguments for the credentials and the environment of a command."""
    parser.add_argument(
        "--credentials",
        type=Path,
        metavar="FILE",
        help="JSON with the credentials of several organizations, as `bill-async sandbox` prints it; by default "
        "those of the profile apply, or the BILL_... environment variables",
    )
    parser.add_argument("--environment", metavar="NAME|URL", help="sandbox, production, or the URL of a server")
    add_profile(parser)
    parser.add_argument(
        "--no-session-file",
        action="store_true",
        help="log in anew, and log out at the end, instead of keeping the session for the next command",
    )


def add_profile(parser: argparse.ArgumentParser) -> None:
    """Add the argument for a profile. It may also stand before the command."""
    parser.add_argument(
        "--profile", metavar="NAME", default=argparse.SUPPRESS, help="profile of the configuration file to use"
    )


def add_organization(parser: argparse.ArgumentParser) -> None:
    """Add the argument of a command that works on one organization."""
    parser.add_argument("--organization", metavar="ID", help="organization, if the profile or file has several")


@attrs.frozen
class Target:
    """One organization, with its credentials."""

    organization_id: str
    organization: OrganizationLogin | None
    spend: SpendCredentials | None


@attrs.frozen
class Targets:
    """All organizations, their partner, and their environment."""

    environment: Environment
    targets: tuple[Target, ...]
    partner: PartnerCredentials | None = None
    keep_sessions: bool = False
    """Whether logins are kept for the next command."""


def from_environment(environment: str | None) -> Settings:
    """Return the `BILL_...` variables, for another environment if one is named."""
    settings = Settings.from_env()
    return attrs.evolve(settings, environment=Environment.of(environment)) if environment else settings


def warn_if_exposed(path: Path) -> None:
    """Print a warning if other users can read a file, or write to it."""
    try:
        exposed = is_exposed(path.stat(), 0o077)
    except OSError:
        return
    if exposed:
        print(f"bill-async: other users can read or change {path}; chmod 600 it", file=sys.stderr)


def read_environment(environment: str | None) -> Targets:
    """Return the organization of the `BILL_...` variables."""
    settings = from_environment(environment)
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


def read_file(path: Path, environment: str | None, *, only: str | None = None) -> Targets:
    """Read a JSON file: an object with `url` (or `environment`) and `organizations`, or an array of organizations.

    An organization has `organization_id`, and `dev_key` with `username` and `password` or with `sync_token_name` and
    `sync_token`, or `spend_token`, or both. The sandbox prints such an object. Unknown names are refused, because a
    misspelled name would leave out part of the copy. No error shows a value that may be a secret. `only` is the id of
    the one organization to read.
    """
    warn_if_exposed(path)
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
    return read_data(data, str(path), environment, only=only)


def read_data(
    data: Any,
    name: str,
    environment: str | None = None,
    *,
    only: str | None = None,
    resolve: Resolve | None = None,
) -> Targets:
    """Read the contents of such a file. Errors call the file `name`. Without `resolve`, secrets are in plain text."""
    where, partner = environment, None
    if isinstance(data, dict):
        where = environment or data.get("url") or data.get("environment") or "sandbox"
        partner = _partner(f"{name}: partner", data["partner"], resolve) if data.get("partner") else None
        data = data.get("organizations", [] if partner else None)
    if not isinstance(data, list) or not (data or partner):
        raise ConfigurationError(
            f"{name} holds no organizations; give an array of organizations, or an object with 'organizations' and "
            "'url' or 'environment', as `bill-async sandbox` prints"
        )
    entries = [(f"{name}: organization {number}", entry) for number, entry in enumerate(data, 1)]
    if only is not None:
        entries = [(place, entry) for place, entry in entries if _id_of(entry) == only] or _no_such(name, only, data)
    targets = tuple(_target(place, entry, resolve) for place, entry in entries)
    if twice := [one for one, count in Counter(target.organization_id for target in targets).items() if count > 1]:
        raise ConfigurationError(f"{name}: {', '.join(twice)} is given twice; remove one of them")
    found = _environment(name if environment is None else "--environment", where or "sandbox")
    return Targets(found, targets, partner)


def _id_of(entry: Any) -> Any:
    """Return the id of the organization of an entry, before anything else of it is read."""
    by_name = {_normalized(key): value for key, value in entry.items()} if isinstance(entry, dict) else {}
    return by_name.get(_normalized("organization_id"))


def _no_such(name: str, organization_id: str, data: list[Any]) -> NoReturn:
    names = ", ".join(str(_id_of(entry)) for entry in data)
    raise ConfigurationError(f"{name} has no organization {organization_id!r}; choose one of {names}")


def _partner(where: str, entry: Any, resolve: Resolve | None) -> PartnerCredentials:
    if not isinstance(entry, dict):
        raise ConfigurationError(f"{where} is not an object")
    read = _Reader(where, entry, resolve, known=_PARTNER)
    with _errors_at(where):
        return PartnerCredentials(
            read.need("app_key"), read.need("username"), read.need("password"), dev_key=read.get("dev_key")
        )


def _environment(where: str, value: Any) -> Environment:
    if not isinstance(value, str):
        raise ConfigurationError(f"{where}: the environment must be a string, not {type(value).__name__}")
    with _errors_at(where):
        return Environment.of(value)


def _target(where: str, entry: Any, resolve: Resolve | None) -> Target:
    if not isinstance(entry, dict):
        raise ConfigurationError(f"{where} is not an object")
    read = _Reader(where, entry, resolve)
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

    def __init__(
        self, where: str, entry: Mapping[str, Any], resolve: Resolve | None = None, known: Sequence[str] | None = None
    ) -> None:
        self._where = where
        self._resolve = resolve
        self._entry = {_normalized(name): value for name, value in entry.items()}
        names = {_normalized(name): name for name in known or _NAMES}
        for name in entry:
            if _normalized(name) not in names:
                near = nearest(_normalized(name), names)
                hint = f"did you mean {names[near]}?" if near else f"use {', '.join(names.values())}"
                raise ConfigurationError(f"{where}: {name[:_SHOWN]!r} is not known; {hint}")

    def get(self, name: str) -> str | None:
        value = self._entry.get(_normalized(name))
        if value is not None and not isinstance(value, str):
            raise ConfigurationError(f"{self._where}: {name} must be a string, not {type(value).__name__}")
        if value and self._resolve is not None and name in SECRET_NAMES:
            return self._resolve(f"{self._where}: {name}", value)
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
_PARTNER: Final = ("app_key", "username", "password", "dev_key")
SECRET_NAMES: Final = frozenset({"dev_key", "password", "sync_token", "remember_me_id", "spend_token", "app_key"})
"""The names of values that are secret."""
_PREFIX: Final = "008"
"""The beginning of BILL's organization ids."""
_SHOWN: Final = 40
