"""The classification of answers: success or error. Pure functions of status, headers and bytes.

The codes decide before the status: BILL reports a used-up limit as a 422, and has been seen to
send errors with a 200 (https://developer.bill.com/docs/common-api-error-codes).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

from multidict import CIMultiDict

from .._schema.codec import loads
from .._schema.operation import Operation
from ..errors import (
    ApiError,
    AuthenticationError,
    ConflictError,
    DecodeError,
    ErrorDetail,
    MfaRequiredError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitedError,
    ServerError,
    SessionExpiredError,
    ValidationError,
)

SESSION_EXPIRED: Final = "BDC_1109"
UNTRUSTED: Final = "BDC_1361"
HOUR_USED_UP: Final = "BDC_1144"
TOO_MANY_AT_ONCE: Final = "BDC_1322"
ROLLED_BACK: Final = "BDC_1246"
"""The code of an item that BILL rolled back because of another."""

_BY_CODE: Final[dict[str, type[ApiError]]] = {
    SESSION_EXPIRED: SessionExpiredError,
    UNTRUSTED: MfaRequiredError,
    HOUR_USED_UP: RateLimitedError,
    TOO_MANY_AT_ONCE: RateLimitedError,
    **dict.fromkeys(
        ("BDC_1101", "BDC_1102", "BDC_1103", "BDC_1104", "BDC_1106", "BDC_1107", "BDC_1110", "BDC_1111", "BDC_1113"),
        AuthenticationError,
    ),
    **dict.fromkeys(("BDC_1105", "BDC_1150"), PermissionDeniedError),
    **dict.fromkeys(("BDC_1121", "BDC_1205"), NotFoundError),
}
_BY_STATUS: Final[dict[int, type[ApiError]]] = {
    400: ValidationError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: ValidationError,
    429: RateLimitedError,
}
_LIMITS: Final = (TOO_MANY_AT_ONCE, HOUR_USED_UP)

_KEPT: Final = 64 << 10
"""Bytes of an error that the exception keeps."""
_FAILED: Final = frozenset({"BDC_1001", "BDC_1002"})
"""A system error and an unknown error. BILL may have executed part of the call before them."""
_BILLS_CODE: Final = r"BDC_[0-9]+"

_PEEK: Final = 2048
"""The number of bytes of a success that are searched for errors."""
_LONGEST: Final = 300
_MOST: Final = 3

_TAGS: Final = rb"(?is)<(script|style)\b.*?</\1>|<[^>]*>"


def refusal(
    operation: Operation[Any],
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    *,
    hide: Callable[[str], str] = str,
) -> ApiError | None:
    """Return the error of an answer, or None if it is a success."""
    if 200 <= status < 300:
        head = body if operation.page is None else body[:_PEEK]
        if b'"BDC_' not in head and b'"severity"' not in head:
            return None
        value = _json(body)
        if not _is_error_array(value):
            return None
    else:
        value = _json(body)
    errors = tuple(_details(value, hide))
    kind, own = _kind(status, errors), _in_bills_form(value)
    error = kind(
        hide(_message(operation, status, errors, body, own)),
        status=status,
        errors=errors,
        operation=operation.id,
        headers=CIMultiDict(headers),  # aiohttp's own cannot be pickled
        body=hide(body.decode(errors="surrogateescape")).encode(errors="surrogateescape")[:_KEPT],
    )
    error._by_bill = own
    return error


def refused_by_bill(error: ApiError) -> bool:
    """Whether BILL itself says that it did nothing. Some codes mean that it failed, not that it refused."""
    return by_bill(error) and _FAILED.isdisjoint(error.codes)


def refused_as_a_whole(operation: Operation[Any], error: ApiError) -> bool:
    """Whether BILL certainly executed no item of a bulk call that it refused.

    BILL documents "all or nothing" for bills, vendors and payments. It states no rule for classifications, vendor
    credits and credit memos. There, only a 400 (the request itself is wrong) and BDC_1246 (BILL says that it rolled
    the other items back) count as proof.
    """
    return operation.atomic or error.status == 400 or ROLLED_BACK in error.codes


def by_bill(error: ApiError) -> bool:
    """Whether BILL itself refused, as the form of the answer and its codes prove. Gateways and proxies answer with
    the same statuses, also when the request has long been executed."""
    return error._by_bill


def _in_bills_form(value: Any) -> bool:
    """Whether a value has the form of BILL's errors: an array of objects with messages, and at least one code of
    BILL."""
    return (
        isinstance(value, list)
        and all(isinstance(item, dict) and isinstance(item.get("message"), str) for item in value)
        and any(isinstance(item.get("code"), str) and re.fullmatch(_BILLS_CODE, item["code"]) for item in value)
    )


def _kind(status: int, errors: tuple[ErrorDetail, ...]) -> type[ApiError]:
    # The table is ordered by priority: an expired session takes precedence over a problem with a field.
    codes = {error.code for error in errors}
    for code, kind in _BY_CODE.items():
        if code in codes:
            return kind
    if status >= 500:
        return ServerError
    return _BY_STATUS.get(status, ValidationError if 200 <= status < 300 else ApiError)


def limit_code(error: ApiError) -> str | None:
    """Return the code for the limit that an answer reports as used up."""
    return next((code for code in _LIMITS if code in error.codes), None)


# ---- reading the body


def _json(body: bytes) -> Any:
    try:
        return loads(body)
    except DecodeError:
        return None


def _is_error_array(value: Any) -> bool:
    value = _listed(value)
    return isinstance(value, list) and all(isinstance(item, dict) and _is_error_object(item) for item in value)


def _is_error_object(item: dict[str, Any]) -> bool:
    """Whether an object is an error, and not just an object with a `message`."""
    code = item.get("code")
    return (
        "message" in item and "id" not in item and isinstance(code, str) and ("severity" in item or code[:4] == "BDC_")
    )


def _details(value: Any, hide: Callable[[str], str]) -> Iterator[ErrorDetail]:
    """Read BILL's error array, or the error formats of gateways and proxies."""
    listed = _listed(value)
    if isinstance(listed, list):
        for item in listed:
            if isinstance(item, dict):
                yield _detail(item, hide)
            elif isinstance(item, str):
                yield ErrorDetail(message=hide(item))


def _listed(value: Any) -> Any:
    """Return the errors in an object, or the object itself as the only error."""
    if not isinstance(value, dict):
        return value
    inner = value.get("errors")
    return inner if isinstance(inner, list) and inner and "id" not in value else [value]


def _detail(item: dict[str, Any], hide: Callable[[str], str]) -> ErrorDetail:
    rest = {key: hide(value) if isinstance(value, str) else value for key, value in item.items()}
    timestamp = rest.pop("timestamp", None)
    return ErrorDetail(
        code=_text(rest.pop("code", None)),
        message=_text(rest.pop("message", None) or rest.pop("error", None)) or "",
        severity=_text(rest.pop("severity", None)),
        category=_text(rest.pop("category", None)),
        timestamp=_time(timestamp),
        extra=rest,
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _time(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None


# ---- saying it


def _message(operation: Operation[Any], status: int, errors: tuple[ErrorDetail, ...], body: bytes, own: bool) -> str:
    said = [f"{error.code or ''} {_short(error.message)}".strip() for error in errors if error.code or error.message]
    if len(said) > _MOST:
        said[_MOST:] = [f"and {len(said) - _MOST} more in `errors`"]
    if not said:
        said = [_short(re.sub(_TAGS, b" ", body[: 8 * _PEEK]).decode(errors="replace")) or "an empty answer"]
    from .error_codes import CODES  # a long table, which only a refusal needs

    known = (CODES.get(error.code or "") for error in errors)
    remedy = next((code.remedy for code in known if code is not None and code.remedy), None)
    what = "was refused" if own else "got no answer in BILL's form"
    text = f"{operation.id} {what} ({_status(status)}): {'; '.join(said)}"
    return f"{text} -> {remedy}" if remedy else text


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
