"""Mistakes in a call or a journal are reported before anything is sent, and later failures hide no write."""

from __future__ import annotations

import asyncio
import json
import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from journal.helpers import (
    ACME,
    VENDOR,
    created,
    entries,
    journal_of,
    keyed_client,
    listed,
    on_disk,
    paths,
    states,
    two_processes,
)
from unit.loopback import EXPIRED, Loopback, Received, client_of, errors, reset

from bill_async import (
    AnswerLostError,
    BillClient,
    ConfigurationError,
    FundingAccountInput,
    InvalidRequestError,
    Journal,
    JournalError,
    OutcomeUnknownError,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    SpendCredentials,
    VendorCreditLineItemInput,
    VendorCreditUpdate,
    VendorUpdate,
)

# ---- what is refused


async def test_a_key_needs_a_journal(server: Loopback) -> None:
    async with client_of(server) as client:
        with pytest.raises(
            ConfigurationError, match=r"key: this client has no journal.*journal=Journal\('writes.db'\)"
        ):
            await client.vendors.create(ACME, key="k")
        with pytest.raises(ConfigurationError, match="key: this client has no journal"):
            await client.raw.request("POST", "/v3/new", key="k")
    assert server.received == []


async def test_a_key_is_for_writes(server: Loopback, client: BillClient) -> None:
    words = "key: vendors.get may be repeated as it is; a key is for calls that write"
    with pytest.raises(InvalidRequestError, match=words) as caught:
        await client.vendors.get("00901A", key="k")
    assert caught.value.field == "key"
    with pytest.raises(InvalidRequestError, match=r"vendors.list may be repeated"):
        client.vendors.list(key="k")
    with pytest.raises(InvalidRequestError, match="download may be repeated"):
        await client.download("https://bill.com/x", key="k")
    with pytest.raises(InvalidRequestError, match=r"raw.request may be repeated"):
        await client.raw.request("GET", "/v3/vendors", key="k")
    assert server.received == []


async def test_a_journal_can_require_keys(server: Loopback, path: Path) -> None:
    async with Journal(path, require_keys=True) as journal, keyed_client(server, journal) as client:
        with pytest.raises(
            InvalidRequestError, match=r"key: vendors.create must not be repeated, and the journal"
        ) as caught:
            await client.vendors.create(ACME)
        assert caught.value.field == "key"
        with pytest.raises(InvalidRequestError, match=r"raw.request must not be repeated"):
            await client.raw.request("POST", "/v3/new")
        assert server.received == []
        payment: Any = PaymentCreate(
            bill_id="00n01ABCDEFGHIJKLMNO",
            amount=5,
            funding_account=FundingAccountInput(type="BANK_ACCOUNT", id="bac01ABCDEFGHIJKLMNO"),
            processing_options=PaymentProcessingOptionsInput(),
        )
        with pytest.raises(InvalidRequestError, match=r"payments.create must not be repeated"):
            await client.payments.create(payment)
        lines = [VendorCreditLineItemInput(amount=5)]
        with pytest.raises(InvalidRequestError, match=r"vendor_credits.update must not be repeated"):
            await client.vendor_credits.update(
                "vcr01ABCDEFGHIJKLMNO", VendorCreditUpdate(vendor_credit_line_items=lines)
            )
        assert server.received == []
        await client.vendors.create(ACME, key="k")
        await client.vendors.get("00901A")
        await client.vendors.update("00901A", VendorUpdate(name="Acme"))  # ends the same however often it is made
    assert len(server.calls) == 3


async def test_wrong_options_are_refused_even_if_the_answer_is_recorded(server: Loopback, client: BillClient) -> None:
    server.script = [created()]
    await client.vendors.create(ACME, key="k")
    with pytest.raises(InvalidRequestError, match="timeout"):
        await client.vendors.create(ACME, key="k", timeout=-1)


async def test_a_client_takes_only_a_journal(path: Path) -> None:
    wrong: Any = str(path)
    with pytest.raises(ConfigurationError, match=r"journal: a str cannot be used; it has no send"):
        BillClient(spend=SpendCredentials("token"), journal=wrong)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"store": ""}, "'' is not a path"),
        ({"store": "mysql://x"}, "a URL of 'mysql' cannot be used"),
        ({"store": 5}, "5 is not a store"),
        ({"store": "w.db", "keep": 90}, "keep: 90 is not a time span; give a timedelta"),
        ({"store": "w.db", "keep": timedelta()}, "keep: .*is not a time span; give a timedelta above 0"),
        ({"store": "w.db", "keep": timedelta(days=-1)}, "keep: .*is not a time span; give a timedelta above 0"),
        ({"store": "w.db", "settle": True}, "settle: True is not a time"),
        ({"store": "w.db", "settle": "60"}, "settle: '60' is not a time"),
        ({"store": "w.db", "margin": float("inf")}, "margin: inf is not a time"),
        ({"store": "w.db", "settle": -1}, "settle: -1 is not a time; give seconds"),
        ({"store": "w.db", "margin": float("nan")}, "margin: nan is not a time"),
    ],
)
def test_wrong_settings_are_named(arguments: Any, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words):
        Journal(**arguments)


def test_settings_at_the_bounds_are_right() -> None:
    Journal("w.db", keep=timedelta(microseconds=1), settle=0, margin=0.0)


async def test_a_closed_journal_says_so_before_anything_is_sent(server: Loopback, path: Path) -> None:
    journal = Journal(path)
    await journal.open()
    await journal.close()
    async with keyed_client(server, journal) as client:
        with pytest.raises(JournalError, match="the journal is closed"):
            await client.vendors.create(ACME, key="k")
    assert server.received == []


# ---- what cannot be recorded


async def test_an_answer_that_cannot_be_recorded_is_returned_and_recorded_later(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server.script = [created()]
    journal = Journal(path)
    save = journal.store.save
    calls = 0

    async def full(given: Any) -> bool:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise JournalError("the disk is full")
        return await save(given)

    async with journal, keyed_client(server, journal) as client:
        monkeypatch.setattr(journal.store, "save", full)
        with caplog.at_level(logging.ERROR, "bill_async"):
            assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
        assert "createVendor, key 'k', could not be recorded: the disk is full" in caplog.text
        assert on_disk(path)["k"]["state"] == "intended"
        assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
        caplog.clear()
        assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
        assert caplog.records == []  # it is recorded once
    assert on_disk(path)["k"]["state"] == "done"
    assert len(server.calls) == 1


@pytest.mark.parametrize("shown", [False, True], ids=["not shown", "shown as something else"])
async def test_an_outcome_that_is_recorded_later_counts_more_than_what_others_have_found_out(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, shown: bool
) -> None:
    """The journal was out of reach when the answer came, and another process took the first one for dead."""
    async with two_processes(server, path) as (client, other):
        first, second = journal_of(client), journal_of(other)
        save, calls = first.store.save, 0

        async def gone(given: Any) -> bool:
            nonlocal calls
            calls += 1
            if calls == 2:
                raise JournalError("the server is gone")
            return await save(given)

        async def dead(_: str) -> bool:
            return False

        monkeypatch.setattr(first.store, "save", gone)
        monkeypatch.setattr(second.store, "alive", dead)
        server.script = [created()]
        assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
        server.script = [
            listed(*[{**VENDOR, "accountType": "PERSON", "id": f"0090{one}"} for one in "12" if shown])
        ] * 2
        await second.recover(other)
        assert await states(second) == {"k": "unknown" if shown else "not_executed"}
        caplog.clear()
        assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
        assert (await other.vendors.create(ACME, key="k")).id == VENDOR["id"]
    assert paths(server).count("POST /v3/vendors") == 1
    assert caplog.text == ""


async def test_an_outcome_that_was_stored_without_anybody_knowing_is_recorded_once(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The connection broke after the transaction, before its end was known."""
    journal = Journal(path)
    save, calls = journal.store.save, 0

    async def broken(given: Any) -> bool:
        nonlocal calls
        calls += 1
        saved = await save(given)
        if calls == 2:
            raise JournalError("the connection broke")
        return saved

    async with journal, keyed_client(server, journal) as client:
        monkeypatch.setattr(journal.store, "save", broken)
        server.script = [created()]
        assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
        caplog.clear()
        assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
    assert caplog.text == ""
    assert on_disk(path)["k"]["version"] == 2


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("executed", [True, False], ids=["maybe executed", "refused"])
async def test_nothing_more_is_sent_once_others_may_take_the_call_for_dead(
    server: Loopback, client: BillClient, journal: Journal, monkeypatch: pytest.MonkeyPatch, held: bool, executed: bool
) -> None:
    """The connection to the journal broke and was made anew between two attempts."""

    async def holds(_: str) -> bool:
        return held

    monkeypatch.setattr(journal.store, "holds", holds)
    server.script = [reset if executed else errors(EXPIRED[0], status=EXPIRED[1])]
    call = client.vendors.update(VENDOR["id"], VendorUpdate(name="Acme"), key="k")
    words = "the connection to the journal was lost for a while"
    if held:
        assert (await call).id
    elif executed:
        with pytest.raises(OutcomeUnknownError, match="then the journal was lost") as caught:
            await call
        assert isinstance(caught.value.__cause__, JournalError)
    else:
        with pytest.raises(JournalError, match=f"key 'k': {words}"):
            await call
    assert await states(journal) == {"k": "done" if held else "unknown" if executed else "not_executed"}
    assert len(server.calls) == 1 + held


@pytest.mark.parametrize("recovers", [True, False])
async def test_an_answer_that_could_not_be_recorded_is_recorded_at_the_end(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, recovers: bool
) -> None:
    server.script = [created()]
    journal = Journal(path)
    save, full = journal.store.save, False

    async def may_be_full(given: Any) -> bool:
        if full:
            raise JournalError("the disk is full")
        return await save(given)

    async def fill_up(request: Received, writer: asyncio.StreamWriter) -> None:
        nonlocal full
        full = True
        await created()(request, writer)

    monkeypatch.setattr(journal.store, "save", may_be_full)
    async with journal, keyed_client(server, journal) as client:
        server.script = [fill_up]
        await client.vendors.create(ACME, key="k")
        with pytest.raises(JournalError, match="the disk is full"):
            await client.vendors.create(ACME, key="k")
        full = not recovers
    assert on_disk(path)["k"]["state"] == ("done" if recovers else "intended")
    assert ("the outcomes of 1 writes could not be recorded: the disk is full" in caplog.text) is not recovers
    assert list(path.parent.glob("*-owner-*")) == []
    async with Journal(path) as again, keyed_client(server, again) as client:
        server.script = [listed(VENDOR)]
        assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
    assert paths(server) == ["POST /v3/vendors"] + ["GET /v3/vendors"] * (not recovers)


async def test_an_answer_that_is_too_big_is_not_kept(server: Loopback, client: BillClient) -> None:
    server.script = [created(shortName="x" * (1 << 20))]
    await client.vendors.create(ACME, key="k")
    with pytest.raises(AnswerLostError, match=f"createVendor was executed .it created or changed {VENDOR['id']}"):
        await client.vendors.create(ACME, key="k")
    assert len(server.calls) == 1


async def test_an_answer_that_cannot_be_read_any_more_is_lost(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [created()]
    await client.vendors.create(ACME, key="k")
    (entry,) = await entries(journal)
    damaged = {**entry.to_json(), "key": "damaged", "version": 1, "answer": "[1]"}
    await journal.store.save([type(entry).from_json(damaged)])
    with pytest.raises(AnswerLostError, match="its answer is not available: an array is not an object") as caught:
        await client.vendors.create(ACME, key="damaged")
    assert caught.value.ids == (VENDOR["id"],)
    assert len(server.calls) == 1


async def test_an_answer_of_another_version_is_read_with_the_models_of_this_one(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    """A later one knows more fields of the answer, and more of an entry; an earlier one fewer of both."""
    server.script = [created()]
    await client.vendors.create(ACME, key="k")
    (entry,) = await entries(journal)
    data: Any = entry.to_json()
    answered = {**json.loads(data["answer"]), "newField": {"of": "BILL"}, "accountType": "NEW_TYPE"}
    later = {**data, "answer": json.dumps(answered), "newThing": 1}
    earlier = {name: value for name, value in data.items() if name not in ("lostAt", "history", "sendings", "ids")}
    for number, changed in enumerate((later, earlier)):
        await journal.store.save([type(entry).from_json({**changed, "key": f"k{number}", "version": 1})])
        found = await client.vendors.create(ACME, key=f"k{number}")
        assert (found.id, found.name) == (VENDOR["id"], "Acme")
    assert (await client.vendors.create(ACME, key="k0")).account_type == "NEW_TYPE"
    assert len(server.calls) == 1


async def test_an_entry_that_cannot_be_read_stops_the_call(server: Loopback, path: Path) -> None:
    import sqlite3

    async with Journal(path) as journal, keyed_client(server, journal) as client:
        server.script = [created()]
        await client.vendors.create(ACME, key="k")
        with sqlite3.connect(path) as other:
            other.execute("UPDATE bill_journal_entries SET data = replace(data, '\"done\"', '\"finished\"')")
        other.close()
        with pytest.raises(
            JournalError,
            match=r"the entry of the key 'k' .*there is no state 'finished'.*it is damaged, or of a later bill-async",
        ):
            await client.vendors.create(ACME, key="k")
    assert len(server.calls) == 1
