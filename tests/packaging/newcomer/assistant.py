"""An assistant, as a newcomer tries it: it asks `bill-async mcp` for vendors."""

from __future__ import annotations

import asyncio
import os
import sys

from mcp import Client, StdioServerParameters


async def main(command: str) -> None:
    """List vendors by the profile that the environment names."""
    server = StdioServerParameters(command=command, args=["mcp"], env=dict(os.environ))
    async with Client(server) as client:
        tools = {tool.name for tool in (await client.list_tools()).tools}
        found = await client.call_tool("vendors_list", {"max": 2})
        print(len(tools), "tools;", "error" if found.is_error else "vendors found")


asyncio.run(main(sys.argv[1]))
