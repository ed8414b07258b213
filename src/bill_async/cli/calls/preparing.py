"""Prepared calls: everything that is sent, checked and ready to be shown."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from bill_async._http.request import build
from bill_async._schema.converter import unstructure
from bill_async._schema.models import Nested
from bill_async._schema.operation import Operation
from bill_async.config import Settings
from bill_async.secret import HIDDEN, Secret
from bill_async.types import CallOptions

from ..display import pretty
from .arguments import headers_of, path_of, query_of
from .results import hide_secrets

__all__ = ["Prepared"]

_SESSION: Final = ("devKey", "sessionId")
_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "v3": _SESSION,
    "partner": ("appKey", "sessionId"),
    "spend": ("apiToken",),
}
"""The headers that authenticate the calls of a family."""
_WHEN_SENT: Final = "(made when it is sent)"


class Prepared:
    """One call as the command line described it."""

    def __init__(self, operation: Operation[Any], given: argparse.Namespace, body: Any) -> None:
        """Raises: `InvalidRequestError` for an argument that cannot be sent."""
        self.operation = operation
        self.given = given
        self.path = path_of(operation, given)
        self.query = query_of(operation, given)
        self.headers = headers_of(operation, given)
        self.body = body
        if any(parameter.wire == "name" for parameter in operation.query) and hasattr(given, "file"):
            self.query.setdefault("name", given.file.name)
        if operation.page is not None:
            self.query |= self._page_query()
        self._request = build(operation, self.path, self.query, self._all_headers(), body)

    @property
    def options(self) -> CallOptions:
        """The options of the call, without its key."""
        options: CallOptions = {}
        if self.headers:
            options["headers"] = self.headers
        if self.given.timeout is not None:
            options["timeout"] = self.given.timeout
        if self.given.retries is not None:
            options["retries"] = self.given.retries
        if self.given.wait:
            options["wait"] = True
        return options

    @property
    def is_confirmed_first(self) -> bool:
        """Whether it moves money or deletes something."""
        return self.operation.moves_money or self.operation.deletes

    def shown(self, settings: Settings) -> str:
        """Return the request that is sent, without secrets."""
        request = self._request
        pairs = [
            f"{name}={HIDDEN if isinstance(value, Secret) else quote(value, safe=':,')}"
            for name, value in request.query
        ]
        url = settings.environment.base(self.operation.family) + request.path + ("?" + "&".join(pairs) if pairs else "")
        lines = [f"{request.method} {url}"]
        secret = {parameter.wire for parameter in self.operation.headers if parameter.secret}
        lines += [f"{name}: {HIDDEN if name in secret else value}" for name, value in request.headers.items()]
        lines += [f"{name}: {HIDDEN}" for name in self._authentication(settings)]
        body = self._shown_body()
        return "\n".join([*lines, "", body] if body else lines)

    def _shown_body(self) -> str:
        wanted = self.operation.body
        if wanted is None:
            return ""
        if wanted.model is None:
            return f"(the bytes of {self.given.file})"
        kind = Nested(wanted.model)
        if wanted.many:
            return pretty([hide_secrets(unstructure(item), kind) for item in self.body])
        data = hide_secrets(unstructure(self.body), kind)
        if wanted.mints is not None:
            number = next(field for field in wanted.model.__fields__ if field.name == wanted.mints)
            data.setdefault(number.wire, _WHEN_SENT)
        return pretty(data)

    def _page_query(self) -> dict[str, Any]:
        """Return the size and the cursor of the first page."""
        style, found = self.operation.page_style, dict[str, Any]()
        if style.sized:
            found["max"] = min(self.given.max or self.operation.page_max, self.operation.page_max)
        if style.cursor is not None and self.given.page is not None:
            found[style.cursor] = self.given.page
        return found

    def _all_headers(self) -> dict[str, str]:
        missing = {header.wire: _WHEN_SENT for header in self.operation.headers if header.required}
        return missing | self.headers

    def _authentication(self, settings: Settings) -> tuple[str, ...]:
        if not self.operation.authenticated:
            return ()
        if self.operation.family != "webhooks":
            return _HEADERS[self.operation.family]
        party = "v3" if settings.organization else "partner" if settings.partner else "spend"
        return _HEADERS[party]
