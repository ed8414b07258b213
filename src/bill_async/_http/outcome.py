"""The errors that calls end with, and their messages. Nothing is sent or waited for here."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

import aiohttp
from yarl import URL

from ..errors import (
    LONGEST_BODY,
    ApiError,
    BillError,
    ClientClosedError,
    DeadlineExceededError,
    DecodeError,
    OutcomeUnknownError,
    RateLimitedError,
    TransportError,
)
from ..retry import MAYBE_EXECUTED, GiveUp
from .call import Call
from .request import arguments

E = TypeVar("E", bound=ApiError | TransportError)


def raise_given_up(call: Call[Any], decision: GiveUp) -> NoReturn:
    """Raise the error of a call that is not sent again."""
    error = _given_up(call, decision)
    raise error from (None if error is call.error else call.error)


def raise_not_sent(call: Call[Any], error: BillError) -> NoReturn:
    """Raise the error of a call that could not be sent again because of the login or a limit."""
    final = _not_sent(call, error)
    # The frames of the login and the limiter do not help the caller.
    raise final.with_traceback(None) from (error.__cause__ if final is error else error)


def raise_deadline_passed(call: Call[Any]) -> NoReturn:
    """Raise the error of a call that has no time left to be sent."""
    text = f"{call.operation.id}: the deadline passed before the call could be sent"
    raise _not_sent(call, DeadlineExceededError(text))


def interrupted(call: Call[Any]) -> OutcomeUnknownError | None:
    """Return the cause of the cancellation of a call that may have been executed; None for another one."""
    if _is_open(call):
        return _outcome_unknown(call, "the call was cancelled before the answer came")
    return None


def raise_client_closed(call: Call[Any]) -> NoReturn:
    """Raise the error of a call during which the client was closed."""
    if _is_open(call):
        raise _outcome_unknown(call, "the client was closed before the answer came") from None
    raise ClientClosedError(f"{call.operation.id}: the client was closed during the call") from None


def _given_up(call: Call[Any], decision: GiveUp) -> BillError:
    error = call.error
    if decision.outcome_unknown:
        return _outcome_unknown(call, describe_failure(call))
    if isinstance(error, ApiError) or (isinstance(error, DecodeError) and decision.reason == "misfit"):
        return error
    text = f"{call.operation.id}: {describe_failure(call)}"
    if call.time_left() <= 0 or decision.reason == "deadline":
        return _with_facts(call, DeadlineExceededError(f"{text}; the deadline leaves no time to try again"))
    tries = f"tried {call.attempts} times" if call.attempts > 1 else "tried once"
    return _with_facts(call, TransportError(f"{text}; {tries}"))


def _not_sent(call: Call[Any], error: BillError) -> BillError:
    if _may_have_been_executed(call):
        return _outcome_unknown(call, f"{describe_failure(call)}; and then {error}")
    if isinstance(error, RateLimitedError) and isinstance(call.error, RateLimitedError):
        call.error.retry_at = error.retry_at or call.error.retry_at
        return call.error  # BILL's own words say more than our refusal to wait
    if isinstance(error, ApiError | TransportError) and error.operation is None:
        return _with_facts(call, error)
    return error


def describe_failure(call: Call[Any]) -> str:
    """Say in plain words what became of the last attempt."""
    error = call.error
    if isinstance(error, ApiError):
        return str(error)
    if isinstance(error, DecodeError):
        return call.hide_secrets(f"the answer ({call.status}) cannot be read: {error}")
    if call.proxy is None:
        return _describe_break(call)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"the proxy {call.proxy} was not found; check Options.proxy and the environment variables"
    if isinstance(error, aiohttp.ClientProxyConnectionError):
        return f"no connection to the proxy {call.proxy}: {error.os_error.strerror or error.os_error}"
    if isinstance(error, _ProxyRefusal):
        return f"the proxy {call.proxy} refused to connect: {error}"
    return f"{_describe_break(call)}, through the proxy {call.proxy}"


def _describe_break(call: Call[Any]) -> str:
    error, url = call.error, call.url.reveal()
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return f"no connection to {url.host} within {call.defaults.connect_timeout:g} s"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"the host {error.host} was not found; check the environment or URL"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        why = getattr(error.certificate_error, "verify_message", "") or error.certificate_error
        return f"the certificate of {error.host} is not trusted: {why}; Options.ssl says which certificates are"
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"no connection to {url.host}:{url.port}: {error.os_error.strerror or error.os_error}"
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return "the connection was closed before the answer came"
    if isinstance(error, TimeoutError):
        return f"no answer within {call.clock.monotonic() - call.sent_at:.1f} s"
    what = "the answer cannot be read" if isinstance(error, aiohttp.ClientPayloadError) else type(error).__name__
    return call.hide_secrets(" ".join(f"{what}: {error}".split()))


class _ProxyRefusal(aiohttp.ClientConnectionError):
    """A proxy refused to connect."""


def without_request(error: Exception) -> Exception:
    """Remove the request and the proxy from an error of aiohttp, because they hold secrets that tools show."""
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return _ProxyRefusal(f"{error.status} {error.message}")
    if isinstance(error, aiohttp.ClientResponseError):
        return aiohttp.ClientPayloadError(error.message)
    link: BaseException | None = error
    while link is not None:
        link.__traceback__ = None
        if isinstance(link, aiohttp.ClientConnectorError | aiohttp.ClientConnectorCertificateError):
            _remove_proxy(link)
        link = link.__cause__ or link.__context__
    return error


def _remove_proxy(error: Any) -> None:
    """Remove the URL of the proxy, which may hold a password, from an error about a connection."""
    key = error._conn_key  # aiohttp has no public name for it
    error._conn_key = type(key)(*(None if isinstance(part, URL) else part for part in key))
    error.args = (error._conn_key, *error.args[1:])


def _outcome_unknown(call: Call[Any], cause: str) -> OutcomeUnknownError:
    operation = call.operation
    resource = operation.path if operation.accessor == "raw.request" else operation.accessor.rpartition(".")[0]
    return _with_facts(
        call,
        OutcomeUnknownError(
            f"{operation.id} may or may not have been executed: {cause}",
            hint="do not repeat it blindly: `await client.reconcile(error)` says what can be found out; or compare "
            f"what changed in {resource} since `sent_at` with `arguments` and `request`",
            organization=call.organization,
            arguments=arguments(operation, call.request),
            request=call.body,
            sent_at=call.sent_at_utc(),
            status=call.status or None,
            body=_excerpt(call),
        ),
    )


def _excerpt(call: Call[Any]) -> bytes:
    """Return the beginning of the last answer, without secrets, even one that the end would cut in two."""
    text = call.answer.reveal()[: 2 * LONGEST_BODY].decode(errors="surrogateescape")
    return call.hide_secrets(text).encode(errors="surrogateescape")


def _with_facts(call: Call[Any], error: E) -> E:
    error.operation = call.operation.id
    error.attempts = call.attempts - call.failures.count("unsent")
    return error


def _may_have_been_executed(call: Call[Any]) -> bool:
    return call.retry != "safe" and not MAYBE_EXECUTED.isdisjoint(call.failures)


def _is_open(call: Call[Any]) -> bool:
    """Whether a call may have been executed, or may be executed now."""
    return _may_have_been_executed(call) or (call.in_flight and call.retry != "safe")
