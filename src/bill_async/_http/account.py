"""The accounts of calls: their credentials, and the limits that the calls count against.

`_auth` makes the accounts that log in. Those whose headers never change are of the class `FixedAccount`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from multidict import CIMultiDict

from .._limits.limiter import Scope
from .._schema.operation import Quota
from ..secret import Secret
from ..types import CallOptions

__all__ = ["ANONYMOUS", "Account", "Authorization", "FixedAccount", "Scopes"]

Scopes = Mapping[Quota | None, Scope]
"""The limits of one account, for calls with and without a separate quota."""


class Authorization:
    """The authentication headers of one attempt."""

    __slots__ = ("headers",)

    def __init__(self, headers: Secret[CIMultiDict[str]]) -> None:
        self.headers = headers

    @classmethod
    def of(cls, headers: Mapping[str, Secret[str]]) -> Authorization:
        """Make it from headers that are secrets."""
        return cls(Secret(CIMultiDict({name: value.reveal() for name, value in headers.items()})))


class Account(Protocol):
    """The account of a call: an organization, a partner, a user of Spend & Expense, or none."""

    @property
    def anonymous(self) -> Account:
        """The same limits without authentication headers, for calls that need none."""
        ...

    @property
    def secrets(self) -> tuple[Secret[str] | None, ...]:
        """The secrets that no text may contain, besides the headers of its authorizations."""
        ...

    def scope(self, quota: Quota | None) -> Scope | None:
        """Return the limits that a call counts against; None if there are none."""
        ...

    def ready(self) -> Authorization | None:
        """Return the headers to send, if nothing is to be done for them."""
        ...

    async def authorize(self, login: CallOptions) -> Authorization:
        """Return the headers to send, after logging in if that is needed.

        `login` are the options of a login that is started for this call.
        """
        ...

    def usable(self, authorization: Authorization) -> bool:
        """Whether the authorization can still be used; time may have passed since it was made."""
        ...

    def used(self, authorization: Authorization) -> None:
        """Record that BILL accepted the authorization, which keeps its session alive."""
        ...

    def expired(self, authorization: Authorization) -> bool:
        """Record that BILL refused the session. Return whether another login can help."""
        ...

    async def close(self) -> None:
        """End the session that was opened here."""
        ...


class FixedAccount:
    """An account whose headers never change."""

    def __init__(
        self, headers: Mapping[str, Secret[str]], scopes: Scopes | None, secrets: tuple[Secret[str] | None, ...]
    ) -> None:
        self._authorization = Authorization.of(headers)
        self._scopes = scopes
        self.secrets = secrets

    @property
    def anonymous(self) -> FixedAccount:
        return FixedAccount({}, self._scopes, self.secrets)

    def scope(self, quota: Quota | None) -> Scope | None:
        return None if self._scopes is None else self._scopes[quota]

    def ready(self) -> Authorization:
        return self._authorization

    async def authorize(self, login: CallOptions) -> Authorization:
        return self._authorization

    def usable(self, authorization: Authorization) -> bool:
        return True

    def used(self, authorization: Authorization) -> None:
        pass

    def expired(self, authorization: Authorization) -> bool:
        return False

    async def close(self) -> None:
        pass


ANONYMOUS: Final = FixedAccount({}, None, ())
"""The account of calls without credentials, whose limits are not known."""
