"""Profiles: named credentials in the configuration file, `~/.config/bill-async/config.toml`.

    default = "acme"

    [profiles.acme]
    environment = "production"
    organization_id = "008..."
    dev_key = "keyring:bill/dev-key"
    username = "api@example.com"
    password = "command:op read op://Work/BILL/password"

Secrets are references, never plain text. A profile may also name a JSON file with credentials, as the sandbox prints
them, or hold several organizations, which take what they leave out from the profile itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from bill_async._base.private_files import make_private_folder, replace_private
from bill_async.errors import ConfigurationError

from .credentials import Targets, read_data, read_file, warn_if_exposed
from .parsing import known_words, suggestion
from .places import config_file, state_folder
from .secrets import is_reference, resolve
from .toml_files import read_toml

__all__ = [
    "check_name",
    "default_profile",
    "journal_of",
    "profile_names",
    "read_profile",
    "read_table",
    "write_profile",
]

_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SHARED: Final = ("dev_key", "username", "password", "sync_token_name", "sync_token", "remember_me_id", "device")
_OWN: Final = ("organization_id", *_SHARED, "spend_token")
_PARTNER: Final = {"app_key": "app_key", "partner_username": "username", "partner_password": "password"}
_KNOWN: Final = ("environment", "credentials", "organizations", "journal", *_OWN, *_PARTNER)


def profile_names() -> list[str]:
    """Return the names of all profiles; none without a configuration file."""
    return list(_profiles(read_toml(config_file())))


def default_profile() -> str | None:
    """Return the name of the default profile, if there is one."""
    named: Any = read_toml(config_file()).get("default")
    if named is not None and not isinstance(named, str):
        raise ConfigurationError(f"{config_file()}: default must be the name of a profile")
    return named


def read_profile(name: str, environment: str | None, *, only: str | None = None) -> Targets:
    """Read a profile. `environment` replaces its own, and `only` is the id of the one organization to read.

    Raises: `ConfigurationError` if there is no such profile, or if it cannot be right.
    """
    profile = _profile(name)
    warn_if_exposed(config_file())
    return read_table(f"profile {name!r} in {config_file()}", profile, config_file().parent, environment, only=only)


def read_table(
    where: str, profile: Mapping[str, Any], folder: Path, environment: str | None, *, only: str | None = None
) -> Targets:
    """Read the credentials of a table. `folder` is where the paths in it begin, `where` names it in errors.

    Raises: `ConfigurationError` if they cannot be right.
    """
    _refuse_unknown(where, profile)
    if "credentials" in profile:
        if others := [key for key in profile if key in (*_OWN, *_PARTNER, "organizations")]:
            raise ConfigurationError(f"{where}: give credentials or {others[0]}, not both")
        path = folder / Path(_text(where, profile, "credentials")).expanduser()
        return read_file(path, environment or profile.get("environment"), only=only)
    data: dict[str, Any] = {"environment": profile.get("environment", "sandbox")}
    data["organizations"] = _organizations(where, profile)
    if partner := {short: profile[key] for key, short in _PARTNER.items() if key in profile}:
        data["partner"] = partner | ({"dev_key": profile["dev_key"]} if "dev_key" in profile else {})
    return read_data(data, where, environment, only=only, resolve=resolve)


def journal_of(name: str) -> str | None:
    """Return the file or URL of the journal of a profile, if it names one."""
    profile = _profile(name)
    _refuse_unknown(f"profile {name!r} in {config_file()}", profile)
    if "journal" not in profile:
        return None
    given = _text(f"profile {name!r}", profile, "journal")
    return resolve(f"profile {name!r}: journal", given) if is_reference(given) else given


def write_profile(name: str, credentials: bytes) -> Path:
    """Write a profile for credentials in JSON, which are kept in a file that only its owner can read.

    Raises: `ConfigurationError` if a profile of this name exists and is another one.
    """
    path = config_file()
    kept = state_folder() / "credentials" / f"{name}.json"
    check_name(name)
    profile = _profiles(read_toml(path)).get(name)
    if profile is not None and dict(profile) != {"credentials": str(kept)}:
        raise ConfigurationError(f"{path} has another profile {name!r}; choose a different name, or remove it")
    make_private_folder(kept.parent)
    replace_private(kept, credentials)
    if profile is None:
        make_private_folder(path.parent)
        before = path.read_bytes() if path.exists() else b""
        section = f"[profiles.{name}]\ncredentials = {json.dumps(str(kept))}\n"
        replace_private(path, before + (b"\n" if before else b"") + section.encode())
    return path


def _organizations(where: str, profile: Mapping[str, Any]) -> list[dict[str, Any]]:
    own: dict[str, Any] = {key: profile[key] for key in _OWN if key in profile}
    several = profile.get("organizations")
    if several is None:
        if set(own) <= {"dev_key"}:  # those of a partner only
            return []
        if "organization_id" not in own and set(own) == {"spend_token"}:
            own["organization_id"] = "spend"
        return [own]
    if not isinstance(several, list) or not all(isinstance(entry, dict) for entry in several):
        raise ConfigurationError(f"{where}: organizations must be an array of tables: [[profiles.NAME.organizations]]")
    shared: dict[str, Any] = {key: own[key] for key in _SHARED if key in own}
    return [{**shared, **entry} for entry in several]


def _profile(name: str) -> Mapping[str, Any]:
    profiles = _profiles(read_toml(config_file()))
    found = profiles.get(name)
    if found is None:
        known = f"; there are {', '.join(profiles)}" if profiles else "; it has no profiles"
        raise ConfigurationError(f"{config_file()}: there is no profile {name!r}{suggestion(name, profiles) or known}")
    return found


def _refuse_unknown(where: str, table: Mapping[str, Any]) -> None:
    for key in table:
        if key not in _KNOWN:
            raise ConfigurationError(f"{where}: {key!r} is not known{known_words(key, _KNOWN)}")


def _profiles(data: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    profiles: Any = data.get("profiles", {})
    if not isinstance(profiles, dict) or not all(isinstance(each, dict) for each in profiles.values()):
        raise ConfigurationError(f"{config_file()}: profiles must be tables: [profiles.NAME]")
    return profiles


def _text(where: str, profile: Mapping[str, Any], name: str) -> str:
    value = profile[name]
    if not isinstance(value, str) or not value:
        raise ConfigurationError(f"{where}: {name} must be a text that is not empty")
    return value


def check_name(name: str) -> None:
    """Raise a `ConfigurationError` if a text cannot be the name of a profile."""
    if not _NAME.fullmatch(name):
        raise ConfigurationError(f"profile {name!r}: a name consists of letters, digits, - and _")
