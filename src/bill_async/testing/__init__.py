"""A pytest plugin: a sandbox for every test, and a client for it.

pytest finds the plugin when the package is installed.

    async def test_pays_what_is_due(bill_sandbox, bill_client):
        bill = bill_sandbox.seed("bills", amount=Decimal("149.90"))
        await pay_what_is_due(bill_client)
        assert bill_sandbox.requests[-1].operation == "createPayment"

`bill_sandbox` works with every kind of test, including synchronous ones and clients in other languages. `bill_client`
is opened and closed in the event loop of the test, which pytest-asyncio (with any `loop_scope`) or anyio provides. The
client uses the clock of the sandbox: where it would sleep, before a retry or in `reconcile`, it advances that clock.

`bill_webhooks` lets the sandbox deliver to a receiver of the test, and `notification` makes a delivery of any type:

    async def test_notes_what_is_paid(bill_sandbox, bill_webhooks):
        async with bill_webhooks.connect(receiver, "payment.updated"):
            bill_sandbox.trigger("payment.updated", status="PAID")
            await bill_webhooks.idle()

`@pytest.mark.bill_sandbox(organizations=2, objects=500)` passes arguments to the `Sandbox`. By default it has one
organization with only its administrators, roles, bank accounts and payment terms.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pytest

from .client import open_client

if TYPE_CHECKING:
    from bill_async.client import BillClient
    from bill_async.sandbox import Sandbox

    from .notifications import ORGANIZATION, WEBHOOK_KEY, SignedNotification, notification
    from .webhooks import Webhooks

__all__ = [
    "ORGANIZATION",
    "WEBHOOK_KEY",
    "SignedNotification",
    "bill_client",
    "bill_sandbox",
    "bill_webhooks",
    "notification",
    "open_client",
]

T = TypeVar("T")

_OF_NOTIFICATIONS: Final = ("ORGANIZATION", "WEBHOOK_KEY", "SignedNotification", "notification")


def __getattr__(name: str) -> Any:
    """Import the module of notifications on first use, because pytest imports this module for every suite."""
    if name not in _OF_NOTIFICATIONS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import notifications

    return getattr(notifications, name)


class _Server:
    """An event loop in a separate thread, so that the sandbox answers while the thread of the test waits."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="bill-async sandbox", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine in the loop, and wait for its result."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    def close(self) -> None:
        """Stop the loop and end the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@pytest.fixture(scope="session")
def _bill_server() -> Iterator[_Server]:
    server = _Server()
    yield server
    server.close()


@pytest.fixture
def bill_sandbox(request: pytest.FixtureRequest, _bill_server: _Server) -> Iterator[Sandbox]:
    """A sandbox on a free port, for this test only."""
    from bill_async.sandbox import Sandbox

    marker = request.node.get_closest_marker("bill_sandbox")
    if marker is not None and marker.args:
        raise pytest.UsageError("the marker bill_sandbox takes only keyword arguments, those of Sandbox")
    arguments: dict[str, Any] = {"objects": 0, **(marker.kwargs if marker is not None else {})}
    sandbox = Sandbox(**arguments)
    _bill_server.run(sandbox.start())
    yield sandbox
    _bill_server.run(sandbox.close())


@pytest.fixture
def bill_webhooks(bill_sandbox: Sandbox) -> Webhooks:
    """The connection between `bill_sandbox` and the receiver of the test."""
    from .webhooks import Webhooks

    return Webhooks(bill_sandbox)


@pytest.fixture
def bill_client(request: pytest.FixtureRequest) -> BillClient:
    """A client of `bill_sandbox` for its first organization, with Spend & Expense and the partner."""
    if "anyio_backend" in request.fixturenames:
        name = "_bill_client_of_anyio"
    elif request.config.pluginmanager.has_plugin("asyncio"):
        from .asyncio_client import fixture_name

        name = fixture_name(request)
    else:
        pytest.fail("the fixture bill_client needs an event loop: install pytest-asyncio, or mark the test for anyio")
    client: BillClient = request.getfixturevalue(name)
    return client


@pytest.fixture(name="_bill_client_of_anyio")
async def _of_anyio(bill_sandbox: Sandbox, anyio_backend: Any) -> AsyncIterator[BillClient]:
    async with open_client(bill_sandbox) as client:
        yield client


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker, and the fixtures that need pytest-asyncio."""
    config.addinivalue_line("markers", "bill_sandbox(**arguments): arguments for the Sandbox of the test")
    if config.pluginmanager.has_plugin("asyncio"):
        from . import asyncio_client

        config.pluginmanager.register(asyncio_client)
