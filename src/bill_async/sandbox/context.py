"""The context of a request, the table of handlers, and the rules of object types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

import attrs

from bill_async._schema.operation import Operation
from bill_async.types import Family

from .auth import Caller, Session
from .clock import moment
from .collection import Collection, Object
from .errors import Problem, Refusal, no_object
from .object_types import ObjectTypes
from .organizations import OrganizationState
from .state import SandboxState

__all__ = ["HANDLERS", "RULES", "RequestContext", "Handler", "Rules", "handles"]

Handler: TypeAlias = "Callable[[RequestContext], Any]"
"""Answers a request with JSON values, with bytes that are JSON, or with None."""


@attrs.define(kw_only=True)
class RequestContext:
    """A routed, authenticated and checked request."""

    operation: Operation[Any]
    state: SandboxState
    caller: Caller | None
    """The caller; None for logins and health checks."""
    path: Mapping[str, str]
    query: Mapping[str, str]
    """The query as it was sent, with the first value of each name."""
    headers: Mapping[str, str]
    params: Mapping[str, Any]
    """The parsed query parameters of the operation."""
    body: Any
    now: datetime
    claimed: dict[str, Decimal] = attrs.field(factory=lambda: dict[str, Decimal]())
    """The amounts of credits that earlier items of the same call use."""
    _organization: OrganizationState | None = None

    @property
    def organization(self) -> OrganizationState:
        """The organization of the request."""
        if self._organization is None:
            self._organization = self._find_organization()
        return self._organization

    @property
    def session(self) -> Session:
        """The session of the request."""
        assert self.caller is not None
        assert self.caller.session is not None
        return self.caller.session

    @property
    def user_id(self) -> str:
        """The id of the user."""
        return "" if self.caller is None else self.caller.user_id

    @property
    def today(self) -> date:
        """The calendar day."""
        return self.now.date()

    @property
    def time(self) -> str:
        """The current time in BILL's format."""
        return moment(self.now)

    @property
    def last(self) -> str:
        """The last id in the path."""
        return list(self.path.values())[-1]

    @property
    def types(self) -> ObjectTypes:
        """The types of objects."""
        return self.state.types

    def collection(self, name: str) -> Collection:
        """Return the collection of a kind of objects."""
        return self.organization[name]

    def find(self, name: str, identifier: str) -> int:
        """Return the position of an object named in the path, or refuse the request with 404."""
        position = self.collection(name).find(identifier)
        if position < 0:
            raise no_object(self.types[name].what, identifier)
        return position

    def get(self, name: str, identifier: str) -> Object:
        """Return an object named in the path, or refuse the request with 404."""
        return self.collection(name).get(self.find(name, identifier))

    def need(self, name: str, identifier: str, *, live: bool = True) -> Object:
        """Return an object named in the body, or refuse the request with 422."""
        item = self.collection(name).look_up(identifier)
        if item is None:
            raise no_object(self.types[name].what, identifier, 422)
        if live and item.get("archived"):
            raise Refusal(422, Problem("BDC_1119", f"{self.types[name].what} {identifier} is archived", "APPLICATION"))
        return item

    def unusable(self, name: str, identifier: str, *, live: bool = True) -> Iterable[Problem]:
        """Yield the problems of an object named in the body, for a check that collects all problems."""
        try:
            self.need(name, identifier, live=live)
        except Refusal as refusal:
            yield from refusal.problems

    def need_trust(self) -> None:
        """Refuse a session that is not MFA-trusted."""
        if self.caller is None or self.caller.session is None or not self.caller.session.trusted:
            raise Refusal(403, Problem("BDC_1361", "Untrusted session.", "APPLICATION"))

    def changed(self, name: str, what: str, item: Object) -> None:
        """Notify subscribers that an object of a type was `created`, `updated`, `archived` or `restored`."""
        event = RULES.get(name, _PLAIN).event
        if event:
            self.state.emit(self.organization, f"{event}.{what}", item)

    def _find_organization(self) -> OrganizationState:
        caller = self.caller
        if caller is not None and caller.organization is not None:
            wanted = self.path.get("organizationId", caller.organization.id)
            if wanted != caller.organization.id:
                raise Refusal(403, Problem("BDC_1123", f"Organization {wanted} is not that of the session."))
            return caller.organization
        wanted = self.headers.get("organizationId") or self.path.get("organizationId", "")
        if not wanted:
            raise Refusal(400, Problem("BDC_1108", "organizationId: header is missing"))
        found = self.state.auth.organizations.get(wanted)
        if found is None:
            raise Refusal(400, Problem("BDC_1123", f"Organization {wanted} does not exist."))
        return found


class Rules:
    """The special rules of a kind of objects. The base class has none."""

    event = ""
    """The prefix of its notifications: `bill` gives `bill.created`."""

    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        """Return the problems of creating an object, or of changing `item`, with this body."""
        return ()

    def check_archive(self, context: RequestContext, item: Object) -> Iterable[Problem]:
        """Return the problems of archiving an object."""
        return ()

    def archived(self, item: Object) -> None:
        """Update what depends on whether `item` is archived."""

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        """Fill in the derived fields. `before` is the object before the change."""


_PLAIN = Rules()
HANDLERS: dict[tuple[Family, str], Handler] = {}
"""The handlers of operations that need special code, by family and BILL's id."""
RULES: dict[str, Rules] = {}
"""The special rules, by kind of object."""


def handles(family: Family, *identifiers: str) -> Callable[[Handler], Handler]:
    """Register a function as the handler of operations."""

    def register(handler: Handler) -> Handler:
        for identifier in identifiers:
            HANDLERS[family, identifier] = handler
        return handler

    return register
