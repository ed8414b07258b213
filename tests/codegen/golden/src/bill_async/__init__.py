"""The asyncio client for the BILL (bill.com) v3 platform.

    async with BillClient.from_env() as bill:
        async for overdue in bill.bills.list(filters=[Bill_.due_date < date.today()]):
            print(overdue.id, overdue.due_amount)

Everything public is a name of this module and is imported when it is first used.

Generated from spec/ and codegen/public.py by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from ._version import __version__ as __version__

if TYPE_CHECKING:
    from ._auth.session_files import FileSessionStore
    from ._auth.sessions import MemorySessionStore, SessionStore
    from ._limits.limiter import Limits
    from ._limits.states import LimitState
    from ._schema.converter import converter
    from .bulk_writes import BulkOutcome, BulkProgress, BulkResult, bulk
    from .client import BillClient
    from .config import (
        Environment,
        Options,
        OrganizationCredentials,
        PartnerCredentials,
        SpendCredentials,
        SyncTokenCredentials,
    )
    from .drift import DriftReport
    from .errors import (
        AnswerLostError,
        ApiError,
        AuthenticationError,
        BackendError,
        BillError,
        ClientClosedError,
        ConfigurationError,
        ConflictError,
        DeadlineExceededError,
        DecodeError,
        ErrorDetail,
        InvalidRequestError,
        JournalError,
        KeyInUseError,
        KeyReusedError,
        MfaRequiredError,
        NotFoundError,
        OutcomeUnknownError,
        PagingError,
        PermissionDeniedError,
        RateLimitedError,
        ServerError,
        SessionExpiredError,
        TransportError,
        ValidationError,
    )
    from .filters import Filter, Sort, raw_filter, raw_sort
    from .hooks import AttemptRecord, CallRecord
    from .journal.journal import Journal
    from .models.auth import Login, LoginRequest
    from .models.bills import (
        Bill,
        BillCreate,
        BillLine,
        BillLineInput,
        BillLineUpdate,
        BillPay,
        BillReplace,
        BillStatus,
        BillUpdate,
        HistoryEntry,
    )
    from .models.colors import Color, ColorCreate
    from .models.common import Address, AddressInput, AddressUpdate, Country
    from .models.partner_auth import LoginAsUserRequest, PartnerLogin, PartnerLoginRequest
    from .models.partner_users import PartnerUser
    from .models.spend_cards import SpendCard
    from .models.webhooks_notifications import Notification, NotificationBill, NotificationError
    from .models.webhooks_subscriptions import Subscription
    from .network import Proxies
    from .operations.bills import Bill_, BillFields
    from .paging import Page, Pager
    from .reconcile.verdict import Reconciled
    from .retry import RetryPolicy
    from .scanning.organizations import scan_all
    from .scanning.scan import Scan
    from .secret import Secret
    from .types import UNSET, CallOptions, OpenEnum, RawResponse, Unset

__all__ = [
    "Address",
    "AddressInput",
    "AddressUpdate",
    "AnswerLostError",
    "ApiError",
    "AttemptRecord",
    "AuthenticationError",
    "BackendError",
    "Bill",
    "Bill_",
    "BillClient",
    "BillCreate",
    "BillError",
    "BillFields",
    "BillLine",
    "BillLineInput",
    "BillLineUpdate",
    "BillPay",
    "BillReplace",
    "BillStatus",
    "BillUpdate",
    "bulk",
    "BulkOutcome",
    "BulkProgress",
    "BulkResult",
    "CallOptions",
    "CallRecord",
    "ClientClosedError",
    "Color",
    "ColorCreate",
    "ConfigurationError",
    "ConflictError",
    "converter",
    "Country",
    "DeadlineExceededError",
    "DecodeError",
    "DriftReport",
    "Environment",
    "ErrorDetail",
    "FileSessionStore",
    "Filter",
    "HistoryEntry",
    "InvalidRequestError",
    "Journal",
    "JournalError",
    "KeyInUseError",
    "KeyReusedError",
    "Limits",
    "LimitState",
    "Login",
    "LoginAsUserRequest",
    "LoginRequest",
    "MemorySessionStore",
    "MfaRequiredError",
    "NotFoundError",
    "Notification",
    "NotificationBill",
    "NotificationError",
    "OpenEnum",
    "Options",
    "OrganizationCredentials",
    "OutcomeUnknownError",
    "Page",
    "Pager",
    "PagingError",
    "PartnerCredentials",
    "PartnerLogin",
    "PartnerLoginRequest",
    "PartnerUser",
    "PermissionDeniedError",
    "Proxies",
    "RateLimitedError",
    "raw_filter",
    "raw_sort",
    "RawResponse",
    "Reconciled",
    "RetryPolicy",
    "Scan",
    "scan_all",
    "Secret",
    "ServerError",
    "SessionExpiredError",
    "SessionStore",
    "Sort",
    "SpendCard",
    "SpendCredentials",
    "Subscription",
    "SyncTokenCredentials",
    "TransportError",
    "UNSET",
    "Unset",
    "ValidationError",
]

_HOMES: Final = {
    "Address": "models.common",
    "AddressInput": "models.common",
    "AddressUpdate": "models.common",
    "AnswerLostError": "errors",
    "ApiError": "errors",
    "AttemptRecord": "hooks",
    "AuthenticationError": "errors",
    "BackendError": "errors",
    "Bill": "models.bills",
    "BillClient": "client",
    "BillCreate": "models.bills",
    "BillError": "errors",
    "BillFields": "operations.bills",
    "BillLine": "models.bills",
    "BillLineInput": "models.bills",
    "BillLineUpdate": "models.bills",
    "BillPay": "models.bills",
    "BillReplace": "models.bills",
    "BillStatus": "models.bills",
    "BillUpdate": "models.bills",
    "Bill_": "operations.bills",
    "BulkOutcome": "bulk_writes",
    "BulkProgress": "bulk_writes",
    "BulkResult": "bulk_writes",
    "CallOptions": "types",
    "CallRecord": "hooks",
    "ClientClosedError": "errors",
    "Color": "models.colors",
    "ColorCreate": "models.colors",
    "ConfigurationError": "errors",
    "ConflictError": "errors",
    "Country": "models.common",
    "DeadlineExceededError": "errors",
    "DecodeError": "errors",
    "DriftReport": "drift",
    "Environment": "config",
    "ErrorDetail": "errors",
    "FileSessionStore": "_auth.session_files",
    "Filter": "filters",
    "HistoryEntry": "models.bills",
    "InvalidRequestError": "errors",
    "Journal": "journal.journal",
    "JournalError": "errors",
    "KeyInUseError": "errors",
    "KeyReusedError": "errors",
    "LimitState": "_limits.states",
    "Limits": "_limits.limiter",
    "Login": "models.auth",
    "LoginAsUserRequest": "models.partner_auth",
    "LoginRequest": "models.auth",
    "MemorySessionStore": "_auth.sessions",
    "MfaRequiredError": "errors",
    "NotFoundError": "errors",
    "Notification": "models.webhooks_notifications",
    "NotificationBill": "models.webhooks_notifications",
    "NotificationError": "models.webhooks_notifications",
    "OpenEnum": "types",
    "Options": "config",
    "OrganizationCredentials": "config",
    "OutcomeUnknownError": "errors",
    "Page": "paging",
    "Pager": "paging",
    "PagingError": "errors",
    "PartnerCredentials": "config",
    "PartnerLogin": "models.partner_auth",
    "PartnerLoginRequest": "models.partner_auth",
    "PartnerUser": "models.partner_users",
    "PermissionDeniedError": "errors",
    "Proxies": "network",
    "RateLimitedError": "errors",
    "RawResponse": "types",
    "Reconciled": "reconcile.verdict",
    "RetryPolicy": "retry",
    "Scan": "scanning.scan",
    "Secret": "secret",
    "ServerError": "errors",
    "SessionExpiredError": "errors",
    "SessionStore": "_auth.sessions",
    "Sort": "filters",
    "SpendCard": "models.spend_cards",
    "SpendCredentials": "config",
    "Subscription": "models.webhooks_subscriptions",
    "SyncTokenCredentials": "config",
    "TransportError": "errors",
    "UNSET": "types",
    "Unset": "types",
    "ValidationError": "errors",
    "bulk": "bulk_writes",
    "converter": "_schema.converter",
    "raw_filter": "filters",
    "raw_sort": "filters",
    "scan_all": "scanning.organizations",
}
"""The module that defines each name."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
