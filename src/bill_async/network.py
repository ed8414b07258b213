"""The network between a client and BILL: the proxies for its requests, and the certificates that it trusts."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import Any, Final, TypeAlias, cast
from urllib.parse import urlsplit

import attrs

from ._base.addresses import check_address, without_secrets
from .errors import ConfigurationError
from .secret import HidesArguments, Secret, hides_frames, reveal
from .types import Fieldwise

__all__ = ["Proxies", "Trust", "check_trust", "tls_context", "trust_of"]

Trust: TypeAlias = ssl.SSLContext | Path | str | bool
"""What a client takes for the proof that it talks to BILL; see `Options.ssl`."""


# ---- proxies

_PROXY_REMEDY: Final = "give the http(s) URL of a proxy, such as http://proxy.example.com:3128"


def _to_proxy_url(value: Any) -> Any:
    """Return the URL of a proxy as a secret, because it may hold a password. `proxy:3128` is accepted too."""
    value = reveal(value)
    return Secret(f"http://{value}" if isinstance(value, str) and "://" not in value else value) if value else None


@hides_frames
def _check_url(url: Secret[Any], where: str, remedy: str) -> None:
    if not isinstance(url.reveal(), str):
        raise ConfigurationError(f"{where} must be a string, not {type(url.reveal()).__name__}; {remedy}")
    check_address(url.reveal(), where, remedy)


def _check_proxy(instance: object, attribute: attrs.Attribute[Any], value: Secret[Any] | None) -> None:
    if value is not None:
        _check_url(value, f"Proxies.{attribute.name}", _PROXY_REMEDY)


def _to_hosts(value: Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    return tuple(filter(None, (host.strip().lower() for host in value)))


def _show_proxy(url: Secret[str] | None) -> str:
    return repr(None) if url is None else without_secrets(url.reveal())


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Proxies(Fieldwise, metaclass=HidesArguments):
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
        """Read HTTPS_PROXY, HTTP_PROXY, ALL_PROXY (the proxy of a scheme that has none of its own) and NO_PROXY.
        Their lower-case forms take precedence.

        Raises: `ConfigurationError` if a variable does not hold the URL of an HTTP proxy.
        """
        values = os.environ if environ is None else environ

        def read(*names: str) -> Secret[str] | None:
            for name in names:
                # In a CGI process, HTTP_PROXY comes from a header of the request.
                own = None if name == "http_proxy" and "REQUEST_METHOD" in values else values.get(name.upper())
                if url := _to_proxy_url(values.get(name) or own):
                    _check_url(url, name.upper(), f"{_PROXY_REMEDY}, or ignore it with Options(trust_env=False)")
                    return cast("Secret[str]", url)
            return None

        bypass = values.get("no_proxy") or values.get("NO_PROXY") or ""
        return cls(https=read("https_proxy", "all_proxy"), http=read("http_proxy", "all_proxy"), bypass=bypass)

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


# ---- certificates

_CERTIFICATES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_TRUST_REMEDY: Final = "give the path of a file or a folder of certificates (PEM), an ssl.SSLContext, True or False"


def check_trust(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Refuse what cannot say which certificates to trust."""
    if not isinstance(value, ssl.SSLContext | Path | str | bool) or value == "":
        raise ConfigurationError(f"Options.ssl: {value!r} names no certificates; {_TRUST_REMEDY}")


def trust_of(environ: Mapping[str, str]) -> str | bool:
    """Return the file or the folder of certificates that environment variables name; True if they name none."""
    return next(filter(None, map(environ.get, _CERTIFICATES)), True)


def tls_context(trust: Trust) -> ssl.SSLContext | bool:
    """Return what aiohttp needs to check the certificates of servers. It reads files.

    Raises: `ConfigurationError` if they cannot be read.
    """
    if isinstance(trust, ssl.SSLContext) or trust is False:
        return trust
    if trust is True:
        return _of_the_system() if trust_of(os.environ) is not True else True
    path = Path(trust)
    try:
        return ssl.create_default_context(
            cafile=None if path.is_dir() else path, capath=path if path.is_dir() else None
        )
    except OSError as error:
        why = "there is no certificate in it" if isinstance(error, ssl.SSLError) else error.strerror
        raise ConfigurationError(f"ssl: {str(path)!r} cannot be used: {why}; {_TRUST_REMEDY}") from None


def _of_the_system() -> ssl.SSLContext:
    """Return a context for the certificates of the system. OpenSSL itself would follow the environment variables."""
    paths = ssl.get_default_verify_paths()
    file, folder = Path(paths.openssl_cafile), Path(paths.openssl_capath)
    return ssl.create_default_context(
        cafile=file if file.is_file() else None, capath=folder if folder.is_dir() else None
    )
