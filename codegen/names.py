"""The Python names for names on the wire."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from .spec import Direction, Family, Model, Module, Operation

_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NO_NAME: Final = re.compile(r"[^0-9A-Za-z]+")

_IMPORT: Final = re.compile(r"^\s*from [\w.]+ import (\([^)]*\)|[\w, ]+)", re.MULTILINE)
_TEMPLATES: Final = Path(__file__).parent / "templates"
_CLIENT: Final = Path(__file__).parent.parent / "src/bill_async/client.py"

METHOD: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""The form of the names of methods and resources."""
_TYPES: Final = frozenset({"bool", "date", "datetime", "dict", "int", "list", "str"})
"""Types that a field of the same name would hide in the annotations after it."""
_MODEL: Final = frozenset({"from_dict", "from_json", "is_null", "null_fields", "to_dict", "to_json", "unknown_fields"})
_OPTIONS: Final = frozenset({"deadline", "headers", "priority", "retries", "timeout", "wait"})
_PARAMETERS: Final = _OPTIONS | {
    "body",
    "content",
    "filters",
    "max",
    "options",
    "ordered",
    "page",
    "self",
    "since",
    "sort",
}
"""The names of call options and of other parameters of resource methods."""
_HEADERS: Final = {"X-Idempotent-Key": "idempotency_key"}


def scan_name(listed: str) -> str:
    """Return the name of the method that scans a list: `scan_members` for `list_members`."""
    return listed.replace("list", "scan", 1)


@cache
def client_members() -> frozenset[str]:
    """Return the names of the client's members other than the resources of v3."""
    tree = ast.parse(_CLIENT.read_text(encoding="utf-8"))
    (client,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "BillClient")
    functions = (node for node in client.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(node.name for node in functions if not node.name.startswith("_"))


@cache
def imported_classes() -> frozenset[str]:
    """Return the classes that the templates import into generated modules."""
    texts = (path.read_text(encoding="utf-8") for path in _TEMPLATES.glob("*.py.j2"))
    found = (name for text in texts for names in _IMPORT.findall(text) for name in re.findall(r"\w+", names))
    return frozenset(name for name in found if name[0].isupper())


def snake(wire: str) -> str:
    """`payFromChartOfAccountId` -> `pay_from_chart_of_account_id`; digits do not split `last4digits` and `UPS_1DAY`."""
    parted = wire if wire.isupper() else _HUMP.sub("_", wire)
    return _NO_NAME.sub("_", parted).strip("_").lower()


def is_method_name(name: str) -> bool:
    """Whether a method may have a name. A keyword is not allowed, and a type would be hidden in later annotations."""
    return METHOD.fullmatch(name) is not None and not keyword.iskeyword(name) and name not in _TYPES - {"list"}


def camel(name: str) -> str:
    """`chart_of_accounts` -> `ChartOfAccounts`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def field_name(wire: str) -> str:
    """Return the name of the attribute of a model."""
    name = snake(wire)
    return f"{name}_" if keyword.iskeyword(name) or name in _TYPES or name in _MODEL else name


def parameter_name(wire: str) -> str:
    """Return the name of the parameter of a method."""
    name = _HEADERS.get(wire) or snake(wire)
    return f"{name}_" if keyword.iskeyword(name) or name in _PARAMETERS else name


def member_name(value: str) -> str:
    """Return the name of the attribute of an enum: `ach`, `spend.created`, `1099` -> `ACH`, `SPEND_CREATED`,
    `_1099`."""
    name = snake(value).upper() or "EMPTY"
    return f"_{name}" if name[0].isdigit() else name


def constant_name(operation: Operation) -> str:
    """`createBill` -> `CREATE_BILL`."""
    return snake(operation.id).upper()


def path_constant(wire: str) -> str:
    """Return the constant of a path parameter: `billId` -> `_BILL_ID`."""
    return f"_{snake(wire).upper()}"


def module_name(family: str, resource: str) -> str:
    """Return the name of a module: `bills`, `spend_cards`."""
    return resource if family in ("v3", "") else f"{family}_{resource}"


def class_name(model: Model, direction: Direction) -> str:
    """Return the class of a model. A model that is used in requests and in answers has two classes."""
    return f"{model.name}Input" if direction == "request" and len(model.directions) == 2 else str(model.name)


def resource_class(module: Module) -> str:
    """Return the class of a resource: `Bills`, `SpendCards`."""
    return camel(module.name)


def family_class(family: Family) -> str:
    """Return the class of a family: `V3`, `Spend`."""
    return camel(family.name)


def resource_accessor(module: Module) -> str:
    """`bills`, `spend.cards`."""
    return module.resource if module.family == "v3" else f"{module.family}.{module.resource}"


def accessor(module: Module, operation: Operation) -> str:
    """Return the accessor of an operation: `bills.create`, `spend.cards.freeze`."""
    return f"{resource_accessor(module)}.{operation.name}"


def fields_class(homes: Mapping[str, str], module: Module, operation: Operation) -> str:
    """Return the class of the filters and sort keys of a list: `BillFields`, `PartnerRoleFields`."""
    item = operation.returns.argument if operation.returns is not None else ""
    home = homes.get(item, "")
    prefix = camel(module.family) if home == "common" and module.family != "v3" else ""
    return f"{item if item.startswith(prefix) else prefix + item}Fields"


def fields_alias(fields: str) -> str:
    """Return the short name of such a class: `Bill_`."""
    return f"{fields.removesuffix('Fields')}_"
