"""Checks of addresses that users give. Secrets in an address are never shown."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from ..errors import ConfigurationError

__all__ = ["check_address", "is_host", "without_secrets"]

_LABEL: Final = re.compile(r"[\w-]{1,63}", re.ASCII)
_BRACKETS: Final = r"(.*@)?(\[[^\[\]]*\](:\d*)?|[^\[\]]*)"
_MAX_HOST: Final = 253


def check_address(url: str, what: str, remedy: str = "use an http(s) URL") -> SplitResult:
    """Split an http(s) URL into its parts. An error calls the URL `what` and ends with `remedy`.

    Raises: `ConfigurationError` if the URL is not valid.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:  # brackets that do not match, or a port that is not a number up to 65535
        raise ConfigurationError(f"{what} {without_secrets(url)} is not a URL: {error}; {remedy}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(f"{what} {without_secrets(url)}: {remedy}")
    problem = _problem(url, parts, port)
    if problem:
        raise ConfigurationError(f"{what} {without_secrets(url)} is not a URL: {problem}; {remedy}")
    return parts


def without_secrets(url: str) -> str:
    """Return a URL without its user, password and query, for messages."""
    return repr(re.sub(r"//[^/]*@", "//***@", url).partition("?")[0])


def is_host(name: str) -> bool:
    """Whether a text is the name or the address of a host."""
    try:
        ip_address(name)
    except ValueError:
        labels = name.removesuffix(".").split(".")
        # A name that ends in a number would be read as an address, and this is not a valid one.
        return len(name) <= _MAX_HOST and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdecimal()
    return True


def _problem(url: str, parts: SplitResult, port: int | None) -> str | None:
    if not (url.isascii() and url.isprintable()) or " " in url or "\\" in url:
        return "it holds a character that must be encoded, by IDNA (xn--...) in a host, by percent elsewhere"
    if port == 0:
        return "the port must be 1 to 65535"
    if "[" in parts.netloc and not re.fullmatch(_BRACKETS, parts.netloc):
        return "only a port can follow the brackets"
    return None if is_host(parts.hostname or "") else "no host can have this name"
