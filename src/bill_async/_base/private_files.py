"""Files and folders that only their owner can use, whatever the umask.

The mode of an existing file or folder is not changed: it is its owner's choice.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import Final

__all__ = ["create_private", "is_exposed", "make_private_folder", "open_private", "replace_private"]

_FILE_MODE: Final = 0o600
_FOLDER_MODE: Final = 0o700
_NOFOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)  # not on Windows


def open_private(path: str | os.PathLike[str], flags: int) -> int:
    """Return the descriptor of a file, which is created if it does not exist.

    Raises: `OSError` if the path is a symbolic link.
    """
    return os.open(path, flags | os.O_CREAT | _NOFOLLOW, _FILE_MODE)


def create_private(path: str | os.PathLike[str]) -> None:
    """Create an empty file if it does not exist, for libraries that open files by name, such as SQLite.

    SQLite gives the files beside a database (`-wal`, `-shm`) the mode of the database. Resolve symbolic links before
    the call where they are allowed.

    Raises: `OSError` if the path is a symbolic link.
    """
    try:
        os.close(open_private(path, os.O_WRONLY | os.O_EXCL))
    except FileExistsError:
        if Path(path).is_symlink():
            raise OSError(errno.ELOOP, "it is a symbolic link", path) from None


def make_private_folder(path: Path) -> None:
    """Create a folder and its missing parents."""
    if path.is_dir():
        return
    make_private_folder(path.parent)
    path.mkdir(mode=_FOLDER_MODE, exist_ok=True)


def replace_private(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write a file in place of the one that was there, in one step. With `durable`, it has reached the disk first."""
    file, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # readable by the owner only
    draft = Path(name)
    try:
        with os.fdopen(file, "wb") as stream:
            stream.write(data)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def is_exposed(state: os.stat_result, bits: int) -> bool:
    """Whether another user owns a file or folder, or has the permissions of these bits."""
    return os.name == "posix" and (state.st_uid != os.geteuid() or bool(stat.S_IMODE(state.st_mode) & bits))
