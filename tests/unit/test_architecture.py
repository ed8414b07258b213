"""The architecture of the package: what each module may import, and whose private names it may use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import bill_async

ROOT: Final = Path(__file__).parents[2] / "src" / "bill_async"

LAYERS: Final = (
    ("_version", "types"),
    ("secret",),
    ("errors",),
    ("_base",),
    ("_schema",),
    ("filters", "models", "operations"),
    ("_limits", "paging", "retry", "hooks", "drift", "arrow"),
    ("scanning",),
    ("config", "network"),
    ("_http",),
    ("_auth",),
    ("resources",),
    ("bulk_writes",),
    ("reconcile",),
    ("journal",),
    ("runtime",),
    ("client",),
    ("sync", "openapi", "webhooks", "blocking"),
    ("redis", "dlt", "otel", "sandbox", "mcp"),
    ("testing",),
    ("cli",),
)
"""The packages and modules of the root, each below those that may import it. Those of one layer may import one another,
as long as no circle comes of it."""
LEVELS: Final = {name: level for level, names in enumerate(LAYERS) for name in names}
"""The layer of each."""


@cache
def modules() -> Mapping[str, ast.Module]:
    """Return the syntax trees of all modules, by their dotted name below the root; a package by its own."""
    trees = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        trees[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return trees


def is_package(module: str) -> bool:
    return (ROOT / Path(*module.split("."), "__init__.py")).exists() if module else True


def imported(module: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a module imports of the package, at its top, in functions and for type checkers."""
    for node in ast.walk(modules()[module]):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("bill_async."):
                    yield alias.name.removeprefix("bill_async."), ()
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = module.split(".") if module else []
                above = node.level if not is_package(module) else node.level - 1
                parts = package[: len(package) - above] + ([node.module] if node.module else [])
                base = ".".join(["bill_async", *parts])
            if base == "bill_async" or base.startswith("bill_async."):
                yield base.removeprefix("bill_async").removeprefix("."), tuple(alias.name for alias in node.names)


@cache
def targets(module: str) -> frozenset[str]:
    """Return the modules that a module imports. Of a package that is not made to re-export, it is its submodules."""
    found: set[str] = set()
    for base, names in imported(module):
        for name in names or ("",):
            full = f"{base}.{name}" if base and name else base or name
            found.add(full if full in modules() else base)
    return frozenset(target for target in found if target and target != module)


def unit(module: str) -> str:
    """Return the package or module of the root that a module belongs to."""
    return module.partition(".")[0]


def reachable(module: str, graph: Mapping[str, frozenset[str]]) -> set[str]:
    """Return what a module imports, what that imports, and so on."""
    found: set[str] = set()
    to_visit = [module]
    while to_visit:
        new = graph.get(to_visit.pop(), frozenset()) - found
        found |= new
        to_visit.extend(new)
    return found


def test_no_circle_of_imports() -> None:
    graph = {module: targets(module) for module in modules() if module}
    assert {module for module in graph if module in reachable(module, graph)} == set()


def test_every_module_has_its_layer() -> None:
    assert {unit(module) for module in modules() if module} == LEVELS.keys()


def test_packages_import_only_downward() -> None:
    upward = {
        f"{module} imports {target}"
        for module in modules()
        if module
        for target in targets(module)
        if LEVELS[unit(target)] > LEVELS[unit(module)]
    }
    assert upward == set()


def test_the_picture_shows_every_package_above_those_that_it_imports() -> None:
    picture = (ROOT.parents[1] / "docs/pages/architecture.svg").read_text(encoding="utf-8")
    boxes = re.findall(r'<text x="\d+" y="(\d+)" class="n">(.+?)</text>', picture)
    row = {name: int(y) for y, names in boxes for name in names.split(", ")}
    assert row.keys() == LEVELS.keys() - {"_version"}
    upward = {
        f"{unit(module)} imports {unit(target)}"
        for module in modules()
        for target in targets(module)
        if unit(module) in row and unit(target) in row and row[unit(target)] < row[unit(module)]
    }
    assert upward == set()


def test_no_public_name_is_that_of_a_module() -> None:
    """Importing the module would put it in the place of the name."""
    assert {unit(module) for module in modules() if module} & set(bill_async.__all__) == set()


def test_the_sandbox_does_not_import_the_client() -> None:
    client = {"client", "_http", "_auth", "resources", "bulk_writes", "reconcile", "sync"}
    assert {
        unit(target) for module in modules() if unit(module) == "sandbox" for target in targets(module)
    } & client == set()


# ---- private names


def owner(module: str) -> str:
    """Return the package that the private names of a module belong to; that of the modules of the root is the root."""
    return unit(module) if is_package(unit(module)) else ""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


@cache
def declared(package: str) -> frozenset[str]:
    """Return every private name that the modules of a package give to something of their own."""
    names: set[str] = set()
    for module, tree in modules().items():
        if owner(module) != package:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                names.add(node.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                names.add(node.attr)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
                names.add(node.value)  # in `__slots__`, and for getattr
    return frozenset(filter(is_private, names))


@cache
def only_elsewhere(package: str) -> frozenset[str]:
    """Return the private names of all other packages that this one does not have."""
    others = (declared(other) for other in {*map(owner, LEVELS)} if other != package)
    return frozenset[str]().union(*others) - declared(package)


def uses_of_private_names(module: str) -> Iterator[str]:
    """Yield the private names of other packages that a module uses."""
    for base, names in imported(module):
        if base and owner(base) != owner(module):
            yield from (name for name in names if is_private(name) and f"{base}.{name}" not in modules())
            yield from (part for part in base.split(".")[1:] if is_private(part))
    for node in ast.walk(modules()[module]):
        if isinstance(node, ast.Attribute) and is_private(node.attr):
            own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
            if not own and node.attr in only_elsewhere(owner(module)):
                yield node.attr


def test_private_names_are_used_in_their_own_package() -> None:
    found = {f"{module}: {name}" for module in modules() if module for name in uses_of_private_names(module)}
    assert found == set()


# ---- imports inside of functions

IMPORTING: Final = frozenset(
    {
        "_auth.accounts.Accounts.organization.make",
        "_auth.accounts.Accounts.partner.make",
        "_auth.accounts.Accounts.as_user.make",
        "_auth.accounts.Accounts._logout",
        "_http.caller.Caller.scan",
        "_http.error_response._message",
        "_http.options._error",
        "_http.request._encode_filters",
        "_limits.limiter.Limiter.snapshot",
    }
)
"""Functions that import: they run once for an account, for a call that has filters or is refused, after a mistake, or
not with calls at all."""


def importing_functions(node: ast.AST, name: str) -> Iterator[str]:
    """Yield the functions that hold an import themselves."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield name
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from importing_functions(child, f"{name}.{child.name}")
        else:
            yield from importing_functions(child, name)


def test_no_import_runs_with_a_request() -> None:
    through = {"_http", "_auth", "_limits", "paging", "retry", "bulk_writes", "reconcile"}
    found = {
        name
        for module, tree in modules().items()
        if unit(module) in through
        for name in importing_functions(tree, module)
        if name != module
    }
    assert found == IMPORTING
