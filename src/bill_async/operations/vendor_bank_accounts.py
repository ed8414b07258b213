"""The operations of `vendor_bank_accounts`.

Generated from spec/v3/vendor_bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import Trace
from ..models.common import VendorBankAccount, VendorBankAccountCreate

__all__ = ["CREATE_VENDOR_BANK_ACCOUNT", "DELETE_VENDOR_BANK_ACCOUNT", "GET_VENDOR_BANK_ACCOUNT"]

_VENDOR_ID: Final = Parameter(name="vendor_id", wire="vendorId", kind=Id("009", strict=True), required=True)

GET_VENDOR_BANK_ACCOUNT: Final[Operation[VendorBankAccount]] = Operation(
    id="getVendorBankAccount",
    accessor="vendor_bank_accounts.get",
    family="v3",
    method="GET",
    path="/v3/vendors/{vendorId}/bank-account",
    title="Get vendor bank account details",
    reference="https://developer.bill.com/reference/getvendorbankaccount",
    path_params=(_VENDOR_ID,),
    answer=Answer(kind=Nested(VendorBankAccount)),
)

CREATE_VENDOR_BANK_ACCOUNT: Final[Operation[VendorBankAccount]] = Operation(
    id="createVendorBankAccount",
    accessor="vendor_bank_accounts.create",
    family="v3",
    method="POST",
    path="/v3/vendors/{vendorId}/bank-account",
    title="Create a vendor bank account",
    reference="https://developer.bill.com/reference/createvendorbankaccount",
    path_params=(_VENDOR_ID,),
    body=Body(model=VendorBankAccountCreate),
    answer=Answer(kind=Nested(VendorBankAccount)),
    retry="unsafe",
    mfa="sometimes",
    trace=Trace(creates=True, find="getVendorBankAccount", single=True),
    doc="A vendor has at most one account. Delete it before you create another.",
)

DELETE_VENDOR_BANK_ACCOUNT: Final[Operation[None]] = Operation(
    id="deleteVendorBankAccount",
    accessor="vendor_bank_accounts.delete",
    family="v3",
    method="DELETE",
    path="/v3/vendors/{vendorId}/bank-account",
    title="Delete a vendor bank account",
    reference="https://developer.bill.com/reference/deletevendorbankaccount",
    path_params=(_VENDOR_ID,),
    answer=Answer(status=204),
    retry="idempotent",
    trace=Trace(find="getVendorBankAccount"),
)
