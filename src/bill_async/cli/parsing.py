"""Parsers of arguments that suggest the nearest name for a misspelt one, and that are filled in when they are used."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Any, Final, NoReturn

__all__ = ["LazyParser", "Parser", "suggestion"]

_CHOICE: Final = re.compile(r"invalid choice: '([^']*)' \(choose from (.*)\)")
_UNKNOWN: Final = "unrecognized arguments: "


class Parser(argparse.ArgumentParser):
    """A parser that refuses what it does not know itself, with a suggestion, instead of leaving it to its parent."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse arguments; all of them must be known."""
        parsed, unknown = super().parse_known_args(args, namespace)
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


class LazyParser(Parser):
    """A parser whose arguments are added when it parses, so that only the command that is called is imported."""

    def __init__(self, *args: Any, fill: Callable[[LazyParser], object] | None = None, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._fill = fill

    def fill(self) -> None:
        """Add the arguments, unless they have been added."""
        fill, self._fill = self._fill, None
        if fill is not None:
            fill(self)

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Add the arguments and parse."""
        self.fill()
        return super().parse_known_args(args, namespace)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return a question that names the nearest known word, to add to an error; empty if none is near."""
    found = get_close_matches(word, list(known), 1)
    return f"; did you mean {found[0]!r}?" if word and found else ""
