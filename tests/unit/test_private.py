"""Only their owner can read the files and folders of the package, for any umask."""

from __future__ import annotations

import os
import stat
from collections.abc import Generator
from pathlib import Path

import pytest

from bill_async import FileSessionStore
from bill_async._auth.sessions import Session, StoredSession
from bill_async._base.private_files import create_private, make_private_folder, open_private
from bill_async.sandbox import Sandbox
from bill_async.sync import SQLiteDestination, resources

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")


@pytest.fixture(autouse=True)
def umask() -> Generator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """Return the modes of all that is in a folder, by its path within it."""
    return {str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


def test_files_are_made_for_their_owner_only(tmp_path: Path) -> None:
    create_private(tmp_path / "a")
    os.close(open_private(tmp_path / "b", os.O_RDWR))
    assert modes(tmp_path) == {"a": 0o600, "b": 0o600}


def test_a_file_that_is_there_keeps_what_it_holds_and_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("x")
    file.chmod(0o640)
    create_private(file)
    assert (file.read_text(), modes(tmp_path)) == ("x", {"a": 0o640})


def test_a_link_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic link"):
        create_private(tmp_path / "link")
    with pytest.raises(OSError, match="symbolic link"):
        open_private(tmp_path / "link", os.O_RDWR)
    assert not (tmp_path / "elsewhere").exists()


def test_folders_that_are_missing_are_made_for_their_owner_only(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir(mode=0o755)
    make_private_folder(tmp_path / "there" / "a" / "b")
    make_private_folder(tmp_path / "there" / "a" / "b")
    assert modes(tmp_path) == {"there": 0o755, "there/a": 0o700, "there/a/b": 0o700}


async def test_a_copy_makes_private_files(tmp_path: Path) -> None:
    async with SQLiteDestination(tmp_path / "bills.db") as destination:
        await destination.open(resources())
        names = ("bills.db", "bills.db-lock", "bills.db-lock-journal", "bills.db-shm", "bills.db-wal")
        assert modes(tmp_path) == dict.fromkeys(names, 0o600)


async def test_the_state_of_a_sandbox_is_private(tmp_path: Path) -> None:
    async with Sandbox(objects=1, state=tmp_path / "state.db"):
        assert set(modes(tmp_path).values()) == {0o600}
        assert "state.db" in modes(tmp_path)


async def test_sessions_are_private(tmp_path: Path) -> None:
    store = FileSessionStore(tmp_path / "a" / "b")
    async with store.login_lock("x"):
        await store.save("x", StoredSession(Session(id="s", organization_id="o", user_id="u", trusted=False), 0.0))
    found = modes(tmp_path)
    assert (found.pop("a"), found.pop("a/b")) == (0o700, 0o700)
    assert list(found.values()) == [0o600, 0o600]
