"""The thread of a blocking client by itself, also when interrupts, cancellations and its end come at odd moments."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Iterator
from types import FrameType

import pytest

from bill_async import ClientClosedError, ConfigurationError, OrganizationCredentials
from bill_async.blocking import BillClient
from bill_async.blocking.thread import Call, LoopThread


class Interrupt(BaseException):
    """What the handler of a signal raises, as that of Ctrl-C raises `KeyboardInterrupt`."""


def interrupt() -> None:
    """Interrupt the main thread."""
    main = threading.main_thread().ident
    assert main is not None
    signal.pthread_kill(main, signal.SIGUSR1)


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    def handle(number: int, frame: FrameType | None) -> None:
        raise Interrupt

    before = signal.signal(signal.SIGUSR1, handle)
    yield
    signal.signal(signal.SIGUSR1, before)


async def nothing() -> None:
    pass


@pytest.fixture
def thread() -> Iterator[LoopThread]:
    made = LoopThread(nothing)
    yield made
    made.close()


def test_an_interrupt_of_a_call_that_is_completed_all_the_same_names_its_result(thread: LoopThread) -> None:
    async def stubborn() -> str:
        interrupt()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            pass
        return "written"

    with pytest.raises(Interrupt) as caught:
        thread.run(Call(stubborn))
    assert caught.value.__notes__ == ["the call had already been completed; its result: 'written'"]
    assert caught.value.__cause__ is None


def test_an_interrupt_of_a_call_that_fails_has_its_error_as_cause(thread: LoopThread) -> None:
    async def failing() -> None:
        interrupt()
        try:
            await asyncio.Event().wait()
        finally:
            raise ConfigurationError("no")

    with pytest.raises(Interrupt) as caught:
        thread.run(Call(failing))
    assert isinstance(caught.value.__cause__, ConfigurationError)


def test_a_second_interrupt_does_not_wait_for_the_call(thread: LoopThread) -> None:
    release = threading.Event()
    ended = threading.Event()

    async def endless() -> None:
        interrupt()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            interrupt()
            await asyncio.to_thread(release.wait)
            ended.set()

    with pytest.raises(Interrupt) as caught:
        thread.run(Call(endless))
    assert isinstance(caught.value.__context__, Interrupt)
    assert not ended.is_set()
    release.set()
    assert ended.wait(60)
    assert thread.run(Call(str, 1)) == "1"


def test_a_call_that_is_cancelled_before_it_starts_never_starts(thread: LoopThread) -> None:
    ran: list[int] = []
    call: Call[None] = Call(ran.append, 1)
    call.cancel()
    call.start()
    assert call.ended.is_set()
    with pytest.raises(ClientClosedError):
        call.result()
    assert ran == []


def test_a_call_that_is_cancelled_before_its_first_step_ends(thread: LoopThread) -> None:
    call: Call[None] = Call(nothing)

    def start_and_cancel() -> None:
        call.start()
        call.cancel()

    thread.run(Call(start_and_cancel))
    assert call.ended.wait(60)
    with pytest.raises(ClientClosedError, match="the client was closed during the call"):
        call.result()


def test_a_call_that_the_end_of_the_loop_cancels_says_that_the_client_was_closed() -> None:
    thread = LoopThread(nothing)
    waiting = threading.Event()
    errors: list[BaseException] = []

    async def wait() -> None:
        waiting.set()
        await asyncio.Event().wait()

    def call() -> None:
        try:
            thread.run(Call(wait))
        except ClientClosedError as error:
            errors.append(error)

    caller = threading.Thread(target=call)
    caller.start()
    assert waiting.wait(60)
    thread.close()
    caller.join()
    assert [str(error) for error in errors] == ["the client was closed during the call"]


def test_whatever_a_call_raises_is_raised_in_the_calling_thread(thread: LoopThread) -> None:
    def leave() -> None:
        raise SystemExit(3)

    with pytest.raises(SystemExit):
        thread.run(Call(leave))
    assert thread.run(Call(str, 1)) == "1"


def test_close_raises_what_the_end_of_the_client_raises() -> None:
    async def fail() -> None:
        raise ConfigurationError("cannot end")

    thread = LoopThread(fail)
    thread.run(Call(str, 1))
    for _ in range(2):
        with pytest.raises(ConfigurationError, match="cannot end"):
            thread.close()


def test_the_thread_waits_for_the_end_of_iterations() -> None:
    thread = LoopThread(nothing)
    ended: list[int] = []

    async def end() -> None:
        await asyncio.sleep(0)
        ended.append(1)

    thread.release(end)  # nothing has started, so nothing is left to end
    thread.run(Call(str, 1))
    thread.release(end)
    thread.close()
    thread.release(end)
    assert ended == [1]


def test_a_thread_that_is_dropped_in_its_own_loop_ends() -> None:
    held = [LoopThread(nothing)]
    own = held[0].run(Call(threading.current_thread))
    loop = held[0].run(Call(asyncio.get_running_loop))
    loop.call_soon_threadsafe(held.clear)
    own.join(60)
    assert not own.is_alive()


def test_a_client_is_made_from_credentials_that_no_error_shows() -> None:
    credentials = OrganizationCredentials(dev_key="k", username="me", password="hidden-word", organization_id="008")
    with BillClient(organization=credentials) as client:
        assert client.organization_id == "008"
        assert client.families == {"v3", "webhooks"}
    with pytest.raises(ConfigurationError) as caught:
        BillClient(organization="hidden-word")  # type: ignore[arg-type]
    trace = caught.value.__traceback__
    locals_seen = ""
    while (trace := trace.tb_next if trace else None) is not None:
        locals_seen += repr(trace.tb_frame.f_locals)
    assert "hidden-word" not in locals_seen + str(caught.value)
