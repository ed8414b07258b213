"""One list of one organization in a folder of Parquet files.

    _manifest.json       the checkpoint of the pass, and the names of the files that count
    _pages-3             the pages of the pass in progress, one after another, as Arrow streams
    part-2.parquet, ...  the objects as they were at the end of the last complete pass
    _unplaced/           objects without an identity

A page is appended to the pages, and then the manifest says how long they are and where the pass continues. A kill
between the two leaves bytes that do not count. At the end of the pass the pages are merged into the Parquet files: of
an object that comes twice, the last one stays. Files without any changed object stay as they are, if they are not
small. The new manifest names the new files and the bookmark; then the old files are deleted.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import attrs
import duckdb
import pyarrow as pa
from pyarrow import ipc

from bill_async._base.private_files import create_private, make_private_folder, replace_private

from .arrow_arrays import MEMORY, numbers
from .arrow_rows import ArrowRows
from .checkpoints import read_pass
from .destination import Pass
from .tables import names

__all__ = ["MANIFEST", "ListFolder", "Mark", "read_last_pass"]

MANIFEST: Final = "_manifest.json"
_NEW: Final = "_new"
_UNPLACED: Final = "_unplaced"
_SEQUENCE: Final = "_sequence"
_GROUP: Final = 4096
"""The most objects of a row group."""
_GROUP_BYTES: Final = 2_000_000
"""The most bytes of a row group, before it is compressed. DuckDB holds a group in memory."""
_GROUPS: Final = 20
"""The number of row groups of a file. A file with fewer than half of them is merged with new objects."""


@attrs.frozen
class Part:
    """A Parquet file."""

    name: str
    rows: int
    bytes: int
    groups: int = 0
    """The number of row groups; 0 if an earlier release has written it."""


@attrs.define
class Manifest:
    """What the folder holds."""

    checkpoint: str | None = None
    """The pass, without its slices; None if the list is to be copied as a whole."""
    slices: dict[str, str] = attrs.field(factory=dict)
    """The slices by their numbers."""
    pages: str | None = None
    """The name of the file with the pages."""
    bytes: int = 0
    """How much of it counts."""
    rows: int = 0
    """The number of objects in it."""
    schema: str | None = None
    """The hash of its schema."""
    files: list[Part] = attrs.field(factory=list)
    number: int = 0
    """The last number in the name of a file."""


@attrs.frozen
class Mark:
    """A mark on objects that were not stored since a time."""

    since: datetime
    now: datetime


class ListFolder:
    """The folder of a list."""

    def __init__(self, path: Path, rows: ArrowRows) -> None:
        """Read the manifest, and remove what it does not name."""
        self.path = path
        self._rows = rows
        self._key = rows.key[1:]  # all objects belong to the same organization
        self._keys = names(self._key)
        self._schema = sha256(rows.schema.serialize()).hexdigest()
        self.manifest = _read_manifest(path / MANIFEST)
        self._forget_lost()
        self._clean()

    def last_pass(self) -> Pass | None:
        """Return the latest pass, if the list has lost no objects since."""
        return _last_pass(self.manifest)

    def begin(self, checkpoint: str, slices: Mapping[str, str]) -> None:
        """Store a pass and its slices."""
        make_private_folder(self.path)
        self._write(attrs.evolve(self.manifest, checkpoint=checkpoint, slices=dict(slices)))

    def append(self, rows: pa.Table, slices: Mapping[str, str]) -> None:
        """Store objects, and the checkpoints after them."""
        manifest = attrs.evolve(self.manifest, slices={**self.manifest.slices, **slices})
        if len(rows):
            if manifest.pages is None:
                manifest.number += 1
                manifest.pages, manifest.bytes, manifest.rows = f"_pages-{manifest.number}", 0, 0
                manifest.schema = self._schema
            manifest.bytes = _append(self.path / manifest.pages, manifest.bytes, rows)
            manifest.rows += len(rows)
        self._write(manifest)

    def store_unplaced(self, texts: Sequence[str]) -> None:
        """Store objects without an identity, each in a file that is named by its hash."""
        if texts:
            make_private_folder(self.path / _UNPLACED)
        for text in texts:
            data = text.encode()
            replace_private(self.path / _UNPLACED / f"{sha256(data).hexdigest()}.json", data)

    def ids(self, database: duckdb.DuckDBPyConnection) -> list[str]:
        """Return the identities of all objects."""
        sources = ["SELECT id FROM read_parquet($files)"] if self.manifest.files else []
        if self.manifest.pages is not None:
            database.register("_pages", self._pages(self._key))
            sources.append("SELECT id FROM _pages")
        if not sources:
            return []
        values = {"files": self._paths(self.manifest.files)} if self.manifest.files else {}
        query = f"SELECT DISTINCT id FROM ({' UNION ALL '.join(sources)})"  # noqa: S608 - constants
        return [row[0] for row in database.execute(query, values).fetchall()]

    def publish(
        self, database: duckdb.DuckDBPyConnection, checkpoint: str | None = None, mark: Mark | None = None
    ) -> None:
        """Merge the pages into the Parquet files, and store the checkpoint of a complete pass with them."""
        make_private_folder(self.path)
        manifest = attrs.evolve(self.manifest)
        if checkpoint is not None:
            manifest.checkpoint, manifest.slices = checkpoint, {}
        if manifest.pages is not None or (mark is not None and manifest.files):
            self._merge(database, manifest, mark)
        manifest.pages, manifest.bytes, manifest.rows = None, 0, 0
        self._write(manifest)
        self._clean()

    def unseen(self, database: duckdb.DuckDBPyConnection, since: datetime) -> list[str]:
        """Return the identities of the published objects that were not stored since a time, and are not marked."""
        if not self.manifest.files:
            return []
        statement = "SELECT id FROM read_parquet(?) WHERE _copied_at < ? AND _missing_since IS NULL"
        return [row[0] for row in database.execute(statement, [self._paths(self.manifest.files), since]).fetchall()]

    def count_older(self, database: duckdb.DuckDBPyConnection, since: datetime) -> int:
        """Return how many published objects were not stored since a time."""
        if not self.manifest.files:
            return 0
        statement = "SELECT count(*) FROM read_parquet(?) WHERE _copied_at < ?"
        ((count,),) = database.execute(statement, [self._paths(self.manifest.files), since]).fetchall()
        return int(count)

    # ---- merging

    def _merge(self, database: duckdb.DuckDBPyConnection, manifest: Manifest, mark: Mark | None) -> None:
        """Write new files, and name them in a manifest in place of those that they replace.

        Hash tables are made of the keys of one file, and of objects that come twice. Those of all objects need not fit
        into memory.
        """
        with suppress(FileNotFoundError):
            shutil.rmtree(self.path / _NEW)
        make_private_folder(self.path / _NEW)
        self._read_keys(database)
        there = manifest.files
        small = [part for part in there if 2 * part.groups < _GROUPS] if manifest.pages is not None else []
        manifest.files = []
        for part in (part for part in there if part not in small):
            survivors = self._survivors(database, [part])
            if self._is_affected(database, part, mark):
                manifest.files += self._copy(database, manifest, survivors, [part], mark)
            else:
                manifest.files.append(part)
        if manifest.pages is not None:
            query = self._pages_query(database)
            if small:
                query += f" UNION ALL BY NAME {self._survivors(database, small)}"
            manifest.files += self._copy(database, manifest, query, small, mark)

    def _read_keys(self, database: duckdb.DuckDBPyConnection) -> None:
        """Make tables of the keys in the pages, and of the places of objects that come again later."""
        database.register("_pages", self._pages(self._key))
        database.execute("CREATE OR REPLACE TEMP TABLE _keys AS FROM _pages")
        database.execute(
            f"CREATE OR REPLACE TEMP TABLE _stale AS SELECT {_SEQUENCE} FROM _keys JOIN (SELECT {self._keys}, "  # noqa: S608
            f"max({_SEQUENCE}) AS last FROM _keys GROUP BY {self._keys} HAVING count(*) > 1) USING ({self._keys}) "
            f"WHERE {_SEQUENCE} < last"
        )

    def _pages_query(self, database: duckdb.DuckDBPyConnection) -> str:
        """Return a query of the objects in the pages, each as it came last."""
        database.register("_pages", self._pages())
        query = f"SELECT * EXCLUDE ({_SEQUENCE}) FROM _pages"  # noqa: S608 - names of the operation table
        ((stale,),) = database.execute("SELECT count(*) FROM _stale").fetchall()
        return f"{query} ANTI JOIN _stale USING ({_SEQUENCE})" if stale else query

    def _survivors(self, database: duckdb.DuckDBPyConnection, parts: Sequence[Part]) -> str:
        """Return a query of the objects in files that did not come again. They replace the table of those that did."""
        database.execute(
            f"CREATE OR REPLACE TEMP TABLE _again AS SELECT {self._keys} FROM _keys "  # noqa: S608
            f"SEMI JOIN read_parquet($files) USING ({self._keys})",
            {"files": self._paths(parts)},
        )
        return f"SELECT * FROM read_parquet($files, union_by_name = true) ANTI JOIN _again USING ({self._keys})"  # noqa: S608

    def _is_affected(self, database: duckdb.DuckDBPyConnection, part: Part, mark: Mark | None) -> bool:
        """Whether a file is to be written again."""
        if database.execute("SELECT 1 FROM _again LIMIT 1").fetchall():
            return True
        if mark is None:
            return False
        marked = "SELECT 1 FROM read_parquet(?) WHERE _copied_at < ? AND _missing_since IS NULL LIMIT 1"
        return bool(database.execute(marked, [str(self.path / part.name), mark.since]).fetchall())

    def _copy(
        self,
        database: duckdb.DuckDBPyConnection,
        manifest: Manifest,
        query: str,
        parts: Sequence[Part],
        mark: Mark | None,
    ) -> list[Part]:
        """Write the objects of a query, which may read some files, to new files."""
        values: dict[str, Any] = {"files": self._paths(parts)} if parts else {}
        if mark is not None:
            values |= {"since": mark.since, "now": mark.now}
            since = "CASE WHEN _copied_at < $since THEN coalesce(_missing_since, $now) END"
            query = f"SELECT * REPLACE ({since} AS _missing_since) FROM ({query})"  # noqa: S608
        target = self.path / _NEW / str(manifest.number)
        place = str(target).replace("'", "''")
        database.execute(
            f"COPY ({query}) TO '{place}' "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP}, ROW_GROUP_SIZE_BYTES {_GROUP_BYTES}, "
            f"ROW_GROUPS_PER_FILE {_GROUPS})",
            values,
        )
        written: list[Part] = []
        for file in sorted(target.iterdir()):
            manifest.number += 1
            written.append(self._adopt(database, file, f"part-{manifest.number}.parquet"))
        return [part for part in written if part.rows]

    def _adopt(self, database: duckdb.DuckDBPyConnection, file: Path, name: str) -> Part:
        """Give a new file its name, when it has reached the disk."""
        file.chmod(0o600)
        with file.open("rb") as stream:
            os.fsync(stream.fileno())
        counted = "SELECT num_rows, num_row_groups FROM parquet_file_metadata(?)"
        ((rows, groups),) = database.execute(counted, [str(file)]).fetchall()
        return Part(name, int(rows), file.rename(self.path / name).stat().st_size, int(groups))

    def _pages(self, columns: Sequence[str] | None = None) -> pa.RecordBatchReader:
        """Read the pages, with all columns or some, and the place of each object."""
        written = self._rows.schema
        kept = list(range(len(written))) if columns is None else [written.get_field_index(name) for name in columns]
        schema = pa.schema([*(written.field(place) for place in kept), pa.field(_SEQUENCE, pa.int64())])
        return pa.RecordBatchReader.from_batches(schema, self._batches(schema, kept))

    def _batches(self, schema: pa.Schema, kept: list[int]) -> Iterator[pa.RecordBatch]:
        manifest, place = self.manifest, 0
        if manifest.pages is None:
            return
        options = ipc.IpcReadOptions(included_fields=kept, use_threads=False)
        with pa.OSFile(str(self.path / manifest.pages), "rb") as file:
            while file.tell() < manifest.bytes:
                for batch in ipc.open_stream(file, options=options, memory_pool=MEMORY):
                    places = numbers(range(place, place + len(batch)))
                    yield pa.RecordBatch.from_arrays([*batch.columns, places], schema=schema)
                    place += len(batch)

    # ---- files

    def _paths(self, parts: Sequence[Part]) -> list[str]:
        return [str(self.path / part.name) for part in parts]

    def _write(self, manifest: Manifest) -> None:
        replace_private(self.path / MANIFEST, json.dumps(attrs.asdict(manifest)).encode(), durable=True)
        self.manifest = manifest

    def _forget_lost(self) -> None:
        """Forget the pass if a file is missing or has another size, or if another release has written the pages.

        The objects in the other files stay.
        """
        manifest = self.manifest
        there = [part for part in manifest.files if _size(self.path / part.name) == part.bytes]
        lost = manifest.pages is not None and (
            _size(self.path / manifest.pages) < manifest.bytes or manifest.schema != self._schema
        )
        if lost:
            manifest.pages, manifest.bytes, manifest.rows = None, 0, 0
        if lost or len(there) < len(manifest.files):
            manifest.files, manifest.checkpoint = there, None

    def _clean(self) -> None:
        """Remove the files that the manifest does not name."""
        kept = {MANIFEST, _UNPLACED, self.manifest.pages, *(part.name for part in self.manifest.files)}
        for file in self.path.iterdir() if self.path.is_dir() else ():
            if file.name == _NEW:
                shutil.rmtree(file)
            elif file.name not in kept and file.name.startswith(("_", "part-")):
                file.unlink()


def read_last_pass(file: Path) -> Pass | None:
    """Return the latest pass that a manifest names, without opening its folder."""
    return _last_pass(_read_manifest(file))


def _last_pass(manifest: Manifest) -> Pass | None:
    stored = manifest.checkpoint
    return None if stored is None else read_pass(stored, manifest.slices.values())


def _read_manifest(file: Path) -> Manifest:
    """Read a manifest. One that cannot be read is empty: its list is copied again."""
    with suppress(FileNotFoundError, KeyError, TypeError, ValueError):
        stored = json.loads(file.read_bytes())
        parts = [Part(**part) for part in stored.pop("files")]
        return Manifest(**stored, files=parts)
    return Manifest()


def _append(file: Path, end: int, rows: pa.Table) -> int:
    """Write rows to a file from a place on, and return where they end."""
    buffer = BytesIO()
    with ipc.new_stream(
        buffer, rows.schema, options=ipc.IpcWriteOptions(compression="lz4", use_threads=False)
    ) as stream:
        stream.write_table(rows)
    create_private(file)
    with file.open("r+b") as pages:
        pages.truncate(end)
        pages.seek(end)
        pages.write(buffer.getbuffer())
        pages.flush()
        os.fsync(pages.fileno())
    return end + len(buffer.getbuffer())


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return -1
