"""SQLite files that several processes open: where one really is, whose it is, and patience while others make it."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

__all__ = ["Identity", "identify", "resolve", "while_busy"]

R = TypeVar("R")

_PAUSE: Final = 0.02
"""Seconds between two attempts at what SQLite does not wait for by itself."""


class Identity(NamedTuple):
    """What a database says of itself."""

    application: int
    version: int
    empty: bool
    """Whether there is no table in it yet."""


def resolve(path: Path, error: Callable[[str], Exception]) -> Path:
    """Return the path of the file itself, whatever links lead to it.

    Raises: `error` if it is a folder, or stands in one that does not exist.
    """
    file = Path(os.path.realpath(path))
    if file.is_dir():
        raise error(f"{path} is a folder; give a file")
    if not file.parent.is_dir():
        raise error(f"{path}: there is no folder {file.parent}")
    return file


def identify(database: sqlite3.Connection) -> Identity:
    """Return what a database in autocommit mode says of itself.

    It is read in one transaction: while another process makes the tables, all of them are seen, or none.
    """
    database.execute("BEGIN")
    try:
        application, version, tables = (
            database.execute(statement).fetchone()[0]
            for statement in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
        )
    finally:
        database.execute("ROLLBACK")
    return Identity(application, version, tables == 0)


def while_busy(work: Callable[[], R], patience: float) -> R:
    """Do something again, for so many seconds, as long as another process holds the file.

    SQLite itself does not wait for the lock that it takes to begin a log (WAL). Call it outside of the event loop.
    """
    until = time.monotonic() + patience
    while True:
        try:
            return work()
        except sqlite3.Error as error:
            # Errors of the module itself have no code.
            if (
                getattr(error, "sqlite_errorcode", None) or 0
            ) & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(_PAUSE)
