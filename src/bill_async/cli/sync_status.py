"""`bill-async sync status`: what a copy holds, and how old it is."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bill_async._base.clock import Clock, SystemClock
from bill_async.scanning.slicing import remaining
from bill_async.sync import Pass
from bill_async.sync.destinations import Place
from bill_async.types import JsonValue

from .display import duration, print_json, print_table

__all__ = ["show"]


def show(place: Place, arguments: argparse.Namespace, clock: Clock | None = None) -> int:
    """Print the latest pass over each list. A run may be writing meanwhile; nothing is changed or created.

    The status is 1 if a list is not complete.
    """
    passes = sorted(asyncio.run(place.inspect()), key=lambda state: (state.organization_id, state.resource))
    now = (clock or SystemClock()).now()
    if arguments.json:
        print_json([_as_json(state, now) for state in passes])
    else:
        _print(passes, now)
    return 0 if passes and all(state.finished for state in passes) else 1


def _print(passes: Sequence[Pass], now: datetime) -> None:
    """Print a line for each organization, and one for each list that is not complete."""
    organizations: dict[str, list[Pass]] = {}
    for state in passes:
        organizations.setdefault(state.organization_id, []).append(state)
    rows = [_summary(name, found, now) for name, found in organizations.items()]
    print_table(("organization", "complete lists", "copied", "age"), rows, right=(False, True, False, True))
    unfinished = [state for state in passes if not state.finished]
    if unfinished:
        print("\nnot complete; run the same sync again to continue:")
        rows = [
            [state.organization_id, state.resource, f"{_share(state):.0%}", _age(state.started_at, now)]
            for state in unfinished
        ]
        print_table(("organization", "list", "done", "begun before"), rows, right=(False, False, True, True))
    if not passes:
        print("nothing has been copied yet", file=sys.stderr)


def _summary(name: str, found: Sequence[Pass], now: datetime) -> list[str]:
    """Return the line of an organization: its oldest list says how old the copy is."""
    complete = [state for state in found if state.finished]
    oldest = min((state.started_at for state in complete), default=None)
    copied, age = ("-", "-") if oldest is None else (_minute(oldest), _age(oldest, now))
    return [name, f"{len(complete)} of {len(found)}", copied, age]


def _as_json(state: Pass, now: datetime) -> JsonValue:
    return {
        "organization": state.organization_id,
        "list": state.resource,
        "complete": state.finished,
        "started_at": state.started_at.isoformat(),
        "changes_since": None if state.since is None else state.since.isoformat(),
        "bookmark": None if state.bookmark is None else state.bookmark.isoformat(),
        "age_seconds": round((now - state.started_at).total_seconds()),
        "verify": state.verify,
        "percent_done": 100 if state.finished else round(100 * _share(state)),
    }


def _share(state: Pass) -> float:
    """Estimate the fraction of an unfinished pass that is done."""
    pages = sum(part.pages for part in state.slices)
    left = sum(remaining(part, state.started_at) for part in state.slices)
    return pages / (pages + left) if left > 0 else 0.0


def _minute(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _age(moment: datetime, now: datetime) -> str:
    """Return how long ago something was."""
    return duration(max(timedelta(0), now - moment).total_seconds())
