"""Attachments and bill documents: raw bytes in, links out.

A document of one page is there when the next request comes. A PDF of several takes two seconds of
the sandbox's clock for each further page.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any, Final

from bill_async.sandbox import files
from bill_async.sandbox.clock import moment
from bill_async.sandbox.context import Call, Handler, handles
from bill_async.sandbox.crud import list_page
from bill_async.sandbox.errors import bad_parameter
from bill_async.sandbox.ids import Ids
from bill_async.sandbox.object_types import KINDS
from bill_async.sandbox.organizations import Organization
from bill_async.sandbox.scheduler import action
from bill_async.sandbox.state import World
from bill_async.sandbox.store import Object

PAGE_TIME: Final = timedelta(seconds=2)
"""How long each page takes, the first aside."""
_PAGE: Final = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_BYTES: Final = "application/octet-stream"
_OWNERS: Final = {"customerId": "customers", "invoiceId": "invoices", "vendorId": "vendors"}


def _content(call: Call) -> tuple[str, bytes]:
    name, content = call.params["name"], bytes(call.body)
    stem, dot, extension = name.rpartition(".")
    if not (stem and dot and extension) or "/" in name:
        raise bad_parameter("name", f"{name} is not a file name with an extension")
    if call.headers.get("Content-Type", "").lower().startswith("multipart/"):
        # the form would become the file
        raise bad_parameter("Content-Type", "the body must be the bytes of the file, not a form")
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
    link = files.publish(call.world, call.organization, f"{identifier}-{name}", content, _BYTES)
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
    uploads: dict[str, Object] = organization.note("document uploads")
    identifier = _upload_ids(call).make(len(uploads))
    uploads[identifier] = {"uploadId": identifier, "status": "IN_PROGRESS"}
    # the content waits as a file that nobody has a link to
    organization.files[identifier] = (content, _BYTES)
    ready = call.now + (_pages(content) - 1) * PAGE_TIME
    organization.agenda.add(ready, "document", identifier, bill, name)
    return {"id": identifier}


def _pages(content: bytes) -> int:
    """Return how many pages a PDF has; anything else has one."""
    return max(1, len(_PAGE.findall(content))) if content.startswith(b"%PDF-") else 1


@action("document")
def _finish(world: World, organization: Organization, at: datetime, upload: str, bill: str, name: str) -> None:
    """Make a document of an upload, once its pages are processed."""
    content, media_type = organization.files.pop(upload)
    documents = organization["documents"]
    document = documents.ids.make(documents.end)
    item: Object = {
        "id": document,
        "name": name,
        "createdTime": moment(at),
        "downloadLink": files.publish(world, organization, f"{document}-{name}", content, media_type),
        "scanStatus": "CLEAN",
        "numOfPages": _pages(content),
    }
    documents.add(item, bill)
    organization.note("document uploads")[upload].update(status="UPLOADED", documentId=document)


@handles("v3", "uploadStatus")
def _upload_status(call: Call) -> Any:
    uploads: dict[str, Object] = call.organization.note("document uploads")
    return [uploads[identifier] for identifier in call.params["ids"] if identifier in uploads]


@handles("v3", "listDocuments")
def _documents(call: Call) -> bytes:
    return list_page(call, KINDS["documents"], owner=call.get("bills", call.path["billId"])["id"])


@handles("v3", "getDocument")
def _document(call: Call) -> Object:
    identifier = call.path["documentId"]
    uploads: dict[str, Object] = call.organization.note("document uploads")
    if identifier in uploads:
        return {"id": identifier}
    return call.get("documents", identifier)
