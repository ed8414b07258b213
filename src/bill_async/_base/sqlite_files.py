"""SQLite files that several processes open: their resolved paths, their format, and retries while another process
creates one."""

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
"""Seconds between two attempts at an operation that SQLite does not wait for."""


class Identity(NamedTuple):
    """The application and the version of a database."""

    application: int
    version: int
    empty: bool
    """Whether it has no table yet."""


def resolve(path: Path, error: Callable[[str], Exception]) -> Path:
    """Return the path of a file with all links resolved.

    Raises: `error` if it is a folder, or its folder does not exist.
    """
    file = Path(os.path.realpath(path))
    if file.is_dir():
        raise error(f"{path} is a folder; give a file")
    if not file.parent.is_dir():
        raise error(f"{path}: there is no folder {file.parent}")
    return file


def identify(database: sqlite3.Connection) -> Identity:
    """Return the application and the version of a database in autocommit mode.

    They are read in one transaction, so that either all or none of the tables of another process are seen.
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
    """Retry something for a number of seconds while another process holds the file.

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
