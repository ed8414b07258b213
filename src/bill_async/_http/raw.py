"""Raw calls, of endpoints that the spec does not know yet, with the same logins, limits, retries and errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, TypeVar, Unpack, get_args

from .._schema.codec import dumps, loads
from .._schema.converter import Decode, as_it_came, unstructure
from .._schema.messages import shown
from .._schema.models import Model
from .._schema.operation import Operation
from .._schema.values import to_plain
from ..errors import InvalidRequestError
from ..secret import Secret, hides_frames
from ..types import CallOptions, Family, JsonValue
from .call import Call
from .caller import Caller
from .request import WireRequest

T = TypeVar("T")

_PATH: Final = r"/v[0-9]+(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)+"

_METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
_FAMILIES: Final = get_args(Family)


class Raw:
    """Sends calls of endpoints that the spec does not describe."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def request(
        self,
        method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"],
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: JsonValue | Model | list[Model] = None,
        family: Family = "v3",
        **options: Unpack[CallOptions],
    ) -> JsonValue:
        """Call an endpoint and return its JSON, or None if the answer is empty.

        `path` begins below the base URL, `/v3/...`. Numbers with a fraction come as `Decimal`. A GET is
        sent again after a fault; everything else only if BILL certainly did not execute it.
        """
        given = Secret(json), Secret(params)
        del json, params
        return await self._send(method, path, *given, family, options, _loads)

    async def send(
        self,
        method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"],
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: JsonValue | Model | list[Model] = None,
        family: Family = "v3",
        **options: Unpack[CallOptions],
    ) -> bytes:
        """Call an endpoint as `request` does, and return the body of the answer as it came."""
        given = Secret(json), Secret(params)
        del json, params
        return await self._send(method, path, *given, family, options, as_it_came)

    async def _send(
        self,
        method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"],
        path: str,
        json: Secret[Any],
        params: Secret[Any],
        family: Family,
        options: CallOptions,
        decode: Decode[T],
    ) -> T:
        if method not in _METHODS:
            raise InvalidRequestError(f"method: {method!r} is none; give one of {', '.join(_METHODS)}", field="method")
        if family not in _FAMILIES:
            raise InvalidRequestError(f"family: {family!r} is none; give one of {', '.join(_FAMILIES)}", field="family")
        if not re.fullmatch(_PATH, str(path)) or ".." in path:
            raise InvalidRequestError(f"path: {_size(path)} is not a path such as '/v3/bills'; quote ids, use params")
        operation = Operation[Any](
            id=f"{method} {path}",
            accessor="raw.request",
            family=family,
            method=method,
            path=path,
            title="",
            reference="",
            retry="safe" if method == "GET" else "unsafe",
        )
        request = _build(method, path, json.reveal(), params.reveal())
        account, options = self._caller.access.account(operation), self._caller.options(options)
        return await self._caller.send(Call(account, operation, request, options, decode, _kept(json)))


@hides_frames
def _build(method: str, path: str, json: Any, params: Any) -> WireRequest:
    return WireRequest(
        method=method,
        path=path,
        query=tuple((name, _text(name, value)) for name, value in _items(params or {}) if value is not None),
        headers={} if json is None else {"Content-Type": "application/json"},
        body=None if json is None else Secret(_encode(json)),
    )


@hides_frames
def _loads(body: bytes, _: Operation[Any]) -> JsonValue:
    return loads(body) if body.strip() else None


def _size(path: object) -> str:
    return f"a text of {len(path)} characters" if isinstance(path, str) else shown(path)


def _kept(json: Secret[Any]) -> Any:
    """Return a body as an error may hold it. Models hide their secrets themselves."""
    given = json.reveal()
    models = isinstance(given, Model) or (isinstance(given, list) and all(isinstance(one, Model) for one in given))
    return given if given is None or models else json


def _items(params: object) -> Iterable[tuple[str, Any]]:
    if not isinstance(params, Mapping):
        raise InvalidRequestError(f"params: {shown(params)} cannot be sent; give a dict", field="params")
    return params.items()


def _text(name: str, value: Any) -> str | Secret[str]:
    try:
        text = to_plain(value)
        text.encode()
        return Secret(text) if isinstance(value, Secret) else text
    except (TypeError, UnicodeEncodeError):
        problem = f"{shown(value)} cannot be part of a URL; give a str, an int, a Decimal, a date or a bool"
        raise InvalidRequestError(f"params: {name}: {problem}", field=name) from None


def _encode(json: Any) -> bytes:
    try:
        return dumps(_plain(json))
    except RecursionError:
        raise InvalidRequestError("json: it holds itself, or is nested too deeply", field="json") from None


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return unstructure(value)
    return [_plain(item) for item in value] if isinstance(value, list) else value
