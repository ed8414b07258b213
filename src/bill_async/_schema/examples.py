"""Made-up but plausible JSON values for every kind of field, the same on every run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_ID_LENGTH: Final = 20
_NO_VALUE: Final = frozenset({"UNDEFINED", "UNKNOWN", "NONE"})

_TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bankName": "First Harbor Bank",
        "category": "Travel",
        "city": "Portland",
        "companyName": "Harbor Office Supply",
        "conditions": "amount over 1000",
        "country": "US",
        "countryName": "United States",
        "bankCountry": "US",
        "device": "payables-server",
        "brand": "VISA",
        "comment": "Approved by phone",
        "emailDomain": "harbor.example",
        "eventType": "bill.created",
        "fax": "+1 503 555 0119",
        "filename": "receipt.png",
        "firstName": "Amelia",
        "fullName": "Amelia Brooks",
        "industry": "Wholesale",
        "last4": "4242",
        "last4CardNumber": "4242",
        "last4digits": "0134",
        "lastFour": "4242",
        "cardLastFour": "4242",
        "lastName": "Brooks",
        "line1": "12 Pine Rd",
        "line2": "Suite 4",
        "machineName": "payables-01",
        "merchantName": "Cloudworks",
        "month": "08",
        "nameOnAccount": "Harbor Office Supply",
        "number": "4000-10",
        "originalCurrencyAmount": "14950",
        "payload": '{"metadata": {"eventType": "bill.created"}}',
        "postalCode": "97204",
        "shortName": "Harbor",
        "state": "OR",
        "stateOrProvince": "OR",
        "symbol": "$",
        "source": "API",
        "text": "Goods and services",
        "timezone": "America/Los_Angeles",
        "to": "billing@harbor.example",
        "userName": "Amelia Brooks",
        "username": "ap@harbor.example",
        "type": "bill.created",
        "validThru": "08/29",
        "version": "1",
        "versions": "1",
        "year": "2029",
        "zipOrPostalCode": "97204",
    }
)
_ENDINGS: Final = (
    ("email", "ap@harbor.example"),
    ("phone", "+1 503 555 0134"),
    ("phonenumber", "+1 503 555 0134"),
    ("currency", "USD"),
    ("currencycode", "USD"),
    ("link", "https://files.example.com/2026/INV-2041.pdf"),
    ("url", "https://files.example.com/2026/receipt.png"),
    ("pdf", "https://files.example.com/2026/INV-2041.pdf"),
    ("time", "2026-11-20T09:30:00.000+00:00"),
    ("date", "2026-11-20"),
    ("number", "INV-2041"),
    ("name", "Harbor Office Supply"),
    ("note", "Approved by phone"),
    ("description", "Paper and toner"),
)


def number(name: str, *, money: bool) -> Decimal:
    """Return an amount, or a number."""
    if money:
        return Decimal(100 * (10 + _pick(name, 200)) + 25) / 100
    return Decimal(4 + _pick(name, 12)) / 2


def text(name: str, *, secret: bool = False) -> str:
    """Return a text that suits the name."""
    if secret:
        return "not-a-real-secret"
    if name in _TEXTS:
        return _TEXTS[name]
    low = name.lower()
    return next((text for ending, text in _ENDINGS if low.endswith(ending)), f"some {_parted(name)}")


def _parted(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)


def id(prefix: str, name: str) -> str:
    """Return an id with a prefix."""
    digest = hashlib.sha256(f"{prefix} {name}".encode()).digest()
    if name.lower().endswith("uuid"):
        text = digest.hex()
        return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-8{text[17:20]}-{text[20:32]}"
    return prefix + "".join(_ALPHABET[byte % 32] for byte in digest[: _ID_LENGTH - len(prefix)])


def _pick(name: str, count: int) -> int:
    return hashlib.sha256(name.encode()).digest()[0] % count


def integer(name: str) -> int:
    """Return a small whole number."""
    return 2 + _pick(name, 28)


def boolean(name: str) -> bool:
    """Return true, but for what ends the life of an object."""
    return name not in ("archived", "deleted", "retired")


def date(name: str) -> str:
    """Return a day."""
    return f"2026-{11 + _pick(name, 2)}-{10 + _pick(name, 18)}"


def datetime(name: str) -> str:
    """Return a moment."""
    return f"2026-11-{10 + _pick(name, 18)}T09:30:00.000+00:00"


def choice(known: Sequence[str]) -> str:
    """Return the first value that says something."""
    return next((value for value in known if value not in _NO_VALUE), known[0])
