"""Create, read, list, change, archive: the same for every kind, derived from method and path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from bill_async._schema.fields import Field
from bill_async._schema.kinds import Kind as Schema
from bill_async._schema.kinds import ListOf
from bill_async._schema.models import Nested
from bill_async._schema.operation import Operation
from bill_async.operations import all_operations

from .context import RULES, Call, Handler, Rules
from .errors import Problem, Refusal, bad_parameter, gathering, invalid, missing, refused
from .filtering import Sorting, Term, parse_filters, parse_sorts
from .ids import SpendIds
from .listing import Query, keyset_page, offset_page
from .object_types import BY_PATH, KINDS, Aliases, Kind
from .seeding import line_id
from .store import Object
from .validation import read_size

__all__ = ["answer_fields", "derive", "list_page", "merge", "merge_lines", "page_body", "read_list", "refuse_cleared"]

_TAILS: Final = ("/bulk/archive", "/bulk/restore", "/bulk")
_ACTIONS: Final = ("/archive", "/restore")
_LINE_PREFIXES: Final = {
    "bills": "bli",
    "invoices": "ili",
    "recurring_bills": "rbi",
    "recurring_invoices": "rii",
    "vendor_credits": "vci",
    "credit_memos": "cci",
}
_PLAIN: Final = Rules()


def derive(operation: Operation[Any]) -> Handler | None:
    """Return what answers an operation whose method and path say it all."""
    base, tail = _split(operation.path)
    kind = BY_PATH.get(base)
    if kind is None:
        return None
    maker = _MAKERS.get((operation.method, tail))
    return None if maker is None else maker(operation, kind)


def _split(path: str) -> tuple[str, str]:
    for tail in _TAILS:
        if path.endswith(tail):
            return path.removesuffix(tail), tail
    for tail in _ACTIONS:
        if path.endswith("}" + tail):
            return path.removesuffix(tail).rpartition("/")[0], "/{}" + tail
    if path.endswith("}"):
        return path.rpartition("/")[0], "/{}"
    return path, ""


def answer_fields(operation: Operation[Any]) -> frozenset[str]:
    """Return the fields that the operation's answer has."""
    kind: Schema | None = operation.answer.kind
    if isinstance(kind, ListOf):
        kind = kind.item
    return frozenset(field.wire for field in kind.model.__fields__) if isinstance(kind, Nested) else frozenset()


# -- reading


def _list(operation: Operation[Any], kind: Kind) -> Handler:
    def answer(call: Call) -> bytes:
        return list_page(call, kind)

    return answer


def list_page(
    call: Call, kind: Kind, *, owner: str | None = None, where: Callable[[Object], bool] | None = None
) -> bytes:
    """Answer one page of a list; `owner` and `where` narrow it further than the request does."""
    operation, query = call.operation, call.query
    size, terms, sorts = read_list(operation, query, kind.aliases)
    asked = Query(
        terms=terms,
        sorts=sorts,
        owner=_owner(call, kind) if owner is None else owner,
        where=where,
    )
    collection = call.collection(kind.name)
    if operation.page == "next":
        return page_body(
            *offset_page(collection, asked, size, query.get("nextPage") or None, query.get("prevPage") or None)
        )
    both_ways = operation.page == "page"
    return page_body(*keyset_page(collection, asked, size, query.get("page") or None, both_ways=both_ways))


def read_list(
    operation: Operation[Any], query: Mapping[str, str], aliases: Aliases
) -> tuple[int, list[Term], list[Sorting]]:
    """Read what a list is asked for: page size, filters, sorts. All that is wrong is told at once."""
    problems: list[Problem] = []
    size, terms, sorts = 0, list[Term](), list[Sorting]()
    filters, sort = query.get("filters"), query.get("sort")
    with gathering(problems):
        size = read_size(operation, query)
    if filters and operation.filters:
        with gathering(problems):
            terms = parse_filters(filters, operation, aliases)
    if sort and operation.sorts:
        with gathering(problems):
            sorts = parse_sorts(sort, operation, aliases)
    if problems:
        raise Refusal(400, problems)
    return size, terms, sorts


def page_body(rows: list[bytes], next_page: str | None, prev_page: str | None) -> bytes:
    """Join objects that are JSON already."""
    parts = [b'{"results":[', b",".join(rows), b"]"]
    if next_page is not None:
        parts.append(b',"nextPage":"%b"' % next_page.encode())
    if prev_page is not None:
        parts.append(b',"prevPage":"%b"' % prev_page.encode())
    parts.append(b"}")
    return b"".join(parts)


def _get(operation: Operation[Any], kind: Kind) -> Handler:
    def answer(call: Call) -> bytes:
        return call.collection(kind.name).raw(_position(call, kind))

    return answer


def _owner(call: Call, kind: Kind) -> str | None:
    """Return the id of the object that the listed ones belong to, in its first spelling."""
    if not kind.owner:
        return None
    position = call.find(kind.owner, next(iter(call.path.values())))
    return call.collection(kind.owner).ids.make(position)


def _position(call: Call, kind: Kind) -> int:
    """Return the position of the object that the path names, which must belong to its owner."""
    position = call.find(kind.name, call.last)
    if kind.owner and call.collection(kind.name).owner(position) != _owner(call, kind):
        raise Refusal(404, Problem("BDC_1205", f"{kind.what} {call.last} does not exist", "APPLICATION"))
    return position


# -- writing


def _create(operation: Operation[Any], kind: Kind) -> Handler:
    fields = answer_fields(operation)

    def answer(call: Call) -> Object:
        _check(call, kind, call.body, None)
        return _make(call, kind, fields, call.body)

    return answer


def _create_bulk(operation: Operation[Any], kind: Kind) -> Handler:
    fields = answer_fields(operation)

    def answer(call: Call) -> Any:
        _check_all(call, kind, [(body, None) for body in call.body])
        return _wrapped(operation, [_make(call, kind, fields, body) for body in call.body])

    return answer


def _change(operation: Operation[Any], kind: Kind) -> Handler:
    fields = answer_fields(operation)
    replace = operation.method == "PUT"

    def answer(call: Call) -> Object:
        position = _position(call, kind)
        refuse_cleared(_created_from(kind.name), [("", call.body)])
        _check(call, kind, call.body, call.collection(kind.name).get(position))
        return _write(call, kind, fields, position, call.body, replace)

    return answer


def _change_bulk(operation: Operation[Any], kind: Kind) -> Handler:
    fields = answer_fields(operation)
    replace = operation.method == "PUT"

    def answer(call: Call) -> Any:
        collection = call.collection(kind.name)
        places = [call.find(kind.name, body["id"]) for body in call.body]
        refuse_cleared(_created_from(kind.name), [(f"[{place}].", body) for place, body in enumerate(call.body)])
        _check_all(call, kind, [(body, collection.get(at)) for body, at in zip(call.body, places, strict=True)])
        changed = [_write(call, kind, fields, at, body, replace) for body, at in zip(call.body, places, strict=True)]
        return _wrapped(operation, changed)

    return answer


@cache
def _created_from(kind: str) -> tuple[Field, ...]:
    """Return the fields that creating an object of the kind takes."""
    path = KINDS[kind].path
    bodies = (item.body for item in all_operations() if (item.method, item.path) == ("POST", path))
    models = (body.model for body in bodies if body is not None and body.model is not None)
    return tuple(field for model in models for field in model.__fields__)


def refuse_cleared(fields: tuple[Field, ...], bodies: list[tuple[str, Object]]) -> None:
    """Refuse to clear what an object, or one inside it, cannot be without; `fields` are those to create it with."""
    problems = [problem for where, body in bodies for problem in _cleared(fields, body, where)]
    if problems:
        raise Refusal(400, problems)


def _cleared(fields: tuple[Field, ...], body: Object, where: str) -> Iterator[Problem]:
    for field in fields:
        if field.wire in body:
            value, path = body[field.wire], where + field.wire
            if field.required and value in (None, "", []):
                yield missing(path) if value is None else invalid(path, "must not be empty")
            elif isinstance(field.kind, Nested) and isinstance(value, dict):
                yield from _cleared(field.kind.model.__fields__, value, f"{path}.")


def _archive(operation: Operation[Any], kind: Kind) -> Handler:
    archived = operation.path.endswith("/archive")

    def answer(call: Call) -> Object:
        return _set_archived(call, kind, _position(call, kind), archived)

    return answer


def _archive_bulk(operation: Operation[Any], kind: Kind) -> Handler:
    archived = operation.path.endswith("/archive")
    most = 50

    def answer(call: Call) -> Any:
        wanted = call.params["ids"]
        if len(wanted) > most:
            raise bad_parameter("ids", f"size must be between 1 and {most}")
        places = [call.find(kind.name, identifier) for identifier in wanted]
        return _wrapped(operation, [_set_archived(call, kind, place, archived) for place in places])

    return answer


def _delete(operation: Operation[Any], kind: Kind) -> Handler:
    def answer(call: Call) -> Any:
        position = _position(call, kind)
        collection = call.collection(kind.name)
        if kind.retired:
            item = collection.get(position)
            item["retired"] = True
            collection.put(position, item)
            call.changed(kind, "deleted", item)
        else:
            collection.remove(position)
        return {"status": "SUCCESS"} if operation.answer.kind is not None else None

    return answer


def _check(call: Call, kind: Kind, body: Object, item: Object | None) -> None:
    problems = list(RULES.get(kind.name, _PLAIN).check(call, body, item))
    if problems:
        raise refused(problems)


def _check_all(call: Call, kind: Kind, pairs: list[tuple[Object, Object | None]]) -> None:
    """Refuse everything if one cannot be done; the others are named as rolled back."""
    problems: list[Problem] = []
    innocent = 0
    for place, (body, item) in enumerate(pairs):
        try:
            _check(call, kind, body, item)
            innocent += 1
        except Refusal as refusal:
            for problem in refusal.problems:
                problems.append(problem)
                problems.append(Problem(problem.code, f"[{place}] : {problem.message}", problem.category))
    if problems:
        rolled_back = Problem("BDC_1246", "Rolled back: another item of the call failed.", "APPLICATION")
        raise Refusal(refused(problems).status, [*problems, *[rolled_back] * innocent])


def _make(call: Call, kind: Kind, fields: frozenset[str], body: Object) -> Object:
    collection = call.collection(kind.name)
    position = collection.end
    item: Object = {"id": collection.ids.make(position)}
    if isinstance(collection.ids, SpendIds):
        item["uuid"] = collection.ids.uuid(position)
    if "archived" in fields:
        item["archived"] = False
    if "retired" in fields:
        item["retired"] = False
    item.update({name: _given(value) for name, value in body.items() if name in fields and value is not None})
    item["id"] = collection.ids.make(position)
    if kind.lines:
        _number_lines(kind, position, item, [])
    for name in ("createdTime", "updatedTime"):
        if name in fields:
            item[name] = call.time
    RULES.get(kind.name, _PLAIN).derive(call, item, body, None)
    collection.add(item, _owner(call, kind))
    call.changed(kind, "created", item)
    return item


def _write(call: Call, kind: Kind, fields: frozenset[str], position: int, body: Object, replace: bool) -> Object:
    collection = call.collection(kind.name)
    before = collection.get(position)
    item = collection.get(position)
    given = {name: value for name, value in body.items() if name in fields and name != "id"}
    lines = given.pop(kind.lines, None) if kind.lines else None
    if replace:
        # what a request can set and this one does not is gone
        for name in _settable(call.operation):
            item.pop(name, None)
        item.update({name: _given(value) for name, value in given.items() if value is not None})
        if kind.lines:
            item[kind.lines] = lines or []
    else:
        merge(item, given)
        if lines is not None:
            item[kind.lines] = merge_lines(before.get(kind.lines) or [], lines)
    if kind.lines:
        _number_lines(kind, position, item, before.get(kind.lines) or [])
    if "updatedTime" in fields:
        item["updatedTime"] = call.time
    RULES.get(kind.name, _PLAIN).derive(call, item, body, before)
    collection.put(position, item)
    call.changed(kind, "updated", item)
    return item


def _settable(operation: Operation[Any]) -> frozenset[str]:
    model = operation.body.model if operation.body is not None else None
    return frozenset() if model is None else frozenset(field.wire for field in model.__fields__ if field.wire != "id")


def _set_archived(call: Call, kind: Kind, position: int, archived: bool) -> Object:
    collection = call.collection(kind.name)
    item = collection.get(position)
    if item.get("archived") != archived:
        rules = RULES.get(kind.name, _PLAIN)
        if archived and (problems := list(rules.check_archive(call, item))):
            raise refused(problems)
        item["archived"] = archived
        rules.archived(item)
        item["updatedTime"] = call.time
        collection.put(position, item)
        call.changed(kind, "archived" if archived else "restored", item)
    return item


def merge(item: Object, given: Mapping[str, Any]) -> None:
    """Change the fields that are given; null clears one, an object changes the fields it has."""
    for name, value in given.items():
        if value is None:
            item.pop(name, None)
        elif isinstance(value, dict) and isinstance(item.get(name), dict):
            merge(item[name], value)
        else:
            item[name] = _given(value)


def _given(value: Any) -> Any:
    """Return a value without the nulls inside it: what is not set is not there."""
    if isinstance(value, dict):
        return {name: _given(item) for name, item in value.items() if item is not None}
    return [_given(item) for item in value] if isinstance(value, list) else value


def merge_lines(before: list[Object], given: list[Object]) -> list[Object]:
    """Change the lines that are named by id, append the others, keep what is not mentioned."""
    lines = {line["id"]: dict(line) for line in before}
    added = []
    for line in given:
        known = lines.get(line.get("id", ""))
        if known is None:
            added.append(_given(line))
        else:
            merge(known, line)
    return [*lines.values(), *added]


def _number_lines(kind: Kind, position: int, item: Object, before: list[Object]) -> None:
    """Give ids to the lines that are new; an id that was never ours counts as none."""
    prefix = _LINE_PREFIXES[kind.name]
    known = {line["id"] for line in before}
    place = max((int(identifier[-5:], 16) for identifier in known), default=-1)
    for line in item.get(kind.lines) or ():
        if line.get("id") not in known:
            place += 1
            line["id"] = line_id(prefix, position, place)


def _wrapped(operation: Operation[Any], items: list[Object]) -> Any:
    return items if operation.answer.key is None else {operation.answer.key: items}


_MAKERS: Final = {
    ("GET", ""): _list,
    ("POST", ""): _create,
    ("GET", "/{}"): _get,
    ("PATCH", "/{}"): _change,
    ("PUT", "/{}"): _change,
    ("DELETE", "/{}"): _delete,
    ("POST", "/{}/archive"): _archive,
    ("POST", "/{}/restore"): _archive,
    ("POST", "/bulk"): _create_bulk,
    ("PATCH", "/bulk"): _change_bulk,
    ("PUT", "/bulk"): _change_bulk,
    ("POST", "/bulk/archive"): _archive_bulk,
    ("POST", "/bulk/restore"): _archive_bulk,
}
