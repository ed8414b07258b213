"""Models that several resources use.

Generated from spec/common.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, Field, Text
from .._wire_values import keep_rest, to_text
from ..types import UNSET, OpenEnum, Unset

__all__ = [
    "Address",
    "AddressInput",
    "AddressUpdate",
    "Country",
]


class Country(OpenEnum, members={"US": "US", "CA": "CA"}):
    """A country, by ISO 3166. Part of `Address`, `AddressInput` and `AddressUpdate`."""

    US: ClassVar[Country]
    CA: ClassVar[Country]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Address(AnswerModel):
    """A postal address. Part of `Bill`, `NotificationBill` and `Subscription`."""

    line1: str | None = None
    """`line1`: at most 40 characters."""
    country: Country | None = None
    """`country`: where it is."""
    country_name: str | None = None

    __fields__ = (
        Field("line1", "line1", Text(40)),
        Field("country", "country", Choice(Country), doc="where it is"),
        Field("country_name", "countryName", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Address:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Address)
        value = take("line1", None)
        new.line1 = value if type(value) is str or value is None else to_text(value)
        value = take("country", None)
        new.country = None if value is None else Country(value)
        value = take("countryName", None)
        new.country_name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AddressInput(RequestModel):
    """A postal address. For requests; answers hold `Address`. Part of `BillCreate` and `BillReplace`."""

    line1: str
    """`line1`: at most 40 characters."""
    country: Country | str
    """`country`: where it is."""
    force: bool | Unset | None = UNSET
    """`force`: keep it though it looks wrong."""

    __fields__ = (
        Field("line1", "line1", Text(40), required=True),
        Field("country", "country", Choice(Country), required=True, doc="where it is"),
        Field("force", "force", Boolean(), doc="keep it though it looks wrong"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AddressUpdate(RequestModel):
    """A postal address. As part of a change nothing in it is required; `AddressInput` is accepted, too. Part of
    `BillUpdate`.
    """

    line1: str | Unset | None = UNSET
    """`line1`: at most 40 characters."""
    country: Country | str | Unset | None = UNSET
    """`country`: where it is."""
    force: bool | Unset | None = UNSET
    """`force`: keep it though it looks wrong."""

    __fields__ = (
        Field("line1", "line1", Text(40)),
        Field("country", "country", Choice(Country), doc="where it is"),
        Field("force", "force", Boolean(), doc="keep it though it looks wrong"),
    )
