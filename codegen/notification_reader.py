"""The reader of notifications: `type: Model [at key] [of resource] [by field] [flag] [- when it is sent]`."""

from __future__ import annotations

import re
from typing import Final

from .mapping_reader import MappingReader
from .operation_reader import Context
from .source import Node, Word, nearest
from .spec import CONFIDENCES, Notification, Notifications
from .spec_files import SpecFile

_ENVELOPE: Final = "_envelope"
_EVENT: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_WORDS: Final = {"at": "key", "of": "resource", "by": "field"}
"""The words that are followed by another one, and the meaning of that one."""
_IDENTITIES: Final = ("id", "uuid")
"""The fields that identify an object by default."""


def read_notifications(context: Context, file: SpecFile) -> Notifications | None:
    """Return the notifications of a file, or None."""
    if not file.notifications:
        return None
    mapping = MappingReader(context.problems, file.notifications, "'notifications'")
    envelope = mapping.required(_ENVELOPE)
    _model(context, file, envelope)
    events = []
    for key, node in file.notifications.items():
        if key != _ENVELOPE:
            with context.problems.guard():
                events.append(_notification(context, file, key, node))
    return Notifications(where=file.notifications.where, envelope=str(envelope), events=tuple(events))


def _notification(context: Context, file: SpecFile, event: Word, node: Node) -> Notification:
    what = f"notification {str(event)!r}"
    if not _EVENT.fullmatch(event):
        raise context.problems.stop(event.where, f"{what} is not a name like 'bill.created'")
    if not isinstance(node, Word):
        raise context.problems.stop(event.where, f"{what} is not one line: model, at key, flag, - what it is")
    line, _, doc = node.partition(" - ")
    model, *rest = line.split() or [""]
    _model(context, file, node.part(model))
    said: dict[str, str] = {}
    while rest and rest[0] in _WORDS:
        if len(rest) < 2:
            raise context.problems.stop(node.where, f"{what} has no {_WORDS[rest[0]]} after {rest[0]!r}")
        said[rest[0]], rest = rest[1], rest[2:]
    for flag in rest:
        if flag not in CONFIDENCES:
            text = f"unknown flag {flag!r} of {what}{nearest(flag, (*_WORDS, *CONFIDENCES))}"
            context.problems.add(node.where, text)
    read = context.models.read.get(model)
    fields = {} if read is None else read.fields
    identity = said.get("by") or next((wire for wire in _IDENTITIES if wire in fields), "")
    if identity and identity not in fields:
        text = f"{what}: {model} has no field {identity!r}{nearest(identity, fields)}"
        raise context.problems.stop(node.where, text)
    return Notification(
        event=event,
        model=model,
        key=said.get("at", ""),
        resource=node.part(said.get("of", "")),
        identity=identity,
        confidence=context.fields.confidence_of(event, node.where, rest, "verified"),
        doc=doc.strip(),
    )


def _model(context: Context, file: SpecFile, name: Word) -> None:
    written = context.symbols.sources
    if name not in written:
        raise context.problems.stop(name.where, f"unknown model {str(name)!r}{nearest(name, written)}")
    context.fields.reference(name, file.module)
