"""The loader of the spec: it reads all files, resolves the names, and checks the result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import names
from .api_reader import read_api
from .field_reader import FieldReader, SymbolTable
from .model_reader import ModelReader
from .notification_reader import read_notifications
from .operation_reader import PATH_PARAMETER, Context, OperationReader
from .source import Block, Node, Problems, Source, SpecError, Where, Word, nearest
from .spec import METHODS, Api, Direction, Field, Model, Module, Operation, Spec
from .spec_files import SpecFile, SpecFiles
from .trace_reader import TraceLinker


def load(root: Path) -> Spec:
    """Load the spec in a folder.

    Raises: `SpecError` with all its problems.
    """
    problems = Problems()
    api = _api(root, problems)
    symbols = SymbolTable()
    fields = FieldReader(problems, symbols, api.ids)
    models = ModelReader(problems, symbols, fields)
    files = list(SpecFiles(root, problems, api.families).read())
    for file in files:
        models.collect(file.models, file.enums, file.module)
    for written in list(symbols.sources.values()):
        with problems.guard():
            models.model(str(written.name), written.name.where)
    context = Context(problems, api, symbols, fields, models)
    modules = [_module(context, file) for file in files]
    problems.check()
    TraceLinker(problems, symbols, models).link(modules, context.traces)
    problems.check()
    return _Linker(context, modules, root.name).spec()


def _api(root: Path, problems: Problems) -> Api:
    path = root / "api.yaml"
    if not path.is_file():
        raise SpecError([f"{root.name}/api.yaml:1: the file is missing"])
    api = None
    with problems.guard():
        api = read_api(problems, Source(root, problems).read(path))
    problems.check()
    assert api is not None
    return api


def _module(context: Context, file: SpecFile) -> Module:
    problems = context.problems
    params: dict[str, Field] = {}
    for key, node in file.params.items():
        with problems.guard():
            if key.endswith("!"):
                problems.add(key.where, f"path parameter {str(key)!r}: they are all required, leave '!' out")
            param = params[key.removesuffix("!")] = context.fields.field(key, node, file.module, "verified", ())
            if param.type.name not in ("id", "str", "int", "date") and param.type.argument not in context.symbols.enums:
                problems.add(
                    key.where, f"path parameter {str(param.wire)!r} is one value: id, str, int, date or an enum"
                )
    operations = []
    for key, node in file.operations.items():
        with problems.guard():
            family = context.api.families[file.family]
            operations.append(OperationReader(context, family, file.module, params, key, node).read())
    wanted = {name for node in file.operations.values() for name in _path_names(node)}
    for name in params.keys() - wanted:
        hint = nearest(name, wanted - params.keys())
        problems.add(params[name].wire.where, f"no path has the parameter {name!r}{hint}")
    notifications = None
    with problems.guard():
        notifications = read_notifications(context, file)
    return Module(
        name=file.module,
        file=file.where.file,
        family=file.family,
        resource=file.resource,
        doc=file.doc,
        models=[],
        enums=[enum for name, enum in context.symbols.enums.items() if context.symbols.homes[name] == file.module],
        operations=operations,
        notifications=notifications,
    )


def _path_names(node: Node) -> Iterator[str]:
    """Yield the path parameters of an operation before it has been read."""
    if isinstance(node, Block):
        for method, path in node.items():
            if method in METHODS and isinstance(path, Word):
                yield from PATH_PARAMETER.findall(path)


class _Linker:
    """The checks and derived data that need the whole spec."""

    def __init__(self, context: Context, modules: list[Module], root: str) -> None:
        self._problems = context.problems
        self._api = context.api
        self._symbols = context.symbols
        self._bases = context.models.bases
        read = context.models.read
        self._models = {name: read[name] for name in context.symbols.sources if name in read}
        self._modules = modules
        self._root = root

    def spec(self) -> Spec:
        """Return the spec, or raise its problems."""
        self._find_directions()
        for module in self._modules:
            module.models = self._ordered(module.name)
        self._check_use()
        self._check_notes()
        self._check_notifications()
        self._check_names()
        self._problems.check()
        return Spec(
            root=self._root,
            api=self._api,
            modules=tuple(self._modules),
            models=self._models,
            enums=self._symbols.enums,
            homes=self._symbols.homes,
        )

    def _find_directions(self) -> None:
        """Find which models are requests and which are answers, from their use in operations."""
        todo: list[tuple[str, Direction]] = []
        for operation in (operation for module in self._modules for operation in module.operations):
            if operation.body is not None:
                todo.append((operation.body.model, "request"))
            if operation.returns is not None:
                todo.append((operation.returns.innermost.argument, "answer"))
        for told in (module.notifications for module in self._modules if module.notifications is not None):
            todo += [(name, "answer") for name in (told.envelope, *(event.model for event in told.events))]
        while todo:
            name, direction = todo.pop()
            model = self._models.get(name)
            if model is not None and direction not in model.directions:
                model.directions.add(direction)
                todo += [(field.type.innermost.argument, direction) for field in model.visible(direction)]

    def _ordered(self, home: str) -> list[Model]:
        """Return the models of a file, each after those that it uses."""
        done: dict[str, Model] = {}

        def visit(name: str, above: tuple[str, ...]) -> None:
            if name not in self._models or name in done or self._symbols.homes[name] != home:
                return
            model = self._models[name]
            if name in above:
                circle = " -> ".join([*above[above.index(name) :], name])
                self._problems.add(model.name.where, f"models in a circle: {circle}")
                return
            for field in model.fields.values():
                visit(field.type.innermost.argument, (*above, name))
            visit(model.full, (*above, name))
            done[name] = model

        for name in self._symbols.sources:
            visit(name, ())
        return [model for model in done.values() if model.directions]

    def _check_use(self) -> None:
        for name, model in self._models.items():
            if not model.directions and name not in self._bases:
                self._problems.add(model.name.where, f"model {name} is never used")
        for name, enum in self._symbols.enums.items():
            if name not in self._symbols.used_enums:
                self._problems.add(enum.name.where, f"enum {name} is never used")

    def _check_notes(self) -> None:
        """Refuse notes for a direction in which the field does not occur."""
        shown = {
            (field.wire.where, direction)
            for model in self._models.values()
            for direction in model.directions
            for field in model.visible(direction)
        }
        for field in (field for model in self._models.values() for field in model.fields.values()):
            for direction in field.notes:
                if (field.wire.where, direction) not in shown:
                    text = f"{str(field.wire)!r} has a note for {direction}s, but is in none"
                    self._problems.add(field.wire.where, text)

    def _check_notifications(self) -> None:
        """The object of a notification can be read by its id, if a resource is named."""
        readable = {names.resource_accessor(module): module for module in self._modules if module.operations}
        for told in (module.notifications for module in self._modules if module.notifications is not None):
            for event in told.events:
                if not event.resource:
                    continue
                what = f"notification {str(event.event)!r}"
                module = readable.get(event.resource)
                if module is None:
                    hint = nearest(event.resource, readable)
                    self._problems.add(event.resource.where, f"{what}: unknown resource {str(event.resource)!r}{hint}")
                elif all(operation.name != "get" for operation in module.operations):
                    self._problems.add(event.resource.where, f"{what}: {event.resource} has no operation 'get'")
                elif not event.identity:
                    self._problems.add(event.resource.where, f"{what}: {event.model} has no field to get it by")

    def _check_names(self) -> None:
        """Refuse generated names that occur twice."""
        classes = {name: str(self._symbols.where(name)) for name in self._symbols.homes}

        def claim(made: str, where: Where, what: str) -> None:
            if made in classes:
                self._problems.add(where, f"{what} becomes the class {made}, like the definition at {classes[made]}")
            classes[made] = str(where)

        for name, model in self._models.items():
            if len(model.directions) == 2:
                claim(f"{name}Input", model.name.where, f"model {name} as a request")
        told = [module.notifications for module in self._modules if module.notifications is not None]
        for other in told[1:]:
            self._problems.add(other.where, f"notifications are already described at {told[0].where}")
        ids: dict[str, Operation] = {}
        routes: dict[str, Operation] = {}
        for module in self._modules:
            claim(names.resource_class(module), Where(module.file, 1), f"resource {module.resource!r}")
            for operation in module.operations:
                constant = f"{module.family} {names.constant_name(operation)}"
                route = f"{module.family} {operation.method} {PATH_PARAMETER.sub('{}', operation.path)}"
                for table, key, what in (
                    (ids, constant, f"id {str(operation.id)!r}"),
                    (routes, route, f"{operation.method} {operation.path}"),
                ):
                    first = table.setdefault(key, operation)
                    if first is not operation:
                        self._problems.add(operation.where, f"{what} is defined twice; the first is at {first.where}")
                if operation.fields:
                    made = names.fields_class(self._symbols.homes, module, operation)
                    claim(made, operation.where, f"what {str(operation.name)!r} filters and sorts by")
