"""Keys, logins, sessions and MFA trust."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

import attrs

from bill_async._schema.operation import Operation

from .errors import Problem, Refusal
from .limits import LimitEnforcer
from .organizations import OrganizationAccount, OrganizationState, Trust

__all__ = ["Authenticator", "Caller", "PartnerAccount", "Session", "secret"]

_IDLE = 35 * 60
_IDLE_SYNC_TOKEN = 48 * 3600
REMEMBERED = 30 * 24 * 3600
_FOREVER = 10**12


@attrs.frozen(kw_only=True, repr=False)
class PartnerAccount:
    """The credentials for the partner operations of the sandbox."""

    app_key: str
    username: str
    password: str
    dev_key: str
    """The developer key for calls in an organization, after login-as-user."""

    def __repr__(self) -> str:
        return "PartnerAccount(...)"


@attrs.define(repr=False)
class Session:
    """A session that a login opened."""

    id: str
    key: str | None
    """The developer or application key that the session is bound to; None after login-as-user."""
    organization: OrganizationState | None
    user_id: str
    trusted: bool
    idle: float
    used: float
    sync_token: bool = False


@attrs.frozen
class Caller:
    """The caller of a request."""

    organization: OrganizationState | None
    session: Session | None
    key: str
    """The key that the limits apply to: developer key, application key or API token."""
    spend: bool = False

    @property
    def user_id(self) -> str:
        """The id of the user; empty without a session."""
        return "" if self.session is None else self.session.user_id


class Authenticator:
    """All keys and sessions."""

    def __init__(self, seed: int, limiter: LimitEnforcer) -> None:
        self._seed = seed
        self._limiter = limiter
        self.dev_key = secret(seed, "devKey")
        self.partner = PartnerAccount(
            app_key=secret(seed, "appKey"),
            username="partner@example.com",
            password=secret(seed, "partner password"),
            dev_key=self.dev_key,
        )
        self.organizations: dict[str, OrganizationState] = {}
        self.sessions: dict[str, Session] = {}
        self._tokens: dict[str, OrganizationState] = {}

    def account(self, organization_id: str, user_id: str) -> OrganizationAccount:
        """Make the credentials of a seeded organization."""
        label = organization_id[-6:].lower()
        return OrganizationAccount(
            organization_id=organization_id,
            dev_key=self.dev_key,
            username=f"admin.{label}@example.com",
            password=secret(self._seed, "password", organization_id),
            user_id=user_id,
            sync_token_name=f"sync-{label}",
            sync_token=secret(self._seed, "sync token", organization_id),
            spend_token=secret(self._seed, "spend token", organization_id),
            remember_me_id=secret(self._seed, "remember me", organization_id),
            device="sandbox-device",
        )

    def add(self, organization: OrganizationState) -> None:
        """Add an organization."""
        self.organizations[organization.id] = organization
        account = organization.account
        if account is not None:
            self._tokens[account.spend_token] = organization
            organization.trusts[account.remember_me_id] = Trust(account.user_id, account.device, _FOREVER)
            if account.user_id not in organization.phones:
                organization.phones[account.user_id] = [{"type": "MOBILE", "last4digits": "0100", "primary": True}]

    # -- logins

    def log_in(self, body: Mapping[str, Any], now: float) -> Session:
        """Answer `POST /v3/login`."""
        key = body["devKey"]
        if key != self.dev_key:
            raise Refusal(401, Problem("BDC_1102", "Developer key is invalid."))
        self._limiter.count_login(key, now)
        organization = self.organizations.get(body["organizationId"])
        if organization is None:
            raise Refusal(400, Problem("BDC_1123", "Organization ID is invalid."))
        account = organization.account
        given = (body["username"], body["password"])
        if account is not None and given == (account.username, account.password):
            trusted = self.remembered(organization, account.user_id, body, now)
            return self._open(key, organization, account.user_id, trusted, now)
        if account is not None and given == (account.sync_token_name, account.sync_token):
            return self._open(key, organization, account.user_id, False, now, sync_token=True)
        raise Refusal(401, Problem("BDC_1101", "Username or password is incorrect."))

    def log_in_partner(self, body: Mapping[str, Any], now: float) -> Session:
        """Answer `POST /v3/partner/login`."""
        partner = self.partner
        if body["appKey"] != partner.app_key:
            raise Refusal(401, Problem("BDC_1102", "Application key is invalid."))
        self._limiter.count_login(partner.app_key, now)
        if (body["username"], body["password"]) != (partner.username, partner.password):
            raise Refusal(401, Problem("BDC_1101", "Username or password is incorrect."))
        return self._open(partner.app_key, None, "", False, now)

    def log_in_as(self, organization: OrganizationState, user_id: str, body: Mapping[str, Any], now: float) -> Session:
        """Answer `POST /v3/partner/login-as-user`."""
        return self._open(None, organization, user_id, self.remembered(organization, user_id, body, now), now)

    def remembered(self, organization: OrganizationState, user_id: str, body: Mapping[str, Any], now: float) -> bool:
        """Whether rememberMeId and device make the session of a user trusted."""
        found = organization.trusts.get(body.get("rememberMeId") or "")
        if found is None:
            return False
        trust = Trust(*found)
        return trust.device == body.get("device") and trust.user_id == user_id and trust.until > now

    def end(self, session: Session) -> None:
        """Log out."""
        self.sessions.pop(session.id, None)

    def expire_all(self) -> None:
        """End all sessions, as if they had been idle too long."""
        self.sessions.clear()

    def _open(
        self,
        key: str | None,
        organization: OrganizationState | None,
        user_id: str,
        trusted: bool,
        now: float,
        *,
        sync_token: bool = False,
    ) -> Session:
        idle = _IDLE_SYNC_TOKEN if sync_token else _IDLE
        session = Session(secrets.token_hex(16), key, organization, user_id, trusted, idle, now, sync_token)
        self.sessions[session.id] = session
        return session

    # -- requests

    def identify(self, operation: Operation[Any], headers: Mapping[str, str], now: float) -> Caller:
        """Return the caller of a request, or refuse it. The limits of the key are counted here."""
        match operation.family:
            case "spend":
                return self._by_token(headers, now)
            case "partner":
                return self._by_app_key(headers, now)
            case "webhooks" if "apiToken" in headers:
                return self._by_token(headers, now)
            case "webhooks" if "appKey" in headers:
                return self._by_app_key(headers, now)
            case "webhooks" if not ("devKey" in headers and "sessionId" in headers):
                raise Refusal(400, Problem("BDC_1108", "sessionId and devKey, or apiToken: header is missing"))
            case _:
                return self._by_dev_key(headers, now)

    def _by_dev_key(self, headers: Mapping[str, str], now: float) -> Caller:
        key = headers.get("devKey", "")
        if key != self.dev_key:
            raise Refusal(401, Problem("BDC_1102", "Developer key is invalid."))
        self._limiter.count_request(key, now)
        session = self._session(headers, now)
        if session.organization is None or session.key not in (key, None):
            raise _session_expired()
        return Caller(session.organization, session, key)

    def _by_app_key(self, headers: Mapping[str, str], now: float) -> Caller:
        key = headers.get("appKey", "")
        if key != self.partner.app_key:
            raise Refusal(401, Problem("BDC_1102", "Application key is invalid."))
        self._limiter.count_request(key, now)
        session = self._session(headers, now)
        if session.key != key:
            raise _session_expired()
        return Caller(None, session, key)

    def _by_token(self, headers: Mapping[str, str], now: float) -> Caller:
        token = headers.get("apiToken", "")
        organization = self._tokens.get(token)
        if organization is None:
            raise Refusal(401, Problem("BDC_1102", "API token is invalid."))
        self._limiter.count_spend(token, now)
        return Caller(organization, None, token, spend=True)

    def _session(self, headers: Mapping[str, str], now: float) -> Session:
        session = self.sessions.get(headers.get("sessionId", ""))
        if session is None:
            raise _session_expired()
        if now - session.used > session.idle:
            self.end(session)
            raise _session_expired()
        session.used = now
        return session


def secret(seed: int, *parts: str) -> str:
    """Return a credential, which is the same for the same seed."""
    text = "\x1f".join(("sandbox", str(seed), *parts))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _session_expired() -> Refusal:
    return Refusal(401, Problem("BDC_1109", "Session is invalid. Please log in.", "DOWNSTREAM"))
