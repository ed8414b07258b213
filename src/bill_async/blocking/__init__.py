"""The blocking client, for notebooks and scripts.

    from bill_async.blocking import BillClient

    with BillClient.from_env() as client:
        for bill in client.bills.list():
            print(bill.id, bill.due_amount)

`thread` runs calls in an event loop of its own, `wrapping` makes the blocking form of the classes of the async client,
`iteration` has the iterations over lists, `client` and `functions` what is called by users. The types are in
`__init__.pyi`, which is generated.
"""

from __future__ import annotations

from .. import paging
from ..scanning import organizations, scan
from .client import BillClient
from .functions import bulk, scan_all
from .iteration import ItemIterator, PageIterator
from .wrapping import blocking_class

__all__ = ["BillClient", "ItemIterator", "PageIterator", "Pager", "Scan", "ScanAll", "bulk", "scan_all"]

Pager = blocking_class(paging.Pager)
Scan = blocking_class(scan.Scan)
ScanAll = blocking_class(organizations.ScanAll)
