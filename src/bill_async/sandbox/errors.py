"""The errors of the sandbox, with BILL's error array, codes and statuses.

Where no source states the status, it is assumed: 400 for a bad request, 401 for bad credentials, 422 for a business
rule and for a limit.
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
    """Raised to answer a request with an error."""

    def __init__(self, status: int, problems: Problem | Sequence[Problem]) -> None:
        self.status = status
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(f"{status} {', '.join(problem.code for problem in self.problems)}")


@contextmanager
def gathering(problems: list[Problem]) -> Generator[None]:
    """Collect the problems of a refusal instead of raising it."""
    try:
        yield
    except Refusal as refusal:
        problems += refusal.problems


def refused(problems: Sequence[Problem]) -> Refusal:
    """Return a refusal with status 422 if a business rule is broken, otherwise 400."""
    return Refusal(422 if any(problem.category == "APPLICATION" for problem in problems) else 400, problems)


def error_body(problems: Sequence[Problem], now: datetime) -> bytes:
    """Return the error array as JSON."""
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
    """Return a text without characters that cannot be encoded, which may come from a header."""
    return text.encode(errors="replace").decode()


def missing(path: str) -> Problem:
    """Return the problem of a missing field."""
    return Problem("BDC_1117", f"{path}: must not be null")


def invalid(path: str, reason: str) -> Problem:
    """Return the problem of a field with an invalid value."""
    return Problem("BDC_1119", f"{path}: {reason}")


def not_both(body: Mapping[str, Any], first: str, second: str) -> Iterable[Problem]:
    """Yield a problem if two fields that exclude each other are both set."""
    if body.get(first) and body.get(second):
        yield invalid(second, f"not together with {first}")


def wrong_type(path: str, wanted: str) -> Problem:
    """Return the problem of a field with a wrong JSON type."""
    return Problem("BDC_1124", f"{path}: Cannot construct instance of {wanted}")


def not_json(reason: str) -> Refusal:
    """Return the refusal of a body that is not JSON."""
    return Refusal(400, Problem("BDC_1122", f"JSON parse error: {reason}"))


def bad_parameter(name: str, reason: str) -> Refusal:
    """Return the refusal of a wrong query parameter or header."""
    return Refusal(400, Problem("BDC_1129", f"{name}: {reason}"))


def no_object(what: str, identifier: str, status: int = 404) -> Refusal:
    """Return the refusal of an unknown id: 404 for an id in the path, 422 for an id in the body."""
    return Refusal(status, Problem("BDC_1205", f"{what} {identifier} does not exist", "APPLICATION"))


def business_rule(code: str, message: str, status: int = 422) -> Refusal:
    """Return the refusal of a valid request that the current state forbids."""
    return Refusal(status, Problem(code, message, "APPLICATION"))
