"""Clients with a given limiter."""

from __future__ import annotations

import asyncio

import pytest
from fleet.conftest import Hire
from servers import RedisServer

from bill_async import BackendError, BillClient, Options, OrganizationCredentials
from bill_async._limits.limiter import Limiter
from bill_async.redis import RedisLimiter
from bill_async.sandbox import Sandbox


def credentials(sandbox: Sandbox) -> OrganizationCredentials:
    account = sandbox.accounts[0]
    return OrganizationCredentials(account.dev_key, account.username, account.password, account.organization_id)


@pytest.mark.parametrize("shared", ["in the process", "by Redis"])
async def test_clients_share_its_places_and_close_alone(redis: RedisServer, hire: Hire, shared: str) -> None:
    limiters = [Limiter()] * 2 if shared == "in the process" else [hire(redis), hire(redis)]
    async with Sandbox(objects=1, latency=0.02) as sandbox:
        clients = [
            BillClient(environment=sandbox.url, organization=credentials(sandbox), limiter=limiter)
            for limiter in limiters
        ]
        async with asyncio.TaskGroup() as group:
            for client in clients * 10:
                group.create_task(client.bills.list().collect())
        assert sandbox.rejected == 0
        assert set(sandbox.limits["peak"].values()) == {3}
        assert clients[0].limits is limiters[0]
        await clients[0].close()
        assert await clients[1].bills.list(max=1)
        await clients[1].close()


async def test_without_redis_a_call_fails_clearly_and_nothing_is_sent() -> None:
    async with (
        Sandbox(objects=1) as sandbox,
        RedisLimiter("redis://127.0.0.1:1", patience=0.1) as limiter,
        BillClient(
            environment=sandbox.url,
            organization=credentials(sandbox),
            limiter=limiter,
            options=Options(deadline=5.0),
        ) as client,
    ):
        with pytest.raises(BackendError, match=r"Redis at 127\.0\.0\.1:1: .*[^.]; nothing was sent"):
            await client.bills.list()
        assert sandbox.requests == []
