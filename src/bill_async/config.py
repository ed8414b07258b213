"""The settings of a client: environment, credentials and options."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, cast, get_args

import attrs

from ._base.addresses import check_address
from ._base.validators import number
from ._limits.limiter import Limits
from .errors import ConfigurationError
from .network import Proxies, Trust, check_trust, trust_of
from .retry import RetryPolicy
from .secret import HidesArguments, Secret, hides_frames, reveal, to_secret, to_secret_or_none
from .types import Family, Fieldwise, OnBadValue

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
    "Settings",
    "SpendCredentials",
    "SyncTokenCredentials",
]


# ---- environments


@attrs.frozen(eq=False, repr=False)
class Environment(Fieldwise):
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


@attrs.frozen(eq=False, repr=False)
class OrganizationCredentials(Fieldwise, metaclass=HidesArguments):
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


@attrs.frozen(eq=False, repr=False)
class SyncTokenCredentials(Fieldwise, metaclass=HidesArguments):
    """A sync token of one organization. It allows no payments and no MFA operations, and 48 idle hours."""

    dev_key: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)
    token_name: str = attrs.field(validator=_check_text)
    token: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)
    organization_id: str = attrs.field(validator=_check_text)


@attrs.frozen(eq=False, repr=False)
class PartnerCredentials(Fieldwise, metaclass=HidesArguments):
    """The API login of a partner. `dev_key` is needed for calls on behalf of a user of an organization."""

    app_key: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)
    username: str = attrs.field(validator=_check_text)
    password: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)
    dev_key: Secret[str] | None = attrs.field(default=None, converter=to_secret_or_none, validator=_check_text)


@attrs.frozen(eq=False, repr=False)
class SpendCredentials(Fieldwise, metaclass=HidesArguments):
    """An API token of Spend & Expense, created in BILL's web application."""

    api_token: Secret[str] = attrs.field(converter=to_secret, validator=_check_text)


OrganizationLogin: TypeAlias = OrganizationCredentials | SyncTokenCredentials


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Settings(Fieldwise):
    """The settings of a client from environment variables."""

    environment: Environment = SANDBOX
    organization: OrganizationLogin | None = None
    partner: PartnerCredentials | None = None
    spend: SpendCredentials | None = None

    @classmethod
    @hides_frames
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the `BILL_...` variables.

        - Environment: `BILL_ENVIRONMENT` (sandbox or production) or `BILL_BASE_URL`
        - Organization: `BILL_DEV_KEY`, `BILL_ORGANIZATION_ID`, and `BILL_USERNAME`, `BILL_PASSWORD` (with
          `BILL_REMEMBER_ME_ID`, `BILL_DEVICE`) or `BILL_SYNC_TOKEN_NAME`, `BILL_SYNC_TOKEN`
        - Partner: `BILL_APP_KEY`, `BILL_PARTNER_USERNAME`, `BILL_PARTNER_PASSWORD` (with `BILL_DEV_KEY`)
        - Spend & Expense: `BILL_SPEND_TOKEN`
        """
        environ = os.environ if environ is None else environ
        read = _Variables(environ)
        partner = read.partner()
        settings = cls(
            environment=read.environment(),
            organization=read.organization(dev_key_alone=partner is not None),
            partner=partner,
            spend=read.spend(),
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


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Options(Fieldwise, metaclass=HidesArguments):
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
    """The proxy for all requests except those to this machine: a URL, or `Proxies`. With None, it is that of the
    environment variables; see `trust_env`. `Proxies()` always means no proxy."""
    ssl: Trust = attrs.field(default=True, validator=check_trust)
    """The certificates to trust: a file or a folder of certificates of authorities (PEM), or an `SSLContext`, for
    example with a certificate of the client. With True, they are those of the environment variables, see `trust_env`,
    or of the system. False trusts everybody: whoever is on the way to BILL can read and change everything, including
    the password."""
    trust_env: bool = True
    """Whether environment variables name the proxy and the certificates that the other options do not name:
    `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, `SSL_CERT_FILE` and `SSL_CERT_DIR`. They are read when the
    client is made. For a client that is given an aiohttp session, the settings of that session apply instead."""
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

    def in_environment(self, environ: Mapping[str, str]) -> Options:
        """Return the options with the proxy and the certificates that these environment variables name, unless the
        options name them or do not trust the environment.

        Raises: `ConfigurationError` if a variable names a proxy that cannot be used.
        """
        if not self.trust_env:
            return self
        proxy = Proxies.from_env(environ) if self.proxy is None else self.proxy
        return attrs.evolve(self, proxy=proxy, ssl=trust_of(environ) if self.ssl is True else self.ssl, trust_env=False)
