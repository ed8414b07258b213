"""Answers to models and models to JSON, through one cattrs converter.

A model is read and written by functions that are compiled from its fields when it is first used. Only when an answer
does not fit is it looked through once more, slowly, to say which field is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, get_args, get_origin

from ..errors import DecodeError
from ..types import JsonValue, OpenEnum
from .codec import loads, parser
from .kinds import MISFITS, Boolean, Date, DateTime, Integer, Kind, ListOf, Number, Text, shown_json
from .models import Model, Nested, reader, writer
from .operation import Answer, Operation
from .values import to_list

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["converter", "decode", "decode_page", "from_json", "prepare", "structure", "to_json", "unstructure"]

T = TypeVar("T")
M = TypeVar("M", bound=Model)

_RESULTS: Final = "results"
_SCALARS: Final[tuple[Kind, ...]] = (Text(), Number(), Integer(), Boolean(), Date(), DateTime())


def decode(body: bytes, answer: Answer, *, operation: Operation[Any] | None = None) -> Any:
    """Read the answer of a call that is not a list. The operation is named in the error."""
    if answer.kind is None:
        return None
    return _decode(body, answer.kind, answer.key, None if operation is None else operation.id)[0]


def decode_page(body: bytes, operation: Operation[T]) -> tuple[list[T], str | None, str | None]:
    """Read one page of a list: its items, the cursor of the next page, and that of the one before."""
    if operation.answer.kind is None:
        raise TypeError(f"{operation.id} is not a list")
    items, whole = _decode(body, ListOf(operation.answer.kind), operation.answer.key or _page_key, operation.id)
    if not isinstance(whole, dict):
        return items, None, None
    return items, _cursor(whole, "nextPage", operation.id), _cursor(whole, "prevPage", operation.id)


def structure(data: Mapping[str, Any], model: type[M]) -> M:
    """Make a model of a JSON object. The object is not changed."""
    return converter().structure(deepcopy(data), model)


def unstructure(model: Model) -> dict[str, JsonValue]:
    """Make a JSON object of a model: of a request what is sent, of an answer every field that came."""
    return cast("dict[str, JsonValue]", converter().get_unstructure_hook(type(model))(model))


from_json = structure
to_json = unstructure


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
    for kind in _SCALARS:
        made.register_structure_hook(kind.python_type(), _scalar_hook(kind))
        if kind.writer is not None:
            made.register_unstructure_hook(kind.python_type(), kind.writer)
    return made


def prepare() -> None:
    """Import what is otherwise imported for the first request and the first answer."""
    converter()
    parser()


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


def _page_key(page: JsonValue) -> str:
    """Return the key of a page's items; without the usual one that of its only array, for BILL does not say."""
    if isinstance(page, dict) and _RESULTS not in page:
        arrays = [key for key, value in page.items() if isinstance(value, list)]
        if len(arrays) == 1:
            return arrays[0]
    return _RESULTS


def _decode(
    body: bytes, kind: Kind, at: str | Callable[[JsonValue], str] | None, operation: str | None
) -> tuple[Any, JsonValue]:
    """Return what the caller gets, and the whole answer, from which that has been taken."""
    try:
        whole = loads(body)
    except DecodeError as error:
        raise _misfit("$", str(error) if body.strip() else "the answer is empty", operation) from None
    data: Any = whole
    key = at(whole) if callable(at) else at
    # An array that BILL wraps in one operation is bare in another; the wrapper is no reason to fail.
    if key is not None and not (isinstance(whole, list) and isinstance(kind, ListOf)):
        if not isinstance(whole, dict) or key not in whole:
            raise _misfit(f"$.{key}", "is missing", operation)
        data = whole[key]
        if data is None and isinstance(kind, ListOf):
            data = []
    else:
        key = None
    return _read(kind, data, "$" if key is None else f"$.{key}", operation), whole


def _read(kind: Kind, data: Any, path: str, operation: str | None) -> Any:
    hook, wanted = _hook(kind)
    try:
        return hook(data, wanted)
    except DecodeError as error:
        raise _below(path, error, operation) from None
    except MISFITS as error:
        raise _no_fit(error, data, kind, path, operation) from None


@cache
def _hook(kind: Kind) -> tuple[Callable[[Any, Any], Any], Any]:
    wanted = kind.python_type()
    return converter().get_structure_hook(wanted), wanted


def _cursor(page: dict[str, JsonValue], name: str, operation: str) -> str | None:
    cursor = page.get(name)
    if cursor is None or isinstance(cursor, str):
        return cursor or None
    raise _misfit(f"$.{name}", f"{shown_json(cursor)} is not a string", operation)


# ---- what does not fit


def _no_fit(error: Exception, data: Any, kind: Kind, path: str, operation: str | None) -> DecodeError:
    """Look for what does not fit, and name it."""
    found = kind.misfit(data, path)
    if found is None:
        return _misfit(path, f"does not fit its model ({type(error).__name__})", operation)
    return _misfit(found.path, found.problem, operation)


def _misfit(path: str, problem: str, operation: str | None) -> DecodeError:
    where = f"{operation}: " if operation else ""
    return DecodeError(f"{where}{path}: {problem}", path=path, operation=operation, problem=problem)


def _below(path: str, error: DecodeError, operation: str | None) -> DecodeError:
    """Return the error about a part of an answer, as one about the whole."""
    return _misfit(path + (error.path or "$")[1:], error.problem, operation)
