"""The confirmation of calls that move money or delete something."""

from __future__ import annotations

import sys

from bill_async.config import Settings
from bill_async.errors import InvalidRequestError

from ..display import clean
from .preparing import Prepared

__all__ = ["confirm"]


def confirm(prepared: Prepared, settings: Settings, *, yes: bool) -> bool:
    """Show the request and ask whether to send it, if that is needed. Return whether it may be sent.

    Raises: `InvalidRequestError` if there is nobody to ask.
    """
    if yes or not prepared.is_confirmed_first:
        return True
    what = "may move money" if prepared.operation.moves_money else "deletes"
    if not sys.stdin.isatty():
        raise InvalidRequestError(
            f"{prepared.operation.accessor} {what}, and there is no terminal to confirm it; give --yes to send it"
        )
    print(clean(f"{prepared.shown(settings)}\n", keep="\n"), file=sys.stderr)
    print(f"{prepared.operation.accessor} {what}. Send it? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
