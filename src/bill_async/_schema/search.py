"""The search for operations by words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any, Final

from .operation import Operation

__all__ = ["search"]

_WORD: Final = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
"""A word, also inside of a name such as `createBill`."""
_UNSAID: Final = frozenset(
    ("a", "all", "an", "and", "do", "for", "from", "how", "in", "is", "it", "my", "of", "or", "the", "to", "us", "with")
)
"""Words that say nothing about an operation."""
_SYNONYMS: Final = {
    "pay": "payment",
    "paid": "payment",
    "supplier": "vendor",
    "client": "customer",
    "expense": "spend",
    "approve": "approval",
    "remove": "delete",
    "add": "create",
    "new": "create",
    "make": "create",
    "change": "update",
    "edit": "update",
    "find": "list",
    "show": "get",
}
"""Words, and the word of the same meaning that most names of operations have."""
_IN_NAME: Final = 4
_IN_TITLE: Final = 2
_ELSEWHERE: Final = 1


def search(text: str, operations: Iterable[Operation[Any]]) -> list[Operation[Any]]:
    """Return the operations that fit most of the words of a text, the best first; without words, all of them.

    The text may also be the name of an operation, or BILL's id of it, which then comes first.
    """
    wanted = _meant(text) - _UNSAID
    if not wanted:
        return list(operations)
    name = text.strip().lower()
    found = [(operation, _scores(operation, wanted)) for operation in operations]
    named = [operation for operation, _ in found if name in (operation.accessor, operation.id.lower())]
    most = max((len(scores) for _, scores in found), default=0)
    fitting = [(_rank(*each), each[0]) for each in found if 0 < len(each[1]) == most and each[0] not in named]
    return named + [operation for _, operation in sorted(fitting, key=lambda each: each[0])]


def _rank(operation: Operation[Any], scores: Iterable[int]) -> int:
    """Return the place of an operation: the higher its scores and the shorter its name, the lower."""
    return 2 * len(_words(operation.accessor)) - sum(scores)


def _scores(operation: Operation[Any], wanted: Iterable[str]) -> list[int]:
    """Return how much each of the words that fit says: most in the name, less in the title."""
    name = _meant(f"{operation.accessor} {operation.id}")
    places = ((name, _IN_NAME), (_meant(operation.title), _IN_TITLE), (_words(_rest(operation)), _ELSEWHERE))
    return [score for word in wanted if (score := sum(worth * _fit(word, words) for words, worth in places))]


def _rest(operation: Operation[Any]) -> str:
    """Return what is known of an operation beyond its name and title."""
    names = [parameter.wire for parameter in operation.query]
    if operation.body is not None and operation.body.model is not None:
        names += [field.wire for field in operation.body.model.__fields__]
    return " ".join((operation.doc, operation.path, *names))


def _fit(wanted: str, words: Collection[str]) -> int:
    """Return 2 if a word is among the words, 1 if one of them begins with it, or else 0."""
    if wanted in words:
        return 2
    return int(len(wanted) > 2 and any(word.startswith(wanted) for word in words))


def _meant(text: str) -> set[str]:
    """Return the words of a text, and one word for all that mean the same."""
    return {_SYNONYMS.get(word, word) for word in _words(text)}


def _words(text: str) -> set[str]:
    """Return the words of a text in the singular."""
    return {_singular(word.lower()) for word in _WORD.findall(text)}


def _singular(word: str) -> str:
    return word if word.endswith("ss") or len(word) < 4 else word.removesuffix("s")
