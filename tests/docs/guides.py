"""The reader and the runner of code in the documentation."""

from __future__ import annotations

import ast
import doctest
import gc
import inspect
import io
import re
import shlex
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, redirect_stdout
from pathlib import Path
from textwrap import dedent
from typing import Any, Final

import attrs

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
PAGES: Final = DOCS / "pages"
README: Final = DOCS.parent / "README.md"
GUIDES: Final = [*sorted((PAGES / "guides").glob("*.md")), PAGES / "performance.md"]
WITH_REDIS: Final = PAGES / "guides" / "fleet.md"
WITHOUT_LOOP: Final = PAGES / "guides" / "blocking.md"

_FENCE: Final = re.compile(r"^ *```(\w+)[^\n]*\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_TEST: Final = re.compile(r"^(async )?def test_", re.MULTILINE)
_COMMAND: Final = re.compile(r"^\$ bill-async (.*?)(?: +#.*| *>.*| *&)?$", re.MULTILINE)
_PREAMBLE: Final = "sandbox = Sandbox()"
_CHECKER: Final = doctest.OutputChecker()


@attrs.frozen
class Block:
    """A fenced block of Python, and what the page says that it prints."""

    page: Path
    line: int
    code: str
    output: str | None = None

    @property
    def is_program(self) -> bool:
        """Whether it is a whole program rather than something to paste into `python -m asyncio`."""
        return "asyncio.run(" in self.code

    @property
    def is_tests(self) -> bool:
        """Whether it is a module for pytest."""
        return _TEST.search(self.code) is not None

    @property
    def is_preamble(self) -> bool:
        """Whether it is what all pages begin with."""
        return _PREAMBLE in self.code

    def check(self, printed: str) -> None:
        """Compare what it printed with what the page says; `...` stands for anything."""
        if self.output is not None:
            agree = _CHECKER.check_output(self.output, printed, doctest.ELLIPSIS)
            assert agree, f"{self.page}:{self.line} says\n{self.output}\nand not\n{printed}"

    async def run(self, names: dict[str, Any]) -> None:
        """Run it as `python -m asyncio` would, in the names of the blocks before it."""
        code = compile(
            "\n" * self.line + self.code,
            str(self.page),
            "exec",
            flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT,
            dont_inherit=True,
        )
        with redirect_stdout(io.StringIO()) as printed:
            waiting = eval(code, names)
            if inspect.isawaitable(waiting):
                await waiting
        self.check(printed.getvalue())


def blocks(page: Path) -> Iterator[Block]:
    """Yield the Python of a page. A `text` block that follows at once is what is printed."""
    text = page.read_text(encoding="utf-8")
    found = list(_FENCE.finditer(text))
    for match, after in zip(found, [*found[1:], None], strict=True):
        if match[1] == "python":
            prints = after is not None and after[1] == "text" and not text[match.end() : after.start()].strip()
            output = dedent(after[2]) if after is not None and prints else None
            yield Block(page, text.count("\n", 0, match.start()) + 1, dedent(match[2]), output)


def commands(page: Path) -> Iterator[list[str]]:
    """Yield the arguments of every `bill-async` that a page shows at a prompt."""
    for kind, text in _FENCE.findall(page.read_text(encoding="utf-8")):
        if kind == "console":
            yield from (shlex.split(line) for line in _COMMAND.findall(text))


def preamble() -> Block:
    """Return the block that the pages rely on; it stands on the home page."""
    (found,) = (block for block in blocks(PAGES / "index.md") if block.is_preamble)
    return found


@asynccontextmanager
async def running() -> AsyncIterator[dict[str, Any]]:
    """Provide what every page may rely on: `bill`, a client, and `sandbox`, what it talks to."""
    names: dict[str, Any] = {"__name__": "__main__"}
    thresholds = gc.get_threshold()
    await preamble().run(names)
    try:
        yield names
    finally:
        gc.unfreeze()  # a page may set the garbage collector
        gc.set_threshold(*thresholds)
        await names["bill"].close()
        await names["sandbox"].close()


async def run_in_order(page: Path, names: dict[str, Any]) -> int:
    """Run the blocks of a page that are pieces of one session; return how many there are."""
    found = [block for block in blocks(page) if not (block.is_program or block.is_tests or block.is_preamble)]
    for block in found:
        await block.run(names)
    return len(found)
