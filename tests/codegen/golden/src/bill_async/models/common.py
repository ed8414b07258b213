"""Models that several resources use.

Generated from spec/common.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Member, OpenEnum, Unset

__all__ = ["Address", "AddressInput", "AddressUpdate", "Country"]


class Country(OpenEnum):
    """A country, by ISO 3166. Part of `Address`, `AddressInput` and `AddressUpdate`."""

    US = Member()
    CA = Member()


@model
class Address(AnswerModel):
    """A postal address."""

    line1: str | None = optional_field("line1", Text(40))
    country: Country | None = optional_field("country", Choice(Country), doc="where it is")
    country_name: str | None = optional_field("countryName", Text())


@model
class AddressInput(RequestModel):
    """A postal address. For requests; answers hold `Address`."""

    line1: str = required_field("line1", Text(40))
    country: Country | str = required_field("country", Choice(Country), doc="where it is")
    force: bool | Unset | None = optional_field("force", Boolean(), doc="keep it though it looks wrong")


@model
class AddressUpdate(RequestModel):
    """A postal address. In a change, none of its fields is required; `AddressInput` is accepted as well."""

    line1: str | Unset | None = optional_field("line1", Text(40))
    country: Country | str | Unset | None = optional_field("country", Choice(Country), doc="where it is")
    force: bool | Unset | None = optional_field("force", Boolean(), doc="keep it though it looks wrong")
