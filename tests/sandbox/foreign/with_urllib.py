"""A client of BILL with nothing but Python's standard library."""

import base64
import hashlib
import hmac
import http.server
import json
import queue
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path


class Failed(Exception):
    def __init__(self, status, errors):
        super().__init__(f"{status}: {errors}")
        self.status = status
        self.codes = [error["code"] for error in errors]


class Bill:
    def __init__(self, base, dev_key):
        self.base = base
        self.headers = {"devKey": dev_key}

    def call(self, method, path, body=None, raw=None, content_type="application/json", **headers):
        data = raw if raw is not None else None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data=data, method=method)
        for name, value in {**self.headers, **headers}.items():
            request.add_header(name.replace("_", "-"), value)
        if data is not None:
            request.add_header("content-type", content_type)
        request.add_header("accept", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                text = response.read()
        except urllib.error.HTTPError as error:
            raise Failed(error.code, json.loads(error.read())) from None
        return json.loads(text) if text else None

    def pages(self, path, **query):
        while True:
            page = self.call("GET", f"{path}?{urllib.parse.urlencode(query)}")
            yield page["results"]
            if not page.get("nextPage"):
                return
            query["page"] = page["nextPage"]


class Hook(http.server.BaseHTTPRequestHandler):
    notices: queue.Queue = queue.Queue()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        self.notices.put((self.headers["x-bill-sha-signature"], body))

    def log_message(self, *args):
        pass


def main(settings):
    found = {}
    bill = Bill(settings["url"] + "/connect", settings["devKey"])
    login = {name: settings[name] for name in ("devKey", "username", "password", "organizationId")}
    try:
        bill.call("POST", "/v3/login", {**login, "password": "not it"})
    except Failed as failed:
        found["wrongPassword"] = failed.codes
    session = bill.call("POST", "/v3/login", login)
    bill.headers["sessionId"] = session["sessionId"]
    found["trusted"] = [session["trusted"]]

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    events = Bill(settings["url"] + "/connect-events", settings["devKey"])
    events.headers = bill.headers
    subscription = events.call(
        "POST",
        "/v3/subscriptions",
        {
            "name": "bills",
            "status": {"enabled": True},
            "events": [{"type": "bill.created", "version": "1"}],
            "notificationUrl": f"http://127.0.0.1:{server.server_port}/bill",
        },
        X_Idempotent_Key=str(uuid.uuid4()),
    )

    vendor = bill.call(
        "POST",
        "/v3/vendors",
        {
            "name": "Foreign Supplies",
            "address": {"line1": "1 Main St", "city": "Palo Alto", "zipOrPostalCode": "94301", "country": "US"},
        },
    )
    today = datetime.now(UTC).date()
    due = today + timedelta(days=30)
    made = []
    for number, amount in enumerate((149.9, 0.1, 20), 1):
        made.append(
            bill.call(
                "POST",
                "/v3/bills",
                {
                    "vendorId": vendor["id"],
                    "dueDate": due.isoformat(),
                    "invoice": {"invoiceNumber": f"U-{number}", "invoiceDate": today.isoformat()},
                    "billLineItems": [{"amount": amount, "description": "Paper"}],
                },
            )
        )
    found["amounts"] = [item["amount"] for item in made]

    signature, body = Hook.notices.get(timeout=20)
    digest = hmac.new(subscription["securityKey"].encode(), body, hashlib.sha256).digest()
    notice = json.loads(body)
    found["signed"] = signature == base64.b64encode(digest).decode()
    found["notified"] = [notice["metadata"]["eventType"], notice["bill"]["id"] == made[0]["id"]]
    server.shutdown()
    server.server_close()

    banks = bill.call("GET", "/v3/funding-accounts/banks")["results"]
    payment = {
        "vendorId": vendor["id"],
        "billId": made[0]["id"],
        "amount": 149.9,
        "fundingAccount": {"type": "BANK_ACCOUNT", "id": next(b["id"] for b in banks if b["status"] == "VERIFIED")},
        "processingOptions": {"requestPayFaster": False, "createBill": False},
    }
    try:
        bill.call("POST", "/v3/payments", payment)
    except Failed as failed:
        found["untrusted"] = failed.codes
    trust = {"rememberMeId": settings["rememberMeId"], "device": settings["device"]}
    session = bill.call("POST", "/v3/login", {**login, **trust})
    bill.headers["sessionId"] = session["sessionId"]
    found["trusted"].append(session["trusted"])
    paid = bill.call("POST", "/v3/payments", payment)
    found["paid"] = [paid["singleStatus"], paid["amount"]]
    after = bill.call("GET", f"/v3/bills/{made[0]['id']}")
    found["after"] = [after["paymentStatus"], after["dueAmount"]]

    chosen = f'vendorId:eq:{vendor["id"]},createdTime:gte:"2020-01-01T00:00:00.000Z"'
    pages = list(bill.pages("/v3/bills", filters=chosen, sort="dueDate:asc", max=2))
    found["pages"] = [len(page) for page in pages]
    found["same"] = sorted(item["id"] for page in pages for item in page) == sorted(item["id"] for item in made)
    try:
        bill.call("GET", "/v3/bills?filters=colour:eq:red")
    except Failed as failed:
        found["badFilter"] = failed.status

    upload = bill.call(
        "POST",
        f"/v3/documents/bills/{made[1]['id']}?name=invoice.pdf",
        raw=b"%PDF-1.4 foreign",
        content_type="application/octet-stream",
    )
    found["uploaded"] = upload["id"][:3]
    found["uploadStatus"] = bill.call("GET", f"/v3/documents/upload-status?ids={upload['id']}")[0]["status"]
    bill.call("POST", "/v3/logout")
    try:
        bill.call("GET", "/v3/bills")
    except Failed as failed:
        found["afterLogout"] = failed.codes
    return found


if __name__ == "__main__":
    print(json.dumps(main(json.loads(Path(sys.argv[1]).read_text()))))
