"""Locks that end with their process. The holder of a lock is alive, and no other process ever takes the same lock.

A lock is a transaction on an empty SQLite file, because that works in the same way on every system. A suspended process
keeps its locks; a killed one loses them at once.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from .private_files import create_private

__all__ = ["ProcessLock", "clear_dead", "is_held"]


class ProcessLock:
    """A lock on its own file, held from its creation."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises: `OSError` or `sqlite3.Error` if the file cannot be created or is locked."""
        create_private(path)
        self.path = path
        self._connection = _locked(path)

    def release(self) -> None:
        """Release the lock, and remove the file."""
        self._connection.close()
        self.path.unlink(missing_ok=True)


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock; in doubt, True.

    Any number of processes may call this at once, because it does not take the lock.
    """
    if not path.exists():
        return False
    try:
        probe = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=0)
        try:
            probe.execute("SELECT 1 FROM sqlite_master").fetchall()
        finally:
            probe.close()
    except sqlite3.Error:
        return path.exists()
    return False


def clear_dead(path: Path) -> bool:
    """Remove the file of a dead process. Return whether no living process holds the lock."""
    if is_held(path):
        return False
    path.unlink(missing_ok=True)
    return True


def _locked(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=0, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")  # no additional file
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
