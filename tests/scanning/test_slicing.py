"""Slices: arithmetic only."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sync.fakes import BEGIN, made, text

from bill_async.scanning import slicing
from bill_async.scanning.slicing import (
    SLACK,
    Slice,
    before,
    fill_gaps,
    format_time,
    note_changes,
    parse_time,
    parse_times,
    remaining,
    restart,
    split,
)

END = BEGIN + timedelta(days=100)


def at(days: float) -> datetime:
    return BEGIN + timedelta(days=days)


def page(*days: float) -> list[dict[str, Any]]:
    return [{"createdTime": text(at(day)), "updatedTime": text(at(day + 1))} for day in days]


def advance(part: Slice, items: list[dict[str, Any]], cursor: str | None, *, timed: bool) -> int:
    """Move a slice past a page, as the sync does."""
    note_changes(part, (parse_time(item.get("updatedTime")) for item in items))
    created = [parse_time(item.get("createdTime")) for item in items] if timed else []
    return slicing.advance(part, len(items), created, cursor)


def test_a_page_moves_the_slice() -> None:
    part = Slice()
    assert advance(part, page(0, 1, 10), "c1", timed=True) == 3
    assert (part.first, part.position, part.newest) == (at(0), at(10), at(11))
    assert (part.pages, part.objects, part.cursor, part.done, part.ordered) == (1, 3, "c1", False, True)
    advance(part, page(10, 12), None, timed=True)
    assert part.done


def test_pages_add_up_and_the_latest_change_is_kept() -> None:
    part = Slice()
    advance(part, page(0, 5), "c1", timed=True)
    advance(part, [*page(5, 7), {"createdTime": text(at(8))}], "c2", timed=True)  # the last was never changed
    assert (part.first, part.position, part.newest) == (at(0), at(8), at(8))
    advance(part, [{"createdTime": text(at(9)), "updatedTime": text(at(2))}], "c3", timed=True)
    advance(part, [], "c4", timed=True)
    assert (part.first, part.position, part.newest) == (at(0), at(9), at(8))
    assert (part.pages, part.objects, part.cursor, part.ordered, part.done) == (4, 6, "c4", True, False)


def test_objects_created_at_the_same_time_are_in_order() -> None:
    part = Slice()
    advance(part, page(1, 1, 2), "c1", timed=True)
    advance(part, page(2, 2), "c2", timed=True)
    assert part.ordered


def test_of_a_list_that_was_not_asked_for_in_order_only_the_latest_change_is_noted() -> None:
    part = Slice(until=at(1))
    assert advance(part, page(9, 3, 5), "c", timed=False) == 3
    assert (part.first, part.position, part.newest) == (None, None, at(10))
    assert (part.ordered, part.done) == (True, False)


def test_what_remains_is_estimated_from_what_was_walked() -> None:
    part = Slice()
    assert remaining(part, END) == 0.0
    advance(part, page(0, 10), "c", timed=True)
    assert remaining(part, END) == pytest.approx(9.0)
    part.until = at(55)
    assert remaining(part, END) == pytest.approx(4.5)
    advance(part, page(20), "d", timed=True)
    assert remaining(part, END) == pytest.approx(3.5)  # two pages for 20 days, and 35 days to go


@pytest.mark.parametrize("until", [at(10), at(9), None])
def test_nothing_remains_of_a_slice_at_its_end(until: datetime | None) -> None:
    part = Slice()
    advance(part, page(0, 10), "c", timed=True)
    part.until = until
    part.done = until is None
    assert remaining(part, END) == 0.0


def test_a_split_gives_the_later_half_away() -> None:
    part = Slice()
    advance(part, page(0, 10), "c", timed=True)
    rest = split(part, END, 1)
    assert rest is not None
    assert part.until == at(55)
    assert (rest.lower, rest.start, rest.until, rest.upper) == (at(55), at(55) - SLACK, None, None)
    advance(part, page(20, 54), "d", timed=True)
    assert not part.done
    assert advance(part, page(54.5, 56), "e", timed=True) == 1  # the last one is the other slice's
    assert part.done


def test_the_half_that_was_taken_can_be_split_again() -> None:
    part = Slice(until=at(40), upper=at(40))
    advance(part, page(0, 10), "c", timed=True)
    rest = split(part, END, 7)
    assert rest == Slice(number=7, lower=at(25), start=at(25) - SLACK, until=at(40), upper=at(40))
    assert (part.until, part.upper) == (at(25), at(40))  # its cursors go on to where they always went


def test_a_slice_is_cut_at_a_whole_second() -> None:
    part = Slice()
    advance(part, page(0, 1), "c", timed=True)
    rest = split(part, at(8) + timedelta(seconds=1, microseconds=3), 1)
    assert rest is not None
    assert part.until == rest.lower == at(4.5)


@pytest.mark.parametrize(("seconds", "cut"), [(2, False), (3, False), (4, True)])
def test_a_slice_is_not_cut_within_the_second_after_its_position(seconds: int, cut: bool) -> None:
    part = Slice(first=at(1) - timedelta(microseconds=1), position=at(1), pages=1)
    assert (split(part, at(1) + timedelta(seconds=seconds), 1) is not None) is cut


def test_a_slice_is_walked_a_little_past_its_end() -> None:
    part = Slice(until=at(5), upper=None)
    second = 1 / 86400
    assert advance(part, page(4, 5, 5 + second / 2), "c", timed=True) == 1
    assert not part.done  # a time shown as 5.0 may be kept as a little less
    assert advance(part, [], "c", timed=True) == 0
    assert not part.done
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


def test_pages_out_of_order_make_a_slice_out_of_order() -> None:
    part = Slice()
    advance(part, page(0, 10), "c", timed=True)
    advance(part, page(9.5, 9.6), "d", timed=True)
    assert (part.ordered, part.position) == (False, at(10))


def test_objects_from_long_before_its_beginning_make_a_slice_out_of_order() -> None:
    part = Slice(lower=at(5), start=at(5) - SLACK)
    assert advance(part, page(5, 6), "c", timed=True) == 2
    assert part.ordered
    ignored = Slice(lower=at(5), start=at(5) - SLACK)
    assert advance(ignored, page(4, 6), "c", timed=True) == 1
    assert not ignored.ordered


def test_a_slice_is_cut_after_so_many_pages() -> None:
    part = Slice()
    advance(part, page(0, 10), "c", timed=True)
    assert split(part, END, 1, after=7.0) is None  # nine pages remain
    rest = split(part, END, 1, after=6.0)
    assert rest is not None
    assert part.until == rest.lower == at(70)


def test_an_object_without_creation_time_counts_as_out_of_order() -> None:
    part = Slice()
    advance(part, [*page(0, 1), {"id": "x"}], "c", timed=True)
    assert not part.ordered


@pytest.mark.parametrize(("pages", "worth"), [(2.9, False), (3.0, True)])
def test_three_pages_are_worth_a_split(pages: float, worth: bool) -> None:
    part = Slice()
    advance(part, page(0, 10), "c", timed=True)
    assert (split(part, at(10 + 10 * pages), 1) is not None) is worth


def test_objects_of_one_moment_are_not_split() -> None:
    dense = Slice()
    advance(dense, page(0, 0), "c", timed=True)
    assert remaining(dense, END) == 0.0
    assert split(dense, END, 1) is None


def test_restart_goes_on_from_the_last_time_or_begins_anew() -> None:
    part = Slice(lower=at(0), start=at(0))
    advance(part, page(0, 10), "c", timed=True)
    restart(part, sliceable=True)
    assert (part.start, part.position, part.lower, part.cursor) == (at(10) - SLACK, at(10) - SLACK, at(0), None)
    assert part.objects == 2
    other = Slice()
    advance(other, page(0, 10), "c", timed=True)
    restart(other, sliceable=False)
    assert other == Slice(newest=at(11))
    mixed = Slice()
    advance(mixed, page(10, 0), "c", timed=True)
    restart(mixed, sliceable=True)
    assert mixed == Slice(newest=at(11), ordered=False)
    fresh = Slice(lower=at(5), start=at(5))
    advance(fresh, [], "c", timed=True)
    restart(fresh, sliceable=True)
    assert fresh == Slice(lower=at(5), start=at(5))


def covered(parts: list[Slice], moment: datetime) -> bool:
    return any(
        (part.lower is None or part.lower <= moment) and (part.until is None or moment < part.until) for part in parts
    )


@settings(deadline=None)
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


def bounds(parts: list[Slice]) -> list[tuple[int, datetime | None, datetime | None]]:
    return [(part.number, part.lower, part.until) for part in parts]


def test_gaps_are_filled_by_slices_of_their_own() -> None:
    assert fill_gaps([]) == [Slice(number=0)]
    parts = [Slice(number=4, lower=at(5), until=at(6)), Slice(number=2, lower=at(1), until=at(3))]
    assert fill_gaps(parts) == [
        Slice(number=5, until=at(1), upper=at(1)),
        parts[1],
        Slice(number=6, lower=at(3), start=at(3) - SLACK, until=at(5), upper=at(5)),
        parts[0],
        Slice(number=7, lower=at(6), start=at(6) - SLACK),
    ]


def test_what_an_old_checkpoint_covers_is_no_gap() -> None:
    """The slice was split after it had been stored, and so was what took over: theirs are newer than its own."""
    old, middle, last = Slice(number=0, until=at(9)), Slice(number=1, lower=at(2), until=at(4)), Slice(number=2)
    assert bounds(fill_gaps([middle, old])) == [(0, None, at(9)), (1, at(2), at(4)), (2, at(9), None)]
    last.lower = at(9)
    assert fill_gaps([last, old, middle]) == [old, middle, last]
    old.until = None
    assert fill_gaps([last, old, middle]) == [old, middle, last]


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


TIMES = [
    ("2026-09-01T10:20:30.123+00:00", datetime(2026, 9, 1, 10, 20, 30, 123000, UTC)),
    ("2026-09-01T10:20:30Z", datetime(2026, 9, 1, 10, 20, 30, 0, UTC)),
    ("2026-09-01T10:20", datetime(2026, 9, 1, 10, 20, tzinfo=UTC)),
    ("2026-09-01T12:20:30+02:00", datetime(2026, 9, 1, 10, 20, 30, 0, UTC)),
    ("1900-01-01T00:00:00Z", datetime(1900, 1, 1, tzinfo=UTC)),
    ("1899-12-31T23:59:59Z", None),
    ("8999-12-31T23:59:59Z", datetime(8999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ("9000-01-01T00:00:00Z", None),
    ("soon", None),
    (None, None),
    (7, None),
]


@pytest.mark.parametrize(("written", "moment"), TIMES)
def test_times_are_read(written: Any, moment: datetime | None) -> None:
    assert parse_time(written) == moment


@pytest.mark.parametrize("length", [0, 1, 2])
def test_the_times_of_a_page_are_read_like_each_of_them(length: int) -> None:
    for chosen in itertools.product(TIMES, repeat=length):
        read = parse_times([written for written, _ in chosen])
        assert list(read) == [moment for _, moment in chosen]


def test_an_earlier_time_is_one_that_bill_can_hold_or_none() -> None:
    moment = datetime.fromisoformat("2026-09-01T12:20:30+02:00")
    assert before(moment, timedelta(minutes=5)) == datetime(2026, 9, 1, 10, 15, 30, tzinfo=UTC)
    assert before(datetime(1900, 1, 1, 0, 0, 1, tzinfo=UTC), timedelta(seconds=1)) == datetime(1900, 1, 1, tzinfo=UTC)
    assert before(datetime(1900, 1, 1, tzinfo=UTC), timedelta(seconds=1)) is None
    assert before(moment, timedelta.max) is None


def test_times_are_written_in_utc_and_never_rounded_up() -> None:
    moment = datetime(2026, 9, 1, 10, 20, 30, 123999, UTC)
    assert format_time(moment) == "2026-09-01T10:20:30.123Z"
    assert format_time(datetime.fromisoformat("2026-09-01T12:20:30+02:00")) == "2026-09-01T10:20:30.000Z"
