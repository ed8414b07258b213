"""The types of events: those that BILL sends, those that are made from lists, and the classes that handlers get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from . import names
from .spec import Module, Notification, Operation, Spec

_UPDATED: Final = "updatedTime"
_SINCE: Final = "gte"
_IDENTITIES: Final = ("id", "uuid")


@attrs.frozen(kw_only=True)
class Listed:
    """A type of events that BILL does not send. It is made from a list that can be filtered by the time of the last
    change."""

    event: str
    model: str
    key: str
    resource: str
    identity: str


@attrs.frozen(kw_only=True)
class Feed:
    """A list that can be filtered by the time of the last change."""

    event: str
    """The type of the events that are made from it."""
    family: str
    operation: str


@attrs.frozen(kw_only=True)
class Group:
    """Types of events whose handlers get an object of the same class."""

    name: str
    """The name of the alias of their literals."""
    types: tuple[str, ...]
    model: str


class EventTypes:
    """The types of events in the spec."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        told = [module.notifications for module in spec.modules if module.notifications is not None]
        self.sent: tuple[Notification, ...] = told[0].events if told else ()
        self._lists = dict(self._updated_lists())
        sent = {str(event.event): event for event in self.sent}
        by_resource = {str(event.resource): name for name, event in sent.items() if name.endswith(".updated")}
        self.listed = tuple(
            self._listed(module, operation)
            for accessor, (module, operation) in self._lists.items()
            if accessor not in by_resource
        )
        by_resource |= {each.resource: each.event for each in self.listed}
        self.feeds: Mapping[str, Feed] = {
            accessor: Feed(event=by_resource[accessor], family=module.family, operation=str(operation.id))
            for accessor, (module, operation) in self._lists.items()
        }
        """The lists that events are made from, by the accessor of their resource."""

    def groups(self) -> Iterator[Group]:
        """Yield the types of events by the class of the object that BILL sends or that the list contains."""
        grouped: dict[str, list[str]] = {}
        for event in self.sent:
            grouped.setdefault(event.model, []).append(str(event.event))
        for each in self.listed:
            grouped.setdefault(each.model, []).append(each.event)
        yield from self._named(grouped, "{}EventType")

    def reloaded(self) -> Iterator[Group]:
        """Yield the types of events by the class that the `get` of their resource returns."""
        grouped: dict[str, list[str]] = {}
        for event, resource in (
            *((str(each.event), str(each.resource)) for each in self.sent),
            *((each.event, each.resource) for each in self.listed),
        ):
            getter = self._getter(resource)
            if getter is not None and getter.returns is not None:
                grouped.setdefault(getter.returns.innermost.argument, []).append(event)
        yield from self._named(grouped, "Reloaded{}EventType")

    def _named(self, grouped: Mapping[str, list[str]], name: str) -> Iterator[Group]:
        every = [*(str(each.event) for each in self.sent), *(each.event for each in self.listed)]
        for model, events in grouped.items():
            stems = dict.fromkeys(event.rpartition(".")[0] for event in events)
            globs = (
                f"{stem}.*"
                for stem in stems
                if {event for event in every if event.startswith(f"{stem}.")} <= set(events)
            )
            yield Group(name=name.format(model), types=(*events, *globs), model=model)

    def _updated_lists(self) -> Iterator[tuple[str, tuple[Module, Operation]]]:
        for module in self._spec.modules:
            for operation in module.operations:
                if operation.name == "list" and not operation.path_params and self._tells_changes(operation):
                    yield names.resource_accessor(module), (module, operation)

    def _tells_changes(self, operation: Operation) -> bool:
        filtered = any(each.wire == _UPDATED and _SINCE in each.operators for each in operation.fields)
        item = operation.returns.innermost.argument if operation.returns is not None else ""
        model = self._spec.models.get(item)
        return filtered and model is not None and _UPDATED in model.fields

    def _listed(self, module: Module, operation: Operation) -> Listed:
        assert operation.returns is not None
        model = operation.returns.innermost.argument
        key = names.snake(model)
        fields = self._spec.models[model].fields
        return Listed(
            event=f"{key}.updated" if module.family == "v3" else f"{module.family}.{key}.updated",
            model=model,
            key=key,
            resource=names.resource_accessor(module),
            identity=next(wire for wire in _IDENTITIES if wire in fields),
        )

    def _getter(self, resource: str) -> Operation | None:
        for module in self._spec.modules:
            if module.operations and names.resource_accessor(module) == resource:
                return next((each for each in module.operations if each.name == "get"), None)
        return None
