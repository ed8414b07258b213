"""The pages about the Python API show every public name that is written by hand."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from codegen.public import PUBLIC

from .guides import PAGES

_SHOWN = re.compile(r"^::: ([\w.]+)\n((?:    .*\n)*)", re.MULTILINE)
_MEMBERS = re.compile(r"members: \[(.*?)\]")
_FIXTURES = ["bill_client", "bill_sandbox", "open_client"]


@pytest.fixture(scope="module")
def shown() -> set[str]:
    found: set[str] = set()
    for page in (PAGES / "api").glob("*.md"):
        for path, options in _SHOWN.findall(page.read_text(encoding="utf-8")):
            members = _MEMBERS.search(options)
            try:
                module = import_module(path)
            except ModuleNotFoundError:
                found.add(path.rpartition(".")[2])
            else:
                found.update(members[1].split(", ") if members else module.__all__)
    return found


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("bill_async", [name for names in PUBLIC.values() for name in names]),
        ("bill_async.testing", _FIXTURES),
        *(
            (f"bill_async.{name}", None)
            for name in ("blocking", "errors", "journal", "otel", "redis", "sandbox", "sync")
        ),
    ],
)
def test_every_public_name_is_shown(module: str, names: list[str] | None, shown: set[str]) -> None:
    assert set(names or import_module(module).__all__) <= shown
