"""Notifications: an example of every type of events, read without loss."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bill_async._schema.codec import loads
from bill_async._schema.converter import structure, unstructure
from bill_async._schema.kinds import ListOf
from bill_async._schema.models import AnswerModel, Nested
from bill_async.drift import unknown_in
from bill_async.models import Notification, NotificationBill, NotificationMetadata
from bill_async.webhooks.catalog import ENVELOPE, EVENTS

OWN = Path(__file__).parent.parent / "data" / "notifications"
FILES = sorted(OWN.glob("*.json"))


def read(path: Path) -> Any:
    """Read an example. Moments are written as they are encoded, so that texts can be compared."""
    return loads(path.read_bytes().replace(b"+00:00", b"Z"))


def split(told: Any) -> tuple[Notification, str, AnswerModel]:
    """Do what a receiver will do: read the envelope, and by its type of events the object in it."""
    envelope = structure(told, ENVELOPE)
    event = EVENTS[envelope.metadata.event_type]
    (key,) = envelope.unknown_fields
    return envelope, key, structure(envelope.unknown_fields[key], event.model)


def test_there_is_an_example_of_every_type() -> None:
    assert {path.stem for path in FILES} == EVENTS.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_lost(path: Path) -> None:
    told = read(path)
    envelope, key, thing = split(told)
    assert envelope.metadata.event_type == path.stem
    assert key == (EVENTS[path.stem].key or key)
    assert unstructure(envelope) == told
    assert unstructure(thing) == told[key]
    assert list(unknown_in("", thing)) == []
    assert list(unknown_in("", envelope.metadata)) == []


def test_the_examples_have_every_field_of_every_model() -> None:
    seen: dict[type[Any], set[str]] = {}

    def look(value: Any) -> None:
        if isinstance(value, AnswerModel):
            for field in value.__fields__:
                inner = getattr(value, field.name)
                names = seen.setdefault(type(value), set())
                if inner is not None or value.is_null(field.name):
                    names.add(field.name)
                    if isinstance(field.kind, Nested | ListOf):
                        for one in inner if isinstance(inner, list) else [inner]:
                            look(one)

    for path in FILES:
        envelope, _, thing = split(read(path))
        look(envelope)
        look(thing)
    assert {model.__name__ for model in seen if model.__name__.startswith("Notification")} >= {
        "Notification",
        "NotificationMetadata",
        *(event.model.__name__ for event in EVENTS.values()),
    }
    assert {model.__name__: {f.name for f in model.__fields__} - names for model, names in seen.items()} == {
        model.__name__: set() for model in seen
    }


def test_keys_are_not_the_types_of_events() -> None:
    assert EVENTS["bank-account.created"].key == "bank-account"
    assert EVENTS["spend.transaction.updated"].key == "transaction"
    assert EVENTS["spend.reimbursement.created"].key == "reimbursement"
    assert EVENTS["spend.three-ds-challenge.created"].key == "threeDsChallenge"
    assert EVENTS["bill.updated"].model is NotificationBill


@pytest.mark.parametrize("version", ["1", 1])
def test_the_version_may_be_a_number(version: object) -> None:
    told = {"eventId": "1", "eventType": "invoice.created", "version": version}
    assert structure(told, NotificationMetadata).version == version


def test_what_is_masked_is_not_shown_either() -> None:
    _, _, account = split(read(OWN / "bank-account.created.json"))
    assert "4417" not in repr(account)
    assert "021000021" not in repr(account)
