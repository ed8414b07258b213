"""The blocking form of the objects of the async client.

There is one class for each class of the async client, and it is made when it is first needed. Its methods run those of
the async object in the event loop of a `LoopThread`, and return when they have ended.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from types import FunctionType, MethodType
from typing import Any, Final, NoReturn, Self, TypeVar

from .. import paging
from .._base.display import PublicNames
from .._base.wording import blocking_doc
from .._http.raw import Raw
from .._http.resource import Namespace, Resource
from ..paging import NotAList, Page
from ..scanning.handover import Produced
from ..scanning.organizations import ScanAll
from .iteration import ItemIterator, PageIterator
from .thread import Call, LoopThread

__all__ = ["Blocking", "async_form", "blocking_class", "completed", "described_by", "thread_of"]

B = TypeVar("B", bound="Blocking")

_WRAPPED: Final = (Namespace, Resource, Raw, NotAList, ScanAll)
"""The classes of the async client with a blocking form. The client itself is a `Namespace`."""


class Blocking(PublicNames):
    """The base of the blocking classes."""

    __slots__ = ("_thread", "_wrapped")
    _thread: LoopThread
    _wrapped: Any

    @classmethod
    def _of(cls, thread: LoopThread, wrapped: Any) -> Self:
        made = object.__new__(cls)
        made._thread, made._wrapped = thread, wrapped
        return made

    def __repr__(self) -> str:
        return repr(self._wrapped)

    def __reduce__(self) -> NoReturn:
        name = type(self).__name__
        raise TypeError(f"a blocking {name} cannot be pickled: it uses a thread; make a client in each process")

    def _run(self, call: Call[Any]) -> Any:
        """Run a call in the event loop, and return the blocking form of its result."""
        return self._blocking(self._thread.run(call))

    def _blocking(self, value: Any) -> Any:
        """Return the blocking form of a value of the async client. Models and other values stay as they are."""
        if isinstance(value, type(self._wrapped)):  # a view of a client
            return type(self)._of(self._thread, value)
        if isinstance(value, _WRAPPED):
            kind: type = type(value)
            return blocking_class(kind)._of(self._thread, value)
        return PageIterator(self._thread, value) if isinstance(value, paging.Pages | Produced) else value


class _List(Blocking):
    """The base of lists that are fetched page by page."""

    __slots__ = ()

    def __iter__(self) -> ItemIterator[Any]:
        return ItemIterator(self._thread, aiter(self._wrapped).pages)

    def __repr__(self) -> str:
        return f"{repr(self._wrapped).rstrip('>').partition(':')[0]}: use it in a for loop>"


class _Pager(_List):
    """The base of lists whose first page can be fetched alone."""

    __slots__ = ()

    def first_page(self) -> Page[Any]:
        """Return the first page."""
        page: Page[Any] = self._run(Call(_awaited, self._wrapped))
        return page


async def _awaited(pager: Any) -> Page[Any]:
    page: Page[Any] = await pager
    return page


@cache
def blocking_class(kind: type) -> type[Blocking]:
    """Return the blocking form of a class of the async client."""
    base = _Pager if hasattr(kind, "__await__") else _List if hasattr(kind, "__aiter__") else Blocking
    own = {"__slots__": (), "__module__": __package__, "__doc__": blocking_doc(kind.__doc__)}
    made: Any = type(kind.__name__, (base,), own)
    blocking: type[Blocking] = completed(kind)(made)
    return blocking


def completed(kind: type) -> Callable[[type[B]], type[B]]:
    """Add the blocking form of the public methods and properties of a class, where a blocking class lacks them."""

    def complete(blocking: type[B]) -> type[B]:
        for name in dir(kind):
            member = inspect.getattr_static(kind, name)
            if not name.startswith("_") and not hasattr(blocking, name):
                setattr(blocking, name, (_method if isinstance(member, FunctionType) else _property)(name, member))
        return blocking

    return complete


def described_by(described: Callable[..., Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a function the name, the signature and the text of a function of the async client."""

    def describe(function: Callable[..., Any]) -> Callable[..., Any]:
        function.__name__, function.__qualname__ = described.__name__, described.__qualname__
        function.__doc__ = blocking_doc(described.__doc__)
        function.__signature__ = inspect.signature(described)  # type: ignore[attr-defined]
        return function

    return describe


def async_form(value: Any) -> Any:
    """Return the object or the bound method of the async client, given its blocking form."""
    if isinstance(value, MethodType):
        return getattr(async_form(value.__self__), value.__name__)
    return value._wrapped if isinstance(value, Blocking) else value


def thread_of(value: Any) -> LoopThread | None:
    """Return the thread of a blocking object; None for other objects."""
    return value._thread if isinstance(value, Blocking) else None


def _method(name: str, method: Callable[..., Any]) -> Any:
    @described_by(method)
    def blocking(self: Blocking, /, *args: Any, **kwargs: Any) -> Any:
        call: Call[Any] = Call(getattr(self._wrapped, name), *args, **kwargs)
        del args, kwargs  # a traceback refers to this frame, and they may hold secrets
        return self._run(call)

    return blocking


def _property(name: str, member: Any) -> Any:
    return property(lambda self: self._blocking(getattr(self._wrapped, name)), doc=blocking_doc(member.__doc__))
