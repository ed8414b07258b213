"""Checks of parameters before they are sent. Every message names the parameter, the value and the remedy."""

from __future__ import annotations

import re
from typing import Final

from ..errors import InvalidRequestError
from ..secret import Secret, hides_frames, reveal
from .kind import Invalid, Kind
from .kinds import Id
from .messages import shown_id

__all__ = ["check_path_id", "check_value", "is_plain_id"]

_NOT_IN_A_PATH: Final = r"[\s/\\?#%\x00-\x1f\x7f]|\.\."
_LONGEST_ID: Final = 256


@hides_frames
def check_value(kind: Kind, value: object, path: str, *, secret: bool = False) -> None:
    """Check one value, a parameter for example. `path` is what the message calls it."""
    _check(kind, reveal(value), path, secret or isinstance(value, Secret))


def is_plain_id(value: object, kind: Kind) -> bool:
    """Whether a value is certainly an id of this kind, and needs no quotes in a path."""
    return (
        type(value) is str
        and value.isascii()
        and value.isalnum()
        and len(value) <= _LONGEST_ID
        and isinstance(kind, Id)
        and value.startswith(kind.start)
    )


def check_path_id(value: object, path: str, kind: Kind, *, secret: bool = False) -> None:
    """Check a value that becomes part of a URL's path, where a slash or dots would call another endpoint.

    Its frames hold the value, so the caller must hide them.
    """
    value = reveal(value)
    _check(kind, value, path, secret)
    if isinstance(value, str) and (not value or len(value) > _LONGEST_ID or re.search(_NOT_IN_A_PATH, value)):
        problem = "cannot be part of a URL; it holds a space, `/`, `..` or the like"
        if not value or len(value) > _LONGEST_ID:
            problem = "is longer than any id" if value else "is empty"
        what = shown_id(value, secret=secret)
        raise InvalidRequestError(f"{path}: {what} {problem}; give the id as BILL sent it", field=path)


def _check(kind: Kind, value: object, path: str, secret: bool) -> None:
    try:
        kind.check(value, secret)
    except Invalid as invalid:
        where = path + invalid.path
        raise InvalidRequestError(f"{where}: {invalid.problem}", field=where) from None
