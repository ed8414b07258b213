"""The conversion of notifications from bytes to events. It does no I/O, and does not trust a body that was not
verified."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, TypeGuard, cast

import attrs

from bill_async._schema.codec import loads
from bill_async._schema.converter import converter
from bill_async._schema.messages import shown_json
from bill_async._schema.values import to_datetime
from bill_async.errors import DecodeError
from bill_async.types import JsonValue

from .catalog import ENVELOPE, EVENTS, EventType
from .event import Event, Source
from .store import NewEvent

__all__ = ["Envelope", "event_type", "new_event", "parse", "read_envelope"]

_METADATA: Final = "metadata"
_ERRORS: Final = "errors"
_LONGEST: Final = 200
"""The maximum number of characters of an id or a type, because stores use them as keys."""


@attrs.frozen(kw_only=True)
class Envelope:
    """The data of a notification that a receiver needs before it reads the object."""

    id: str
    type: str
    subject: str
    """The object that it is about, unique among all organizations. Events of one subject are handled one after
    another."""
    identity: str | None
    """The id of that object, as BILL writes it."""
    updated: datetime | None
    """The `updatedTime` of the object."""


def parse(body: bytes) -> Event[Any]:
    """Read a notification that has been verified.

    The body may be an object, or that object as a JSON string. The object that the event is about is converted to its
    model, with unknown fields. For an unknown type, the model of its siblings (`bill.*`) is used, or the object stays
    JSON.

    Raises: `DecodeError` if it is not a notification.
    """
    whole = _whole(body)
    event_id = _event_id(whole, body)
    errors = {} if whole.get(_ERRORS) is None else {_ERRORS: _with_texts(whole[_ERRORS])}
    envelope = converter().structure({_METADATA: {**whole[_METADATA], "eventId": event_id}, **errors}, ENVELOPE)
    metadata = envelope.metadata
    kind = event_type(metadata.event_type)
    path, item = _object(whole, kind)
    return Event(
        id=event_id,
        type=metadata.event_type,
        object=item if kind is None else _structured(item, kind, path),
        organization_id=metadata.organization_id,
        spend_company_uuid=metadata.spend_company_uuid,
        subscription_id=metadata.subscription_id,
        version="1" if metadata.version is None else str(metadata.version),
        errors=tuple(envelope.errors or ()),
        updated_time=_updated(item),
        body=body,
    )


def read_envelope(body: bytes) -> Envelope:
    """Read the data of a notification that a receiver needs.

    Mistakes in the object are left to the handlers, because a notification that BILL has signed is always stored.

    Raises: `DecodeError` if the body is no notification.
    """
    whole = _whole(body)
    metadata = whole[_METADATA]
    kind = event_type(metadata["eventType"])
    _, item = _object(whole, kind)
    identity = item.get(kind.identity) if kind is not None and kind.identity and isinstance(item, dict) else None
    event_id = _event_id(whole, body)
    owner = metadata.get("organizationId") or ""  # the ids of Spend & Expense are unique by themselves
    stem = metadata["eventType"].rpartition(".")[0]
    identity = identity if _is_key(identity) else None
    subject = f"{owner}//{event_id}" if identity is None else f"{owner}/{stem}/{identity}"
    return Envelope(
        id=event_id,
        type=metadata["eventType"],
        subject=subject if _is_key(subject) else _digest(subject.encode(errors="surrogatepass")),
        identity=identity,
        updated=_updated(item),
    )


def new_event(body: bytes, source: Source = "delivery") -> NewEvent:
    """Return the event of a notification, as it is stored.

    Raises: `DecodeError` if the body is no notification.
    """
    envelope = read_envelope(body)
    return NewEvent(
        id=envelope.id, type=envelope.type, subject=envelope.subject, updated=envelope.updated, body=body, source=source
    )


def event_type(name: str) -> EventType | None:
    """Return the description of a type of events; for an unknown type, that of its siblings."""
    found = EVENTS.get(name)
    if found is None:
        from .listed import LISTED

        found = LISTED.get(name) or _stems().get(name.rpartition(".")[0])
    return found


def _stems() -> Mapping[str, EventType]:
    return {name.rpartition(".")[0]: known for name, known in EVENTS.items()}


def _whole(body: bytes) -> dict[str, Any]:
    """Return the JSON of a notification. Its metadata must be an object with a type."""
    if not body.strip():
        raise DecodeError("$: the body is empty")
    try:
        whole = loads(body)
        if isinstance(whole, str):
            whole = loads(whole.encode(errors="surrogatepass"))
    except DecodeError as error:
        problem = str(error).replace("the answer", "the body")
        raise DecodeError(f"$: {problem}") from None
    if not isinstance(whole, dict):
        raise DecodeError(f"$: {shown_json(whole)} is not an object")
    metadata = whole.get(_METADATA)
    if not isinstance(metadata, dict):
        raise DecodeError(f"$.metadata: {shown_json(metadata)} is not an object", path="$.metadata")
    if not _is_key(metadata.get("eventType")):
        path = "$.metadata.eventType"
        raise DecodeError(f"{path}: {shown_json(metadata.get('eventType'))} is not the type of an event", path=path)
    return whole


def _object(whole: Mapping[str, Any], kind: EventType | None) -> tuple[str, Any]:
    """Return the path and the object of an event: the field with its key, or else the field that does not belong to the
    envelope."""
    if kind is not None and kind.key is not None and kind.key in whole:
        return f"$.{kind.key}", whole[kind.key]
    rest = {name: value for name, value in whole.items() if name not in (_METADATA, _ERRORS)}
    if len(rest) == 1:
        ((name, value),) = rest.items()
        return f"$.{name}", value
    return "$", rest


def _with_texts(errors: Any) -> Any:
    """Return the errors with their codes as texts. BILL calls the codes of `autopay.failed` numbers, and does not show
    how they are written."""
    if not isinstance(errors, list):
        return errors
    items: list[Any] = errors
    return [
        {**each, "code": str(each["code"])} if isinstance(each, dict) and type(each.get("code")) is int else each
        for each in items
    ]


def _structured(item: JsonValue, kind: EventType, path: str) -> Any:
    if not isinstance(item, dict):
        raise DecodeError(f"{path}: {shown_json(item)} is not an object", path=path)
    try:
        return converter().structure(item, kind.model)
    except DecodeError as error:
        where = path + error.path[1:]
        raise DecodeError(f"{where}: {error.problem}", path=where, problem=error.problem) from None


def _updated(item: Any) -> datetime | None:
    text = cast("dict[str, Any]", item).get("updatedTime") if isinstance(item, dict) else None
    try:
        return None if text is None else to_datetime(text).astimezone(UTC)
    except (ArithmeticError, AttributeError, TypeError, ValueError):
        return None


def _event_id(whole: Mapping[str, Any], body: bytes) -> str:
    """Return the id of an event. Without one, repeated deliveries are recognized by their bytes."""
    event_id = whole[_METADATA].get("eventId")
    return event_id if _is_key(event_id) else _digest(body)


def _is_key(value: object) -> TypeGuard[str]:
    return type(value) is str and 0 < len(value) <= _LONGEST and value.isprintable()


def _digest(body: bytes) -> str:
    return f"sha256:{hashlib.sha256(body).hexdigest()}"
