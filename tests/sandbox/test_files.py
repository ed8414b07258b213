"""Uploads as raw bytes, links that are fetched with the right header, receipts in three steps."""

from __future__ import annotations

import pytest

from bill_async.sandbox import SandboxClock

from .conftest import Api

PDF = b"%PDF-1.4 \x00\xff\r\n--not multipart--"


@pytest.mark.parametrize(
    ("kind", "path"), [("vendors", "vendors"), ("customers", "customers"), ("invoices", "invoices")]
)
async def test_attachments(api: Api, kind: str, path: str) -> None:
    owner = (await api.first(f"/v3/{kind}"))["id"]
    made = await api.post(f"/v3/attachments/{path}/{owner}?name=a%20b.pdf", data=PDF)
    assert made.status == 200
    assert made.body["name"] == "a b.pdf"
    assert made.body["id"].startswith("att")
    assert (await api.get(f"/v3/attachments/{path}/{owner}")).body["results"] == [made.body]
    assert (await api.get(f"/v3/attachments/{made.body['id']}")).body == made.body
    link = made.body["downloadLink"]
    assert (await api.also(sessionId=api.headers["sessionId"]).get(link)).raw == PDF
    assert (await api.also().get(link)).status == 401
    assert (await api("DELETE", f"/v3/attachments/{made.body['id']}")).body == {"status": "SUCCESS"}
    assert (await api.get(f"/v3/attachments/{path}/{owner}")).body["results"] == []
    assert (await api.get(f"/v3/attachments/{made.body['id']}")).status == 404


async def test_names_and_sizes(api: Api) -> None:
    path = f"/v3/attachments/vendors/{(await api.first('/v3/vendors'))['id']}"
    assert (await api.post(path, data=PDF)).codes == ["BDC_1108"]
    for name in ("noextension", ".pdf", "a.", "a%2Fb.pdf"):
        assert (await api.post(f"{path}?name={name}", data=PDF)).codes == ["BDC_1129"], name
    assert (await api.post(f"{path}?name=a.pdf")).codes == ["BDC_1129"]
    form = {"Content-Type": "multipart/form-data; boundary=x"}
    assert (await api.post(f"{path}?name=a.pdf", data=PDF, headers=form)).codes == ["BDC_1129"]
    limit = 6 * 1024 * 1024
    assert (await api.post(f"{path}?name=a.pdf", data=b"x" * limit)).status == 200
    refused = await api.post(f"{path}?name=a.pdf", data=b"x" * (limit + 1))
    assert (refused.status, refused.codes) == (400, ["BDC_1129"])
    assert (await api.post("/v3/attachments/vendors/00901AAAAAAAAAAAAAAA?name=a.pdf", data=PDF)).status == 404


async def test_documents_are_there_after_a_while(api: Api) -> None:
    bill = (await api.first("/v3/bills"))["id"]
    made = await api.post(f"/v3/documents/bills/{bill}?name=a.pdf", data=PDF)
    assert made.body["id"].startswith("0du")
    assert list(made.body) == ["id"]
    (status,) = (await api.get(f"/v3/documents/upload-status?ids={made.body['id']},0du01AAAAAAAAAAAAAAA")).body
    assert status["status"] == "UPLOADED"
    (document,) = (await api.get(f"/v3/documents/bills/{bill}")).body["results"]
    assert document["id"] == status["documentId"]
    assert document["scanStatus"] == "CLEAN"
    assert (await api.get(f"/v3/documents/{document['id']}")).body == document
    assert (await api.get(document["downloadLink"])).raw == PDF


async def test_pages_take_time(api: Api) -> None:
    bill = (await api.first("/v3/bills"))["id"]
    content = b"%PDF-1.4 " + b"<</Type /Pages>> " + b"<</Type/Page >> " * 3
    upload = (await api("POST", f"/v3/documents/bills/{bill}?name=scan.pdf", data=content)).body["id"]
    clock = api.sandbox.clock
    assert isinstance(clock, SandboxClock)
    for wait, status in ((0, "IN_PROGRESS"), (3, "IN_PROGRESS"), (1, "UPLOADED")):
        clock.advance(wait)
        (shown,) = (await api.get(f"/v3/documents/upload-status?ids={upload}")).body
        assert shown["status"] == status
    assert (await api.get(f"/v3/documents/{shown['documentId']}")).body["numOfPages"] == 3


async def test_export_links_need_no_header(api: Api) -> None:
    export = await api.first("/v3/exports")
    link = (await api.get(f"/v3/exports/{export['exportId']}/download-link")).body["downloadLink"]
    assert (await api.also().get(link)).body == [export]


async def test_receipts(api: Api, spend: Api) -> None:
    transaction = await spend.first("/v3/spend/transactions")
    url = (await spend.post("/v3/spend/transactions/receipt-upload-url")).body["url"]
    path = f"/v3/spend/transactions/{transaction['uuid']}/receipts"
    early = await spend.post(path, {"url": url, "filename": "lunch.jpg"})
    assert early.codes == ["BDC_1129"]
    bare = api.also()
    assert (await bare("PUT", url, data=b"jpeg")).status == 400
    assert (await bare("PUT", url, data=b"jpeg", headers={"Content-Type": "image/jpeg"})).status == 200
    assert (await bare("PUT", url, data=b"twice", headers={"Content-Type": "image/jpeg"})).status == 400
    made = (await spend.post(path, {"url": url, "filename": "lunch.jpg"})).body
    assert made["uuid"].startswith("rct_")
    assert (await bare.get(made["url"])).raw == b"jpeg"
    assert (await spend.get(f"/v3/spend/transactions/{transaction['id']}")).body["receipts"] == [made]
    assert (await spend("DELETE", f"{path}/{made['uuid']}")).raw == b""
    assert (await spend("DELETE", f"{path}/{made['uuid']}")).status == 404
    assert (await spend.get(f"/v3/spend/transactions/{transaction['id']}")).body["receipts"] == []
    foreign = await spend.post(path, {"url": "https://example.com/x.jpg", "filename": "x.jpg"})
    assert foreign.codes == ["BDC_1129"]


async def test_unknown_links(api: Api) -> None:
    assert (await api.get("/_files/00000000000000000000000000000000/a.pdf")).status == 404
    assert (await api.get("/_files/../secret")).status == 404
    assert (await api("PUT", "/_uploads/x", data=b"")).status == 404
