"""The stub, the blocking classes and the async client have the same members, parameters and texts."""

from __future__ import annotations

import ast
import inspect
import pydoc
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import bill_async
from bill_async import blocking, paging, resources
from bill_async._http.raw import Raw
from bill_async._http.resource import Resource
from bill_async.blocking.wrapping import blocking_class
from bill_async.scanning.organizations import ScanAll
from codegen.blocking import STUB, stub
from codegen.public import PUBLIC

ROOT = Path(__file__).parents[2]
TREE = ast.parse((ROOT / STUB).read_text(encoding="utf-8"))
FAMILIES = (resources.V3, resources.Partner, resources.Spend, resources.Webhooks)
LISTS = (paging.Pager, bill_async.Scan, ScanAll, Raw)
NO_SESSION = ("__init__", "from_env")
"""Methods without the parameter `session`: one of aiohttp belongs to the event loop where it was made."""


def resource_classes() -> list[type]:
    modules = [
        import_module(f"bill_async.resources.{path.stem}")
        for path in (ROOT / "src/bill_async/resources").glob("[!_]*.py")
    ]
    return [
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Resource) and kind is not Resource
    ]


CLASSES: list[type] = [bill_async.BillClient, *FAMILIES, *LISTS, *resource_classes()]


def stub_members(name: str) -> dict[str, ast.FunctionDef]:
    """Return the methods of a class of the stub and of its base."""
    (node,) = (each for each in TREE.body if isinstance(each, ast.ClassDef) and each.name == name)
    found: dict[str, ast.FunctionDef] = {}
    for base in node.bases:
        if isinstance(base, ast.Name):
            found |= stub_members(base.id)
    return found | {each.name: each for each in node.body if isinstance(each, ast.FunctionDef)}


def public(names: Any) -> set[str]:
    return {name for name in names if not name.startswith("_")}


def of_stub(method: ast.FunctionDef) -> list[tuple[str, bool]]:
    """Return the parameters of a method, and whether each has a default."""
    arguments = method.args
    listed = [*arguments.posonlyargs, *arguments.args]
    without = len(listed) - len(arguments.defaults)
    found = [(each.arg, place >= without) for place, each in enumerate(listed)]
    found += [(arguments.vararg.arg, False)] if arguments.vararg else []
    pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    found += [(each.arg, default is not None) for each, default in pairs]
    return found + ([(arguments.kwarg.arg, False)] if arguments.kwarg else [])


def of_runtime(function: Any) -> list[tuple[str, bool]]:
    parameters = inspect.signature(function).parameters.values()
    return [(each.name, each.default is not each.empty) for each in parameters]


def blocking_form(kind: type) -> type:
    return blocking.BillClient if kind is bill_async.BillClient else blocking_class(kind)


def methods(kind: type) -> Iterator[tuple[str, Any]]:
    names = [*public(dir(kind)), *(["__init__"] if kind is bill_async.BillClient else [])]
    for name in names:
        member = inspect.getattr_static(kind, name)
        if inspect.isfunction(member) or isinstance(member, classmethod):
            yield name, getattr(member, "__func__", member)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_the_members_are_the_same(kind: type) -> None:
    extra = {"first_page"} if hasattr(kind, "__await__") else set[str]()
    assert public(stub_members(kind.__name__)) == public(dir(blocking_form(kind))) == public(dir(kind)) | extra


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_the_parameters_are_the_same(kind: type) -> None:
    for name, method in methods(kind):
        expected = of_runtime(method)
        if name in NO_SESSION:
            expected.remove(("session", True))
        runtime = inspect.getattr_static(blocking_form(kind), name)
        assert of_runtime(getattr(runtime, "__func__", runtime)) == expected, name
        declared = stub_members(kind.__name__)[name]
        if not any(ast.unparse(each) == "overload" for each in declared.decorator_list):
            assert of_stub(declared) == expected, name


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_the_texts_are_those_of_the_stub(kind: type) -> None:
    for name, declared in stub_members(kind.__name__).items():
        if name in public(dir(kind)):
            doc = inspect.getdoc(inspect.getattr_static(blocking_form(kind), name))
            assert doc == ast.get_docstring(declared), name
            assert doc is None or ("await " not in doc and "async " not in doc), name


def test_the_functions_are_those_of_the_async_client() -> None:
    for name in ("bulk", "scan_all"):
        assert of_runtime(getattr(blocking, name)) == of_runtime(getattr(bill_async, name))
        assert sum(isinstance(each, ast.FunctionDef) and each.name == name for each in TREE.body) == 2


def test_public_names_of_the_stub_exist() -> None:
    declared = {
        each.name
        for each in TREE.body
        if isinstance(each, ast.ClassDef | ast.FunctionDef)
        and "type_check_only" not in map(ast.unparse, each.decorator_list)
    }
    assert declared == set(blocking.__all__)
    assert all(hasattr(blocking, name) for name in blocking.__all__)


def test_the_stub_is_up_to_date() -> None:
    assert stub(ROOT) == (ROOT / STUB).read_text(encoding="utf-8")


def test_help_and_completion() -> None:
    text = pydoc.plain(pydoc.render_doc(blocking_class(import_module("bill_async.resources.bills").Bills).list))  # type: ignore[attr-defined]
    assert "Get list of bills." in text
    assert "filters:" in text
    assert {"get", "list", "create"} <= set(dir(blocking_class(import_module("bill_async.resources.bills").Bills)))


def test_the_package_does_not_import_it() -> None:
    program = (
        "import sys, bill_async\n"
        f"for name in {[name for names in PUBLIC.values() for name in names]}: getattr(bill_async, name)\n"
        "print('bill_async.blocking' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
