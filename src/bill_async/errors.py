"""Every error that this package raises on purpose, in one tree.

    BillError
    ├── ConfigurationError      credentials or options are missing or contradict each other
    ├── InvalidRequestError     the arguments cannot be right; nothing was sent
    ├── ClientClosedError       the client is closed, or belongs to another event loop
    ├── BackendError            what the workers of a fleet share cannot be reached
    ├── TransportError          no usable answer came
    │   ├── DeadlineExceededError
    │   └── OutcomeUnknownError a write may or may not have happened
    ├── DecodeError             a call that reads got an answer that does not fit its model
    ├── PagingError             the cursors of a list do not lead to an end
    └── ApiError                BILL refused
        ├── AuthenticationError     401
        │   └── SessionExpiredError BDC_1109
        ├── MfaRequiredError        BDC_1361
        ├── PermissionDeniedError   403
        ├── NotFoundError           404
        ├── ValidationError         400, 422
        ├── ConflictError           409
        ├── RateLimitedError        BDC_1144, BDC_1322, 429
        └── ServerError             5xx

No text of an error holds a secret: what is shown of a request is its operation and its path.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import attrs

from .secret import Secret

__all__ = [
    "ApiError",
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
"""Bytes of an answer that an `OutcomeUnknownError` keeps."""


class BillError(Exception):
    """The base of every error of this package. All can be pickled, and so sent home by a worker process."""

    def __reduce__(self) -> tuple[Callable[..., BaseException], tuple[Any, ...], dict[str, Any]]:
        # What Exception does calls `__init__` with the message alone.
        return _rebuild, (type(self), *self.args), self.__dict__


def _rebuild(kind: type[BillError], *args: object) -> BillError:
    error = kind.__new__(kind, *args)
    error.args = args  # those that are an OSError too leave this to `__init__`
    return error


class ConfigurationError(BillError):
    """Credentials or options are missing, malformed, or contradict each other."""


class InvalidRequestError(BillError, ValueError):
    """An argument cannot be right. Nothing was sent.

    The text names the field, the value and the remedy.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
        """The field at fault, as a path: `bill_line_items[0].amount`."""


class ClientClosedError(BillError, RuntimeError):
    """The client is closed, or it is used from an event loop that is not its own."""


class BackendError(BillError):
    """Redis, by which a fleet of workers shares limits and sessions, cannot be reached or refuses to serve.

    Nothing was sent: without it nobody knows what the others use.
    """


class TransportError(BillError):
    """No usable answer came: the host is unreachable, the connection broke, or time ran out.

    Unless it is an `OutcomeUnknownError`, BILL did nothing, or the call only reads.
    """

    def __init__(self, message: str, *, operation: str | None = None, attempts: int = 0) -> None:
        super().__init__(message)
        self.operation = operation
        self.attempts = attempts
        """How many requests were sent."""


class DeadlineExceededError(TransportError, TimeoutError):
    """The call's deadline passed before anything that could have had an effect was sent."""


class OutcomeUnknownError(TransportError):
    """A write was sent, and nothing that came back says what BILL did: it may or may not have been executed.

    That is so if no answer came, if BILL failed (5xx), if an error came without one of BILL's codes (gateways and
    proxies send those also when BILL has done its work), and if a success cannot be read; then it has most likely been
    executed.

    It must not be repeated blindly. `BillClient.reconcile` looks it up; for what it cannot tell, this error carries
    what is needed to look. Its text shows nothing of what was sent. The secrets in `request` show
    themselves as `***`. A pickle of it holds them in the clear, so that another process can reconcile it: treat it as
    one treats them.
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
        """The id of the organization that the call was made for, if it was made for one."""
        self.arguments: Mapping[str, str] = arguments or {}
        """What the call was given beside the body, by the names of its Python arguments: ids, parameters, keys."""
        self.request = request
        """The body as it was given, to compare with what is found: a request model, or a list of them. The JSON given
        to `raw.request` is in a `Secret`."""
        self.sent_at = sent_at
        """When the request left, in UTC."""
        self.status = status
        """The HTTP status of the last answer, if one came."""
        self.body: Secret[bytes] = Secret(body[:LONGEST_BODY])
        """The beginning of that answer as it came, at most 64 KB; empty if it did not come whole. `reveal()` gives the
        bytes: they may hold what is secret in the object that was written."""


class DecodeError(BillError):
    """An answer came that does not fit its model. `path` names the field: `$.results[3].amount`.

    The call only reads: a write whose answer cannot be read is an `OutcomeUnknownError`. And the answer is whole JSON:
    one that is not has been asked for again, and is a `TransportError` in the end.
    """

    def __init__(
        self, message: str, *, path: str = "$", operation: str | None = None, problem: str | None = None
    ) -> None:
        super().__init__(message)
        self.path = path
        self.operation = operation
        self.problem = problem or message
        """What is wrong, without the path and the operation."""


class PagingError(BillError):
    """The cursors of a list repeat or never end; what came so far has been yielded."""

    def __init__(self, message: str, *, cursor: str | None = None, pages: int = 0) -> None:
        super().__init__(message)
        self.cursor = cursor
        self.pages = pages


@attrs.frozen(kw_only=True)
class ErrorDetail:
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
    """`params`, `detail`, `help` and whatever else came."""


class ApiError(BillError):
    """BILL answered and refused. Nothing was done, unless the text says otherwise.

    For a write this is believed only of an answer in the form of BILL's errors, with one of its codes (`codes`);
    any other is an `OutcomeUnknownError`. A call that reads gets this error, by the HTTP status, whoever answered.
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
        """Everything that BILL listed, in its order."""
        self.operation = operation
        self.attempts = attempts
        self.headers: Mapping[str, str] = headers or {}
        self.body = body
        """The answer as it came."""

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all errors, `BDC_1109` for example."""
        return frozenset(error.code for error in self.errors if error.code)


class AuthenticationError(ApiError):
    """Credentials or session were refused."""


class SessionExpiredError(AuthenticationError):
    """The session is over (BDC_1109) and logging in again did not help or was not possible."""


class MfaRequiredError(ApiError):
    """The session is not MFA-trusted (BDC_1361). Logging in again does not help: pass the MFA
    challenge, or log in with `remember_me_id` and `device`."""


class PermissionDeniedError(ApiError):
    """The user or key may not do this."""


class NotFoundError(ApiError):
    """There is no such object or path."""


class ValidationError(ApiError):
    """BILL found the request wrong, or a business rule forbids it."""


class ConflictError(ApiError):
    """The state of the object forbids it."""


class RateLimitedError(ApiError):
    """A limit is used up, and the call does not want to wait (or not that long).

    `status` is 0 when this package knew it beforehand and sent nothing.
    """

    def __init__(self, message: str, *, retry_at: datetime | None = None, limit: str = "", **kwargs: Any) -> None:
        super().__init__(message, **kwargs)
        self.retry_at = retry_at
        """When a call can succeed again, in UTC."""
        self.limit = limit
        """Which limit: `hour`, `concurrency`, `minute`, `login` or `text_message`."""


class ServerError(ApiError):
    """BILL failed (5xx)."""
