"""Slices: arithmetic only."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sync.fakes import BEGIN, made, text

from bill_async.sync.slicing import Slice, advance, fill_gaps, format_time, parse_time, remaining, restart, split

END = BEGIN + timedelta(days=100)


def at(days: float) -> datetime:
    return BEGIN + timedelta(days=days)


def page(*days: float) -> list[dict[str, Any]]:
    return [{"createdTime": text(at(day)), "updatedTime": text(at(day + 1))} for day in days]


def test_a_page_moves_the_slice() -> None:
    part = Slice()
    assert advance(part, page(0, 1, 10), "c1", timed=True) == 3
    assert (part.first, part.position, part.newest) == (at(0), at(10), at(11))
    assert (part.pages, part.objects, part.cursor, part.done, part.ordered) == (1, 3, "c1", False, True)
    advance(part, page(10, 12), None, timed=True)
    assert part.done


def test_what_remains_is_estimated_from_what_was_walked() -> None:
    part = Slice()
    assert remaining(part, END) == 0.0
    advance(part, page(0, 10), "c", timed=True)
    assert remaining(part, END) == pytest.approx(9.0)
    part.until = at(55)
    assert remaining(part, END) == pytest.approx(4.5)


def test_a_split_gives_the_later_half_away() -> None:
    part = Slice()
    advance(part, page(0, 10), "c", timed=True)
    rest = split(part, END, 1)
    assert rest is not None
    assert part.until == at(55)
    assert (rest.lower, rest.start, rest.until, rest.upper) == (at(55), at(55), None, None)
    advance(part, page(20, 54), "d", timed=True)
    assert not part.done
    assert advance(part, page(54.5, 56), "e", timed=True) == 1  # the last one is the other slice's
    assert part.done


def test_a_slice_is_walked_a_little_past_its_end() -> None:
    part = Slice(until=at(5), upper=None)
    second = 1 / 86400
    advance(part, page(4, 5 + second / 2), "c", timed=True)
    assert not part.done  # a time shown as 5.0 may be kept as a little less
    advance(part, page(5 + second), "d", timed=True)
    assert part.done


def test_a_slice_out_of_order_is_neither_split_nor_ended_early() -> None:
    part = Slice()
    advance(part, page(0, 10, 5), "c", timed=True)
    assert not part.ordered
    assert split(part, END, 1) is None
    part.until = at(6)
    advance(part, page(8, 20), "d", timed=True)
    assert not part.done


def test_an_object_without_creation_time_counts_as_out_of_order() -> None:
    part = Slice()
    advance(part, [*page(0, 1), {"id": "x"}], "c", timed=True)
    assert not part.ordered


def test_little_is_not_worth_a_split() -> None:
    part = Slice()
    advance(part, page(0, 40), "c", timed=True)
    assert split(part, END, 1) is None
    dense = Slice()
    advance(dense, page(0, 0), "c", timed=True)
    assert split(dense, END, 1) is None


def test_restart_goes_on_from_the_last_time_or_begins_anew() -> None:
    part = Slice(lower=at(0), start=at(0))
    advance(part, page(0, 10), "c", timed=True)
    restart(part, sliceable=True)
    assert (part.start, part.lower, part.cursor, part.objects) == (at(10), at(0), None, 2)
    other = Slice()
    advance(other, page(0, 10), "c", timed=True)
    restart(other, sliceable=False)
    assert (other.start, other.cursor, other.objects, other.pages, other.position) == (None, None, 0, 0, None)


def covered(parts: list[Slice], moment: datetime) -> bool:
    return any(
        (part.lower is None or part.lower <= moment) and (part.until is None or moment < part.until) for part in parts
    )


@given(
    st.lists(st.integers(1, 9999), unique=True, max_size=8),
    st.integers(0, 2**9),
    st.lists(st.integers(-10, 10_010), min_size=20, max_size=20),
)
def test_whatever_checkpoints_survive_all_of_time_is_covered(cuts: list[int], kept: int, moments: list[int]) -> None:
    edges: list[datetime | None] = [None, *(at(cut) for cut in sorted(cuts)), None]
    parts = [
        Slice(number=number, lower=low, start=low, upper=high, until=high)
        for number, (low, high) in enumerate(pairwise(edges))
        if kept >> number & 1
    ]
    filled = fill_gaps(parts)
    assert [part for part in filled if part in parts] == sorted(parts, key=lambda part: part.number)
    assert len({part.number for part in filled}) == len(filled)
    for moment in [*map(at, moments), *(edge for edge in edges if edge)]:
        assert covered(filled, moment)
    if len(parts) == len(edges) - 1:
        assert filled == parts


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(150, 900), st.integers(1, 6), st.sampled_from([1.0, 60.0, 0.02]))
def test_any_interleaving_of_walkers_sees_every_object(seed: int, size: int, walkers: int, step: float) -> None:
    """Walk a list with random splits at random times, page size 10."""
    dice = random.Random(seed)
    items = made(size, step=step)
    end = parse_time(items[-1]["createdTime"]) or END
    parts = [Slice()]
    seen: set[str] = set()
    while open_parts := [part for part in parts if not part.done]:
        if len(open_parts) < walkers and dice.random() < 0.5:
            rest = split(dice.choice(open_parts), end, len(parts))
            if rest is not None:
                parts.append(rest)
        part = dice.choice(open_parts)
        mine = [
            item
            for item in items
            if (part.start is None or item["createdTime"] >= text(part.start))
            and (part.upper is None or item["createdTime"] < text(part.upper))
        ]
        begin = int(part.cursor or 0)
        found = mine[begin : begin + 10]
        seen.update(item["id"] for item in found)
        advance(part, found, str(begin + 10) if begin + 10 < len(mine) else None, timed=True)
    assert len(seen) == size
    assert sum(part.objects for part in parts) == size  # each counted once, by the slice that it belongs to


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-09-01T10:20:30.123+00:00", datetime(2026, 9, 1, 10, 20, 30, 123000, UTC)),
        ("2026-09-01T10:20:30Z", datetime(2026, 9, 1, 10, 20, 30, 0, UTC)),
        ("2026-09-01T10:20", datetime(2026, 9, 1, 10, 20, tzinfo=UTC)),
        ("soon", None),
        (None, None),
        (7, None),
    ],
)
def test_times_are_read(written: Any, moment: datetime | None) -> None:
    assert parse_time(written) == moment


def test_times_are_written_in_utc_and_never_rounded_up() -> None:
    moment = datetime(2026, 9, 1, 10, 20, 30, 123999, UTC)
    assert format_time(moment) == "2026-09-01T10:20:30.123Z"
    assert format_time(datetime.fromisoformat("2026-09-01T12:20:30+02:00")) == "2026-09-01T10:20:30.000Z"
