"""The exit status of a command that failed, which tells scripts the class of the error."""

from __future__ import annotations

from typing import Final

from bill_async import errors

__all__ = ["FAILED", "INTERRUPTED", "STATUSES", "USAGE", "exit_status"]

FAILED: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130
"""The exit status after Ctrl-C."""

STATUSES: Final[tuple[tuple[type[BaseException], int, str], ...]] = (
    (errors.InvalidRequestError, USAGE, "wrong usage, or an argument that is not valid; nothing was sent"),
    (errors.ConfigurationError, 3, "credentials or settings are missing or wrong; nothing was sent"),
    (errors.AuthenticationError, 4, "BILL refused the credentials or the session"),
    (errors.MfaRequiredError, 5, "the session is not MFA-trusted: run `bill-async login`"),
    (errors.PermissionDeniedError, 6, "the user or key may not do this"),
    (errors.NotFoundError, 7, "the object does not exist"),
    (errors.ValidationError, 8, "BILL refused the request"),
    (errors.ConflictError, 8, "BILL refused the request"),
    (errors.RateLimitedError, 9, "a limit is used up"),
    (errors.ServerError, 10, "BILL failed"),
    (errors.OutcomeUnknownError, 12, "a write may or may not have happened"),
    (errors.TransportError, 11, "no usable answer came, and nothing was changed"),
    (errors.JournalError, 13, "the journal cannot be used, or the key was used for something else"),
)
"""The exit status of each class of errors, and what it means. The first class that fits counts."""


def exit_status(error: BaseException) -> int:
    """Return the exit status for an error: 1 if its class has none."""
    return next((status for kind, status, _ in STATUSES if isinstance(error, kind)), FAILED)
