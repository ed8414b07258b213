"""Payments of bills. Most of these calls move money and are never retried.

Generated from spec/v3/payments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import payments as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from decimal import Decimal
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.payments import (
        CheckImage,
        ExchangeRate,
        ExchangeRateRequest,
        MassPaymentBatch,
        MassPaymentCreate,
        Payment,
        PaymentBulkCreate,
        PaymentCreate,
        PaymentOptions,
        VoidPaymentRequest,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Payments"]


class Payments(Resource):
    """Payments of bills. Most of these calls move money and are never retried."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Payment]:
        """Get list of payments.

        `GET /v3/payments`. At most 100 items on a page, 20 by default. `Payment_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpayments.
        """
        return self._caller.pages(
            ops.LIST_PAYMENTS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[Payment]:
        """Scan the whole list that `list` pages through.

        `GET /v3/payments`, with the arguments of `list`. Several pages are fetched at a time, in slices of the creation
        time. `since` leaves out the items whose last change was earlier. `ordered` yields them in the order of
        creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpayments.
        """
        return self._caller.scan(
            ops.LIST_PAYMENTS, query={"filters": filters, "max": max}, since=since, ordered=ordered, options=options
        )

    async def create(self, body: PaymentCreate, **options: Unpack[CallOptions]) -> Payment:
        """Create a payment.

        `POST /v3/payments`. Needs an MFA-trusted session. Never retried, because it may move money: after an
        `OutcomeUnknownError`, look up what happened.

        Raises: `InvalidRequestError`, `ValidationError`, `MfaRequiredError`, `OutcomeUnknownError`, and the errors of
        every call.

        See https://developer.bill.com/reference/createpayment.
        """
        return await self._caller.call(ops.CREATE_PAYMENT, body=body, options=options)

    async def create_bulk(self, body: PaymentBulkCreate, **options: Unpack[CallOptions]) -> builtins.list[Payment]:
        """Create a bulk payment.

        `POST /v3/payments/bulk`. The bills must exist. If payments are combined, one payment covers at most 35 bills.
        At most 50 items in one call. All or nothing: if BILL refuses one item, it executes none. Needs an MFA-trusted
        session. Never retried, because it may move money: after an `OutcomeUnknownError`, look up what happened.

        Raises: `InvalidRequestError`, `ValidationError`, `MfaRequiredError`, `OutcomeUnknownError`, and the errors of
        every call.

        See https://developer.bill.com/reference/createbulkpayment.
        """
        return await self._caller.call(ops.CREATE_BULK_PAYMENT, body=body, options=options)

    async def get_options(
        self, vendor_id: str, amount: Decimal | int, **options: Unpack[CallOptions]
    ) -> PaymentOptions:
        """Get list of vendor payment options.

        `GET /v3/payments/options`.

        `vendor_id`: begins with 009.

        Raises: `InvalidRequestError`, `ValidationError`, and the errors of every call.

        See https://developer.bill.com/reference/listpaymentoptions.
        """
        return await self._caller.call(
            ops.LIST_PAYMENT_OPTIONS, query={"vendorId": vendor_id, "amount": amount}, options=options
        )

    async def get(self, payment_id: str, **options: Unpack[CallOptions]) -> Payment:
        """Get payment details.

        `GET /v3/payments/{paymentId}`.

        `payment_id`: begins with stp.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getpayment.
        """
        return await self._caller.call(ops.GET_PAYMENT, payment_id, options=options)

    async def cancel(self, payment_id: str, **options: Unpack[CallOptions]) -> Payment:
        """Cancel a payment.

        `POST /v3/payments/{paymentId}/cancel`. Only while `singleStatus` is SCHEDULED. Later a payment can only be
        voided. Never retried, because it may move money: after an `OutcomeUnknownError`, look up what happened.

        `payment_id`: begins with stp.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/cancelpayment.
        """
        return await self._caller.call(ops.CANCEL_PAYMENT, payment_id, options=options)

    async def get_check_images(self, payment_id: str, **options: Unpack[CallOptions]) -> builtins.list[CheckImage]:
        """Get check image data.

        `GET /v3/payments/{paymentId}/check-image`. Links to the images of the front and the back, after the bank has
        made them.

        `payment_id`: begins with stp.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getcheckimagedata.
        """
        return await self._caller.call(ops.GET_CHECK_IMAGE_DATA, payment_id, options=options)

    async def void(self, payment_id: str, body: VoidPaymentRequest, **options: Unpack[CallOptions]) -> Payment:
        """Void a payment.

        `POST /v3/payments/{paymentId}/void`. Never retried, because it may move money: after an `OutcomeUnknownError`,
        look up what happened.

        `payment_id`: begins with stp.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/voidpayment.
        """
        return await self._caller.call(ops.VOID_PAYMENT, payment_id, body=body, options=options)

    async def get_exchange_rate(
        self,
        vendor_id: str,
        amount: Decimal | int,
        *,
        base_currency: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> ExchangeRate:
        """Get BILL exchange rate.

        `GET /v3/payments/exchange-rate`. The batch id is needed to pay a bill that is not in USD; the process date must
        then be the next US business day. A batch is valid for at most 20 minutes. The amount in dollars is the amount
        divided by the rate. The vendor must have payment information. Known from a single source, not from BILL's
        reference.

        `vendor_id`: international vendor; begins with 009.

        `amount`: in the vendor bill currency unless baseCurrency is true.

        Raises: `InvalidRequestError`, `ValidationError`, and the errors of every call.

        See https://developer.bill.com/reference/getexchangerate.
        """
        return await self._caller.call(
            ops.GET_EXCHANGE_RATE,
            query={"vendorId": vendor_id, "amount": amount, "baseCurrency": base_currency},
            options=options,
        )

    async def get_exchange_rates(
        self, body: Sequence[ExchangeRateRequest], **options: Unpack[CallOptions]
    ) -> builtins.list[ExchangeRate]:
        """Get BILL exchange rates for multiple vendors.

        `POST /v3/payments/exchange-rate`. The arrays in the request and the answer are inferred from the purpose of the
        call. Retried if no answer comes, because it changes nothing.

        Raises: `InvalidRequestError`, `ValidationError`, and the errors of every call.

        See https://developer.bill.com/reference/getexchangerates.
        """
        return await self._caller.call(ops.GET_EXCHANGE_RATES, body=body, options=options)

    async def create_mass(self, body: MassPaymentCreate, **options: Unpack[CallOptions]) -> MassPaymentBatch:
        """Create a mass payment.

        `POST /v3/payments/mass`. Returns the id of a batch that is processed later. Call `get_mass`, or subscribe to
        `mass-payment.updated`. Unlike a bulk payment, it can fail in part. At most 2000 items in one call. Needs an
        MFA-trusted session. Never retried, because it may move money: after an `OutcomeUnknownError`, look up what
        happened.

        Raises: `InvalidRequestError`, `ValidationError`, `MfaRequiredError`, `OutcomeUnknownError`, and the errors of
        every call.

        See https://developer.bill.com/reference/createmasspayment.
        """
        return await self._caller.call(ops.CREATE_MASS_PAYMENT, body=body, options=options)

    async def get_mass(self, payment_batch_id: str, **options: Unpack[CallOptions]) -> MassPaymentBatch:
        """Get mass payment status.

        `GET /v3/payments/mass/{paymentBatchId}`. The progress of a batch, with the scheduled, completed and failed
        payments.

        `payment_batch_id`: begins with bbq.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getmasspayment.
        """
        return await self._caller.call(ops.GET_MASS_PAYMENT, payment_batch_id, options=options)
