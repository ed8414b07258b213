"""The client on a sandbox with limits, over hours: it uses all that the limits allow, and nothing is refused."""

from __future__ import annotations

import asyncio
import itertools
from datetime import datetime

import pytest

from bill_async.sandbox import SandboxLimits
from tests.sandbox.full_use import HOUR, MINUTE, PLACES, Scene, scene

ANSWERS = (0.25, 0.75)


def at(time: str) -> datetime:
    """Return a time of day."""
    return datetime.fromisoformat(f"2026-03-02T{time}+00:00")


def nothing_was_refused(scene: Scene) -> None:
    assert scene.sandbox.rejected == 0
    assert not scene.refused


class TestAlone:
    async def test_every_hour_minute_and_place_is_used_over_two_turns_of_the_hour(self) -> None:
        limits = SandboxLimits(hour=300, spend_minute=6)
        async with scene(at("12:58:30"), organizations=3, answers=(0.1, 0.3), limits=limits) as it:
            it.work(it.sandbox.accounts, token=it.sandbox.accounts[0])
            await it.clock.sleep(HOUR + 2 * MINUTE)
            nothing_was_refused(it)
            assert it.hours() == {12: 300, 13: 300, 14: 300}
            assert set(it.sandbox.limits["peak"].values()) == {PLACES}
            assert it.places() >= 0.99
            assert it.minutes(6) >= 0.99

    @pytest.mark.parametrize("start", ["12:59:50", "12:59:57.5", "12:59:59.9"])
    async def test_a_turn_under_full_load_costs_only_what_may_be_counted_in_either_hour(self, start: str) -> None:
        limits = SandboxLimits(hour=300)
        async with scene(at(start), organizations=3, answers=ANSWERS, limits=limits) as it:
            it.work(it.sandbox.accounts)
            await it.clock.sleep(2 * MINUTE)
            nothing_was_refused(it)
            turn = at("13:00:00").timestamp()
            both = sum(sent.began < turn <= sent.ended + 1.0 for sent in it.ours)
            assert it.hours()[13] + both == 300
            assert it.places() >= 0.99

    async def test_no_turn_of_the_hour_holds_up_what_the_hour_has_room_for(self) -> None:
        async with scene(at("12:58:00"), organizations=2, answers=(0.7, 1.5)) as it:
            it.work(it.sandbox.accounts)
            await it.clock.sleep(4 * MINUTE)
            nothing_was_refused(it)
            assert it.places() >= 0.99

    async def test_more_organizations_than_logins_in_an_hour(self) -> None:
        limits = SandboxLimits(logins=5)
        async with scene(at("12:50:00"), organizations=8, answers=ANSWERS, limits=limits) as it:
            views = [it.view(account) for account in it.sandbox.accounts]
            done = [asyncio.ensure_future(view.vendors.list(max=1)) for view in views]
            await it.clock.sleep(MINUTE)
            assert sum(task.done() for task in done) == 5
            await it.clock.sleep(HOUR)
            await asyncio.gather(*done)
            nothing_was_refused(it)


class TestWithAGuest:
    async def test_who_takes_a_part_of_the_hour(self) -> None:
        limits = SandboxLimits(hour=400)
        async with scene(at("12:30:00"), organizations=5, answers=ANSWERS, limits=limits) as it:
            *ours, theirs = it.sandbox.accounts
            guest = await it.guest(theirs)
            await guest.calls(100)
            it.work(ours)
            await guest.calls(20)
            await it.clock.sleep(HOUR)
            assert it.hours(logins=False)[12] == 400 - 120
            assert it.hours()[13] == 400
            assert 1 <= len(it.refused) <= PLACES * len(ours)
            assert it.places() >= 0.99

    async def test_who_uses_up_the_hour_just_after_the_turn(self) -> None:
        limits = SandboxLimits(hour=400)
        async with scene(at("13:00:02"), organizations=5, answers=ANSWERS, limits=limits) as it:
            *ours, theirs = it.sandbox.accounts
            guest = await it.guest(theirs)
            it.work(ours)
            await asyncio.gather(*(guest.calls(20) for _ in range(PLACES)))
            await it.clock.sleep(HOUR - 60)
            assert it.hours(logins=False)[13] == 400 - 60
            # Each place once; then one call at a time sees whether BILL's clock is behind, for a minute at most.
            assert 1 <= len(it.refused) <= PLACES * len(ours) + 6

    async def test_who_holds_a_place_for_a_while(self) -> None:
        async with scene(at("12:30:00"), organizations=1, answers=ANSWERS) as it:
            guest = await it.guest(it.sandbox.accounts[0])
            came = asyncio.create_task(guest.calls(10**9))
            it.work(it.sandbox.accounts)
            await it.clock.sleep(5 * MINUTE)
            came.cancel()
            left = it.clock.now().timestamp()
            learned = it.refused
            await it.clock.sleep(3 * MINUTE)
            assert it.refused == learned
            assert all(later.began - sent.began >= 1.9 for sent, later in itertools.pairwise(learned))
            assert len(learned) <= 10
            assert it.places(until=left) >= 0.97
            assert it.places(since=left + 64) >= 0.99

    async def test_who_makes_a_third_of_the_calls_of_a_minute(self) -> None:
        async with scene(at("12:30:05"), organizations=1, answers=ANSWERS) as it:
            account = it.sandbox.accounts[0]
            guest = await it.guest(account, token=True)
            came = asyncio.create_task(guest.calls(10**9, pause=3.0))
            it.work(token=account)
            await it.clock.sleep(15 * MINUTE)
            came.cancel()
            refused = len(it.refused)
            assert it.minutes() >= 0.99
            assert 1 <= refused <= 15
            await it.clock.sleep(15 * MINUTE)
            assert len(it.refused) == refused
