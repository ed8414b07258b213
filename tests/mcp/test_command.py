"""`bill-async mcp` as a process of its own, over stdio and over streamable HTTP."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from bill_async.sandbox import Sandbox

TOKEN = "a-token-that-nobody-can-guess"
COMMAND = ("-m", "bill_async.cli", "mcp")

pytestmark = pytest.mark.bill_sandbox(objects=20, organizations=1)


def variables(sandbox: Sandbox, **more: str) -> dict[str, str]:
    return {**os.environ, **sandbox.environ(), **more}


async def test_an_assistant_reads_over_stdio(bill_sandbox: Sandbox) -> None:
    server = StdioServerParameters(command=sys.executable, args=list(COMMAND), env=variables(bill_sandbox))
    async with Client(server) as client:
        assert client.server_info is not None
        assert client.server_info.name == "bill-async"
        result = await client.call_tool("bills_list", {"max": 1})
        assert not result.is_error


@asynccontextmanager
async def served(sandbox: Sandbox, *arguments: str) -> AsyncIterator[str]:
    """Run the command with HTTP; yield its URL."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *(*COMMAND, "--http", "--port", "0", *arguments),
        env=variables(sandbox, BILL_MCP_TOKEN=TOKEN),
        stderr=subprocess.PIPE,
    )
    try:
        assert process.stderr is not None
        said: list[str] = []  # in development mode, packages may warn first
        while not (said and said[-1].startswith("serving http://")):
            said.append((await process.stderr.readline()).decode())
            assert said[-1], "".join(said)
        yield said[-1].split()[1]
    finally:
        process.terminate()
        await process.communicate()


async def test_an_assistant_with_the_token_reads_over_http(bill_sandbox: Sandbox) -> None:
    import httpx2

    async with served(bill_sandbox) as url:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with (
            httpx2.AsyncClient(headers=headers) as http,
            Client(streamable_http_client(url, http_client=http)) as client,
        ):
            result = await client.call_tool("vendors_list", {"max": 1})
            assert not result.is_error
        async with aiohttp.ClientSession() as session:
            for wrong in ({}, {"Authorization": "Bearer"}, {"Authorization": f"Bearer {TOKEN}x"}):
                async with session.post(url, json={}, headers=wrong) as answer:
                    assert answer.status == 401
            async with session.post(url, json={}, headers=headers | {"Host": "evil.example"}) as answer:
                assert answer.status in (403, 421)


def run(sandbox: Sandbox, *arguments: str, **more: str) -> Any:
    command = (sys.executable, *COMMAND, *arguments)
    return subprocess.run(
        command, env=variables(sandbox, **more), capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("arguments", "token", "problem"),
    [
        (["--http"], "", "set BILL_MCP_TOKEN"),
        (["--http"], "short", "set BILL_MCP_TOKEN"),
        (["--http", "--host", "0.0.0.0"], TOKEN, "without encryption"),
        (["--allow", "bills.pay"], "", "'bills.pay' matches no operation"),
    ],
)
def test_mistakes_are_told_at_the_start(bill_sandbox: Sandbox, arguments: list[str], token: str, problem: str) -> None:
    done = run(bill_sandbox, *arguments, BILL_MCP_TOKEN=token)
    assert done.returncode == 1
    assert problem in done.stderr
    assert "Traceback" not in done.stderr


async def test_a_port_in_use_is_told(bill_sandbox: Sandbox) -> None:
    async with served(bill_sandbox) as url:
        port = url.split(":")[2].partition("/")[0]
        done = await asyncio.to_thread(run, bill_sandbox, "--http", "--port", port, BILL_MCP_TOKEN=TOKEN)
        assert done.returncode == 1
        assert f"{port} cannot be used" in done.stderr
