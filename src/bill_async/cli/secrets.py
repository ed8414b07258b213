"""References to secrets, which configuration files hold in place of the secrets themselves."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

from bill_async.errors import ConfigurationError

__all__ = ["is_reference", "resolve"]

_SCHEMES: Final = ("env", "file", "command", "keyring")
_TIMEOUT: Final = 60.0


def is_reference(text: str) -> bool:
    """Whether a text is a reference: `env:NAME`, `file:PATH`, `command:...` or `keyring:SERVICE/NAME`."""
    return text.partition(":")[0] in _SCHEMES


def resolve(where: str, reference: str) -> str:
    """Return the secret that a reference stands for. `where` is the place of the reference, for errors.

    Raises: `ConfigurationError` if there is no such secret, or if the text is not a reference.
    """
    scheme, _, name = reference.partition(":")
    if scheme not in _SCHEMES:
        raise ConfigurationError(
            f"{where}: a secret must not stand here in plain text; "
            "write env:NAME, file:PATH, command:... or keyring:NAME"
        )
    if scheme == "env":
        found = os.environ.get(name, "")
    elif scheme == "file":
        try:
            found = Path(name).expanduser().read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ConfigurationError(f"{where}: {name} cannot be read: {error.strerror}") from None
    elif scheme == "command":
        done = subprocess.run(name, shell=True, capture_output=True, text=True, timeout=_TIMEOUT, check=False)  # noqa: S602
        if done.returncode:
            raise ConfigurationError(f"{where}: the command ended with status {done.returncode}")
        found = done.stdout.strip()
    else:
        import keyring

        service, _, key = name.partition("/")
        found = keyring.get_password(service, key) or ""
    if not found:
        raise ConfigurationError(f"{where}: {scheme}:{name} is empty or does not exist")
    return found
