"""The public names of the package, by module. Models and field classes come from the spec."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PUBLIC: Final[Mapping[str, tuple[str, ...]]] = {
    "bulk_writes": ("BulkOutcome", "BulkProgress", "BulkResult", "bulk"),
    "_limits.limiter": ("LimitState", "Limits"),
    "hooks": ("AttemptRecord", "CallRecord"),
    "journal.journal": ("Journal",),
    "paging": ("Page", "Pager"),
    "reconcile.verdict": ("Reconciled",),
    "retry": ("RetryPolicy",),
    "_schema.converter": ("converter", "from_json", "to_json"),
    "secret": ("Secret",),
    "_auth.sessions": ("FileSessionStore", "MemorySessionStore", "SessionStore"),
    "client": ("BillClient",),
    "config": (
        "Environment",
        "Options",
        "OrganizationCredentials",
        "PartnerCredentials",
        "Proxies",
        "SpendCredentials",
        "SyncTokenCredentials",
    ),
    "drift": ("DriftReport",),
    "errors": (
        "AnswerLostError",
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
    ),
    "filters": ("Filter", "Sort", "raw_filter", "raw_sort"),
    "types": ("UNSET", "CallOptions", "OpenEnum", "RawResponse", "Unset"),
}
