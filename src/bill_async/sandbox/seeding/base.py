"""The basis of seeded objects: random numbers, ids, times and names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from bill_async._schema.fields import Field
from bill_async._schema.operation import Operation
from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.ids import Ids, SpendIds, digest
from bill_async.sandbox.object_types import ObjectTypes, answer_model_fields

from . import wordlists

__all__ = [
    "CENT",
    "Base",
    "RandomSource",
    "address",
    "address_abroad",
    "amount_up_to",
    "bought_by_a_dollar",
    "business",
    "choose",
    "numbered",
    "person",
    "phone",
    "schedule",
    "slug",
    "worth_in_dollars",
]

_EPOCH: Final = datetime(2024, 1, 2, 8, tzinfo=UTC).timestamp()
_SPAN: Final = timedelta(days=900).total_seconds()
_MASK: Final = (1 << 64) - 1
CENT: Final = Decimal("0.01")
_RATES: Final = {"USD": Decimal(1), "CAD": Decimal("1.28"), "GBP": Decimal("0.78125"), "EUR": Decimal("0.8")}
"""The amount of each currency for a US dollar. The inverses are exact, so that both can be used in calculations."""
_OTHER_RATE: Final = Decimal(2)


def bought_by_a_dollar(currency: str | None) -> Decimal:
    """Return the amount of a currency for a US dollar."""
    return _RATES.get(currency or "USD", _OTHER_RATE)


def worth_in_dollars(currency: str | None) -> Decimal:
    """Return the value of a unit of a currency in US dollars."""
    return 1 / bought_by_a_dollar(currency)


class RandomSource:
    """Random numbers that are fast to seed for each object, and the same in every version of Python."""

    __slots__ = ("_state",)

    def __init__(self, state: int) -> None:
        state = ((state ^ state >> 30) * 0xBF58476D1CE4E5B9) & _MASK
        self._state = state ^ state >> 27

    def below(self, limit: int) -> int:
        """Return a random number from 0 to `limit` - 1."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & _MASK
        return (self._state >> 24) % limit


class Base:
    """The common parts of the objects of one organization."""

    def __init__(self, seed: int, organization: str, sizes: Mapping[str, int], types: ObjectTypes) -> None:
        self.organization = organization
        self.types = types
        self.sizes = sizes
        self._seed = seed
        self._keys = {name: digest("seed", seed, organization, name) for name in types}
        self.ids: dict[str, Ids | SpendIds] = {
            name: SpendIds(kind.spend, kind.prefix, organization, seed)
            if kind.spend
            else Ids(kind.prefix, organization, seed)
            for name, kind in types.items()
        }

    def owner(self, name: str) -> Callable[[int], str] | None:
        """Return the function that returns the owner of an object of a kind."""
        match name:
            case "customer_contacts":
                return lambda n: self.id("customers", n % max(1, self._size("customers")))
            case "spend.budget_members":
                return lambda n: self.id("spend.budgets", n % max(1, self._size("spend.budgets")))
            case "spend.custom_field_values":
                return lambda n: self.id("spend.custom_fields", n % max(1, self._size("spend.custom_fields")))
            case _:
                return None

    def id(self, name: str, position: int) -> str:
        """Return the id of an object."""
        return self.ids[name].make(position)

    def _example(self, name: str, show: Operation[Any], position: int) -> Object:
        """Return an object of a type without special code, with an example of each field of its model."""
        made = {field.wire: self._example_value(name, field, position) for field in answer_model_fields(show)}
        ids = self.ids[name]
        made["id"] = ids.make(position)
        if isinstance(ids, SpendIds):
            made["uuid"] = ids.uuid(position)
        return {key: value for key, value in made.items() if value is not None}

    def _example_value(self, name: str, field: Field, position: int) -> Any:
        if field.wire in ("archived", "retired"):
            return False
        if field.wire in ("createdTime", "updatedTime"):
            return self._times(name, position)[field.wire]
        referred = self.types.by_prefix.get(field.kind.id_prefix or "")
        if referred is not None and field.kind.json_type == "string":
            return self._some_id(self._random(name, position), referred.name)
        return field.kind.example(field.name)

    # -- shared pieces

    def _size(self, name: str) -> int:
        return self.sizes.get(name, 0)

    def _random(self, name: str, position: int) -> RandomSource:
        return RandomSource(self._keys[name] + position * 0x9E3779B97F4A7C15)

    def _some_id(self, random: RandomSource, name: str) -> str | None:
        size = self._size(name)
        return self.id(name, random.below(size)) if size else None

    def _head(self, name: str, position: int) -> Object:
        return {"id": self.id(name, position), "archived": position % 33 == 32}

    def _created(self, name: str, position: int) -> datetime:
        """Return the creation time of an object. The objects of a kind are spread over the years, in order."""
        step = _SPAN / max(1, self._size(name))
        jitter = (self._keys[name] + position * 7919) % 1000 / 1000
        return datetime.fromtimestamp(_EPOCH + step * (position + jitter), UTC)

    def _times(self, name: str, position: int, changed: timedelta = timedelta(hours=3)) -> Object:
        created = self._created(name, position)
        return {"createdTime": moment(created), "updatedTime": moment(created + changed)}

    def _classified(self, random: RandomSource, *fields: str) -> Object:
        kinds = {
            "chartOfAccountId": "chart_of_accounts",
            "accountingClassId": "accounting_classes",
            "departmentId": "departments",
            "locationId": "locations",
            "itemId": "items",
            "jobId": "jobs",
        }
        found = {field: self._some_id(random, kinds[field]) for field in fields}
        found = {field: value for field, value in found.items() if value is not None}
        return {"classifications": found} if found else {}

    def _spend_head(self, name: str, position: int) -> Object:
        ids = self.ids[name]
        assert isinstance(ids, SpendIds)
        return {"id": ids.make(position), "uuid": ids.uuid(position)}

    def _spend_reference(self, what: str, name: str, position: int) -> Object:
        head = self._spend_head(name, position)
        return {f"{what}Id": head["id"], f"{what}Uuid": head["uuid"]}


def choose(random: RandomSource, values: Any) -> Any:
    """Return a random value."""
    return values[random.below(len(values))]


def amount_up_to(random: RandomSource, cents: int) -> Decimal:
    """Return a random amount of at most `cents` cents."""
    return Decimal(1 + random.below(cents)).scaleb(-2)


def business(random: RandomSource, position: int) -> str:
    """Return the name of a company."""
    first = wordlists.BUSINESS_FIRST[position % len(wordlists.BUSINESS_FIRST)]
    second = wordlists.BUSINESS_SECOND[position % len(wordlists.BUSINESS_SECOND)]
    return f"{first} {second} {choose(random, wordlists.BUSINESS_LAST)}"


def person(random: RandomSource) -> tuple[str, str]:
    """Return a first and a last name."""
    return choose(random, wordlists.FIRST_NAMES), choose(random, wordlists.LAST_NAMES)


def phone(random: RandomSource) -> str:
    """Return a telephone number."""
    return f"+1408555{random.below(10_000):04d}"


def address(random: RandomSource) -> Object:
    """Return an address in the United States."""
    city, state, postal_code = choose(random, wordlists.CITIES)
    return {
        "line1": f"{100 + random.below(9800)} {choose(random, wordlists.STREETS)}",
        "city": city,
        "stateOrProvince": state,
        "zipOrPostalCode": postal_code,
        "country": "US",
        "countryName": "United States",
    }


def address_abroad(random: RandomSource, place: int) -> Object:
    """Return an address outside the United States."""
    city, state, postal_code, country, name, _ = wordlists.ABROAD[place]
    address: Object = {
        "line1": f"{1 + random.below(300)} {choose(random, wordlists.STREETS)}",
        "city": city,
        "zipOrPostalCode": postal_code,
        "country": country,
        "countryName": name,
    }
    if state:
        address["stateOrProvince"] = state
    return address


def schedule(random: RandomSource) -> Object:
    """Return the schedule of a recurring object, far in the future."""
    return {
        "period": choose(random, ("MONTHLY", "MONTHLY", "WEEKLY", "YEARLY")),
        "frequency": 1,
        "nextDueDate": f"2031-{1 + random.below(12):02d}-15",
        "daysInAdvance": 10,
    }


def numbered(name: str, turn: int) -> str:
    """Return a name with a number, if it has been used before."""
    return name if turn == 0 else f"{name} {turn + 1}"


def slug(name: str) -> str:
    """Return a name in the form of a part of a host name."""
    return "".join(character for character in name.lower() if character.isalnum())
