"""The reader of models and enums, with the fields that models inherit."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

import attrs

from . import names
from .field_reader import MARKS, FieldReader, ModelSource, SymbolTable
from .mapping_reader import MappingReader, lines
from .source import Block, Items, Node, Problems, Where, Word, nearest
from .spec import CONFIDENCES, Enum, Field, Model, Type

_CLASS_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9]*")
_PICK: Final = re.compile(r"(\w+)\s*\[([^\[\]]*)\]")
_ABOUT: Final = ("_doc", "_confidence", "_partial", "_extends", "_pick", "_omit")


class ModelReader:
    """Reads the models of the spec, each when it is first needed."""

    def __init__(self, problems: Problems, symbols: SymbolTable, reader: FieldReader) -> None:
        self._problems = problems
        self._symbols = symbols
        self._fields = reader
        self.read: dict[str, Model] = {}
        self.bases: set[str] = set()

    def collect(self, models: Block, enums: Block, home: str) -> None:
        """Register the models and enums of a file, so that all files can refer to them."""
        for key, node in enums.items():
            with self._problems.guard():
                name, *flags = (key.part(part) for part in key.split() or [""])
                self._claim(name, home, "enum")
                self._symbols.enums[str(name)] = self._enum(name, flags, node)
        for key, node in models.items():
            with self._problems.guard():
                self._claim(key, home, "model")
                if not isinstance(node, Block) and node:
                    self._problems.add(key.where, f"model {key} is not a mapping of its fields")
                block = node if isinstance(node, Block) else Block(key.where)
                self._symbols.sources[str(key)] = ModelSource(key, block, home)

    def _claim(self, name: Word, home: str, what: str) -> None:
        if not _CLASS_NAME.fullmatch(name):
            raise self._problems.stop(name.where, f"{what} {str(name)!r} is not a name like 'BillLineItem'")
        if name in names.imported_classes():
            raise self._problems.stop(name.where, f"{what} {str(name)!r} has the name of an import of generated code")
        if name in self._symbols.homes:
            first = self._symbols.where(name)
            raise self._problems.stop(name.where, f"{str(name)!r} is defined twice; the first is at {first}")
        self._symbols.homes[str(name)] = home

    def _enum(self, name: Word, flags: list[Word], node: Node) -> Enum:
        doc = ""
        for flag in flags:
            if flag not in CONFIDENCES:
                text = f"unknown flag {str(flag)!r} of enum {name}{nearest(flag, CONFIDENCES)}"
                self._problems.add(flag.where, text)
        if isinstance(node, Block):
            mapping = MappingReader(self._problems, node, f"enum {name}")
            doc, values = mapping.text("_doc"), mapping.items("values")
            mapping.end()
        elif isinstance(node, Items):
            values = lines(self._problems, node)
        else:
            raise self._problems.stop(name.where, f"enum {name} is a list of values, not {str(node)!r}")
        if not values:
            self._problems.add(name.where, f"enum {name} has no values")
        members: set[str] = set()
        for value in values:
            if (member := names.member_name(value)) in members:
                self._problems.add(value.where, f"value {str(value)!r} of enum {name} occurs twice")
            members.add(member)
        confidence = self._fields.confidence_of(name, name.where, flags, "verified")
        return Enum(name=name, doc=doc, confidence=confidence, values=tuple(map(str, values)))

    def model(self, name: str, where: Where, above: tuple[str, ...] = ()) -> Model:
        """Return a model with all its fields. `where` is the place of the reference."""
        if name in self.read:
            return self.read[name]
        written = self._symbols.sources[name]
        if name in above:
            raise self._problems.stop(where, f"model {name} is based on itself: {' -> '.join([*above, name])}")
        block = written.block
        about = Block(block.where, ((word, node) for word, node in block.items() if word.startswith("_")))
        mapping = MappingReader(self._problems, about, f"model {name}")
        doc = mapping.text("_doc")
        rewritten = {word.removesuffix("!") for word in block if not word.startswith("_")}
        base, fields = self._inherited(mapping, written, rewritten, (*above, name))
        confidence = mapping.confidence("_confidence", base.confidence if base is not None else "verified")
        mapping.end()
        own: set[str] = set()
        for word, node in block.items():
            if not word.startswith("_"):
                wire = word.part(word.removesuffix("!"))
                if wire in own:
                    self._problems.add(word.where, f"field {str(wire)!r} occurs twice, with and without '!'")
                own.add(wire)
                fields[str(wire)] = Field(wire=wire, type=Type("any"))  # so that a problem is reported only once
                with self._problems.guard():
                    fields[str(wire)] = self._fields.field(word, node, written.home, confidence, MARKS)
        if not fields and all(word in _ABOUT for word in block):
            self._problems.add(written.name.where, f"model {name} has no fields")
        self._check_python_names(fields)
        model = Model(name=written.name, doc=doc, confidence=confidence, fields=fields)
        self.read[name] = model
        return model

    def _inherited(
        self, mapping: MappingReader, written: ModelSource, rewritten: Collection[str], above: tuple[str, ...]
    ) -> tuple[Model | None, dict[str, Field]]:
        """Return the base of a model, and the fields that the model inherits."""
        partial, extends, omit = mapping.word("_partial"), mapping.word("_extends"), mapping.items("_omit")
        pick = mapping.word("_pick")
        if pick is not None:
            if partial or extends or omit:
                self._problems.add(pick.where, f"model {written.name} has '_pick' and another base")
            return None, self._picked(pick, written, rewritten, above)
        if partial is not None and extends is not None:
            self._problems.add(extends.where, f"model {written.name} has '_partial' and '_extends'")
        base = partial or extends
        if base is None:
            if omit:
                text = f"model {written.name} has '_omit' without '_partial' or '_extends'"
                self._problems.add(omit[0].where, text)
            return None, {}
        if base not in self._symbols.sources:
            raise self._problems.stop(base.where, f"unknown model {str(base)!r}{nearest(base, self._symbols.sources)}")
        self._fields.reference(base, written.home)
        self.bases.add(str(base))
        model = self.model(str(base), base.where, above)
        fields = dict(model.fields)
        for name in omit:
            if fields.pop(name, None) is None:
                text = f"model {base} has no field {str(name)!r} to omit{nearest(name, fields)}"
                self._problems.add(name.where, text)
        if partial is not None:
            fields = {
                name: attrs.evolve(
                    field,
                    required=False,
                    type=field.type if name in rewritten else self._partial(field.type, base.where, above),
                )
                for name, field in fields.items()
            }
        return model, fields

    def _picked(
        self, pick: Word, taker: ModelSource, rewritten: Collection[str], above: tuple[str, ...]
    ) -> dict[str, Field]:
        """Return picked fields of a model of any file, in the order and with the `!` of the pick."""
        match = _PICK.fullmatch(pick)
        if match is None:
            raise self._problems.stop(pick.where, f"{str(pick)!r} is not a pick like 'Bill [id!, amount]'")
        base, written = match[1], self._symbols.sources
        if base not in written:
            raise self._problems.stop(pick.where, f"unknown model {base!r}{nearest(base, written)}")
        self.bases.add(base)
        model = self.model(base, pick.where, above)
        fields: dict[str, Field] = {}
        for name in match[2].replace(",", " ").split():
            wire = name.removesuffix("!")
            if wire in fields:
                self._problems.add(pick.where, f"field {wire!r} is picked twice")
            elif wire in rewritten:
                fields[wire] = Field(
                    wire=pick.part(wire), type=Type("any")
                )  # replaced by the field of the model itself
            elif wire not in model.fields:
                text = f"model {base} has no field {wire!r} to pick{nearest(wire, model.fields)}"
                self._problems.add(pick.where, text)
            else:
                fields[wire] = attrs.evolve(model.fields[wire], required=name.endswith("!"))
                inner = fields[wire].type.innermost.argument
                if self._symbols.homes.get(inner, "common") not in (taker.home, "common"):
                    text = f"field {wire!r} is a {inner}, which is of another file; write the field again"
                    self._problems.add(pick.where, text)
        return fields

    def _partial(self, type_: Type, where: Where, above: tuple[str, ...]) -> Type:
        """Return the type of a field in a partial model: objects inside it are partial too.

        Entries of a list are partial only if they have an id. Other entries are replaced together with the list.
        """
        name = type_.innermost.argument
        if name not in self._symbols.sources:
            return type_
        model = self.model(name, where, above)
        if type_.item is not None and "id" not in model.fields:
            return type_
        fields = {
            key: attrs.evolve(field, required=False, type=self._partial(field.type, where, (*above, name)))
            for key, field in model.fields.items()
        }
        if fields == model.fields:
            return type_
        made = model.name.part(f"{model.name.removesuffix('Create')}Update")
        if made not in self.read or self.read[made].full != name:
            home = self._symbols.homes[name]
            self._claim(made, home, "model")
            self._symbols.sources[str(made)] = ModelSource(made, Block(made.where), home)
            self.read[str(made)] = Model(
                name=made, doc=model.doc, confidence=model.confidence, fields=fields, full=name
            )
        return type_.with_innermost(attrs.evolve(type_.innermost, argument=str(made)))

    def _check_python_names(self, fields: dict[str, Field]) -> None:
        pythonic: dict[str, Field] = {}
        for field in fields.values():
            other = pythonic.setdefault(names.field_name(field.wire), field)
            if other is not field:
                text = f"fields {str(other.wire)!r} and {str(field.wire)!r} would have the same Python name"
                self._problems.add(field.wire.where, text)
