"""What an assistant may call."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Any, Final

import attrs

from bill_async._schema.operation import Operation
from bill_async.errors import ConfigurationError

__all__ = ["Access", "hidden", "writes"]

_HIDDEN: Final = ("auth.*", "partner.auth.*", "mfa.*", "spend.cards.get_pan*", "webhooks.subscriptions.*key*")
"""Operations that make or show credentials. The client logs in by itself, and secrets are not for an assistant."""


def writes(operation: Operation[Any]) -> bool:
    """Whether an operation changes anything at BILL."""
    return operation.trace is not None


def hidden(operation: Operation[Any]) -> bool:
    """Whether an operation is not offered at all: it is about credentials, or it takes or gives a file."""
    body = operation.body
    return _matches(operation, _HIDDEN) or (body is not None and body.binary)


@attrs.frozen(kw_only=True)
class Access:
    """What an assistant may call: everything that only reads, and the writes that `allow` names.

    `allow` holds names of operations, such as `bills.create`, and patterns, such as `vendors.*`.
    """

    allow: Sequence[str] = ()

    def allows(self, operation: Operation[Any]) -> bool:
        """Whether an operation may be called."""
        return not hidden(operation) and (not writes(operation) or _matches(operation, self.allow))

    def check(self, operations: Sequence[Operation[Any]]) -> None:
        """Check that each entry of `allow` names an operation.

        Raises: `ConfigurationError` for an entry that allows no write.
        """
        possible = [operation for operation in operations if writes(operation) and not hidden(operation)]
        for pattern in self.allow:
            if not any(fnmatchcase(operation.accessor, pattern) for operation in possible):
                raise ConfigurationError(
                    f"allow: {pattern!r} matches no operation that writes; give names such as 'bills.create' or "
                    "patterns such as 'vendors.*' (see `bill-async operations`)"
                )


def _matches(operation: Operation[Any], patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(operation.accessor, pattern) for pattern in patterns)
