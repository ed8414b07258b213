"""The models of payments against BILL's pages, where a mistake costs money."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import attrs
import pytest

from bill_async import (
    BillInvoiceInput,
    BillPaymentStatus,
    BulkPaymentItem,
    ExchangeRate,
    FundingAccountInput,
    InvalidRequestError,
    MassPaymentBatch,
    MassPaymentCreate,
    MassPaymentStatus,
    NotificationMassPayment,
    Payment,
    PaymentBulkCreate,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    RecurringInvoiceCreate,
    RecurringInvoiceLineItem,
    VoidPaymentRequest,
)
from bill_async._schema.codec import dumps
from bill_async._schema.converter import decode, unstructure
from bill_async.filters import encode_filters
from bill_async.operations import payments as ops
from bill_async.webhooks.catalog import EVENTS

FUNDING = FundingAccountInput(type="BANK_ACCOUNT", id="bac01ABCDEFGHIJKLMNO")
BILL = "00n01ABCDEFGHIJKLMNO"


def single(**more: Any) -> PaymentCreate:
    options = PaymentProcessingOptionsInput()
    return PaymentCreate(
        **{"bill_id": BILL, "funding_account": FUNDING, "amount": 5, "processing_options": options, **more}
    )


def bulk(**more: Any) -> PaymentBulkCreate:
    return PaymentBulkCreate(
        **{"funding_account": FUNDING, "payments": [BulkPaymentItem(bill_id=BILL, amount=5)], **more}
    )


def mass(**more: Any) -> MassPaymentCreate:
    return MassPaymentCreate(
        **{"funding_account": FUNDING, "payments": [BulkPaymentItem(bill_id=BILL, amount=5)], **more}
    )


REQUESTS = [single, bulk, mass]


def rate(**changes: Any) -> ExchangeRate:
    body = {
        "billCurrency": "EUR",
        "paymentCurrency": "EUR",
        "baseCurrency": "USD",
        "exchangeRate": Decimal("0.8361528"),
        "exchangeRateBatchId": 35664,
        "vendorId": "00901ABCDEFGHIJKLMNO",
        "amountRange": {"from": Decimal("852.00"), "to": Decimal("4260.00")},
        "expirationTime": "2026-12-21T23:56:52.127+00:00",
        **changes,
    }
    found: ExchangeRate = decode(dumps(body), ops.GET_EXCHANGE_RATE.answer, operation=ops.GET_EXCHANGE_RATE)
    return found


def test_an_exchange_rate_as_bill_answers_it() -> None:
    found = rate()
    assert (found.exchange_rate_batch_id, found.bill_currency) == (35664, "EUR")
    assert found.exchange_rate == Decimal("0.8361528")
    assert found.expiration_time == datetime(2026, 12, 21, 23, 56, 52, 127000, UTC)
    assert not found.unknown_fields
    assert rate(exchangeRateBatchId="35664").exchange_rate_batch_id == 35664


@pytest.mark.parametrize("request_", REQUESTS)
def test_the_batch_of_the_exchange_rate_is_passed_on_as_it_came(request_: Any) -> None:
    body = request_(exchange_rate_batch_id=rate().exchange_rate_batch_id)
    assert unstructure(body)["exchangeRateBatchId"] == 35664
    with pytest.raises(InvalidRequestError, match="exchange_rate_batch_id"):
        request_(exchange_rate_batch_id="35664")


@pytest.mark.parametrize("request_", REQUESTS)
def test_the_description_has_70_characters_at_most(request_: Any) -> None:
    assert unstructure(request_(description="x" * 70))["description"] == "x" * 70
    with pytest.raises(InvalidRequestError, match=r"description: .*70"):
        request_(description="x" * 71)


@pytest.mark.parametrize("request_", [single, bulk])
def test_the_transaction_number_has_50_characters_at_most(request_: Any) -> None:
    assert unstructure(request_(transaction_number="x" * 50))["transactionNumber"] == "x" * 50
    with pytest.raises(InvalidRequestError, match=r"transaction_number: .*50"):
        request_(transaction_number="x" * 51)


def test_payments_are_filtered_by_transaction_number() -> None:
    assert encode_filters(ops.LIST_PAYMENTS, ops.Payment_.transaction_number == "PAY-7") == "transactionNumber:eq:PAY-7"
    with pytest.raises(InvalidRequestError, match="its operators are eq"):
        encode_filters(ops.LIST_PAYMENTS, "transactionNumber:sw:PAY")


def test_payments_are_filtered_by_whether_bill_made_them() -> None:
    assert encode_filters(ops.LIST_PAYMENTS, ops.Payment_.online_payment == True) == "onlinePayment:eq:true"  # noqa: E712
    with pytest.raises(InvalidRequestError, match="its operators are eq"):
        encode_filters(ops.LIST_PAYMENTS, "onlinePayment:ne:true")


def test_a_check_that_is_paid_faster_is_tracked() -> None:
    found: Payment = decode(
        dumps(
            {"id": "stp01ABC", "disbursementInfo": {"checkDisbursement": {"trackingInformation": "1Z999AA10123456784"}}}
        ),
        ops.GET_PAYMENT.answer,
        operation=ops.GET_PAYMENT,
    )
    assert found.disbursement_info is not None
    assert found.disbursement_info.check_disbursement is not None
    assert found.disbursement_info.check_disbursement.tracking_information == "1Z999AA10123456784"
    assert not found.disbursement_info.check_disbursement.unknown_fields


def test_both_words_for_a_bill_that_is_paid_in_part_are_known() -> None:
    assert [word for word in BillPaymentStatus.known() if word.startswith("PARTIAL")] == ["PARTIALLY_PAID", "PARTIAL"]


def test_the_invoice_number_of_a_bill_has_21_characters_at_most() -> None:
    assert (
        unstructure(BillInvoiceInput(invoice_number="x" * 21, invoice_date=date(2026, 12, 1)))["invoiceNumber"]
        == "x" * 21
    )
    with pytest.raises(InvalidRequestError, match=r"invoice_number: .*21"):
        BillInvoiceInput(invoice_number="x" * 22, invoice_date=date(2026, 12, 1))


def test_the_reason_for_voiding_a_payment_has_4000_characters_at_most() -> None:
    assert VoidPaymentRequest(type="VOID_AND_CREDIT", reason="x" * 4000).reason == "x" * 4000
    with pytest.raises(InvalidRequestError, match=r"reason: .*4000"):
        VoidPaymentRequest(type="VOID_AND_CREDIT", reason="x" * 4001)


def test_a_recurring_invoice_is_not_given_classifications_of_its_own() -> None:
    names = {field.name for field in attrs.fields(RecurringInvoiceCreate)}
    assert "classifications" not in names
    assert "classifications" in {field.name for field in attrs.fields(RecurringInvoiceLineItem)}


def batch(**body: Any) -> MassPaymentBatch:
    found: MassPaymentBatch = decode(dumps(body), ops.GET_MASS_PAYMENT.answer, operation=ops.GET_MASS_PAYMENT)
    return found


def test_how_far_a_mass_payment_is() -> None:
    count = {"scheduled": 1, "failed": 2, "completed": 3, "total": 6}
    found = batch(paymentBatchId="bbq01", batchStatus="COMPLETED", count=count)
    assert found.batch_status is MassPaymentStatus.COMPLETED
    assert found.count is not None
    assert (found.count.scheduled, found.count.failed, found.count.completed, found.count.total) == (1, 2, 3, 6)
    assert not found.unknown_fields


@pytest.mark.parametrize("name", ["scheduled", "completed", "failed", "payments", "somethingElse"])
@pytest.mark.parametrize("items", [["stp01"], [{"billId": BILL, "error": {"code": "BDC_1159"}}], {"stp01": {}}, 3, "3"])
def test_lists_of_payments_that_no_page_shows_never_fail(name: str, items: Any) -> None:
    found = batch(paymentBatchId="bbq01", batchStatus="WORKED_OFF", **{name: items})
    assert unstructure(found)[name] == items
    assert found.batch_status == "WORKED_OFF"


def test_what_bill_tells_of_a_mass_payment() -> None:
    event = EVENTS["mass-payment.updated"]
    assert (event.key, event.model) == ("mass-payment", NotificationMassPayment)


def test_a_mass_payment_names_a_vendor_and_a_purpose() -> None:
    body = unstructure(mass(vendor_id="00901ABCDEFGHIJKLMNO", description="November"))
    assert (body["vendorId"], body["description"]) == ("00901ABCDEFGHIJKLMNO", "November")
