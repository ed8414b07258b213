"""A reader of one mapping of the spec: each key is asked for once, and a key that nobody asked for is refused."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from typing import TypeVar

from .source import Block, Items, Node, Problems, Where, Word, nearest
from .spec import CONFIDENCES, Confidence

T = TypeVar("T")


class MappingReader:
    """Each key is asked for once; `end` refuses the keys that nobody asked for."""

    def __init__(self, problems: Problems, block: Block, what: str) -> None:
        self.where = block.where
        self.problems = problems
        self._rest = dict(block.items())
        self._what = what
        self._requested: set[str] = set()

    @classmethod
    def of(cls, problems: Problems, node: Node, key: Word, what: str) -> MappingReader:
        """The reader of what stands below a key, which must be a mapping."""
        if not isinstance(node, Block):
            raise problems.stop(key.where, f"{what} is not a mapping")
        return cls(problems, node, what)

    def _take(self, name: str, shape: type[T], called: str) -> T | None:
        self._requested.add(name)
        key = next((key for key in self._rest if key == name), None)
        if key is None:
            return None
        value = self._rest.pop(key)
        if isinstance(value, Word) and not value:
            self.problems.add(key.where, f"{name!r} of {self._what} is empty")
            return None
        if not isinstance(value, shape):
            self.problems.add(key.where, f"{name!r} of {self._what} is not {called}")
            return None
        return value

    def word(self, name: str) -> Word | None:
        """A line of text, with its place."""
        return self._take(name, Word, "one line")

    def node(self, name: str) -> Node | None:
        """Whatever stands there."""
        self._requested.add(name)
        key = next((key for key in self._rest if key == name), None)
        return None if key is None else self._rest.pop(key)

    def block(self, name: str) -> Block:
        """A mapping; empty if it is not there."""
        return self._take(name, Block, "a mapping") or Block(self.where)

    def items(self, name: str) -> list[Word]:
        """A list of lines; empty if it is not there."""
        return lines(self.problems, self._take(name, Items, "a list") or Items(self.where))

    def has_word(self, name: str, text: str) -> bool:
        """Whether there is this one word, where otherwise stands a mapping or a list."""
        key = next((key for key, node in self._rest.items() if key == name and isinstance(node, Word)), None)
        if key is None:
            return False
        word = self._rest.pop(key)
        self._requested.add(name)
        if word != text:
            self.problems.add(
                key.where, f"unknown {name} {str(word)!r} of {self._what}; did you mean {text!r}, or a list of them?"
            )
        return word == text

    def required(self, name: str) -> Word:
        """A line that must be there."""
        word = self.word(name)
        if word is None:
            raise self.missing((name,), f"{self._what} has no {name!r}")
        return word

    def missing(self, names: Collection[str], text: str, where: Where | None = None) -> Exception:
        """Say that none of these words is there, or which word was probably meant for one of them."""
        for key in self._rest:
            close = difflib.get_close_matches(key.lower(), names, n=1, cutoff=0.7)
            if key not in self._requested and close:
                text = f"unknown word {str(key)!r} in {self._what}; did you mean {close[0]!r}?"
                return self.problems.stop(key.where, text)
        return self.problems.stop(where or self.where, text)

    def text(self, name: str) -> str:
        """A line of text; empty if it is not there."""
        return str(self.word(name) or "")

    def choice(self, name: str, options: Iterable[str], default: str) -> str:
        """One of a few words."""
        word, known = self.word(name), tuple(options)
        if word is None:
            return default
        if word not in known:
            self.problems.add(word.where, f"unknown {name} {str(word)!r} of {self._what}{nearest(word, known)}")
            return default
        return str(word)

    def flag(self, name: str) -> bool:
        """True or false; false if it is not there."""
        return self.choice(name, ("true", "false"), "false") == "true"

    def number(self, name: str) -> int | None:
        """A whole number above 0."""
        word = self.word(name)
        if word is None:
            return None
        if word.isdecimal() and int(word) > 0:
            return int(word)
        self.problems.add(word.where, f"{name!r} of {self._what} is {str(word)!r}, not a whole number above 0")
        return None

    def confidence(self, name: str, default: Confidence = "verified") -> Confidence:
        """How sure something is."""
        said = self.choice(name, CONFIDENCES, default)
        return next(level for level in CONFIDENCES if level == said)

    def end(self) -> None:
        """Refuse the rest."""
        for key in self._rest:
            self.problems.add(key.where, f"unknown word {str(key)!r} in {self._what}{nearest(key, self._requested)}")


def lines(problems: Problems, items: Items) -> list[Word]:
    """The lines of a list, which holds nothing else."""
    for item in items:
        if not isinstance(item, Word):
            problems.add(item.where, "a list of lines holds something that is not one line")
        elif not item:
            problems.add(item.where, "a list of lines holds an empty one")
    return [item for item in items if isinstance(item, Word) and item]
