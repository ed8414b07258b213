"""Reads api.yaml: what is the same for all resources."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from .source import Block, Node, Problems, Word, nearest
from .spec import CONFIDENCES, METHODS, RETRIES, STYLES, Api, Code, Family, Prefix
from .words import Words

_CURES = ("never", "after_login", "after_wait", "when_fixed")


def read_api(problems: Problems, block: Block) -> Api:
    """Read every word of api.yaml."""
    words = Words(problems, block, "api.yaml")
    api = Api(
        reference=str(words.needed("reference")),
        environments=_environments(words),
        families=dict(_families(problems, words.block("families"))),
        retry=_retry(problems, words),
        ids={str(key): _prefix(problems, key, node) for key, node in words.block("ids").items()},
        codes=dict(_codes(problems, words.block("codes"))),
        autopay={str(key): str(value) for key, value in words.block("autopay").items()},
    )
    words.end()
    return api


def _environments(words: Words) -> dict[str, str]:
    block = Words(words.problems, words.block("environments"), "'environments'")
    found = {name: str(block.needed(name)) for name in ("sandbox", "production")}
    block.end()
    return found


def _families(problems: Problems, block: Block) -> Iterator[tuple[str, Family]]:
    for key, node in block.items():
        words = Words.of(problems, node, key, f"family {str(key)!r}")
        base, below = words.needed("base"), words.needed("below")
        for path in (base, below):
            if not path.startswith("/") or path.endswith("/"):
                problems.add(path.where, f"{str(path)!r} of family {str(key)!r} is not a path like '/v3'")
        yield (
            str(key),
            Family(
                name=str(key),
                doc=str(words.needed("doc")),
                base=str(base),
                below=str(below),
                auth=tuple(map(str, words.items("auth"))),
                style=words.choice("style", STYLES, "page"),
                page_default=words.number("page_default") or 20,
                page_max=words.number("page_max") or 100,
                sort_max=words.number("sort_max"),
            ),
        )
        words.end()


def _retry(problems: Problems, words: Words) -> dict[str, str]:
    """Of every method, whether a call may be sent again."""
    block = words.block("retry")
    for key, node in block.items():
        if key not in METHODS:
            problems.add(key.where, f"unknown method {str(key)!r}{nearest(key, METHODS)}")
        elif not isinstance(node, Word) or node not in RETRIES:
            problems.add(key.where, f"unknown retry {str(node)!r} of {key}{nearest(str(node), RETRIES)}")
    for method in METHODS:
        if method not in block:
            problems.add(block.where, f"'retry' says nothing of {method!r}")
    return {str(key): str(node) for key, node in block.items()}


def _prefix(problems: Problems, key: Word, node: Node) -> Prefix:
    """What the ids belong to, and `derived` or `assumed` behind it."""
    if not isinstance(node, Word):
        raise problems.stop(key.where, f"{str(key)!r} is not one line")
    text, _, last = node.rpartition(" ")
    for level in CONFIDENCES:
        if last == level:
            return Prefix(of=text, confidence=level)
    if text and (close := difflib.get_close_matches(last, CONFIDENCES, n=1, cutoff=0.7)):
        problems.add(node.where, f"unknown confidence {last!r} of the prefix {str(key)!r}; did you mean {close[0]!r}?")
    return Prefix(of=str(node), confidence="verified")


def _codes(problems: Problems, block: Block) -> Iterator[tuple[str, Code]]:
    for key, node in block.items():
        words = Words.of(problems, node, key, f"code {str(key)!r}")
        yield (
            str(key),
            Code(
                meaning=str(words.needed("meaning")),
                retry=words.choice("retry", _CURES, "never"),
                remedy=words.text("remedy"),
                status=words.number("status"),
                confidence=words.confidence("confidence"),
            ),
        )
        words.end()
