"""Real PostgreSQL and Redis servers for the tests, which they may stop and restart, and fixtures of them."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

__all__ = ["PostgresServer", "RedisServer"]


def _programs() -> Path:
    """Return the folder with `initdb` and `postgres`; Debian does not put them into the path."""
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep)]
    for folder in (*folders, *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise RuntimeError("these tests need PostgreSQL: apt-get install postgresql (.ci/run does)")


class PostgresServer:
    """A PostgreSQL on a free port."""

    def __init__(self) -> None:
        self._programs = _programs()
        # Not below the folders of pytest, which are for the user that runs the tests only.
        self._above = tempfile.TemporaryDirectory(prefix="bill-async-postgres-")
        self._folder = Path(self._above.name) / "data"
        self._user = _unprivileged()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"postgresql://journal:the-password@127.0.0.1:{self.port}/postgres"
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None
        self._make()

    def _make(self) -> None:
        self._folder.mkdir(mode=0o700)
        password = self._folder.with_name("password")
        password.write_text("the-password")
        if self._user is not None:  # PostgreSQL refuses to run as root
            for path in (self._folder.parent, self._folder, password):
                shutil.chown(path, self._user)
        settings = ("-U", "journal", "-A", "scram-sha-256", f"--pwfile={password}", "--no-sync", "-E", "UTF8")
        subprocess.run(
            [self._programs / "initdb", "-D", self._folder, *settings, "--locale=C.UTF-8"],
            check=True,
            capture_output=True,
            user=self._user,
            cwd="/",
        )

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        settings = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "logging_collector": "off",
            "log_destination": "stderr",
            "fsync": "off",  # no test cuts the power
        }
        command = [str(self._programs / "postgres"), "-D", str(self._folder)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, user=self._user, cwd="/"
        )
        assert self._process.stderr is not None
        said = []
        for line in self._process.stderr:
            said.append(line)
            if "ready to accept connections" in line:
                # What it says from now on must be read, or it would wait.
                self._reader = threading.Thread(target=self._process.stderr.read)
                self._reader.start()
                return
        raise RuntimeError(f"postgres did not start: {''.join(said)}")

    def stop(self) -> None:
        """End it, and all its connections."""
        if self._process is not None:
            assert self._process.stderr is not None
            assert self._reader is not None
            self._process.send_signal(signal.SIGINT)
            self._process.wait()
            self._reader.join()
            self._process.stderr.close()
            self._process = None

    def close(self) -> None:
        """End it, and remove all that it had."""
        self.stop()
        self._above.cleanup()


def _unprivileged() -> str | None:
    """Return a user that is not root, if this is root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise RuntimeError("PostgreSQL does not run as root, and there is no other user")


class RedisServer:
    """A redis-server on a free port. It keeps nothing on disk or, if it is durable, all before it answers."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        program = shutil.which("redis-server")
        if program is None:
            raise RuntimeError("these tests need redis-server: apt-get install redis-server (.ci/run does)")
        self._program = program
        self._folder = folder
        self._durable = durable
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        append = {"appendonly": "yes", "appendfsync": "always"} if self._durable else {"appendonly": "no"}
        settings = {"port": self.port, "bind": "127.0.0.1", "save": "", "dir": self._folder, **append}
        command = [self._program, *(str(part) for name, value in settings.items() for part in (f"--{name}", value))]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if "Ready to accept connections" in line:
                return
        raise RuntimeError("redis-server did not start")

    def kill(self) -> None:
        """End it at once; all that is not on disk is lost."""
        if self._process is not None:
            assert self._process.stdout is not None
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()
            self._process = None

    def restart(self) -> None:
        """Kill it and start it anew."""
        self.kill()
        self.start()

    def freeze(self) -> None:
        """Let it hang: connections stay, and no answer comes."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)


# ---- fixtures; their clients are imported when they are used, because most tests need neither


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL for all tests of a process."""
    server = PostgresServer()
    server.start()
    yield server
    server.close()


@pytest.fixture
def postgres_url(postgres: PostgresServer, request: pytest.FixtureRequest) -> str:
    """An empty schema."""
    import psycopg

    name = f"test_{abs(hash(request.node.nodeid))}"
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{name}"')
    return f"{postgres.url}?options={quote(f'-csearch_path={name}')}"


@pytest.fixture(scope="session")
def _redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def redis(_redis: RedisServer) -> RedisServer:
    """A Redis that is empty, and whose statistics begin."""
    from redis import Redis

    with Redis.from_url(_redis.url) as client:
        client.flushall()
        client.config_resetstat()
    return _redis
