"""How calls, iterations and clients end: by Ctrl-C, by `break`, by `close`, with the interpreter."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bill_async import ClientClosedError, InvalidRequestError, OutcomeUnknownError
from bill_async.blocking import BillClient
from bill_async.sandbox import Sandbox

from .held import HoldingServer, start
from .test_calls import vendor

NAME = "bill-async blocking"


def threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == NAME]


@pytest.fixture
def holding() -> Iterator[HoldingServer]:
    with HoldingServer().running() as server:
        yield server


def program(server: HoldingServer, *lines: str) -> str:
    return "\n".join(
        [
            "from bill_async import *",
            "from bill_async.blocking import BillClient",
            f"client = BillClient.from_env({server.environ!r})",
            *lines,
        ]
    )


def interrupted(server: HoldingServer, call: str) -> str:
    """Interrupt a call by Ctrl-C while the server holds it; return the cause of the interrupt. The next call works."""
    lines = (
        "try:",
        f"    {call}",
        "except KeyboardInterrupt as interrupt:",
        "    print(type(interrupt.__cause__).__name__, flush=True)",
        "print(client.raw.request('GET', '/v3/next'))",
        "client.close()",
    )
    with start(program(server, *lines)) as child:
        assert server.held.wait(60)
        child.send_signal(signal.SIGINT)
        assert child.stdout is not None
        cause = child.stdout.readline()
        server.release.set()
        out, errors = child.communicate(timeout=60)
    assert (out, errors, child.returncode) == ("{}\n", "", 0)
    assert server.logouts == 1
    return cause.strip()


@pytest.mark.parametrize(
    ("call", "cause"),
    [
        ("client.bills.get('00n01ABCDEFGHIJKLMNO')", "NoneType"),
        ("client.bills.archive('00n01ABCDEFGHIJKLMNO')", "OutcomeUnknownError"),
        ("list(client.bills.list())", "NoneType"),
        ("client.bills.scan().collect()", "NoneType"),
        ("list(client.bills.scan())", "NoneType"),
    ],
)
def test_ctrl_c_ends_a_call_and_says_what_became_of_it(holding: HoldingServer, call: str, cause: str) -> None:
    assert interrupted(holding, call) == cause


def test_the_end_of_the_interpreter_closes_the_client(holding: HoldingServer) -> None:
    holding.release.set()
    with start(program(holding, "client.raw.request('GET', '/v3/new')", "print('end')")) as child:
        out, errors = child.communicate(timeout=60)
    assert (out, errors, child.returncode) == ("end\n", "", 0)
    assert holding.logouts == 1


def test_the_interpreter_ends_while_another_thread_calls(holding: HoldingServer) -> None:
    lines = (
        "import threading",
        "def call():",
        "    try: client.bills.archive('00n01ABCDEFGHIJKLMNO')",
        "    except BillError as error: print(type(error).__name__, flush=True)",
        "threading.Thread(target=call, daemon=True).start()",
        "input()",
    )
    with start(program(holding, *lines)) as child:
        assert holding.held.wait(60)
        child.communicate("\n", timeout=60)
    assert child.returncode == 0


def test_a_client_that_was_dropped_is_closed(bill_sandbox: Sandbox) -> None:
    client = BillClient.from_env(bill_sandbox.environ())
    bills = client.bills
    del client
    assert bills.list().collect() == []  # what refers to the client keeps it
    (thread,) = threads()
    del bills
    gc.collect()
    thread.join()
    assert [one.path for one in bill_sandbox.requests][-1].endswith("/logout")


def test_a_loop_that_is_left_ends_its_requests(client: BillClient, bill_sandbox: Sandbox) -> None:
    for _ in range(10):
        bill_sandbox.seed("bills")
    for _ in client.bills.list(max=1):
        break
    for _ in client.bills.scan(max=1):
        break
    with client.bills.list(max=1).pages() as pages:
        assert len(next(pages).items) == 1
    assert list(pages) == []
    items = iter(client.bills.list(max=1))
    next(items)
    items.close()
    assert list(items) == []
    client.close()
    assert not threads()
    del pages, items  # after the end of the thread


def test_an_iteration_left_half_way_does_not_keep_the_client_open(bill_sandbox: Sandbox) -> None:
    for _ in range(5):
        bill_sandbox.seed("bills")
    with BillClient.from_env(bill_sandbox.environ()) as client:
        items = iter(client.bills.scan(max=1))
        next(items)
    with pytest.raises(ClientClosedError):
        list(items)


def test_close_ends_the_calls_of_other_threads(holding: HoldingServer) -> None:
    client = BillClient.from_env(holding.environ)
    with ThreadPoolExecutor(2) as pool:
        write = pool.submit(client.bills.archive, "00n01ABCDEFGHIJKLMNO")
        assert holding.held.wait(60)
        read = pool.submit(client.bills.get, "00n01ABCDEFGHIJKLMNO")
        client.close()
        assert isinstance(write.exception(), OutcomeUnknownError)
        assert isinstance(read.exception(), ClientClosedError)
    assert not threads()


def test_a_closed_client_says_so(bill_sandbox: Sandbox) -> None:
    client = BillClient.from_env(bill_sandbox.environ())
    client.vendors.list().collect()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: client.close(), range(4)))
    unused = BillClient.from_env(bill_sandbox.environ())
    unused.close()
    for one in (client, unused):
        with pytest.raises(ClientClosedError, match="this client is closed; make a new one"):
            one.vendors.create(vendor())
    assert not threads()
    assert repr(client).startswith("<BillClient of ")


_inherited: list[BillClient] = []


def test_a_client_of_another_process_says_so(client: BillClient, monkeypatch: pytest.MonkeyPatch) -> None:
    client.vendors.list().collect()
    monkeypatch.setitem(globals(), "_inherited", [client])
    with multiprocessing.get_context("fork").Pool(1) as pool:
        said = pool.apply(_use_inherited)
    assert said.startswith("this client belongs to the process that made it")


def _use_inherited() -> str:
    client = _inherited[0]
    try:
        client.vendors.list()
    except ClientClosedError as error:
        return str(error)
    finally:
        client.close()  # does not wait for a thread that does not exist here
    return ""


def test_errors_of_arguments_leave_the_client_usable(client: BillClient) -> None:
    with pytest.raises(InvalidRequestError):
        client.bills.list(max=-1)
    assert client.bills.list().collect() == []
