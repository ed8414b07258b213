"""The removal of secrets from what the sandbox's page shows.

A secret is recognized in two ways: by the name of its field or header, whatever the value; and by its value, if it is
a credential of the sandbox.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from bill_async._base.logging import AUTHENTICATION_HEADERS, hide
from bill_async._schema.kind import Kind
from bill_async._schema.models import Model
from bill_async._schema.operation import Operation
from bill_async.secret import HIDDEN

from .state import SandboxState

__all__ = ["hide_credentials", "without_secret_fields", "without_secret_headers", "without_secret_query"]

_HEADERS: Final = AUTHENTICATION_HEADERS | {"authorization", "proxy-authorization", "cookie", "set-cookie"}
_SECRET_NAME: Final = re.compile(r"(?i)passw|secret|token$|session_?id|credential|(api|app|dev|security)[-_]?key|^key$")
"""Names of fields that BILL does not have, but that a client may send by mistake."""

_LINK: Final = re.compile(r"(/_(?:files|uploads)/)[0-9a-f]{32}")
"""The links of files: who knows one may read or write the file."""


def hide_credentials(state: SandboxState, text: str) -> str:
    """Remove the credentials of the sandbox and the links of files from a text, wherever they are in it."""
    hidden = hide(text, [credential for credential in _credentials(state) if credential in text])
    return _LINK.sub(rf"\1{HIDDEN}", hidden)


def without_secret_headers(headers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return headers without the values that authenticate a request."""
    return [(name, HIDDEN if name.lower() in _HEADERS else value) for name, value in headers.items()]


def without_secret_query(state: SandboxState, query: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of a query without secret values."""
    _, secret = _names(tuple(state.operations))
    return {name: HIDDEN if _is_secret(name, secret) else value for name, value in query.items()}


def without_secret_fields(state: SandboxState, operation: str, value: Any, *, request: bool) -> Any:
    """Return JSON without the values of secret fields.

    Of a request that has secrets, such as a login, only the fields that its operation has are shown: a secret may be
    under a misspelled name.
    """
    _, secret = _names(tuple(state.operations))
    known: frozenset[str] | None = None
    if request:
        found = tuple(each for each in state.operations if each.id == operation)
        fields, secrets = _names(found)
        known = fields if secrets or not found else None
    if known is not None and not isinstance(value, dict):  # an array of objects, or a mistake
        items = value if isinstance(value, list) else [value]
        return [_without(item, secret, known) if isinstance(item, dict) else HIDDEN for item in items]
    return _without(value, secret, known)


def _without(value: Any, secret: frozenset[str], known: frozenset[str] | None) -> Any:
    if isinstance(value, list):
        return [_without(item, secret, known) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: HIDDEN
        if item is not None and (_is_secret(name, secret) or (known is not None and name not in known))
        else _without(item, secret, known)
        for name, item in value.items()
    }


def _is_secret(name: str, secret: frozenset[str]) -> bool:
    return name in secret or _SECRET_NAME.search(name) is not None


@lru_cache(maxsize=1000)
def _names(operations: tuple[Operation[Any], ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of all fields and parameters of operations, and those of the secret ones."""
    every: set[str] = set()
    secret: set[str] = set()
    seen: set[type[Any]] = set()
    for operation in operations:
        for parameter in (*operation.query, *operation.headers):
            every.add(parameter.wire)
            if parameter.secret:
                secret.add(parameter.wire)
        for model in _models(operation):
            _collect(model, every, secret, seen)
    return frozenset(every), frozenset(secret)


def _models(operation: Operation[Any]) -> Iterator[type[Any] | None]:
    yield None if operation.body is None else operation.body.model
    yield _named(operation.answer.kind)


def _collect(model: type[Any] | None, every: set[str], secret: set[str], seen: set[type[Any]]) -> None:
    if model is None or model in seen or not issubclass(model, Model):
        return
    seen.add(model)
    for field in model.__fields__:
        every.add(field.wire)
        if field.secret:
            secret.add(field.wire)
        _collect(_named(field.kind), every, secret, seen)


def _named(kind: Kind | None) -> type[Any] | None:
    return None if kind is None else kind.named


def _credentials(state: SandboxState) -> Iterator[str]:
    """Yield all keys, passwords, tokens and sessions."""
    auth = state.auth
    yield from (auth.dev_key, auth.partner.app_key, auth.partner.password)
    yield from auth.sessions
    for organization in auth.organizations.values():
        yield from organization.trusts
        account = organization.account
        if account is not None:
            yield from (account.password, account.sync_token, account.spend_token, account.remember_me_id)
