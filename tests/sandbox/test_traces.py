"""Every write of the table, lost before and after its execution: the verdicts of `reconcile`."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import reduce
from typing import Any

import attrs
import pytest
from unit.loopback import InstantClock

from bill_async import BillClient, NetworkInvitationRequest, Options, OutcomeUnknownError, operations
from bill_async._limits.limiter import Limits
from bill_async._schema.kinds import Text
from bill_async._schema.operation import Operation
from bill_async._schema.traces import Trace
from bill_async.reconcile.evidence import evidence, from_json, judge, to_json
from bill_async.reconcile.lookup import ids_of, operation_of
from bill_async.reconcile.searches import item_of
from bill_async.sandbox import Fault

from .conftest import Api, Start
from .test_client_operations import Request, arguments
from .test_every_operation import Samples

TRACES = {each: each.trace for each in operations.all_operations() if each.trace and not each.trace.impossible}
CREATIONS = [operation for operation, trace in TRACES.items() if trace.creates]
CHANGES = [operation for operation, trace in TRACES.items() if not trace.creates]
NAME = "Quite Another 7.pdf"
ACCOUNT = "9988776655"


def every(chosen: list[Operation[Any]]) -> Any:
    return pytest.mark.parametrize("operation", chosen, ids=[f"{each.family}-{each.id}" for each in chosen])


# ---- making a call, and losing it


@attrs.define
class Setup:
    """A sandbox, a client, and one clock for both; the arguments of one call."""

    operation: Operation[Any]
    trace: Trace
    request: Request
    client: BillClient
    api: Api
    clock: InstantClock

    async def send(self) -> Any:
        """Make the call, once."""
        method = reduce(getattr, self.operation.accessor.split("."), self.client)
        request = self.request
        return await method(*request.organization, *request.path, *request.body, **request.query, retries=0)

    async def do_first(self, undone: dict[str, str]) -> None:
        """Do what the call is to undo."""
        resource, _, name = self.operation.accessor.rpartition(".")
        if name in undone:
            method = reduce(getattr, f"{resource}.{undone[name]}".split("."), self.client)
            await method(*self.request.organization, *self.request.path, **self.request.query)
        if self.operation.id == "deleteCustomerInvitation":
            (one, *_) = await self.client.network.search(name="cedar")
            invitation = NetworkInvitationRequest(network_id=one.id or "", network_type=one.type or "")
            await self.client.network.invite_customer(self.request.path[0], invitation)
        if self.operation.id == "updateTransactionCustomFields":
            (field,) = self.request.body[0].custom_fields
            values = await self.client.spend.custom_fields.list_values(field.custom_field_id)
            field.selected_values = [values.items[1].uuid]

    async def lose(self, *, executed: bool) -> OutcomeUnknownError:
        """Make the call and get no answer."""
        self.api.sandbox.faults.add(Fault("reset", operation=self.operation.id, executed=executed, times=1))
        with pytest.raises(OutcomeUnknownError) as caught:
            await self.send()
        return caught.value

    async def judged(self, error: OutcomeUnknownError) -> tuple[str, int]:
        """Return the verdict of another process, which has only what was kept of the call."""
        found = evidence(self.operation, error.arguments, error.request)
        assert found is not None
        kept = json.dumps(to_json(found))
        assert ACCOUNT not in kept
        assert error.sent_at is not None
        again = from_json(json.loads(kept))
        verdict = await judge(self.client, again, organization=error.organization, sent_at=error.sent_at)
        return verdict.outcome, len(verdict.found)

    async def there(self) -> set[str]:
        """Return the ids of all there is where the trace would be."""
        finder = operation_of(self.trace.find)
        assert finder is not None
        given = dict(zip((one.name for one in self.operation.path_params), self.request.path, strict=True))
        path = [given[parameter.name] for parameter in finder.path_params]
        if finder.page is None or self.trace.inside is not None:
            return set()
        headers = dict(zip(["organizationId"], self.request.organization, strict=False))
        pages = self.client.pages(finder, *path, headers=headers)
        return {identifier for item in await pages.collect() for identifier in ids_of(item)}


Prepare = Callable[[Operation[Any]], Awaitable[Setup]]


@pytest.fixture
def clock() -> InstantClock:
    return InstantClock()


@pytest.fixture
async def api(start: Start, clock: InstantClock) -> Api:
    """A sandbox by the clock of the client."""
    api = await start(clock=clock)
    await api.log_in(rememberMeId=api.account.remember_me_id, device=api.account.device)
    return api


@pytest.fixture
async def prepare(api: Api, spend: Api, partner: Api, clock: InstantClock) -> AsyncIterator[Prepare]:
    options = Options(limits=Limits(linger=0.0))
    async with BillClient.from_env(api.sandbox.environ(), options=options, clock=clock) as client:

        async def make(operation: Operation[Any]) -> Setup:
            caller = {"v3": api, "spend": spend, "partner": partner, "webhooks": api}[operation.family]
            request = await arguments(operation, caller, Samples(api, operation.family == "spend"))
            adapt(operation, request, api)
            clock.turn(86400)  # what was made so far is of other calls
            return Setup(operation, TRACES[operation], request, client, api, clock)

        yield make


def adapt(operation: Operation[Any], request: Request, api: Api) -> None:
    """Give the identity something of its own, and do not ask for what is so already."""
    bodies = [one for body in request.body for one in (body if isinstance(body, list) else [body])]
    for body in bodies:
        if isinstance(body, bytes):
            request.query["name"] = NAME
            continue
        names = {field.sent for key in TRACES[operation].identity for field in key}
        for field in body.__fields__:
            if isinstance(field.kind, Text) and field.wire in names - {"transactionNumber", "notificationUrl"}:
                setattr(body, field.name, NAME.replace(" ", "")[:12] if field.wire == "email" else NAME)
            elif field.wire == "accountNumber" and TRACES[operation].creates:
                setattr(body, field.name, ACCOUNT)
            elif field.wire == "depositAmount":
                setattr(body, field.name, body.deposit_amount * 2)
        if TRACES[operation].as_sent:
            change_something(operation, body)
    if operation.id == "updateTransaction":
        request.body[0].budget_id = list(api.sandbox.objects(api.account.organization_id, "spend.budgets"))[1]["id"]
    if operation.id in ("upsertBudgetMember", "upsertBulkBudgetUsers"):
        for member in getattr(request.body[0], "members", None) or request.body:
            member.role = "OBSERVER"
    if operation.id in ("createVendorInvitation", "inviteVendorNotInBillNetwork"):
        vendors = api.sandbox.objects(api.account.organization_id, "vendors")
        request.path = [next(vendor["id"] for vendor in vendors if vendor["networkStatus"] == "NOT_CONNECTED")]


def change_something(operation: Operation[Any], body: Any) -> None:
    """Give an update something new to say, of a field that can be read again."""
    finder = operation_of(TRACES[operation].find)
    assert finder is not None
    readable = {field.wire for field in item_of(finder, TRACES[operation].inside).__fields__}
    for field in body.__fields__:
        if isinstance(field.kind, Text) and not field.secret and field.wire in readable:
            setattr(body, field.name, NAME)
            return


# ---- what is made


@every(CREATIONS)
async def test_what_was_made_is_found(operation: Operation[Any], prepare: Prepare) -> None:
    setup = await prepare(operation)
    before = await setup.there()
    error = await setup.lose(executed=True)
    verdict = await setup.client.reconcile(error)
    assert verdict.outcome == "happened", verdict.why
    assert verdict.found
    assert all(set(before).isdisjoint(ids_of(item)) for item in verdict.found)
    assert set(map(id, filter(None, verdict.each))) == set(map(id, verdict.found))
    assert await setup.judged(error) == ("happened", len(verdict.found))


@every(CREATIONS)
async def test_what_was_not_made_is_not_found(operation: Operation[Any], prepare: Prepare) -> None:
    setup = await prepare(operation)
    error = await setup.lose(executed=False)
    verdict = await setup.client.reconcile(error)
    if setup.trace.later is not None:
        assert verdict.outcome == "undecided"
        assert "yet" in verdict.why
        setup.clock.turn(min(setup.trace.later, 86400))
        verdict = await setup.client.reconcile(error)
    expected = "undecided" if operation.id == "createMassPayment" else "did_not_happen"
    assert (verdict.outcome, verdict.found) == (expected, ()), verdict.why
    assert await setup.judged(error) == (expected, 0)


@every(CREATIONS)
async def test_a_twin_is_not_taken_for_it(operation: Operation[Any], prepare: Prepare) -> None:
    """The same call was made a moment ago, and ended well. Of what can be told by nothing, nothing is said."""
    setup = await prepare(operation)
    before = await setup.there()
    await setup.send()
    setup.clock.turn(1)
    twins = await setup.there() - before
    error = await setup.lose(executed=True)
    made = await setup.there() - before - twins
    verdict = await setup.client.reconcile(error)
    if made:
        found = {identifier for item in verdict.found for identifier in ids_of(item)}
        assert verdict.outcome == ("happened" if found <= made else "undecided"), verdict.why
        assert found >= made
    if operation.body is not None and operation.body.mints is not None:
        assert verdict.outcome == "happened"
    known = await setup.client.reconcile(error, known=twins)
    if made and operation.id != "createMassPayment":
        assert (known.outcome, {each for item in known.found for each in ids_of(item)}) == ("happened", made), known.why
    elif twins and setup.trace.later is None:  # BILL took no second one
        assert known.outcome == "did_not_happen", known.why


@every(CREATIONS)
async def test_a_contradiction_leaves_it_open(operation: Operation[Any], prepare: Prepare) -> None:
    """Something that shares the identity and differs otherwise is not passed over: it may be it, spelt otherwise."""
    setup = await prepare(operation)
    error = await setup.lose(executed=True)
    found = evidence(operation, error.arguments, error.request)
    assert found is not None
    keys = {field.listed for key in setup.trace.identity for field in key}
    values = [{**one, **dict.fromkeys(one.keys() - keys, "something else")} for one in found.expected]
    exact = operation.body is not None and operation.body.mints is not None
    if exact or values == list(found.expected):
        pytest.skip("nothing counts beside its identity")
    verdict = await judge(
        setup.client, attrs.evolve(found, expected=tuple(values)), organization=None, sent_at=setup.clock.now()
    )
    assert verdict.outcome == "undecided", verdict.why
    assert verdict.found


# ---- what is changed


UNDONE = {"restore": "archive", "restore_bulk": "archive_bulk", "unfreeze": "freeze"}
"""What must have been done before, so that there is something to undo."""
UNTOLD = {
    "initiateRiskVerifications",
    "updateBillApprovalPolicy",
    "updateBudget",
    "updateCustomField",
    "updateReimbursement",
    "updateTransactionCustomFields",
    "updateUser",
    "upsertBudgetMember",
    "upsertBulkBudgetUsers",
    "verifyBankAccount",
}
"""BILL does not say when what these change was last changed, or a refusal leaves no trace."""


@every(CHANGES)
async def test_what_was_changed_is_seen(operation: Operation[Any], prepare: Prepare) -> None:
    setup = await prepare(operation)
    await setup.do_first(UNDONE)
    error = await setup.lose(executed=True)
    verdict = await setup.client.reconcile(error)
    expected = "undecided" if operation.id == "updateBillApprovalPolicy" else "happened"
    assert verdict.outcome == expected, verdict.why
    assert (await setup.judged(error))[0] == expected


@every(CHANGES)
async def test_what_was_not_changed_is_seen(operation: Operation[Any], prepare: Prepare) -> None:
    setup = await prepare(operation)
    await setup.do_first(UNDONE)
    setup.clock.turn(3600)
    error = await setup.lose(executed=False)
    verdict = await setup.client.reconcile(error)
    expected = "undecided" if operation.id in UNTOLD else "did_not_happen"
    assert verdict.outcome == expected, verdict.why
    assert (await setup.judged(error))[0] == expected
