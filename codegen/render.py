"""The renderer: it makes the generated files from the spec and the templates."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs

from . import names
from .docstrings import Docstrings
from .event_types import EventTypes
from .literals import LINE, docstring, humane, literal, sentence, source
from .methods import Method, Methods
from .public import PUBLIC
from .python_types import PythonTypes, field_class, secret_filter
from .spec import Direction, Model, Module, Operation, Spec
from .templating import environment

GENERATED: Final = (
    "src/bill_async/__init__.py",
    "src/bill_async/webhooks/catalog.py",
    "src/bill_async/webhooks/listed.py",
    "src/bill_async/webhooks/typed_router.py",
    "src/bill_async/models/**/*",
    "src/bill_async/operations/**/*",
    "src/bill_async/resources/**/*",
)
"""The files and folders that hold only generated code."""

_RUFF: Final = (sys.executable, "-m", "ruff")
_STYLE: Final = ("--isolated", "--no-cache", "--quiet", "--line-length", str(LINE), "--target-version", "py311")


def render(spec: Spec) -> dict[str, str]:
    """Return all generated files, formatted, by path from the root of the project."""
    return formatted(_Renderer(spec).files())


class _Renderer:
    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._types = PythonTypes(spec)
        self._events = EventTypes(spec)
        self._docstrings = Docstrings(spec)
        self._methods = Methods(spec, self._types, self._docstrings)
        self._environment = environment(
            about_enum=self._docstrings.enum,
            doc=docstring,
            field_class=field_class,
            humane=humane,
            literal=literal,
            member=names.member_name,
            result=self._types.result,
            sentence=sentence,
            source=source,
            thousands="{:_}".format,
        )
        self._environment.globals |= {
            "about_model": self._docstrings.model,
            "names": names,
            "secret_filter": partial(secret_filter, spec),
            "spec": spec,
            "types": self._types,
        }

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the path and the unformatted text of every file."""
        package = "src/bill_async"
        yield f"{package}/_http/error_codes.py", self._text("codes.py.j2", api=self._spec.api)
        for module in self._spec.modules:
            if module.models or module.enums:
                yield f"{package}/models/{module.name}.py", self._models(module)
            if module.notifications is not None:
                yield f"{package}/webhooks/catalog.py", self._catalog(module)
                yield f"{package}/webhooks/listed.py", self._listed()
                yield f"{package}/webhooks/typed_router.py", self._typed_router()
            if module.operations:
                yield f"{package}/operations/{module.name}.py", self._operations(module)
                yield f"{package}/resources/{module.name}.py", self._resource(module)
        yield f"{package}/__init__.py", self._package_init()
        yield f"{package}/models/__init__.py", self._models_init()
        yield f"{package}/operations/__init__.py", self._operations_init()
        yield f"{package}/resources/__init__.py", self._resources_init()

    def _text(self, template: str, **values: Any) -> str:
        return self._environment.get_template(template).render(**values)

    def _models(self, module: Module) -> str:
        return self._text(
            "models.py.j2",
            module=module,
            classes=list(_classes(module)),
            names_exported=_exported_models(module),
            shared=self._shared(module),
        )

    def _catalog(self, module: Module) -> str:
        return self._text("catalog.py.j2", module=module, own=_exported_models(module), shared=self._shared(module))

    def _listed(self) -> str:
        models = sorted({each.model for each in self._events.listed})
        return self._text("listed.py.j2", events=self._events, models=models)

    def _typed_router(self) -> str:
        groups, reloaded = list(self._events.groups()), list(self._events.reloaded())
        models = sorted({group.model for group in (*groups, *reloaded)})
        return self._text("typed_router.py.j2", groups=groups, reloaded=reloaded, models=models)

    def _shared(self, module: Module) -> list[str]:
        """Return the common models that a module may import. Unused imports are removed later."""
        return [] if not module.family else [name for each in self._common() for name in _exported_models(each)]

    def _common(self) -> list[Module]:
        return [module for module in self._spec.modules if not module.family]

    def _operations(self, module: Module) -> str:
        path_params = {param.wire: param for operation in module.operations for param in operation.path_params}
        return self._text(
            "operations.py.j2",
            module=module,
            path_params=list(path_params.values()),
            fields_name=partial(names.fields_class, self._spec.homes, module),
            names_exported=_exported_operations(self._spec, module),
            own=_exported_models(module),
            shared=self._shared(module),
            field_classes=sorted({field_class(field) for op in module.operations for field in op.fields}),
        )

    def _resource(self, module: Module) -> str:
        methods: list[Method] = []
        for operation in module.operations:
            methods.append(method := self._methods.of(module, operation))
            if (scan := self._methods.scan(module, operation, method)) is not None:
                methods.append(scan)
        if any(method.name == "list" for method in methods):
            methods = [_unhidden(method) for method in methods]
        return self._text(
            "resource.py.j2",
            module=module,
            name=names.resource_class(module),
            methods=methods,
            own=_exported_models(module),
            shared=self._shared(module),
        )

    def _package_init(self) -> str:
        homes = {name: module for module, exported in PUBLIC.items() for name in exported}
        homes |= {name: f"models.{module}" for name, module in self._model_homes().items()}
        homes |= {name: f"operations.{module}" for name, module in self._fields_homes().items()}
        return self._text("package.py.j2", homes=homes)

    def _model_homes(self) -> dict[str, str]:
        return {name: module.name for module in self._spec.modules for name in _exported_models(module)}

    def _fields_homes(self) -> dict[str, str]:
        return {
            name: module.name
            for module in self._spec.modules
            for operation in module.operations
            if operation.fields
            for name in _fields_names(self._spec, module, operation)
        }

    def _models_init(self) -> str:
        homes = self._model_homes()
        doc = "The models of requests and answers, and the enums. Each module is imported on first use."
        return self._text("lazy.py.j2", doc=doc, homes=homes, tables=None)

    def _operations_init(self) -> str:
        homes = self._fields_homes()
        tables = {
            (module.family, str(operation.id)): (module.name, names.constant_name(operation))
            for module in self._spec.modules
            for operation in module.operations
        }
        doc = "The operations of BILL, and the fields that their lists can be filtered on and sorted by."
        return self._text("lazy.py.j2", doc=doc, homes=homes, tables=tables)

    def _resources_init(self) -> str:
        families = [
            {
                "name": names.family_class(family),
                "doc": family.doc,
                "resources": [
                    {
                        "name": module.resource,
                        "module": module.name,
                        "class": names.resource_class(module),
                        "doc": module.doc,
                    }
                    for module in self._spec.resources(family.name)
                ],
            }
            for family in self._spec.api.families.values()
        ]
        return self._text("resources.py.j2", families=[family for family in families if family["resources"]])


def _classes(module: Module) -> Iterator[tuple[Model, Direction]]:
    """Yield each class for the models of a module, with answers before requests."""
    for model in module.models:
        for direction in ("answer", "request"):
            if direction in model.directions:
                yield model, direction


def _exported_models(module: Module) -> list[str]:
    enums = [str(enum.name) for enum in module.enums]
    return sorted([*enums, *(names.class_name(model, direction) for model, direction in _classes(module))])


def _exported_operations(spec: Spec, module: Module) -> list[str]:
    constants = [names.constant_name(operation) for operation in module.operations]
    fields = [
        name for operation in module.operations if operation.fields for name in _fields_names(spec, module, operation)
    ]
    return sorted([*constants, *fields])


def _fields_names(spec: Spec, module: Module, operation: Operation) -> tuple[str, str]:
    """Return the full and the short name of the field class of a list."""
    full = names.fields_class(spec.homes, module, operation)
    return full, names.fields_alias(full)


def _unhidden(method: Method) -> Method:
    """Qualify the type `list`, which a method `list` of the same class would hide."""
    return attrs.evolve(method, returns=method.returns.replace("list[", "builtins.list["))


def formatted(files: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the files formatted by ruff, with sorted imports and without unused ones."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = []
        for path, text in files:
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            paths.append(path)
        compact = "lint.isort.split-on-trailing-comma=false"
        _ruff(root, "check", "--select", "I,F401", "--fix", "--config", 'src=["src"]', "--config", compact)
        _ruff(root, "format", "--config", "format.skip-magic-trailing-comma=true")
        return {path: (root / path).read_text(encoding="utf-8") for path in sorted(paths)}


def _ruff(root: Path, command: str, *options: str) -> None:
    done = subprocess.run(
        [*_RUFF, command, *_STYLE, *options, "."], cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"ruff {command} refuses the output: {done.stdout}{done.stderr}")
