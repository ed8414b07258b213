"""The answer to a delivery, for any web framework."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

__all__ = ["WebhookResponse"]


@attrs.frozen(kw_only=True)
class WebhookResponse:
    """An answer. BILL treats 200 as success, and sends the notification again after any other status."""

    status: int
    text: str = ""
    """An explanation for logs of requests. It contains nothing of the notification."""

    @property
    def body(self) -> bytes:
        """The body to send."""
        return self.text.encode()

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers to send, in lower case."""
        allowed = {"allow": "POST"} if self.status == 405 else {}
        return {"content-type": "text/plain; charset=utf-8", **allowed}
