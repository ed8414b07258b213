"""The object factory: it creates objects for tests, with sensible values for missing fields.

If clients can create the object, the handler of that request creates it, so that the same rules apply. Fields that only
BILL sets are set afterwards.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from bill_async._schema.operation import Operation
from bill_async.sandbox.auth import Caller, Session
from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import Handler, RequestContext
from bill_async.sandbox.errors import Refusal
from bill_async.sandbox.object_types import ObjectType, answer_fields
from bill_async.sandbox.organizations import OrganizationState
from bill_async.sandbox.state import SandboxState
from bill_async.sandbox.validation import check_body
from bill_async.types import Family

from .adjustments import ADJUSTMENTS
from .base import ObjectSource, merge_values
from .defaults import default_body

__all__ = ["UNAVAILABLE", "make_object"]

UNAVAILABLE: Final = {
    "attachments": "upload it",
    "documents": "upload it",
    "mass_payments": "seed the payments",
    "roles": "take one of BILL's own",
    "spend.budget_members": "name owners and members when you seed the budget",
}


def make_object(
    state: SandboxState,
    handlers: Mapping[tuple[Family, str], Handler],
    organization: OrganizationState,
    name: str,
    given: Mapping[str, Any],
    *,
    notify: bool = False,
) -> Object:
    """Create an object of a type in an organization, and return it as in an answer.

    With `notify`, the notifications of the creation are sent, with the final state of the objects.

    Raises: `ValueError` for values that BILL would refuse.
    """
    state.run_due(organization)
    events: dict[tuple[str, str], tuple[OrganizationState, Object]] = {}

    def collect(organization: OrganizationState, event: str, item: Object, errors: list[Object] | None = None) -> None:
        events[event, str(item.get("id"))] = organization, item

    emit, state.emit = state.emit, collect
    try:
        made = ObjectFactory(state, organization, handlers).make(name, _plain(dict(given), name))
    except Refusal as refusal:
        reasons = "; ".join(dict.fromkeys(problem.message for problem in refusal.problems))
        raise ValueError(f"seed {name}: {reasons}") from None
    finally:
        state.emit = emit
    if notify:
        for (event, identifier), (whose, item) in events.items():
            emit(whose, event, next(filter(None, (whose[kind].look_up(identifier) for kind in whose.types)), item))
    return made


class ObjectFactory(ObjectSource):
    """Creates an object, and the objects that it refers to."""

    def __init__(
        self,
        state: SandboxState,
        organization: OrganizationState,
        handlers: Mapping[tuple[Family, str], Handler],
    ) -> None:
        super().__init__(state, organization)
        self._handlers = handlers

    def make(self, name: str, given: Object) -> Object:
        """Create one object."""
        if name in UNAVAILABLE:
            raise ValueError(f"seed {name}: {UNAVAILABLE[name]} instead")
        if name not in self.types:
            known = ", ".join(sorted(set(self.types) - set(UNAVAILABLE)))
            raise ValueError(f"there is no kind of object called {name!r}; there are {known}")
        if "id" in given:
            raise ValueError(f"seed {name}: the sandbox makes the ids; use the id of the returned object")
        position = self._generate(name, given) if self.types[name].create is None else self._create(name, given)
        return self.organization[name].get(position)

    def _create(self, name: str, given: Object) -> int:
        object_type = self.types[name]
        operation = object_type.create
        assert operation is not None
        assert operation.body is not None
        settable = {field.wire for field in object_type.creation}
        path = self._path(operation, object_type, given)
        body = {
            **default_body(self, operation, name, given),
            **{key: value for key, value in given.items() if key in settable},
        }
        shown = self._shown(name)
        _refuse_unknown(name, given, {*settable, *shown, *path, *_SHORTHANDS.get(name, ())})
        context = self._context(operation, path)
        context.body = check_body(operation.body, body, self.organization.reference)
        collection = self.organization[name]
        position = collection.end
        self._handlers[operation.family, operation.id](context)
        hidden = {key: value for key, value in given.items() if key in shown and key not in settable}
        self._set(name, position, {**_DEFAULT_STATE.get(name, {}), **hidden})
        return position

    def _shown(self, name: str) -> frozenset[str]:
        """Return the fields of a type of objects."""
        show = self.types[name].show
        return frozenset() if show is None else answer_fields(show)

    def _path(self, operation: Operation[Any], object_type: ObjectType, given: Object) -> dict[str, str]:
        """Return the path parameters of the operation that creates an object."""
        found: dict[str, str] = {}
        for parameter in operation.path_params:
            if parameter.wire == "organizationId":
                found[parameter.wire] = self.organization.id
            elif object_type.owner:
                found[parameter.wire] = given.get(parameter.wire) or self.some(object_type.owner)
        return found

    def _set(self, name: str, position: int, given: Object) -> None:
        """Set fields that only BILL sets, and update the fields derived from them."""
        if not given:
            return
        collection = self.organization[name]
        item = collection.get(position)
        adjust = ADJUSTMENTS.get(name)
        if adjust is None:
            merge_values(item, given)
        else:
            adjust(self, item, given)
        collection.put(position, item)

    def _generate(self, name: str, given: Object) -> int:
        _refuse_unknown(name, given, self._shown(name))
        collection = self.organization[name]
        generate = self.organization.seeder.generator(name)
        assert generate is not None
        item = generate(collection.end)
        for key in ("createdTime", "updatedTime", "occurredTime", "authorizedTime"):
            if key in item:
                item[key] = moment(self.now)
        if name == "spend.transactions":
            self._refer(item, given)
        merge_values(item, given)
        position = collection.add(item)
        if name in _NOTIFICATIONS:
            self.state.emit(self.organization, _NOTIFICATIONS[name], collection.get(position))
        return position

    def _refer(self, transaction: Object, given: Object) -> None:
        """Let a transaction refer to an existing user, budget and card."""
        for what in ("user", "budget", "card"):
            plural = f"spend.{what}s"
            identifier = given.get(f"{what}Id") or given.get(f"{what}Uuid") or self.some(plural)
            found = self.organization[plural].look_up(identifier)
            if found is None:
                raise ValueError(f"seed spend.transactions: {self.types[plural].what} {identifier} does not exist")
            transaction[f"{what}Id"], transaction[f"{what}Uuid"] = found["id"], found["uuid"]
            if what != "card":
                transaction[f"{what}Name"] = found.get("name") or f"{found['firstName']} {found['lastName']}"

    def _context(self, operation: Operation[Any], path: Mapping[str, str]) -> RequestContext:
        account = self.organization.account
        user = account.user_id if account is not None else self.some("users")
        session = Session("", None, self.organization, user, True, float("inf"), self.now.timestamp())
        return RequestContext(
            operation=operation,
            state=self.state,
            caller=Caller(self.organization, session, "", operation.family == "spend"),
            path=path,
            query={},
            headers={},
            params={},
            body=None,
            now=self.now,
        )


_DEFAULT_STATE: Final[Mapping[str, Object]] = {
    "bank_accounts": {"status": "VERIFIED", "default": {"payables": True, "receivables": False}},
}
"""Fields with a value that an object created by a request would get only later."""
_NOTIFICATIONS: Final = {"card_accounts": "card-account.created", "spend.transactions": "spend.transaction.updated"}
"""The notifications for objects that no request creates."""
_SHORTHANDS: Final[Mapping[str, tuple[str, ...]]] = {
    "invoices": ("customerId",),
}
"""Additional fields that stand for an object in the body."""


def _refuse_unknown(name: str, given: Object, known: Iterable[str]) -> None:
    known = set(known)
    for field in given:
        if field not in known:
            close = difflib.get_close_matches(field, known, 1)
            hint = f"; is it {close[0]!r}?" if close else ""
            raise ValueError(f"seed {name}: there is no field {field!r}{hint}")


def _plain(value: Any, path: str) -> Any:
    """Return a Python value as JSON."""
    match value:
        case dict():
            return {str(key): _plain(item, f"{path}.{key}") for key, item in value.items()}
        case list() | tuple():
            return [_plain(item, f"{path}[{place}]") for place, item in enumerate(value)]
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case str():
            return str(value)
        case None | bool() | int() | Decimal():
            return value
        case float():
            raise TypeError(f"seed {path}: {value!r} is a float, which is not exact; use Decimal({str(value)!r})")
        case _:
            raise TypeError(f"seed {path}: {type(value).__name__} is not a JSON value")
