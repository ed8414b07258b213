"""References to secrets, which configuration files hold in place of the secrets themselves.

env:NAME                 the environment variable NAME
file:PATH                the contents of a file, without white space around them
command:COMMAND          the output of a command of the shell, such as that of a password manager
keyring:SERVICE/NAME     an entry of the keyring of the system; needs `bill-async[keyring]`
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from bill_async.errors import ConfigurationError

__all__ = ["is_reference", "resolve"]

_TIMEOUT: Final = 120.0
"""Seconds that a command may take: it may ask for a fingerprint or a passphrase."""


def is_reference(text: str) -> bool:
    """Whether a text is a reference to a secret."""
    return text.partition(":")[0] in _READERS


def resolve(where: str, reference: str) -> str:
    """Return the secret that a reference stands for. `where` is the place of the reference, for errors.

    Raises: `ConfigurationError` if there is no such secret, or if the text is not a reference. It is then not shown,
    because it may be the secret itself.
    """
    scheme, _, name = reference.partition(":")
    read = _READERS.get(scheme)
    if read is None:
        raise ConfigurationError(
            f"{where}: a secret must not stand here in plain text; "
            "write env:NAME, file:PATH, command:COMMAND or keyring:SERVICE/NAME"
        )
    try:
        found = read(name)
    except _Missing as missing:
        raise ConfigurationError(f"{where}: {scheme}:{name}: {missing}") from None
    if not found:
        raise ConfigurationError(f"{where}: {scheme}:{name}: it is empty")
    return found


class _Missing(Exception):
    """There is no such secret, or it cannot be read."""


def _from_environment(name: str) -> str:
    try:
        return os.environ[name]
    except KeyError:
        raise _Missing("the variable is not set") from None


def _from_file(name: str) -> str:
    try:
        return Path(name).expanduser().read_text(encoding="utf-8").strip()
    except OSError as error:
        raise _Missing(f"it cannot be read: {error.strerror}") from None
    except (UnicodeDecodeError, RuntimeError):
        raise _Missing("it is not text in UTF-8, or its home folder is not known") from None


def _from_command(name: str) -> str:
    """Return the output of a command. Its errors go to the terminal, where it may also ask for something."""
    try:
        done = subprocess.run(  # noqa: S602 - a command line of the owner of the file, like an alias of their shell
            name, shell=True, stdout=subprocess.PIPE, encoding="utf-8", timeout=_TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired:
        raise _Missing(f"the command has not ended after {_TIMEOUT:g} seconds") from None
    except UnicodeDecodeError:
        raise _Missing("the output of the command is not text in UTF-8") from None
    if done.returncode:
        raise _Missing(f"the command ended with status {done.returncode}")
    return done.stdout.strip()


def _from_keyring(name: str) -> str:
    try:
        keyring: Any = import_module("keyring")
    except ImportError:
        raise _Missing('it needs the package keyring: pip install "bill-async[keyring]"') from None
    service, slash, entry = name.rpartition("/")
    if not slash:
        raise _Missing("write keyring:SERVICE/NAME")
    try:
        found: str | None = keyring.get_password(service, entry)
    except keyring.errors.KeyringError as error:
        raise _Missing(f"the keyring cannot be used ({type(error).__name__})") from None
    if found is None:
        raise _Missing("the keyring has no such entry")
    return found


_READERS: Final[Mapping[str, Callable[[str], str]]] = {
    "env": _from_environment,
    "file": _from_file,
    "command": _from_command,
    "keyring": _from_keyring,
}
