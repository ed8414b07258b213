"""Runner: the tests of a module against each of its mutants, in a copy of the tree.

The tests of a module are collected once, by a process of its own (the host), and run once without a fault to see which
of them runs which line, and how long it takes. For each mutant the host forks, puts the changed code into the function
that has the fault, and runs the tests that run its line, the quickest first, until one fails.

What runs while the package is imported cannot be changed in that way. Its mutants are written into the copy of the
tree, and all tests run in a process that imports everything anew. Such a process is a fork as well, of one that has
imported pytest and everything else that takes long, but nothing of the package.
"""

from __future__ import annotations

import ast
import contextlib
import gc
import hashlib
import importlib
import json
import math
import os
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType, TracebackType
from typing import Any, Final, NoReturn

import coverage

from .mutators import Mutant

_COPIED: Final = ("src", "tests", "spec", "codegen", "docs", "pyproject.toml", "README.md", "CHANGELOG.md")
_IMPORTED: Final = (
    *("pytest", "aiohttp", "aiohttp.web", "cattrs", "msgspec", "aioresponses", "hypothesis", "hypothesis.stateful"),
    *("unittest.mock", "asyncio", "sqlite3", "jinja2"),
)
"""What takes long to import, beside the package."""
_MEMORY: Final = 4 << 30
_IDLE: Final = 5.0
"""Seconds without work after which the tests of a mutant wait for what never comes."""
_LEAST: Final = 0.02
"""The part of a processor below which a process only looks again and again whether it may go on."""
_LOOK_EVERY: Final = 0.5
"""Seconds between two looks at whether a process works."""


class Runner:
    """Tries mutants one after another. Use it in a `with`."""

    def __init__(self, root: Path, *, fresh: bool = False, quick: bool = False) -> None:
        self._root = root
        self._fresh = fresh
        self._quick = quick
        self._found = root / "build" / "mutants"
        self._folder = Path(tempfile.mkdtemp(prefix="bill-async-mutants-"))
        self._tree = self._folder / "tree"
        self._original = self._folder / "original"
        self._serial = 0

    def __enter__(self) -> Runner:
        for name in _IMPORTED:
            importlib.import_module(name)
        assert "bill_async" not in sys.modules, "the package itself must be imported by each run"
        self._copy(self._original)  # the tree may be worked on meanwhile
        shutil.copytree(self._original, self._tree)
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def source(self, module: str) -> Path:
        """Return where a module is, as it was when this began."""
        return self._original / "src" / "bill_async" / module

    def run(self, module: str, tests: Sequence[str], mutants: Sequence[Mutant]) -> list[Mutant]:
        """Return the mutants that none of the tests notices."""
        text, digest = self.source(module).read_text(), self._digest(tests)
        found = _Found(self._found / (module.replace("/", ".") + ".json"), code_digest(text), digest)
        if self._fresh:
            found.forget()
        left = [mutant for mutant in mutants if found.survived(mutant) is None]
        if left:
            path = self._write(module, text)
            host = _Host(path, text, left, found, self._folder / "took.json")
            if _run(partial(_pytest, self._tree, tests, host)) != 0:
                raise SystemExit(f"the tests of {module} fail without a fault:\n{_log(self._tree).read_text()}")
            found.read()
            anew = [] if self._quick else [mutant for mutant in left if found.survived(mutant) is None]
            for mutant in anew:
                self._write(module, mutant.text)
                quickest_first = _QuickestFirst(self._folder / "took.json")
                found.note(mutant, _run(partial(_pytest, self._tree, tests, quickest_first), _IDLE))
            self._write(module, text)
        for name in sorted(found.timed_out):
            print(f"  killed by time: {name}")
        return [mutant for mutant in mutants if found.survived(mutant)]

    def _copy(self, tree: Path) -> None:
        ignore = shutil.ignore_patterns("__pycache__", ".hypothesis")
        tree.mkdir()
        for name in _COPIED:
            source = self._root / name
            if source.is_dir():
                shutil.copytree(source, tree / name, ignore=ignore)
            else:
                shutil.copy2(source, tree)

    def _write(self, module: str, text: str) -> Path:
        path = self._tree / "src" / "bill_async" / module
        path.write_text(text)
        # Python keeps compiled modules by time and size of the file; here both may be as they were.
        self._serial += 1
        os.utime(path, (0, self._serial))
        return path

    def _digest(self, tests: Sequence[str]) -> str:
        digest = hashlib.sha256()
        for name in tests:
            digest.update((self._original / "tests" / name).read_bytes())
        return digest.hexdigest()


class _Host:
    """A plugin of pytest: instead of running the tests once, runs them for each mutant of a module."""

    def __init__(self, path: Path, text: str, mutants: Sequence[Mutant], found: _Found, took: Path) -> None:
        self._path = str(path)
        place = path.parent if path.name == "__init__.py" else path.with_suffix("")
        self._name = ".".join(place.parts[place.parts.index("bill_async") :])
        self._functions = list(_functions(ast.parse(text)))
        self._mutants = mutants
        self._found = found
        self._took = took
        self._killer = took.with_name("killer.txt")
        """Names the test that found the last fault."""
        self._coverage = coverage.Coverage(data_file=None, config_file=False, include=[str(path)])
        self._coverage.start()

    def pytest_runtestloop(self, session: Any) -> bool:
        importlib.import_module(self._name)  # what is imported by its first use only
        imported = set(self._coverage.get_data().lines(self._path) or ())
        if _run(partial(self._run_all, session)) != 0:
            session.testsfailed = 1
            return True
        self._coverage.stop()
        took: dict[str, tuple[float, list[int]]] = json.loads(self._took.read_text())
        changeable = list(_live(self._path))
        gc.freeze()  # a collection in a fork would copy all of the memory
        killed: Counter[str] = Counter()

        def order(item: Any) -> float:
            """The quickest first, and earlier those that have found faults before."""
            return took[item.nodeid][0] / (1 + 10 * killed[item.nodeid])

        for mutant in self._mutants:
            first, last = self._function(mutant.line)
            if first == 0 or not imported.isdisjoint(range(first, last + 1)):
                continue
            chosen = [item for item in session.items if not mutant.lines.isdisjoint(took[item.nodeid][1])]
            chosen.sort(key=order)
            self._killer.unlink(missing_ok=True)
            code = _code_of(compile(mutant.text, self._path, "exec"), mutant.line)
            limits = [took[item.nodeid][0] for item in chosen]
            status = _run(partial(self._run_one, changeable, code, chosen, limits), _IDLE)
            with contextlib.suppress(OSError):
                killed[self._killer.read_text()] += 1
            if status != _UNCHANGED:
                self._found.note(mutant, status)
        return True

    def _function(self, line: int) -> tuple[int, int]:
        """Return the lines of the body of the outermost function that a line is in; 0 if it is in none."""
        return next(((first, last) for first, last in self._functions if first <= line <= last), (0, 0))

    def _run_all(self, session: Any) -> int:
        """Run the tests without a fault; note how long they take and the lines that they run."""
        took: dict[str, tuple[float, list[int]]] = {}
        for item, following in _pairs(session.items):
            self._coverage.switch_context(item.nodeid)
            begun = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            took[item.nodeid] = time.process_time() - begun, []
        for line, names in self._coverage.get_data().contexts_by_lineno(self._path).items():
            for name in names:
                if name in took:
                    took[name][1].append(line)
        self._took.write_text(json.dumps(took))
        return int(session.testsfailed > 0)

    def _run_one(
        self, functions: list[FunctionType], code: CodeType | None, items: Sequence[Any], took: Sequence[float]
    ) -> int:
        """Run tests until one fails, after the code of a function has been changed."""
        if code is None or not _change(functions, code):
            return _UNCHANGED
        for (item, following), seconds in zip(_pairs(items), took, strict=True):
            _limit(seconds)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if item.session.testsfailed:
                self._killer.write_text(item.nodeid)
                return 1
        return 0


_UNCHANGED: Final = 77
"""The exit code of a run whose function could not be changed."""
_TIMED_OUT: Final = 124


def _pairs(items: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    return zip(items, [*items[1:], None], strict=False)  # of none there are none


def _functions(node: ast.AST) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of the body of each function that is in no other one."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            assert child.end_lineno is not None
            yield child.body[0].lineno, child.end_lineno
        else:
            yield from _functions(child)


def _code_of(module: CodeType, line: int) -> CodeType | None:
    """Return the code of the outermost function that a line is in."""
    codes = [code for code in module.co_consts if isinstance(code, CodeType) and code.co_firstlineno <= line]
    if not codes:
        return None
    last = codes[-1]
    return last if last.co_flags & 0x02 else _code_of(last, line)  # CO_NEWLOCALS: that of a class has it not


def _live(path: str) -> Iterator[FunctionType]:
    """Yield the functions of a module that exist."""
    for function in gc.get_objects():
        if type(function) is FunctionType and function.__code__.co_filename == path:
            yield function


def _change(functions: Sequence[FunctionType], code: CodeType) -> bool:
    """Give each function that was made of a code the changed one; False if there is none, or it does not fit."""
    place = (code.co_qualname, code.co_firstlineno)
    same = [each for each in functions if (each.__code__.co_qualname, each.__code__.co_firstlineno) == place]
    for function in same:
        if function.__code__.co_freevars != code.co_freevars:
            return False
        function.__code__ = code
    return bool(same)


def _run(work: Callable[[], int], idle: float = math.inf) -> int:
    """Do something in a process of its own, and return how it ended; end it if it has not worked for so many
    seconds."""
    ended, alive = os.pipe()  # closed at one end when the process is gone
    pid = os.fork()
    if not pid:
        _end_with(work)
    os.close(alive)
    worked: float | None = None
    seen_at, status = time.monotonic(), None
    while status is None:
        select.select([ended], [], [], _LOOK_EVERY)
        done, code = os.waitpid(pid, os.WNOHANG)
        if done:
            status = os.waitstatus_to_exitcode(code)
            break
        works, now = _processor_time(pid), time.monotonic()
        if worked is None or works is None or works > worked + _LEAST * idle:
            worked, seen_at = works, now
        elif now >= seen_at + idle:
            break
    os.close(ended)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)  # also what its tests have started
    if status is None:
        os.waitpid(pid, 0)
    return _TIMED_OUT if status in (None, -signal.SIGPROF) else status


def _end_with(work: Callable[[], int]) -> NoReturn:
    """Do something, and end this process with the exit code that it returns."""
    status = 1
    try:
        os.setpgid(0, 0)
        status = work()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _limit(took: float) -> None:
    """End this process if the next test works for much longer than it did without a fault."""
    signal.setitimer(signal.ITIMER_PROF, 2.0 + 5.0 * took)


def _pytest(tree: Path, tests: Sequence[str], plugin: object) -> int:
    """Run tests in this process."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
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
    return int(pytest.main([*options, *(f"tests/{name}" for name in tests)], plugins=[plugin]))


class _QuickestFirst:
    """A plugin of pytest: runs the tests by how long they took without a fault."""

    def __init__(self, took: Path) -> None:
        kept: dict[str, tuple[float, list[int]]] = json.loads(took.read_text())
        self._took = {name: seconds for name, (seconds, _) in kept.items()}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items.sort(key=lambda item: self._took.get(item.nodeid, 0.0))

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        _limit(self._took.get(nodeid, 0.0))


def _log(tree: Path) -> Path:
    return tree.with_suffix(".log")


def _processor_time(pid: int) -> float | None:
    """Return the processor time that a process has used, or None if the system shows it in no file."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (OSError, ValueError):
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class _Found:
    """The results of the mutants of a module, in a file that is written after each."""

    def __init__(self, path: Path, source: str, tests: str) -> None:
        self._path = path
        self._source = source
        self._tests = tests
        self._killed: set[str] = set()
        self._survived: dict[str, str] = {}
        """The tests that did not notice the mutant."""
        self.timed_out: set[str] = set()
        """Those of the killed whose tests did not come to an end."""
        self.read()

    def read(self) -> None:
        """Read what other processes have found."""
        with contextlib.suppress(OSError, ValueError):
            kept = json.loads(self._path.read_text())
            if kept["source"] == self._source:
                self._killed = set(kept["killed"])
                self._survived = kept["survived"]
                self.timed_out = set(kept.get("timed out", ()))

    def forget(self) -> None:
        self._killed.clear()
        self._survived.clear()
        self.timed_out.clear()
        self._path.unlink(missing_ok=True)

    def survived(self, mutant: Mutant) -> bool | None:
        """Tell whether a mutant survived; None if that is not known."""
        if mutant.name in self._killed:
            return False
        return True if self._survived.get(mutant.name) == self._tests else None

    def note(self, mutant: Mutant, status: int) -> None:
        """Note how the tests of a mutant have ended."""
        if status == 0:
            self._survived[mutant.name] = self._tests
        else:
            self._killed.add(mutant.name)
            self._survived.pop(mutant.name, None)
        if status == _TIMED_OUT:
            self.timed_out.add(mutant.name)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"source": self._source, "killed": sorted(self._killed), "survived": self._survived}
        kept["timed out"] = sorted(self.timed_out)
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
