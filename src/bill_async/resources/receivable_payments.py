"""Payments received from customers, and charges of customers.

Generated from spec/v3/receivable_payments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import receivable_payments as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.receivable_payments import ChargeCustomerRequest, ReceivablePayment
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["ReceivablePayments"]


class ReceivablePayments(Resource):
    """Payments received from customers, and charges of customers."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[ReceivablePayment]:
        """Get list of received payments.

        `GET /v3/receivable-payments`. At most 100 items on a page, 20 by default. `ReceivablePayment_` has its filters
        and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listreceivablepayments.
        """
        return self._caller.pages(
            ops.LIST_RECEIVABLE_PAYMENTS,
            query={"filters": filters, "sort": sort, "max": max, "page": page},
            options=options,
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[ReceivablePayment]:
        """Scan the whole list that `list` pages through.

        `GET /v3/receivable-payments`, with the arguments of `list`. The pages are fetched one after the other, because
        BILL does not filter them by creation time. `since` leaves out the items whose last change was earlier.
        `ordered` yields them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listreceivablepayments.
        """
        return self._caller.scan(
            ops.LIST_RECEIVABLE_PAYMENTS,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def get(self, received_payment_id: str, **options: Unpack[CallOptions]) -> ReceivablePayment:
        """Get received payment details.

        `GET /v3/receivable-payments/{receivedPaymentId}`.

        `received_payment_id`: begins with 0rp.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getreceivablepayment.
        """
        return await self._caller.call(ops.GET_RECEIVABLE_PAYMENT, received_payment_id, options=options)

    async def charge(self, body: ChargeCustomerRequest, **options: Unpack[CallOptions]) -> ReceivablePayment:
        """Charge a customer.

        `POST /v3/receivable-payments`. Moves money. The customer must have a bank account and have authorized charges.
        Never retried, because it may move money: after an `OutcomeUnknownError`, look up what happened.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/chargecustomer.
        """
        return await self._caller.call(ops.CHARGE_CUSTOMER, body=body, options=options)
