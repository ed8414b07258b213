"""Whose call it is: the headers that prove it, the login behind them, the limits it counts against.

There are two kinds of account: one whose headers never change (a Spend & Expense token, or nobody),
and one that logs in. https://developer.bill.com/docs/bill-keys-tokens says what each family asks for.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

import attrs
from multidict import CIMultiDict

from .._base.clock import Clock
from .._http.request import WireRequest, build
from .._limits.limiter import Scope
from .._schema.converter import Decode, as_it_came, decode
from .._schema.operation import Operation, Quota
from ..config import Environment, OrganizationCredentials, OrganizationLogin, PartnerCredentials, SpendCredentials
from ..errors import ConfigurationError, DecodeError
from ..secret import Secret
from ..types import UNSET, CallOptions, Family
from .sessions import IDLE, Session, SessionKeeper, SessionStore

if TYPE_CHECKING:
    from .._schema.models import RequestModel

T = TypeVar("T")

_SYNC_TOKEN_IDLE: Final = 47 * 3600.0
"""BILL ends the session of a sync token after 48 idle hours."""
_LOGOUT_DEADLINE: Final = 5.0


@attrs.frozen
class Grant:
    """The headers that one attempt is sent with, and the session they hold, if any."""

    headers: Secret[CIMultiDict[str]]
    session: Session | None = None


class Account(Protocol):
    """What the transport needs to know of whoever calls."""

    @property
    def anonymous(self) -> Account:
        """The same limits without any proof, for calls that carry none."""
        ...

    @property
    def secrets(self) -> tuple[Secret[str] | None, ...]:
        """What must not show up in any text, beside the headers of its grants."""
        ...

    def scope(self, quota: Quota | None) -> Scope | None:
        """Return the limits that a call counts against; None if there are none."""
        ...

    async def grant(self) -> Grant:
        """Return the headers to send, after logging in if that is needed."""
        ...

    def usable(self, grant: Grant) -> bool:
        """Tell whether the grant is still worth sending; time may have passed since it was made."""
        ...

    def used(self, grant: Grant) -> None:
        """Take note that BILL accepted the grant, which keeps its session alive."""
        ...

    def expired(self, grant: Grant) -> bool:
        """Take note that BILL refused the session; tell whether another login can help."""
        ...

    async def close(self) -> None:
        """End the session that was opened here."""
        ...


class Send(Protocol):
    """Send a request and return what the answer says: the transport, as the logins see it."""

    async def __call__(
        self,
        account: Account,
        operation: Operation[Any],
        request: WireRequest,
        options: CallOptions,
        decode: Decode[T],
        *,
        closing: bool = False,
    ) -> T: ...


class Scopes:
    """The limits of one account, for calls with and without a quota of their own."""

    __slots__ = ("_scopes",)

    def __init__(self, key: Secret[str], family: Family, organization: str | None = None) -> None:
        digest = _digest(key.reveal())
        quotas: tuple[Quota | None, ...] = (None, "login", "text_message")
        self._scopes = {quota: Scope(digest, organization, family, quota) for quota in quotas}

    def __getitem__(self, quota: Quota | None) -> Scope:
        return self._scopes[quota]


class FixedAccount:
    """An account whose headers never change."""

    def __init__(
        self, headers: Mapping[str, Secret[str]], scopes: Scopes | None, secrets: tuple[Secret[str] | None, ...]
    ) -> None:
        self._grant = Grant(_sealed(headers))
        self._scopes = scopes
        self.secrets = secrets

    @property
    def anonymous(self) -> FixedAccount:
        return FixedAccount({}, self._scopes, self.secrets)

    def scope(self, quota: Quota | None) -> Scope | None:
        return None if self._scopes is None else self._scopes[quota]

    async def grant(self) -> Grant:
        return self._grant

    def usable(self, grant: Grant) -> bool:
        return True

    def used(self, grant: Grant) -> None:
        pass

    def expired(self, grant: Grant) -> bool:
        return False

    async def close(self) -> None:
        pass


def _sealed(headers: Mapping[str, Secret[str]]) -> Secret[CIMultiDict[str]]:
    return Secret(CIMultiDict({name: value.reveal() for name, value in headers.items()}))


NOBODY: Final = FixedAccount({}, None, ())
"""Whoever calls without credentials, and so without limits that could be known."""


class SessionAccount:
    """An account that logs in, and again when its session is over."""

    def __init__(
        self,
        headers: Mapping[str, Secret[str]],
        scopes: Scopes,
        secrets: tuple[Secret[str] | None, ...],
        keeper: SessionKeeper,
        logout: Callable[[Session], Awaitable[object]] | None,
    ) -> None:
        self._headers = headers
        self._scopes = scopes
        self.secrets = secrets
        self._keeper = keeper
        self._logout = logout
        self._grant: Grant | None = None

    @property
    def anonymous(self) -> FixedAccount:
        return FixedAccount({}, self._scopes, self.secrets)

    def scope(self, quota: Quota | None) -> Scope:
        return self._scopes[quota]

    async def grant(self) -> Grant:
        session = await self._keeper.get()
        grant = self._grant
        if grant is None or grant.session is not session:
            grant = self._grant = Grant(_sealed({**self._headers, "sessionId": session.id}), session)
        return grant

    def usable(self, grant: Grant) -> bool:
        return grant.session is not None and self._keeper.fresh(grant.session)

    def used(self, grant: Grant) -> None:
        if grant.session is not None:
            self._keeper.touch(grant.session)

    def expired(self, grant: Grant) -> bool:
        if grant.session is not None:
            self._keeper.expired(grant.session)
        return True

    async def close(self) -> None:
        await self._keeper.close(self._logout)


class Accounts:
    """All accounts of a client and its views: one for each set of credentials, so that views share logins."""

    def __init__(self, send: Send, clock: Clock, environment: Environment, store: SessionStore | None) -> None:
        self._send = send
        self._clock = clock
        self._environment = environment
        self._store = store
        self._accounts: dict[object, Account] = {}

    def organization(self, credentials: OrganizationLogin) -> Account:
        """Return the account of an organization's own login."""

        def make() -> Account:
            from ..models.auth import LoginRequest
            from ..operations.auth import LOGIN

            key, organization = credentials.dev_key, credentials.organization_id
            scopes = Scopes(key, "v3", organization)
            if isinstance(credentials, OrganizationCredentials):
                idle, secrets = IDLE, (key, credentials.password, credentials.remember_me_id)
                # The remembered device goes along every time: a login without it would silently lose the trust.
                request = LoginRequest(
                    dev_key=key,
                    organization_id=organization,
                    username=credentials.username,
                    password=credentials.password,
                    remember_me_id=credentials.remember_me_id or UNSET,
                    device=credentials.device or UNSET,
                )
            else:
                idle, secrets = _SYNC_TOKEN_IDLE, (key, credentials.token, None)
                request = LoginRequest(
                    dev_key=key,
                    organization_id=organization,
                    username=credentials.token_name,
                    password=credentials.token,
                )
            log_in = self._login(FixedAccount({}, scopes, secrets), LOGIN, request)
            return self._session_account({"devKey": key}, scopes, secrets, log_in, credentials, idle=idle)

        return self._once(credentials, make)

    def partner(self, credentials: PartnerCredentials) -> Account:
        """Return the account of a partner's login."""

        def make() -> Account:
            from ..models.partner_auth import PartnerLoginRequest
            from ..operations.partner_auth import PARTNER_LOGIN

            key = credentials.app_key
            scopes, secrets = Scopes(key, "partner"), (key, credentials.password)
            request = PartnerLoginRequest(app_key=key, username=credentials.username, password=credentials.password)
            log_in = self._login(FixedAccount({}, scopes, secrets), PARTNER_LOGIN, request)
            # BILL documents a logout for sessions with a developer key only.
            return self._session_account({"appKey": key}, scopes, secrets, log_in, credentials, logout=False)

        return self._once(credentials, make)

    def as_user(
        self,
        partner: PartnerCredentials,
        organization_id: str,
        user_id: str,
        remember_me_id: Secret[str] | None = None,
        device: str | None = None,
    ) -> Account:
        """Return the account of an organization's user, on whose behalf a partner works."""
        if partner.dev_key is None:
            raise ConfigurationError(
                "as_user: give PartnerCredentials a dev_key (BILL_DEV_KEY); calls in the name of a user carry it"
            )
        key = partner.dev_key
        remembered = None if remember_me_id is None else _digest(remember_me_id.reveal())
        name = (partner, organization_id, user_id, remembered, device)

        def make() -> Account:
            from ..models.partner_auth import LoginAsUserRequest
            from ..operations.partner_auth import LOGIN_AS_USER

            request = LoginAsUserRequest(
                organization_id=organization_id,
                user_id=user_id,
                remember_me_id=remember_me_id or UNSET,
                device=device or UNSET,
            )
            log_in = self._login(self.partner(partner), LOGIN_AS_USER, request)
            scopes = Scopes(key, "v3", organization_id)
            return self._session_account({"devKey": key}, scopes, (key, remember_me_id), log_in, name)

        return self._once(name, make)

    def spend(self, credentials: SpendCredentials) -> Account:
        """Return the account of a Spend & Expense token."""
        token = credentials.api_token
        return self._once(credentials, lambda: FixedAccount({"apiToken": token}, Scopes(token, "spend"), (token,)))

    async def close(self) -> None:
        """End the sessions of all accounts."""
        await asyncio.gather(*(account.close() for account in self._accounts.values()), return_exceptions=True)

    def _once(self, name: object, make: Callable[[], Account]) -> Account:
        account = self._accounts.get(name)
        if account is None:
            account = self._accounts[name] = make()
        return account

    def _login(self, whose: Account, operation: Operation[Any], body: RequestModel) -> Callable[[], Awaitable[Session]]:
        """Make the function that opens a session: an ordinary call of `operation`."""

        async def log_in() -> Session:
            opened = await self._send(whose, operation, build(operation, body=body), {}, _read_login)
            return Session(
                opened.session_id,
                getattr(opened, "organization_id", None),
                getattr(opened, "user_id", None),
                getattr(opened, "trusted", None),
            )

        return log_in

    def _session_account(
        self,
        headers: Mapping[str, Secret[str]],
        scopes: Scopes,
        secrets: tuple[Secret[str] | None, ...],
        log_in: Callable[[], Awaitable[Session]],
        name: object,
        *,
        idle: float = IDLE,
        logout: bool = True,
    ) -> SessionAccount:
        async def log_out(session: Session) -> None:
            from ..operations.auth import LOGOUT

            # It waits for no limit: calls that were just broken off may hold them all, and a refusal does no harm.
            whose = FixedAccount({**headers, "sessionId": session.id}, None, secrets)
            options: CallOptions = {"retries": 0, "deadline": _LOGOUT_DEADLINE}
            await self._send(whose, LOGOUT, build(LOGOUT), options, as_it_came, closing=True)

        proofs = " ".join(proof.reveal() for proof in headers.values())
        stored_as = _digest(f"{self._environment.connect} {proofs} {name!r}")
        keeper = SessionKeeper(log_in, self._clock, idle=idle, store=self._store, name=stored_as)
        return SessionAccount(headers, scopes, secrets, keeper, log_out if logout else None)


def _read_login(answer: bytes, operation: Operation[Any]) -> Any:
    opened = decode(answer, operation.answer, operation=operation)
    if not opened.session_id:
        raise DecodeError(f"{operation.id}: the answer holds no session", path="$.sessionId")
    return opened


def _digest(text: str) -> str:
    """Return a name that stands for a secret, and from which it cannot be found out."""
    return hashlib.blake2b(text.encode(), digest_size=12, person=b"bill-async").hexdigest()
