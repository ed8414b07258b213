"""A destination in a folder of Parquet files: `pip install bill-async[duckdb]`.

    async with ParquetDestination("bills") as destination:
        await sync({"008...": client}, destination)

    bills/vendors/organization_id=00801.../part-1.parquet

Readers see each list as it was at the end of its last complete pass, and each object once: no other name in the folder
ends with `.parquet`. The columns are described in arrow_rows.py, and the files of a list in parquet_list.py. For a
moment, while a list is published, a folder holds its old and its new files; `_manifest.json` names those that count.

One thread does all work. There is one run at a time: it locks `_sync-lock` in the folder. The processes of one run copy
different organizations. Only their owner can read the files.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import quote

try:
    import duckdb
    import pyarrow as pa
except ImportError as error:
    raise ImportError('copies into Parquet need duckdb and pyarrow: install "bill-async[duckdb]"') from error

from bill_async._base.clock import Clock, SystemClock
from bill_async._base.private_files import make_private_folder, replace_private
from bill_async.errors import BillError

from .arrow_rows import ArrowRows, Page, latest
from .checkpoints import write
from .destination import Batch, DestinationError, NoCopyError, Pass, Saved
from .duckdb import MEMORY, MOST_MEMORY, connect, make_spill
from .locking import FileLock, Hold, lock_beside
from .parquet_list import MANIFEST, ListFolder, Mark, read_last_pass
from .resource_lists import ResourceList
from .threaded import ThreadedDestination

__all__ = ["ParquetDestination"]

R = TypeVar("R")

VERSION: Final = 1
"""The version of the files. A folder with a later version is refused."""
_FORMAT: Final = "_format.json"


class ParquetDestination(ThreadedDestination):
    """A destination in a folder of Parquet files, which is created if it does not exist."""

    def __init__(self, folder: Path | str, *, hold: Hold = "alone", clock: Clock | None = None) -> None:
        """`hold` is how the folder is locked against other runs: alone, or together with other processes of the
        run."""
        super().__init__("bill-async-parquet")
        self.path = Path(folder)
        self._hold: Hold = hold
        self._clock = clock or SystemClock()
        self._tables: dict[str, ArrowRows] = {}
        self._lists: dict[tuple[str, str], ListFolder] = {}
        self._lock: FileLock | None = None
        self._spill: Path | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None

    async def open(self, resources: Sequence[ResourceList]) -> None:
        """Lock the folder, and check that it can be used."""
        await self._call(lambda: self._open(resources))

    async def passes(self, organization_id: str) -> list[Pass]:
        """Return the latest pass over each list of an organization that has lost no files since."""
        return await self._call(lambda: self._passes(organization_id))

    async def begin(self, walks: Sequence[Pass]) -> None:
        """Store passes and their slices, and replace earlier passes over the same lists."""
        stored = [
            (walk.organization_id, walk.resource, write(walk), {str(part.number): write(part) for part in walk.slices})
            for walk in walks
        ]

        def begin() -> None:
            for organization_id, resource, checkpoint, slices in stored:
                self._list(organization_id, resource).begin(checkpoint, slices)

        await self._call(begin)

    async def finish(self, walk: Pass) -> None:
        """Publish a complete pass: merge its objects into the Parquet files, and store its bookmark."""
        where, checkpoint = (walk.organization_id, walk.resource), write(walk)
        await self._merge(lambda: self._list(*where).publish(self._database, checkpoint))

    async def ids(self, organization_id: str, resource: ResourceList) -> list[str]:
        """Return the identities of all stored objects of a list."""
        return await self._merge(lambda: self._list(organization_id, resource.name).ids(self._database))

    async def unseen(self, walk: Pass) -> list[str]:
        """Return the identities of the objects of a list that were not saved since a pass began, and are not marked."""

        def work() -> list[str]:
            found = self._list(walk.organization_id, walk.resource)
            found.publish(self._database)
            return found.unseen(self._database, walk.started_at)

        return await self._merge(work)

    async def mark_missing(self, walk: Pass) -> int:
        """Mark the objects of a list that were not stored since a pass began, and publish it. Return how many there
        are."""
        where, mark = (walk.organization_id, walk.resource), Mark(walk.started_at, self._clock.now())

        def work() -> int:
            found = self._list(*where)
            found.publish(self._database, mark=mark)
            return found.count_older(self._database, mark.since)

        return await self._merge(work)

    async def _merge(self, work: Callable[[], R]) -> R:
        return await self._call(lambda: self._with_memory(work))

    # ---- run by the thread

    def _with_memory(self, work: Callable[[], R]) -> R:
        """Do work on files. If their objects need more memory than usual, do it again with twice as much."""
        memory = MEMORY
        try:
            while True:
                try:
                    return work()
                except duckdb.OutOfMemoryException:
                    if memory >= MOST_MEMORY:
                        raise
                    memory *= 2
                    self._database.execute(f"SET memory_limit = '{memory}MB'")
        finally:
            if memory > MEMORY:
                self._database.execute(f"SET memory_limit = '{MEMORY}MB'")

    @property
    def _database(self) -> duckdb.DuckDBPyConnection:
        """The connection that merges files."""
        assert self._connection is not None  # open() comes first
        return self._connection

    def _open(self, resources: Sequence[ResourceList]) -> None:
        if self._lock is None:
            if self._is_new():
                make_private_folder(self.path)
                version = json.dumps({"application": "bill-async", "version": VERSION}).encode()
                replace_private(self.path / _FORMAT, version, durable=True)
            self._lock = lock_beside(self.path / "_sync", self._hold)
            self._spill = make_spill(self.path, "_spill-", alone=self._hold != "shared")
            self._connection = connect(None, self._spill)
            # A hash table is always made of the keys, which are few, and never of the objects.
            self._connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        for resource in resources:
            self._tables.setdefault(resource.name, ArrowRows.of(resource))

    def _is_new(self) -> bool:
        """Whether nothing was ever copied into the folder. Refuse one of another program, or of a later release."""
        if self.path.exists() and not self.path.is_dir():
            raise DestinationError(f"{self.path} is a file; give a folder")
        file = self.path / _FORMAT
        if not file.exists():
            if self.path.exists() and any(not each.name.startswith("_") for each in self.path.iterdir()):
                raise DestinationError(f"{self.path} holds files of another program; give an empty folder")
            return True
        try:
            stored = json.loads(file.read_bytes())
        except ValueError:
            stored = None
        version = stored.get("version") if isinstance(stored, dict) else None
        if not isinstance(version, int):
            raise DestinationError(f"{file} cannot be read; give another folder")
        if version > VERSION:
            raise DestinationError(
                f"{self.path}: its format is {version}, and this release reads {VERSION}; "
                "update bill-async, or give another folder"
            )
        return False

    def _list(self, organization_id: str, resource: str) -> ListFolder:
        where = organization_id, resource
        if where not in self._lists:
            path = self.path / resource / f"organization_id={quote(organization_id, safe='')}"
            self._lists[where] = ListFolder(path, self._tables[resource])
        return self._lists[where]

    def _passes(self, organization_id: str) -> list[Pass]:
        found = [self._list(organization_id, resource).last_pass() for resource in self._tables]
        return [state for state in found if state is not None]

    def _inspect(self) -> list[Pass]:
        if self._is_new():
            raise NoCopyError(f"{self.path} holds no copy; give the folder of a copy")
        found = [read_last_pass(file) for file in sorted(self.path.glob(f"*/organization_id=*/{MANIFEST}"))]
        return [state for state in found if state is not None]

    def _store(self, batches: Sequence[Batch]) -> list[Saved]:
        now = self._clock.now()
        pages = [self._tables[batch.resource.name].page(batch, now) for batch in batches]
        together: dict[tuple[str, str], list[Page]] = {}
        slices: dict[tuple[str, str], dict[str, str]] = {}
        for batch, page in zip(batches, pages, strict=True):
            where = batch.organization_id, batch.resource.name
            together.setdefault(where, []).append(page)
            slices.setdefault(where, {})[str(batch.checkpoint.number)] = write(batch.checkpoint)
        for where, parts in together.items():
            found = self._list(*where)
            found.store_unplaced([text for page in parts for text in page.unplaced])
            found.append(latest(self._tables[where[1]], parts), slices[where])
        return [page.saved for page in pages]

    def _failure(self, error: Exception) -> Exception:
        if isinstance(error, OSError | sqlite3.Error | duckdb.IOException | duckdb.FatalException):
            problem = (error.strerror if isinstance(error, OSError) else None) or str(error)
            return DestinationError(f"{self.path}: {problem}; everything stored so far is kept")
        return BillError(f"{self.path}: {error}") if isinstance(error, duckdb.Error | pa.ArrowException) else error

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._spill is not None:
            shutil.rmtree(self._spill, ignore_errors=True)
            self._spill = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self._lists.clear()
        self._tables.clear()
