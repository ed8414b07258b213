"""One test for each operation of `payments`: what is sent, and what becomes of the answer.

Generated from spec/v3/payments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    AchDisbursement,
    AmountRange,
    BankFundingOption,
    BillPayment,
    BulkPaymentItem,
    CardFeeInfo,
    CardFundingOption,
    CheckDeliveryType,
    CheckDisbursement,
    CheckImage,
    DisbursementInfo,
    DisbursementStatus,
    DisbursementSubType,
    DisbursementType,
    ExchangeRate,
    ExchangeRateRequest,
    FundingAccount,
    FundingAccountInput,
    FundingAccountType,
    FundingOptions,
    InternationalDisbursement,
    MassPaymentBatch,
    MassPaymentCount,
    MassPaymentCreate,
    MassPaymentStatus,
    Payment,
    PaymentBulkCreate,
    PaymentCreate,
    PaymentOptions,
    PaymentProcessingOptions,
    PaymentProcessingOptionsInput,
    PaymentPurpose,
    PaymentPurposeCode,
    PaymentPurposeCodeInput,
    PaymentPurposeInput,
    PaymentSingleStatus,
    PaymentStatus,
    PaymentVoidInfo,
    RppsDisbursement,
    VcardDisbursement,
    VendorCreditApplied,
    VoidPaymentRequest,
    VoidStatus,
    VoidType,
    WalletDisbursement,
)
from bill_async.operations import Payment_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

PAYMENT = Payment(
    id="stp00000000000000001",
    amount=Decimal("102.25"),
    vendor_id="00900000000000000003",
    vendor_name="Vendor name",
    bill_id="00n00000000000000005",
    bill_payments=[
        BillPayment(
            id="blp00000000000000001",
            bill_id="00n00000000000000002",
            amount=Decimal("103.25"),
            vendor_credits=[VendorCreditApplied(id="vcr00000000000000001", amount=Decimal("102.25"))],
        )
    ],
    description="Description",
    process_date=date(2026, 12, 9),
    funding_account=FundingAccount(type=FundingAccountType.CARD_ACCOUNT, id="00000000000000000002"),
    processing_options=PaymentProcessingOptions(
        request_pay_faster=True, create_bill=False, request_check_delivery_type=CheckDeliveryType.UPS_3DAY
    ),
    transaction_number="Transaction number",
    confirmation_number="Confirmation number",
    status=PaymentStatus.FAILED,
    exchange_rate=Decimal("0.145"),
    funding_amount=Decimal("115.25"),
    online_payment=False,
    disbursement_type=DisbursementType.PAYPAL,
    remittance_email="Remittance email",
    created_time=datetime(2026, 12, 31, 9, 19, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 20, tzinfo=UTC),
    created_by="00600000000000000021",
    void_info=[
        PaymentVoidInfo(
            id="00000000000000000001",
            requested_by="00600000000000000002",
            type=VoidType.VOID_ONLY,
            status=VoidStatus.ARCHIVED,
            reason="Reason",
            created_time=datetime(2026, 12, 31, 9, 6, tzinfo=UTC),
            updated_time=datetime(2026, 12, 31, 9, 7, tzinfo=UTC),
        )
    ],
    disbursement_status=DisbursementStatus.IN_PROGRESS,
    disbursement_info=DisbursementInfo(
        is_voidable=True,
        check_disbursement=CheckDisbursement(
            sent_date=date(2026, 12, 2),
            arrives_by_date=date(2026, 12, 3),
            check_number=3,
            tracking_information="Tracking information",
        ),
        ach_disbursement=AchDisbursement(sent_date=date(2026, 12, 2), arrives_by_date=date(2026, 12, 3)),
        rpps_disbursement=RppsDisbursement(
            sent_date=date(2026, 12, 2), arrives_by_date=date(2026, 12, 3), trace_number=3, batch_number=4
        ),
        international_disbursement=InternationalDisbursement(
            sent_date=date(2026, 12, 2),
            arrives_by_date=date(2026, 12, 3),
            amount=Decimal("103.25"),
            disbursement_sub_type=DisbursementSubType.MULTIPLE,
        ),
        vcard_disbursement=VcardDisbursement(
            arrives_by_date=date(2026, 12, 2), valid_until=date(2026, 12, 3), last4_card_number="Last4 card number"
        ),
        wallet_disbursement=WalletDisbursement(arrives_by_date=date(2026, 12, 2)),
    ),
    payment_purpose=PaymentPurpose(text="Text", code=PaymentPurposeCode(name="Name", value="Value")),
    card_funding_purpose="Card funding purpose",
    cancel_request_submitted=True,
    single_status=PaymentSingleStatus.PARTIALLY_CLAIMED,
)
PAYMENT_JSON = (
    b'{"id":"stp00000000000000001"'
    b',"amount":102.25'
    b',"vendorId":"00900000000000000003"'
    b',"vendorName":"Vendor name"'
    b',"billId":"00n00000000000000005"'
    b',"billPayments":[{"id":"blp00000000000000001","billId":"00n00000000000000002","amount":103.25,"vendorCredits":[{"id":"vcr00000000000000001","amount":102.25}]}]'
    b',"description":"Description"'
    b',"processDate":"2026-12-09"'
    b',"fundingAccount":{"type":"CARD_ACCOUNT","id":"00000000000000000002"}'
    b',"processingOptions":{"requestPayFaster":true,"createBill":false,"requestCheckDeliveryType":"UPS_3DAY"}'
    b',"transactionNumber":"Transaction number"'
    b',"confirmationNumber":"Confirmation number"'
    b',"status":"FAILED"'
    b',"exchangeRate":0.145'
    b',"fundingAmount":115.25'
    b',"onlinePayment":false'
    b',"disbursementType":"PAYPAL"'
    b',"remittanceEmail":"Remittance email"'
    b',"createdTime":"2026-12-31T09:19:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:20:00.000+00:00"'
    b',"createdBy":"00600000000000000021"'
    b',"voidInfo":[{"id":"00000000000000000001","requestedBy":"00600000000000000002","type":"VOID_ONLY","status":"ARCHIVED","reason":"Reason","createdTime":"2026-12-31T09:06:00.000+00:00","updatedTime":"2026-12-31T09:07:00.000+00:00"}]'
    b',"disbursementStatus":"IN_PROGRESS"'
    b',"disbursementInfo":{"isVoidable":true,"checkDisbursement":{"sentDate":"2026-12-02","arrivesByDate":"2026-12-03","checkNumber":3,"trackingInformation":"Tracking information"},"achDisbursement":{"sentDate":"2026-12-02","arrivesByDate":"2026-12-03"},"rppsDisbursement":{"sentDate":"2026-12-02","arrivesByDate":"2026-12-03","traceNumber":3,"batchNumber":4},"internationalDisbursement":{"sentDate":"2026-12-02","arrivesByDate":"2026-12-03","amount":103.25,"disbursementSubType":"MULTIPLE"},"vcardDisbursement":{"arrivesByDate":"2026-12-02","validUntil":"2026-12-03","last4CardNumber":"Last4 card number"},"walletDisbursement":{"arrivesByDate":"2026-12-02"}}'
    b',"paymentPurpose":{"text":"Text","code":{"name":"Name","value":"Value"}}'
    b',"cardFundingPurpose":"Card funding purpose"'
    b',"cancelRequestSubmitted":true'
    b',"singleStatus":"PARTIALLY_CLAIMED"'
    b"}"
)

PAYMENT_LEAST = Payment(id="stp00000000000000001")
PAYMENT_LEAST_JSON = b'{"id":"stp00000000000000001"}'

PAYMENT_CREATE_LEAST = PaymentCreate(
    funding_account=FundingAccountInput(type=FundingAccountType.CARD_ACCOUNT),
    amount=Decimal("106.25"),
    processing_options=PaymentProcessingOptionsInput(),
)
PAYMENT_CREATE_LEAST_JSON = b'{"fundingAccount":{"type":"CARD_ACCOUNT"},"amount":106.25,"processingOptions":{}}'

PAYMENT_CREATE = PaymentCreate(
    vendor_id="00900000000000000001",
    bill_id="00n00000000000000002",
    description="Description",
    process_date=date(2026, 12, 5),
    funding_account=FundingAccountInput(type=FundingAccountType.CARD_ACCOUNT, id="00000000000000000002"),
    amount=Decimal("106.25"),
    processing_options=PaymentProcessingOptionsInput(
        request_pay_faster=True, create_bill=False, request_check_delivery_type=CheckDeliveryType.UPS_3DAY
    ),
    payment_purpose=PaymentPurposeInput(text="Text", code=PaymentPurposeCodeInput(name="Name", value="Value")),
    transaction_number="Transaction number",
    card_funding_purpose="Card funding purpose",
    exchange_rate_batch_id=11,
)
PAYMENT_CREATE_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"billId":"00n00000000000000002"'
    b',"description":"Description"'
    b',"processDate":"2026-12-05"'
    b',"fundingAccount":{"type":"CARD_ACCOUNT","id":"00000000000000000002"}'
    b',"amount":106.25'
    b',"processingOptions":{"requestPayFaster":true,"createBill":false,"requestCheckDeliveryType":"UPS_3DAY"}'
    b',"paymentPurpose":{"text":"Text","code":{"name":"Name","value":"Value"}}'
    b',"transactionNumber":"Transaction number"'
    b',"cardFundingPurpose":"Card funding purpose"'
    b',"exchangeRateBatchId":11'
    b"}"
)

PAYMENT_BULK_CREATE_LEAST = PaymentBulkCreate(
    funding_account=FundingAccountInput(type=FundingAccountType.CARD_ACCOUNT),
    payments=[BulkPaymentItem(bill_id="00n00000000000000001", amount=Decimal("102.25"))],
)
PAYMENT_BULK_CREATE_LEAST_JSON = (
    b'{"fundingAccount":{"type":"CARD_ACCOUNT"},"payments":[{"billId":"00n00000000000000001","amount":102.25}]}'
)

PAYMENT_BULK_CREATE = PaymentBulkCreate(
    vendor_id="00900000000000000001",
    description="Description",
    process_date=date(2026, 12, 4),
    funding_account=FundingAccountInput(type=FundingAccountType.CARD_ACCOUNT, id="00000000000000000002"),
    payments=[BulkPaymentItem(bill_id="00n00000000000000001", amount=Decimal("102.25"))],
    processing_options=PaymentProcessingOptionsInput(
        request_pay_faster=True, create_bill=False, request_check_delivery_type=CheckDeliveryType.UPS_3DAY
    ),
    transaction_number="Transaction number",
    card_funding_purpose="Card funding purpose",
    exchange_rate_batch_id=9,
)
PAYMENT_BULK_CREATE_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"description":"Description"'
    b',"processDate":"2026-12-04"'
    b',"fundingAccount":{"type":"CARD_ACCOUNT","id":"00000000000000000002"}'
    b',"payments":[{"billId":"00n00000000000000001","amount":102.25}]'
    b',"processingOptions":{"requestPayFaster":true,"createBill":false,"requestCheckDeliveryType":"UPS_3DAY"}'
    b',"transactionNumber":"Transaction number"'
    b',"cardFundingPurpose":"Card funding purpose"'
    b',"exchangeRateBatchId":9'
    b"}"
)

PAYMENT_OPTIONS_LEAST = PaymentOptions()
PAYMENT_OPTIONS_LEAST_JSON = b"{}"

PAYMENT_OPTIONS = PaymentOptions(
    vendor_id="00900000000000000001",
    amount=Decimal("102.25"),
    funding_options=FundingOptions(
        banks=[
            BankFundingOption(
                available=True,
                delivery_date=date(2026, 12, 3),
                process_date=date(2026, 12, 4),
                reason="Reason",
                conditions=["Conditions"],
                id="00000000000000000006",
                name="Name",
                fee=Decimal("108.25"),
            )
        ],
        cards=[
            CardFundingOption(
                available=True,
                delivery_date=date(2026, 12, 3),
                process_date=date(2026, 12, 4),
                reason="Reason",
                conditions=["Conditions"],
                id="00000000000000000006",
                name="Name",
                brand="Brand",
                fee_info=CardFeeInfo(amount=Decimal("101.25"), rate=Decimal("0.025")),
            )
        ],
    ),
)
PAYMENT_OPTIONS_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"amount":102.25'
    b',"fundingOptions":{"banks":[{"available":true,"deliveryDate":"2026-12-03","processDate":"2026-12-04","reason":"Reason","conditions":["Conditions"],"id":"00000000000000000006","name":"Name","fee":108.25}],"cards":[{"available":true,"deliveryDate":"2026-12-03","processDate":"2026-12-04","reason":"Reason","conditions":["Conditions"],"id":"00000000000000000006","name":"Name","brand":"Brand","feeInfo":{"amount":101.25,"rate":0.025}}]}'
    b"}"
)

CHECK_IMAGE_LEAST = CheckImage()
CHECK_IMAGE_LEAST_JSON = b"{}"

CHECK_IMAGE = CheckImage(download_link="Download link")
CHECK_IMAGE_JSON = b'{"downloadLink":"Download link"}'

VOID_PAYMENT_REQUEST = VoidPaymentRequest(type=VoidType.VOID_AND_REISSUE, reason="Reason")
VOID_PAYMENT_REQUEST_JSON = b'{"type":"VOID_AND_REISSUE","reason":"Reason"}'

EXCHANGE_RATE_LEAST = ExchangeRate()
EXCHANGE_RATE_LEAST_JSON = b"{}"

EXCHANGE_RATE = ExchangeRate(
    bill_currency="Bill currency",
    payment_currency="Payment currency",
    base_currency="Base currency",
    exchange_rate=Decimal("0.045"),
    amount_range=AmountRange(from_=Decimal("101.25"), to=Decimal("102.25")),
    expiration_time=datetime(2026, 12, 31, 9, 6, tzinfo=UTC),
    exchange_rate_batch_id=7,
    vendor_id="00900000000000000008",
    amount=Decimal("109.25"),
)
EXCHANGE_RATE_JSON = (
    b'{"billCurrency":"Bill currency"'
    b',"paymentCurrency":"Payment currency"'
    b',"baseCurrency":"Base currency"'
    b',"exchangeRate":0.045'
    b',"amountRange":{"from":101.25,"to":102.25}'
    b',"expirationTime":"2026-12-31T09:06:00.000+00:00"'
    b',"exchangeRateBatchId":7'
    b',"vendorId":"00900000000000000008"'
    b',"amount":109.25'
    b"}"
)

EXCHANGE_RATE_REQUEST = ExchangeRateRequest(vendor_id="00900000000000000001", amount=Decimal("102.25"))
EXCHANGE_RATE_REQUEST_JSON = b'{"vendorId":"00900000000000000001","amount":102.25}'

MASS_PAYMENT_CREATE_LEAST = MassPaymentCreate(
    funding_account=FundingAccountInput(type=FundingAccountType.CARD_ACCOUNT),
    payments=[BulkPaymentItem(bill_id="00n00000000000000001", amount=Decimal("102.25"))],
)
MASS_PAYMENT_CREATE_LEAST_JSON = (
    b'{"fundingAccount":{"type":"CARD_ACCOUNT"},"payments":[{"billId":"00n00000000000000001","amount":102.25}]}'
)

MASS_PAYMENT_BATCH_LEAST = MassPaymentBatch()
MASS_PAYMENT_BATCH_LEAST_JSON = b"{}"

MASS_PAYMENT_CREATE = MassPaymentCreate(
    vendor_id="00900000000000000001",
    description="Description",
    process_date=date(2026, 12, 4),
    funding_account=FundingAccountInput(type=FundingAccountType.CARD_ACCOUNT, id="00000000000000000002"),
    payments=[BulkPaymentItem(bill_id="00n00000000000000001", amount=Decimal("102.25"))],
    processing_options=PaymentProcessingOptionsInput(
        request_pay_faster=True, create_bill=False, request_check_delivery_type=CheckDeliveryType.UPS_3DAY
    ),
    exchange_rate_batch_id=7,
    card_funding_purpose="Card funding purpose",
)
MASS_PAYMENT_CREATE_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"description":"Description"'
    b',"processDate":"2026-12-04"'
    b',"fundingAccount":{"type":"CARD_ACCOUNT","id":"00000000000000000002"}'
    b',"payments":[{"billId":"00n00000000000000001","amount":102.25}]'
    b',"processingOptions":{"requestPayFaster":true,"createBill":false,"requestCheckDeliveryType":"UPS_3DAY"}'
    b',"exchangeRateBatchId":7'
    b',"cardFundingPurpose":"Card funding purpose"'
    b"}"
)

MASS_PAYMENT_BATCH = MassPaymentBatch(
    payment_batch_id="bbq00000000000000001",
    batch_status=MassPaymentStatus.SCHEDULED,
    count=MassPaymentCount(scheduled=1, completed=2, failed=3, total=4),
    updated_time=datetime(2026, 12, 31, 9, 4, tzinfo=UTC),
    scheduled={"key": "value"},
    completed={"key": "value"},
    failed={"key": "value"},
    status="Status",
    payments={"key": "value"},
)
MASS_PAYMENT_BATCH_JSON = (
    b'{"paymentBatchId":"bbq00000000000000001"'
    b',"batchStatus":"SCHEDULED"'
    b',"count":{"scheduled":1,"completed":2,"failed":3,"total":4}'
    b',"updatedTime":"2026-12-31T09:04:00.000+00:00"'
    b',"scheduled":{"key":"value"}'
    b',"completed":{"key":"value"}'
    b',"failed":{"key":"value"}'
    b',"status":"Status"'
    b',"payments":{"key":"value"}'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/payments`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.payments.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/payments",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + PAYMENT_JSON
        + b","
        + PAYMENT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.payments.list(
        filters=[
            Payment_.id == "stp00000000000000001",
            Payment_.id != "stp00000000000000001",
            Payment_.id.in_(["stp00000000000000001", "stp00000000000000008"]),
            Payment_.transaction_number == "One",
            Payment_.vendor_id == "00900000000000000001",
            Payment_.vendor_id != "00900000000000000001",
            Payment_.vendor_id.in_(["00900000000000000001", "00900000000000000008"]),
            Payment_.status == PaymentStatus.SCHEDULED,
            Payment_.status != PaymentStatus.SCHEDULED,
            Payment_.status.in_([PaymentStatus.SCHEDULED, PaymentStatus.APPROVING]),
            Payment_.disbursement_type == DisbursementType.AMEX,
            Payment_.disbursement_type != DisbursementType.AMEX,
            Payment_.disbursement_type.in_([DisbursementType.AMEX, DisbursementType.VIRTUAL_CARD]),
            Payment_.process_date > date(2026, 12, 2),
            Payment_.process_date >= date(2026, 12, 2),
            Payment_.process_date < date(2026, 12, 2),
            Payment_.process_date <= date(2026, 12, 2),
            Payment_.amount > Decimal("101.25"),
            Payment_.amount >= Decimal("101.25"),
            Payment_.amount < Decimal("101.25"),
            Payment_.amount <= Decimal("101.25"),
            Payment_.online_payment == YES,
            Payment_.created_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Payment_.created_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Payment_.created_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Payment_.created_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Payment_.updated_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Payment_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Payment_.updated_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Payment_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
        ],
        sort=[Payment_.process_date.asc(), Payment_.amount.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([PAYMENT, PAYMENT_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/payments",
        headers=AUTH,
        query={
            "filters": 'id:eq:stp00000000000000001,id:ne:stp00000000000000001,id:in:"stp00000000000000001,stp00000000000000008",transactionNumber:eq:One,vendorId:eq:00900000000000000001,vendorId:ne:00900000000000000001,vendorId:in:"00900000000000000001,00900000000000000008",status:eq:SCHEDULED,status:ne:SCHEDULED,status:in:"SCHEDULED,APPROVING",disbursementType:eq:AMEX,disbursementType:ne:AMEX,disbursementType:in:"AMEX,VIRTUAL_CARD",processDate:gt:2026-12-02,processDate:gte:2026-12-02,processDate:lt:2026-12-02,processDate:lte:2026-12-02,amount:gt:101.25,amount:gte:101.25,amount:lt:101.25,amount:lte:101.25,onlinePayment:eq:true,createdTime:gt:"2026-12-31T09:01:00.000Z",createdTime:gte:"2026-12-31T09:01:00.000Z",createdTime:lt:"2026-12-31T09:01:00.000Z",createdTime:lte:"2026-12-31T09:01:00.000Z",updatedTime:gt:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lt:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z"',
            "sort": "processDate:asc,amount:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/payments`."""
    wire.answer(201, PAYMENT_LEAST_JSON)
    assert await wire.client.payments.create(body=PAYMENT_CREATE_LEAST) == PAYMENT_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/payments",
        headers={**AUTH, "Content-Type": "application/json"},
        body=PAYMENT_CREATE_LEAST_JSON,
    )
    wire.answer(201, PAYMENT_JSON)
    assert await wire.client.payments.create(body=PAYMENT_CREATE) == PAYMENT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/payments",
        headers={**AUTH, "Content-Type": "application/json"},
        body=PAYMENT_CREATE_JSON,
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/payments/bulk`."""
    wire.answer(201, b'{"payments":' + b"[" + PAYMENT_LEAST_JSON + b"," + PAYMENT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.payments.create_bulk(body=PAYMENT_BULK_CREATE_LEAST) == [PAYMENT_LEAST, PAYMENT_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/payments/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=PAYMENT_BULK_CREATE_LEAST_JSON,
    )
    wire.answer(201, b'{"payments":' + b"[" + PAYMENT_JSON + b"," + PAYMENT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.payments.create_bulk(body=PAYMENT_BULK_CREATE) == [PAYMENT, PAYMENT_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/payments/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=PAYMENT_BULK_CREATE_JSON,
    )


async def test_get_options(wire: Wire) -> None:
    """`GET /v3/payments/options`."""
    wire.answer(200, PAYMENT_OPTIONS_JSON)
    assert (
        await wire.client.payments.get_options(vendor_id="00900000000000000001", amount=Decimal("101.25"))
        == PAYMENT_OPTIONS
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/payments/options",
        headers=AUTH,
        query={"vendorId": "00900000000000000001", "amount": "101.25"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/payments/{paymentId}`."""
    wire.answer(200, PAYMENT_JSON)
    assert await wire.client.payments.get(payment_id="stp00000000000000001") == PAYMENT
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/payments/stp00000000000000001",
        headers=AUTH,
    )


async def test_cancel(wire: Wire) -> None:
    """`POST /v3/payments/{paymentId}/cancel`."""
    wire.answer(200, PAYMENT_JSON)
    assert await wire.client.payments.cancel(payment_id="stp00000000000000001") == PAYMENT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/payments/stp00000000000000001/cancel",
        headers=AUTH,
    )


async def test_get_check_images(wire: Wire) -> None:
    """`GET /v3/payments/{paymentId}/check-image`."""
    wire.answer(200, b'{"results":' + b"[" + CHECK_IMAGE_JSON + b"," + CHECK_IMAGE_LEAST_JSON + b"]" + b"}")
    assert await wire.client.payments.get_check_images(payment_id="stp00000000000000001") == [
        CHECK_IMAGE,
        CHECK_IMAGE_LEAST,
    ]
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/payments/stp00000000000000001/check-image",
        headers=AUTH,
    )


async def test_void(wire: Wire) -> None:
    """`POST /v3/payments/{paymentId}/void`."""
    wire.answer(200, PAYMENT_JSON)
    assert await wire.client.payments.void(payment_id="stp00000000000000001", body=VOID_PAYMENT_REQUEST) == PAYMENT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/payments/stp00000000000000001/void",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VOID_PAYMENT_REQUEST_JSON,
    )


async def test_get_exchange_rate(wire: Wire) -> None:
    """`GET /v3/payments/exchange-rate`."""
    wire.answer(200, EXCHANGE_RATE_LEAST_JSON)
    assert (
        await wire.client.payments.get_exchange_rate(vendor_id="00900000000000000001", amount=Decimal("101.25"))
        == EXCHANGE_RATE_LEAST
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/payments/exchange-rate",
        headers=AUTH,
        query={"vendorId": "00900000000000000001", "amount": "101.25"},
    )
    wire.answer(200, EXCHANGE_RATE_JSON)
    assert (
        await wire.client.payments.get_exchange_rate(
            vendor_id="00900000000000000001", amount=Decimal("101.25"), base_currency=True
        )
        == EXCHANGE_RATE
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/payments/exchange-rate",
        headers=AUTH,
        query={"vendorId": "00900000000000000001", "amount": "101.25", "baseCurrency": "true"},
    )


async def test_get_exchange_rates(wire: Wire) -> None:
    """`POST /v3/payments/exchange-rate`."""
    wire.answer(200, b"[" + EXCHANGE_RATE_LEAST_JSON + b"," + EXCHANGE_RATE_LEAST_JSON + b"]")
    assert await wire.client.payments.get_exchange_rates(body=[EXCHANGE_RATE_REQUEST]) == [
        EXCHANGE_RATE_LEAST,
        EXCHANGE_RATE_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/payments/exchange-rate",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + EXCHANGE_RATE_REQUEST_JSON + b"]",
    )
    wire.answer(200, b"[" + EXCHANGE_RATE_JSON + b"," + EXCHANGE_RATE_LEAST_JSON + b"]")
    assert await wire.client.payments.get_exchange_rates(body=[EXCHANGE_RATE_REQUEST, EXCHANGE_RATE_REQUEST]) == [
        EXCHANGE_RATE,
        EXCHANGE_RATE_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/payments/exchange-rate",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + EXCHANGE_RATE_REQUEST_JSON + b"," + EXCHANGE_RATE_REQUEST_JSON + b"]",
    )


async def test_create_mass(wire: Wire) -> None:
    """`POST /v3/payments/mass`."""
    wire.answer(201, MASS_PAYMENT_BATCH_LEAST_JSON)
    assert await wire.client.payments.create_mass(body=MASS_PAYMENT_CREATE_LEAST) == MASS_PAYMENT_BATCH_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/payments/mass",
        headers={**AUTH, "Content-Type": "application/json"},
        body=MASS_PAYMENT_CREATE_LEAST_JSON,
    )
    wire.answer(201, MASS_PAYMENT_BATCH_JSON)
    assert await wire.client.payments.create_mass(body=MASS_PAYMENT_CREATE) == MASS_PAYMENT_BATCH
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/payments/mass",
        headers={**AUTH, "Content-Type": "application/json"},
        body=MASS_PAYMENT_CREATE_JSON,
    )


async def test_get_mass(wire: Wire) -> None:
    """`GET /v3/payments/mass/{paymentBatchId}`."""
    wire.answer(200, MASS_PAYMENT_BATCH_JSON)
    assert await wire.client.payments.get_mass(payment_batch_id="bbq00000000000000001") == MASS_PAYMENT_BATCH
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/payments/mass/bbq00000000000000001",
        headers=AUTH,
    )
