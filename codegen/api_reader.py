"""The reader of api.yaml, with the facts for all resources."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from .mapping_reader import MappingReader
from .source import Block, Node, Problems, Word, nearest
from .spec import CONFIDENCES, METHODS, RETRIES, STYLES, Api, Code, Family, Prefix

_CODE_RETRIES = ("never", "after_login", "after_wait", "when_fixed")


def read_api(problems: Problems, block: Block) -> Api:
    """Read api.yaml."""
    mapping = MappingReader(problems, block, "api.yaml")
    api = Api(
        reference=str(mapping.required("reference")),
        environments=_environments(mapping),
        families=dict(_families(problems, mapping.block("families"))),
        retry=_retry(problems, mapping),
        ids={str(key): _prefix(problems, key, node) for key, node in mapping.block("ids").items()},
        codes=dict(_codes(problems, mapping.block("codes"))),
        autopay={str(key): str(value) for key, value in mapping.block("autopay").items()},
    )
    mapping.end()
    return api


def _environments(mapping: MappingReader) -> dict[str, str]:
    block = MappingReader(mapping.problems, mapping.block("environments"), "'environments'")
    found = {name: str(block.required(name)) for name in ("sandbox", "production")}
    block.end()
    return found


def _families(problems: Problems, block: Block) -> Iterator[tuple[str, Family]]:
    for key, node in block.items():
        mapping = MappingReader.of(problems, node, key, f"family {str(key)!r}")
        base, below = mapping.required("base"), mapping.required("below")
        for path in (base, below):
            if not path.startswith("/") or path.endswith("/"):
                problems.add(path.where, f"{str(path)!r} of family {str(key)!r} is not a path like '/v3'")
        yield (
            str(key),
            Family(
                name=str(key),
                doc=str(mapping.required("doc")),
                base=str(base),
                below=str(below),
                auth=tuple(map(str, mapping.items("auth"))),
                style=mapping.choice("style", STYLES, "page"),
                page_default=mapping.number("page_default") or 20,
                page_max=mapping.number("page_max") or 100,
                sort_max=mapping.number("sort_max"),
            ),
        )
        mapping.end()


def _retry(problems: Problems, mapping: MappingReader) -> dict[str, str]:
    """Return the default retry of every method."""
    block = mapping.block("retry")
    for key, node in block.items():
        if key not in METHODS:
            problems.add(key.where, f"unknown method {str(key)!r}{nearest(key, METHODS)}")
        elif not isinstance(node, Word) or node not in RETRIES:
            problems.add(key.where, f"unknown retry {str(node)!r} of {key}{nearest(str(node), RETRIES)}")
    for method in METHODS:
        if method not in block:
            problems.add(block.where, f"'retry' does not list {method!r}")
    return {str(key): str(node) for key, node in block.items()}


def _prefix(problems: Problems, key: Word, node: Node) -> Prefix:
    """Read the objects of a prefix, optionally followed by `derived` or `assumed`."""
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
        mapping = MappingReader.of(problems, node, key, f"code {str(key)!r}")
        yield (
            str(key),
            Code(
                meaning=str(mapping.required("meaning")),
                retry=mapping.choice("retry", _CODE_RETRIES, "never"),
                remedy=mapping.text("remedy"),
                status=mapping.number("status"),
                confidence=mapping.confidence("confidence"),
            ),
        )
        mapping.end()
