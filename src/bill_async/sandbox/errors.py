"""Errors of the sandbox: BILL's array of errors, its codes and its statuses.

Statuses that no source states are the reference's assumptions: 400 for a bad request, 401 for bad
credentials, 422 for a business rule and for a limit.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal

import attrs

from ._json import dumps
from .clock import moment

__all__ = [
    "Problem",
    "Refusal",
    "bad_parameter",
    "business_rule",
    "error_body",
    "gathering",
    "invalid",
    "missing",
    "no_object",
    "not_both",
    "not_json",
    "refused",
    "wrong_type",
]


@attrs.frozen
class Problem:
    """One object of the error array."""

    code: str
    message: str
    category: Literal["REQUEST", "APPLICATION", "SERVER", "DOWNSTREAM"] = "REQUEST"
    severity: Literal["ERROR", "WARNING", "INFORMATION"] = "ERROR"


class Refusal(Exception):
    """The request is answered with an error."""

    def __init__(self, status: int, problems: Problem | Sequence[Problem]) -> None:
        self.status = status
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(f"{status} {', '.join(problem.code for problem in self.problems)}")


@contextmanager
def gathering(problems: list[Problem]) -> Generator[None]:
    """Go on after a refusal, and keep what it says for later."""
    try:
        yield
    except Refusal as refusal:
        problems += refusal.problems


def refused(problems: Sequence[Problem]) -> Refusal:
    """Refuse with 422 if the rules of business forbid something, with 400 if the request is merely wrong."""
    return Refusal(422 if any(problem.category == "APPLICATION" for problem in problems) else 400, problems)


def error_body(problems: Sequence[Problem], now: datetime) -> bytes:
    """Write the error array."""
    return dumps(
        [
            {
                "timestamp": moment(now),
                "code": problem.code,
                "severity": problem.severity,
                "category": problem.category,
                "message": _readable(problem.message),
            }
            for problem in problems
        ]
    )


def _readable(text: str) -> str:
    """Return a text that can be written, whatever bytes of a header it repeats."""
    return text.encode(errors="replace").decode()


def missing(path: str) -> Problem:
    """A field that must be given is not."""
    return Problem("BDC_1117", f"{path}: must not be null")


def invalid(path: str, reason: str) -> Problem:
    """A field holds a value that it cannot have."""
    return Problem("BDC_1119", f"{path}: {reason}")


def not_both(body: Mapping[str, Any], first: str, second: str) -> Iterable[Problem]:
    """Two fields that rule each other out are both set."""
    if body.get(first) and body.get(second):
        yield invalid(second, f"not together with {first}")


def wrong_type(path: str, wanted: str) -> Problem:
    """A field holds JSON of another type."""
    return Problem("BDC_1124", f"{path}: Cannot construct instance of {wanted}")


def not_json(reason: str) -> Refusal:
    """The body cannot be read."""
    return Refusal(400, Problem("BDC_1122", f"JSON parse error: {reason}"))


def bad_parameter(name: str, reason: str) -> Refusal:
    """A query parameter or a header is wrong."""
    return Refusal(400, Problem("BDC_1129", f"{name}: {reason}"))


def no_object(what: str, identifier: str, status: int = 404) -> Refusal:
    """Nothing has that id: 404 if it stood in the path, 422 if it stood in the body."""
    return Refusal(status, Problem("BDC_1205", f"{what} {identifier} does not exist", "APPLICATION"))


def business_rule(code: str, message: str, status: int = 422) -> Refusal:
    """The request is well formed, and forbidden in this state."""
    return Refusal(status, Problem(code, message, "APPLICATION"))
