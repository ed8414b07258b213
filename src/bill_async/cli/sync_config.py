"""The configuration file of `bill-async sync`.

    into = "postgresql:///books"
    profile = "acme"                  # or a table [credentials], written like a profile
    only = ["bills", "vendors"]
    processes = 2

    [limits]
    hour = 10_000

Its keys are named like the options, which go before it. Secrets are references, never plain text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

import attrs

from bill_async import Limits
from bill_async._schema.messages import shown_json
from bill_async.errors import ConfigurationError, InvalidRequestError
from bill_async.sync import NestedLists
from bill_async.sync.destinations import Place

from .credentials import warn_if_exposed
from .parsing import known_words
from .secrets import is_reference, resolve
from .toml_files import read_toml

__all__ = ["NAME", "parse_place", "read_config"]

T = TypeVar("T")

NAME: Final = "bill-async.toml"
"""The file that is read in the current folder if nothing else is said."""
_PASSWORD: Final = re.compile(r"//[^/?#]*:[^/?#]+@|[?&]password=", re.IGNORECASE)
"""A password in a URL."""


def read_config(path: Path, parsers: Mapping[str, Callable[[str], Any]]) -> dict[str, Any]:
    """Read the file: the values of options by name, `credentials` as a table, and `limits`.

    `parsers` parse the values of the options that are a text or a number on the command line.

    Raises: `ConfigurationError` names the key, and never shows a secret.
    """
    data = read_toml(path)
    if not data and not path.exists():
        raise ConfigurationError(f"{path} does not exist; give the file with the configuration of a sync")
    readers: dict[str, Callable[[str, Any], Any]] = {
        **{name: _parsed(parse) for name, parse in parsers.items()},
        **dict.fromkeys(("organizations", "only", "include", "exclude"), _names),
        **dict.fromkeys(("profile", "environment"), _text),
        "into": _place,
        "proxy": _proxy,
        "nested": _nested,
        "wait": _truth,
        "credentials": _table,
        "limits": _limits,
    }
    found: dict[str, Any] = {}
    for key, value in data.items():
        name = key.replace("-", "_")
        if name not in readers:
            raise ConfigurationError(f"{path}: {key}: there is no such key{known_words(name, sorted(readers))}")
        found[name] = readers[name](f"{path}: {key}", value)
    if "credentials" in found and "profile" in found:
        raise ConfigurationError(f"{path}: give profile or a table [credentials], not both")
    if "credentials" in found:
        warn_if_exposed(path)
    return found


def parse_place(text: str, where: str = "into") -> Place:
    """Return the place of a destination. It may be a reference: `env:NAME` is the value of a variable."""
    return Place.parse(resolve(where, text) if is_reference(text) else text)


def _place(where: str, value: Any) -> Place:
    text = _text(where, value)
    _refuse_password(where, text)
    try:
        return parse_place(text, where)
    except ConfigurationError as error:
        raise ConfigurationError(f"{where}: {str(error).removeprefix('into: ').removeprefix(f'{where}: ')}") from None


def _proxy(where: str, value: Any) -> str:
    text = _text(where, value)
    _refuse_password(where, text)
    return resolve(where, text) if is_reference(text) else text


def _refuse_password(where: str, text: str) -> None:
    if not is_reference(text) and _PASSWORD.search(text):
        raise ConfigurationError(
            f"{where}: a password must not stand here in plain text; "
            "write env:NAME, file:PATH, command:COMMAND or keyring:SERVICE/NAME for the whole URL"
        )


def _names(where: str, value: Any) -> list[str]:
    if not isinstance(value, list):
        remedy = f"[{shown_json(value)}]" if isinstance(value, str) else "names in quotes between [ and ]"
        raise ConfigurationError(f"{where}: {shown_json(value)} is not a list of names; write {remedy}")
    for item in value:
        if not isinstance(item, str):
            raise ConfigurationError(f"{where}: {shown_json(item)} is not a name; write names in quotes")
    return value


def _text(where: str, value: Any) -> str:
    if isinstance(value, str) and value:
        return value
    if value == "":
        raise ConfigurationError(f"{where}: the text is empty; give one, or leave the key out")
    raise ConfigurationError(f"{where}: {shown_json(value)} is not a text; write one in quotes")


def _truth(where: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise ConfigurationError(
        f"{where}: {shown_json(value)} is neither true nor false; write one of these, without quotes"
    )


def _nested(where: str, value: Any) -> str:
    known = get_args(NestedLists)
    if value in known:
        return str(value)
    raise ConfigurationError(f"{where}: {shown_json(value)} is not one of {', '.join(known)}")


def _table(where: str, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise ConfigurationError(f"{where} must be a table: write [{where.rpartition(' ')[2]}]")


def _limits(where: str, value: Any) -> Limits:
    known = [field.name for field in attrs.fields(Limits)]
    for key in _table(where, value):
        if key not in known:
            raise ConfigurationError(f"{where}: {key}: there is no such limit{known_words(key, known)}")
    try:
        return Limits(**value)
    except (ConfigurationError, InvalidRequestError, TypeError) as error:
        raise ConfigurationError(f"{where}: {error}") from None


def _parsed(parse: Callable[[str], T]) -> Callable[[str, Any], T]:
    """Return a reader that takes what the option takes."""

    def read(where: str, value: Any) -> T:
        try:
            return parse(str(value))
        except Exception as error:
            raise ConfigurationError(f"{where}: {error}") from None

    return read
