"""The accounts of an organization that pays and is paid."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bill_async.sandbox import SandboxClock

if TYPE_CHECKING:
    from .conftest import Api

MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
ADDRESS = {"line1": "1 Main St", "city": "Austin", "zipOrPostalCode": "78701", "country": "US"}


class Books:
    """A vendor with a bill, and what is needed to pay it."""

    def __init__(self, api: Api, clock: SandboxClock) -> None:
        self.api = api
        self.clock = clock
        self.vendor = ""
        self.bank = ""

    async def open(self) -> None:
        account = self.api.account
        await self.api.log_in(rememberMeId=account.remember_me_id, device=account.device)
        self.vendor = (await self.api.post("/v3/vendors", {"name": "Acme", "address": ADDRESS})).body["id"]
        self.bank = (await self.api.first("/v3/funding-accounts/banks"))["id"]

    async def pass_to(self, *moment: int) -> None:
        self.clock.advance(datetime(*moment, tzinfo=UTC) - self.clock.now())
        account = self.api.account
        await self.api.log_in(rememberMeId=account.remember_me_id, device=account.device)

    async def bill(self, amount: Any = 100, **changes: Any) -> Any:
        body = {
            "vendorId": self.vendor,
            "dueDate": "2026-04-01",
            "billLineItems": [{"amount": amount}],
            "invoice": {"invoiceNumber": "7", "invoiceDate": "2026-03-01"},
            **changes,
        }
        answer = await self.api.post("/v3/bills", body)
        assert answer.status == 201, answer.body
        return answer.body

    async def pay(self, bill: str | None, amount: Any, **changes: Any) -> Any:
        body = {
            "amount": amount,
            "processingOptions": {},
            "fundingAccount": {"type": "BANK_ACCOUNT", "id": self.bank},
            **({"billId": bill} if bill else {}),
            **changes,
        }
        return await self.api.post("/v3/payments", body)

    async def amounts(self, bill: str) -> tuple[str, Decimal, Decimal, Decimal]:
        found = (await self.api.get(f"/v3/bills/{bill}")).body
        return found["paymentStatus"], found["scheduledAmount"], found["paidAmount"], found["dueAmount"]

    async def balance(self) -> Decimal:
        return Decimal((await self.api.get(f"/v3/vendors/{self.vendor}")).body["balance"]["amount"])

    async def invoice(self, **changes: Any) -> tuple[str, str]:
        """Make a customer and an invoice over 100; return the ids of both."""
        customer = (await self.api.post("/v3/customers", {"name": "C", "email": "c@example.com"})).body["id"]
        body = {"customer": {"id": customer}, "invoiceLineItems": [{"quantity": 1, "price": 100}], **changes}
        return customer, (await self.api.post("/v3/invoices", body)).body["id"]

    async def credit(self, amount: Any, vendor: str = "") -> str:
        """Make a vendor credit."""
        body = {
            "vendorId": vendor or self.vendor,
            "creditDate": "2026-03-01",
            "referenceNumber": "C1",
            "vendorCreditLineItems": [{"amount": amount}],
        }
        return str((await self.api.post("/v3/vendor-credits", body)).body["id"])
