"""Bulk writes with keys. A killed one is called again with the same items, and continues."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from journal.helpers import VENDOR, another_process, entries, listed, paths, states, vendor
from logins import credentials
from unit.loopback import InstantClock, Loopback, answer

from bill_async import (
    AnswerLostError,
    BillClient,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    BulkPaymentItem,
    BulkProgress,
    ConfigurationError,
    DepartmentCreate,
    FundingAccountInput,
    InvalidRequestError,
    Journal,
    JournalError,
    KeyInUseError,
    KeyReusedError,
    MassPaymentCreate,
    Options,
    OutcomeUnknownError,
    PaymentBulkCreate,
    Vendor,
    VendorCreate,
    bulk,
)
from bill_async._http.call import Call
from bill_async._http.keys import ItemKeys, Recorded
from bill_async._http.sender import Sender
from bill_async.operations.departments import BULK_ARCHIVE_CLASSIFICATION_DEPARTMENT
from bill_async.sandbox import Fault, Sandbox


@attrs.frozen
class Setup:
    """A sandbox, a journal and a client of both."""

    sandbox: Sandbox
    journal: Journal
    client: BillClient

    def calls(self, operation: str) -> int:
        return sum(request.operation == operation for request in self.sandbox.requests)


@pytest.fixture
async def setup(path: Path) -> AsyncIterator[Setup]:
    async with (
        Sandbox(objects=0) as sandbox,
        Journal(path, settle=0.0) as journal,
        BillClient(
            organization=credentials(sandbox),
            environment=sandbox.url,
            journal=journal,
            options=Options(wait=True),
        ) as client,
    ):
        yield Setup(sandbox, journal, client)


def vendors(count: int) -> list[VendorCreate]:
    return [vendor(f"v{number}") for number in range(count)]


def name_of(item: VendorCreate) -> str:
    return item.name


async def made(client: BillClient) -> Counter[str | None]:
    return Counter([one.name async for one in client.vendors.list()])


async def test_what_is_done_is_not_sent_again(setup: Setup) -> None:
    items = vendors(50)
    reports: list[BulkProgress[Any, Any]] = []
    first = await bulk(setup.client.vendors.create_bulk, items, key=name_of, on_progress=reports.append)
    assert first.complete
    assert first.calls == 3
    assert sorted(len(report.news) for report in reports) == [10, 20, 20]
    reports.clear()
    again = await bulk(setup.client.vendors.create_bulk, items, key=name_of, on_progress=reports.append)
    assert again.complete
    assert (again.calls, setup.calls("createBulkVendor")) == (0, 3)
    assert again.answers == first.answers
    assert {type(one) for one in again.answers} == {Vendor}
    assert [(report.decided, len(report.news)) for report in reports] == [(50, 50)]
    recorded = {entry.id.key: (entry.state, entry.ids) for entry in await entries(setup.journal)}
    assert recorded == {one.name: ("done", (one.id,)) for one in first.answers}


async def test_it_goes_on_where_it_was(setup: Setup) -> None:
    items = vendors(50)
    await bulk(setup.client.vendors.create_bulk, items[:23], key=name_of)
    more = await bulk(setup.client.vendors.create_bulk, [*items[40:], *items[:40]], key=name_of)
    assert more.complete
    assert more.calls == 2  # 27 are left
    assert [one.name for one in more.answers] == [one.name for one in [*items[40:], *items[:40]]]
    assert await made(setup.client) == Counter(one.name for one in items)


async def test_no_items_with_keys_are_written_at_once(setup: Setup) -> None:
    result = await bulk(setup.client.vendors.create_bulk, [], key=name_of)
    assert (result.complete, len(result), result.calls) == (True, 0, 0)


async def test_keys_can_be_given_one_by_one(setup: Setup) -> None:
    await bulk(setup.client.vendors.create_bulk, vendors(3), key=["a", "b", "c"])
    assert await states(setup.journal) == {"a": "done", "b": "done", "c": "done"}


@pytest.mark.parametrize("executed", [True, False])
async def test_a_lost_chunk_is_found_as_a_whole_or_sent_again(setup: Setup, executed: bool) -> None:
    items = vendors(25)
    setup.sandbox.faults.add(Fault("reset", operation="createBulkVendor", executed=executed, times=1))
    first = await bulk(setup.client.vendors.create_bulk, items, key=name_of, chunk_size=10, concurrency=1)
    assert first.counts == {"unknown": 10, "done": 15}
    again = await bulk(setup.client.vendors.create_bulk, items, key=name_of)
    assert again.complete
    assert again.calls == (0 if executed else 1)
    assert await made(setup.client) == Counter(one.name for one in items)
    by_name = {one.name: one.id async for one in setup.client.vendors.list()}
    assert [one.id for one in again.answers] == [by_name[item.name] for item in items]


async def test_what_cannot_be_found_out_is_unknown_and_not_sent(setup: Setup) -> None:
    items = vendors(4)
    setup.sandbox.faults.add(Fault("reset", operation="createBulkVendor", times=1))
    lost = await bulk(setup.client.vendors.create_bulk, items[:2], key=name_of)
    for one in lost:
        assert isinstance(one.error, OutcomeUnknownError)
        assert one.error.hint is not None
        assert one.error.hint.startswith("call it again with the key 'v0', 'v1': the write is looked up")
    await setup.client.vendors.create(vendor("v0"))  # one of the two, by somebody else
    result = await bulk(setup.client.vendors.create_bulk, items, key=name_of)
    assert result.counts == {"unknown": 2, "done": 2}
    assert all(isinstance(one.error, OutcomeUnknownError) and "only 1 of 2" in str(one.error) for one in result.unknown)
    found = await setup.client.reconcile(result)
    assert found.counts == {"unknown": 2, "done": 2}
    for entry in await entries(setup.journal):
        if entry.state == "unknown":
            await setup.journal.resolve(entry, "not_executed")
    assert (await bulk(setup.client.vendors.create_bulk, items, key=name_of)).complete


async def test_somebody_says_that_an_item_was_done(setup: Setup) -> None:
    setup.sandbox.faults.add(Fault("reset", operation="createBulkVendor", times=1))
    await bulk(setup.client.vendors.create_bulk, vendors(2), key=name_of)
    one, other = sorted(await entries(setup.journal), key=lambda entry: entry.id.key)
    await setup.journal.resolve(one, "done", ids=["00901X"])
    made_ = await setup.client.vendors.create(vendor("v1"))
    await setup.journal.resolve(other, "done", answer=made_)
    result = await bulk(setup.client.vendors.create_bulk, vendors(2), key=name_of)
    assert result.complete
    assert isinstance(result.outcomes[0].error, AnswerLostError)
    assert [outcome.answer for outcome in result] == [None, made_]
    assert result.answers == [made_]


async def test_a_refused_chunk_frees_its_keys_and_its_parts_are_sent(setup: Setup) -> None:
    bank = (await setup.client.bank_accounts.list()).items[0].id
    bills = [await setup.client.bills.create(bill_of(await vendor_id(setup.client, n), n)) for n in range(4)]
    body = payments(bank, [one.id for one in bills])
    wrong = attrs.evolve(body, payments=[*body.payments[:3], attrs.evolve(body.payments[3], amount=Decimal(10**6))])
    first = await bulk(setup.client.payments.create_bulk, wrong, key=lambda item: item.bill_id, bisect="money")
    assert [one.status for one in first] == ["done", "done", "done", "failed"]
    assert sorted((await states(setup.journal)).values()) == ["done", "done", "done", "not_executed"]
    again = await bulk(setup.client.payments.create_bulk, body, key=lambda item: item.bill_id)
    assert again.complete
    assert again.calls == 1
    assert Counter([one.bill_id async for one in setup.client.payments.list()]) == Counter(one.id for one in bills)


def bill_of(vendor_id: str, number: int) -> BillCreate:
    day = date(2026, 3, 2)
    return BillCreate(
        vendor_id=vendor_id,
        due_date=day + timedelta(days=30),
        invoice=BillInvoiceInput(invoice_number=f"I-{number}", invoice_date=day),
        bill_line_items=[BillLineItemInput(amount=Decimal(10))],
    )


async def vendor_id(client: BillClient, number: int) -> str:
    return (await client.vendors.create(vendor(f"paid {number}"))).id


def payments(bank: str, bills: list[str]) -> PaymentBulkCreate:
    return PaymentBulkCreate(
        funding_account=FundingAccountInput(type="BANK_ACCOUNT", id=bank),
        payments=[BulkPaymentItem(bill_id=one, amount=Decimal(10)) for one in bills],
    )


async def test_changes_by_id_have_keys_too(setup: Setup) -> None:
    ids = [one.id for one in (await bulk(setup.client.departments.create_bulk, departments(3))).answers]
    for _ in range(2):
        result = await bulk(setup.client.departments.archive_bulk, ids, key=lambda one: f"archive {one}")
        assert result.complete
        assert [one.id for one in result.answers] == ids
    archived = [entry for entry in await entries(setup.journal) if entry.id.key.startswith("archive")]
    assert [set(entry.fields) for entry in archived] == [{"ids"}] * 3
    assert setup.calls(BULK_ARCHIVE_CLASSIFICATION_DEPARTMENT.id) == 1


def departments(count: int) -> list[DepartmentCreate]:
    return [DepartmentCreate(name=f"d{number}") for number in range(count)]


async def test_another_item_with_the_key_is_refused_before_anything_is_sent(setup: Setup) -> None:
    await bulk(setup.client.vendors.create_bulk, vendors(3), key=name_of)
    changed = [*vendors(2), vendor("v2", email="a@b.c"), vendor("v3")]
    with pytest.raises(KeyReusedError, match="key 'v2': it was used for a createBulkVendor that differs in email"):
        await bulk(setup.client.vendors.create_bulk, changed, key=name_of)
    assert setup.calls("createBulkVendor") == 1


async def test_payments_from_another_account_with_the_same_keys_are_refused(setup: Setup) -> None:
    bank = (await setup.client.bank_accounts.list()).items[0].id
    bill = await setup.client.bills.create(bill_of(await vendor_id(setup.client, 1), 1))
    for _ in range(2):
        assert (await bulk(setup.client.payments.create_bulk, payments(bank, [bill.id]), key=["k"])).complete
    with pytest.raises(KeyReusedError) as caught:
        await bulk(setup.client.payments.create_bulk, payments("bac01OTHER", [bill.id]), key=["k"])
    assert caught.value.differs == ("funding_account.id",)
    assert setup.calls("createBulkPayment") == 1


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (lambda item: "same", r"items\[0\] and items\[1\] have the same key 'same'; give each item its own"),
        (["a"], "key: 1 keys were given for 2 items"),
        (lambda item: None, "key: None cannot be a key; give a str"),
        (["a", "x" * 256], "give 1 to 255 printable characters"),
        (["a", ""], "'' cannot be a key"),
    ],
)
async def test_wrong_keys_are_refused(setup: Setup, key: Any, words: str) -> None:
    with pytest.raises(InvalidRequestError, match=words):
        await bulk(setup.client.vendors.create_bulk, vendors(2), key=key)
    assert setup.calls("createBulkVendor") == 0


async def test_keys_need_a_journal(setup: Setup, path: Path) -> None:
    async with BillClient(organization=credentials(setup.sandbox), environment=setup.sandbox.url) as client:
        with pytest.raises(ConfigurationError, match=r"key: there is no journal to record it in; give one to bulk\(\)"):
            await bulk(client.vendors.create_bulk, vendors(2), key=name_of)
        async with Journal(path.with_name("another.db")) as journal:
            for _ in range(2):
                result = await bulk(client.vendors.create_bulk, vendors(2), key=name_of, journal=journal)
                assert result.complete
            assert await states(journal) == {"v0": "done", "v1": "done"}
    assert await states(setup.journal) == {}
    assert setup.calls("createBulkVendor") == 1


async def test_a_journal_makes_no_method_of_what_is_none(setup: Setup) -> None:
    for method in (len, setup.client.close):
        with pytest.raises(InvalidRequestError, match="is not a bulk operation"):
            await bulk(method, vendors(2), key=name_of, journal=setup.journal)  # type: ignore[arg-type]
    assert await states(setup.journal) == {}


async def test_a_mass_payment_is_no_bulk_write(setup: Setup) -> None:
    """BILL answers with a batch, and not with an object for each payment."""
    method: Any = setup.client.payments.create_mass
    items = [BulkPaymentItem(bill_id="00n01ABCDEFGHIJKLMNO", amount=Decimal(5))]
    funding = FundingAccountInput(type="BANK_ACCOUNT", id="bac01ABCDEFGHIJKLMNO")
    body: Any = MassPaymentCreate(funding_account=funding, payments=items)
    options: list[Any] = [{}, {"key": ["k"]}]
    for more in options:
        with pytest.raises(InvalidRequestError, match=r"payments\.create_mass is not a bulk operation"):
            await bulk(method, body, **more)
    assert setup.calls("createMassPayment") == 0
    assert await states(setup.journal) == {}


async def test_a_journal_that_requires_keys_requires_them_of_bulk_writes(setup: Setup) -> None:
    setup.journal.require_keys = True
    with pytest.raises(InvalidRequestError, match="the journal requires a key"):
        await bulk(setup.client.vendors.create_bulk, vendors(2))
    assert (await bulk(setup.client.vendors.create_bulk, vendors(2), key=name_of)).complete


async def test_two_processes_with_the_same_items_write_each_once(setup: Setup, path: Path) -> None:
    items = vendors(40)
    async with (
        Journal(path, settle=0.0) as other,
        BillClient(organization=credentials(setup.sandbox), environment=setup.sandbox.url, journal=other) as second,
    ):
        both = await asyncio.gather(
            *(
                bulk(client.vendors.create_bulk, order, key=name_of, chunk_size=7, concurrency=2)
                for client, order in ((setup.client, items), (second, items[::-1]))
            )
        )
    assert [result.complete for result in both] == [True, True]
    assert await made(setup.client) == Counter(one.name for one in items)


async def test_two_bulk_writes_at_once_that_have_an_item_in_common_write_it_once(setup: Setup) -> None:
    """Both have seen that nothing is recorded; the second waits for the first, which has the last of its items."""
    setup.sandbox.faults.add(Fault("latency", operation="createBulkVendor", seconds=0.3, times=1))
    v0, v1, v2 = vendors(3)
    await asyncio.gather(
        *(bulk(setup.client.vendors.create_bulk, items, key=name_of) for items in ([v0, v1], [v2, v1]))
    )
    assert (await bulk(setup.client.vendors.create_bulk, [v0, v1, v2], key=name_of)).complete
    assert await made(setup.client) == Counter(["v0", "v1", "v2"])


async def test_a_journal_that_fails_stops_the_bulk_write(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    save = setup.journal.store.save
    chunks = 0

    async def full(given: Any) -> bool:
        nonlocal chunks
        chunks += given[0].state == "intended"
        if chunks == 2:
            raise JournalError("the disk is full")
        return await save(given)

    monkeypatch.setattr(setup.journal.store, "save", full)
    result = await bulk(setup.client.vendors.create_bulk, vendors(6), key=name_of, chunk_size=2, concurrency=1)
    assert result.counts == {"done": 2, "not_sent": 4}
    assert isinstance(result.error, JournalError)
    assert setup.calls("createBulkVendor") == 1
    monkeypatch.undo()
    assert (await bulk(setup.client.vendors.create_bulk, vendors(6), key=name_of)).complete


class TakenOver:
    """A journal in which others begin to write what was free, and which then fails."""

    def __init__(self) -> None:
        self.resumed = 0

    async def send(self, caller: Any, call: Any) -> Any:
        raise KeyInUseError("another call has the key")

    async def resume(self, caller: Any, operation: Any, items: ItemKeys, options: Any) -> list[Recorded]:
        self.resumed += 1
        if self.resumed > 1:
            raise JournalError("the disk is full")
        return [Recorded("free")] * len(items.keys)


async def test_a_journal_that_fails_when_others_write_the_same_stops_the_bulk_write(setup: Setup) -> None:
    journal = TakenOver()
    with pytest.raises(JournalError, match="the disk is full"):
        await bulk(
            setup.client.vendors.create_bulk,
            vendors(6),
            key=name_of,
            journal=journal,
            chunk_size=2,
            concurrency=1,
        )
    assert journal.resumed == 2
    assert setup.calls("createBulkVendor") == 0


async def test_what_another_process_works_on_is_unknown_when_the_wait_is_over(setup: Setup, path: Path) -> None:
    clock = InstantClock()
    setup.sandbox.faults.add(Fault("latency", operation="createBulkVendor", seconds=0.5, times=1))
    async with (
        Journal(path) as other,
        BillClient(
            organization=credentials(setup.sandbox), environment=setup.sandbox.url, journal=other, clock=clock
        ) as second,
    ):
        first = asyncio.ensure_future(bulk(setup.client.vendors.create_bulk, vendors(2), key=name_of))
        while "intended" not in (await states(setup.journal)).values():
            pass
        result = await bulk(second.vendors.create_bulk, vendors(3), key=name_of, wait=1)
        assert result.counts == {"unknown": 2, "done": 1}
        assert all(isinstance(one.error, KeyInUseError) for one in result.unknown)
        assert (await first).complete
    assert (await bulk(setup.client.vendors.create_bulk, vendors(3), key=name_of)).complete
    assert await made(setup.client) == Counter(("v0", "v1", "v2"))


_KILLED = """
import asyncio, os, signal, sys
from journal.helpers import vendor
from bill_async import BillClient, Journal, OrganizationCredentials, bulk
path, url, moment, *login = sys.argv[1:]
async def main():
    async with Journal(path) as journal, BillClient(
        organization=OrganizationCredentials(*login), environment=url, journal=journal
    ) as client:
        save, chunks = journal.store.save, 0
        async def dying(entries):
            nonlocal chunks
            chunks += entries[0].state == "intended"
            if moment == "before the outcome" and chunks == 3 and entries[0].state == "done":
                os.kill(os.getpid(), signal.SIGKILL)
            saved = await save(entries)
            if moment == "after the intent" and chunks == 3:
                os.kill(os.getpid(), signal.SIGKILL)
            return saved
        journal.store.save = dying
        items = [vendor(f"v{number}") for number in range(50)]
        await bulk(client.vendors.create_bulk, items, key=lambda item: item.name, chunk_size=10, concurrency=1)
asyncio.run(main())
"""


@pytest.mark.parametrize("moment", ["after the intent", "before the outcome"])
async def test_a_bulk_write_that_was_killed_goes_on(setup: Setup, path: Path, moment: str) -> None:
    account = setup.sandbox.accounts[0]
    login = (account.dev_key, account.username, account.password, account.organization_id)
    process = another_process(_KILLED, str(path), setup.sandbox.url, moment, *login)
    assert await asyncio.to_thread(process.wait) == -signal.SIGKILL
    assert process.stdout is not None
    process.stdout.close()
    executed = moment == "before the outcome"
    assert sum((await made(setup.client)).values()) == (30 if executed else 20)
    before = setup.calls("createBulkVendor")
    result = await bulk(setup.client.vendors.create_bulk, vendors(50), key=name_of)
    assert result.complete
    assert setup.calls("createBulkVendor") == before + (1 if executed else 2)  # 20 at a time
    assert await made(setup.client) == Counter(f"v{number}" for number in range(50))
    assert set((await states(setup.journal)).values()) == {"done"}


async def test_recover_decides_on_chunks_as_a_whole(setup: Setup) -> None:
    setup.sandbox.faults.add(Fault("reset", operation="createBulkVendor", executed=True, times=1))
    await bulk(setup.client.vendors.create_bulk, vendors(5), key=name_of)
    recovery = await setup.journal.recover(setup.client)
    assert [entry.state for entry in recovery] == ["done"] * 5
    assert sorted(entry.ids for entry in recovery) == sorted([(one.id,) async for one in setup.client.vendors.list()])


async def test_a_fault_in_the_conversion_of_the_answers_forgets_no_write(
    server: Loopback, client: BillClient, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which answer belongs to which item is then unknown."""

    decode = Sender._decode

    def broken(sender: Sender, call: Call[Any]) -> Any:
        if call.operation.id == "createBulkVendor":
            raise ZeroDivisionError
        return decode(sender, call)

    items, keys = [vendor("a"), vendor("b")], ["a", "b"]
    server.script = [answer([{**VENDOR, "id": "00901A"}, {**VENDOR, "id": "00901B"}], 201)]
    with monkeypatch.context() as patch:
        patch.setattr(Sender, "_decode", broken)
        with pytest.raises(ExceptionGroup):
            await bulk(client.vendors.create_bulk, items, key=keys)
    assert await states(journal) == {"a": "done", "b": "done"}
    again = await bulk(client.vendors.create_bulk, items, key=keys)
    assert again.complete
    assert all(isinstance(one.error, AnswerLostError) for one in again)
    assert all("it was decided later, or was not stored" in str(one.error) for one in again)
    assert len(server.calls) == 1


async def test_answers_that_cannot_be_matched_with_the_items_are_looked_up(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    """One object for two items: BILL has executed the call, and nobody knows whose it is."""
    server.script = [answer([VENDOR], 201)]
    items, keys = [vendor("a"), vendor("b")], ["a", "b"]
    await bulk(client.vendors.create_bulk, items, key=keys)
    assert {(entry.state, entry.why) for entry in await entries(journal)} == {
        ("unknown", "the answers cannot be matched with the items")
    }
    server.script = [listed({**VENDOR, "name": "b", "id": "00901B"}, {**VENDOR, "name": "a", "id": "00901A"})]
    again = await bulk(client.vendors.create_bulk, items, key=keys)
    assert again.complete
    assert [one.id for one in again.answers] == ["00901A", "00901B"]
    assert paths(server) == ["POST /v3/vendors/bulk", "GET /v3/vendors"]
