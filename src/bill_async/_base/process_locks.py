"""Locks that die with their process: whoever holds one is alive, and nobody else ever will be it.

A lock is a transaction on an empty SQLite file, because that works alike on every system. A process that is stopped
keeps its locks, one that is killed loses them at once.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from .private_files import create_private

__all__ = ["ProcessLock", "clear_dead", "is_held"]


class ProcessLock:
    """A lock on a file of its own, held from when it is made."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises: `OSError` or `sqlite3.Error` if the file cannot be made or is locked."""
        create_private(path)
        self.path = path
        self._connection = _locked(path)

    def release(self) -> None:
        """Let go of it, and remove the file."""
        self._connection.close()
        self.path.unlink(missing_ok=True)


def is_held(path: Path) -> bool:
    """Whether a process that is alive holds the lock; in doubt, one does.

    Any number may ask at once: they do not take the lock themselves.
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
    """Tell whether nobody alive holds the lock, and remove the file that a dead process has left."""
    if is_held(path):
        return False
    path.unlink(missing_ok=True)
    return True


def _locked(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=0, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")  # no further file beside it
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
