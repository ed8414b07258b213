"""The errors of this package, in one tree.

    BillError
    ├── ConfigurationError      credentials or options are missing or contradict each other
    ├── InvalidRequestError     the arguments cannot be right; nothing was sent
    ├── ClientClosedError       the client is closed, or belongs to another event loop
    ├── BackendError            the Redis server of a fleet cannot be reached
    ├── JournalError            the journal of writes cannot be used
    │   ├── KeyReusedError      the key was used for another write │   ├── KeyInUseError       another call with the key
    is in flight │   └── AnswerLostError     the write was executed before, but its answer is not available ├──
    TransportError          no usable answer came │   ├── DeadlineExceededError │   └── OutcomeUnknownError a write may
    or may not have happened ├── DecodeError             the answer to a read does not fit its model ├── PagingError the
    cursors of a list repeat or never end └── ApiError                BILL refused
        ├── AuthenticationError     401
        │   └── SessionExpiredError BDC_1109
        ├── MfaRequiredError        BDC_1361
        ├── PermissionDeniedError   403
        ├── NotFoundError           404
        ├── ValidationError         400, 422
        ├── ConflictError           409
        ├── RateLimitedError        BDC_1144, BDC_1322, 429
        └── ServerError             5xx

No error message holds a secret: it shows only the operation and the path of a request.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import attrs

from .secret import Secret
from .types import Fieldwise

__all__ = [
    "ApiError",
    "AnswerLostError",
    "AuthenticationError",
    "BackendError",
    "BillError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "DeadlineExceededError",
    "DecodeError",
    "ErrorDetail",
    "InvalidRequestError",
    "JournalError",
    "KeyInUseError",
    "KeyReusedError",
    "MfaRequiredError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PagingError",
    "PermissionDeniedError",
    "RateLimitedError",
    "ServerError",
    "SessionExpiredError",
    "TransportError",
    "ValidationError",
]

LONGEST_BODY: Final = 64 << 10
"""The number of bytes of an answer that an `OutcomeUnknownError` keeps."""


class BillError(Exception):
    """The base class of all errors of this package. All can be pickled, and so returned by a worker process."""

    def __reduce__(self) -> tuple[Callable[..., BaseException], tuple[Any, ...], dict[str, Any]]:
        # The default of `Exception` would call `__init__` with the message alone.
        return _rebuild, (type(self), *self.args), self.__dict__


def _rebuild(kind: type[BillError], *args: object) -> BillError:
    error = kind.__new__(kind, *args)
    error.args = args  # a subclass of OSError would set it in `__init__` only
    return error


class ConfigurationError(BillError):
    """Credentials or options are missing, malformed, or contradict each other."""


class InvalidRequestError(BillError, ValueError):
    """An argument is not valid. Nothing was sent.

    The message names the field, the value and the remedy.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
        """The path of the field at fault: `bill_line_items[0].amount`."""


class ClientClosedError(BillError, RuntimeError):
    """The client is closed, or is used from an event loop that it does not belong to."""


class BackendError(BillError):
    """The Redis server through which a fleet shares limits and sessions cannot be reached, or refuses to serve.

    Nothing was sent, because the use of the limits by other workers is not known.
    """


class JournalError(BillError):
    """The journal of writes cannot be used: its disk is full, its file damaged, its server gone. Nothing was sent."""


class KeyReusedError(JournalError, ValueError):
    """The key was used for another write of the organization. Nothing was sent, or BILL refused the call."""

    def __init__(self, message: str, *, key: str = "", differs: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.key = key
        self.differs = tuple(differs)
        """The paths of the fields that differ: `amount`, `bill_line_items[0].price`. Empty if the operation differs."""


class KeyInUseError(JournalError):
    """Another call with the key is in flight, in this process or another. Nothing was sent."""

    def __init__(self, message: str, *, key: str = "") -> None:
        super().__init__(message)
        self.key = key


class AnswerLostError(JournalError):
    """The write of the key was executed, but its answer is not available. Nothing was sent.

    This happens if the outcome was decided later, and BILL does not show the object that the call returns. It also
    happens if the answer was too long to be stored, or had a shape that this package does not know.
    """

    def __init__(self, message: str, *, key: str = "", ids: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.key = key
        self.ids = tuple(ids)
        """The ids of the objects that it created or changed, as far as they are known."""


class TransportError(BillError):
    """No usable answer came: the host is unreachable, the connection broke, or the time ran out.

    Unless it is an `OutcomeUnknownError`, BILL did nothing, or the call only reads.
    """

    def __init__(self, message: str, *, operation: str | None = None, attempts: int = 0) -> None:
        super().__init__(message)
        self.operation = operation
        self.attempts = attempts
        """The number of requests that were sent."""


class DeadlineExceededError(TransportError, TimeoutError):
    """The deadline of the call passed before any request that could have had an effect was sent."""


class OutcomeUnknownError(TransportError):
    """A write was sent, and it is not known whether BILL executed it.

    This is the case if no answer came, if BILL failed (5xx), if the error has none of BILL's codes (gateways and
    proxies send such errors even after BILL has executed a call), or if the answer of a success cannot be read. In the
    last case the call has most likely been executed.

    Do not repeat the call blindly. `BillClient.reconcile` finds out what happened. Where it cannot tell, the attributes
    of this error help you to look. The message shows nothing of what was sent, and secrets in `request` are shown as
    `***`. A pickle of this error does hold the secrets in plain text, so that another process can reconcile it: protect
    the pickle accordingly.
    """

    def __init__(
        self,
        message: str,
        *,
        operation: str | None = None,
        attempts: int = 0,
        hint: str = "",
        organization: str | None = None,
        arguments: Mapping[str, str] | None = None,
        request: Any = None,
        sent_at: datetime | None = None,
        status: int | None = None,
        body: bytes = b"",
    ) -> None:
        super().__init__(message, operation=operation, attempts=attempts)
        self.hint = hint
        """How to find out what happened."""
        self.organization = organization
        """The id of the organization of the call, if there is one."""
        self.arguments: Mapping[str, str] = arguments or {}
        """The arguments of the call except the body, by Python name: ids, parameters, keys."""
        self.request = request
        """The body of the call: a request model, or a list of them. JSON given to `raw.request` is in a `Secret`."""
        self.sent_at = sent_at
        """When the request was sent, in UTC."""
        self.status = status
        """The HTTP status of the last answer, if one came."""
        self.body: Secret[bytes] = Secret(body[:LONGEST_BODY])
        """The first 64 KB of that answer; empty if the answer did not arrive completely. `reveal()` returns the bytes,
        which may hold secrets of the object that was written."""


class DecodeError(BillError):
    """The answer to a read does not fit its model. `path` names the field: `$.results[3].amount`.

    A write whose answer cannot be read raises `OutcomeUnknownError` instead. An answer that is not complete JSON is
    retried, and in the end raises `TransportError`.
    """

    def __init__(
        self, message: str, *, path: str = "$", operation: str | None = None, problem: str | None = None
    ) -> None:
        super().__init__(message)
        self.path = path
        self.operation = operation
        self.problem = problem or message
        """The problem, without the path and the operation."""


class PagingError(BillError):
    """The cursors of a list repeat or never end. The pages before the error have been returned."""

    def __init__(self, message: str, *, cursor: str | None = None, pages: int = 0) -> None:
        super().__init__(message)
        self.cursor = cursor
        self.pages = pages


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ErrorDetail(Fieldwise):
    """One object of BILL's error array."""

    code: str | None = None
    """`BDC_` and digits."""
    message: str = ""
    severity: str | None = None
    """ERROR, WARNING or INFORMATION."""
    category: str | None = None
    """REQUEST, APPLICATION, SERVER or DOWNSTREAM."""
    timestamp: datetime | None = None
    extra: Mapping[str, Any] = attrs.field(factory=dict, repr=False)
    """`params`, `detail`, `help` and all other fields."""


class ApiError(BillError):
    """BILL refused the call. Nothing was done, unless the message says otherwise.

    A write raises this error only for an answer in the form of BILL's errors with one of BILL's codes (`codes`). Any
    other error answer to a write raises `OutcomeUnknownError`. A read raises this error by the HTTP status alone.
    """

    _by_bill = False
    """Whether the answer has the form of BILL's own errors."""

    def __init__(
        self,
        message: str,
        *,
        status: int,
        errors: Sequence[ErrorDetail] = (),
        operation: str | None = None,
        attempts: int = 1,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> None:
        super().__init__(message)
        self.status = status
        self.errors = tuple(errors)
        """All errors that BILL listed, in order."""
        self.operation = operation
        self.attempts = attempts
        self.headers: Mapping[str, str] = headers or {}
        self.body = body
        """The body of the answer, unchanged."""

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all errors, such as `BDC_1109`."""
        return frozenset(error.code for error in self.errors if error.code)


class AuthenticationError(ApiError):
    """BILL refused the credentials or the session."""


class SessionExpiredError(AuthenticationError):
    """The session has expired (BDC_1109), and another login did not help or was not possible."""


class MfaRequiredError(ApiError):
    """The session is not MFA-trusted (BDC_1361). Another login does not help: pass the MFA challenge, or log in with
    `remember_me_id` and `device`."""


class PermissionDeniedError(ApiError):
    """The user or key may not do this."""


class NotFoundError(ApiError):
    """The object or the path does not exist."""


class ValidationError(ApiError):
    """The request is not valid, or a business rule forbids it."""


class ConflictError(ApiError):
    """The state of the object forbids the call."""


class RateLimitedError(ApiError):
    """A limit is used up, and the call may not wait that long.

    `status` is 0 if the client knew this in advance and sent nothing.
    """

    def __init__(self, message: str, *, retry_at: datetime | None = None, limit: str = "", **kwargs: Any) -> None:
        super().__init__(message, **kwargs)
        self.retry_at = retry_at
        """When a call can succeed again, in UTC."""
        self.limit = limit
        """The limit: `hour`, `concurrency`, `minute`, `login` or `text_message`."""


class ServerError(ApiError):
    """BILL failed (5xx)."""
