"""Sessions in files, for the processes of one user."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
from collections.abc import Generator
from pathlib import Path
from typing import Final

from .._base.clock import Clock, SystemClock
from .._base.file_locks import locked
from .._base.private_files import is_exposed, make_private_folder, open_private, replace_private
from .._base.turns import Turns
from ..errors import ConfigurationError
from .sessions import StoredSession

__all__ = ["FileSessionStore"]

_NOFOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)  # not on Windows


class FileSessionStore:
    """Sessions for all processes of one user on one machine, in a directory that only the user can read.

    Raises: `ConfigurationError` if other users can write to the directory, or if it cannot be used.
    """

    def __init__(self, directory: str | os.PathLike[str], *, clock: Clock | None = None) -> None:
        self._directory = Path(directory)
        self._turns = Turns(clock or SystemClock())

    async def load(self, name: str) -> StoredSession | None:
        """Return the session that was saved under this name, or None.

        Raises: `ConfigurationError` if other users can read or write the file.
        """
        return await asyncio.to_thread(self._read, self._path(name))

    async def save(self, name: str, stored: StoredSession) -> None:
        """Save a session under this name, and replace an earlier one in one step."""
        await asyncio.to_thread(self._write, self._path(name), stored)

    def login_lock(self, name: str) -> contextlib.AbstractAsyncContextManager[object]:
        """Return a lock that lets one login at a time pass. The system releases it when the process ends.

        Without file locks (Windows), processes that start together may each log in once.
        """
        return locked(self._turns, name, lambda: self._open_lock(name))

    def _open_lock(self, name: str) -> int:
        with _directory_errors(self._directory):
            self._make_directory()
            return open_private(self._path(name).with_suffix(".lock"), os.O_RDWR)

    def _path(self, name: str) -> Path:
        return self._directory / f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.json"

    def _make_directory(self) -> None:
        make_private_folder(self._directory)
        if is_exposed(self._directory.stat(), 0o022):
            raise ConfigurationError(
                f"{self._directory} is for sessions, but other users can write there: chmod 700 it"
            )

    def _read(self, path: Path) -> StoredSession | None:
        with _directory_errors(self._directory):
            try:
                file = os.open(path, os.O_RDONLY | _NOFOLLOW)
            except FileNotFoundError:
                return None
            with os.fdopen(file, "rb") as stream:
                if is_exposed(os.fstat(file), 0o077):
                    raise ConfigurationError(
                        f"{path} holds a session, but other users can read it: delete it, or chmod 600 it"
                    )
                return StoredSession.from_json(stream.read())

    def _write(self, path: Path, stored: StoredSession) -> None:
        with _directory_errors(self._directory):
            self._make_directory()
            replace_private(path, stored.to_json().encode())


@contextlib.contextmanager
def _directory_errors(directory: Path) -> Generator[None]:
    """Turn errors of the system into a `ConfigurationError` that names the directory."""
    try:
        yield
    except OSError as error:
        raise ConfigurationError(
            f"sessions cannot be kept in {str(directory)!r}: {error.strerror or error}; give FileSessionStore a "
            "directory of your own that can hold files, without symbolic links in their place"
        ) from error
