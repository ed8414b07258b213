"""Forged, mutated, replayed and truncated deliveries, by the thousand.

`python -m tests.webhooks.forging 100000` makes so many; the suite makes a few thousand, and hypothesis some more.
"""

from __future__ import annotations

import asyncio
import base64
import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any, Final, TypeAlias

import attrs

from bill_async.webhooks import Event, MemoryEventStore, WebhookReceiver

from .deliveries import KEY, TYPES, minified, sample, signature

Delivery: TypeAlias = tuple[bytes, Any]
"""A body and its headers."""
HEADER: Final = "x-bill-sha-signature"


def wrong_key(chance: random.Random, body: bytes) -> Delivery:
    return body, {HEADER: signature(body, chance.choice(["", KEY[:-1], KEY.upper(), f"{KEY}\n", "null"]))}


def no_header(chance: random.Random, body: bytes) -> Delivery:
    return body, chance.choice([{}, {"signature": signature(body)}, {f"{HEADER}2": signature(body)}, []])


def other_signature(chance: random.Random, body: bytes) -> Delivery:
    return body, {HEADER: signature(minified(sample(chance.choice(TYPES))))}


def changed_byte(chance: random.Random, body: bytes) -> Delivery:
    changed = bytearray(body)
    changed[chance.randrange(len(body))] ^= chance.randrange(1, 256)
    return bytes(changed), {HEADER: signature(body)}


def changed_amount(chance: random.Random, body: bytes) -> Delivery:
    told = json.loads(body)
    told["metadata"]["eventId"] = str(chance.random())
    return minified(told), {HEADER: signature(body)}


def truncated(chance: random.Random, body: bytes) -> Delivery:
    return body[: chance.randrange(len(body))], {HEADER: signature(body)}


def extended(chance: random.Random, body: bytes) -> Delivery:
    return body + chance.choice([b" ", b"\n", b"\0", body, b"{}"]), {HEADER: signature(body)}


def respaced(_: random.Random, body: bytes) -> Delivery:
    return json.dumps(json.loads(body), indent=1).encode(), {HEADER: signature(body)}


def strange_header(chance: random.Random, body: bytes) -> Delivery:
    good = signature(body)
    texts = [
        good[:-1],
        good + "=",
        good.lower(),
        f"sha256={good}",
        f"{good},{good}",
        base64.b64decode(good).hex(),
        good.replace("=", ""),
        "é" * 44,
        "\udcff\ud800",
        "".join(chr(chance.randrange(0x110000)) for _ in range(44)),
        chance.randbytes(chance.randrange(60)),
        "A" * chance.randrange(9000),
    ]
    return body, {HEADER: chance.choice(texts)}


def two_headers(_: random.Random, body: bytes) -> Delivery:
    return body, [(HEADER, "A" * 44), (HEADER.upper(), signature(body))]


def noise(chance: random.Random, _: bytes) -> Delivery:
    body = chance.randbytes(chance.randrange(400))
    return body, {HEADER: base64.b64encode(chance.randbytes(32)).decode()}


FORGERIES: Final[tuple[Callable[[random.Random, bytes], Delivery], ...]] = (
    wrong_key,
    no_header,
    other_signature,
    changed_byte,
    changed_amount,
    truncated,
    extended,
    respaced,
    strange_header,
    two_headers,
    noise,
)


@attrs.define
class Outcome:
    """The receiver's answer to it."""

    answers: Counter[int] = attrs.field(factory=lambda: Counter[int]())
    """Of forgeries, by status."""
    replays: Counter[int] = attrs.field(factory=lambda: Counter[int]())
    """Of deliveries that it had before, by status."""
    stored: int = 0
    handled: int = 0
    genuine: int = 0
    """Deliveries that BILL has made."""


async def run(count: int, seed: int = 1) -> Outcome:
    """Send so many forgeries and replays between genuine deliveries, one of each type of events."""
    chance, outcome = random.Random(seed), Outcome()
    receiver = WebhookReceiver(keys=["another-key", KEY], store=MemoryEventStore())

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        outcome.handled += 1

    genuine = [minified(sample(kind)) for kind in TYPES]
    async with receiver:
        for body in genuine:
            assert (await receiver.handle(body, {HEADER: signature(body)})).status == 200
        outcome.genuine = len(genuine)
        for number in range(count):
            body = genuine[number % len(genuine)]
            forge = chance.choice((*FORGERIES, None))
            if forge is None:
                outcome.replays[(await receiver.handle(body, {HEADER: signature(body)})).status] += 1
                continue
            forged, headers = forge(chance, body)
            outcome.answers[(await receiver.handle(forged, headers)).status] += 1
        await receiver.idle()
        outcome.stored = sum((await receiver.store.counts()).values())
    return outcome


if __name__ == "__main__":
    print(asyncio.run(run(int(sys.argv[1]))))
