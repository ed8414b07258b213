"""One test for each operation of `vendors`: what is sent, and what becomes of the answer.

Generated from spec/v3/vendors.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    AccountHolderType,
    Address,
    AddressInput,
    AddressUpdate,
    BankAccountOwnerType,
    BankAccountType,
    DisbursementType,
    IntlConfig,
    IntlPaymentPurpose,
    IntlValidationField,
    IntlValidations,
    NetworkStatus,
    PayBySubType,
    PayByType,
    PaymentPurpose,
    PaymentPurposeCode,
    PaymentPurposeCodeInput,
    PaymentPurposeInput,
    PaymentPurposeType,
    RegulatoryField,
    TaxIdType,
    TransferMethod,
    Vendor,
    VendorAdditionalInfo,
    VendorAdditionalInfoInput,
    VendorAutoPay,
    VendorAutoPayInput,
    VendorBalance,
    VendorBankAccount,
    VendorBankAccountCreate,
    VendorBankAccountStatus,
    VendorConfiguration,
    VendorCreate,
    VendorPaymentInformation,
    VendorPaymentInformationCreate,
    VendorPaymentInformationUpdate,
    VendorUpdate,
    VendorVirtualCard,
    VirtualCardStatus,
)
from bill_async.operations import Vendor_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

VENDOR = Vendor(
    id="00900000000000000001",
    archived=False,
    name="Name",
    short_name="Short name",
    account_number="Account number",
    account_type=AccountHolderType.NONE,
    email="Email",
    phone="Phone",
    address=Address(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
        country_name="Country name",
    ),
    payment_information=VendorPaymentInformation(
        payee_name="Payee name",
        email="Email",
        last_payment_date="Last payment date",
        pay_by_type=PayByType.RPPS,
        pay_by_sub_type=PayBySubType.WIRE,
        transfer_method=TransferMethod.LOCAL,
        virtual_card=VendorVirtualCard(
            status=VirtualCardStatus.DECLINED,
            remit_email="Remit email",
            enroll_date=datetime(2026, 12, 31, 9, 3, tzinfo=UTC),
            decline_date=datetime(2026, 12, 31, 9, 4, tzinfo=UTC),
            alternate_pay_by_type=DisbursementType.OFFLINE,
        ),
        bank_country="Bank country",
        payment_currency="Payment currency",
        bank_account=VendorBankAccount(
            name_on_account="Name on account",
            account_number="Account number",
            routing_number="Routing number",
            type=BankAccountType.CHECKING,
            owner_type=BankAccountOwnerType.PERSONAL,
            payment_currency="Payment currency",
            status="Status",
        ),
        payment_purpose=PaymentPurpose(text="Text", code=PaymentPurposeCode(name="Name", value="Value")),
    ),
    additional_info=VendorAdditionalInfo(
        tax_id="Tax id",
        tax_id_type=TaxIdType.UNDEFINED,
        track1099=True,
        lead_time_in_days=4,
        combine_payments=True,
        payment_term_id="00p00000000000000006",
        company_name="Company name",
    ),
    rpps_id="00000000000000000012",
    bank_account_status=VendorBankAccountStatus.NET_LINKED_ACCOUNT,
    recurring_payments=False,
    bill_currency="Bill currency",
    created_time=datetime(2026, 12, 31, 9, 16, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 17, tzinfo=UTC),
    balance=VendorBalance(amount=Decimal("101.25"), last_updated_date=datetime(2026, 12, 31, 9, 2, tzinfo=UTC)),
    auto_pay=VendorAutoPay(
        enabled=True,
        bank_account_id="bac00000000000000002",
        created_by="00600000000000000003",
        max_amount=Decimal("104.25"),
        days_before_due_date=5,
    ),
    network_status=NetworkStatus.NOT_CONNECTED,
    payment_network_id="00000000000000000021",
)
VENDOR_JSON = (
    b'{"id":"00900000000000000001"'
    b',"archived":false'
    b',"name":"Name"'
    b',"shortName":"Short name"'
    b',"accountNumber":"Account number"'
    b',"accountType":"NONE"'
    b',"email":"Email"'
    b',"phone":"Phone"'
    b',"address":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country","countryName":"Country name"}'
    b',"paymentInformation":{"payeeName":"Payee name","email":"Email","lastPaymentDate":"Last payment date","payByType":"RPPS","payBySubType":"WIRE","transferMethod":"LOCAL","virtualCard":{"status":"DECLINED","remitEmail":"Remit email","enrollDate":"2026-12-31T09:03:00.000+00:00","declineDate":"2026-12-31T09:04:00.000+00:00","alternatePayByType":"OFFLINE"},"bankCountry":"Bank country","paymentCurrency":"Payment currency","bankAccount":{"nameOnAccount":"Name on account","accountNumber":"Account number","routingNumber":"Routing number","type":"CHECKING","ownerType":"PERSONAL","paymentCurrency":"Payment currency","status":"Status"},"paymentPurpose":{"text":"Text","code":{"name":"Name","value":"Value"}}}'
    b',"additionalInfo":{"taxId":"Tax id","taxIdType":"UNDEFINED","track1099":true,"leadTimeInDays":4,"combinePayments":true,"paymentTermId":"00p00000000000000006","companyName":"Company name"}'
    b',"rppsId":"00000000000000000012"'
    b',"bankAccountStatus":"NET_LINKED_ACCOUNT"'
    b',"recurringPayments":false'
    b',"billCurrency":"Bill currency"'
    b',"createdTime":"2026-12-31T09:16:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:17:00.000+00:00"'
    b',"balance":{"amount":101.25,"lastUpdatedDate":"2026-12-31T09:02:00.000+00:00"}'
    b',"autoPay":{"enabled":true,"bankAccountId":"bac00000000000000002","createdBy":"00600000000000000003","maxAmount":104.25,"daysBeforeDueDate":5}'
    b',"networkStatus":"NOT_CONNECTED"'
    b',"paymentNetworkId":"00000000000000000021"'
    b"}"
)

VENDOR_LEAST = Vendor(id="00900000000000000001")
VENDOR_LEAST_JSON = b'{"id":"00900000000000000001"}'

VENDOR_CREATE_LEAST = VendorCreate(
    name="Name",
    address=AddressInput(line1="Line1", city="City", zip_or_postal_code="Zip or postal code", country="Country"),
)
VENDOR_CREATE_LEAST_JSON = (
    b'{"name":"Name"'
    b',"address":{"line1":"Line1","city":"City","zipOrPostalCode":"Zip or postal code","country":"Country"}'
    b"}"
)

VENDOR_CREATE = VendorCreate(
    name="Name",
    short_name="Short name",
    account_number="Account number",
    account_type=AccountHolderType.BUSINESS,
    email="Email",
    phone="Phone",
    address=AddressInput(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
    ),
    payment_information=VendorPaymentInformationCreate(
        payee_name="Payee name",
        email="Email",
        bank_country="Bank country",
        payment_currency="Payment currency",
        bank_account=VendorBankAccountCreate(
            name_on_account="Name on account",
            account_number="Account number",
            routing_number="Routing number",
            type=BankAccountType.CHECKING,
            owner_type=BankAccountOwnerType.PERSONAL,
            regulatory_fields=[RegulatoryField(name="Name", value="Value")],
            payment_currency="Payment currency",
        ),
        payment_purpose=PaymentPurposeInput(text="Text", code=PaymentPurposeCodeInput(name="Name", value="Value")),
    ),
    additional_info=VendorAdditionalInfoInput(
        tax_id="Tax id",
        tax_id_type=TaxIdType.UNDEFINED,
        track1099=True,
        lead_time_in_days=4,
        combine_payments=True,
        payment_term_id="00p00000000000000006",
        company_name="Company name",
    ),
    bill_currency="Bill currency",
    auto_pay=VendorAutoPayInput(
        enabled=True,
        bank_account_id="bac00000000000000002",
        created_by="00600000000000000003",
        max_amount=Decimal("104.25"),
        days_before_due_date=5,
    ),
)
VENDOR_CREATE_JSON = (
    b'{"name":"Name"'
    b',"shortName":"Short name"'
    b',"accountNumber":"Account number"'
    b',"accountType":"BUSINESS"'
    b',"email":"Email"'
    b',"phone":"Phone"'
    b',"address":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country"}'
    b',"paymentInformation":{"payeeName":"Payee name","email":"Email","bankCountry":"Bank country","paymentCurrency":"Payment currency","bankAccount":{"nameOnAccount":"Name on account","accountNumber":"Account number","routingNumber":"Routing number","type":"CHECKING","ownerType":"PERSONAL","regulatoryFields":[{"name":"Name","value":"Value"}],"paymentCurrency":"Payment currency"},"paymentPurpose":{"text":"Text","code":{"name":"Name","value":"Value"}}}'
    b',"additionalInfo":{"taxId":"Tax id","taxIdType":"UNDEFINED","track1099":true,"leadTimeInDays":4,"combinePayments":true,"paymentTermId":"00p00000000000000006","companyName":"Company name"}'
    b',"billCurrency":"Bill currency"'
    b',"autoPay":{"enabled":true,"bankAccountId":"bac00000000000000002","createdBy":"00600000000000000003","maxAmount":104.25,"daysBeforeDueDate":5}'
    b"}"
)

INTL_CONFIG_LEAST = IntlConfig()
INTL_CONFIG_LEAST_JSON = b"{}"

INTL_CONFIG = IntlConfig(
    payment_purpose=IntlPaymentPurpose(
        required=True, type=PaymentPurposeType.NONE, codes=[PaymentPurposeCode(name="Name", value="Value")]
    ),
    validations=IntlValidations(
        fields=[
            IntlValidationField(
                name="Name", description="Description", regular_expression="Regular expression", required=False
            )
        ]
    ),
)
INTL_CONFIG_JSON = (
    b'{"paymentPurpose":{"required":true,"type":"NONE","codes":[{"name":"Name","value":"Value"}]}'
    b',"validations":{"fields":[{"name":"Name","description":"Description","regularExpression":"Regular expression","required":false}]}'
    b"}"
)

VENDOR_UPDATE_LEAST = VendorUpdate()
VENDOR_UPDATE_LEAST_JSON = b"{}"

VENDOR_UPDATE = VendorUpdate(
    name="Name",
    short_name="Short name",
    account_number="Account number",
    account_type=AccountHolderType.BUSINESS,
    email="Email",
    phone="Phone",
    address=AddressUpdate(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
    ),
    payment_information=VendorPaymentInformationUpdate(
        payee_name="Payee name",
        email="Email",
        bank_country="Bank country",
        payment_currency="Payment currency",
        payment_purpose=PaymentPurposeInput(text="Text", code=PaymentPurposeCodeInput(name="Name", value="Value")),
    ),
    additional_info=VendorAdditionalInfoInput(
        tax_id="Tax id",
        tax_id_type=TaxIdType.UNDEFINED,
        track1099=True,
        lead_time_in_days=4,
        combine_payments=True,
        payment_term_id="00p00000000000000006",
        company_name="Company name",
    ),
    bill_currency="Bill currency",
    auto_pay=VendorAutoPayInput(
        enabled=True,
        bank_account_id="bac00000000000000002",
        created_by="00600000000000000003",
        max_amount=Decimal("104.25"),
        days_before_due_date=5,
    ),
)
VENDOR_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"shortName":"Short name"'
    b',"accountNumber":"Account number"'
    b',"accountType":"BUSINESS"'
    b',"email":"Email"'
    b',"phone":"Phone"'
    b',"address":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country"}'
    b',"paymentInformation":{"payeeName":"Payee name","email":"Email","bankCountry":"Bank country","paymentCurrency":"Payment currency","paymentPurpose":{"text":"Text","code":{"name":"Name","value":"Value"}}}'
    b',"additionalInfo":{"taxId":"Tax id","taxIdType":"UNDEFINED","track1099":true,"leadTimeInDays":4,"combinePayments":true,"paymentTermId":"00p00000000000000006","companyName":"Company name"}'
    b',"billCurrency":"Bill currency"'
    b',"autoPay":{"enabled":true,"bankAccountId":"bac00000000000000002","createdBy":"00600000000000000003","maxAmount":104.25,"daysBeforeDueDate":5}'
    b"}"
)

VENDOR_CONFIGURATION_LEAST = VendorConfiguration()
VENDOR_CONFIGURATION_LEAST_JSON = b"{}"

VENDOR_CONFIGURATION = VendorConfiguration(
    international_payments=IntlConfig(
        payment_purpose=IntlPaymentPurpose(
            required=True, type=PaymentPurposeType.NONE, codes=[PaymentPurposeCode(name="Name", value="Value")]
        ),
        validations=IntlValidations(
            fields=[
                IntlValidationField(
                    name="Name", description="Description", regular_expression="Regular expression", required=False
                )
            ]
        ),
    )
)
VENDOR_CONFIGURATION_JSON = (
    b'{"internationalPayments":{"paymentPurpose":{"required":true,"type":"NONE","codes":[{"name":"Name","value":"Value"}]},"validations":{"fields":[{"name":"Name","description":"Description","regularExpression":"Regular expression","required":false}]}}'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/vendors`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.vendors.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/vendors", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + VENDOR_JSON
        + b","
        + VENDOR_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.vendors.list(
        filters=[
            Vendor_.id == "00900000000000000001",
            Vendor_.id != "00900000000000000001",
            Vendor_.id.in_(["00900000000000000001", "00900000000000000008"]),
            Vendor_.archived == YES,
            Vendor_.archived != YES,
            Vendor_.created_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Vendor_.created_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Vendor_.created_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Vendor_.created_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Vendor_.updated_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Vendor_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Vendor_.updated_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Vendor_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Vendor_.name == "One",
            Vendor_.name.starts_with("One"),
            Vendor_.account_type == AccountHolderType.PERSON,
            Vendor_.account_type != AccountHolderType.PERSON,
            Vendor_.account_type.in_([AccountHolderType.PERSON, AccountHolderType.BUSINESS]),
            Vendor_.account_type.not_in([AccountHolderType.PERSON, AccountHolderType.BUSINESS]),
            Vendor_.address_country == "One",
            Vendor_.address_country != "One",
            Vendor_.bill_currency == "One",
            Vendor_.bill_currency != "One",
            Vendor_.bill_currency.in_(["One", "Two"]),
            Vendor_.bill_currency.not_in(["One", "Two"]),
            Vendor_.payment_status == "One",
            Vendor_.payment_status != "One",
            Vendor_.payment_status.in_(["One", "Two"]),
            Vendor_.payment_status.not_in(["One", "Two"]),
            Vendor_.short_name == "One",
            Vendor_.short_name.starts_with("One"),
            Vendor_.account_number == "One",
            Vendor_.email == "One",
        ],
        sort=[Vendor_.archived.asc(), Vendor_.created_time.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([VENDOR, VENDOR_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/vendors",
        headers=AUTH,
        query={
            "filters": 'id:eq:00900000000000000001,id:ne:00900000000000000001,id:in:"00900000000000000001,00900000000000000008",archived:eq:true,archived:ne:true,createdTime:gt:"2026-12-31T09:01:00.000Z",createdTime:gte:"2026-12-31T09:01:00.000Z",createdTime:lt:"2026-12-31T09:01:00.000Z",createdTime:lte:"2026-12-31T09:01:00.000Z",updatedTime:gt:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lt:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z",name:eq:One,name:sw:One,accountType:eq:PERSON,accountType:ne:PERSON,accountType:in:"PERSON,BUSINESS",accountType:nin:"PERSON,BUSINESS",address.country:eq:One,address.country:ne:One,billCurrency:eq:One,billCurrency:ne:One,billCurrency:in:"One,Two",billCurrency:nin:"One,Two",paymentStatus:eq:One,paymentStatus:ne:One,paymentStatus:in:"One,Two",paymentStatus:nin:"One,Two",shortName:eq:One,shortName:sw:One,accountNumber:eq:One,email:eq:One',
            "sort": "archived:asc,createdTime:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/vendors`."""
    wire.answer(201, VENDOR_LEAST_JSON)
    assert await wire.client.vendors.create(body=VENDOR_CREATE_LEAST) == VENDOR_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/vendors",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_CREATE_LEAST_JSON,
    )
    wire.answer(201, VENDOR_JSON)
    assert await wire.client.vendors.create(body=VENDOR_CREATE) == VENDOR
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/vendors",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_CREATE_JSON,
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/vendors/bulk`."""
    wire.answer(201, b'{"vendors":' + b"[" + VENDOR_LEAST_JSON + b"," + VENDOR_LEAST_JSON + b"]" + b"}")
    assert await wire.client.vendors.create_bulk(body=[VENDOR_CREATE_LEAST]) == [VENDOR_LEAST, VENDOR_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/vendors/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + VENDOR_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(201, b'{"vendors":' + b"[" + VENDOR_JSON + b"," + VENDOR_LEAST_JSON + b"]" + b"}")
    assert await wire.client.vendors.create_bulk(body=[VENDOR_CREATE, VENDOR_CREATE_LEAST]) == [VENDOR, VENDOR_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/vendors/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + VENDOR_CREATE_JSON + b"," + VENDOR_CREATE_LEAST_JSON + b"]",
    )


async def test_get_international_configuration(wire: Wire) -> None:
    """`GET /v3/vendors/configuration/international-payments`."""
    wire.answer(200, INTL_CONFIG_JSON)
    assert (
        await wire.client.vendors.get_international_configuration(
            country="Country", bill_currency="Bill currency", account_type=AccountHolderType.PERSON
        )
        == INTL_CONFIG
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/vendors/configuration/international-payments",
        headers=AUTH,
        query={"country": "Country", "billCurrency": "Bill currency", "accountType": "PERSON"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/vendors/{vendorId}`."""
    wire.answer(200, VENDOR_JSON)
    assert await wire.client.vendors.get(vendor_id="00900000000000000001") == VENDOR
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/vendors/00900000000000000001", headers=AUTH)


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/vendors/{vendorId}`."""
    wire.answer(200, VENDOR_LEAST_JSON)
    assert await wire.client.vendors.update(vendor_id="00900000000000000001", body=VENDOR_UPDATE_LEAST) == VENDOR_LEAST
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/vendors/00900000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_UPDATE_LEAST_JSON,
    )
    wire.answer(200, VENDOR_JSON)
    assert await wire.client.vendors.update(vendor_id="00900000000000000001", body=VENDOR_UPDATE) == VENDOR
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/vendors/00900000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/vendors/{vendorId}/archive`."""
    wire.answer(200, VENDOR_JSON)
    assert await wire.client.vendors.archive(vendor_id="00900000000000000001") == VENDOR
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/vendors/00900000000000000001/archive", headers=AUTH)


async def test_get_configuration(wire: Wire) -> None:
    """`GET /v3/vendors/{vendorId}/configuration`."""
    wire.answer(200, VENDOR_CONFIGURATION_JSON)
    assert await wire.client.vendors.get_configuration(vendor_id="00900000000000000001") == VENDOR_CONFIGURATION
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/vendors/00900000000000000001/configuration", headers=AUTH
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/vendors/{vendorId}/restore`."""
    wire.answer(200, VENDOR_JSON)
    assert await wire.client.vendors.restore(vendor_id="00900000000000000001") == VENDOR
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/vendors/00900000000000000001/restore", headers=AUTH)
