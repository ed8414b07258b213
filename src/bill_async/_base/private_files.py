"""Files and folders that only their owner can use, whatever the umask: what BILL holds is nobody else's business.

The mode of what is there already is left alone: it is its owner's choice.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

__all__ = ["create_private", "make_private_folder", "open_private"]

_FILE_MODE: Final = 0o600
_FOLDER_MODE: Final = 0o700
_NOFOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)  # not on Windows


def open_private(path: str | os.PathLike[str], flags: int) -> int:
    """Open a file by its descriptor, and make it if it is not there. A symbolic link in its place is an `OSError`."""
    return os.open(path, flags | os.O_CREAT | _NOFOLLOW, _FILE_MODE)


def create_private(path: str | os.PathLike[str]) -> None:
    """Make an empty file, if there is none: for libraries that open files by name, such as SQLite.

    SQLite gives what it puts beside a database (`-wal`, `-shm`) the mode of the database. A symbolic link in the
    place of the file is an `OSError`; where links are welcome, resolve them first.
    """
    try:
        os.close(open_private(path, os.O_WRONLY | os.O_EXCL))
    except FileExistsError:
        if Path(path).is_symlink():
            raise OSError(errno.ELOOP, "it is a symbolic link", path) from None


def make_private_folder(path: Path) -> None:
    """Make a folder if there is none, and those above it that are missing."""
    if path.is_dir():
        return
    make_private_folder(path.parent)
    path.mkdir(mode=_FOLDER_MODE, exist_ok=True)
