"""The settings of a client: environment, proxies, credentials and options."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, cast, get_args
from urllib.parse import urlsplit

import attrs

from ._base.addresses import check_address, without_secrets
from ._base.validators import number
from ._limits.limiter import Limits
from .errors import ConfigurationError
from .retry import RetryPolicy
from .secret import HidesArguments, Secret, hides_frames, reveal, to_secret, to_secret_or_none
from .types import Family, OnBadValue

if TYPE_CHECKING:
    from .drift import OnUnknown
    from .hooks import OnAttempt, OnCall

H = TypeVar("H", bound=Callable[..., object])

__all__ = [
    "PRODUCTION",
    "SANDBOX",
    "Environment",
    "Options",
    "OrganizationCredentials",
    "PartnerCredentials",
    "Proxies",
    "Settings",
    "SpendCredentials",
    "SyncTokenCredentials",
]


# ---- environments


@attrs.frozen
class Environment:
    """The base URLs of one installation of BILL."""

    name: str
    connect: str
    """The base URL of v3, partner and Spend & Expense."""
    events: str
    """The base URL of the webhook API."""

    def __attrs_post_init__(self) -> None:
        for name in ("connect", "events"):
            check_address(getattr(self, name), f"Environment.{name}")

    @classmethod
    def custom(cls, url: str) -> Environment:
        """Return the environment of a host that serves BILL's paths, such as the embedded sandbox."""
        parts = check_address(url, "environment", "use 'sandbox', 'production' or an http(s) URL")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ConfigurationError("environment: the URL must not hold credentials, a query or a fragment")
        base = url.rstrip("/").removesuffix("/connect")
        return cls(base, f"{base}/connect", f"{base}/connect-events")

    @classmethod
    def of(cls, value: Environment | str) -> Environment:
        """Return the environment for an environment, its name, or a URL."""
        if isinstance(value, Environment):
            return value
        if not isinstance(value, str):
            raise ConfigurationError(f"environment {value!r}: use 'sandbox', 'production' or an http(s) URL")
        return _BY_NAME.get(value.lower()) or cls.custom(value)

    def base(self, family: Family) -> str:
        """Return the base URL of a family."""
        return self.events if family == "webhooks" else self.connect


SANDBOX: Final = Environment(
    "sandbox", "https://gateway.stage.bill.com/connect", "https://gateway.stage.bill.com/connect-events"
)
PRODUCTION: Final = Environment(
    "production", "https://gateway.prod.bill.com/connect", "https://gateway.prod.bill.com/connect-events"
)
_BY_NAME: Final = {environment.name: environment for environment in (SANDBOX, PRODUCTION)}


# ---- proxies


def _to_proxy_url(value: Any) -> Any:
    """Return the URL of a proxy as a secret, because it may hold a password. `proxy:3128` is accepted too."""
    value = reveal(value)
    return Secret(f"http://{value}" if isinstance(value, str) and "://" not in value else value) if value else None


@hides_frames
def _check_proxy(instance: object, attribute: attrs.Attribute[Any], value: Secret[Any] | None) -> None:
    where, remedy = (
        f"Proxies.{attribute.name}",
        "give the http(s) URL of a proxy, such as http://proxy.example.com:3128",
    )
    if value is None:
        return
    if not isinstance(value.reveal(), str):
        raise ConfigurationError(f"{where} must be a string, not {type(value.reveal()).__name__}; {remedy}")
    check_address(value.reveal(), where, remedy)


def _to_hosts(value: Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    return tuple(filter(None, (host.strip().lower() for host in value)))


def _show_proxy(url: Secret[str] | None) -> str:
    return repr(None) if url is None else without_secrets(url.reveal())


@attrs.frozen(kw_only=True)
class Proxies(metaclass=HidesArguments):
    """The HTTP proxies for requests.

    Requests to this machine itself use no proxy. The URL may hold a user and a password, percent-encoded where needed;
    they are never shown: `http://user:pass%20word@proxy.example.com:3128`.
    """

    https: Secret[str] | None = attrs.field(
        default=None, converter=_to_proxy_url, validator=_check_proxy, repr=_show_proxy
    )
    """The proxy for https, the only scheme that BILL serves. It forwards encrypted bytes."""
    http: Secret[str] | None = attrs.field(
        default=None, converter=_to_proxy_url, validator=_check_proxy, repr=_show_proxy
    )
    """The proxy for plain http."""
    bypass: tuple[str, ...] = attrs.field(default=(), converter=_to_hosts)
    """Hosts that are reached without a proxy, as in NO_PROXY: `example.com` (with all its subdomains),
    `example.com:8443`, `10.0.0.0/8`, or `*` for all."""

    @classmethod
    @hides_frames
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Proxies:
        """Read HTTPS_PROXY, HTTP_PROXY and NO_PROXY. Their lower-case forms take precedence."""
        values = os.environ if environ is None else environ

        def read(name: str) -> str | None:
            # In a CGI process, HTTP_PROXY comes from a header of the request.
            own = None if name == "http_proxy" and "REQUEST_METHOD" in values else values.get(name.upper())
            return values.get(name) or own or None

        return cls(https=read("https_proxy"), http=read("http_proxy"), bypass=read("no_proxy") or ())

    def __bool__(self) -> bool:
        return bool(self.https or self.http)

    def of(self, url: str) -> str | None:
        """Return the proxy for a URL, or None."""
        parts = urlsplit(url)
        proxy, host = (self.http if parts.scheme == "http" else self.https), parts.hostname or ""
        if proxy is None or _is_loopback(host) or self._bypasses(host, parts.port or _PORTS[parts.scheme]):
            return None
        return proxy.reveal()

    def _bypasses(self, host: str, port: int) -> bool:
        address = _address(host)
        for pattern in self.bypass:
            if pattern == "*":
                return True
            if address is not None and _is_in(address, pattern):
                return True
            name, _, only = pattern.rpartition(":") if pattern.rpartition(":")[2].isdecimal() else (pattern, "", "")
            name = name.removeprefix("*").removeprefix(".")
            if (not only or int(only) == port) and (host == name or host.endswith(f".{name}")):
                return True
        return False


_PORTS: Final = {"http": 80, "https": 443}


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _is_loopback(host: str) -> bool:
    address = _address(host)
    return host == "localhost" or host.endswith(".localhost") or (address is not None and address.is_loopback)


def _is_in(address: IPv4Address | IPv6Address, network: str) -> bool:
    try:
        return address in ip_network(network.strip("[]"), strict=False)
    except ValueError:
        return False


# ---- credentials


def _check_text(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Refuse a text that cannot be a credential, without showing it."""
    if value is None and attribute.default is None:
        return
    value = reveal(value)
    where = f"{type(instance).__name__}.{attribute.name}"
    if not isinstance(value, str):
        raise ConfigurationError(f"{where} must be a string, not {type(value).__name__}")
    if not value or value != value.strip():
        raise ConfigurationError(f"{where} is empty or has white space around it")
    if not value.isprintable():
        raise ConfigurationError(f"{where} holds characters that cannot be sent")


@attrs.frozen
class OrganizationCredentials(metaclass=HidesArguments):
    """The API login of one organization.

    `remember_me_id` and `device` come from an earlier MFA challenge. Together they make the session trusted.
    """

    dev_key: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)
    username: str = attrs.field(validator=_check_text)
    password: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)
    organization_id: str = attrs.field(validator=_check_text)
    remember_me_id: Secret[str] | None = attrs.field(default=None, converter=to_secret_or_none, validator=_check_text)
    device: str | None = attrs.field(default=None, validator=_check_text)

    def __attrs_post_init__(self) -> None:
        if (self.remember_me_id is None) != (self.device is None):
            raise ConfigurationError(
                "OrganizationCredentials: give remember_me_id and device together, as the MFA challenge used them"
            )


@attrs.frozen
class SyncTokenCredentials(metaclass=HidesArguments):
    """A sync token of one organization. It allows no payments and no MFA operations, and 48 idle hours."""

    dev_key: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)
    token_name: str = attrs.field(validator=_check_text)
    token: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)
    organization_id: str = attrs.field(validator=_check_text)


@attrs.frozen
class PartnerCredentials(metaclass=HidesArguments):
    """The API login of a partner. `dev_key` is needed for calls on behalf of a user of an organization."""

    app_key: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)
    username: str = attrs.field(validator=_check_text)
    password: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)
    dev_key: Secret[str] | None = attrs.field(default=None, converter=to_secret_or_none, validator=_check_text)


@attrs.frozen
class SpendCredentials(metaclass=HidesArguments):
    """An API token of Spend & Expense, created in BILL's web application."""

    api_token: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)


OrganizationLogin: TypeAlias = OrganizationCredentials | SyncTokenCredentials


@attrs.frozen(kw_only=True)
class Settings:
    """The settings of a client from environment variables."""

    environment: Environment = SANDBOX
    organization: OrganizationLogin | None = None
    partner: PartnerCredentials | None = None
    spend: SpendCredentials | None = None
    proxies: Proxies = Proxies()

    @classmethod
    @hides_frames
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the `BILL_...` variables.

        - Environment: `BILL_ENVIRONMENT` (sandbox or production) or `BILL_BASE_URL`
        - Organization: `BILL_DEV_KEY`, `BILL_ORGANIZATION_ID`, and `BILL_USERNAME`, `BILL_PASSWORD` (with
          `BILL_REMEMBER_ME_ID`, `BILL_DEVICE`) or `BILL_SYNC_TOKEN_NAME`, `BILL_SYNC_TOKEN`
        - Partner: `BILL_APP_KEY`, `BILL_PARTNER_USERNAME`, `BILL_PARTNER_PASSWORD` (with `BILL_DEV_KEY`)
        - Spend & Expense: `BILL_SPEND_TOKEN`
        - Proxies, unless the options name others: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`
        """
        environ = os.environ if environ is None else environ
        read = _Variables(environ)
        partner = read.partner()
        settings = cls(
            environment=read.environment(),
            organization=read.organization(dev_key_alone=partner is not None),
            partner=partner,
            spend=read.spend(),
            proxies=Proxies.from_env(environ),
        )
        if not (settings.organization or settings.partner or settings.spend):
            raise ConfigurationError(
                "no credentials in the environment: set BILL_DEV_KEY, BILL_USERNAME, BILL_PASSWORD and "
                "BILL_ORGANIZATION_ID, or BILL_APP_KEY, BILL_PARTNER_USERNAME and BILL_PARTNER_PASSWORD, "
                "or BILL_SPEND_TOKEN"
            )
        return settings


class _Variables:
    """The `BILL_...` variables. Empty variables count as not set."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._values = {name: value for name, value in environ.items() if name.startswith("BILL_") and value}

    def _any_set(self, *names: str) -> bool:
        return any(name in self._values for name in names)

    def _require(self, what: str, *names: str) -> list[str]:
        if missing := [name for name in names if name not in self._values]:
            raise ConfigurationError(f"{what}: {', '.join(missing)} is not set in the environment")
        return [self._values[name] for name in names]

    def environment(self) -> Environment:
        name, url = self._values.get("BILL_ENVIRONMENT"), self._values.get("BILL_BASE_URL")
        if name and url:
            raise ConfigurationError("set BILL_ENVIRONMENT or BILL_BASE_URL, not both")
        return Environment.of(url or name or "sandbox")

    def organization(self, *, dev_key_alone: bool) -> OrganizationLogin | None:
        token = self._any_set("BILL_SYNC_TOKEN_NAME", "BILL_SYNC_TOKEN")
        user = self._any_set("BILL_USERNAME", "BILL_PASSWORD", "BILL_REMEMBER_ME_ID", "BILL_DEVICE")
        if token and user:
            raise ConfigurationError("set BILL_USERNAME and BILL_PASSWORD, or a sync token, not both")
        if token:
            return SyncTokenCredentials(
                *self._require(
                    "sync token", "BILL_DEV_KEY", "BILL_SYNC_TOKEN_NAME", "BILL_SYNC_TOKEN", "BILL_ORGANIZATION_ID"
                )
            )
        if user or self._any_set("BILL_ORGANIZATION_ID") or (self._any_set("BILL_DEV_KEY") and not dev_key_alone):
            names = ("BILL_DEV_KEY", "BILL_USERNAME", "BILL_PASSWORD", "BILL_ORGANIZATION_ID")
            dev_key, username, password, organization_id = self._require("organization", *names)
            return OrganizationCredentials(
                dev_key,
                username,
                password,
                organization_id,
                remember_me_id=self._values.get("BILL_REMEMBER_ME_ID"),
                device=self._values.get("BILL_DEVICE"),
            )
        return None

    def partner(self) -> PartnerCredentials | None:
        names = ("BILL_APP_KEY", "BILL_PARTNER_USERNAME", "BILL_PARTNER_PASSWORD")
        if not self._any_set(*names):
            return None
        app_key, username, password = self._require("partner", *names)
        return PartnerCredentials(app_key, username, password, dev_key=self._values.get("BILL_DEV_KEY"))

    def spend(self) -> SpendCredentials | None:
        token = self._values.get("BILL_SPEND_TOKEN")
        return SpendCredentials(token) if token else None


# ---- options


def _check_wait(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    if not isinstance(value, int | float) or not value >= 0:
        raise ConfigurationError(f"Options.wait must be True, False or a number of seconds, not {value!r}")


def _check_bad_value(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    if value not in get_args(OnBadValue):
        raise ConfigurationError(f"Options.on_bad_value must be 'raise' or 'keep', not {value!r}")


def _check_type(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    expected = attribute.metadata["type"]
    if not isinstance(value, expected):
        where = f"{type(instance).__name__}.{attribute.name}"
        raise ConfigurationError(f"{where} must be of the class {expected.__name__}, not {value!r}")


def _to_proxies(value: Proxies | str | None) -> Proxies | None:
    """Return the proxies. A URL is the proxy of every request."""
    if value is None or isinstance(value, Proxies):
        return value
    return Proxies(https=value, http=value)


# The converters of `Options` name their types: mypy does not see a value for `H` in an argument of the class.
def _to_attempt_hooks(value: OnAttempt | Iterable[OnAttempt]) -> tuple[OnAttempt, ...]:
    return _to_hooks(value)


def _to_call_hooks(value: OnCall | Iterable[OnCall]) -> tuple[OnCall, ...]:
    return _to_hooks(value)


def _to_hooks(value: H | Iterable[H]) -> tuple[H, ...]:
    """Return a tuple of one hook or several."""
    several = isinstance(value, Iterable) and not callable(value)
    hooks = cast("tuple[H, ...]", tuple(cast("Iterable[H]", value)) if several else (value,))
    for hook in hooks:
        if not callable(hook):
            raise ConfigurationError(f"Options: a hook must be a function that takes one record, not {hook!r}")
        if inspect.iscoroutinefunction(hook) or inspect.iscoroutinefunction(type(hook).__call__):
            raise ConfigurationError(f"Options: the hook {hook!r} is asynchronous; let it put records into a queue")
    return hooks


@attrs.frozen(kw_only=True)
class Options(metaclass=HidesArguments):
    """The behavior of a client. The options of a call take precedence."""

    timeout: float = number(60.0, least=0.001)
    """Seconds that one attempt may take."""
    connect_timeout: float = number(10.0, least=0.001)
    """Seconds of an attempt that may pass until the connection is made."""
    deadline: float | None = number(None, least=0.001)
    """Seconds that a whole call may take. With None, `timeout`, `retry` and `wait` limit it."""
    retries: int | None = number(None, least=0, whole=True)
    """The maximum number of retries of a call, for any reason. With None, `retry` limits them."""
    wait: bool | float = attrs.field(default=60.0, validator=_check_wait)
    """How long to wait for a limit; see `CallOptions.wait`."""
    prefetch: bool = True
    """Whether lists fetch the next page while the caller processes the current one."""
    max_pages: int = number(100_000, least=1, whole=True)
    """The number of pages after which a list counts as endless."""
    connections: int = number(256, least=1, whole=True)
    """The maximum number of open connections, to all hosts together."""
    keepalive: float = number(15.0, least=0)
    """Seconds for which an idle connection is kept: less than BILL's gateway keeps it. Requests other than GET use one
    that has been idle for at most two seconds."""
    proxy: Proxies | None = attrs.field(default=None, converter=_to_proxies)
    """The proxy for all requests except those to this machine: a URL, or `Proxies`. With None, a client made by
    `from_env` uses the proxy of the environment, and other clients use none. `Proxies()` always means no proxy."""
    user_agent: str = attrs.field(default="bill-async", validator=_check_text)
    limits: Limits = attrs.field(factory=Limits, validator=_check_type, metadata={"type": Limits})
    """The limits that this client may use; by default those that BILL documents."""
    retry: RetryPolicy = attrs.field(factory=RetryPolicy, validator=_check_type, metadata={"type": RetryPolicy})
    """How often failed calls are retried, and with which pauses."""
    mint_transaction_numbers: bool = True
    """Whether a payment, single or in bulk, without a `transaction_number` gets a unique one from the client.
    `BillClient.reconcile` finds the payment by it for certain. With False, and for a payment with
    `transaction_number=None`, BILL makes the number."""
    on_unknown: OnUnknown | None = None
    """A function called for every field and enum value in an answer that this package does not know; see
    `DriftReport`."""
    on_bad_value: OnBadValue = attrs.field(default="raise", validator=_check_bad_value)
    """What to do if an optional field of an answer cannot be read. `"raise"`: the call raises a `DecodeError`.
    `"keep"`: the field is None, its value is in `unknown_fields` of its model, and `on_unknown` is called with it."""
    on_attempt: tuple[OnAttempt, ...] = attrs.field(default=(), converter=_to_attempt_hooks)
    """One or more functions called with an `AttemptRecord` after every attempt of every call.

    They run in the task of the call, so they must be quick. Their errors are logged and have no other effect."""
    on_call: tuple[OnCall, ...] = attrs.field(default=(), converter=_to_call_hooks)
    """One or more functions called with a `CallRecord` when a call ends."""
