"""The thread with the event loop in which the calls of a blocking client run."""

from __future__ import annotations

import asyncio
import inspect
import threading
import weakref
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import Future
from typing import Any, Final, Generic, TypeVar

from .._base.display import brief
from ..errors import ClientClosedError, ConfigurationError
from ..secret import hides_frames

__all__ = ["Call", "LoopThread"]

T = TypeVar("T")

_LONGEST_END: Final = 10.0
"""The seconds that the end of the interpreter waits for a client that was not closed. Logouts take at most 5."""


class Call(Generic[T]):
    """One call of a function in the event loop. The result of a coroutine function is that of its coroutine."""

    def __init__(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self._given: tuple[Callable[..., Any], tuple[Any, ...], Mapping[str, Any]] | None = (function, args, kwargs)
        self._task: asyncio.Task[None] | None = None
        self._result: Any = None
        self._error: BaseException | None = None
        self.ended = threading.Event()

    def start(self) -> None:
        """Start the call. This and `cancel` run in the event loop."""
        if not self.ended.is_set():
            self._task = asyncio.get_running_loop().create_task(self._run(), name="bill-async blocking call")
            self._task.add_done_callback(self._end)

    def cancel(self) -> None:
        """Cancel the call; one that has not started never starts."""
        if self._task is None:
            self._error = asyncio.CancelledError()
            self.ended.set()
        else:
            self._task.cancel()

    def run_here(self) -> T:
        """Run the call in this thread, which is that of the event loop. Only a call that does not wait can be run."""
        result: Any = self._begin()
        if inspect.iscoroutine(result):
            result.close()
            raise ConfigurationError(
                "a blocking call was made in the thread of the client's event loop, as from a hook, and would wait for "
                "itself; make it after the call that runs the hook"
            )
        found: T = result
        return found

    def result(self) -> T:
        """Return the result, or raise the error of the call, when it has ended."""
        error, self._error = self._error, None
        if error is None:
            found: T = self._result
            return found
        try:
            if isinstance(error, asyncio.CancelledError):
                raise ClientClosedError("the client was closed during the call") from error.__cause__
            raise error
        finally:
            del error, self  # a traceback refers to this frame

    def explain(self, interrupt: BaseException) -> None:
        """Say on an interrupt what became of the call that it ended: it may have been executed."""
        error = self._error
        if error is None:
            interrupt.add_note(f"the call had already been completed; its result: {brief(self._result)}")
        elif isinstance(error, asyncio.CancelledError):
            interrupt.__cause__ = error.__cause__
        else:
            interrupt.__cause__ = error

    async def _run(self) -> None:
        try:
            result = self._begin()
            self._result = await result if inspect.iscoroutine(result) else result
        except BaseException as error:  # whatever it is, it is raised in the calling thread
            self._error = error

    @hides_frames  # the arguments may hold secrets
    def _begin(self) -> Any:
        assert self._given is not None
        (function, args, kwargs), self._given = self._given, None
        return function(*args, **kwargs)

    def _end(self, task: asyncio.Task[None]) -> None:
        if task.cancelled():  # before its first step
            self._error = asyncio.CancelledError()
        self.ended.set()


class LoopThread:
    """A thread with an event loop. It starts with the first call.

    It ends with `close`, when nothing refers to this object any more, or with the interpreter.
    """

    def __init__(self, close: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """`close` is called in the event loop before it ends. It is not called if there was no call."""
        self._close = close
        self._lock = threading.Lock()
        self._server: _Server | None = None
        self._closed = False

    def run(self, call: Call[T]) -> T:
        """Run a call and wait for it. An interrupt of this thread cancels the call, and is raised when it has ended.

        The interrupt says what became of the call: its cause is an `OutcomeUnknownError` if the call may have been
        executed. A second interrupt is raised at once.

        Raises: `ClientClosedError` after `close`; `ConfigurationError` in the thread itself; the errors of the call.
        """
        if self._is_own():
            return call.run_here()
        server: _Server | None = None
        try:
            with self._lock:
                server = self._running()
                server.loop.call_soon_threadsafe(call.start)
            call.ended.wait()
        except ClientClosedError:
            raise
        except BaseException as interrupt:  # KeyboardInterrupt, or what another handler of signals raises
            if server is not None:
                server.cancel(call)
                call.ended.wait()
                call.explain(interrupt)
            raise
        return call.result()

    def release(self, close: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Close something in the event loop, and do not wait for it. The thread does not end before."""
        if self._server is not None:
            self._server.release(close)

    def close(self) -> None:
        """Close the client, end the thread and wait until it has ended. In a fork of the process there is no thread."""
        if self._is_own():
            raise ConfigurationError("close: the client cannot be closed in the thread of its own event loop")
        with self._lock:
            self._closed = True
            server = self._server
        if server is not None and (server.thread.is_alive() or server.ended.done()):
            server.stop()
            server.ended.result()
            server.thread.join()

    def _is_own(self) -> bool:
        """Whether this is the thread of the event loop."""
        return self._server is not None and threading.current_thread() is self._server.thread

    def _running(self) -> _Server:
        """Return the server of the thread; start it if there is none yet."""
        if self._closed:
            raise ClientClosedError("this client is closed; make a new one")
        if self._server is None:
            server = self._server = _Server(self._close)
            weakref.finalize(self, server.end)
        elif not self._server.thread.is_alive():
            raise ClientClosedError("this client belongs to the process that made it; make a new one in this process")
        return self._server


class _Server:
    """What runs in the thread. It does not refer to the `LoopThread`, which may be dropped meanwhile."""

    def __init__(self, close: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._close = close
        self._releases: set[asyncio.Task[None]] = set()
        self._stop = asyncio.Event()
        self._started: Future[asyncio.AbstractEventLoop] = Future()
        self.ended: Future[None] = Future()
        self.thread = threading.Thread(target=self._run, name="bill-async blocking", daemon=True)
        self.thread.start()
        self.loop = self._started.result()

    def cancel(self, call: Call[Any]) -> None:
        """Cancel a call, from any thread."""
        try:
            self.loop.call_soon_threadsafe(call.cancel)
        except RuntimeError:
            call.cancel()  # the loop is closed, and with it every call that has started

    def stop(self) -> None:
        """Begin to end, if it has not ended yet."""
        try:
            self.loop.call_soon_threadsafe(self._stop.set)
        except RuntimeError:
            pass  # the loop is closed

    def end(self) -> None:
        """End and wait for it, but not for ever: nobody uses the client any more, or the interpreter ends."""
        if self.thread.is_alive():  # it is not in a fork of the process
            self.stop()
            if threading.current_thread() is not self.thread:
                self.thread.join(_LONGEST_END)

    def release(self, close: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Close something, from any thread. In a fork of the process, do nothing."""

        def start() -> None:
            task = self.loop.create_task(close(), name="bill-async end of an iteration")
            self._releases.add(task)
            task.add_done_callback(self._releases.discard)

        try:
            if self.thread.is_alive():
                self.loop.call_soon_threadsafe(start)
        except RuntimeError:
            pass  # the loop is closed, and everything in it

    def _run(self) -> None:
        try:
            with asyncio.Runner() as runner:
                runner.run(self._serve())
        except BaseException as error:
            self.ended.set_exception(error)
        else:
            self.ended.set_result(None)

    async def _serve(self) -> None:
        self._started.set_result(asyncio.get_running_loop())
        await self._stop.wait()
        try:
            await self._close()
        finally:
            while self._releases:
                await asyncio.wait(self._releases)
