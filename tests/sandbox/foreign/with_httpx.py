"""A client of BILL on httpx."""

import asyncio
import base64
import hashlib
import hmac
import json
import sys
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx


async def receive(arrived):
    """Listen for one notification."""

    async def serve(reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers["content-length"]))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()
        if not arrived.done():
            arrived.set_result((headers, body))

    return await asyncio.start_server(serve, "127.0.0.1", 0)


def checked(response):
    response.raise_for_status()
    return response.json() if response.content else None


def codes(response):
    assert response.is_error, response.text
    return [error["code"] for error in response.json()]


async def walk(http, settings):
    found = {}
    login = {name: settings[name] for name in ("devKey", "username", "password", "organizationId")}
    found["wrongPassword"] = codes(await http.post("/connect/v3/login", json={**login, "password": "not it"}))
    session = checked(await http.post("/connect/v3/login", json=login))
    http.headers.update({"devKey": settings["devKey"], "sessionId": session["sessionId"]})
    found["trusted"] = [session["trusted"]]

    arrived = asyncio.get_running_loop().create_future()
    hook = await receive(arrived)
    subscription = checked(
        await http.post(
            "/connect-events/v3/subscriptions",
            headers={"X-Idempotent-Key": str(uuid.uuid4())},
            json={
                "name": "bills",
                "status": {"enabled": True},
                "events": [{"type": "bill.created", "version": "1"}],
                "notificationUrl": f"http://127.0.0.1:{hook.sockets[0].getsockname()[1]}/bill",
            },
        )
    )

    address = {"line1": "1 Main St", "city": "Palo Alto", "zipOrPostalCode": "94301", "country": "US"}
    vendor = checked(await http.post("/connect/v3/vendors", json={"name": "Foreign Supplies", "address": address}))
    today = datetime.now(UTC).date()
    due = (today + timedelta(days=30)).isoformat()
    bodies = [
        {
            "vendorId": vendor["id"],
            "dueDate": due,
            "invoice": {"invoiceNumber": f"X-{number}", "invoiceDate": today.isoformat()},
            "billLineItems": [{"amount": amount, "description": "Paper"}],
        }
        for number, amount in enumerate((149.9, 0.1, 20), 1)
    ]
    made = list(await asyncio.gather(*(http.post("/connect/v3/bills", json=body) for body in bodies)))
    made = [checked(response) for response in made]
    found["amounts"] = [item["amount"] for item in made]

    headers, body = await asyncio.wait_for(arrived, 20)
    digest = hmac.new(subscription["securityKey"].encode(), body, hashlib.sha256).digest()
    notice = json.loads(body)
    found["signed"] = headers["x-bill-sha-signature"] == base64.b64encode(digest).decode()
    found["notified"] = [notice["metadata"]["eventType"], notice["bill"]["id"] in {item["id"] for item in made}]
    hook.close()
    await hook.wait_closed()

    banks = checked(await http.get("/connect/v3/funding-accounts/banks"))["results"]
    payment = {
        "vendorId": vendor["id"],
        "billId": made[0]["id"],
        "amount": 149.9,
        "fundingAccount": {"type": "BANK_ACCOUNT", "id": next(b["id"] for b in banks if b["status"] == "VERIFIED")},
        "processingOptions": {"requestPayFaster": False, "createBill": False},
    }
    found["untrusted"] = codes(await http.post("/connect/v3/payments", json=payment))
    trust = {"rememberMeId": settings["rememberMeId"], "device": settings["device"]}
    session = checked(await http.post("/connect/v3/login", json={**login, **trust}))
    http.headers["sessionId"] = session["sessionId"]
    found["trusted"].append(session["trusted"])
    paid = checked(await http.post("/connect/v3/payments", json=payment))
    found["paid"] = [paid["singleStatus"], paid["amount"]]
    after = checked(await http.get(f"/connect/v3/bills/{made[0]['id']}"))
    found["after"] = [after["paymentStatus"], after["dueAmount"]]

    chosen = f'vendorId:eq:{vendor["id"]},createdTime:gte:"2020-01-01T00:00:00.000Z"'
    query = {"filters": chosen, "sort": "dueDate:asc", "max": 2}
    pages = []
    while True:
        page = checked(await http.get("/connect/v3/bills", params=query))
        pages.append(page["results"])
        if not page.get("nextPage"):
            break
        query["page"] = page["nextPage"]
    found["pages"] = [len(page) for page in pages]
    found["same"] = sorted(item["id"] for page in pages for item in page) == sorted(item["id"] for item in made)
    found["badFilter"] = (await http.get("/connect/v3/bills", params={"filters": "colour:eq:red"})).status_code

    upload = checked(
        await http.post(
            f"/connect/v3/documents/bills/{made[1]['id']}",
            params={"name": "invoice.pdf"},
            content=b"%PDF-1.4 foreign",
            headers={"content-type": "application/octet-stream"},
        )
    )
    found["uploaded"] = upload["id"][:3]
    status = checked(await http.get("/connect/v3/documents/upload-status", params={"ids": upload["id"]}))
    found["uploadStatus"] = status[0]["status"]
    checked(await http.post("/connect/v3/logout"))
    found["afterLogout"] = codes(await http.get("/connect/v3/bills"))
    return found


async def main(settings):
    async with httpx.AsyncClient(base_url=settings["url"], timeout=20) as http:
        return await walk(http, settings)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(json.loads(Path(sys.argv[1]).read_text())))))
