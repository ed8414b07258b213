"""Reads api.yaml: what is the same for all resources."""

from __future__ import annotations

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
        environments={str(key): str(value) for key, value in words.block("environments").items()},
        families=dict(_families(problems, words.block("families"))),
        retry=_retry(problems, words.block("retry")),
        ids={str(key): _prefix(problems, key, node) for key, node in words.block("ids").items()},
        codes=dict(_codes(problems, words.block("codes"))),
        autopay={str(key): str(value) for key, value in words.block("autopay").items()},
    )
    words.end()
    return api


def _families(problems: Problems, block: Block) -> Iterator[tuple[str, Family]]:
    for key, node in block.items():
        words = Words.of(problems, node, key, f"family {str(key)!r}")
        yield (
            str(key),
            Family(
                name=str(key),
                doc=str(words.needed("doc")),
                base=str(words.needed("base")),
                below=str(words.needed("below")),
                auth=tuple(map(str, words.items("auth"))),
                style=words.choice("style", STYLES, "page"),
                page_default=words.number("page_default") or 20,
                page_max=words.number("page_max") or 100,
            ),
        )
        words.end()


def _retry(problems: Problems, block: Block) -> dict[str, str]:
    for key, node in block.items():
        if key not in METHODS:
            problems.add(key.where, f"unknown method {str(key)!r}{nearest(key, METHODS)}")
        elif not isinstance(node, Word) or node not in RETRIES:
            problems.add(key.where, f"unknown retry {str(node)!r} of {key}{nearest(str(node), RETRIES)}")
    given = {str(key): str(node) for key, node in block.items()}
    return {method: given.get(method, "unsafe") for method in METHODS}


def _prefix(problems: Problems, key: Word, node: Node) -> Prefix:
    """What the ids belong to, and `derived` or `assumed` behind it."""
    if not isinstance(node, Word):
        raise problems.stop(key.where, f"{str(key)!r} is not one line")
    text, _, last = node.rpartition(" ")
    for level in CONFIDENCES:
        if last == level:
            return Prefix(of=text, confidence=level)
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
