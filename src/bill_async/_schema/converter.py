"""Answers to models and models to JSON, through one cattrs converter.

A model is read and written by functions that are compiled from its fields when it is first used. Only when an answer
does not fit is it looked through once more, slowly, to say which field is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, cast, get_args, get_origin

from ..errors import DecodeError
from ..secret import Secret, hides_frames
from ..types import JsonValue, OnBadValue, OpenEnum
from . import codec
from .codec import NotJson, loads, parse
from .kind import MISFITS, Form, Invalid, Kind
from .kinds import Boolean, Date, DateTime, Integer, ListOf, Number, Text
from .messages import shown_json
from .models import Model, Nested, RequestModel, checker, reader, writer
from .operation import Answer, Operation
from .structs import read_object, read_page
from .values import NumberText, to_list

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = [
    "Decode",
    "Part",
    "as_it_came",
    "converter",
    "decode",
    "decode_bare",
    "decode_page",
    "open_page",
    "prepare",
    "structure",
    "unstructure",
]

T = TypeVar("T")
M = TypeVar("M", bound=Model)

_RESULTS: Final = "results"
_MOST_ITEMS: Final = 1000
"""Items that a page may have however few were asked for; beyond that it may have ten times as many as asked."""
_SCALARS: Final[tuple[Kind, ...]] = (Text(), Number(), Integer(), Boolean(), Date(), DateTime())


Decode: TypeAlias = Callable[[bytes, Operation[Any]], T]
"""Makes of the body of a success what a call returns. A `DecodeError` says that it cannot be read."""


class Part:
    """The part of an answer that holds the items of a page, and the cursors beside it."""

    __slots__ = ("certain", "data", "following", "key", "previous")

    def __init__(
        self,
        data: Any,
        key: str | None,
        following: str | None = None,
        previous: str | None = None,
        *,
        certain: bool = False,
    ) -> None:
        self.data = data
        self.key = key
        """Where it stands in the answer; None if it is the whole answer."""
        self.following = following
        self.previous = previous
        self.certain = certain
        """Whether it is known, and not guessed, that the items of the page stand there."""

    @property
    def path(self) -> str:
        """Where it stands, as errors say it."""
        return "$" if self.key is None else f"$.{self.key}"


def as_it_came(body: bytes, _: Operation[Any]) -> bytes:
    """Decode nothing."""
    return body


def decode_bare(
    body: bytes, answer: Answer, *, operation: Operation[Any] | None = None, on_bad_value: OnBadValue = "raise"
) -> Any:
    """Read the answer of a call that is not a list. The operation is named in the error.

    Its frames hold the answer: whoever calls it hides them.
    """
    kind, name = answer.kind, None if operation is None else operation.id
    if kind is not None and answer.key is None and (operation is None or operation.retry == "safe"):
        made = read_object(body, kind)
        if made is not None:
            return made
    if kind is None:
        if body.strip():  # nothing is expected, but the page of a gateway is not BILL's yes
            _parse(body, name)
        return None
    data, path = _unwrap(_parse(body, name), kind, answer.key, name)
    value = _read_repaired(data, kind, path, name, on_bad_value)
    if operation is not None and operation.retry != "safe" and kind.is_hollow(data):
        raise _misfit(path, "holds nothing of what is answered", name)
    return value


decode = hides_frames(decode_bare)


@hides_frames
def decode_page(
    body: bytes, operation: Operation[T], *, asked: int | None = None, on_bad_value: OnBadValue = "raise"
) -> tuple[list[T], str | None, str | None]:
    """Read one page of a list: its items, the cursor of the next page, and that of the one before.

    An item without its `id` or `uuid` gets an empty one: it is no reason to keep back all the others. A page with
    very many more items than were asked for is refused: no models are made of them.
    """
    if operation.answer.kind is None:
        raise TypeError(f"{operation.id} is not a list")
    most = None if asked is None else max(_MOST_ITEMS, 10 * asked)
    read = read_page(body, operation.answer.key or _RESULTS, operation.answer.kind, most)
    if read is not None:
        return read
    page, kind = open_page(_parse(body, operation.id), operation), ListOf(operation.answer.kind)
    if most is not None and len(page.data) > most:
        raise _misfit(page.path, f"has {len(page.data)} items, where {asked} were asked for", operation.id)
    # Where the list stands must be certain: what is filled in makes an item of anything.
    items = _read_repaired(page.data, kind, page.path, operation.id, on_bad_value, fill_in=page.certain)
    return items, page.following, page.previous


def open_page(whole: JsonValue, operation: Operation[Any]) -> Part:
    """Find the items and the cursors of a page, read by `loads`. No other code knows the form of pages.

    A bare array is a page. An object holds its items under the key that the spec names; if it names none, under
    `results` or else in the only array. The list must be there, but for webhooks: BILL's samples of them answer
    `{}` for nothing. An absent, null or empty cursor is none.

    Raises: `DecodeError`.
    """
    if isinstance(whole, list):
        return Part(whole, None)
    if whole == {} and operation.family == "webhooks":
        return Part([], None)
    key = operation.answer.key or _only_array(whole)
    if not isinstance(whole, dict) or key not in whole:
        raise _misfit(f"$.{key}", "is missing", operation.id)
    items = whole[key]
    if not isinstance(items, list):
        raise _misfit(f"$.{key}", f"{shown_json(items)} is not an array", operation.id)
    following, previous = (_cursor(whole, name, operation.id) for name in ("nextPage", "prevPage"))
    return Part(items, key, following, previous, certain=key in (operation.answer.key, _RESULTS))


@hides_frames
def structure(data: Mapping[str, Any] | bytes, model: type[M]) -> M:
    """Make a model of a JSON object, or of the bytes that hold one. The object is not changed.

    Raises: `DecodeError` for any other argument.
    """
    fresh: Any = loads(data) if isinstance(data, bytes) else deepcopy(data)
    return cast("M", _read(fresh, Nested(model), "$", None))


def unstructure(model: Model) -> dict[str, JsonValue]:
    """Make a JSON object of a model: of a request what is sent, of an answer every field that came."""
    return _unstructure_hook(type(model))(model)


@cache
def converter() -> Converter:
    """Return the cattrs converter of the package: it takes every model, and every type that fields have.

    What does not fit raises `DecodeError`, with the path of the value.
    """
    from cattrs import Converter

    made = Converter(detailed_validation=False)

    def list_hook(wanted: Any) -> Callable[[Any, Any], list[Any]]:
        (item,) = get_args(wanted)
        take = made.get_structure_hook(item)

        def structure_list(data: Any, _: Any) -> list[Any]:
            at = 0
            taken: list[Any] = []
            try:
                for at, one in enumerate(to_list(data)):  # noqa: B007 - `at` is read when one does not fit
                    taken.append(take(one, item))
            except DecodeError as error:
                raise _below(f"$[{at}]", error, None) from None
            return taken

        return structure_list

    made.register_structure_hook_factory(_is_model, _model_hook)
    made.register_structure_hook_factory(_is_list, list_hook)
    made.register_unstructure_hook_factory(_is_model, writer)
    made.register_structure_hook(OpenEnum, lambda value, enum: enum(value))
    made.register_unstructure_hook(OpenEnum, str)
    made.register_unstructure_hook(Secret, Secret.reveal)
    for kind in _SCALARS:
        made.register_structure_hook(kind.python_type(), _scalar_hook(kind))
        if kind.writer is not None:
            made.register_unstructure_hook(kind.python_type(), kind.writer)
    return made


def prepare(*models: type[Model]) -> None:
    """Import what is otherwise imported for the first request and the first answer, and compile these models."""
    converter()
    codec.prepare()
    for model in models:
        if issubclass(model, RequestModel):
            checker(model)
            _unstructure_hook(model)
        else:
            _structure_hook(model)


def _is_model(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, Model)


def _is_list(wanted: Any) -> bool:
    origin: object = get_origin(wanted)
    return origin is list


def _model_hook(model: type[Model]) -> Callable[[Any, Any], Model]:
    read, kind = reader(model), Nested(model)

    def structure_model(data: Any, _: Any) -> Any:
        try:
            return read(data)
        except MISFITS as error:
            raise _no_fit(error, data, kind, "$", None) from None

    return structure_model


def _scalar_hook(kind: Kind) -> Callable[[Any, Any], Any]:
    read = kind.reader
    return lambda value, _: read(value)


def _only_array(page: JsonValue) -> str:
    """Return the usual key of a page's items; without that the key of its only array, for BILL does not say."""
    if isinstance(page, dict) and _RESULTS not in page:
        arrays = [key for key, value in page.items() if isinstance(value, list)]
        if len(arrays) == 1:
            return arrays[0]
    return _RESULTS


def _unwrap(whole: JsonValue, kind: Kind, key: str | None, operation: str | None) -> tuple[JsonValue, str]:
    """Return the part of an answer that is wanted, and where it stands."""
    # An array that BILL wraps in one operation is bare in another; the wrapper is no reason to fail.
    if key is None or (isinstance(whole, list) and isinstance(kind, ListOf)):
        return whole, "$"
    if not isinstance(whole, dict) or key not in whole:
        raise _misfit(f"$.{key}", "is missing", operation)
    return whole[key], f"$.{key}"


def _parse(body: bytes, operation: str | None) -> JsonValue:
    try:
        return parse(body)
    except NotJson as error:
        problem = str(error) if body.strip() else "the answer is empty"
        raise NotJson(f"{operation}: $: {problem}" if operation else f"$: {problem}", operation=operation) from None


def _read_repaired(
    data: Any, kind: Kind, path: str, operation: str | None, on_bad_value: OnBadValue, *, fill_in: bool = False
) -> Any:
    """Read a part of an answer; if it does not fit, read it once more as what BILL may have meant.

    BILL may write an empty text where a date, a number or a truth value is null. With `fill_in`, what an item must
    have and has not becomes empty.
    """
    wanted = kind.python_type()
    try:
        return _structure_hook(wanted)(data, wanted)
    except (DecodeError, *MISFITS) as error:
        repaired = kind.clear_empty(data) + (kind.fill_in(data) if fill_in else 0)
        if on_bad_value == "raise" and not repaired:
            raise _no_fit(error, data, kind, path, operation) from None
    if on_bad_value == "raise":
        return _read(data, kind, path, operation)
    try:
        return kind.take(data, Form(wire_names=True, on_bad_value=on_bad_value))
    except Invalid as invalid:
        raise _misfit(path + invalid.path, invalid.problem, operation) from None


def _read(data: Any, kind: Kind, path: str, operation: str | None) -> Any:
    wanted = kind.python_type()
    try:
        return _structure_hook(wanted)(data, wanted)
    except (DecodeError, *MISFITS) as error:
        raise _no_fit(error, data, kind, path, operation) from None


@cache
def _structure_hook(wanted: Any) -> Callable[[Any, Any], Any]:
    return converter().get_structure_hook(wanted)


@cache
def _unstructure_hook(model: type[Model]) -> Callable[[Model], dict[str, JsonValue]]:
    return converter().get_unstructure_hook(model)


def _cursor(page: dict[str, JsonValue], name: str, operation: str) -> str | None:
    cursor = page.get(name)
    if cursor is not None and (not isinstance(cursor, str) or isinstance(cursor, NumberText)):
        raise _misfit(f"$.{name}", f"{shown_json(cursor)} is not a string", operation)
    try:
        (cursor or "").encode()
    except UnicodeEncodeError:
        problem = f"{shown_json(cursor)} holds half of a character and cannot be sent"
        raise _misfit(f"$.{name}", problem, operation) from None
    return cursor or None


# ---- what does not fit


def _no_fit(error: Exception, data: Any, kind: Kind, path: str, operation: str | None) -> DecodeError:
    """Look for what does not fit, and name it."""
    found = kind.misfit(data, path)
    if found is None and isinstance(error, DecodeError):
        return _below(path, error, operation)
    if found is None:
        return _misfit(path, f"does not fit its model ({type(error).__name__})", operation)
    return _misfit(found.path, found.problem, operation)


def _misfit(path: str, problem: str, operation: str | None) -> DecodeError:
    where = f"{operation}: " if operation else ""
    return DecodeError(f"{where}{path}: {problem}", path=path, operation=operation, problem=problem)


def _below(path: str, error: DecodeError, operation: str | None) -> DecodeError:
    """Return the error about a part of an answer, as one about the whole."""
    return _misfit(path + (error.path or "$")[1:], error.problem, operation)
