"""One test for each operation of `partner.organizations`: what is sent, and what becomes of the answer.

Generated from spec/partner/organizations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from generated.wire import Wire

from bill_async.models import (
    Address,
    AddressInput,
    BusinessCategory,
    CompanyOwner,
    CompanyOwnerInput,
    Organization,
    OrganizationAccountType,
    OrganizationCreate,
    OrganizationProcessingOptions,
    OrganizationProcessingOptionsInput,
    PricePlanType,
    PricePlanUpdate,
    StatusAnswer,
    StatusAnswerStatus,
    TaxIdType,
)
from bill_async.operations import PartnerOrganization_

AUTH = {"appKey": "the-app-key", "sessionId": "the-session"}

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

ORGANIZATION_LEAST = Organization(id="00800000000000000001")
ORGANIZATION_LEAST_JSON = b'{"id":"00800000000000000001"}'

ORGANIZATION_CREATE_LEAST = OrganizationCreate(
    name="Name",
    address=AddressInput(line1="Line1", city="City", zip_or_postal_code="Zip or postal code", country="Country"),
)
ORGANIZATION_CREATE_LEAST_JSON = (
    b'{"name":"Name"'
    b',"address":{"line1":"Line1","city":"City","zipOrPostalCode":"Zip or postal code","country":"Country"}'
    b"}"
)

ORGANIZATION_CREATE = OrganizationCreate(
    name="Name",
    address=AddressInput(
        line1="Line1",
        line2="Line2",
        city="City",
        state_or_province="State or province",
        zip_or_postal_code="Zip or postal code",
        country="Country",
    ),
    mailing_address=AddressInput(
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
ORGANIZATION_CREATE_JSON = (
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

PRICE_PLAN_UPDATE = PricePlanUpdate(price_plan_type=PricePlanType.PRICE_PLAN2)
PRICE_PLAN_UPDATE_JSON = b'{"pricePlanType":"PricePlan2"}'

STATUS_ANSWER_LEAST = StatusAnswer()
STATUS_ANSWER_LEAST_JSON = b"{}"

STATUS_ANSWER = StatusAnswer(status=StatusAnswerStatus.SUCCESS)
STATUS_ANSWER_JSON = b'{"status":"SUCCESS"}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/partner/organizations`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.partner.organizations.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/partner/organizations", headers=AUTH, query={"max": "100"}
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + ORGANIZATION_JSON
        + b","
        + ORGANIZATION_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.partner.organizations.list(
        filters=[PartnerOrganization_.id == "00800000000000000001"],
        sort=[PartnerOrganization_.created_time.asc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([ORGANIZATION, ORGANIZATION_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/partner/organizations",
        headers=AUTH,
        query={"filters": "id:eq:00800000000000000001", "sort": "createdTime:asc", "max": "7", "page": "cursor-1"},
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/partner/organizations`."""
    wire.answer(201, ORGANIZATION_LEAST_JSON)
    assert await wire.client.partner.organizations.create(body=ORGANIZATION_CREATE_LEAST) == ORGANIZATION_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/partner/organizations",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ORGANIZATION_CREATE_LEAST_JSON,
    )
    wire.answer(201, ORGANIZATION_JSON)
    assert await wire.client.partner.organizations.create(body=ORGANIZATION_CREATE) == ORGANIZATION
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/partner/organizations",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ORGANIZATION_CREATE_JSON,
    )


async def test_update_price_plan(wire: Wire) -> None:
    """`PATCH /v3/partner/organizations/{organizationId}/price-plan`."""
    wire.answer(200, STATUS_ANSWER_JSON)
    assert (
        await wire.client.partner.organizations.update_price_plan(
            organization_id="00800000000000000001", body=PRICE_PLAN_UPDATE
        )
        == STATUS_ANSWER
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/partner/organizations/00800000000000000001/price-plan",
        headers={**AUTH, "Content-Type": "application/json"},
        body=PRICE_PLAN_UPDATE_JSON,
    )
