"""The lock of a SQLite file against other runs, in an empty file beside it.

A run of one process holds it alone. The processes of one run hold it together: their parent reserves it, which no other
run can do, and each process shares it. So no other run begins before the last of them has ended, even if the parent is
killed. The system releases a lock when its process ends, however it ends.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final, Literal, TypeAlias

__all__ = ["FileLock", "Hold"]

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
