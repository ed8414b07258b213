"""`bill-async webhooks` against the sandbox, as a process and in this one."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from aiohttp import web

from bill_async import BillClient, SubscriptionCreate, SubscriptionEventInput, SubscriptionStatus
from bill_async.cli import main
from bill_async.sandbox import Sandbox
from bill_async.testing import notification
from bill_async.webhooks import Event, HandlerRetries, MemoryEventStore, SQLiteEventStore, WebhookReceiver

from .deliveries import KEY


@asynccontextmanager
async def service(keys: list[str]) -> AsyncIterator[tuple[str, list[Event[Any]], asyncio.Event]]:
    """Run a service under development: the URL of its receiver, what it has handled, and a sign of that."""
    receiver, seen, arrived = WebhookReceiver(keys=keys, store=MemoryEventStore()), list[Event[Any]](), asyncio.Event()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event)
        arrived.set()

    app = web.Application()
    app.router.add_post("/bill", receiver.aiohttp())
    app.cleanup_ctx.append(receiver.cleanup_ctx)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/bill", seen, arrived
    finally:
        await runner.cleanup()


async def start(sandbox: Sandbox, *arguments: str) -> asyncio.subprocess.Process:
    """Start the command, in the environment of a sandbox."""
    environ = {**os.environ, **sandbox.environ(), "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDEVMODE": ""}
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bill_async.cli", "webhooks", *arguments),
        env=environ,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


Run: TypeAlias = Callable[..., Awaitable[tuple[int, str, str]]]


@pytest.fixture
def run(sandbox: Sandbox, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command to its end, in a thread of this process."""
    for name, value in sandbox.environ().items():
        monkeypatch.setenv(name, value)

    async def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = await asyncio.to_thread(main, ["webhooks", *arguments])
        except SystemExit as end:
            code = int(str(end.code))
        out, err = capsys.readouterr()
        return code, out, err

    return run


async def read_until(stream: asyncio.StreamReader | None, text: str) -> str:
    assert stream is not None
    while line := (await stream.readline()).decode():
        if text in line:
            return line
    raise AssertionError(f"{text!r} never came")


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(objects={"bills": 2}) as sandbox:
        yield sandbox


async def test_listening_prints_and_forwards_each_event(sandbox: Sandbox, run: Run) -> None:
    async with service([KEY]) as (url, seen, arrived):
        listener = await start(sandbox, "listen", "--forward-to", url, "--key", KEY)
        await read_until(listener.stderr, "listening for *")
        code, out, err = await run("trigger", "bill.created", "amount=149.90", "description=from the command")
        assert (code, err) == (0, "")
        event_id = out.split()[0]
        line = await read_until(listener.stdout, event_id)
        assert "bill.created" in line
        assert line.endswith("-> 200\n")
        await arrived.wait()
        (event,) = seen
        assert (event.id, event.object.amount, event.object.description) == (
            event_id,
            Decimal("149.90"),
            "from the command",
        )
        sandbox.trigger("spend.transaction.updated")
        assert "-> 200" in await read_until(listener.stdout, "spend.transaction.updated")
        assert (await run("resend", event_id))[0] == 0
        assert "-> 200" in await read_until(listener.stdout, event_id)
        listener.send_signal(signal.SIGINT)
        assert await listener.wait() == 130
    left = await run("subscriptions")
    assert left[1:] == ("", "0 subscriptions\n")  # it took them away


async def test_listening_makes_a_key_if_none_is_given(sandbox: Sandbox) -> None:
    listener = await start(
        sandbox, "listen", "--events", "vendor.*,bill.created", "--forward-to", "http://127.0.0.1:9/"
    )
    key = (await read_until(listener.stderr, "signed with the key")).split()[-1]
    assert len(key) >= 40
    await read_until(listener.stderr, "listening for vendor.*,bill.created")
    sandbox.trigger("vendor.updated")
    assert "ClientConnectorError" in await read_until(listener.stdout, "vendor.updated")
    listener.send_signal(signal.SIGTERM)
    await listener.wait()


async def subscribe(sandbox: Sandbox, url: str) -> str:
    async with BillClient.from_env(sandbox.environ()) as bill:
        made = await bill.webhooks.subscriptions.create(
            SubscriptionCreate(
                name="Mine",
                notification_url=url,
                status=SubscriptionStatus(enabled=True),
                events=[SubscriptionEventInput(type="bill.created", version="1")],
            )
        )
        assert made.id is not None
        return made.id


async def test_the_history_can_be_listed_sent_again_and_replayed(sandbox: Sandbox, run: Run) -> None:
    async with service([KEY]) as (url, seen, _):
        subscription = await subscribe(sandbox, "http://127.0.0.1:9/")
        for amount in (1, 2):
            sandbox.trigger("bill.created", amount=amount)
        code, out, _ = await run("events")
        newest, oldest = (line.split()[2] for line in out.splitlines())
        assert (code, out.count("bill.created")) == (0, 2)
        rows = json.loads((await run("events", "--json", "--since", "1h"))[1])
        assert [(row["id"], row["subscriptionId"]) for row in rows] == [(newest, subscription), (oldest, subscription)]
        assert json.loads(rows[1]["payload"])["bill"]["amount"] == 1
        before = len(sandbox.deliveries)
        code, out, _ = await run("resend", oldest)
        assert (code, out) == (0, f"{oldest}  sent again to Mine\n")
        assert [each.event_id for each in sandbox.deliveries[before:]] == [oldest]
        assert (await run("resend", "7b1e1e0c-0000-4000-8000-000000000000"))[0] == 1
        code, out, _ = await run("replay", "--forward-to", url, "--key", KEY)
        assert (code, [line.split()[0] for line in out.splitlines()]) == (0, [oldest, newest])
        code, out, _ = await run("replay", newest, "--forward-to", url, "--key", "wrong")
        assert (code, out) == (1, f"{newest}  bill.created  -> 401\n")
        code, _, err = await run("replay", "nothing", "--forward-to", url, "--key", KEY)
        assert (code, "not in the history" in err) == (1, True)
    assert sorted(event.id for event in seen) == sorted([oldest, newest])
    code, out, _ = await run("subscriptions")
    assert "  Mine  http://127.0.0.1:9/\n    bill.created" in out
    assert out.startswith(subscription)
    assert json.loads((await run("subscriptions", "--json"))[1])[0]["id"] == subscription


async def test_what_cannot_be_done_is_said(sandbox: Sandbox, run: Run) -> None:
    for arguments, problem in (
        (("trigger", "bill.created"), "nobody subscribes to bill.created"),
        (("trigger", "bill.craeted"), "did you mean 'bill.created'?"),
        (("trigger", "bill.created", "amount"), "'amount' is not FIELD=VALUE"),
        (("replay", "--forward-to", "http://127.0.0.1:9/"), "give the security key of the receiver"),
        (("listen", "--events", "bill.craeted"), "did you mean 'bill.created'?"),
        (("events", "--subscription", "x"), "there is no subscription 'x'"),
    ):
        code, _, err = await run(*arguments)
        assert (code, problem in err) == (1, True), err
    assert (await run("events", "--since", "soon"))[0] == 2


async def test_bill_itself_needs_a_url(sandbox: Sandbox, run: Run) -> None:
    code, _, err = await run("listen", "--environment", "production")
    assert (code, "give the https URL of a tunnel" in err) == (1, True)


async def test_a_file_of_credentials_may_hold_several_organizations(tmp_path: Path, run: Run) -> None:
    async with Sandbox(organizations=2) as sandbox:
        file = tmp_path / "credentials.json"
        credentials = dict(sandbox.credentials())
        credentials["organizations"] = [
            {name: value for name, value in each.items() if name not in ("user_id", "sync_token", "sync_token_name")}
            for each in credentials["organizations"]
        ]
        file.write_text(json.dumps(credentials))
        file.chmod(0o600)
        code, _, err = await run("subscriptions", "--credentials", str(file))
        assert (code, "choose an organization with --organization" in err) == (1, True)
        chosen = sandbox.accounts[1].organization_id
        code, _, err = await run("subscriptions", "--credentials", str(file), "--organization", chosen)
        assert (code, err) == (0, "0 subscriptions\n")


# ---- dead letters


@pytest.fixture
def letters(tmp_path: Path) -> tuple[Path, Callable[[], int]]:
    """A store with two dead letters, and a function that counts those that are pending."""
    path = tmp_path / "events.db"

    async def fill() -> None:
        receiver = WebhookReceiver(keys=[KEY], store=path, retries=HandlerRetries(attempts=1))

        @receiver.on("*")
        async def every(event: Event[Any]) -> None:
            raise ValueError("broken")

        async with receiver:
            for event_id in ("e-1", "e-2"):
                await receiver.handle(*notification("bill.created", key=KEY, event_id=event_id))
            await receiver.idle()

    async def pending() -> int:
        async with SQLiteEventStore(path) as store:
            return (await store.counts())["pending"]

    asyncio.run(fill())
    return path, lambda: asyncio.run(pending())


def test_dead_letters_are_listed_and_run_again(letters: Any, capsys: pytest.CaptureFixture[str]) -> None:
    path, pending = letters
    assert main(["webhooks", "dead-letters", str(path)]) == 0
    out = capsys.readouterr().out
    assert "e-1  bill.created  1 attempts" in out
    assert out.count("ValueError: broken") == 2
    assert main(["webhooks", "dead-letters", str(path), "--run-again", "e-1"]) == 0
    assert pending() == 1
    assert main(["webhooks", "dead-letters", str(path), "--run-again"]) == 0
    assert pending() == 2
    assert main(["webhooks", "dead-letters", str(path), "--run-again", "e-9"]) == 1
    assert main(["webhooks", "dead-letters", str(path.with_name("missing.db"))]) == 1
    assert "there is no such file" in capsys.readouterr().err


async def test_dead_letters_of_a_server_are_listed_too(postgres_url: str, run: Run) -> None:
    receiver = WebhookReceiver(keys=[KEY], store=postgres_url, retries=HandlerRetries(attempts=1))

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        raise ValueError("broken")

    async with receiver:
        await receiver.handle(*notification("bill.created", key=KEY, event_id="e-1"))
        await receiver.idle()
        code, out, _ = await run("dead-letters", postgres_url)
    assert code == 0
    assert "e-1  bill.created  1 attempts" in out
