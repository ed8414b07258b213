"""A YAML reader whose words know their file and line, and the problems that refer to them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

import attrs
import yaml

_PLACEHOLDER: Final = re.compile(r"\$\{([^}]*)\}")


@attrs.frozen
class Where:
    """A place in a spec file. `user` is the resource that uses the shape, if it is in a shape."""

    file: str
    line: int
    user: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" + (f" (for {self.user})" if self.user else "")


class Word(str):
    """A scalar. It is always text, as in `006` and `NO`, because YAML's own types are not used."""

    __slots__ = ("where",)
    where: Where

    def __new__(cls, text: str, where: Where) -> Word:
        word = super().__new__(cls, text)
        word.where = where
        return word

    def part(self, text: str) -> Word:
        """Return a part of this word, at the same place."""
        return Word(text, self.where)


class Block(dict[Word, "Node"]):
    """A mapping."""

    def __init__(self, where: Where, items: Iterable[tuple[Word, Node]] = ()) -> None:
        super().__init__(items)
        self.where = where


class Items(list["Node"]):
    """A sequence."""

    def __init__(self, where: Where, items: Iterable[Node] = ()) -> None:
        super().__init__(items)
        self.where = where


Node: TypeAlias = "Word | Block | Items"


class SpecError(Exception):
    """The spec has problems. Each is one line: file, line, the wrong word, and the nearest known word."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class _Stop(Exception):
    """Raised to stop reading after a problem has been added."""


class Problems:
    """A list of problems, so that one run reports all of them."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, str], None] = {}

    def add(self, where: Where, text: str) -> None:
        """Add a problem."""
        self._found[where.file, where.line, f"{where}: {text}"] = None

    def stop(self, where: Where, text: str) -> _Stop:
        """Add a problem, and return an exception: `raise problems.stop(...)` leaves the innermost `guard`."""
        self.add(where, text)
        return _Stop()

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Continue after a `stop` inside."""
        try:
            yield
        except _Stop:
            pass

    def check(self) -> None:
        """Raise all problems, sorted by file and line."""
        if self._found:
            raise SpecError(text for _, _, text in sorted(self._found))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown word: the nearest known word, or all if there are few."""
    names = sorted(set(known))
    by_lower = {name.lower(): name for name in names}
    close = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.5)
    if close:
        return f"; did you mean {by_lower[close[0]]!r}?"
    return f"; known are {', '.join(names)}" if 0 < len(names) <= 12 else ""


class Source:
    """The YAML files in one folder."""

    def __init__(self, root: Path, problems: Problems) -> None:
        self.root = root
        self._problems = problems

    def read(self, path: Path) -> Block:
        """Read a file, which must be one mapping."""
        file = f"{self.root.name}/{path.relative_to(self.root).as_posix()}"
        start = Where(file, 1)
        try:
            node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise self._problems.stop(Where(file, line), "not UTF-8") from None
        except yaml.reader.ReaderError as error:
            raise self._problems.stop(start, f"not YAML: {error.reason}") from None
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise self._problems.stop(
                Where(file, line), f"not YAML: {error.problem}; a text that holds ': ' or ' #' needs quotes"
            ) from None
        try:
            tree = self._take(node, file) if node is not None else Block(start)
        except RecursionError:
            raise self._problems.stop(start, "an alias refers to a node that contains it") from None
        if not isinstance(tree, Block):
            raise self._problems.stop(start, "a spec file is a mapping of words")
        return tree

    def _take(self, node: yaml.Node, file: str) -> Node:
        where = Where(file, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            if '"""' in node.value:
                self._problems.add(where, "three double quotes would end the docstring that this becomes part of")
            return Word(node.value, where)
        if isinstance(node, yaml.SequenceNode):
            return Items(where, (self._take(item, file) for item in node.value))
        block = Block(where)
        first: dict[str, Where] = {}
        for key_node, value_node in node.value:
            key = self._take(key_node, file)
            if not isinstance(key, Word):
                raise self._problems.stop(where, "a key is a single word")
            if key in first:
                self._problems.add(key.where, f"{str(key)!r} is defined twice; the first is in line {first[key].line}")
                continue
            first[key] = key.where
            block[key] = self._take(value_node, file)
        return block


_Loader: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def fill(node: Node, words: Mapping[str, str], user: str, unknown: Callable[[Where, str], None]) -> Node:
    """Return a copy of a node with every `${word}` replaced. `unknown` is called for words without a value."""

    def replace(word: Word) -> Word:
        where = attrs.evolve(word.where, user=user)

        def value(match: re.Match[str]) -> str:
            name = match[1]
            if name not in words:
                unknown(where, name)
            return words.get(name, "")

        return Word(_PLACEHOLDER.sub(value, word), where)

    if isinstance(node, Word):
        return replace(node)
    where = attrs.evolve(node.where, user=user)
    if isinstance(node, Items):
        return Items(where, (fill(item, words, user, unknown) for item in node))
    return Block(where, ((replace(key), fill(value, words, user, unknown)) for key, value in node.items()))


def placeholders(node: Node) -> Iterator[str]:
    """Yield every `word` that occurs as `${word}`."""
    if isinstance(node, Word):
        yield from _PLACEHOLDER.findall(node)
    elif isinstance(node, Items):
        for item in node:
            yield from placeholders(item)
    else:
        for key, value in node.items():
            yield from _PLACEHOLDER.findall(key)
            yield from placeholders(value)


def merge(base: Block, more: Block) -> Block:
    """Return `base` merged with `more`, which takes precedence."""
    merged = Block(more.where, base.items())
    for key, value in more.items():
        old = merged.get(key)
        merged[key] = merge(old, value) if isinstance(old, Block) and isinstance(value, Block) else value
    return merged
