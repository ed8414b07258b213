"""Runner: the tests of a module against each of its mutants, in a copy of the tree.

A run is a fork of this process, which has imported pytest and everything else that takes long, but nothing of the
package.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import importlib
import json
import math
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import attrs

from .mutators import Mutant

_COPIED: Final = ("src", "tests", "spec", "codegen", "docs", "pyproject.toml", "README.md", "CHANGELOG.md")
_IMPORTED: Final = (
    *("pytest", "aiohttp", "aiohttp.web", "cattrs", "msgspec", "aioresponses", "hypothesis", "hypothesis.stateful"),
    *("unittest.mock", "asyncio", "sqlite3", "jinja2"),
)
"""What takes long to import, beside the package."""
_MEMORY: Final = 4 << 30
_IDLE: Final = 3.0
"""Seconds without work after which the tests of a mutant wait for what never comes."""
_WALL: Final = 20.0
"""Seconds, beside those that its work may take, after which a run is ended whatever it does."""
_POLL: Final = 0.01


@attrs.define
class _Run:
    """A mutant whose tests are running."""

    mutant: Mutant
    tree: Path
    pid: int
    ends_at: float
    worked: float = 0.0
    """The processor time that it had used when it was last seen to use more."""
    seen_at: float = attrs.field(factory=time.monotonic)

    def over(self, now: float) -> bool:
        """Tell whether it ran for too long, or has stopped working."""
        worked = _processor_time(self.pid)
        if worked != self.worked:
            self.worked, self.seen_at = worked, now
        return now >= self.ends_at or (worked > 0.0 and now >= self.seen_at + _IDLE)


class Runner:
    """Tries mutants one after another, or two at a time. Use it in a `with`."""

    def __init__(self, root: Path, *, jobs: int = 1, fresh: bool = False) -> None:
        self._root = root
        self._jobs = jobs
        self._fresh = fresh
        self._found = root / "build" / "mutants"
        self._folder = Path(tempfile.mkdtemp(prefix="bill-async-mutants-"))
        self._running: list[_Run] = []
        self._serial = 0

    def __enter__(self) -> Runner:
        for name in _IMPORTED:
            importlib.import_module(name)
        assert "bill_async" not in sys.modules, "the package itself must be imported by each run"
        original = self._folder / "original"  # the tree may be worked on meanwhile
        self._copy(original)
        for number in range(self._jobs):
            shutil.copytree(original, self._folder / str(number))
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        for run in self._running:
            _kill(run.pid)
        shutil.rmtree(self._folder, ignore_errors=True)

    def source(self, module: str) -> Path:
        """Return where a module is, as it was when this began."""
        return self._folder / "original" / "src" / "bill_async" / module

    def run(self, module: str, tests: Sequence[str], mutants: Sequence[Mutant]) -> list[Mutant]:
        """Return the mutants that none of the tests notices."""
        store = _Found(self._found / (module.replace("/", ".") + ".json"), self.source(module), self._digest(tests))
        if self._fresh:
            store.forget()
        left = [mutant for mutant in mutants if store.survived(mutant) is None]
        if left:
            limit = self._limit(module, tests)
            trees = [self._folder / str(number) for number in range(self._jobs)]
            for number, mutant in enumerate(left, 1):
                while not trees:
                    trees.extend(self._collect(store))
                self._start(trees.pop(), module, tests, mutant, limit)
                if sys.stderr.isatty():
                    print(f"\r{module}: {number} of {len(left)} ", end="", file=sys.stderr, flush=True)
            while self._running:
                self._collect(store)
            for number in range(self._jobs):
                self._write(self._folder / str(number), module, self.source(module).read_text())
        return [mutant for mutant in mutants if store.survived(mutant)]

    # ---- one run

    def _start(self, tree: Path, module: str, tests: Sequence[str], mutant: Mutant, limit: int) -> None:
        self._write(tree, module, mutant.text)
        pid = self._fork(tree, tests, limit)
        self._running.append(_Run(mutant, tree, pid, time.monotonic() + _WALL + 4 * limit))

    def _collect(self, store: _Found) -> list[Path]:
        """Wait until a run ends; return the trees that are free."""
        free: list[Path] = []
        while not free:
            for run in list(self._running):
                status = _ended(run.pid)
                if status is None and not run.over(time.monotonic()):
                    continue
                _kill(run.pid)  # also what its tests have started
                store.note(run.mutant, survived=status == 0)
                self._running.remove(run)
                free.append(run.tree)
            if not free:
                time.sleep(_POLL)
        return free

    def _limit(self, module: str, tests: Sequence[str]) -> int:
        """Return the seconds of the processor that the tests of a mutant may take: far more than without a fault."""
        tree = self._folder / "0"
        self._write(tree, module, self.source(module).read_text())
        for number in range(self._jobs):
            _durations(self._folder / str(number)).unlink(missing_ok=True)
        _, status, usage = os.wait4(self._fork(tree, tests), 0)
        if status != 0:
            raise SystemExit(f"the tests of {module} fail without a fault:\n{_log(tree).read_text()}")
        for number in range(1, self._jobs):
            shutil.copy(_durations(tree), _durations(self._folder / str(number)))
        taken = usage.ru_utime + usage.ru_stime
        print(f"{module}: its tests take {taken:.1f} s", flush=True)
        return math.ceil(2.0 + 3.0 * taken)

    def _fork(self, tree: Path, tests: Sequence[str], seconds: int | None = None) -> int:
        pid = os.fork()
        if pid:
            return pid
        status = 1
        try:
            status = _child(tree, tests, seconds)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    # ---- files

    def _copy(self, tree: Path) -> None:
        ignore = shutil.ignore_patterns("__pycache__", ".hypothesis")
        tree.mkdir()
        for name in _COPIED:
            source = self._root / name
            if source.is_dir():
                shutil.copytree(source, tree / name, ignore=ignore)
            else:
                shutil.copy2(source, tree)

    def _write(self, tree: Path, module: str, text: str) -> None:
        path = tree / "src" / "bill_async" / module
        path.write_text(text)
        # Python keeps compiled modules by time and size of the file; here both may be as they were.
        self._serial += 1
        os.utime(path, (0, self._serial))

    def _digest(self, tests: Sequence[str]) -> str:
        digest = hashlib.sha256()
        for name in tests:
            digest.update((self._folder / "original" / "tests" / name).read_bytes())
        return digest.hexdigest()


class _Found:
    """What was found about the mutants of a module, in a file that is written after each."""

    def __init__(self, path: Path, source: Path, tests: str) -> None:
        self._path = path
        self._source = code_digest(source.read_text())
        self._tests = tests
        self._killed: set[str] = set()
        self._survived: dict[str, str] = {}
        """The tests that did not notice the mutant."""
        with contextlib.suppress(OSError, ValueError):
            kept = json.loads(path.read_text())
            if kept["source"] == self._source:
                self._killed = set(kept["killed"])
                self._survived = kept["survived"]

    def forget(self) -> None:
        self._killed.clear()
        self._survived.clear()

    def survived(self, mutant: Mutant) -> bool | None:
        """Tell whether a mutant survived; None if that is not known."""
        if mutant.name in self._killed:
            return False
        return True if self._survived.get(mutant.name) == self._tests else None

    def note(self, mutant: Mutant, *, survived: bool) -> None:
        if survived:
            self._survived[mutant.name] = self._tests
        else:
            self._killed.add(mutant.name)
            self._survived.pop(mutant.name, None)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"source": self._source, "killed": sorted(self._killed), "survived": self._survived}
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(kept))
        draft.replace(self._path)


def code_digest(text: str) -> str:
    """Return a digest of a module that stays the same while only its comments and docstrings change."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            node.body = [s for s in node.body if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest()


def _child(tree: Path, tests: Sequence[str], seconds: int | None) -> int:
    """Run tests in this process."""
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    if seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    output = os.open(_log(tree), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(tree)
    sys.path[:0] = [str(tree / "src")]
    sys.path = [path for path in sys.path if path != str(Path(__file__).parents[2])]
    os.environ["PYTHONPATH"] = str(tree / "src")
    for name in [name for name in sys.modules if name == "tests" or name.startswith("tests.")]:
        del sys.modules[name]
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # most of the time of a short run
    import pytest
    from hypothesis import Phase, settings

    # an example that fails is enough; it need not be the shortest
    settings.register_profile("mutants", phases=(Phase.explicit, Phase.reuse, Phase.generate), derandomize=True)
    settings.load_profile("mutants")
    options = ["-q", "-x", "--tb=short", "-p", "pytest_asyncio.plugin", "-p", "no:cacheprovider"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of what was imported before the fork
    return int(pytest.main([*options, *(f"tests/{name}" for name in tests)], plugins=[_QuickestFirst(tree)]))


class _QuickestFirst:
    """A plugin of pytest: runs the tests by how long they took without a fault."""

    def __init__(self, tree: Path) -> None:
        self._path = _durations(tree)
        self._took: dict[str, float] = {}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        with contextlib.suppress(OSError):
            took: dict[str, float] = json.loads(self._path.read_text())
            items.sort(key=lambda item: took.get(item.nodeid, 0.0))

    def pytest_runtest_logreport(self, report: Any) -> None:
        self._took[report.nodeid] = self._took.get(report.nodeid, 0.0) + report.duration

    def pytest_sessionfinish(self) -> None:
        if not self._path.exists():
            self._path.write_text(json.dumps(self._took))


def _log(tree: Path) -> Path:
    return tree.with_suffix(".log")


def _durations(tree: Path) -> Path:
    return tree.with_suffix(".durations")


def _ended(pid: int) -> int | None:
    """Return how a process ended; None if it has not."""
    with contextlib.suppress(ChildProcessError):
        done, status = os.waitpid(pid, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if done else None
    return None


def _processor_time(pid: int) -> float:
    """Return the processor time that a process has used, where the system shows it in a file; else 0."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (OSError, ValueError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _kill(pid: int) -> None:
    """End the group of processes that a run began."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, 0)
