"""The share of BILL's real limits that the client uses while work waits, and the number of rejected calls.

Real requests to the sandbox with its real limits, in virtual time. `tests/sandbox/full_use.py` says what is counted.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

from bill_async.sandbox import SandboxLimits
from tests.sandbox.full_use import HOUR, MINUTE, PLACES, Scene, scene

ANSWERS = (0.25, 0.75)
FULL = SandboxLimits()
ORGANIZATIONS = 40


def at(time: str) -> datetime:
    """Return a time of day."""
    return datetime.fromisoformat(f"2026-03-02T{time}+00:00")


def say(name: str, it: Scene, *shares: str) -> None:
    """Print one line: shares, and what the sandbox and we saw of rejections."""
    rejected = f"{len(it.refused)} of our {len(it.ours):,} calls rejected"
    print(f"{name}: {', '.join((*shares, rejected))}", flush=True)


async def alone() -> None:
    """Nobody but us: hours that are used up, minutes of a token, and a turn of the hour under full load."""
    async with scene(at("12:58:00"), organizations=ORGANIZATIONS, answers=ANSWERS) as it:
        it.work(it.sandbox.accounts, token=it.sandbox.accounts[0])
        await it.clock.sleep(HOUR + 4 * MINUTE)
        hours = "; ".join(f"{hour}:00 {count / 20_000:.2%}" for hour, count in it.hours().items())
        say(
            f"{ORGANIZATIONS} organizations of one key, and a Spend token, 12:58-14:02",
            it,
            f"hours used: {hours}",
            f"places {it.places():.2%}",
            f"minutes {it.minutes():.2%}",
            f"{it.sandbox.rejected} rejected by the sandbox",
        )
    async with scene(at("12:56:00"), organizations=2, answers=ANSWERS) as it:
        it.work(it.sandbox.accounts)
        await it.clock.sleep(8 * MINUTE)
        say("2 organizations, over a turn of the hour, 12:56-13:04", it, f"places {it.places():.2%}")
    async with scene(at("12:10:00"), organizations=1, answers=ANSWERS) as it:
        it.work(token=it.sandbox.accounts[0])
        await it.clock.sleep(2 * HOUR)
        say("a Spend token, for two hours", it, f"minutes {it.minutes():.2%}")


async def with_a_guest() -> None:
    """Another client takes a part of the hour, of the places of an organization, or of the minutes of a token."""
    async with scene(at("12:30:00"), organizations=8, answers=ANSWERS, limits=SandboxLimits(hour=3000)) as it:
        *ours, first, second = it.sandbox.accounts
        guests = [await it.guest(theirs) for theirs in (first, second)]
        it.work(ours)
        await asyncio.gather(*(guest.calls(100) for guest in guests for _ in range(PLACES)))
        await it.clock.sleep(10 * MINUTE)
        used = f"{it.hours(logins=False)[12] / (3000 - len(it.theirs)):.2%} of the rest used"
        say(f"a guest takes {len(it.theirs)} of an hour of 3,000; we have {PLACES * len(ours)} places", it, used)
    async with scene(at("12:10:00"), organizations=1, answers=ANSWERS) as it:
        guest = await it.guest(it.sandbox.accounts[0])
        came = asyncio.create_task(guest.calls(10**9))
        it.work(it.sandbox.accounts)
        await it.clock.sleep(5 * MINUTE)
        came.cancel()
        gone = it.clock.now().timestamp()
        say("a guest holds 1 of 3 places for 5 minutes", it, f"{it.places():.2%} of the others used")
        await it.clock.sleep(5 * MINUTE)
        say("the 5 minutes after that", it, f"places {it.places(since=gone):.2%}")
    for pause in (3.0, 1.5):
        async with scene(at("12:10:20"), organizations=1, answers=ANSWERS) as it:
            account = it.sandbox.accounts[0]
            guest = await it.guest(account, token=True)
            came = asyncio.create_task(guest.calls(10**9, pause=pause))
            it.work(token=account)
            await it.clock.sleep(30 * MINUTE)
            came.cancel()
            taken = sum(not sent.refused for sent in it.theirs) / 30
            say(
                f"a guest makes {taken:.0f} of 60 calls a minute with our token, for 30 minutes",
                it,
                f"{it.minutes():.2%} of the rest used",
            )


def main() -> None:
    """Measure."""
    asyncio.run(alone())
    asyncio.run(with_a_guest())


if __name__ == "__main__":
    main()
