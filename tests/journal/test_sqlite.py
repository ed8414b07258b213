"""The SQLite file: problems with it are reported before anything is sent, and only its owner can read it."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from journal.helpers import ACME, created, entries, keyed_client, states, vendor
from unit.loopback import Loopback

from bill_async import BillClient, Journal, JournalError
from bill_async.journal import SQLiteStore
from bill_async.journal.conformance import _entry as some_entry

NOBODY = 65534


async def refused(server: Loopback, journal: Journal, words: str) -> str:
    """Check that a call with a key is refused in these words, and that nothing was sent."""
    before = len(server.received)
    async with keyed_client(server, journal) as client:
        with pytest.raises(JournalError, match=words) as caught:
            await client.vendors.create(ACME, key="k")
    assert len(server.received) == before or server.calls == []
    return str(caught.value)


# ---- what can be wrong with it


async def test_a_full_disk(server: Loopback, path: Path) -> None:
    """The file may not grow: SQLite says the same of it as of a disk without room."""
    store = SQLiteStore(path)
    async with Journal(store) as journal, keyed_client(server, journal) as client:
        await client.vendors.create(ACME, key="before")
        sent = len(server.calls)
        assert store._connection is not None
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(
            JournalError, match=r"writes\.db: database or disk is full; free some space.*nothing was sent"
        ):
            for number in range(10):
                await client.vendors.create(vendor("x" * 100), key=f"k{number}" + "x" * 200)
                sent += 1
        assert len(server.calls) == sent
        store._connection.execute("PRAGMA max_page_count = 1000000")
        await client.vendors.create(ACME, key="after")
    async with Journal(path) as journal:
        assert "unknown" not in (await states(journal)).values()


async def test_a_file_system_without_room(server: Loopback, tmp_path: Path) -> None:
    """A real one, of 128 KB, where that can be made."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "none", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        async with Journal(disk / "writes.db") as journal, keyed_client(server, journal) as client:
            server.script = [created()] * 200
            done = 0
            with pytest.raises(JournalError, match=r"(free some space on the disk|disk I/O error).*nothing was sent"):
                for number in range(200):
                    await client.vendors.create(ACME, key=f"k{number}")
                    done += 1
            assert done > 0
            assert len(server.calls) == done
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter; those of pytest are for the user that runs the tests only."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be somebody who may not write everywhere, as root may."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


async def test_a_file_that_cannot_be_written(server: Loopback, open_folder: Path) -> None:
    path = open_folder / "writes.db"
    async with Journal(path):
        pass
    path.chmod(0o444)
    open_folder.chmod(0o555)
    with as_nobody():
        text = await refused(server, Journal(path), "the journal cannot be used: .*; nothing was sent")
    assert "make the file and its folder writable" in text
    open_folder.chmod(0o755)


async def test_a_folder_that_cannot_be_written(server: Loopback, open_folder: Path) -> None:
    folder = open_folder / "locked"
    folder.mkdir(0o555)
    with as_nobody():
        await refused(
            server, Journal(folder / "w.db"), "cannot be created: Permission denied; give a file in a writable folder"
        )


@pytest.mark.parametrize("harm", ["header", "pages", "not a database", "cut"])
async def test_a_damaged_file(server: Loopback, path: Path, harm: str) -> None:
    async with Journal(path) as journal, keyed_client(server, journal) as client:
        server.script = [created()] * 50
        for number in range(50):
            await client.vendors.create(ACME, key=f"k{number}")
    content = bytearray(path.read_bytes())
    if harm == "header":
        content[0:100] = b"\xff" * 100
    elif harm == "pages":
        content[8192 * 2 : 8192 * 6] = b"\x5a" * (8192 * 4)
    elif harm == "cut":
        del content[len(content) // 2 :]
    path.write_bytes(b"just some text\n" * 500 if harm == "not a database" else bytes(content))
    sent = len(server.calls)
    async with keyed_client(server, Journal(path)) as client:
        with pytest.raises(
            JournalError, match=r"the journal cannot be used: .*(damaged|something else).*nothing was sent"
        ):
            await client.vendors.create(ACME, key="k")
    assert len(server.calls) == sent


async def test_a_locked_file(server: Loopback, path: Path) -> None:
    async with Journal(SQLiteStore(path, patience=0.05)) as journal:
        locker = sqlite3.connect(path, isolation_level=None)
        locker.execute("BEGIN IMMEDIATE")
        await refused(
            server, journal, "database is locked; another program has locked it; end that program, and try again"
        )
        async with keyed_client(server, Journal(SQLiteStore(path, patience=0.05))) as client:
            with pytest.raises(JournalError, match="another program has locked it"):
                await client.vendors.create(ACME, key="k")
        locker.execute("ROLLBACK")
        locker.close()
        async with keyed_client(server, journal) as client:
            await client.vendors.create(ACME, key="k")
    assert len(server.calls) == 1


async def test_a_file_of_a_later_version(server: Loopback, path: Path) -> None:
    async with Journal(path):
        pass
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 2")
    other.close()
    before = path.read_bytes()
    await refused(
        server, Journal(path), r"written by a later bill-async: its format is 2, and this release reads 1; update"
    )
    assert path.read_bytes() == before


async def test_a_database_of_something_else(server: Loopback, path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    before = path.read_bytes()
    await refused(server, Journal(path), "is a database of another program; give another file")
    assert path.read_bytes() == before


@pytest.mark.parametrize("change", ["removed", "replaced"])
async def test_a_file_that_is_taken_away_while_it_is_used(server: Loopback, path: Path, change: str) -> None:
    async with Journal(path) as journal, keyed_client(server, journal) as client:
        await client.vendors.create(ACME, key="k")
        path.rename(path.with_name("elsewhere"))
        if change == "replaced":
            async with Journal(path):
                pass
        with pytest.raises(JournalError, match=r"was removed or replaced while it was in use; .*; nothing was sent"):
            await client.vendors.create(vendor("Other"), key="k2")
    assert len(server.calls) == 1


@pytest.mark.parametrize(("name", "words"), [(".", "is a folder"), ("no/such/w.db", "there is no folder")])
async def test_a_place_that_cannot_be(server: Loopback, tmp_path: Path, name: str, words: str) -> None:
    await refused(server, Journal(tmp_path / name), words)


async def test_a_file_with_two_names(server: Loopback, path: Path) -> None:
    async with Journal(path):
        pass
    os.link(path, path.with_name("other"))
    await refused(server, Journal(path), "has several names")


async def test_a_link_leads_to_the_same_journal(server: Loopback, path: Path) -> None:
    link = path.with_name("link.db")
    async with Journal(path):
        link.symlink_to(path)
    for one in (path, link):
        async with Journal(one) as journal, keyed_client(server, journal) as client:
            await client.vendors.create(ACME, key="k")
    assert len(server.calls) == 1


# ---- whose it is, and who is alive


@pytest.mark.parametrize("umask", [0o000, 0o022])
async def test_all_files_are_their_owners_only(server: Loopback, path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        async with Journal(path) as journal, keyed_client(server, journal) as client:
            await client.vendors.create(ACME, key="k")
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    owner = f"writes.db-owner-{journal.store.owner}"
    assert modes == dict.fromkeys(("writes.db", "writes.db-wal", "writes.db-shm", owner), 0o600)


@pytest.mark.parametrize(("mode", "warned"), [(0o600, False), (0o640, True), (0o666, True)])
async def test_a_file_that_others_can_use_is_named(
    path: Path, mode: int, warned: bool, caplog: pytest.LogCaptureFixture
) -> None:
    path.touch()
    path.chmod(mode)
    async with Journal(path):
        pass
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert (f"other users can use {path}" in caplog.text) is warned


_HOLD = """
import asyncio, sys
from bill_async.journal import SQLiteStore
async def main():
    store = SQLiteStore(sys.argv[1])
    await store.open()
    print(store.owner, flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


@contextmanager
def another_process(path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Open the journal in a process of its own; yield it, and the name of its opening."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen([sys.executable, "-c", _HOLD, path], stdout=subprocess.PIPE, text=True, env=environ)
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


async def test_a_process_is_alive_until_it_is_killed(path: Path) -> None:
    store = SQLiteStore(path)
    await store.open()
    with another_process(path) as (process, owner):
        assert await store.alive(owner)
        process.send_signal(signal.SIGSTOP)  # it may go on, and send, at any time
        assert await store.alive(owner)
        process.send_signal(signal.SIGCONT)
        process.kill()
        process.wait()
        assert not await store.alive(owner)
        assert path.with_name(f"{path.name}-owner-{owner}").exists()
    again = SQLiteStore(path)
    await again.open()  # clears away what the killed ones left, and nothing else
    assert {file.name for file in path.parent.glob("*-owner-*")} == {
        f"{path.name}-owner-{one.owner}" for one in (store, again)
    }
    assert await store.alive(again.owner)
    assert await again.alive(store.owner)
    await again.close()
    await store.close()
    assert [file.name for file in path.parent.iterdir()] == ["writes.db"]


async def test_a_forked_process_says_that_the_journal_is_not_its_own(path: Path) -> None:
    journal = Journal(path)
    await journal.open()
    store: Any = journal.store
    store._process += 1  # as after a fork
    with pytest.raises(JournalError, match="it was opened in another process; open the journal in each process"):
        await journal.store.load([some_entry("k").id])
    store._process -= 1
    await journal.close()


# ---- durability, and size


async def test_a_write_costs_one_wait_for_the_disk_before_and_one_after(
    server: Loopback, path: Path, tmp_path: Path
) -> None:
    """Counted by a trace of the system calls of a process that makes 20 writes."""
    program = f"""
import asyncio
from journal.helpers import ACME, created
from unit.loopback import Loopback, client_of
from bill_async import Journal
async def main():
    async with Loopback().running() as server, Journal({str(path)!r}) as journal:
        async with client_of(server, journal=journal) as client:
            server.script = [created()] * 21
            await client.vendors.create(ACME, key="first")
            print("begin", flush=True)
            for number in range(20):
                await client.vendors.create(ACME, key=f"k{{number}}")
            print("end", flush=True)
asyncio.run(main())
"""
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-e", "trace=fsync,fdatasync,write", "-o", str(trace), sys.executable, "-c", program]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    except FileNotFoundError:
        pytest.skip("strace is not installed")
    if "PTRACE" in done.stderr:
        pytest.skip("no process can be traced here")
    assert done.stdout == "begin\nend\n", done.stderr
    lines = trace.read_text().splitlines()
    begin, end = (next(n for n, line in enumerate(lines) if f'"{word}' in line) for word in ("begin", "end"))
    syncs = [line for line in lines[begin:end] if "sync(" in line and "resumed" not in line]
    assert len(syncs) == 40


async def test_writes_that_begin_at_once_wait_for_the_disk_together(path: Path) -> None:
    store = SQLiteStore(path)
    await store.open()
    assert store._connection is not None
    commits: list[str] = []
    store._connection.set_trace_callback(lambda statement: commits.append(statement) if statement == "COMMIT" else None)
    assert all(await asyncio.gather(*(store.save([some_entry(f"k{number}")]) for number in range(100))))
    assert len(commits) < 20
    await store.close()


async def test_a_decided_entry_makes_room_for_the_next(path: Path) -> None:
    """The file does not grow with the number of writes, but with how many are kept."""
    store = SQLiteStore(path)
    await store.open()
    sizes = []
    for round_ in range(4):
        await store.save([_done(f"{round_}-{number}") for number in range(500)])
        await store.prune(some_entry("k").changed_at + timedelta(days=1))
        store._transactions = 1 << 20
        await store.load([some_entry("k").id])
        await asyncio.to_thread(lambda: None)
        await store.close()
        sizes.append(path.stat().st_size)
        store = SQLiteStore(path)
        await store.open()
    await store.close()
    assert sizes[3] <= sizes[0] * 1.1


def _done(key: str) -> Any:
    return some_entry(key, 1, "done")


async def test_the_log_is_brought_into_the_file_between_writes(path: Path) -> None:
    store = SQLiteStore(path)
    await store.open()
    sizes = []
    for round_ in range(3):
        for number in range(250):
            await store.save([some_entry(f"{round_}-{number}")])
        sizes.append(path.with_name(f"{path.name}-wal").stat().st_size)
    await store.close()
    assert sizes[2] < 1.5 * sizes[0]


async def test_a_journal_that_is_not_closed_loses_nothing(server: Loopback, path: Path, client: BillClient) -> None:
    await client.vendors.create(ACME, key="k")
    async with Journal(path) as other:
        assert [entry.state for entry in await entries(other)] == ["done"]
