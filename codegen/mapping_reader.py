"""The reader of a mapping of the spec, which refuses unknown keys."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from typing import TypeVar

from .source import Block, Items, Node, Problems, Where, Word, nearest
from .spec import CONFIDENCES, Confidence

T = TypeVar("T")


class MappingReader:
    """Reads the keys of a mapping, each once. `end` refuses the remaining keys."""

    def __init__(self, problems: Problems, block: Block, what: str) -> None:
        self.where = block.where
        self.problems = problems
        self._rest = dict(block.items())
        self._what = what
        self._requested: set[str] = set()

    @classmethod
    def of(cls, problems: Problems, node: Node, key: Word, what: str) -> MappingReader:
        """Return the reader of the mapping at a key."""
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
        """Return a line of text with its place, or None."""
        return self._take(name, Word, "one line")

    def node(self, name: str) -> Node | None:
        """Return the node at a key, of any form."""
        self._requested.add(name)
        key = next((key for key in self._rest if key == name), None)
        return None if key is None else self._rest.pop(key)

    def block(self, name: str) -> Block:
        """Return a mapping; empty if there is none."""
        return self._take(name, Block, "a mapping") or Block(self.where)

    def items(self, name: str) -> list[Word]:
        """Return a list of lines; empty if there is none."""
        return lines(self.problems, self._take(name, Items, "a list") or Items(self.where))

    def has_word(self, name: str, text: str) -> bool:
        """Whether a key has this single word instead of a mapping or a list."""
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
        """Return a required line."""
        word = self.word(name)
        if word is None:
            raise self.missing((name,), f"{self._what} has no {name!r}")
        return word

    def missing(self, names: Collection[str], text: str, where: Where | None = None) -> Exception:
        """Return the exception for missing keys, or for an unknown key that was probably meant as one of them."""
        for key in self._rest:
            close = difflib.get_close_matches(key.lower(), names, n=1, cutoff=0.7)
            if key not in self._requested and close:
                text = f"unknown word {str(key)!r} in {self._what}; did you mean {close[0]!r}?"
                return self.problems.stop(key.where, text)
        return self.problems.stop(where or self.where, text)

    def text(self, name: str) -> str:
        """Return a line of text; empty if there is none."""
        return str(self.word(name) or "")

    def choice(self, name: str, options: Iterable[str], default: str) -> str:
        """Return one of several words."""
        word, known = self.word(name), tuple(options)
        if word is None:
            return default
        if word not in known:
            self.problems.add(word.where, f"unknown {name} {str(word)!r} of {self._what}{nearest(word, known)}")
            return default
        return str(word)

    def flag(self, name: str) -> bool:
        """Return true or false; false if there is none."""
        return self.choice(name, ("true", "false"), "false") == "true"

    def number(self, name: str) -> int | None:
        """Return an integer above 0, or None."""
        word = self.word(name)
        if word is None:
            return None
        if word.isdecimal() and int(word) > 0:
            return int(word)
        self.problems.add(word.where, f"{name!r} of {self._what} is {str(word)!r}, not a whole number above 0")
        return None

    def confidence(self, name: str, default: Confidence = "verified") -> Confidence:
        """Return a confidence."""
        said = self.choice(name, CONFIDENCES, default)
        return next(level for level in CONFIDENCES if level == said)

    def end(self) -> None:
        """Refuse the remaining keys."""
        for key in self._rest:
            self.problems.add(key.where, f"unknown word {str(key)!r} in {self._what}{nearest(key, self._requested)}")


def lines(problems: Problems, items: Items) -> list[Word]:
    """Return the lines of a list. Anything else in the list is a problem."""
    for item in items:
        if not isinstance(item, Word):
            problems.add(item.where, "a list of lines holds something that is not one line")
        elif not item:
            problems.add(item.where, "a list of lines holds an empty one")
    return [item for item in items if isinstance(item, Word) and item]
