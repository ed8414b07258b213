"""What the organization and the user may pay from.

Generated from spec/v3/funding_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel
from .._schema import Boolean, Field, Nested
from .._wire_values import keep_rest, to_bool

__all__ = [
    "FundingAccountPermissions",
    "FundingPermissionsCard",
    "FundingPermissionsOrganization",
    "FundingPermissionsUser",
    "FundingPermissionsWallet",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class FundingPermissionsCard(AnswerModel):
    """Funding permissions card, part of `FundingPermissionsOrganization`. Its fields are known from a single source,
    not from BILL's reference.
    """

    pay_by_card: bool | None = None
    funding_enabled: bool | None = None
    amex_allowed: bool | None = None

    __fields__ = (
        Field("pay_by_card", "payByCard", Boolean(), confidence="derived"),
        Field("funding_enabled", "fundingEnabled", Boolean(), confidence="derived"),
        Field("amex_allowed", "amexAllowed", Boolean(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> FundingPermissionsCard:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(FundingPermissionsCard)
        value = take("payByCard", None)
        new.pay_by_card = value if type(value) is bool or value is None else to_bool(value)
        value = take("fundingEnabled", None)
        new.funding_enabled = value if type(value) is bool or value is None else to_bool(value)
        value = take("amexAllowed", None)
        new.amex_allowed = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class FundingPermissionsWallet(AnswerModel):
    """Funding permissions wallet, part of `FundingPermissionsOrganization`. Its fields are known from a single source,
    not from BILL's reference.
    """

    funding_enabled: bool | None = None

    __fields__ = (Field("funding_enabled", "fundingEnabled", Boolean(), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> FundingPermissionsWallet:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(FundingPermissionsWallet)
        value = take("fundingEnabled", None)
        new.funding_enabled = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class FundingPermissionsOrganization(AnswerModel):
    """Funding permissions organization, part of `FundingAccountPermissions`. Its fields are known from a single source,
    not from BILL's reference.
    """

    card: FundingPermissionsCard | None = None
    wallet: FundingPermissionsWallet | None = None

    __fields__ = (
        Field("card", "card", Nested(FundingPermissionsCard), confidence="derived"),
        Field("wallet", "wallet", Nested(FundingPermissionsWallet), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> FundingPermissionsOrganization:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(FundingPermissionsOrganization)
        value = take("card", None)
        new.card = None if value is None else FundingPermissionsCard._from_wire(value)
        value = take("wallet", None)
        new.wallet = None if value is None else FundingPermissionsWallet._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class FundingPermissionsUser(AnswerModel):
    """Funding permissions user, part of `FundingAccountPermissions`. Its fields are known from a single source, not
    from BILL's reference.
    """

    pay_online: bool | None = None

    __fields__ = (Field("pay_online", "payOnline", Boolean(), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> FundingPermissionsUser:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(FundingPermissionsUser)
        value = take("payOnline", None)
        new.pay_online = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class FundingAccountPermissions(AnswerModel):
    """Funding account permissions, given by `funding_accounts.get_permissions`. Its fields are known from a single
    source, not from BILL's reference.
    """

    organization: FundingPermissionsOrganization | None = None
    user: FundingPermissionsUser | None = None

    __fields__ = (
        Field("organization", "organization", Nested(FundingPermissionsOrganization), confidence="derived"),
        Field("user", "user", Nested(FundingPermissionsUser), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> FundingAccountPermissions:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(FundingAccountPermissions)
        value = take("organization", None)
        new.organization = None if value is None else FundingPermissionsOrganization._from_wire(value)
        value = take("user", None)
        new.user = None if value is None else FundingPermissionsUser._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
