"""Attachments and bill documents: raw bytes in, links out."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from bill_async.sandbox import files
from bill_async.sandbox.calls import Call, Handler, handles
from bill_async.sandbox.clock import moment
from bill_async.sandbox.errors import bad_parameter
from bill_async.sandbox.generic import list_page
from bill_async.sandbox.ids import Ids
from bill_async.sandbox.kinds import KINDS
from bill_async.sandbox.store import Object

_OWNERS: Final = {"customerId": "customers", "invoiceId": "invoices", "vendorId": "vendors"}


def _content(call: Call) -> tuple[str, bytes]:
    name, content = call.params["name"], bytes(call.body)
    stem, dot, extension = name.rpartition(".")
    if not (stem and dot and extension) or "/" in name:
        raise bad_parameter("name", f"{name} is not a file name with an extension")
    if not content:
        raise bad_parameter("body", "must not be empty")
    return name, content


# -- attachments


def _owner(call: Call) -> str:
    (wire, identifier), *_ = call.path.items()
    found: str = call.get(_OWNERS[wire], identifier)["id"]
    return found


def _list(call: Call) -> bytes:
    return list_page(call, KINDS["attachments"], owner=_owner(call))


def _upload(call: Call) -> Object:
    owner = _owner(call)
    name, content = _content(call)
    attachments = call.collection("attachments")
    identifier = attachments.ids.make(attachments.end)
    link = files.publish(call.world, call.organization, f"{identifier}-{name}", content, "application/octet-stream")
    item: Object = {"id": identifier, "name": name, "createdTime": call.time, "downloadLink": link}
    attachments.add(item, owner)
    return item


_lists: Handler = handles("v3", "listCustomerAttachments", "listInvoiceAttachments", "listVendorAttachments")(_list)
_uploads: Handler = handles("v3", "createCustomerAttachment", "createInvoiceAttachment", "createVendorAttachment")(
    _upload
)


# -- bill documents


def _upload_ids(call: Call) -> Ids:
    return Ids("0du", call.organization.id, call.world.seed)


@handles("v3", "createBillDocument")
def _upload_document(call: Call) -> Object:
    bill = call.get("bills", call.path["billId"])["id"]
    name, content = _content(call)
    organization = call.organization
    uploads: dict[str, Object] = organization.note("document uploads", dict)
    identifier = _upload_ids(call).make(len(uploads))
    upload: Object = {"uploadId": identifier, "status": "IN_PROGRESS"}
    uploads[identifier] = upload

    def finish(at: datetime) -> None:
        documents = organization["documents"]
        document = documents.ids.make(documents.end)
        item: Object = {
            "id": document,
            "name": name,
            "createdTime": moment(at),
            "downloadLink": files.publish(
                call.world, organization, f"{document}-{name}", content, "application/octet-stream"
            ),
            "scanStatus": "CLEAN",
            "numOfPages": 1,
        }
        documents.add(item, bill)
        upload.update(status="UPLOADED", documentId=document)

    organization.later(call.now, finish)
    return {"id": identifier}


@handles("v3", "uploadStatus")
def _upload_status(call: Call) -> Any:
    uploads: dict[str, Object] = call.organization.note("document uploads", dict)
    return [uploads[identifier] for identifier in call.params["ids"] if identifier in uploads]


@handles("v3", "listDocuments")
def _documents(call: Call) -> bytes:
    return list_page(call, KINDS["documents"], owner=call.get("bills", call.path["billId"])["id"])


@handles("v3", "getDocument")
def _document(call: Call) -> Object:
    identifier = call.path["documentId"]
    uploads: dict[str, Object] = call.organization.note("document uploads", dict)
    if identifier in uploads:
        return {"id": identifier}
    return call.get("documents", identifier)
