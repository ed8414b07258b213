"""Parsers of arguments that suggest the nearest name for a misspelt one, and that are filled in when they are used."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NoReturn

__all__ = ["LazyParser", "Parser", "known_words", "suggestion"]

_CHOICE: Final = re.compile(r"invalid choice: '([^']*)' \(choose from (.*)\)")
_UNKNOWN: Final = "unrecognized arguments: "


class Parser(argparse.ArgumentParser):
    """A parser that refuses what it does not know itself, with a suggestion, instead of leaving it to its parent."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse arguments; all of them must be known."""
        parsed, unknown = super().parse_known_args(args, namespace or argparse.Namespace())
        if unknown:
            self.error(f"{_UNKNOWN}{' '.join(unknown)}")
        return parsed, unknown

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, and exit with status 2."""
        if found := _CHOICE.search(message):
            choices = [choice.strip().strip("'") for choice in found[2].split(",")]
            message += suggestion(found[1], choices)
        elif message.startswith(_UNKNOWN):
            first = next((word for word in message.removeprefix(_UNKNOWN).split() if word.startswith("--")), "")
            message += suggestion(first.partition("=")[0], self.option_names())
        super().error(message)

    def option_names(self) -> list[str]:
        """Return the long names of all options."""
        return [name for action in self._actions for name in action.option_strings if name.startswith("--")]


class LazyParser:
    """A parser of a command that is made when it is used, so that only the command that is called is imported."""

    def __init__(self, *, fill: Callable[[argparse.ArgumentParser], object], **settings: Any) -> None:
        self._fill = fill
        self._settings = settings
        self._made: Parser | None = None

    def made(self) -> Parser:
        """Return the parser, with all its arguments."""
        if self._made is None:
            self._made = Parser(**self._settings)
            self._fill(self._made)
        return self._made

    def parse_known_args(
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse arguments; all of them must be known."""
        return self.made().parse_known_args(args, namespace)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return a question that names the nearest known word, to add to an error; empty if none is near."""
    from bill_async._base.spelling import nearest  # needed after mistakes only

    near = nearest(word, known) if word else None
    return f"; did you mean {near!r}?" if near else ""


def known_words(word: str, known: Iterable[str]) -> str:
    """Return the `suggestion` for a word, or else all known words, to add to an error."""
    words = list(known)
    return suggestion(word, words) or f"; use {', '.join(words)}"
