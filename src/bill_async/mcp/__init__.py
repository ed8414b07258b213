"""A Model Context Protocol server: an assistant searches, reads and calls the operations of BILL.

    from bill_async.mcp import Access, build_server

    async with BillClient.from_env() as client:
        server = build_server(client, Access())  # a `mcp.server.Server`

`bill-async mcp` runs it over stdio or streamable HTTP. It reads only, unless operations are allowed by name. Whatever
moves money or deletes is confirmed by the person in front of the assistant. Needs the extra `mcp`.
"""

from __future__ import annotations

from .access import Access
from .server import build_server

__all__ = ["Access", "build_server"]
