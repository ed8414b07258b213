"""The lock of a destination against other runs, in an empty SQLite file beside it.

A run of one process holds it alone. The processes of one run hold it together: their parent reserves it, which no other
run can do, and each process shares it. So no other run begins before the last of them has ended, even if the parent is
killed. The system releases a lock when its process ends, however it ends.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final, Literal, TypeAlias

from bill_async._base.private_files import create_private

from .destination import DestinationError

__all__ = ["GIVE_WRITABLE", "FileLock", "Hold", "create_file", "lock_beside"]

GIVE_WRITABLE: Final = "give a file in a writable folder"
"""The remedy if a file cannot be created."""

Hold: TypeAlias = Literal["alone", "reserved", "shared"]
"""How a process holds the lock: alone, for processes that share it, or together with them."""

_STATEMENTS: Final[dict[Hold, tuple[str, ...]]] = {
    "alone": ("BEGIN EXCLUSIVE",),
    "reserved": ("BEGIN EXCLUSIVE", "COMMIT", "BEGIN IMMEDIATE"),  # first, nobody else may hold it in any way
    "shared": ("BEGIN", "SELECT count(*) FROM sqlite_master"),
}


class FileLock:
    """A lock that is held until it is released."""

    def __init__(self, file: Path, hold: Hold) -> None:
        """Take the lock. Raises: `sqlite3.OperationalError` with the code SQLITE_BUSY if another run holds it."""
        self._connection = sqlite3.connect(file, isolation_level=None, timeout=0)
        try:
            for statement in _STATEMENTS[hold]:
                self._connection.execute(statement).fetchall()
        except BaseException:
            self._connection.close()
            raise

    def release(self) -> None:
        """Release the lock."""
        self._connection.close()


def create_file(path: Path) -> None:
    """Create an empty file that only its owner can read, if it does not exist. Raises: `DestinationError`."""
    try:
        create_private(path)
    except OSError as error:
        raise DestinationError(f"{path} cannot be created: {error.strerror}; {GIVE_WRITABLE}") from error


def lock_beside(path: Path, hold: Hold, *, given: Path | None = None) -> FileLock:
    """Take the lock of a destination; `given` is the path as the user knows it.

    Raises: `DestinationError` if another run holds it.
    """
    file = path.with_name(f"{path.name}-lock")
    create_file(file)
    try:
        return FileLock(file, hold)
    except sqlite3.Error as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        raise DestinationError(
            f"{given or path}: another process is writing to it; wait until it has ended, or give another file"
        ) from None
