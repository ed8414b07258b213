"""The pytest plugin as a user's suite uses it. Each suite runs in a separate pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
PLUGIN = ("-p", "bill_async.testing")
HEAVY = ("-p", "no:schemathesis", "-p", "no:hypothesispytest")
"""Plugins that have no part in this, and take longer to import than all the rest."""
ASYNCIO = ("-o", "asyncio_default_fixture_loop_scope=function", "-W", "error")


def run(folder: Path, suite: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run pytest over one file."""
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "test_suite.py").write_text(suite)
    environ = {**os.environ, "PYTHONPATH": str(SRC), "PYTEST_ADDOPTS": "", "PYTHONDEVMODE": ""}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *PLUGIN, *HEAVY, "-p", "no:cacheprovider", "--strict-markers", "-q", *options],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def passed(done: subprocess.CompletedProcess[str], count: int) -> None:
    """Check that all tests passed."""
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{count} passed" in done.stdout


ASYNC_SUITE = """
from decimal import Decimal
import pytest

MARK

async def test_requests_are_seen(bill_sandbox, bill_client):
    bill = bill_sandbox.seed("bills", amount=Decimal("149.90"))
    assert (await bill_client.bills.get(bill["id"])).amount == Decimal("149.90")
    assert [request.operation for request in bill_sandbox.requests] == ["login", "getBill"]
    assert [bill.id for bill in (await bill_client.bills.list()).items] == [bill["id"]]

async def test_nothing_is_left_of_the_test_before(bill_sandbox, bill_client):
    assert bill_sandbox.requests == []
    assert (await bill_client.bills.list()).items == []

async def test_all_credentials_are_there(bill_client, bill_sandbox):
    assert (await bill_client.spend.cards.list()).items == []
    assert len((await bill_client.partner.organizations.list()).items) == 1
    payment = bill_sandbox.seed("payments")
    assert (await bill_client.payments.get(payment["id"])).id == payment["id"]

@pytest.mark.bill_sandbox(organizations=2, objects={"vendors": 3}, seed=5)
async def test_arguments(bill_sandbox, bill_client):
    assert len(bill_sandbox.accounts) == 2
    assert len((await bill_client.vendors.list()).items) == 3

async def test_the_clock_and_notifications(bill_sandbox, bill_client):
    bill_sandbox.clock.advance(3600)
    assert (await bill_client.vendors.list()).items == []
    await bill_sandbox.webhooks_idle()
"""


@pytest.mark.parametrize("mode", ["strict", "auto"])
def test_with_pytest_asyncio(tmp_path: Path, mode: str) -> None:
    suite = ASYNC_SUITE.replace("MARK", "pytestmark = pytest.mark.asyncio")
    passed(run(tmp_path, suite, *ASYNCIO, "-o", f"asyncio_mode={mode}"), 5)


LOOP_SUITE = """
import asyncio
import pytest

class TestInOneLoop:
    clients = []
    loops = set()

    MARK
    @pytest.mark.parametrize("number", [1, 2])
    async def test_it(self, bill_client, bill_sandbox, number):
        self.loops.add(asyncio.get_running_loop())
        self.clients.append(bill_client)
        assert (await bill_client.vendors.list()).items == []
        if number == 2:
            assert len(self.loops) == LOOPS
            with pytest.raises(Exception, match="closed|another event loop"):
                await self.clients[0].vendors.list()
"""


@pytest.mark.parametrize("scope", ["function", "class", "module", "package", "session"])
@pytest.mark.parametrize(("said_by", "fixtures"), [("marker", "session"), ("setting", "function")])
def test_the_client_is_closed_in_the_loop_of_the_test(tmp_path: Path, scope: str, fixtures: str, said_by: str) -> None:
    mark = f"@pytest.mark.asyncio(loop_scope={scope!r})" if said_by == "marker" else "@pytest.mark.asyncio"
    loops = "2" if scope == "function" else "1"
    options = ["-o", f"asyncio_default_fixture_loop_scope={fixtures}", "-W", "error", "-p", "no:anyio"]
    options += [] if said_by == "marker" else ["-o", f"asyncio_default_test_loop_scope={scope}"]
    passed(run(tmp_path, LOOP_SUITE.replace("MARK", mark).replace("LOOPS", loops), *options), 2)


ANYIO_LOOP = """
@pytest.fixture(scope="SCOPE")
def anyio_backend():
    return "asyncio"

@pytest.fixture(scope="SCOPE", autouse=True)
async def keeps_the_loop(anyio_backend):
    yield
"""


@pytest.mark.parametrize("scope", ["class", "module", "session"])
@pytest.mark.parametrize("options", [("-p", "no:asyncio"), ASYNCIO], ids=["alone", "with pytest-asyncio"])
def test_the_client_is_closed_in_the_loop_of_anyio(tmp_path: Path, scope: str, options: tuple[str, ...]) -> None:
    suite = LOOP_SUITE.replace("MARK", "@pytest.mark.anyio").replace("LOOPS", "1")
    suite += ANYIO_LOOP.replace("SCOPE", scope)
    passed(run(tmp_path, suite, *options, "-W", "error"), 2)


def test_with_anyio(tmp_path: Path) -> None:
    suite = ASYNC_SUITE.replace("MARK", "pytestmark = pytest.mark.anyio")
    suite += "\n@pytest.fixture\ndef anyio_backend():\n    return 'asyncio'\n"
    passed(run(tmp_path, suite, "-p", "no:asyncio", "-W", "error"), 5)


def test_with_both(tmp_path: Path) -> None:
    suite = ASYNC_SUITE.replace("MARK", "pytestmark = pytest.mark.anyio")
    suite += "\n@pytest.fixture\ndef anyio_backend():\n    return 'asyncio'\n"
    passed(run(tmp_path, suite, *ASYNCIO, "-o", "asyncio_mode=strict"), 5)


def test_client_lasts_as_long_as_fixtures_that_use_it(tmp_path: Path) -> None:
    suite = """
import pytest_asyncio
from bill_async import AddressInput, VendorCreate

@pytest_asyncio.fixture
async def vendor(bill_client, bill_sandbox):
    address = AddressInput(line1="1 Main St", city="Austin", zip_or_postal_code="78701", country="US")
    vendor = await bill_client.vendors.create(VendorCreate(name="Acme", address=address))
    yield vendor
    await bill_client.vendors.archive(vendor.id)
    assert bill_sandbox.requests[-1].status == 200

async def test_vendor(vendor):
    assert vendor.name == "Acme"
"""
    passed(run(tmp_path, suite, *ASYNCIO, "-o", "asyncio_mode=auto"), 1)


def test_reconcile_waits_by_the_clock_of_the_sandbox(tmp_path: Path) -> None:
    suite = """
import pytest
from bill_async import AddressInput, OutcomeUnknownError, VendorCreate
from bill_async.sandbox import Fault

@pytest.mark.asyncio
async def test_it(bill_client, bill_sandbox):
    address = AddressInput(line1="1 Main St", city="Austin", zip_or_postal_code="78701", country="US")
    bill_sandbox.faults.add(Fault("reset", operation="vendors.create", times=1))
    with pytest.raises(OutcomeUnknownError) as caught:
        await bill_client.vendors.create(VendorCreate(name="Acme", address=address))
    assert (await bill_client.reconcile(caught.value)).outcome == "did_not_happen"
    assert bill_sandbox.clock.offset > 50
"""
    passed(run(tmp_path, suite, *ASYNCIO), 1)


SYNC_SUITE = """
import json, urllib.request
from bill_async.sandbox import Fault

def log_in(sandbox):
    account = sandbox.accounts[0]
    body = {"devKey": account.dev_key, "username": account.username, "password": account.password,
            "organizationId": account.organization_id}
    with urllib.request.urlopen(sandbox.url + "/connect/v3/login", json.dumps(body).encode()) as answer:
        return json.load(answer)

def test_serves_while_the_test_waits(bill_sandbox):
    assert log_in(bill_sandbox)["organizationId"] == bill_sandbox.accounts[0].organization_id
    assert [request.operation for request in bill_sandbox.requests] == ["login"]

def test_has_an_address_of_its_own(bill_sandbox):
    assert bill_sandbox.requests == []
"""


def test_synchronous_tests_need_no_plugin_for_loops(tmp_path: Path) -> None:
    passed(run(tmp_path, SYNC_SUITE, "-p", "no:asyncio", "-p", "no:anyio", "-W", "error"), 2)


def test_says_what_the_client_needs(tmp_path: Path) -> None:
    done = run(tmp_path, "def test_it(bill_client):\n    pass\n", "-p", "no:asyncio", "-p", "no:anyio")
    assert done.returncode == 1
    assert "install pytest-asyncio" in done.stdout


def test_the_marker_takes_what_the_sandbox_takes(tmp_path: Path) -> None:
    suite = "import pytest\n\n@pytest.mark.bill_sandbox(2)\ndef test_it(bill_sandbox):\n    pass\n"
    done = run(tmp_path, suite, "-p", "no:asyncio")
    assert done.returncode == 1
    assert "only keyword arguments" in done.stdout


def test_other_suites_do_not_notice(tmp_path: Path) -> None:
    suite = """
import sys

def test_it():
    loaded = {name.partition(".")[0] for name in sys.modules}
    assert not loaded & {"aiohttp", "cattrs", "jinja2"}
    assert {name for name in sys.modules if name.startswith("bill_async.")} <= EXPECTED
"""
    alone = suite.replace("EXPECTED", "{'bill_async.testing', 'bill_async.testing.client', 'bill_async._version'}")
    passed(run(tmp_path, alone, "-p", "no:asyncio", "-p", "no:anyio", "-p", "no:hypothesispytest", "-W", "error"), 1)
    with_asyncio = alone.replace("{'", "{'bill_async.testing.asyncio_client', '")
    passed(run(tmp_path, with_asyncio, *ASYNCIO, "-p", "no:anyio", "-p", "no:hypothesispytest"), 1)


WEBHOOK_SUITE = """
from decimal import Decimal
import pytest
from bill_async.testing import ORGANIZATION, WEBHOOK_KEY, notification
from bill_async.webhooks import MemoryEventStore, WebhookReceiver

MARK

@pytest.fixture
def receiver():
    receiver = WebhookReceiver(keys=[WEBHOOK_KEY], store=MemoryEventStore())
    receiver.seen = []

    @receiver.on("*")
    async def every(event):
        receiver.seen.append(event)

    return receiver

async def test_a_notification_is_a_delivery(receiver):
    async with receiver:
        answer = await receiver.handle(*notification("bill.created", amount=Decimal("149.90")))
        await receiver.idle()
    assert answer.status == 200
    (event,) = receiver.seen
    assert (event.type, event.object.amount, event.organization_id) == ("bill.created", Decimal("149.90"), ORGANIZATION)

async def test_the_sandbox_delivers_without_a_port(bill_sandbox, bill_webhooks, bill_client, receiver):
    async with bill_webhooks.connect(receiver):
        bill = bill_sandbox.seed("bills", notify=True, amount=Decimal("17.20"))
        assert bill_sandbox.trigger("spend.transaction.updated", amount=Decimal("5.05")) == 1
        await bill_webhooks.idle()
    created = [event for event in receiver.seen if event.type == "bill.created"]
    assert [event.object.id for event in created] == [bill["id"]]
    (spent,) = [event for event in receiver.seen if event.type == "spend.transaction.updated"]
    assert spent.object.amount == Decimal("5.05")
    assert {delivery.state for delivery in bill_webhooks.deliveries} == {"delivered"}

async def test_only_what_is_named_is_delivered(bill_sandbox, bill_webhooks, receiver):
    async with bill_webhooks.connect(receiver, "vendor.*", "spend.reimbursement.created"):
        for kind in ("vendor.updated", "bill.updated", "spend.reimbursement.created", "spend.transaction.updated"):
            bill_sandbox.trigger(kind)
        await bill_webhooks.idle()
    assert sorted(event.type for event in receiver.seen) == ["spend.reimbursement.created", "vendor.updated"]
    assert bill_sandbox.trigger("vendor.updated") == 1

async def test_nothing_is_delivered_after_the_block(bill_sandbox, bill_webhooks, receiver, caplog):
    with pytest.raises(ZeroDivisionError):
        async with bill_webhooks.connect(receiver, "vendor.updated"):
            bill_sandbox.trigger("vendor.updated")
            1 / 0
    await bill_webhooks.idle()
    assert "started the receiver" not in caplog.text
    assert bill_sandbox.trigger("vendor.updated") == 1
    await bill_webhooks.idle()
    assert len(receiver.seen) <= 1

async def test_two_receivers_are_waited_for(bill_sandbox, bill_webhooks, receiver):
    other = WebhookReceiver(store=MemoryEventStore())

    @other.on("vendor.updated")
    async def changed(event):
        pass

    async with bill_webhooks.connect(receiver, "vendor.updated", url="https://one.test/"):
        async with bill_webhooks.connect(other, url="https://two.test/"):
            bill_sandbox.trigger("vendor.updated")
            await bill_webhooks.idle()
            assert (await other.store.counts())["done"] == 1
        bill_sandbox.trigger("vendor.updated")
        await bill_webhooks.idle()
        assert len(receiver.seen) == 2
"""


WITH_ANYIO = "pytestmark = pytest.mark.anyio\n@pytest.fixture\ndef anyio_backend(): return 'asyncio'"


@pytest.mark.parametrize(
    ("mark", "options"),
    [
        ("pytestmark = pytest.mark.asyncio", ASYNCIO),
        ("", (*ASYNCIO, "-o", "asyncio_mode=auto")),
        (WITH_ANYIO, ("-p", "no:asyncio")),
    ],
    ids=["asyncio", "auto", "anyio"],
)
def test_webhooks_reach_the_receiver_of_a_test(tmp_path: Path, mark: str, options: tuple[str, ...]) -> None:
    passed(run(tmp_path, WEBHOOK_SUITE.replace("MARK", mark), *options), 5)
