"""The folders of the command line: its settings, and what it remembers.

They follow the XDG specification on every system but Windows, so that they are where other command-line tools have
theirs, whichever packages are installed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

__all__ = ["CONFIG_VARIABLE", "config_file", "state_folder"]

CONFIG_VARIABLE: Final = "BILL_ASYNC_CONFIG"
"""The environment variable that names another file with profiles."""
_NAME: Final = "bill-async"


def config_file() -> Path:
    """Return the file with the profiles, which need not exist: `~/.config/bill-async/config.toml`."""
    named = os.environ.get(CONFIG_VARIABLE)
    return Path(named) if named else _folder("XDG_CONFIG_HOME", ".config", "APPDATA") / "config.toml"


def state_folder() -> Path:
    """Return the folder for sessions and trusted devices, which need not exist: `~/.local/state/bill-async`."""
    return _folder("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA")


def _folder(variable: str, below_home: str, windows: str) -> Path:
    named = os.environ.get(variable)
    if not named and os.name == "nt":
        named = os.environ.get(windows)
    return (Path(named) if named else Path.home() / below_home) / _NAME
