"""A service with FastAPI, as a newcomer writes it: it lists bills, creates vendors, and says what is due."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Annotated

from fastapi import Body, Depends, FastAPI, HTTPException, Request

from bill_async import Bill, Bill_, BillClient, NotFoundError, Vendor, VendorCreate


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """Open one client for the whole service."""
    async with BillClient.from_env(os.environ) as client:
        app.state.client = client
        yield


def client_of(request: Request) -> BillClient:
    """Return the client of the service."""
    client: BillClient = request.app.state.client
    return client


app = FastAPI(lifespan=lifespan)
Client = Annotated[BillClient, Depends(client_of)]


@app.get("/bills")
async def bills(client: Client, most: int = 20) -> list[Bill]:
    """List the newest bills."""
    return await client.bills.list(max=most).first(most)


@app.get("/bills/{bill_id}")
async def bill(client: Client, bill_id: str) -> Bill:
    """Return one bill."""
    try:
        return await client.bills.get(bill_id)
    except NotFoundError:
        raise HTTPException(404, f"there is no bill {bill_id}") from None


@app.post("/vendors", status_code=201)
async def create_vendor(client: Client, vendor: Annotated[VendorCreate, Body()]) -> Vendor:
    """Create a vendor."""
    return await client.vendors.create(vendor)


@app.get("/due")
async def due(client: Client) -> Decimal:
    """Return the sum of all unpaid bills."""
    unpaid = client.bills.list(filters=[Bill_.payment_status == "UNPAID"])
    return sum([one.due_amount or Decimal(0) async for one in unpaid], Decimal(0))
