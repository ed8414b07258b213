"""The reader of fields, `name!: type [flags] [- description]`, and the symbols that types refer to."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

import attrs

from . import names
from .source import Block, Node, Problems, Where, Word, nearest
from .spec import CONFIDENCES, SCALARS, Confidence, Direction, Enum, Field, Prefix, Type

_DOC: Final = re.compile(r" (->?|<-) ")
_NOTE: Final = re.compile(r" (->|<-) ")
_DIRECTIONS: Final[Mapping[str, Direction]] = {"->": "request", "<-": "answer"}
_TYPE: Final = re.compile(r"(?P<name>\w+)(?:\((?P<argument>.*)\))?(?P<lists>(?:\[\])*)")
MARKS: Final = ("read", "write", "secret")
"""The flags of a field of a model, in addition to its confidence."""


@attrs.frozen
class ModelSource:
    """An unread model in its file."""

    name: Word
    block: Block
    home: str
    """The module of the file."""


@attrs.define
class SymbolTable:
    """The models and enums of the spec, by name."""

    homes: dict[str, str] = attrs.field(factory=dict)
    sources: dict[str, ModelSource] = attrs.field(factory=dict)
    enums: dict[str, Enum] = attrs.field(factory=dict)
    used_enums: set[str] = attrs.field(factory=set)

    def where(self, name: str) -> Where:
        """Return the place of a model or enum."""
        return (self.sources[name].name if name in self.sources else self.enums[name].name).where


class FieldReader:
    """Reads the lines of fields and parameters."""

    def __init__(self, problems: Problems, symbols: SymbolTable, ids: Mapping[str, Prefix]) -> None:
        self._problems = problems
        self._symbols = symbols
        self._ids = ids

    def type(self, word: Word, home: str) -> Type:
        """Return a type that is used in the file of the module `home`."""
        match = _TYPE.fullmatch(word)
        if match is None:
            raise self._problems.stop(word.where, f"{str(word)!r} is not a type")
        name, argument = match["name"], match["argument"]
        if name == "map":
            if not argument:
                raise self._problems.stop(word.where, f"a map is written with its type, 'map(str)', not {str(word)!r}")
            type_ = Type("map", item=self.type(word.part(argument), home))
        elif name in SCALARS:
            type_ = Type(name, self._argument(word, name, argument))
        else:
            type_ = self.reference(word.part(name), home)
            if argument is not None:
                self._problems.add(word.where, f"{name!r} takes no argument in brackets, not {argument!r}")
        for _ in range(match["lists"].count("[]")):
            type_ = Type("list", item=type_)
        return type_

    def _argument(self, word: Word, name: str, argument: str | None) -> str:
        if argument is None:
            return ""
        if name == "id":
            if argument not in self._ids:
                self._problems.add(word.where, f"unknown id prefix {argument!r}{nearest(argument, self._ids)}")
        elif name != "str":
            self._problems.add(word.where, f"{name!r} takes no argument in brackets, not {argument!r}")
        elif not argument.isdecimal() or int(argument) == 0:
            self._problems.add(word.where, f"the maximum length of a text is a number, not {argument!r}")
        return argument

    def reference(self, name: Word, home: str) -> Type:
        """Return the type for the name of a model or an enum."""
        symbols = self._symbols
        if name not in symbols.homes:
            raise self._problems.stop(
                name.where, f"unknown type {str(name)!r}{nearest(name, [*SCALARS, 'map', *symbols.homes])}"
            )
        if symbols.homes[name] not in (home, "common"):
            text = f"{str(name)!r} is of another file ({symbols.where(name)}); move it to common.yaml to share it"
            self._problems.add(name.where, text)
        if name in symbols.enums:
            symbols.used_enums.add(str(name))
        return Type("ref", str(name))

    def field(self, key: Word, node: Node, home: str, confidence: Confidence, marks: Collection[str]) -> Field:
        """Return a field or parameter. `marks` are the flags that it may have in addition to its confidence."""
        wire = key.part(key.removesuffix("!"))
        if not names.field_name(wire).isidentifier():
            raise self._problems.stop(key.where, f"{str(key)!r} is not a name like 'dueDate'")
        if not isinstance(node, Word):
            raise self._problems.stop(key.where, f"{str(wire)!r} is not one line: type, flags, - what it is")
        line, doc, notes = _parts(node)
        written, *flags = line.split() or [""]
        if not written:
            raise self._problems.stop(key.where, f"{str(wire)!r} has no type")
        for number, flag in enumerate(flags):
            if flag not in (allowed := (*marks, *CONFIDENCES)):
                self._problems.add(node.where, f"unknown flag {flag!r} of {str(wire)!r}{nearest(flag, allowed)}")
            elif flag in flags[:number]:
                self._problems.add(node.where, f"flag {flag!r} of {str(wire)!r} occurs twice")
        if "secret" in flags and written.partition("(")[0] not in ("str", "id"):
            self._problems.add(node.where, f"{str(wire)!r} cannot be secret: only a text can, not {written!r}")
        if {"read", "write"} <= set(flags):
            self._problems.add(node.where, f"{str(wire)!r} is 'read' and 'write': it would occur nowhere")
        if notes and "read" not in marks:
            self._problems.add(
                node.where, f"{str(wire)!r} is a parameter, which is only sent: write its note after '-'"
            )
        return Field(
            wire=wire,
            type=self.type(node.part(written), home),
            required=key.endswith("!"),
            read="read" in flags,
            write="write" in flags,
            secret="secret" in flags,
            confidence=self.confidence_of(wire, node.where, flags, confidence),
            doc=doc,
            notes=notes,
        )

    def confidence_of(self, wire: Word, where: Where, flags: Collection[str], default: Confidence) -> Confidence:
        """Return the confidence among the flags."""
        stated = [level for level in CONFIDENCES if level in flags]
        if len(stated) > 1:
            self._problems.add(where, f"{str(wire)!r} has two confidences, {' and '.join(stated)}")
        return stated[0] if stated else default


def _parts(line: str) -> tuple[str, str, dict[Direction, str]]:
    """Return the type with flags, the description, and the notes for requests (`->`) and for answers (`<-`)."""
    start = _DOC.search(line)
    if start is None:
        return line, "", {}
    doc, *rest = _NOTE.split(line[start.start() :])
    notes = {_DIRECTIONS[arrow]: note.strip() for arrow, note in zip(rest[::2], rest[1::2], strict=True)}
    return line[: start.start()], doc.removeprefix(" - ").strip(), notes
