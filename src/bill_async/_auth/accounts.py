"""Accounts: the credentials of calls, and the limits that the calls count against.

An account either has headers that never change (a Spend & Expense token, or none at all), or it logs in.
https://developer.bill.com/docs/bill-keys-tokens lists the headers of each family.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, get_args

from multidict import CIMultiDict

from .._http.account import Account, Authorization, FixedAccount, Scopes
from .._http.call import Call
from .._http.request import build
from .._http.sender import Sender
from .._limits.limiter import Scope
from .._schema.converter import as_it_came, decode
from .._schema.operation import Operation, Quota
from ..config import OrganizationCredentials, OrganizationLogin, PartnerCredentials, SpendCredentials
from ..errors import ConfigurationError, DecodeError
from ..secret import Secret
from ..types import UNSET, CallOptions, Family
from .sessions import IDLE, Login, Session, SessionKeeper, SessionStore

if TYPE_CHECKING:
    from .._schema.models import RequestModel

_SYNC_TOKEN_IDLE: Final = 47 * 3600.0
"""BILL ends the session of a sync token after 48 idle hours."""
_LOGOUT_DEADLINE: Final = 5.0


class _SessionAuthorization(Authorization):
    """The headers of one session."""

    __slots__ = ("session",)

    def __init__(self, headers: Secret[CIMultiDict[str]], session: Session) -> None:
        super().__init__(headers)
        self.session = session


def _session(authorization: Authorization) -> Session:
    """Return the session of an authorization; a `SessionAccount` gives no other kind."""
    assert isinstance(authorization, _SessionAuthorization)
    return authorization.session


class SessionAccount:
    """An account that logs in, and logs in again when its session has ended."""

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
        self._authorization: _SessionAuthorization | None = None

    @property
    def anonymous(self) -> FixedAccount:
        return FixedAccount({}, self._scopes, self.secrets)

    def scope(self, quota: Quota | None) -> Scope:
        return self._scopes[quota]

    def ready(self) -> Authorization | None:
        session, authorization = self._keeper.ready(), self._authorization
        return authorization if authorization is not None and authorization.session is session else None

    async def authorize(self, login: CallOptions) -> Authorization:
        session = await self._keeper.get(login)
        authorization = self._authorization
        if authorization is None or authorization.session is not session:
            headers = Authorization.of({**self._headers, "sessionId": session.id}).headers
            authorization = self._authorization = _SessionAuthorization(headers, session)
        return authorization

    def usable(self, authorization: Authorization) -> bool:
        return self._keeper.fresh(_session(authorization))

    def used(self, authorization: Authorization) -> None:
        self._keeper.touch(_session(authorization))

    def expired(self, authorization: Authorization) -> bool:
        self._keeper.expired(_session(authorization))
        return True

    async def close(self) -> None:
        await self._keeper.close(self._logout)


class Accounts:
    """All accounts of a client and its views. Each set of credentials has one, so that views share logins."""

    def __init__(self, sender: Sender, store: SessionStore | None) -> None:
        self._sender = sender
        self._store = store
        self._accounts: dict[object, Account] = {}

    def organization(self, credentials: OrganizationLogin) -> Account:
        """Return the account of an organization's own login."""

        def make() -> Account:
            from ..models.auth import LoginRequest
            from ..operations.auth import LOGIN

            key, organization = credentials.dev_key, credentials.organization_id
            scopes = _scopes(key, "v3", organization)
            if isinstance(credentials, OrganizationCredentials):
                idle, secrets = IDLE, (key, credentials.password, credentials.remember_me_id)
                # Every login names the remembered device; without it the session would silently lose its trust.
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

        return self._account(credentials, make)

    def partner(self, credentials: PartnerCredentials) -> Account:
        """Return the account of a partner's login."""

        def make() -> Account:
            from ..models.partner_auth import PartnerLoginRequest
            from ..operations.partner_auth import PARTNER_LOGIN

            key = credentials.app_key
            scopes, secrets = _scopes(key, "partner"), (key, credentials.password)
            request = PartnerLoginRequest(app_key=key, username=credentials.username, password=credentials.password)
            log_in = self._login(FixedAccount({}, scopes, secrets), PARTNER_LOGIN, request)
            # BILL documents a logout for sessions with a developer key only.
            return self._session_account({"appKey": key}, scopes, secrets, log_in, credentials, logout=False)

        return self._account(credentials, make)

    def as_user(
        self,
        partner: PartnerCredentials,
        organization_id: str,
        user_id: str,
        remember_me_id: Secret[str] | None = None,
        device: str | None = None,
    ) -> Account:
        """Return the account of a user of an organization, on whose behalf a partner calls."""
        if partner.dev_key is None:
            raise ConfigurationError(
                "as_user: give PartnerCredentials a dev_key (BILL_DEV_KEY); calls on behalf of a user need it"
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
            scopes = _scopes(key, "v3", organization_id)
            return self._session_account({"devKey": key}, scopes, (key, remember_me_id), log_in, name)

        return self._account(name, make)

    def spend(self, credentials: SpendCredentials) -> Account:
        """Return the account of a Spend & Expense token."""
        token = credentials.api_token
        return self._account(credentials, lambda: FixedAccount({"apiToken": token}, _scopes(token, "spend"), (token,)))

    async def close(self) -> None:
        """Close all accounts, and end their sessions."""
        await asyncio.gather(*(account.close() for account in self._accounts.values()), return_exceptions=True)

    def _account(self, name: object, make: Callable[[], Account]) -> Account:
        account = self._accounts.get(name)
        if account is None:
            account = self._accounts[name] = make()
        return account

    def _login(self, account: Account, operation: Operation[Any], body: RequestModel) -> Login:
        """Make the function that opens a session by an ordinary call of `operation`."""

        async def log_in(options: CallOptions) -> Session:
            opened = await self._sender.send(
                Call(account, operation, build(operation, body=body), options, _read_login)
            )
            return Session(
                opened.session_id,
                getattr(opened, "organization_id", None),
                getattr(opened, "user_id", None),
                getattr(opened, "trusted", None),
            )

        return log_in

    def _logout(
        self, headers: Mapping[str, Secret[str]], secrets: tuple[Secret[str] | None, ...]
    ) -> Callable[[Session], Awaitable[object]]:
        """Make the function that ends a session."""
        from ..operations.auth import LOGOUT

        async def log_out(session: Session) -> None:
            # No wait for limits: abandoned calls may hold them all, and it does not matter if the logout is refused.
            account = FixedAccount({**headers, "sessionId": session.id}, None, secrets)
            options: CallOptions = {"retries": 0, "deadline": _LOGOUT_DEADLINE}
            await self._sender.send(Call(account, LOGOUT, build(LOGOUT), options, as_it_came, closing=True))

        return log_out

    def _session_account(
        self,
        headers: Mapping[str, Secret[str]],
        scopes: Scopes,
        secrets: tuple[Secret[str] | None, ...],
        log_in: Login,
        name: object,
        *,
        idle: float = IDLE,
        logout: bool = True,
    ) -> SessionAccount:
        proofs = " ".join(proof.reveal() for proof in headers.values())
        stored_as = _digest(f"{self._sender.environment.connect} {proofs} {name!r}")
        keeper = SessionKeeper(log_in, self._sender.clock, idle=idle, store=self._store, name=stored_as)
        return SessionAccount(headers, scopes, secrets, keeper, self._logout(headers, secrets) if logout else None)


def _read_login(answer: bytes, operation: Operation[Any]) -> Any:
    opened = decode(answer, operation.answer, operation=operation)
    if not opened.session_id:
        raise DecodeError(f"{operation.id}: the answer holds no session", path="$.sessionId")
    return opened


def _scopes(key: Secret[str], family: Family, organization: str | None = None) -> Scopes:
    """Return the scopes of the calls with a key, one for each quota."""
    digest = _digest(key.reveal())
    quotas: tuple[Quota | None, ...] = (None, *get_args(Quota))
    return {quota: Scope(digest, organization, family, quota) for quota in quotas}


def _digest(text: str) -> str:
    """Return a digest that identifies a secret without revealing it."""
    return hashlib.blake2b(text.encode(), digest_size=12, person=b"bill-async").hexdigest()
