"""Spend & Expense: budgets and members, cards, custom fields, reimbursements, transactions, users."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bill_async.sandbox.auth import secret
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RULES, RequestContext, Rules, handles
from bill_async.sandbox.errors import Problem, Refusal, business_rule, invalid, missing, no_object
from bill_async.sandbox.ids import SpendIds

from .money import ZERO

__all__ = ["selected_values", "set_reference", "unusable_reference"]

_PLURAL = {"user": "spend.users", "budget": "spend.budgets", "card": "spend.cards"}


def set_reference(context: RequestContext, item: Object, what: str, identifier: str) -> Object:
    """Set both ids of a reference in an object, and return the object that it refers to."""
    found = context.need(_PLURAL[what], identifier)
    if found.get("retired"):
        raise business_rule("BDC_1119", f"{context.types[_PLURAL[what]].what} {identifier} is retired")
    item[f"{what}Id"], item[f"{what}Uuid"] = found["id"], found["uuid"]
    return found


def unusable_reference(context: RequestContext, what: str, identifier: str) -> Iterable[Problem]:
    """Yield the problems of an object that a reference names."""
    try:
        set_reference(context, {}, what, identifier)
    except Refusal as refusal:
        yield from refusal.problems


def _check_amounts(body: Object, path: str = "") -> Iterable[Problem]:
    """Yield a problem for each negative limit."""
    for name in ("limit", "recurringLimit", "overspendBuffer"):
        if body.get(name) is not None and Decimal(body[name]) < 0:
            yield invalid(path + name, "must be greater than or equal to 0")


# -- users


class _UserRules(Rules):
    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        item["hasDateOfBirth"] = bool(body.get("dateOfBirth") or (before or {}).get("hasDateOfBirth"))
        item.setdefault("smsOptIn", False)


RULES["spend.users"] = _UserRules()


@handles("spend", "getCurrentUser")
def _current_user(context: RequestContext) -> bytes:
    users = context.collection("spend.users")
    if not users.end:
        raise no_object("User", "current")
    return users.raw(0)


# -- budgets


class _BudgetRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        limitless = body.get("limitlessOverspend")
        interval = body.get("recurringInterval")
        if limitless and interval in ("DAILY", "WEEKLY"):
            yield invalid("limitlessOverspend", f"not with {interval}")
        yield from _check_amounts(body)
        if item is None:
            for owner in (*body["owners"], *(body.get("members") or ()), *(body.get("observers") or ())):
                yield from unusable_reference(context, "user", owner)
            if body.get("parentBudgetId"):
                yield from unusable_reference(context, "budget", body["parentBudgetId"])
            if not limitless and body.get("limit") is None:
                yield missing("limit")
            if interval != "NONE" and body.get("recurringLimit") is None and not limitless:
                yield missing("recurringLimit")

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        if before is None:
            item.setdefault("budgetGroup", False)
            item.setdefault("limitlessOverspend", False)
            item.setdefault("receiptRequired", False)
            item.setdefault("autoAddUsers", False)
            item.setdefault("carryOver", False)
            item.setdefault("timezone", "US/Pacific")
            item.update(default=False, startDate=context.today.isoformat())
            spent = {"cleared": ZERO, "pending": ZERO, "total": ZERO}
            item["currentPeriod"] = {"startDate": item["startDate"], "assigned": ZERO, "spent": spent}
            if body.get("parentBudgetId"):
                parent = context.need("spend.budgets", body["parentBudgetId"])
                item["parentBudgetId"], item["parentBudgetUuid"] = parent["id"], parent["uuid"]
            for role in ("OWNER", "MEMBER", "OBSERVER"):
                for user in body.get(f"{role.lower()}s") or ():
                    _set_member(context, item, user, {"role": role, "shareBudgetFunds": True})
        if body.get("limit") is not None:
            item["currentPeriod"]["limit"] = body["limit"]
        if body.get("overspendBuffer") is not None:
            item["currentPeriod"]["overspendBuffer"] = body["overspendBuffer"]


RULES["spend.budgets"] = _BudgetRules()


def _find_member(context: RequestContext, budget: str, user: str) -> int:
    members = context.collection("spend.budget_members")
    for position in members.owned(budget):
        row = members.raw(position)
        if row and user in (members.get(position)["userId"], members.get(position)["userUuid"]):
            return position
    return -1


def _set_member(context: RequestContext, budget: Object, user: str, body: Object) -> Object:
    members = context.collection("spend.budget_members")
    position = _find_member(context, budget["id"], user)
    if position >= 0:
        item = members.get(position)
    else:
        found = context.need("spend.users", user)
        item = {
            "userId": found["id"],
            "userUuid": found["uuid"],
            "name": f"{found['firstName']} {found['lastName']}",
            "budgetRole": "MEMBER",
            "spent": ZERO,
            "recurring": True,
            "shareBudgetFunds": False,
        }
    item["retired"] = False
    for name in ("limit", "recurringLimit", "shareBudgetFunds"):
        if body.get(name) is not None:
            item[name] = body[name]
    if item["shareBudgetFunds"]:  # BILL's reference excludes limits here, but its sample sends them; they are ignored
        item.pop("limit", None)
        item.pop("recurringLimit", None)
    if body.get("role"):
        item["budgetRole"] = body["role"]
    if position >= 0:
        members.put(position, item)
    else:
        members.add(item, budget["id"])
    return item


def _check_member(context: RequestContext, user: str, body: Object, path: str = "") -> Iterable[Problem]:
    context.need("spend.users", user)
    yield from _check_amounts(body, path)


@handles("spend", "getBudgetMember")
def _get_member(context: RequestContext) -> Object:
    budget = context.get("spend.budgets", context.path["budgetId"])
    position = _find_member(context, budget["id"], context.last)
    if position < 0:
        raise no_object("Budget member", context.last)
    return context.collection("spend.budget_members").get(position)


@handles("spend", "upsertBudgetMember")
def _put_member(context: RequestContext) -> Object:
    budget = context.get("spend.budgets", context.path["budgetId"])
    problems = list(_check_member(context, context.last, context.body))
    if problems:
        raise Refusal(400, problems)
    return _set_member(context, budget, context.last, context.body)


@handles("spend", "upsertBulkBudgetUsers")
def _put_members(context: RequestContext) -> Object:
    budget = context.get("spend.budgets", context.path["budgetId"])
    members = context.body["members"]
    problems = [
        problem
        for place, member in enumerate(members)
        for problem in _check_member(context, member["userId"], member, f"members[{place}].")
    ]
    if problems:
        raise Refusal(400, problems)
    for member in members:
        _set_member(context, budget, member["userId"], member)
    return {"status": "SUCCESS"}


@handles("spend", "deleteBudgetMember")
def _delete_member(context: RequestContext) -> None:
    budget = context.get("spend.budgets", context.path["budgetId"])
    position = _find_member(context, budget["id"], context.last)
    if position < 0:
        raise no_object("Budget member", context.last)
    context.collection("spend.budget_members").remove(position)


# -- cards


class _CardRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        shared = body.get("shareBudgetFunds")
        if shared and (body.get("limit") is not None or body.get("recurringLimit") is not None):
            yield invalid("shareBudgetFunds", "not together with limit and recurringLimit")
        if item is None:
            if not shared and body.get("limit") is None:
                yield missing("limit")
            yield from unusable_reference(context, "user", body["userId"])
        if body.get("budgetId"):
            yield from unusable_reference(context, "budget", body["budgetId"])
        if item is not None and item["status"] == "DELETED":
            yield Problem("BDC_1119", "The card is deleted.", "APPLICATION")
        yield from _check_amounts(body)

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        if body.get("userId"):
            set_reference(context, item, "user", body["userId"])
        if body.get("budgetId"):
            set_reference(context, item, "budget", body["budgetId"])
        if before is None:
            number = int(secret(context.state.seed, "card", item["id"])[:8], 16)
            item.update(
                lastFour=f"{number % 10_000:04d}",
                validThru=f"{context.today.month:02d}/{(context.today.year + 4) % 100:02d}",
                status="ACTIVATED",
                type="VIRTUAL_VENDOR",
                recurring=body.get("recurringLimit") is not None,
                currentPeriod={"limit": ZERO, "spent": ZERO},
            )
            item.setdefault("shareBudgetFunds", False)
        if body.get("limit") is not None:
            item["currentPeriod"]["limit"] = body["limit"]


RULES["spend.cards"] = _CardRules()


def _set_status(context: RequestContext, status: str, **more: Any) -> Object:
    cards = context.collection("spend.cards")
    position = context.find("spend.cards", context.path["cardId"])
    card = cards.get(position)
    if card["status"] == "DELETED" and status != "DELETED":
        raise business_rule("BDC_1119", "The card is deleted.")
    if card["status"] != status:
        card.update(status=status, updatedTime=context.time, **more)
        cards.put(position, card)
    return card


@handles("spend", "freezeCard")
def _freeze(context: RequestContext) -> Object:
    return _set_status(context, "FROZEN")


@handles("spend", "unfreezeCard")
def _unfreeze(context: RequestContext) -> Object:
    return _set_status(context, "ACTIVATED")


@handles("spend", "deleteCard")
def _delete_card(context: RequestContext) -> None:
    _set_status(context, "DELETED", deletedReason=context.params.get("reason") or "CANCELLED")


@handles("spend", "getPanJwt")
def _pan_jwt(context: RequestContext) -> Object:
    card = context.get("spend.cards", context.path["cardId"])
    until = int(context.now.timestamp()) + 300
    return {"token": f"sandbox.{secret(context.state.seed, 'pan', card['id'])}.{until}"}


# -- custom fields and their values


class _CustomFieldRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        for name in ("selectedBudgetIds", "requiredBudgetIds"):
            for budget in body.get(name) or ():
                yield from context.unusable("spend.budgets", budget)

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        if before is None:
            item.setdefault("multiSelect", False)
            item.setdefault("required", False)
            item["type"] = "CUSTOM_SELECTOR"
            item["createdTime"] = context.time
            _add_values(context, item["id"], body.get("values") or [])
        for kind in ("selected", "required"):
            budgets = [context.need("spend.budgets", budget) for budget in body.get(f"{kind}BudgetIds") or ()]
            if before is None or f"{kind}BudgetIds" in body:
                item[f"{kind}BudgetIds"] = [budget["id"] for budget in budgets]
                item[f"{kind}BudgetUuids"] = [budget["uuid"] for budget in budgets]


RULES["spend.custom_fields"] = _CustomFieldRules()


def _add_values(context: RequestContext, field: str, texts: list[str]) -> list[Object]:
    values = context.collection("spend.custom_field_values")
    made = []
    for text in texts:
        position = values.end
        assert isinstance(values.ids, SpendIds)
        item = {
            "id": values.ids.make(position),
            "uuid": values.ids.uuid(position),
            "value": text,
            "deleted": False,
        }
        values.add(item, field)
        made.append(item)
    return made


@handles("spend", "createCustomFieldValues")
def _create_values(context: RequestContext) -> Object:
    field = context.get("spend.custom_fields", context.path["customFieldId"])
    return _add_values(context, field["id"], context.body["values"])[0]


@handles("spend", "deleteCustomFieldValue")
def _delete_values(context: RequestContext) -> None:
    field = context.get("spend.custom_fields", context.path["customFieldId"])
    values = context.collection("spend.custom_field_values")
    named = context.path.get("customFieldValueId")
    wanted = [named] if named is not None else context.body["customFieldValueIds"]
    places = [context.find("spend.custom_field_values", identifier) for identifier in wanted]
    for position in places:
        if values.owner(position) != field["id"]:
            raise no_object("Custom field value", values.ids.make(position))
    for position in places:
        item = values.get(position)
        item["deleted"] = True
        values.put(position, item)


def selected_values(context: RequestContext, selections: list[Object]) -> list[Object]:
    """Return the selected values of a request as they appear in answers."""
    shown = []
    for selection in selections:
        field = context.need("spend.custom_fields", selection["customFieldId"])
        values = [
            context.need("spend.custom_field_values", identifier)
            for identifier in selection.get("selectedValues") or ()
        ]
        entry: Object = {
            "id": field["id"],
            "uuid": field["uuid"],
            "name": field["name"],
            "isRequired": field["required"],
            "selectedValues": [{name: value[name] for name in ("id", "uuid", "value")} for value in values],
        }
        if selection.get("note") is not None:
            entry["note"] = selection["note"]
        shown.append(entry)
    return shown
