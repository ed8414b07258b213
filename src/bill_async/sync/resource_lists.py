"""The lists that can be copied, derived from the operation table.

A list cannot be copied in these cases:

- it belongs to no organization (partner and webhook lists, and the lists in `EXCLUDED`);
- it needs a query parameter that only a person can choose;
- its items have no identity, so that a second copy could not replace the first;
- it is nested more than one level below another list.

A list whose path holds the id of another list's object (`/v3/spend/budgets/{budgetId}/members`) is *nested*: it costs
one request for every parent. It is `cheap` if BILL does not filter the parent list by time, because such lists hold a
few settings. Other parent lists, such as bills with their attachments, hold tens of thousands of objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Literal, Protocol, TypeAlias

import attrs

from bill_async._schema.fields import Field
from bill_async._schema.models import Model
from bill_async._schema.operation import Operation
from bill_async.errors import InvalidRequestError
from bill_async.scanning.lists import (
    CREATED,
    UPDATED,
    identity_of,
    is_incremental,
    is_sliceable,
    is_sorted,
    item_model,
    join_identity,
)
from bill_async.types import Family, JsonValue

__all__ = ["EXCLUDED", "Fields", "NestedLists", "ResourceList", "listable", "select"]

NestedLists: TypeAlias = Literal["none", "cheap", "all"]
"""The nested lists to copy."""

EXCLUDED: Final[Mapping[tuple[Family, str], str]] = {
    ("v3", "listAllOrganizations"): "it lists the organizations of the user, not objects of an organization",
}
"""Further lists that are not copied, with the reason."""

_ORGANIZATION: Final = "organizationId"


class Fields(Protocol):
    """An object whose fields can be asked for: a mapping, or an item of a page."""

    def get(self, wire: str, /) -> JsonValue:
        """Return a field, or None."""
        ...


@attrs.frozen(kw_only=True, eq=False)
class ResourceList:
    """A list of objects, and its table."""

    name: str
    """The name of the list and of its table, after the accessor: `bills`, `spend_budgets_members`."""
    operation: Operation[Any]
    model: type[Model]
    identity: tuple[str, ...]
    """The wire fields that identify an object: the first that is set or, with `composite`, all together."""
    composite: bool = False
    parent: ResourceList | None = None
    """The list that this one is nested below."""
    reader: Operation[Any] | None = None
    """The operation that reads one of its objects by its identity, if there is one."""

    @property
    def family(self) -> Family:
        """The family of its operation."""
        return self.operation.family

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of its objects."""
        return self.model.__fields__

    @cached_property
    def sliceable(self) -> bool:
        """Whether it can be walked in several slices of `createdTime` at once."""
        return self.parent is None and is_sliceable(self.operation)

    @cached_property
    def sorted(self) -> bool:
        """Whether it can be walked in the order of creation, which later changes do not affect."""
        return self.parent is None and is_sorted(self.operation)

    @cached_property
    def incremental(self) -> bool:
        """Whether its changes since a given time can be fetched."""
        return self.parent is None and is_incremental(self.operation)

    @cached_property
    def cheap(self) -> bool:
        """Whether it costs few requests, because it is not nested or is nested below a list of settings."""
        return self.parent is None or not any(f.wire in (CREATED, UPDATED) for f in self.parent.operation.filters)

    def key(self, item: Fields) -> str | None:
        """Return the identity of an object within its organization (and parent), or None."""
        return join_identity([item.get(name) for name in self.identity], composite=self.composite)

    def path(self, organization_id: str, parent_id: str | None) -> tuple[str, ...]:
        """Return the values of the path parameters."""
        value = organization_id if self.parent is None else parent_id or ""
        return tuple(value for _ in self.operation.path_params)


def listable(operations: Iterable[Operation[Any]]) -> tuple[ResourceList, ...]:
    """Return all lists that can be copied, parents before the lists nested below them."""
    table = tuple(operations)
    roots: dict[str, ResourceList] = {}  # by path
    nested: list[ResourceList] = []
    for operation in table:
        if operation.path_params and operation.path_params[0].wire != _ORGANIZATION:
            continue
        if (resource := _resource(operation, None)) is not None:
            roots[operation.path] = attrs.evolve(resource, reader=_reader(table, resource))
    parents = _parents(table, roots)
    for operation in table:
        wires = [parameter.wire for parameter in operation.path_params]
        if len(wires) != 1 or (parent := parents.get((operation.family, wires[0]))) is None:
            continue
        if (resource := _resource(operation, parent)) is not None:
            nested.append(resource)
    return (*roots.values(), *nested)


def select(
    resources: Sequence[ResourceList],
    *,
    nested: NestedLists = "cheap",
    only: Iterable[str] | None = None,
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
) -> tuple[ResourceList, ...]:
    """Select resources: `only` these, or those that `nested` allows, plus `include`, minus `exclude`.

    The parent of a selected nested resource is selected too, because the nested list needs it.

    Raises: `InvalidRequestError` for an unknown name, or if nothing is selected.
    """
    by_name = {resource.name: resource for resource in resources}
    if only is None:
        only = [r.name for r in resources if nested == "all" or r.parent is None or (nested == "cheap" and r.cheap)]
    chosen, excluded = [*only, *include], list(exclude)
    for name in (*chosen, *excluded):
        if name not in by_name:
            raise InvalidRequestError(f"{name!r} is not a resource; there are {', '.join(sorted(by_name))}")
    if not chosen:
        raise InvalidRequestError("only: no list is chosen; name some, or leave it out to choose all", field="only")
    names = set(chosen) - set(excluded)
    if not names:
        raise InvalidRequestError("exclude: all chosen lists are excluded; exclude fewer", field="exclude")
    names |= {parent.name for name in names if (parent := by_name[name].parent) is not None}
    return tuple(resource for resource in resources if resource.name in names)


def _resource(operation: Operation[Any], parent: ResourceList | None) -> ResourceList | None:
    """Return the resource of a list operation, or None if it cannot be copied."""
    if operation.method != "GET" or operation.family not in ("v3", "spend"):
        return None
    if (operation.family, operation.id) in EXCLUDED or any(parameter.required for parameter in operation.query):
        return None
    if (model := item_model(operation)) is None:
        return None
    identity, composite = identity_of(model)
    if not identity or (operation.page is None and identity != ("id",)):
        return None
    return ResourceList(
        name=_name(operation.accessor),
        operation=operation,
        model=model,
        identity=identity,
        composite=composite,
        parent=parent,
    )


def _reader(operations: Sequence[Operation[Any]], resource: ResourceList) -> Operation[Any] | None:
    """Return the operation that reads one object of a list by its identity."""
    if len(resource.identity) > 1:
        return None
    for operation in operations:
        collection, _, last = operation.path.rpartition("/")
        alone = last.startswith("{") and len(operation.path_params) == 1
        if operation.method == "GET" and alone and collection == resource.operation.path:
            return operation
    return None


def _name(accessor: str) -> str:
    """Return the name of a table for an accessor: `spend_budgets_members` for `spend.budgets.list_members`."""
    *path, method = accessor.split(".")
    if (what := method.removeprefix("list").lstrip("_")) != "":
        path.append(what)
    return "_".join(path)


def _parents(
    operations: Sequence[Operation[Any]], roots: Mapping[str, ResourceList]
) -> dict[tuple[Family, str], ResourceList]:
    """Return the parent list of each path parameter: the list below which an operation reads one object by it."""

    def found() -> Iterator[tuple[tuple[Family, str], ResourceList]]:
        for operation in operations:
            collection, _, last = operation.path.rpartition("/")
            if operation.method == "GET" and last.startswith("{") and collection in roots:
                yield (operation.family, last[1:-1]), roots[collection]

    return dict(found())
