"""The asyncio client for the BILL (bill.com) v3 platform.

    async with BillClient.from_env() as bill:
        async for overdue in bill.bills.list(filters=[Bill_.due_date < date.today()]):
            print(overdue.id, overdue.due_amount)

Everything public is a name of this module and is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._bulk import BulkOutcome as BulkOutcome
    from ._bulk import BulkProgress as BulkProgress
    from ._bulk import BulkResult as BulkResult
    from ._bulk import bulk as bulk
    from ._limits import Limits as Limits
    from ._limits import LimitState as LimitState
    from ._observe import AttemptRecord as AttemptRecord
    from ._observe import CallRecord as CallRecord
    from ._paging import Page as Page
    from ._paging import Pager as Pager
    from ._reconcile import Reconciled as Reconciled
    from ._retry import RetryPolicy as RetryPolicy
    from ._secret import Secret as Secret
    from ._session import FileSessionStore as FileSessionStore
    from ._session import MemorySessionStore as MemorySessionStore
    from ._session import SessionStore as SessionStore
    from ._wire import from_json as from_json
    from ._wire import to_json as to_json
    from .client import BillClient as BillClient
    from .config import Environment as Environment
    from .config import Options as Options
    from .config import OrganizationCredentials as OrganizationCredentials
    from .config import PartnerCredentials as PartnerCredentials
    from .config import Proxies as Proxies
    from .config import SpendCredentials as SpendCredentials
    from .config import SyncTokenCredentials as SyncTokenCredentials
    from .drift import DriftReport as DriftReport
    from .errors import *
    from .filters import Filter as Filter
    from .filters import Sort as Sort
    from .filters import raw_filter as raw_filter
    from .filters import raw_sort as raw_sort
    from .models import *
    from .operations import *
    from .types import UNSET as UNSET
    from .types import CallOptions as CallOptions
    from .types import OpenEnum as OpenEnum
    from .types import RawResponse as RawResponse
    from .types import Unset as Unset

__version__ = "0.1.0"

_HOME = {
    "Limits": "_limits",
    "LimitState": "_limits",
    "RetryPolicy": "_retry",
    "Secret": "_secret",
    "FileSessionStore": "_session",
    "MemorySessionStore": "_session",
    "SessionStore": "_session",
    "DriftReport": "drift",
    "raw_sort": "filters",
    "BulkOutcome": "_bulk",
    "BulkProgress": "_bulk",
    "BulkResult": "_bulk",
    "bulk": "_bulk",
    "AttemptRecord": "_observe",
    "CallRecord": "_observe",
    "Page": "_paging",
    "Pager": "_paging",
    "Reconciled": "_reconcile",
    "from_json": "_wire",
    "to_json": "_wire",
    "BillClient": "client",
    "Environment": "config",
    "Options": "config",
    "OrganizationCredentials": "config",
    "PartnerCredentials": "config",
    "Proxies": "config",
    "SpendCredentials": "config",
    "SyncTokenCredentials": "config",
    "Filter": "filters",
    "Sort": "filters",
    "raw_filter": "filters",
    "UNSET": "types",
    "CallOptions": "types",
    "OpenEnum": "types",
    "RawResponse": "types",
    "Unset": "types",
}
"""Where each name lives; errors, models and filter fields say so themselves."""

_INDEXES = ("errors", "models", "operations")


def __getattr__(name: str) -> Any:
    if not name.startswith("_"):
        homes = (_HOME[name],) if name in _HOME else _INDEXES
        for home in homes:
            module = import_module(f".{home}", __name__)
            if name in _HOME or name in module.__all__:
                value = globals()[name] = getattr(module, name)
                return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    names = set(globals()) | set(_HOME)
    for home in _INDEXES:
        names.update(import_module(f".{home}", __name__).__all__)
    return sorted(names)
