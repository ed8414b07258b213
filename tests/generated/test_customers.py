"""One test for each operation of `customers`: what is sent, and what becomes of the answer.

Generated from spec/v3/customers.yaml by `python -m codegen`; do not edit.
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
    ChargeAuthorizationRequest,
    Customer,
    CustomerBalance,
    CustomerContactName,
    CustomerContactNameInput,
    CustomerCreate,
    CustomerUpdate,
)
from bill_async.operations import Customer_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

CUSTOMER = Customer(
    id="0cu00000000000000001",
    archived=False,
    name="Name",
    company_name="Company name",
    contact=CustomerContactName(first_name="First name", last_name="Last name"),
    email="Email",
    phone="Phone",
    fax="Fax",
    description="Description",
    invoice_currency="Invoice currency",
    account_type=AccountHolderType.UNDEFINED,
    payment_term_id="00p00000000000000012",
    account_number="Account number",
    billing_address=Address(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
        country_name="Country name",
    ),
    shipping_address=Address(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
        country_name="Country name",
    ),
    balance=CustomerBalance(amount=Decimal("101.25")),
    authorized_to_charge=True,
    created_time=datetime(2026, 12, 31, 9, 18, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 19, tzinfo=UTC),
)
CUSTOMER_JSON = (
    b'{"id":"0cu00000000000000001"'
    b',"archived":false'
    b',"name":"Name"'
    b',"companyName":"Company name"'
    b',"contact":{"firstName":"First name","lastName":"Last name"}'
    b',"email":"Email"'
    b',"phone":"Phone"'
    b',"fax":"Fax"'
    b',"description":"Description"'
    b',"invoiceCurrency":"Invoice currency"'
    b',"accountType":"UNDEFINED"'
    b',"paymentTermId":"00p00000000000000012"'
    b',"accountNumber":"Account number"'
    b',"billingAddress":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country","countryName":"Country name"}'
    b',"shippingAddress":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country","countryName":"Country name"}'
    b',"balance":{"amount":101.25}'
    b',"authorizedToCharge":true'
    b',"createdTime":"2026-12-31T09:18:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:19:00.000+00:00"'
    b"}"
)

CUSTOMER_LEAST = Customer(id="0cu00000000000000001")
CUSTOMER_LEAST_JSON = b'{"id":"0cu00000000000000001"}'

CUSTOMER_CREATE_LEAST = CustomerCreate(name="Name", email="Email")
CUSTOMER_CREATE_LEAST_JSON = b'{"name":"Name","email":"Email"}'

CUSTOMER_CREATE = CustomerCreate(
    name="Name",
    company_name="Company name",
    contact=CustomerContactNameInput(first_name="First name", last_name="Last name"),
    email="Email",
    phone="Phone",
    fax="Fax",
    description="Description",
    invoice_currency="Invoice currency",
    account_type=AccountHolderType.PERSON,
    payment_term_id="00p00000000000000010",
    account_number="Account number",
    billing_address=AddressInput(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
    ),
    shipping_address=AddressInput(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
    ),
)
CUSTOMER_CREATE_JSON = (
    b'{"name":"Name"'
    b',"companyName":"Company name"'
    b',"contact":{"firstName":"First name","lastName":"Last name"}'
    b',"email":"Email"'
    b',"phone":"Phone"'
    b',"fax":"Fax"'
    b',"description":"Description"'
    b',"invoiceCurrency":"Invoice currency"'
    b',"accountType":"PERSON"'
    b',"paymentTermId":"00p00000000000000010"'
    b',"accountNumber":"Account number"'
    b',"billingAddress":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country"}'
    b',"shippingAddress":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country"}'
    b"}"
)

CUSTOMER_UPDATE_LEAST = CustomerUpdate()
CUSTOMER_UPDATE_LEAST_JSON = b"{}"

CUSTOMER_UPDATE = CustomerUpdate(
    name="Name",
    company_name="Company name",
    contact=CustomerContactNameInput(first_name="First name", last_name="Last name"),
    email="Email",
    phone="Phone",
    fax="Fax",
    description="Description",
    invoice_currency="Invoice currency",
    account_type=AccountHolderType.PERSON,
    payment_term_id="00p00000000000000010",
    account_number="Account number",
    billing_address=AddressUpdate(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
    ),
    shipping_address=AddressUpdate(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
    ),
)
CUSTOMER_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"companyName":"Company name"'
    b',"contact":{"firstName":"First name","lastName":"Last name"}'
    b',"email":"Email"'
    b',"phone":"Phone"'
    b',"fax":"Fax"'
    b',"description":"Description"'
    b',"invoiceCurrency":"Invoice currency"'
    b',"accountType":"PERSON"'
    b',"paymentTermId":"00p00000000000000010"'
    b',"accountNumber":"Account number"'
    b',"billingAddress":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country"}'
    b',"shippingAddress":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country"}'
    b"}"
)

CHARGE_AUTHORIZATION_REQUEST = ChargeAuthorizationRequest(authorized_to_charge=True)
CHARGE_AUTHORIZATION_REQUEST_JSON = b'{"authorizedToCharge":true}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/customers`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.customers.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/customers", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + CUSTOMER_JSON
        + b","
        + CUSTOMER_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.customers.list(
        filters=[
            Customer_.id == "0cu00000000000000001",
            Customer_.id != "0cu00000000000000001",
            Customer_.id.in_(["0cu00000000000000001", "0cu00000000000000008"]),
            Customer_.archived == YES,
            Customer_.archived != YES,
            Customer_.created_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Customer_.created_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Customer_.created_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Customer_.created_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Customer_.updated_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Customer_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Customer_.updated_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Customer_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Customer_.name == "One",
            Customer_.name.starts_with("One"),
            Customer_.account_type == AccountHolderType.PERSON,
            Customer_.account_type != AccountHolderType.PERSON,
            Customer_.account_type.in_([AccountHolderType.PERSON, AccountHolderType.BUSINESS]),
            Customer_.account_type.not_in([AccountHolderType.PERSON, AccountHolderType.BUSINESS]),
            Customer_.address_country == "One",
            Customer_.address_country != "One",
            Customer_.invoice_currency == "One",
            Customer_.invoice_currency != "One",
            Customer_.invoice_currency.in_(["One", "Two"]),
            Customer_.invoice_currency.not_in(["One", "Two"]),
            Customer_.payment_status == "One",
            Customer_.payment_status != "One",
            Customer_.payment_status.in_(["One", "Two"]),
            Customer_.payment_status.not_in(["One", "Two"]),
            Customer_.company_name == "One",
            Customer_.company_name.starts_with("One"),
            Customer_.account_number == "One",
            Customer_.email == "One",
        ],
        sort=[Customer_.archived.asc(), Customer_.created_time.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([CUSTOMER, CUSTOMER_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/customers",
        headers=AUTH,
        query={
            "filters": 'id:eq:0cu00000000000000001,id:ne:0cu00000000000000001,id:in:"0cu00000000000000001,0cu00000000000000008",archived:eq:true,archived:ne:true,createdTime:gt:"2026-12-31T09:01:00.000Z",createdTime:gte:"2026-12-31T09:01:00.000Z",createdTime:lt:"2026-12-31T09:01:00.000Z",createdTime:lte:"2026-12-31T09:01:00.000Z",updatedTime:gt:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lt:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z",name:eq:One,name:sw:One,accountType:eq:PERSON,accountType:ne:PERSON,accountType:in:"PERSON,BUSINESS",accountType:nin:"PERSON,BUSINESS",address.country:eq:One,address.country:ne:One,invoiceCurrency:eq:One,invoiceCurrency:ne:One,invoiceCurrency:in:"One,Two",invoiceCurrency:nin:"One,Two",paymentStatus:eq:One,paymentStatus:ne:One,paymentStatus:in:"One,Two",paymentStatus:nin:"One,Two",companyName:eq:One,companyName:sw:One,accountNumber:eq:One,email:eq:One',
            "sort": "archived:asc,createdTime:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/customers`."""
    wire.answer(201, CUSTOMER_LEAST_JSON)
    assert await wire.client.customers.create(body=CUSTOMER_CREATE_LEAST) == CUSTOMER_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/customers",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_CREATE_LEAST_JSON,
    )
    wire.answer(201, CUSTOMER_JSON)
    assert await wire.client.customers.create(body=CUSTOMER_CREATE) == CUSTOMER
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/customers",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/customers/{customerId}`."""
    wire.answer(200, CUSTOMER_JSON)
    assert await wire.client.customers.get(customer_id="0cu00000000000000001") == CUSTOMER
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001", headers=AUTH)


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/customers/{customerId}`."""
    wire.answer(200, CUSTOMER_LEAST_JSON)
    assert (
        await wire.client.customers.update(customer_id="0cu00000000000000001", body=CUSTOMER_UPDATE_LEAST)
        == CUSTOMER_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_UPDATE_LEAST_JSON,
    )
    wire.answer(200, CUSTOMER_JSON)
    assert await wire.client.customers.update(customer_id="0cu00000000000000001", body=CUSTOMER_UPDATE) == CUSTOMER
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/customers/{customerId}/archive`."""
    wire.answer(200, CUSTOMER_JSON)
    assert await wire.client.customers.archive(customer_id="0cu00000000000000001") == CUSTOMER
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/archive", headers=AUTH)


async def test_restore(wire: Wire) -> None:
    """`POST /v3/customers/{customerId}/restore`."""
    wire.answer(200, CUSTOMER_JSON)
    assert await wire.client.customers.restore(customer_id="0cu00000000000000001") == CUSTOMER
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/restore", headers=AUTH)


async def test_authorize_charge(wire: Wire) -> None:
    """`POST /v3/customers/{customerId}/charge-authorization`."""
    wire.answer(200, b'{"key":"value"}')
    assert await wire.client.customers.authorize_charge(
        customer_id="0cu00000000000000001", body=CHARGE_AUTHORIZATION_REQUEST
    ) == {"key": "value"}
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/charge-authorization",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CHARGE_AUTHORIZATION_REQUEST_JSON,
    )
