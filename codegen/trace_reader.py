"""The reader of traces, which say how the execution of an operation can be recognized. They refer to other operations,
so they are resolved when all operations have been read."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from bill_async._schema.traces import ComparedField, State, Trace

from .field_reader import SymbolTable
from .mapping_reader import MappingReader
from .model_reader import ModelReader
from .source import Block, Node, Problems, Where, Word, nearest
from .spec import CONFIDENCES, Confidence, Field, Module, Operation, Type

__all__ = ["TraceDraft", "TraceLinker"]

_PATH: Final = r"[A-Za-z][\w-]*(?:\[\])?(?:\.[A-Za-z][\w-]*(?:\[\])?)*"
_TOTAL: Final = re.compile(rf"total\((?P<path>{_PATH})\)(?P<without>(?: without \w+)*)")
_FACT: Final = re.compile(rf"(?P<listed>{_PATH}|total\([^)]*\))(?: = (?P<sent>.+))?")
_WHEN: Final = re.compile(r"when (?P<field>\w+) is (?P<value>\w+)")
_MINUTES: Final = re.compile(r"(?P<number>[1-9]\d*) min")
_PARAMETER: Final = re.compile(r"\{[^}]*\}")
_CREATED: Final = "createdTime"
_UPDATED: Final = "updatedTime"
_WORDS: Final = ("find", "created", "unique", "later", "each", "changed")


@attrs.frozen(kw_only=True)
class TraceDraft:
    """The words of an operation about its trace, as they are written."""

    what: str
    identity: Word | None
    becomes: Node | None
    where: Block
    silent: bool
    words: Mapping[str, Word]

    @classmethod
    def read(cls, mapping: MappingReader, what: str) -> TraceDraft:
        """Take the words out of the operation."""
        words = {name: word for name in _WORDS if (word := mapping.word(name)) is not None}
        return cls(
            what=what,
            identity=mapping.word("identity"),
            becomes=mapping.node("becomes"),
            where=mapping.block("where"),
            silent=mapping.flag("silent"),
            words=words,
        )

    @property
    def places(self) -> Iterator[Where]:
        """The places of its words."""
        nodes = (self.identity, self.becomes, *self.words.values())
        yield from (node.where for node in nodes if node is not None)
        if self.where:
            yield self.where.where


class TraceLinker:
    """Makes traces of the drafts, once all operations are known."""

    def __init__(self, problems: Problems, symbols: SymbolTable, models: ModelReader) -> None:
        self._problems = problems
        self._symbols = symbols
        self._models = models

    def link(self, modules: Sequence[Module], drafts: Mapping[Where, TraceDraft]) -> None:
        """Give each operation its trace."""
        for module in modules:
            family = [each for each in modules if each.family == module.family]
            for place, operation in enumerate(module.operations):
                with self._problems.guard():
                    drawn = _Linking(self._problems, self._symbols, self._models, module, family, operation)
                    trace = drawn.trace(drafts[operation.where])
                    module.operations[place] = attrs.evolve(operation, trace=trace)


class _Linking:
    """The trace of one operation in the making."""

    def __init__(
        self,
        problems: Problems,
        symbols: SymbolTable,
        models: ModelReader,
        module: Module,
        family: Sequence[Module],
        operation: Operation,
    ) -> None:
        self._problems = problems
        self._symbols = symbols
        self._models = models
        self._module = module
        self._family = family
        self._operation = operation

    def trace(self, draft: TraceDraft) -> Trace | None:
        operation = self._operation
        where = operation.where
        if operation.retry == "safe":
            place = next(draft.places, None)
            if place is not None:
                raise self._problems.stop(place, f"{draft.what} changes nothing, and so leaves no trace")
            return None
        if draft.identity is not None and draft.becomes is not None:
            raise self._problems.stop(
                where, f"{draft.what} has 'identity' and 'becomes'; it makes an object or changes one"
            )
        if draft.identity is not None:
            return self._creation(draft, draft.identity)
        for name in ("created", "unique", "later"):
            if name in draft.words:
                self._problems.add(draft.words[name].where, f"{draft.what} has {name!r}, but no 'identity'")
        if draft.where:
            self._problems.add(draft.where.where, f"{draft.what} has 'where', but no 'identity'")
        if draft.becomes is None and operation.method == "POST":
            text = (
                f"{draft.what} is a POST that is not safe: say the 'identity' of what it makes, or what an object "
                "'becomes', or for either 'impossible - why'"
            )
            raise self._problems.stop(where, text)
        return self._change(draft)

    # ---- what is made

    def _creation(self, draft: TraceDraft, identity: Word) -> Trace:
        impossible = self._why(identity)
        if impossible is not None:
            return self._impossible(draft, impossible, creates=True)
        found, inside, confidence = self._find(draft, self._default_list)
        self._check_path(found, identity.where)
        item = self._item(found, inside, identity.where)
        made = Trace(creates=True, confidence=confidence, find=str(found.id), inside=inside)
        keys, _, more = identity.partition(";")
        single = keys.strip() == "single"
        if not single:
            made = attrs.evolve(
                made, identity=tuple(self._compared_fields(identity, part, item) for part in keys.split(" or "))
            )
            if not all(made.identity):
                raise self._problems.stop(identity.where, "an identity names at least one field")
        compared, apart = self._more_compared(identity, more, item)
        unique = self._unique(draft)
        created = self._created(draft, item)
        if created is None and unique is None and not single:
            text = f"{draft.what}: {item} has no {_CREATED}; say 'created', or how 'unique' the identity is"
            raise self._problems.stop(identity.where, text)
        return attrs.evolve(
            made,
            compared=compared,
            apart=apart,
            single=single,
            unique=unique,
            created=created,
            where={str(key): self._values(item, key, node) for key, node in draft.where.items()},
            later=self._later(draft),
        )

    def _default_list(self) -> Operation:
        """The list of the resource."""
        found = next((each for each in self._module.operations if each.name == "list"), None)
        if found is None:
            raise self._problems.stop(
                self._operation.where, f"{self._module.resource} has no 'list'; say where to 'find' what is made"
            )
        return found

    def _more_compared(
        self, word: Word, text: str, item: str, sent: str = ""
    ) -> tuple[tuple[ComparedField, ...], tuple[str, ...]]:
        """The fields that are compared besides the identity, and those that are not: `amount = total(lines), not
        url`."""
        parts = [part.strip() for part in text.split(",")]
        apart = tuple(part.removeprefix("not ").strip() for part in parts if part.startswith("not "))
        for name in apart:
            self._field(item, word.part(name))
        more = ",".join(part for part in parts if not part.startswith("not "))
        return self._compared_fields(word, more, item, sent), apart

    def _compared_fields(self, word: Word, text: str, item: str, sent: str = "") -> tuple[ComparedField, ...]:
        compared = []
        for part in filter(None, map(str.strip, text.split(","))):
            match = _FACT.fullmatch(part)
            if match is None:
                text = f"{part!r} is not a field like 'vendorId' or 'customerId = customer.id'"
                raise self._problems.stop(word.where, text)
            compared.append(self._compared_field(word, match["listed"], match["sent"] or match["listed"], item, sent))
        return tuple(compared)

    def _compared_field(self, word: Word, listed: str, sent: str, item: str, model: str) -> ComparedField:
        here, there = _TOTAL.fullmatch(listed), _TOTAL.fullmatch(sent)
        without = tuple(re.findall(r"without (\w+)", there["without"])) if there else ()
        listed_path = here["path"] if here else listed
        sent_path = there["path"] if there else sent
        self._field(item, word.part(listed_path))
        for path in (sent_path, *without):
            if model:
                self._field(model, word.part(path))
            else:
                self._check_sent(word.part(path))
        if here and not there:
            raise self._problems.stop(word.where, f"{listed!r} is compared with a total, too; say 'total(...)' of both")
        return ComparedField(listed_path, sent_path, total="both" if here else "sent" if there else "", without=without)

    def _check_sent(self, path: Word) -> None:
        """A path leads to something in the body, or is a parameter."""
        operation = self._operation
        given = {str(field.wire) for field in (*operation.path_params, *operation.query, *operation.headers)}
        if path in given:
            return
        body = operation.body.model if operation.body is not None else ""
        if not body:
            raise self._problems.stop(path.where, f"{str(path)!r} is none of the parameters{nearest(path, given)}")
        self._field(body, path)

    def _created(self, draft: TraceDraft, item: str) -> str | None:
        word = draft.words.get("created")
        if word is None:
            return _CREATED if _CREATED in self._models.model(item, self._operation.where).fields else None
        if self._field(item, word).type.name != "datetime":
            self._problems.add(word.where, f"{str(word)!r} of {item} is no datetime")
        return str(word)

    def _unique(self, draft: TraceDraft) -> Confidence | None:
        word = draft.words.get("unique")
        if word is None:
            return None
        found = next((level for level in CONFIDENCES if level == word), None)
        if found is None:
            text = f"'unique' of {draft.what} says how sure it is, not {str(word)!r}{nearest(word, CONFIDENCES)}"
            self._problems.add(word.where, text)
        return found or CONFIDENCES[0]

    def _later(self, draft: TraceDraft) -> float | None:
        word = draft.words.get("later")
        if word is None:
            return None
        if word == "unknown":
            return math.inf
        match = _MINUTES.fullmatch(word)
        if match is None:
            raise self._problems.stop(word.where, f"'later' is a time like '15 min', or 'unknown', not {str(word)!r}")
        return int(match["number"]) * 60.0

    # ---- what is changed

    def _change(self, draft: TraceDraft) -> Trace:
        becomes = draft.becomes
        if isinstance(becomes, Word) and (impossible := self._why(becomes)) is not None:
            return self._impossible(draft, impossible, creates=False)
        found, inside, confidence = self._find(draft, self._default_reader)
        item = self._item(found, inside, self._operation.where)
        made = Trace(confidence=confidence, find=str(found.id), inside=inside)
        each, by, entry = self._each(draft)
        made = attrs.evolve(made, each=each, by=by, silent=draft.silent)
        if becomes is None and self._operation.method == "DELETE":
            return attrs.evolve(made, changed=self._changed(draft, item))
        made = attrs.evolve(made, changed=self._changed(draft, item))
        if becomes is None or (isinstance(becomes, Word) and becomes.partition(";")[0].strip() == "body"):
            if self._operation.body is None or not self._operation.body.model:
                raise self._problems.stop(self._operation.where, f"{draft.what} sends no model; say what it 'becomes'")
            word = becomes or Word("", self._operation.where)
            compared, apart = self._more_compared(word, word.partition(";")[2], item, entry)
            return attrs.evolve(made, as_sent=True, compared=compared, apart=apart)
        if not isinstance(becomes, Block):
            raise self._problems.stop(
                becomes.where, f"'becomes' of {draft.what} is 'body', 'impossible - why', or fields with their values"
            )
        return attrs.evolve(made, states=tuple(self._states(becomes, item, entry)))

    def _changed(self, draft: TraceDraft, item: str) -> str | None:
        word = draft.words.get("changed")
        if word is None:
            return _UPDATED if _UPDATED in self._models.model(item, self._operation.where).fields else None
        if self._field(item, word).type.name != "datetime":
            self._problems.add(word.where, f"{str(word)!r} of {item} is no datetime")
        return str(word)

    def _states(self, becomes: Block, item: str, each: str) -> Iterator[State]:
        """The states, those that depend on a field of the body or, of each entry, the model of this name."""
        plain = Block(becomes.where, ((key, node) for key, node in becomes.items() if not key.startswith("when ")))
        if plain:
            yield State({str(key): self._values(item, key, node) for key, node in plain.items()})
        for key, node in becomes.items():
            if not key.startswith("when "):
                continue
            match = _WHEN.fullmatch(key)
            if match is None or not isinstance(node, Block):
                raise self._problems.stop(key.where, f"{str(key)!r} is not 'when FIELD is VALUE: {{FIELD: VALUES}}'")
            if each:
                self._field(each, key.part(match["field"]))
            else:
                self._check_sent(key.part(match["field"]))
            fields = {str(name): self._values(item, name, value) for name, value in node.items()}
            yield State(fields, when=(match["field"], match["value"]))

    def _each(self, draft: TraceDraft) -> tuple[str | None, str | None, str]:
        """The list with one entry for each object, the field of an entry with the id of the object, and the model of an
        entry."""
        word = draft.words.get("each")
        if word is None:
            return None, None, ""
        name, _, by = (word.part(part.strip()) for part in word.partition(" by "))
        if name in (str(field.wire) for field in self._operation.query):
            return str(name), None, ""
        body = self._operation.body.model if self._operation.body is not None else ""
        if not body:
            raise self._problems.stop(word.where, f"{draft.what} has no list {str(name)!r}")
        type_ = self._field(body, name).type
        if type_.name != "list":
            raise self._problems.stop(word.where, f"{str(name)!r} of {draft.what} is not a list")
        entry = type_.innermost.argument if type_.innermost.name == "ref" else ""
        if by:
            self._field(entry, by)
        return str(name), str(by) or None, entry

    def _default_reader(self) -> Operation:
        """The operation that reads the changed object: `PATCH /v3/bills/{}` and `POST /v3/bills/bulk/archive` both
        change the object of `GET /v3/bills/{}`."""
        operation = self._operation
        path = operation.path
        if operation.method == "POST":
            path = path.rpartition("/")[0]
        if path.endswith("/bulk"):
            path = path.removesuffix("bulk") + "{}"
        shape = _PARAMETER.sub("{}", path)
        for each in (one for module in self._family for one in module.operations):
            if each.method == "GET" and _PARAMETER.sub("{}", each.path) == shape and each.page is None and "{" in path:
                return each
        raise self._problems.stop(
            operation.where, f"nothing reads what operation {str(operation.name)!r} changes; say where to 'find' it"
        )

    # ---- both

    def _why(self, word: Word) -> str | None:
        """`impossible - why`."""
        head, _, why = word.partition(" - ")
        if head.strip() != "impossible":
            return None
        if not why.strip():
            raise self._problems.stop(word.where, "say why it is 'impossible - why'")
        return why.strip()

    def _impossible(self, draft: TraceDraft, why: str, *, creates: bool) -> Trace:
        for word in draft.words.values():
            self._problems.add(word.where, f"{draft.what} leaves no trace, and so has nothing to find it by")
        return Trace(creates=creates, impossible=why)

    def _find(self, draft: TraceDraft, default: Callable[[], Operation]) -> tuple[Operation, str | None, Confidence]:
        """`operation [at field] [flag]`, of this resource or of `resource.operation`."""
        word = draft.words.get("find")
        if word is None:
            return default(), None, "verified"
        name, *rest = word.split()
        inside = None
        if len(rest) >= 2 and rest[0] == "at":
            inside, rest = rest[1], rest[2:]
        for flag in rest:
            if flag not in CONFIDENCES:
                self._problems.add(word.where, f"unknown flag {flag!r} of 'find'{nearest(flag, CONFIDENCES)}")
        confidence = next((level for level in CONFIDENCES if level in rest), CONFIDENCES[0])
        resource, _, method = name.rpartition(".")
        there = [each for each in self._family if each.resource == (resource or self._module.resource)]
        operations = {str(one.name): one for each in there for one in each.operations}
        if method not in operations:
            text = f"{draft.what} is to be found by {name!r}, which is no operation{nearest(method, operations)}"
            raise self._problems.stop(word.where, text)
        found = operations[method]
        if found.method != "GET":
            raise self._problems.stop(word.where, f"{name!r} does not read")
        return found, inside, confidence

    def _check_path(self, found: Operation, where: Where) -> None:
        """The call must have the path parameters of the operation that finds its object."""
        operation = self._operation
        given = {str(field.wire) for field in (*operation.path_params, *operation.query, *operation.headers)}
        if operation.body is not None and operation.body.model:
            given |= {str(name) for name in self._models.model(operation.body.model, where).fields}
        for field in found.path_params:
            if field.wire not in given:
                name = str(field.wire)
                text = f"operation {str(operation.name)!r} says no {name!r}, by which {str(found.name)!r} finds it"
                raise self._problems.stop(where, text)

    def _item(self, found: Operation, inside: str | None, where: Where) -> str:
        """The model of the object that is found."""
        name = found.returns.innermost.argument if found.returns is not None else ""
        if name not in self._symbols.sources:
            raise self._problems.stop(where, f"{found.id} answers no object")
        if inside is None:
            return name
        type_ = self._field(name, Word(inside, where)).type
        if type_.name != "list" or type_.innermost.argument not in self._symbols.sources:
            raise self._problems.stop(where, f"{inside!r} of {name} is no list of objects")
        return type_.innermost.argument

    def _field(self, model: str, path: Word) -> Field:
        """The field at a path. `[]` follows the name of every list, and no other name."""
        name, parts, field = model, path.split("."), None
        for place, part in enumerate(parts):
            if name not in self._symbols.sources:
                raise self._problems.stop(path.where, f"{'.'.join(parts[:place])!r} of {model} has no fields")
            fields = self._models.model(name, path.where).fields
            plain = part.removesuffix("[]")
            if plain not in fields:
                raise self._problems.stop(path.where, f"{name} has no field {plain!r}{nearest(plain, fields)}")
            field = fields[plain]
            last = place == len(parts) - 1
            if part.endswith("[]") != (field.type.name == "list") and not (last and field.type.name == "list"):
                raise self._problems.stop(path.where, f"{plain!r} of {name} is {_kind(field.type)}")
            name = field.type.innermost.argument
        assert field is not None
        return field

    def _values(self, item: str, key: Word, node: Node) -> tuple[str | bool, ...]:
        """The values of a field, separated by blanks."""
        if not isinstance(node, Word):
            raise self._problems.stop(key.where, f"{str(key)!r} is not one line of values")
        type_ = self._field(item, key).type
        if type_.name == "bool":
            if any(value not in ("true", "false") for value in node.split()):
                raise self._problems.stop(node.where, f"{str(key)!r} is true or false, not {str(node)!r}")
            return tuple(value == "true" for value in node.split())
        known = self._symbols.enums[type_.argument].values if type_.argument in self._symbols.enums else None
        for value in node.split():
            if known is not None and value not in known:
                self._problems.add(node.where, f"{type_.argument} has no value {value!r}{nearest(value, known)}")
        return tuple(node.split())


def _kind(type_: Type) -> str:
    return "a list; write it with []" if type_.name == "list" else "no list"
