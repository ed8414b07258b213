"""`bill-async sync --dry-run`: what a copy would cost."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Final

import attrs

from bill_async.sync.estimate import Estimate
from bill_async.types import JsonValue

from .display import clean, duration, print_json, print_table

__all__ = ["print_estimate"]

_LONGEST: Final = 20
"""The number of lists that are shown."""


def print_estimate(found: Estimate, *, as_json: bool) -> int:
    """Print an estimate. The status is 1 if a list could not be read."""
    if as_json:
        print_json(_as_json(found))
    else:
        _print(found)
    return 1 if found.failures else 0


def _print(found: Estimate) -> None:
    """Print the lists of all organizations together, those with the most calls first."""
    calls, objects, guessed = Counter[str](), Counter[str](), set[str]()
    for each in found.lists:
        calls[each.resource] += each.calls
        objects[each.resource] += each.objects
        if not each.known:
            guessed.add(each.resource)
    shown = calls.most_common(_LONGEST)
    rows = [[name, f"{count:,}", f"{objects[name]:,}{'+' if name in guessed else ''}"] for name, count in shown]
    if len(calls) > len(shown):
        names = set(calls) - {name for name, _ in shown}
        rest = sum(calls[name] for name in names), sum(objects[name] for name in names)
        rows.append([f"{len(names)} other lists", f"{rest[0]:,}", f"{rest[1]:,}"])
    rows.append(["all", f"{found.calls:,}", f"{found.objects:,}"])
    print_table(("list", "calls", "objects"), rows, right=(False, True, True))
    organizations = len({each.organization_id for each in found.lists})
    noun = "organization" if organizations == 1 else "organizations"
    print(f"\n{organizations} {noun}, about {duration(found.seconds)}; nothing was stored")
    if guessed:
        print("+: at least; the length of these lists cannot be estimated")
    for failure in found.failures:
        print(clean(f"{failure.organization_id}: {failure.resource}: {failure.reason}"), file=sys.stderr)


def _as_json(found: Estimate) -> JsonValue:
    return {
        "calls": found.calls,
        "objects": found.objects,
        "seconds": round(found.seconds),
        "asked": found.asked,
        "lists": [attrs.asdict(each) for each in found.lists],
        "failures": [attrs.asdict(each) for each in found.failures],
    }
