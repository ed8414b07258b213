"""The meanings of BILL's error codes, and their remedies.

Generated from spec/api.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

__all__ = ["AUTOPAY_FAILURES", "CODES", "Code"]


class Code(NamedTuple):
    """A code of an error array."""

    meaning: str
    remedy: str
    """The remedy; empty if the meaning implies it."""
    retry: Literal["never", "after_login", "after_wait", "when_fixed"]
    """What must happen before the same call can succeed."""
    status: int | None
    """The HTTP status that it comes with, if known."""


CODES: Final[dict[str, Code]] = {
    "BDC_1109": Code("the session is over", "log in again", "after_login", 401),
    "BDC_1205": Code("there is no object with this id", "", "never", None),
}
"""All known codes; BILL has several hundred."""

AUTOPAY_FAILURES: Final[dict[str, str]] = {"1": "the user is inactive"}
"""The meanings of the numbers in an `autopay.failed` notification."""
