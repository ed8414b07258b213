"""The configuration file of `bill-async sync`, its status, its dry run, and what it leaves after a failed login."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from cli.conftest import Shell

from bill_async.sandbox import Fault
from bill_async.scanning.slicing import Slice
from bill_async.sync import Batch, Pass, resources
from bill_async.sync.destinations import Place

pytestmark = pytest.mark.bill_sandbox(organizations=2, objects=600)

QUIET = ("sync", "--quiet")


@pytest.fixture
def here(tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder; the environment has secrets, but no credentials."""
    shell.without_credentials()
    account = shell.sandbox.accounts[0]
    monkeypatch.setenv("TEST_DEV_KEY", account.dev_key)
    monkeypatch.setenv("TEST_PASSWORD", account.password)
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def credentials(shell: Shell, **changes: str) -> str:
    account = shell.sandbox.accounts[0]
    table = {
        "environment": shell.sandbox.url,
        "organization_id": account.organization_id,
        "dev_key": "env:TEST_DEV_KEY",
        "username": account.username,
        "password": "env:TEST_PASSWORD",
    } | changes
    return "\n[credentials]\n" + "\n".join(f"{name} = {json.dumps(value)}" for name, value in table.items())


def write(text: str, name: str = "bill-async.toml") -> None:
    path = Path(name)
    path.write_text(text)
    path.chmod(0o600)


def names() -> set[str]:
    """Return what is in the current folder."""
    return {path.name for path in Path().iterdir()}


def count(file: str, table: str) -> int:
    with closing(sqlite3.connect(file)) as database:
        (found,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found)


def tables(file: str) -> set[str]:
    with closing(sqlite3.connect(file)) as database:
        found = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {name for name in found if not name.startswith("_")}


class TestFile:
    def test_a_sync_without_arguments_reads_the_file_of_the_folder(self, shell: Shell, here: Path) -> None:
        write('into = "copy.db"\nonly = ["vendors", "bills"]\nat-once = 1\noverlap = 10' + credentials(shell))
        done = shell(*QUIET, "--json")
        assert done.status == 0, done.err
        assert json.loads(done.out)["organizations"] == 1
        assert tables("copy.db") == {"bills", "vendors"}
        assert count("copy.db", "bills") > 0

    def test_an_argument_goes_before_the_file(self, shell: Shell, here: Path) -> None:
        write('into = "copy.db"\nonly = ["bills"]\nwait = true' + credentials(shell), "other.toml")
        done = shell(*QUIET, "--config", "other.toml", "--only", "vendors", "--into", "mine.db")
        assert done.status == 0, done.err
        assert tables("mine.db") == {"vendors"}
        assert not Path("copy.db").exists()

    def test_with_into_the_file_of_the_folder_is_not_read(self, shell: Shell, here: Path) -> None:
        write("this is not TOML")
        done = shell(*QUIET, "--into", "copy.db")
        assert done.status == 1
        assert "TOML" not in done.err
        assert "TOML" in shell(*QUIET).err

    def test_paths_of_credentials_begin_at_the_file(self, shell: Shell, here: Path, tmp_path: Path) -> None:
        write(json.dumps(shell.sandbox.credentials()), str(tmp_path / "all.json"))
        own = shell.sandbox.accounts[1].organization_id
        text = f'into = "copy.db"\nonly = ["vendors"]\norganizations = ["{own}"]\n'
        write(f'{text}[credentials]\ncredentials = "all.json"\n', str(tmp_path / "job.toml"))
        done = shell(*QUIET, "--json", "--config", "../job.toml")
        assert done.status == 0, done.err
        assert json.loads(done.out)["organizations"] == 1

    @pytest.mark.parametrize("more", [(), ("--processes", "2")])
    def test_limits_apply(self, shell: Shell, here: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
        write(json.dumps(shell.sandbox.credentials()), "all.json")
        write('into = "copy.db"\nonly = ["bills"]\n[credentials]\ncredentials = "all.json"\n[limits]\nhour = 1\n')
        done = shell(*QUIET, "--no-session-file", *more)
        assert done.status == 1
        assert "RateLimitedError" in done.err

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ('onyl = ["bills"]', r"bill-async.toml: onyl: there is no such key; did you mean 'only'?"),
            ("colour = 1", "bill-async.toml: colour: there is no such key; use "),
            ('only = "bills"', "bill-async.toml: only: 'bills' is not a list of names; write ['bills']"),
            ("only = 7", "bill-async.toml: only: 7 is not a list of names; write names in quotes between [ and ]"),
            ("only = [1]", "bill-async.toml: only: 1 is not a name; write names in quotes"),
            ('organizations = [["a"]]', "bill-async.toml: organizations: an array is not a name"),
            ("into = 7", "bill-async.toml: into: 7 is not a text; write one in quotes"),
            ('into = ""', "bill-async.toml: into: the text is empty; give one, or leave the key out"),
            ("proxy = {a = 1}", "bill-async.toml: proxy: an object is not a text; write one in quotes"),
            ("profile = 2026-01-01", "bill-async.toml: profile: 2026-01-01 is not a text; write one in quotes"),
            ('into = "mysql://host/name"', "bill-async.toml: into: mysql: is no destination"),
            ('into = "env:NO_SUCH_VARIABLE"', "into: env:NO_SUCH_VARIABLE: the variable is not set"),
            ("processes = 0", "bill-async.toml: processes: '0' is not a whole number from 1 to 256"),
            ("processes = 1.5", "bill-async.toml: processes: '1.5' is not a whole number"),
            ("wait = 1", "bill-async.toml: wait: 1 is neither true nor false"),
            ('wait = "yes"', "wait: 'yes' is neither true nor false; write one of these, without quotes"),
            ("wait = 2026-01-01", "bill-async.toml: wait: 2026-01-01 is neither true nor false"),
            ('nested = "some"', "bill-async.toml: nested: 'some' is not one of none, cheap, all"),
            (f'nested = "{"x" * 999}"', "xxx... is not one of none"),
            ("limits = 3", "bill-async.toml: limits must be a table: write [limits]"),
            ("[limits]\nhuor = 3", "bill-async.toml: limits: huor: there is no such limit; did you mean 'hour'?"),
            ("[limits]\nhour = 1.5", "bill-async.toml: limits: "),
            ('profile = "acme"\n[credentials]\n', "give profile or a table [credentials], not both"),
            ("[credentials]\npasswort = 'env:X'", "bill-async.toml: credentials: 'passwort' is not known"),
            ("only = [", "bill-async.toml is not TOML"),
        ],
    )
    def test_a_mistake_is_named_with_its_key(self, shell: Shell, here: Path, text: str, problem: str) -> None:
        write(text if "into" in text else f'into = "copy.db"\n{text}')
        done = shell(*QUIET)
        assert done.status == 1
        assert problem in done.err
        assert names() == {"bill-async.toml"}

    @pytest.mark.parametrize(
        ("arguments", "text", "problem"),
        [
            (("--only", ""), "", "only: no list is chosen; name some, or leave it out to choose all"),
            (("--only", " , "), "", "only: no list is chosen"),
            (("--organizations", ""), "", "organizations: none is chosen; name some, or leave it out to choose all"),
            (("--only", "bills", "--exclude", "bills"), "", "exclude: all chosen lists are excluded; exclude fewer"),
            ((), "only = []", "only: no list is chosen"),
            ((), "organizations = []", "organizations: none is chosen"),
        ],
    )
    def test_a_choice_of_nothing_is_an_error(
        self, shell: Shell, here: Path, arguments: tuple[str, ...], text: str, problem: str
    ) -> None:
        write(f'into = "copy.db"\n{text}{credentials(shell)}')
        for dry in ((), ("--dry-run",)):
            done = shell(*QUIET, *arguments, *dry)
            assert done.status == 1
            assert problem in done.err
        assert names() == {"bill-async.toml"}

    def test_no_secret_stands_in_the_file_or_in_an_error(self, shell: Shell, here: Path) -> None:
        for text in (
            'into = "copy.db"\n' + credentials(shell, password="the-s3cret"),
            'into = "postgresql://me:the-s3cret@db.example/books"\n' + credentials(shell),
            'into = "postgresql://db.example/books?user=me&password=the-s3cret"\n' + credentials(shell),
            'into = "copy.db"\nproxy = "http://me:the-s3cret@proxy.example:3128"\n' + credentials(shell),
        ):
            write(text)
            done = shell(*QUIET)
            assert done.status == 1
            assert "must not stand here in plain text; write env:NAME" in done.err
            assert "s3cret" not in done.err
        assert names() == {"bill-async.toml"}

    def test_a_value_of_the_wrong_type_is_not_shown_where_a_secret_may_stand(self, shell: Shell, here: Path) -> None:
        write('into = "copy.db"\nproxy = ["http://me:the-s3cret@proxy.example:3128"]\n' + credentials(shell))
        done = shell(*QUIET)
        assert done.status == 1
        assert "bill-async.toml: proxy: an array is not a text" in done.err
        assert "s3cret" not in done.err

    def test_a_destination_is_needed_and_a_named_file_must_exist(self, shell: Shell, here: Path) -> None:
        assert "into: there is no destination; give --into FILE, or write a bill-async.toml" in shell(*QUIET).err
        assert "nothing.toml does not exist" in shell(*QUIET, "--config", "nothing.toml").err
        write("wait = true")
        assert "give into = ... in bill-async.toml" in shell(*QUIET).err


class TestDryRun:
    def test_it_estimates_what_the_copy_then_costs_and_stores_nothing(self, shell: Shell, here: Path) -> None:
        write('into = "copy.db"\nonly = ["bills", "vendors", "spend_cards"]' + credentials(shell))
        done = shell("sync", "--dry-run", "--json")
        assert done.status == 0, done.err
        found = json.loads(done.out)
        assert names() == {"bill-async.toml"}
        copied = json.loads(shell(*QUIET, "--json").out)
        assert found["objects"] == pytest.approx(copied["objects"], rel=0.2)
        assert found["calls"] == pytest.approx(copied["requests"], abs=4)
        again = json.loads(shell("sync", "--dry-run", "--json").out)
        assert again["calls"] == len(again["lists"]) == 2
        assert again["objects"] < found["objects"] / 4
        assert count("copy.db", "bills") == copied["objects"] - count("copy.db", "vendors")

    def test_it_prints_a_table(self, shell: Shell, here: Path) -> None:
        write('into = "copy.db"\nonly = ["bills", "vendors"]' + credentials(shell))
        done = shell("sync", "--dry-run")
        assert [line.split()[0] for line in done.lines[:4]] == ["list", "bills", "vendors", "all"]
        assert done.lines[-1].startswith("1 organization, about ")
        assert done.lines[-1].endswith("; nothing was stored")

    def test_a_list_that_cannot_be_read_does_not_stop_the_others(self, shell: Shell, here: Path) -> None:
        shell.sandbox.faults.add(Fault("error_array", operation="bills.list", code="BDC_1103"))
        write('into = "copy.db"\nonly = ["bills", "vendors"]' + credentials(shell))
        done = shell("sync", "--dry-run")
        assert done.status == 1
        assert ": bills: " in done.err
        assert any(line.startswith("vendors") for line in done.lines)

    @pytest.mark.parametrize("kind", ["sqlite", "duckdb", "parquet", "postgresql"])
    def test_a_place_without_a_copy_is_estimated_as_a_whole(
        self, shell: Shell, here: Path, kind: str, request: pytest.FixtureRequest
    ) -> None:
        into = place_of(kind, request)
        write('only = ["vendors"]' + credentials(shell))
        done = shell("sync", "--dry-run", "--json", "--config", "bill-async.toml", "--into", into)
        assert (done.status, done.err) == (0, "")
        whole = json.loads(done.out)["objects"]
        assert names() == {"bill-async.toml"}
        assert shell(*QUIET, "--config", "bill-async.toml", "--into", into).status == 0
        again = shell("sync", "--dry-run", "--json", "--config", "bill-async.toml", "--into", into)
        assert json.loads(again.out)["objects"] < whole / 2

    @pytest.mark.parametrize(
        ("into", "reason"),
        [
            ("damaged.db", "not a database"),
            ("other.db", "a database of another program"),
            ("duckdb:///damaged.duckdb", "not a valid DuckDB database file"),
            ("duckdb:///other.duckdb", "the database of another program"),
            ("parquet:damaged.db", "is a file; give a folder"),
            ("parquet:other", "holds files of another program"),
            ("nowhere/copy.db", "there is no folder"),
            ("postgresql", "password authentication failed"),
        ],
    )
    def test_a_place_that_a_copy_could_not_use_is_an_error(
        self, shell: Shell, here: Path, into: str, reason: str, request: pytest.FixtureRequest
    ) -> None:
        if into == "postgresql":
            into = request.getfixturevalue("postgres_url").replace("the-password", "another")
        for name in ("damaged.db", "damaged.duckdb"):
            Path(name).write_bytes(b"nonsense" * 9999)
        with closing(sqlite3.connect("other.db")) as database:
            database.execute("CREATE TABLE theirs (x)")
        with duckdb.connect("other.duckdb") as other:
            other.execute("CREATE TABLE theirs (x INTEGER)")
        Path("other").mkdir()
        Path("other", "theirs.txt").touch()
        write('only = ["vendors"]' + credentials(shell))
        command = ("sync", "--config", "bill-async.toml", "--into", into)
        dry, copied = shell(*command, "--dry-run"), shell(*command, "--quiet")
        assert reason in dry.err
        assert reason in copied.err
        assert dry.status == copied.status == 1
        assert dry.out == ""


class TestSince:
    def test_older_objects_are_left_out_unless_they_change(self, shell: Shell, here: Path) -> None:
        write('into = "copy.db"\nonly = ["bills"]' + credentials(shell))
        whole = json.loads(shell(*QUIET, "--json", "--into", "whole.db", "--config", "bill-async.toml").out)
        with closing(sqlite3.connect("whole.db")) as database:
            changed = sorted(time for (time,) in database.execute("SELECT updated_time FROM bills"))
        middle = changed[len(changed) // 2]
        done = shell(*QUIET, "--json", "--since", middle)
        assert done.status == 0, done.err
        assert json.loads(done.out)["objects"] == sum(time >= middle for time in changed)
        # with a bookmark, an earlier time goes further back, and a later one leaves nothing out
        assert json.loads(shell(*QUIET, "--json", "--since", changed[0]).out)["objects"] == whole["objects"]
        later = json.loads(shell(*QUIET, "--json", "--since", "2100-01-01").out)
        assert later["complete"]
        assert count("copy.db", "bills") == whole["objects"]

    @pytest.mark.parametrize("option", ["--full", "--verify"])
    def test_it_does_not_go_with_a_copy_of_everything(self, shell: Shell, here: Path, option: str) -> None:
        write('into = "copy.db"' + credentials(shell))
        done = shell(*QUIET, "--since", "2026-01-01", option)
        assert done.status == 1
        assert "since: everything is copied again with full and with verify" in done.err
        assert names() == {"bill-async.toml"}

    def test_what_is_no_date_is_refused(self, shell: Shell, here: Path) -> None:
        assert "'yesterday' is not a day or a time" in shell(*QUIET, "--into", "x.db", "--since", "yesterday").err


@pytest.mark.parametrize(
    ("into", "more"),
    [
        ("copy.db", ()),
        ("copy.db", ("--processes", "2")),
        ("duckdb:///copy.duckdb", ()),
        ("parquet:copy", ()),
        ("parquet:copy", ("--processes", "2")),
    ],
)
def test_a_failed_login_leaves_no_empty_copy(shell: Shell, here: Path, into: str, more: tuple[str, ...]) -> None:
    wrong = [entry | {"password": "wrong"} for entry in shell.sandbox.credentials()["organizations"]]
    write(json.dumps(shell.sandbox.credentials() | {"organizations": wrong}), "all.json")
    done = shell(*QUIET, "--no-session-file", "--credentials", "all.json", "--into", into, "--only", "bills", *more)
    assert done.status == 1
    assert "AuthenticationError" in done.err
    assert names() == {"all.json"}


def place_of(kind: str, request: pytest.FixtureRequest) -> str:
    return {
        "sqlite": "copy.db",
        "duckdb": "duckdb:///copy.duckdb",
        "parquet": "parquet:copy",
        "postgresql": "" if kind != "postgresql" else request.getfixturevalue("postgres_url"),
    }[kind]


async def make_passes(into: str, passes: list[Pass]) -> None:
    """Store passes, the first of them complete, the second with one page."""
    what = [each for each in resources() if each.name in ("bills", "vendors")]
    names = {each.name: each for each in what}
    async with Place.parse(into).destination() as destination:
        await destination.open(what)
        await destination.begin(passes)
        part = passes[1].slices[0]
        batch = Batch(organization_id="00801", resource=names["vendors"], items=[], checkpoint=part)
        await destination.save(batch)
        passes[0].finished = True
        passes[0].bookmark = passes[0].started_at
        await destination.finish(passes[0])


def listing() -> list[tuple[str, int]]:
    return sorted((str(path), path.stat().st_size) for path in Path().rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", ["sqlite", "duckdb", "parquet", "postgresql"])
def test_the_status_shows_passes_and_creates_nothing(
    shell: Shell, here: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    into = place_of(kind, request)
    begun = datetime.now(UTC) - timedelta(hours=5, minutes=10)
    passes = [
        Pass(organization_id="00801", resource="bills", started_at=begun, slices=[Slice()]),
        Pass(
            organization_id="00801",
            resource="vendors",
            started_at=begun,
            slices=[Slice(pages=1, first=begun - timedelta(days=4), position=begun - timedelta(days=3))],
        ),
    ]
    asyncio.run(make_passes(into, passes))
    before = listing()
    done = shell("sync", "status", into)
    assert done.status == 1
    assert done.lines[1].split()[:4] == ["00801", "1", "of", "2"]
    assert done.lines[1].endswith("5.2 hours")
    assert done.lines[-1].split() == ["00801", "vendors", "25%", "5.2", "hours"]
    found = json.loads(shell("sync", "status", into, "--json").out)
    assert [(each["list"], each["complete"], each["percent_done"]) for each in found] == [
        ("bills", True, 100),
        ("vendors", False, 25),
    ]
    assert listing() == before


@pytest.mark.parametrize("into", ["copy.db", "duckdb:///copy.duckdb", "parquet:copy"])
def test_the_status_of_nothing_is_an_error(shell: Shell, here: Path, into: str) -> None:
    done = shell("sync", "status", into)
    assert done.status == 1
    assert "give the f" in done.err
    assert names() == set()
