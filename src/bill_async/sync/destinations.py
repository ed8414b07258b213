"""Destinations by the text that names their place: a path or a URL."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, Self, TypeAlias

import attrs

from bill_async.errors import BillError, ConfigurationError
from bill_async.secret import Secret, reveal

from .destination import Destination, DestinationError, Pass
from .locking import lock_beside

if TYPE_CHECKING:
    from .locking import Hold

__all__ = ["OpenedDestination", "Place"]

_FORMS: Final = "bills.db, sqlite:///bills.db, duckdb:///bills.duckdb, parquet:folder or postgresql://user@host/name"
_URL: Final = re.compile(r"([a-z][a-z0-9+.-]+):(?!\\)(.*)", re.DOTALL)
_SERVERS: Final = ("postgresql", "postgres")
_FILES: Final = ("sqlite", "duckdb", "parquet")
_Text: TypeAlias = "str | Secret[str]"


class OpenedDestination(Destination, Protocol):
    """A destination that closes at the end of a block."""

    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *_: object) -> None: ...

    async def inspect(self) -> list[Pass]:
        """Return the latest pass over each list of every organization, without `open`."""
        ...


@attrs.frozen
class Place:
    """The place of a destination. As text, it has no password."""

    kind: str
    where: Secret[str]
    """The path, or the connection string of a server."""

    @classmethod
    def parse(cls, text: _Text) -> Place:
        """Parse a path of a SQLite file, or a URL: `sqlite:///…`, `duckdb:///…`, `parquet:…`, `postgresql://…`.

        Three slashes precede a relative path, four an absolute one.

        Raises: `ConfigurationError` for anything else.
        """
        given = reveal(text)
        found = _URL.fullmatch(given)
        if found is None or (len(found[1]) == 1 and not found[2].startswith("//")):
            kind, where = "sqlite", given
        elif (kind := found[1]) in _SERVERS:
            return cls("postgresql", Secret(given))
        elif kind in _FILES:
            where = found[2].removeprefix("///")
            if where == found[2] and where.startswith("//"):
                raise ConfigurationError(f"into: {kind}:// with two slashes names a server, not a path; give {_FORMS}")
        else:
            raise ConfigurationError(f"into: {kind}: is no destination; give {_FORMS}")
        if not where:
            raise ConfigurationError(f"into: there is no path; give {_FORMS}")
        return cls(kind, Secret(where))

    def __str__(self) -> str:
        if self.kind != "postgresql":
            return self.where.reveal()
        from bill_async._base.postgres_session import place_of

        return f"PostgreSQL at {place_of(self.where)}"

    def exists(self) -> bool:
        """Whether there is something at the place. A server always counts as there."""
        return self.kind == "postgresql" or Path(self.where.reveal()).exists()

    async def inspect(self) -> list[Pass]:
        """Return the latest pass over each list of every organization. A run may be writing; nothing is created.

        Raises: `NoCopyError` if there is no copy yet, another `DestinationError` if it cannot be read.
        """
        async with self.destination() as destination:
            return await destination.inspect()

    async def remove_unused(self) -> None:
        """Remove the file or the folder if no page was ever stored in it, for example because no login succeeded.

        It stays if another run is using it.
        """
        path = self._file()
        if self.kind == "postgresql" or not self.exists():
            return
        with suppress(DestinationError):
            lock = lock_beside(path / "_sync" if self.kind == "parquet" else path, "alone")
            try:
                if await self._is_unused():
                    _remove(path)
            finally:
                lock.release()

    def _file(self) -> Path:
        return Path(os.path.realpath(self.where.reveal()))

    async def _is_unused(self) -> bool:
        try:
            passes = await self.inspect()
        except BillError:
            return False
        return not any(state.finished or any(part.pages for part in state.slices) for state in passes)

    def destination(self, hold: Hold = "alone") -> OpenedDestination:
        """Return the destination, which has not been opened. `hold` is how it is locked against other runs.

        Raises: `ConfigurationError` if the place cannot be held so, or is not valid; `ImportError` names the extra that
        is not installed.
        """
        where = self.where.reveal()
        match self.kind:
            case "sqlite":
                from .sqlite import SQLiteDestination

                return SQLiteDestination(Path(where), hold=hold)
            case "duckdb":
                from .duckdb import DuckDBDestination

                return DuckDBDestination(Path(where), hold=hold)
            case "parquet":
                from .parquet import ParquetDestination

                return ParquetDestination(Path(where), hold=hold)
            case _:
                from .postgres import PostgresDestination

                return PostgresDestination(self.where, hold=hold)


def _remove(path: Path) -> None:
    """Remove a folder, or a file and those that databases keep beside it, and last the lock."""
    if path.is_dir():
        if all(file.name.startswith("_") for file in path.rglob("*") if file.is_file()):  # all of them are ours
            shutil.rmtree(path)
        return
    for suffix in ("", "-wal", "-shm", ".wal", "-lock"):
        with suppress(FileNotFoundError, PermissionError):  # Windows keeps files that are open
            path.with_name(path.name + suffix).unlink()
