"""One test for each operation of `organizations`: what is sent, and what becomes of the answer.

Generated from spec/v3/organizations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import Wire

from bill_async.models import (
    Address,
    AddressUpdate,
    BillingPeriod,
    BillingStatement,
    BillingStatementLine,
    BillingStatementLinks,
    BillingStatementPaymentStatus,
    BusinessCategory,
    CompanyOwner,
    CompanyOwnerInput,
    Organization,
    OrganizationAccountType,
    OrganizationProcessingOptions,
    OrganizationProcessingOptionsInput,
    OrganizationUpdate,
    PlanTerm,
    PricePlan,
    TaxIdType,
)

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

ORGANIZATION_LEAST = Organization(id="00800000000000000001")
ORGANIZATION_LEAST_JSON = b'{"id":"00800000000000000001"}'

ORGANIZATION = Organization(
    id="00800000000000000001",
    archived=False,
    name="Name",
    address=Address(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
        country_name="Country name",
    ),
    mailing_address=Address(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
        country_name="Country name",
    ),
    phone="Phone",
    company_owner=CompanyOwner(name="Name", date_of_birth=date(2026, 12, 3)),
    tax_id="Tax id",
    tax_id_type=TaxIdType.EIN,
    industry="Industry",
    business_category=BusinessCategory.UNDEFINED,
    account_type=OrganizationAccountType.BUSINESS,
    processing_options=OrganizationProcessingOptions(
        mailing_address_same_as_physical=True, individual_transfer_out=False, individual_transfer_in=True
    ),
    partner_name="Partner name",
    created_time=datetime(2026, 12, 31, 9, 15, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 16, tzinfo=UTC),
)
ORGANIZATION_JSON = (
    b'{"id":"00800000000000000001"'
    b',"archived":false'
    b',"name":"Name"'
    b',"address":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country","countryName":"Country name"}'
    b',"mailingAddress":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country","countryName":"Country name"}'
    b',"phone":"Phone"'
    b',"companyOwner":{"name":"Name","dateOfBirth":"2026-12-03"}'
    b',"taxId":"Tax id"'
    b',"taxIdType":"EIN"'
    b',"industry":"Industry"'
    b',"businessCategory":"UNDEFINED"'
    b',"accountType":"BUSINESS"'
    b',"processingOptions":{"mailingAddressSameAsPhysical":true,"individualTransferOut":false,"individualTransferIn":true}'
    b',"partnerName":"Partner name"'
    b',"createdTime":"2026-12-31T09:15:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:16:00.000+00:00"'
    b"}"
)

ORGANIZATION_UPDATE_LEAST = OrganizationUpdate()
ORGANIZATION_UPDATE_LEAST_JSON = b"{}"

ORGANIZATION_UPDATE = OrganizationUpdate(
    name="Name",
    address=AddressUpdate(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
    ),
    mailing_address=AddressUpdate(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
    ),
    phone="Phone",
    company_owner=CompanyOwnerInput(name="Name", date_of_birth=date(2026, 12, 3)),
    tax_id="Tax id",
    tax_id_type=TaxIdType.SSN,
    industry="Industry",
    business_category=BusinessCategory.INDIVIDUAL,
    account_type=OrganizationAccountType.EMPLOYEE_OR_INDIVIDUAL,
    processing_options=OrganizationProcessingOptionsInput(
        mailing_address_same_as_physical=True, individual_transfer_out=False, individual_transfer_in=True
    ),
)
ORGANIZATION_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"address":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country"}'
    b',"mailingAddress":{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country"}'
    b',"phone":"Phone"'
    b',"companyOwner":{"name":"Name","dateOfBirth":"2026-12-03"}'
    b',"taxId":"Tax id"'
    b',"taxIdType":"SSN"'
    b',"industry":"Industry"'
    b',"businessCategory":"INDIVIDUAL"'
    b',"accountType":"EMPLOYEE_OR_INDIVIDUAL"'
    b',"processingOptions":{"mailingAddressSameAsPhysical":true,"individualTransferOut":false,"individualTransferIn":true}'
    b"}"
)

PRICE_PLAN_LEAST = PricePlan(id="00000000000000000001")
PRICE_PLAN_LEAST_JSON = b'{"id":"00000000000000000001"}'

PRICE_PLAN = PricePlan(
    id="00000000000000000001",
    name="Name",
    monthly_price=Decimal("103.25"),
    allow_trial=False,
    price_varies_per_user=True,
    plan_terms=[
        PlanTerm(type="Type", name="Name", tier=Decimal("0.035"), quantity=Decimal("0.045"), price=Decimal("105.25"))
    ],
)
PRICE_PLAN_JSON = (
    b'{"id":"00000000000000000001"'
    b',"name":"Name"'
    b',"monthlyPrice":103.25'
    b',"allowTrial":false'
    b',"priceVariesPerUser":true'
    b',"planTerms":[{"type":"Type","name":"Name","tier":0.035,"quantity":0.045,"price":105.25}]'
    b"}"
)

BILLING_STATEMENT = BillingStatement(
    amount=Decimal("101.25"),
    billing_period=BillingPeriod(start_date=date(2026, 12, 2), end_date=date(2026, 12, 3)),
    description="Description",
    id="00000000000000000004",
    invoice_date=date(2026, 12, 6),
    invoice_number="Invoice number",
    payment_status=BillingStatementPaymentStatus.UNPAID,
    payment_date=date(2026, 12, 9),
    download_link=BillingStatementLinks(csv="Csv", pdf="Pdf"),
    statement_details=[
        BillingStatementLine(
            quantity=Decimal("0.015"), description="Description", type="Type", amount=Decimal("104.25")
        )
    ],
)
BILLING_STATEMENT_JSON = (
    b'{"amount":101.25'
    b',"billingPeriod":{"startDate":"2026-12-02","endDate":"2026-12-03"}'
    b',"description":"Description"'
    b',"id":"00000000000000000004"'
    b',"invoiceDate":"2026-12-06"'
    b',"invoiceNumber":"Invoice number"'
    b',"paymentStatus":"UNPAID"'
    b',"paymentDate":"2026-12-09"'
    b',"downloadLink":{"csv":"Csv","pdf":"Pdf"}'
    b',"statementDetails":[{"quantity":0.015,"description":"Description","type":"Type","amount":104.25}]'
    b"}"
)

BILLING_STATEMENT_LEAST = BillingStatement(id="00000000000000000004")
BILLING_STATEMENT_LEAST_JSON = b'{"id":"00000000000000000004"}'


async def test_list_industries(wire: Wire) -> None:
    """`GET /v3/organizations/industries`."""
    wire.answer(200, b'{"results":' + b"[" + b'"List industries"' + b"," + b'"List industries"' + b"]" + b"}")
    assert await wire.client.organizations.list_industries() == ["List industries", "List industries"]
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/organizations/industries", headers=AUTH)


async def test_get(wire: Wire) -> None:
    """`GET /v3/organizations/{organizationId}`."""
    wire.answer(200, ORGANIZATION_JSON)
    assert await wire.client.organizations.get(organization_id="00800000000000000001") == ORGANIZATION
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001", headers=AUTH)


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/organizations/{organizationId}`."""
    wire.answer(200, ORGANIZATION_LEAST_JSON)
    assert (
        await wire.client.organizations.update(organization_id="00800000000000000001", body=ORGANIZATION_UPDATE_LEAST)
        == ORGANIZATION_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ORGANIZATION_UPDATE_LEAST_JSON,
    )
    wire.answer(200, ORGANIZATION_JSON)
    assert (
        await wire.client.organizations.update(organization_id="00800000000000000001", body=ORGANIZATION_UPDATE)
        == ORGANIZATION
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ORGANIZATION_UPDATE_JSON,
    )


async def test_get_price_plan(wire: Wire) -> None:
    """`GET /v3/organizations/{organizationId}/price-plan`."""
    wire.answer(200, PRICE_PLAN_JSON)
    assert await wire.client.organizations.get_price_plan(organization_id="00800000000000000001") == PRICE_PLAN
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001/price-plan", headers=AUTH
    )


async def test_list_billing_statements(wire: Wire) -> None:
    """`GET /v3/organizations/{organizationId}/billing-statements`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.organizations.list_billing_statements(organization_id="00800000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001/billing-statements",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + BILLING_STATEMENT_JSON
        + b","
        + BILLING_STATEMENT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.organizations.list_billing_statements(
        organization_id="00800000000000000001",
        invoice_date_from=date(2026, 12, 2),
        invoice_date_to=date(2026, 12, 2),
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [BILLING_STATEMENT, BILLING_STATEMENT_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001/billing-statements",
        headers=AUTH,
        query={"invoiceDateFrom": "2026-12-02", "invoiceDateTo": "2026-12-02", "max": "7", "page": "cursor-1"},
    )


async def test_get_billing_statement(wire: Wire) -> None:
    """`GET /v3/organizations/{organizationId}/billing-statements/{billingStatementId}`."""
    wire.answer(200, BILLING_STATEMENT_JSON)
    assert (
        await wire.client.organizations.get_billing_statement(
            organization_id="00800000000000000001", billing_statement_id="00000000000000000001"
        )
        == BILLING_STATEMENT
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001/billing-statements/00000000000000000001",
        headers=AUTH,
    )
