"""How a delivery is answered, whatever the web framework."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

__all__ = ["WebhookResponse"]


@attrs.frozen(kw_only=True)
class WebhookResponse:
    """An answer: BILL takes 200 for success, and sends the notification again after anything else."""

    status: int
    text: str = ""
    """What it is about, for people who look into logs of requests. It holds nothing of the notification."""

    @property
    def body(self) -> bytes:
        """What to send."""
        return self.text.encode()

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers to send, in lower case."""
        allowed = {"allow": "POST"} if self.status == 405 else {}
        return {"content-type": "text/plain; charset=utf-8", **allowed}
