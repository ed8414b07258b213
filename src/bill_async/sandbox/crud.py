"""Generic handlers for all types of objects: create, get, list, update, archive and delete."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from bill_async._schema.fields import Field
from bill_async._schema.operation import Operation

from .collection import Object
from .context import RULES, Handler, RequestContext, Rules
from .errors import Problem, Refusal, bad_parameter, gathering, invalid, missing, refused
from .filtering import Sorting, Term, parse_filters, parse_sorts
from .ids import SpendIds, line_id
from .listing import Query, all_rows, keyset_page, offset_page
from .object_types import Aliases, ObjectType, ObjectTypes, answer_fields, is_array, model_of, split_path
from .validation import read_size, read_start

__all__ = ["derive", "list_page", "merge", "merge_lines", "page_body", "read_list", "refuse_cleared"]

_PLAIN: Final = Rules()


def derive(operation: Operation[Any], types: ObjectTypes) -> Handler | None:
    """Return the generic handler of an operation, or None if its method and path do not determine one."""
    base, shape = split_path(operation.path)
    object_type = types.by_path.get(base)
    maker = _MAKERS.get((operation.method, shape))
    if object_type is None or maker is None or not _fits(operation, shape):
        return None
    return maker(operation, object_type)


def _fits(operation: Operation[Any], shape: str) -> bool:
    """Whether the body and the answer fit the generic handler."""
    body = operation.body
    match operation.method:
        case "GET":
            return shape != "" or is_array(operation)
        case "POST" | "PUT" | "PATCH" if shape in ("", "/{}", "/bulk"):
            return body is not None and body.model is not None and body.many == (shape == "/bulk")
        case _:
            return body is None or body.model is None or shape.startswith("/bulk/")


# -- reading


def _list(operation: Operation[Any], object_type: ObjectType) -> Handler:
    def answer(context: RequestContext) -> bytes:
        return list_page(context, object_type)

    return answer


def list_page(
    context: RequestContext,
    object_type: ObjectType,
    *,
    owner: str | None = None,
    where: Callable[[Object], bool] | None = None,
) -> bytes:
    """Answer one page of a list. `owner` and `where` narrow it further than the request."""
    operation, query = context.operation, context.query
    size, terms, sorts = read_list(operation, query, object_type.aliases)
    asked = Query(
        terms=terms,
        sorts=sorts,
        owner=_owner(context, object_type) if owner is None else owner,
        where=where,
    )
    collection = context.collection(object_type.name)
    style = operation.page_style
    if style.counts:
        start = read_start(query)
        return _array(operation, all_rows(collection, asked, start, size))
    if style.cursor is None:
        return _array(operation, all_rows(collection, asked))
    cursor = query.get(style.cursor) or None
    if style.back is not None:
        return page_body(*offset_page(collection, asked, size, cursor, query.get(style.back) or None))
    return page_body(*keyset_page(collection, asked, size, cursor, both_ways=style.both_ways))


def _array(operation: Operation[Any], rows: list[bytes]) -> bytes:
    """Return a list without cursors, under its key if it has one."""
    array = b"[%b]" % b",".join(rows)
    if operation.page is not None and operation.answer.key is None and not operation.page_style.counts:
        return page_body(rows, None, None)
    return array if operation.answer.key is None else b'{"%b":%b}' % (operation.answer.key.encode(), array)


def read_list(
    operation: Operation[Any], query: Mapping[str, str], aliases: Aliases
) -> tuple[int, list[Term], list[Sorting]]:
    """Read the page size, filters and sorts of a list. All problems are reported at once."""
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
    """Return a page of objects that are already JSON."""
    parts = [b'{"results":[', b",".join(rows), b"]"]
    if next_page is not None:
        parts.append(b',"nextPage":"%b"' % next_page.encode())
    if prev_page is not None:
        parts.append(b',"prevPage":"%b"' % prev_page.encode())
    parts.append(b"}")
    return b"".join(parts)


def _get(operation: Operation[Any], object_type: ObjectType) -> Handler:
    def answer(context: RequestContext) -> bytes:
        return context.collection(object_type.name).raw(_position(context, object_type))

    return answer


def _owner(context: RequestContext, object_type: ObjectType) -> str | None:
    """Return the id of the object that the listed objects belong to, in its older form."""
    if not object_type.owner:
        return None
    position = context.find(object_type.owner, next(iter(context.path.values())))
    return context.collection(object_type.owner).ids.make(position)


def _position(context: RequestContext, object_type: ObjectType) -> int:
    """Return the position of the object named in the path, which must belong to its owner."""
    position = context.find(object_type.name, context.last)
    if object_type.owner and context.collection(object_type.name).owner(position) != _owner(context, object_type):
        raise Refusal(404, Problem("BDC_1205", f"{object_type.what} {context.last} does not exist", "APPLICATION"))
    return position


# -- writing


def _create(operation: Operation[Any], object_type: ObjectType) -> Handler:
    fields = answer_fields(operation)

    def answer(context: RequestContext) -> Object:
        _check(context, object_type, context.body, None)
        return _make(context, object_type, fields, context.body)

    return answer


def _create_bulk(operation: Operation[Any], object_type: ObjectType) -> Handler:
    fields = answer_fields(operation)

    def answer(context: RequestContext) -> Any:
        _check_all(context, object_type, [(body, None) for body in context.body])
        return _wrapped(operation, [_make(context, object_type, fields, body) for body in context.body])

    return answer


def _change(operation: Operation[Any], object_type: ObjectType) -> Handler:
    fields = answer_fields(operation)
    replace = operation.method == "PUT"

    def answer(context: RequestContext) -> Object:
        position = _position(context, object_type)
        refuse_cleared(object_type.creation, [("", context.body)])
        _check(context, object_type, context.body, context.collection(object_type.name).get(position))
        return _write(context, object_type, fields, position, context.body, replace)

    return answer


def _change_bulk(operation: Operation[Any], object_type: ObjectType) -> Handler:
    fields = answer_fields(operation)
    replace = operation.method == "PUT"

    def answer(context: RequestContext) -> Any:
        collection = context.collection(object_type.name)
        places = [context.find(object_type.name, body["id"]) for body in context.body]
        refuse_cleared(object_type.creation, [(f"[{place}].", body) for place, body in enumerate(context.body)])
        _check_all(
            context, object_type, [(body, collection.get(at)) for body, at in zip(context.body, places, strict=True)]
        )
        changed = [
            _write(context, object_type, fields, at, body, replace)
            for body, at in zip(context.body, places, strict=True)
        ]
        return _wrapped(operation, changed)

    return answer


def refuse_cleared(fields: tuple[Field, ...], bodies: list[tuple[str, Object]]) -> None:
    """Refuse to clear required fields of an object, or of an object inside it. `fields` are the fields of its
    creation."""
    problems = [problem for where, body in bodies for problem in _cleared(fields, body, where)]
    if problems:
        raise Refusal(400, problems)


def _cleared(fields: tuple[Field, ...], body: Object, where: str) -> Iterator[Problem]:
    for field in fields:
        if field.wire in body:
            value, path = body[field.wire], where + field.wire
            if field.required and value in (None, "", []):
                yield missing(path) if value is None else invalid(path, "must not be empty")
            elif (model := model_of(field.kind)) is not None and isinstance(value, dict):
                yield from _cleared(model.__fields__, value, f"{path}.")


def _archive(operation: Operation[Any], object_type: ObjectType) -> Handler:
    archived = operation.path.endswith("/archive")

    def answer(context: RequestContext) -> Object:
        return _set_archived(context, object_type, _position(context, object_type), archived)

    return answer


def _archive_bulk(operation: Operation[Any], object_type: ObjectType) -> Handler:
    archived = operation.path.endswith("/archive")
    most = 50

    def answer(context: RequestContext) -> Any:
        wanted = context.params["ids"]
        if len(wanted) > most:
            raise bad_parameter("ids", f"size must be between 1 and {most}")
        places = [context.find(object_type.name, identifier) for identifier in wanted]
        return _wrapped(operation, [_set_archived(context, object_type, place, archived) for place in places])

    return answer


def _delete(operation: Operation[Any], object_type: ObjectType) -> Handler:
    def answer(context: RequestContext) -> Any:
        position = _position(context, object_type)
        collection = context.collection(object_type.name)
        if object_type.retired:
            item = collection.get(position)
            item["retired"] = True
            collection.put(position, item)
            context.changed(object_type.name, "deleted", item)
        else:
            collection.remove(position)
        return {"status": "SUCCESS"} if operation.answer.kind is not None else None

    return answer


def _check(context: RequestContext, object_type: ObjectType, body: Object, item: Object | None) -> None:
    problems = list(RULES.get(object_type.name, _PLAIN).check(context, body, item))
    if problems:
        raise refused(problems)


def _check_all(context: RequestContext, object_type: ObjectType, pairs: list[tuple[Object, Object | None]]) -> None:
    """Refuse the whole call if one item is refused. The other items are reported as rolled back."""
    problems: list[Problem] = []
    innocent = 0
    for place, (body, item) in enumerate(pairs):
        try:
            _check(context, object_type, body, item)
            innocent += 1
        except Refusal as refusal:
            for problem in refusal.problems:
                problems.append(problem)
                problems.append(Problem(problem.code, f"[{place}] : {problem.message}", problem.category))
    if problems:
        rolled_back = Problem("BDC_1246", "Rolled back: another item of the call failed.", "APPLICATION")
        raise Refusal(refused(problems).status, [*problems, *[rolled_back] * innocent])


def _make(context: RequestContext, object_type: ObjectType, fields: frozenset[str], body: Object) -> Object:
    collection = context.collection(object_type.name)
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
    if object_type.lines:
        _number_lines(object_type, position, item, [])
    for name in ("createdTime", "updatedTime"):
        if name in fields:
            item[name] = context.time
    RULES.get(object_type.name, _PLAIN).derive(context, item, body, None)
    collection.add(item, _owner(context, object_type))
    context.changed(object_type.name, "created", item)
    return item


def _write(
    context: RequestContext, object_type: ObjectType, fields: frozenset[str], position: int, body: Object, replace: bool
) -> Object:
    collection = context.collection(object_type.name)
    before = collection.get(position)
    item = collection.get(position)
    given = {name: value for name, value in body.items() if name in fields and name != "id"}
    lines = given.pop(object_type.lines, None) if object_type.lines else None
    if replace:
        # fields that this request leaves out are removed
        for name in _settable(context.operation):
            item.pop(name, None)
        item.update({name: _given(value) for name, value in given.items() if value is not None})
        if object_type.lines:
            item[object_type.lines] = lines or []
    else:
        merge(item, given)
        if lines is not None:
            item[object_type.lines] = merge_lines(before.get(object_type.lines) or [], lines)
    if object_type.lines:
        _number_lines(object_type, position, item, before.get(object_type.lines) or [])
    if "updatedTime" in fields:
        item["updatedTime"] = context.time
    RULES.get(object_type.name, _PLAIN).derive(context, item, body, before)
    collection.put(position, item)
    context.changed(object_type.name, "updated", item)
    return item


def _settable(operation: Operation[Any]) -> frozenset[str]:
    model = operation.body.model if operation.body is not None else None
    return frozenset() if model is None else frozenset(field.wire for field in model.__fields__ if field.wire != "id")


def _set_archived(context: RequestContext, object_type: ObjectType, position: int, archived: bool) -> Object:
    collection = context.collection(object_type.name)
    item = collection.get(position)
    if item.get("archived") != archived:
        rules = RULES.get(object_type.name, _PLAIN)
        if archived and (problems := list(rules.check_archive(context, item))):
            raise refused(problems)
        item["archived"] = archived
        rules.archived(item)
        item["updatedTime"] = context.time
        collection.put(position, item)
        context.changed(object_type.name, "archived" if archived else "restored", item)
    return item


def merge(item: Object, given: Mapping[str, Any]) -> None:
    """Change the given fields. A null clears a field, and an object changes only the fields that it has."""
    for name, value in given.items():
        if value is None:
            item.pop(name, None)
        elif isinstance(value, dict) and isinstance(item.get(name), dict):
            merge(item[name], value)
        else:
            item[name] = _given(value)


def _given(value: Any) -> Any:
    """Return a value without the nulls inside it, because unset fields are absent."""
    if isinstance(value, dict):
        return {name: _given(item) for name, item in value.items() if item is not None}
    return [_given(item) for item in value] if isinstance(value, list) else value


def merge_lines(before: list[Object], given: list[Object]) -> list[Object]:
    """Change the lines with a known id, append the others, and keep the rest."""
    lines = {line["id"]: dict(line) for line in before}
    added = []
    for line in given:
        known = lines.get(line.get("id", ""))
        if known is None:
            added.append(_given(line))
        else:
            merge(known, line)
    return [*lines.values(), *added]


def _number_lines(object_type: ObjectType, position: int, item: Object, before: list[Object]) -> None:
    """Give ids to new lines. An unknown id counts as no id."""
    prefix = object_type.line_prefix
    known = {line["id"] for line in before}
    place = max((int(identifier[-5:], 16) for identifier in known), default=-1)
    for line in item.get(object_type.lines) or ():
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
