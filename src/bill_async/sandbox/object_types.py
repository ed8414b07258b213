"""The types of objects in the sandbox, derived from the operation table and the models.

Each path with a list or a get whose answer has an `id` gives a type. Only properties that are not in the table are
listed here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, TypeGuard

import attrs

from bill_async._schema.fields import Field
from bill_async._schema.kind import Kind
from bill_async._schema.models import Model
from bill_async._schema.operation import Operation
from bill_async.types import Family

__all__ = [
    "Aliases",
    "ObjectType",
    "ObjectTypes",
    "answer_fields",
    "answer_model_fields",
    "is_array",
    "model_of",
    "split_path",
]

Aliases = Mapping[str, tuple[str, ...]]

_TAILS: Final = ("/bulk/archive", "/bulk/restore", "/bulk")
_ACTIONS: Final = ("/archive", "/restore")


@attrs.frozen(kw_only=True)
class ObjectType:
    """One type of objects."""

    name: str
    """The name on the client: `bills`, `spend.cards`."""
    path: str
    """The path of the list."""
    prefix: str
    """The prefix of the ids."""
    spend: str = ""
    """The name of the type inside base64 ids, for Spend & Expense only."""
    what: str
    """The name of one object in error messages."""
    lines: str = ""
    """The field with the line items."""
    line_prefix: str = ""
    """The prefix of the ids of line items."""
    owner: str = ""
    """The type of the objects that these objects belong to."""
    retired: bool = False
    """Whether a deleted object is only marked as retired."""
    aliases: Aliases = attrs.field(factory=dict)
    """The paths of the values of filters and sorts, where they differ from the field."""
    create: Operation[Any] | None = None
    """The operation that creates one object."""
    show: Operation[Any] | None = None
    """The operation whose answer has all fields of an object."""

    @property
    def creation(self) -> tuple[Field, ...]:
        """The fields that an object is created with."""
        body = self.create.body if self.create is not None else None
        return () if body is None or body.model is None else body.model.__fields__


@attrs.frozen(kw_only=True)
class _Special:
    """The properties of a type that are not in the operation table; `None` means that the table has it."""

    name: str | None = None
    prefix: str | None = None
    what: str | None = None
    aliases: Aliases = attrs.field(factory=dict)
    create: tuple[Family, str] | None = None
    """The family and the id of the operation that creates an object, if it is not the POST to the list."""
    lines: str = "lin"
    """The prefix of the ids of line items, if the models do not tell it."""


_FUNDING: Final = "/v3/funding-accounts"
_SPEND: Final = "/v3/spend"
_USER: Final = ("userId", "userUuid")
_BUDGET: Final = ("budgetId", "budgetUuid")
_ITSELF: Final = ("id", "uuid")

_SPECIAL: Final[Mapping[str, _Special]] = {
    "/v3/customers": _Special(aliases={"address.country": ("billingAddress.country",)}),
    "/v3/invoices": _Special(
        lines="ili", aliases={"classifications.itemId": ("invoiceLineItems.classifications.itemId",)}
    ),
    "/v3/recurringbills": _Special(lines="rbi"),
    "/v3/recurring-invoices": _Special(lines="rii"),
    "/v3/receivable-payments": _Special(what="Received payment", create=("v3", "recordInvoice")),
    f"{_FUNDING}/banks": _Special(aliases={"bankAccountId": ("id",)}),
    f"{_FUNDING}/banks/users": _Special(),
    f"{_FUNDING}/cards": _Special(),
    f"{_FUNDING}/cards/users": _Special(prefix="cau"),
    f"{_FUNDING}/ap-cards": _Special(prefix="apc", what="AP card"),
    "/v3/documents": _Special(prefix="00h"),
    "/v3/organizations/{organizationId}/billing-statements": _Special(name="billing_statements", prefix="bst"),
    "/v3/exports": _Special(prefix="exp"),
    "/v3/bill-approvals/policies": _Special(prefix="bap"),
    "/v3/payments/mass": _Special(name="mass_payments", prefix="bbq", what="Mass payment"),
    f"{_SPEND}/users": _Special(prefix="usr_"),
    f"{_SPEND}/budgets": _Special(
        prefix="bgt_",
        aliases={
            "isBudgetGroup": ("budgetGroup",),
            "budgetIds": _ITSELF,
            "parentBudgetId": ("parentBudgetId", "parentBudgetUuid"),
            "assigned": ("currentPeriod.assigned",),
            "limit": ("currentPeriod.limit",),
            "spent": ("currentPeriod.spent.total",),
        },
    ),
    f"{_SPEND}/budgets/{{budgetId}}/members": _Special(prefix="bgm"),
    f"{_SPEND}/cards": _Special(
        prefix="crd_",
        aliases={"budgetIds": _BUDGET, "cardIds": _ITSELF, "userIds": _USER, "types": ("type",)},
    ),
    f"{_SPEND}/custom-fields": _Special(prefix="tty_"),
    f"{_SPEND}/custom-fields/{{customFieldId}}/values": _Special(
        prefix="tvl_", aliases={"name": ("value",), "retired": ("deleted",)}
    ),
    f"{_SPEND}/reimbursements": _Special(
        prefix="rmb_",
        aliases={
            "reimbursementIds": _ITSELF,
            "budgetIds": _BUDGET,
            "userIds": _USER,
            "customFieldValueIds": ("customFields.selectedValues.id", "customFields.selectedValues.uuid"),
        },
    ),
    f"{_SPEND}/transactions": _Special(
        prefix="txr_",
        aliases={
            "transactionIds": _ITSELF,
            "cardId": ("cardId", "cardUuid"),
            "userId": _USER,
            "budgetId": _BUDGET,
            "type": ("transactionType",),
            "customFieldIds": ("customFields.id", "customFields.uuid"),
            "customFieldValueIds": ("customFields.selectedValues.id", "customFields.selectedValues.uuid"),
            "syncStatus": ("syncStatus",),
        },
    ),
}
"""The special properties, by the path of the list."""


class ObjectTypes(Mapping[str, ObjectType]):
    """The types of objects by name."""

    def __init__(self, operations: Iterable[Operation[Any]], handled: Collection[tuple[Family, str]] = ()) -> None:
        """Derive the types. `handled` are the operations with special handlers."""
        bases: dict[str, list[tuple[Operation[Any], str]]] = {}
        for operation in sorted(operations, key=_rank):
            base, shape = split_path(operation.path)
            bases.setdefault(base, []).append((operation, shape))
        known: dict[tuple[Family, str], Operation[Any]] = {
            (operation.family, operation.id): operation for each in bases.values() for operation, _ in each
        }
        self._types: dict[str, ObjectType] = {}
        self.by_path: dict[str, ObjectType] = {}
        """The types by the path of their list."""
        models: dict[tuple[type[Any], str], ObjectType] = {}
        for base, found in bases.items():
            special = _SPECIAL.get(base)
            if special is None:
                if all((operation.family, operation.id) in handled for operation, _ in found):
                    continue
                special = _Special()
            self._add(base, found, special, known, models)
        self.by_prefix: Mapping[str, ObjectType] = {
            each.prefix: each for each in reversed(self._types.values()) if not each.path.startswith(_SPEND)
        }
        """The types by the prefix of their ids, without those of Spend & Expense."""

    def __getitem__(self, name: str) -> ObjectType:
        return self._types[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)

    def _add(
        self,
        base: str,
        found: list[tuple[Operation[Any], str]],
        special: _Special,
        known: Mapping[tuple[Family, str], Operation[Any]],
        models: dict[tuple[type[Any], str], ObjectType],
    ) -> None:
        shaped = {(operation.method, shape): operation for operation, shape in reversed(found)}
        named = [shaped[key] for key in (("GET", ""), ("GET", "/{}"), ("POST", "")) if key in shaped]
        shown = next((each for each in named if "id" in answer_fields(each)), None)
        if base in _SPECIAL:
            shown = shown or next(iter(named), None)
        elif ("GET", "/{}") not in shaped and not (("GET", "") in shaped and is_array(shaped["GET", ""])):
            return  # an action on an object, not a type of objects
        model = None if shown is None else _model(shown)
        if shown is None or model is None:
            return
        fields = {field.wire: field for field in model.__fields__}
        owner = self._owner(base)
        same = models.get((model, owner))
        if same is not None and base not in _SPECIAL:
            self.by_path[base] = same
            return
        name = special.name or _name(shown)
        if name in self._types:
            name = base.strip("/")
        create = known.get(special.create) if special.create is not None else shaped.get(("POST", ""))
        if create is not None and (create.body is None or create.body.model is None or create.body.many):
            create = None
        spend = model.__name__.removeprefix("Spend") if shown.family == "spend" and "uuid" in fields else ""
        lines = next((wire for wire in fields if wire.endswith("LineItems")), "")
        made = ObjectType(
            name=name,
            path=base,
            prefix=special.prefix
            or (fields["id"].kind.id_prefix if "id" in fields else None)
            or self._prefix(name, spend),
            spend=spend,
            what=special.what or _words(model.__name__.removeprefix("Spend")),
            lines=lines,
            line_prefix=(_line_prefix(fields[lines]) or special.lines) if lines else "",
            owner=owner,
            retired="retired" in fields and ("DELETE", "/{}") in shaped,
            aliases=special.aliases,
            create=create,
            show=shown,
        )
        self._types[name] = self.by_path[base] = made
        models.setdefault((model, owner), made)

    def _owner(self, base: str) -> str:
        """Return the name of the type of the last id in the path."""
        parent = self.by_path.get(base.rpartition("/{")[0])
        return "" if parent is None else parent.name

    def _prefix(self, name: str, spend: str) -> str:
        """Return an unused prefix for a type whose prefix is not known."""
        taken = {each.prefix for each in self._types.values()} | {special.prefix for special in _SPECIAL.values()}
        letters = re.sub("[^a-z]", "", name.rpartition(".")[2].lower()) + "xxx"
        ending = "_" if spend else ""
        candidates = (f"{letters[:2]}{letter}{ending}" for letter in letters[2:] + "0123456789")
        return next(prefix for prefix in candidates if prefix not in taken)


def _rank(operation: Operation[Any]) -> tuple[bool, int]:
    """Sort owners before the objects that they own, and a partner's view of an object after the object."""
    return operation.family == "partner", operation.path.count("/")


def split_path(path: str) -> tuple[str, str]:
    """Split a path into the path of a list and the rest: `/{}` is an id, `/{}/archive` an action on one object."""
    for tail in _TAILS:
        if path.endswith(tail):
            return path.removesuffix(tail), tail
    for tail in _ACTIONS:
        if path.endswith("}" + tail):
            return path.removesuffix(tail).rpartition("/")[0], "/{}" + tail
    if path.endswith("}"):
        return path.rpartition("/")[0], "/{}"
    return path, ""


def is_array(operation: Operation[Any]) -> bool:
    """Whether an operation answers with several objects."""
    kind = operation.answer.kind
    return operation.page is not None or (kind is not None and kind.json_type == "array")


def answer_fields(operation: Operation[Any]) -> frozenset[str]:
    """Return the names of the fields in the answer of an operation."""
    return frozenset(field.wire for field in answer_model_fields(operation))


def answer_model_fields(operation: Operation[Any]) -> tuple[Field, ...]:
    """Return the fields of the objects in the answer of an operation."""
    model = _model(operation)
    return () if model is None else model.__fields__


def model_of(kind: Kind) -> type[Model] | None:
    """Return the model of a kind, or None if its values are not objects with the fields of a model."""
    return kind.named if kind.items is kind and _is_model(kind.named) else None


def _model(operation: Operation[Any]) -> type[Model] | None:
    named = None if operation.answer.kind is None else operation.answer.kind.named
    return named if _is_model(named) else None


def _is_model(named: type[Any] | None) -> TypeGuard[type[Model]]:
    return named is not None and issubclass(named, Model)


def _line_prefix(field: Field) -> str | None:
    named = field.kind.named
    fields = named.__fields__ if _is_model(named) else ()
    return next((inner.kind.id_prefix for inner in fields if inner.wire == "id"), None)


def _name(operation: Operation[Any]) -> str:
    """Return the name of a type: that of the resource, or `bank_account_users` for `bank_accounts.list_users`."""
    resource, _, verb = operation.accessor.rpartition(".")
    part = verb.partition("_")[2]
    return f"{resource.removesuffix('s')}_{part}" if part else resource


def _words(name: str) -> str:
    """Return the name of a class in words: `Customer contact`."""
    return re.sub("(?<=.)([A-Z])", lambda match: f" {match[0].lower()}", name)
