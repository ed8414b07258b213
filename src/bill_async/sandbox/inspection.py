"""The JSON endpoints under `/_sandbox/`: state, objects, requests and messages."""

from __future__ import annotations

from aiohttp import web

from ._json import dumps
from .errors import no_object
from .hiding import hide_credentials, without_secret_query
from .state import SandboxState

__all__ = ["inspect"]


def inspect(state: SandboxState, path: str, query: dict[str, str]) -> web.Response:
    """Answer `state` (counts and limits), `objects` (of a kind or of an owner, as JSON lines), `requests` or
    `messages`."""
    match path.removeprefix("/_sandbox/"):
        case "state":
            body = dumps(
                {
                    "counts": {key: item.counts() for key, item in state.auth.organizations.items()},
                    "limits": state.limiter.snapshot(),
                    "requests": len(state.requests),
                }
            )
        case "objects":
            organization = state.auth.organizations.get(query.get("organization", ""))
            kind = query.get("kind", "")
            if organization is None or kind not in state.types:
                raise no_object("Kind", kind)
            collection = organization[kind]
            owner = query.get("owner")
            positions = collection.positions() if owner is None else collection.owned(owner)
            lines = b"\n".join([row for position in positions if (row := collection.raw(position))])
            return web.Response(body=lines, content_type="application/x-ndjson")
        case "requests":
            shown = [
                {
                    "method": received.method,
                    "path": received.path,
                    "query": without_secret_query(state, received.query),
                    "operation": received.operation,
                    "organizationId": received.organization_id,
                    "status": received.status,
                    "codes": list(received.codes),
                    "faults": list(received.faults),
                }
                for received in state.requests
            ]
            body = hide_credentials(state, dumps(shown).decode()).encode()
        case "messages":
            body = dumps([{"to": message.to, "text": message.text} for message in state.messages])
        case other:
            raise no_object("Page", other)
    return web.Response(body=body, content_type="application/json")
