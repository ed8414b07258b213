"""Recovery: open writes after a crash are decided by calls that only read, and the rest by a person."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import suppress
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from journal.helpers import (
    ACME,
    VENDOR,
    created,
    entries,
    journal_of,
    keyed_client,
    listed,
    paths,
    states,
    two_processes,
    vendor,
)
from unit.loopback import ORGANIZATION, InstantClock, Loopback, Received, Step, answer, client_of, errors, reset

from bill_async import (
    AccountingClassCreate,
    AnswerLostError,
    AuthenticationError,
    Bill,
    BillClient,
    InvalidRequestError,
    Journal,
    JournalError,
    MfaRequiredError,
    OrganizationCredentials,
    OutcomeUnknownError,
    PartnerCredentials,
    PartnerUserCreate,
    PartnerUserUpdate,
    RateLimitedError,
    SpendCredentials,
    TransportError,
    ValidationError,
    Vendor,
    VendorCreate,
    VendorUpdate,
    bulk,
)
from bill_async._schema.converter import structure
from bill_async.journal import JournalEntry

OTHER = OrganizationCredentials("the-developer-key", "user", "the-password", "00802ABCDEFGHIJKLMNO")


async def lose(server: Loopback, client: BillClient, *keys: str) -> None:
    """Make a write for each key whose answer is lost."""
    for key in keys:
        server.script = [reset]
        with pytest.raises(OutcomeUnknownError):
            await client.vendors.create(vendor(key), key=key)
        assert isinstance(client.clock, InstantClock)
        client.clock.turn(3.0)  # so long the limiter takes BILL to be at work on it


async def crash(journal: Journal, key: str) -> None:
    """Let an entry be what a killed process leaves behind."""
    (entry,) = [entry async for entry in journal.entries(key=key)]
    intended: Any = attrs.evolve(
        entry,
        state="intended",
        owner="0123456789abcdef",
        lost_at=None,
        version=entry.version + 1,
        history=entry.history[:1],
    )
    assert await journal.store.save([intended])


def found(name: str, number: int) -> dict[str, Any]:
    return {**VENDOR, "name": name, "id": f"00901{number}"}


async def test_what_happened_what_did_not_and_what_cannot_be_said(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    await lose(server, client, "made", "not made", "unclear")
    await crash(journal, "not made")
    unclear = {**found("unclear", 3), "email": "else@where"}
    server.script = [listed(found("made", 1), unclear, {**unclear, "id": "009014"})] * 10
    recovery = await journal.recover(client)
    assert {entry.id.key: entry.state for entry in recovery} == {
        "made": "done",
        "not made": "not_executed",
        "unclear": "unknown",
    }
    (left,) = recovery.undecided
    assert "009013" in left.why
    assert (recovery.failed, recovery.under_way, recovery.elsewhere) == ((), (), ())
    sent = paths(server).count("POST /v3/vendors")
    assert (await client.vendors.create(vendor("made"), key="made")).id == "009011"
    assert paths(server).count("POST /v3/vendors") == sent
    again = await journal.recover(client)
    assert [entry.id.key for entry in again] == ["unclear"]


async def test_objects_of_other_writes_of_the_journal_are_not_taken_for_the_lost_one(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    """Two writes that look the same: one is known to be done, so what there is belongs to it."""
    await client.vendors.create(ACME, key="done")
    server.script = [created(id="009011")]
    await client.vendors.create(vendor("twin"), key="twin 1")
    server.script = [reset]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(vendor("twin"), key="twin 2")
    server.script = [listed(found("twin", 1))] * 2
    await journal.recover(client)
    assert (await states(journal))["twin 2"] == "not_executed"


async def test_an_object_that_another_write_has_changed_may_be_of_the_lost_one(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    await lose(server, client, "k")
    server.script = [answer(found("k", 1))]
    await client.vendors.update("009011", VendorUpdate(name="k"), key="change it")
    server.script = [listed(found("k", 1))]
    await journal.recover(client)
    assert (await states(journal))["k"] == "done"


async def test_bill_may_be_at_work_for_as_long_after_the_crash_as_after_a_lost_answer(
    server: Loopback, journal: Journal
) -> None:
    """The time of sending is unknown after a crash: the call may have waited for a limit for an hour."""
    clock = InstantClock()
    async with client_of(server, journal=journal, clock=clock) as client:
        await lose(server, client, "k")
        await crash(journal, "k")
        clock.turn(3600)
        clock.slept.clear()
        server.script = [listed(), listed(found("k", 1))]
        (entry,) = await journal.recover(client)
    assert entry.state == "done"
    assert [round(seconds) for seconds in clock.slept] == [60]


async def test_the_wait_after_a_crash_is_one_for_all(server: Loopback, journal: Journal) -> None:
    clock = InstantClock()
    async with client_of(server, journal=journal, clock=clock) as client:
        keys = [f"k{number}" for number in range(10)]
        await lose(server, client, *keys)
        for key in keys:
            await crash(journal, key)
        clock.turn(3600)
        clock.slept.clear()
        server.script = [listed()] * 11
        recovery = await journal.recover(client)
    assert [entry.state for entry in recovery] == ["not_executed"] * 10
    assert [round(seconds) for seconds in clock.slept] == [60]


async def test_the_wait_counts_from_when_the_answer_was_lost(server: Loopback, journal: Journal) -> None:
    clock = InstantClock()
    async with client_of(server, journal=journal, clock=clock) as client:
        await lose(server, client, "k")
        clock.slept.clear()
        server.script = [listed()] * 2
        (entry,) = await journal.recover(client)
    assert entry.state == "not_executed"
    assert clock.slept == [57.0]  # 3 seconds have passed


async def test_an_entry_that_does_not_say_when_it_was_lost_was_lost_now(server: Loopback, journal: Journal) -> None:
    """As an earlier version has stored it."""
    clock = InstantClock()
    async with client_of(server, journal=journal, clock=clock) as client:
        await lose(server, client, "k")
        entry = await one(journal)
        assert await journal.store.save([attrs.evolve(entry, version=entry.version + 1, lost_at=None)])
        clock.turn(3600)
        clock.slept.clear()
        server.script = [listed()] * 2
        await journal.recover(client)
    assert clock.slept == [60.0]


async def test_the_wait_counts_from_when_the_last_item_was_lost(server: Loopback, journal: Journal) -> None:
    clock = InstantClock()
    async with client_of(server, journal=journal, clock=clock) as client:
        server.script = [reset]
        await bulk(client.vendors.create_bulk, [vendor("a"), vendor("b")], key=["a", "b"])
        first, second = await entries(journal)
        for entry, minutes in ((first, 10), (second, 20)):
            assert entry.lost_at is not None
            later = attrs.evolve(entry, version=entry.version + 1, lost_at=entry.lost_at + timedelta(minutes=minutes))
            assert await journal.store.save([later])
        clock.turn(1200)
        clock.slept.clear()
        server.script = [listed()] * 2
        assert [entry.state for entry in await journal.recover(client)] == ["not_executed"] * 2
    assert clock.slept == [60.0]


async def test_the_margin_is_that_of_the_journal(server: Loopback, path: Path) -> None:
    """An object that is older cannot be that of the write."""
    for margin, state in ((100.0, "not_executed"), (200.0, "done")):
        async with (
            Journal(path.with_name(f"{margin}.db"), margin=margin) as journal,
            keyed_client(server, journal) as client,
        ):
            await lose(server, client, "k")
            made = {**found("k", 1), "createdTime": "2026-03-02T12:27:30.000+00:00"}  # 150 seconds before
            server.script = [listed(made)] * 2
            assert [entry.state for entry in await journal.recover(client)] == [state]


@pytest.mark.parametrize(("created_at", "state"), [("12:27:59.500", "not_executed"), ("12:28:00.500", "done")])
async def test_the_margin_is_two_minutes(
    server: Loopback, client: BillClient, journal: Journal, created_at: str, state: str
) -> None:
    await lose(server, client, "k")
    server.script = [listed({**found("k", 1), "createdTime": f"2026-03-02T{created_at}+00:00"})] * 2
    assert [entry.state for entry in await journal.recover(client)] == [state]


async def test_objects_of_writes_within_the_margin_are_known(server: Loopback, journal: Journal) -> None:
    async with keyed_client(server, journal) as client:
        server.script = [created(id="009011")]
        await client.vendors.create(vendor("twin"), key="twin 1")
        assert isinstance(client.clock, InstantClock)
        client.clock.turn(60)
        server.script = [reset]
        with pytest.raises(OutcomeUnknownError):
            await client.vendors.create(vendor("twin"), key="twin 2")
        server.script = [listed(found("twin", 1))] * 2
        await journal.recover(client)
    assert (await states(journal))["twin 2"] == "not_executed"


async def test_a_lookup_sends_what_the_write_was_called_with(server: Loopback, journal: Journal) -> None:
    """A list of the users of an organization needs its id in a header; a list of vendors has filters."""
    partner = PartnerCredentials("app", "user", "word")
    user = PartnerUserCreate(first_name="Ada", email="ada@example.com", username="ada", accept_terms_of_service=True)
    change = PartnerUserUpdate(first_name="Ada")
    organization = "00801ABCDEFGHIJKLMNO"
    made = {"id": "00601ABCDEFGHIJKLMNO", "firstName": "Ada", "email": user.email, "username": user.username}
    async with keyed_client(server, journal, partner=partner) as client:
        server.script = [reset, listed(made), listed(made)]
        for _ in range(2):
            with suppress(OutcomeUnknownError):
                await client.partner.users.create(organization, user, key="create")
        server.script = [reset, answer(made), answer(made)]
        for _ in range(2):
            assert isinstance(client.clock, InstantClock)
            client.clock.turn(3.0)
            with suppress(OutcomeUnknownError):
                await client.partner.users.update(organization, made["id"], change, key="update", retries=0)
        lookups = [call for call in server.calls if call.method == "GET"]
        assert {call.path.partition("?")[0].rpartition("/")[2] for call in lookups} == {"users", made["id"]}
        assert {call.headers["organizationid"] for call in lookups} == {organization}
        server.script = [reset, listed(found("k", 1))]
        for _ in range(2):
            with suppress(OutcomeUnknownError):
                await client.vendors.create(vendor("k"), key="k")
        assert "createdTime" in server.calls[-1].path


async def test_a_write_that_others_decide_before_its_turn_is_left_alone(server: Loopback, path: Path) -> None:
    for gone in (False, True):
        here = path.with_name(f"{gone}.db")
        async with two_processes(server, here) as (first, second):
            await lose(server, first, "a", "b")
            mine, other = journal_of(first), journal_of(second)

            async def decide(
                request: Received,
                writer: asyncio.StreamWriter,
                other: Journal = other,
                here: Path = here,
                gone: bool = gone,
            ) -> None:
                (entry,) = [entry async for entry in other.entries(key="b")]
                if gone:
                    with sqlite3.connect(here) as connection:
                        connection.execute("DELETE FROM bill_journal_entries WHERE key = 'b'")
                    connection.close()
                else:
                    await other.resolve(entry, "not_executed")
                await listed(found("a", 1))(request, writer)

            server.script = [decide]
            before = len(server.calls)
            recovery = await mine.recover(first)
            assert [(entry.id.key, entry.state) for entry in recovery] == [("a", "done")]
            assert (recovery.failed, recovery.under_way) == ((), ())
            assert len(server.calls) == before + 1


async def test_a_write_that_others_decide_during_its_lookup_is_left_alone(server: Loopback, path: Path) -> None:
    async with two_processes(server, path) as (first, second):
        await lose(server, first, "k")
        mine, other = journal_of(first), journal_of(second)

        async def decide(request: Received, writer: asyncio.StreamWriter) -> None:
            await other.resolve(await one(other), "done", ids=["009017"])
            await listed(found("k", 1))(request, writer)

        server.script = [decide]
        assert list(await mine.recover(first)) == []
        assert (await one(mine)).ids == ("009017",)


async def test_of_two_that_consider_a_process_dead_one_says_so(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with two_processes(server, path) as (first, second):
        await lose(server, first, "k")
        mine, other = journal_of(first), journal_of(second)
        await crash(mine, "k")
        save = mine.store.save

        async def too_late(given: Any) -> bool:
            with monkeypatch.context() as patch:
                patch.setattr(mine.store, "save", save)
                server.script = [listed(found("k", 1))]
                assert [entry.state for entry in await other.recover(second)] == ["done"]
            return await save(given)

        monkeypatch.setattr(mine.store, "save", too_late)
        assert (await first.vendors.create(vendor("k"), key="k")).id == "009011"
        assert paths(server).count("POST /v3/vendors") == 1


async def test_writes_of_other_accounts_are_left_to_their_clients(server: Loopback, journal: Journal) -> None:
    async with keyed_client(server, journal) as client:
        other = client.for_organization(OTHER)
        await lose(server, client, "mine")
        await lose(server, other, "theirs")
        server.script = [listed(found("mine", 1))]
        recovery = await journal.recover(client)
        assert [entry.id.key for entry in recovery] == ["mine"]
        assert [entry.id.account for entry in recovery.elsewhere] == [OTHER.organization_id]
        server.script = [listed(found("theirs", 2))]
        assert [entry.ids for entry in await journal.recover(other)] == [("009012",)]


async def test_what_is_under_way_is_not_touched(server: Loopback, path: Path) -> None:
    server.script = [server.hang]
    async with two_processes(server, path) as (first, second):
        task = asyncio.ensure_future(first.vendors.create(ACME, key="k"))
        await server.hanging.wait()
        for client in (first, second):
            async with Journal(path) as journal:
                recovery = await journal.recover(client)
            assert [entry.id.key for entry in recovery.under_way] == ["k"]
            assert list(recovery) == []
        server.go_on.set()
        await task


async def test_what_a_call_of_the_same_process_works_on_is_not_touched(server: Loopback, path: Path) -> None:
    server.script = [server.hang]
    async with Journal(path) as journal, keyed_client(server, journal) as client:
        task = asyncio.ensure_future(client.vendors.create(ACME, key="k"))
        await server.hanging.wait()
        recovery = await journal.recover(client)
        assert [(entry.id.key, entry.state) for entry in recovery.under_way] == [("k", "intended")]
        assert list(recovery) == []
        server.go_on.set()
        await task
        assert [step.by for step in (await one(journal)).history] == ["sender", "sender"]


async def test_a_bulk_call_of_which_one_item_is_under_way_is_not_touched(server: Loopback, path: Path) -> None:
    async with two_processes(server, path) as (first, second):
        server.script = [server.hang]
        task = asyncio.ensure_future(bulk(second.vendors.create_bulk, [vendor("a"), vendor("b")], key=["a", "b"]))
        await server.hanging.wait()
        mine = journal_of(first)
        (entry,) = [entry async for entry in mine.entries(key="a")]
        unknown: Any = attrs.evolve(entry, version=entry.version + 1, state="unknown", lost_at=entry.sent_at)
        assert await mine.store.save([unknown])
        recovery = await mine.recover(first)
        assert sorted(entry.id.key for entry in recovery.under_way) == ["a", "b"]
        assert await states(mine) == {"a": "unknown", "b": "intended"}
        assert paths(server) == ["POST /v3/vendors/bulk"]
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_a_lookup_that_fails_does_not_hold_up_the_others(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    await lose(server, client, "a", "b")
    server.script = [errors("BDC_1000", status=400), listed(found("b", 1))]
    recovery = await journal.recover(client)
    assert [(entry.id.key, type(error).__name__) for entry, error in recovery.failed] == [("a", "ValidationError")]
    assert [entry.id.key for entry in recovery] == ["b"]
    assert await states(journal) == {"a": "unknown", "b": "done"}


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (errors("BDC_1144", status=422), RateLimitedError),
        (errors("BDC_1101", status=401), AuthenticationError),
        (errors("BDC_1361", status=422), MfaRequiredError),
        (reset, TransportError),
    ],
)
async def test_what_would_meet_every_lookup_is_raised(
    server: Loopback, client: BillClient, journal: Journal, step: Any, error: type[Exception]
) -> None:
    await lose(server, client, "a", "b")
    server.script = [step] * 10
    sent = len(server.calls)
    with pytest.raises(error):
        await journal.recover(client, wait=False, retries=0)
    assert len(server.calls) == sent + 1
    assert await states(journal) == {"a": "unknown", "b": "unknown"}


_AMOUNT = {"amount": {"$number": "ten"}}


@pytest.mark.parametrize(
    "evidence",
    [
        {"of": "tomorrow"},
        5,
        "tomorrow",
        None,
        {"operation": "createVendor", "arguments": {}, "expected": 5},
        {"operation": "createVendor", "arguments": {}, "expected": [_AMOUNT]},
        {"operation": "createVendor", "arguments": {}, "expected": [{"amount": {"$number": [1]}}]},
        {"operation": "tomorrow's", "arguments": {}, "expected": []},
    ],
)
async def test_evidence_of_a_later_version_is_for_a_person(
    server: Loopback, client: BillClient, journal: Journal, evidence: Any
) -> None:
    await lose(server, client, "k")
    (entry,) = await entries(journal)
    await journal.store.save([attrs.evolve(entry, version=entry.version + 1, evidence=evidence)])
    sent = len(server.calls)
    (left,) = (await journal.recover(client)).undecided
    assert "nothing at BILL shows whether" in left.why
    assert len(server.calls) == sent


async def test_writes_of_spend_and_expense_are_looked_up_with_its_token(server: Loopback, journal: Journal) -> None:
    async with keyed_client(server, journal, spend=SpendCredentials("token")) as client:
        server.script = [reset] * 4
        with pytest.raises(OutcomeUnknownError) as caught:
            await client.spend.users.delete("usr_1", key="k")
        assert caught.value.organization is None
        sent = len(server.calls)
        server.script = [errors("BDC_1", status=404)]
        (entry,) = await journal.recover(client)
        assert (entry.id.party, entry.state) == ("spend", "done")
        assert paths(server)[sent:] == ["GET /v3/spend/users/usr_1"]
    async with keyed_client(server, journal, spend=SpendCredentials("another token")) as client:
        assert list(await journal.recover(client)) == []


async def test_of_a_lost_bulk_write_all_or_nothing_can_be_judged(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    """If the evidence of one item is missing, what is there of the others decides nothing."""
    server.script = [reset]
    await bulk(client.vendors.create_bulk, [vendor("a"), vendor("b")], key=["a", "b"])
    one, _ = await entries(journal)
    await journal.store.save([attrs.evolve(one, version=one.version + 1, evidence=None)])
    sent = len(server.calls)
    recovery = await journal.recover(client)
    assert {entry.id.key: entry.state for entry in recovery} == {"a": "unknown", "b": "unknown"}
    assert len(server.calls) == sent


# ---- by hand


async def one(journal: Journal) -> JournalEntry:
    (entry,) = await entries(journal)
    return entry


async def test_somebody_says_that_it_was_done(server: Loopback, client: BillClient, journal: Journal) -> None:
    await lose(server, client, "k")
    made = structure(found("k", 7), Vendor)
    done = await journal.resolve(await one(journal), "done", answer=made, why="seen in the web application")
    assert (done.state, done.ids, done.why) == ("done", ("009017",), "seen in the web application")
    assert done.history[-1].by == "person"
    assert await client.vendors.create(vendor("k"), key="k") == made
    assert paths(server) == ["POST /v3/vendors"]


async def test_somebody_knows_the_id_only(server: Loopback, client: BillClient, journal: Journal) -> None:
    await lose(server, client, "k")
    await journal.resolve(await one(journal), "done", ids=["009017"])
    with pytest.raises(AnswerLostError, match=r"createVendor was executed .it created or changed 009017") as caught:
        await client.vendors.create(vendor("k"), key="k")
    assert caught.value.ids == ("009017",)
    assert paths(server) == ["POST /v3/vendors"]


async def test_somebody_says_that_it_was_not_done(server: Loopback, client: BillClient, journal: Journal) -> None:
    await lose(server, client, "k")
    await crash(journal, "k")
    assert (await journal.resolve(await one(journal), "not_executed")).state == "not_executed"
    server.script = [created()]
    await client.vendors.create(vendor("k"), key="k")
    assert paths(server) == ["POST /v3/vendors"] * 2


async def test_somebody_corrects_what_somebody_has_said(server: Loopback, client: BillClient, journal: Journal) -> None:
    await lose(server, client, "k")
    entry = await journal.resolve(await one(journal), "done", ids=["a typing error"])
    entry = await journal.resolve(entry, "done", ids=["009017"], why="the right one")
    assert (entry.state, entry.ids, entry.why) == ("done", ("009017",), "the right one")
    entry = await journal.resolve(entry, "not_executed", why="of another vendor")
    assert (entry.state, entry.ids, entry.answer) == ("not_executed", (), None)
    made = structure(found("k", 1), Vendor)
    entry = await journal.resolve(entry, "done", answer=made)
    assert await client.vendors.create(vendor("k"), key="k") == made
    await journal.resolve(entry, "not_executed")
    server.script = [created()]
    await client.vendors.create(vendor("k"), key="k")
    assert paths(server) == ["POST /v3/vendors"] * 2
    for outcome in ("done", "not_executed"):  # it was sent since, and answered
        with pytest.raises(JournalError, match="the write is done; there is nothing to resolve"):
            await journal.resolve(entry, outcome)


async def test_only_what_is_open_can_be_resolved(
    server: Loopback, client: BillClient, journal: Journal, path: Path
) -> None:
    await lose(server, client, "k")
    entry = await one(journal)
    wrong: Any = "maybe"
    with pytest.raises(InvalidRequestError, match="outcome: 'maybe' is not an outcome; give 'done' or 'not_executed'"):
        await journal.resolve(entry, wrong)
    server.script = [listed(found("k", 1))]
    await journal.recover(client)
    with pytest.raises(JournalError, match="key 'k': the write is done; there is nothing to resolve"):
        await journal.resolve(entry, "not_executed")
    with pytest.raises(JournalError, match="the write is not in the journal"):
        await journal.resolve(attrs.evolve(entry, id=entry.id._replace(key="other")), "done")


async def test_a_decided_entry_whose_history_is_missing_cannot_be_resolved(
    client: BillClient, journal: Journal
) -> None:
    """An earlier version may have stored it without one."""
    await client.vendors.create(ACME, key="k")
    entry = await one(journal)
    assert await journal.store.save([attrs.evolve(entry, version=entry.version + 1, history=())])
    with pytest.raises(JournalError, match="key 'k': the write is done; there is nothing to resolve"):
        await journal.resolve(entry, "not_executed")


async def test_what_is_under_way_cannot_be_resolved(server: Loopback, path: Path) -> None:
    server.script = [server.hang]
    async with two_processes(server, path) as (first, _), Journal(path) as journal:
        task = asyncio.ensure_future(first.vendors.create(ACME, key="k"))
        await server.hanging.wait()
        for each in (journal, journal_of(first)):
            with pytest.raises(JournalError, match="the write is in flight; wait until it, or its process, has ended"):
                await each.resolve(await one(each), "not_executed")
        server.go_on.set()
        await task


async def test_what_another_process_decides_meanwhile_cannot_be_resolved(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with two_processes(server, path) as (first, second):
        await lose(server, first, "k")
        mine, other = journal_of(first), journal_of(second)
        load = mine.store.load

        async def too_early(ids: Any) -> Any:
            loaded = await load(ids)
            await other.resolve(await one(other), "done", ids=["009017"])
            return loaded

        monkeypatch.setattr(mine.store, "load", too_early)
        with pytest.raises(JournalError, match="key 'k': another process has changed the entry; read it again"):
            await mine.resolve(await one(other), "not_executed")
        assert (await one(other)).ids == ("009017",)


async def test_somebody_says_that_a_raw_call_was_done(server: Loopback, client: BillClient, journal: Journal) -> None:
    """No answer to it is kept, because its shape is unknown."""
    server.script = [reset]
    with pytest.raises(OutcomeUnknownError):
        await client.raw.request("POST", "/v3/new", key="k")
    await journal.resolve(await one(journal), "done", answer=structure(found("k", 7), Vendor))
    with pytest.raises(AnswerLostError) as caught:
        await client.raw.request("POST", "/v3/new", key="k")
    assert caught.value.ids == ("009017",)


async def test_a_list_can_be_given_as_the_answer(server: Loopback, client: BillClient, journal: Journal) -> None:
    server.script = [reset]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create_bulk([vendor("a"), vendor("b")], key="k")
    made = [structure(found(name, number), Vendor) for number, name in enumerate("ab")]
    await journal.resolve(await one(journal), "done", answer=made)
    assert await client.vendors.create_bulk([vendor("a"), vendor("b")], key="k") == made


@pytest.mark.parametrize("wrong", [[Bill], [Vendor, Bill], []], ids=["other objects", "one of two", "none"])
async def test_an_answer_that_the_call_cannot_return_is_not_recorded(
    server: Loopback, client: BillClient, journal: Journal, wrong: list[type[Any]]
) -> None:
    server.script = [reset]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create_bulk([vendor("a"), vendor("b")], key="k")
    given = [structure({"id": f"00901{number}"}, model) for number, model in enumerate(wrong)]
    await journal.resolve(await one(journal), "done", answer=given)
    with pytest.raises(AnswerLostError) as caught:
        await client.vendors.create_bulk([vendor("a"), vendor("b")], key="k")
    assert caught.value.ids == tuple(f"00901{number}" for number in range(len(wrong)))


@pytest.mark.parametrize("wrong", [[Bill], [Vendor, Vendor]], ids=["another object", "two objects"])
async def test_an_answer_that_a_single_call_cannot_return_is_not_recorded(
    server: Loopback, client: BillClient, journal: Journal, wrong: list[type[Any]]
) -> None:
    await lose(server, client, "k")
    given = [structure({"id": f"00901{number}"}, model) for number, model in enumerate(wrong)]
    await journal.resolve(await one(journal), "done", answer=given)
    with pytest.raises(AnswerLostError):
        await client.vendors.create(vendor("k"), key="k")
    assert len(server.calls) == 1


async def test_a_bulk_write_of_one_item_is_found_as_a_list(server: Loopback, client: BillClient) -> None:
    server.script = [reset, listed(found("a", 1))]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create_bulk([vendor("a")], key="k")
    assert [one.id for one in await client.vendors.create_bulk([vendor("a")], key="k")] == ["009011"]


async def test_a_bulk_write_is_found_as_a_whole(server: Loopback, client: BillClient, journal: Journal) -> None:
    server.script = [reset, listed(found("b", 2), found("a", 1))]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create_bulk([vendor("a"), vendor("b")], key="k")
    made = await client.vendors.create_bulk([vendor("a"), vendor("b")], key="k")
    assert [one.id for one in made] == ["009011", "009012"]
    assert paths(server) == ["POST /v3/vendors/bulk", "GET /v3/vendors"]


async def test_a_change_without_an_answer_is_found_done(server: Loopback, client: BillClient, journal: Journal) -> None:
    server.script = [reset] * 4 + [errors("BDC_1", status=404)]
    with pytest.raises(OutcomeUnknownError):
        await client.webhooks.subscriptions.delete("sub-1", key="k")
    server.script = [errors("BDC_1", status=404)] * 4
    await journal.recover(client)
    assert await states(journal) == {"k": "done"}
    server.script = [answer({"never": "asked"})]
    sent = len(server.calls)
    assert await client.webhooks.subscriptions.delete("sub-1", key="k") is None
    assert len(server.calls) == sent
    assert ORGANIZATION.organization_id == (await one(journal)).id.account


async def test_the_wait_of_a_bulk_write_that_was_killed_is_one_for_all_its_calls(
    server: Loopback, journal: Journal
) -> None:
    clock = InstantClock()
    items = [vendor(f"k{number}") for number in range(3)]

    def name(item: VendorCreate) -> str:
        return str(item.name)

    async with client_of(server, journal=journal, clock=clock) as client:
        for item in items:
            server.script = [reset]
            assert (await bulk(client.vendors.create_bulk, [item], key=name)).counts == {"unknown": 1}
            await crash(journal, name(item))
            clock.turn(3.0)
        clock.turn(3600)
        clock.slept.clear()
        server.script = [listed()] * 4 + [answer([found(name(item), at) for at, item in enumerate(items)], 201)]
        assert (await bulk(client.vendors.create_bulk, items, key=name)).complete
    assert [round(seconds) for seconds in clock.slept] == [60]


CLASSES = [AccountingClassCreate(name=name) for name in ("a", "b", "c")]
REFUSED = errors("BDC_1234", status=422, message="[1].name: no")


def _name(item: AccountingClassCreate) -> str:
    return str(item.name)


def _class(name: str) -> dict[str, Any]:
    return {"id": f"cls01{name}", "name": name, "createdTime": VENDOR["createdTime"]}


async def test_what_bill_refused_without_a_word_about_the_other_items_may_be_there_in_part(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [REFUSED]
    first = await bulk(client.accounting_classes.create_bulk, CLASSES, key=_name)
    assert first.counts == {"failed": 1, "refused": 2}
    assert await states(journal) == dict.fromkeys("abc", "unknown")

    server.script = [listed(_class("a"))] * 2
    second = await bulk(client.accounting_classes.create_bulk, CLASSES, key=_name)
    assert second.counts == {"unknown": 3}
    assert second.calls == 0
    (error,) = {str(one.error) for one in second.outcomes if one.item.name == "b"}
    assert "only 1 of 3 accounting classes exist" in error

    server.script = [listed(), answer([_class(name) for name in "abc"], 201)]
    assert (await bulk(client.accounting_classes.create_bulk, CLASSES, key=_name)).complete


async def test_several_items_under_one_key_may_be_there_in_part(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [REFUSED]
    with pytest.raises(ValidationError):
        await client.accounting_classes.create_bulk(CLASSES, key="all")
    assert await states(journal) == {"all": "unknown"}


@pytest.mark.parametrize(
    "refusal",
    [errors("BDC_1234", status=400), errors("BDC_1234", "BDC_1246", status=422), errors("BDC_1144", status=422)],
    ids=["the request is wrong", "rolled back", "a limit"],
)
async def test_a_refusal_of_all_items_frees_their_keys(
    server: Loopback, client: BillClient, journal: Journal, refusal: Step
) -> None:
    server.script = [refusal] * 9
    with suppress(RateLimitedError):
        await bulk(client.accounting_classes.create_bulk, CLASSES, key=_name, wait=False)
    assert await states(journal) == dict.fromkeys("abc", "not_executed")


async def test_the_refusal_of_a_single_item_frees_its_key(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [REFUSED]
    assert (await bulk(client.accounting_classes.create_bulk, CLASSES[:1], key=_name)).counts == {"failed": 1}
    assert await states(journal) == {"a": "not_executed"}


@pytest.mark.parametrize("wrong", [5, -5], ids=["ahead", "behind"])
async def test_a_clock_that_was_wrong_when_it_was_sent_hides_no_write(
    server: Loopback, journal: Journal, wrong: int
) -> None:
    clock = InstantClock()
    right = clock.now()
    clock.start += timedelta(hours=wrong)

    def dated(*vendors: Any) -> Step:
        return answer({"results": list(vendors)}, Date=format_datetime(right, usegmt=True))

    async with client_of(server, journal=journal, clock=clock) as client:
        server.script = [dated()]
        await client.vendors.list()
        await lose(server, client, "k")
        await crash(journal, "k")
    clock.start -= timedelta(hours=wrong)
    async with client_of(server, journal=journal, clock=clock) as client:
        made = {**found("k", 1), "createdTime": (right + timedelta(seconds=1)).isoformat()}
        server.script = [dated(made)]
        (entry,) = await journal.recover(client)
    assert entry.sent_at == right
    assert (entry.state, entry.ids) == ("done", ("009011",))
