"""Attachments and bill documents: raw bytes in, links out.

A document of one page is available at the next request. A PDF takes two seconds of the sandbox's clock for each further
page.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any, Final

from bill_async.sandbox import files
from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import Handler, RequestContext, handles
from bill_async.sandbox.crud import list_page
from bill_async.sandbox.errors import bad_parameter
from bill_async.sandbox.ids import Ids
from bill_async.sandbox.organizations import OrganizationState
from bill_async.sandbox.state import SandboxState, action

PAGE_TIME: Final = timedelta(seconds=2)
"""The processing time of each page after the first."""
_PAGE: Final = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_BYTES: Final = "application/octet-stream"
_OWNERS: Final = {"customerId": "customers", "invoiceId": "invoices", "vendorId": "vendors"}


def _content(context: RequestContext) -> tuple[str, bytes]:
    name, content = context.params["name"], bytes(context.body)
    stem, dot, extension = name.rpartition(".")
    if not (stem and dot and extension) or "/" in name:
        raise bad_parameter("name", f"{name} is not a file name with an extension")
    if context.headers.get("Content-Type", "").lower().startswith("multipart/"):
        # otherwise the form would be stored as the file
        raise bad_parameter("Content-Type", "the body must be the bytes of the file, not a form")
    if not content:
        raise bad_parameter("body", "must not be empty")
    return name, content


# -- attachments


def _owner(context: RequestContext) -> str:
    (wire, identifier), *_ = context.path.items()
    found: str = context.get(_OWNERS[wire], identifier)["id"]
    return found


def _list(context: RequestContext) -> bytes:
    return list_page(context, context.types["attachments"], owner=_owner(context))


def _upload(context: RequestContext) -> Object:
    owner = _owner(context)
    name, content = _content(context)
    attachments = context.collection("attachments")
    identifier = attachments.ids.make(attachments.end)
    link = files.publish(context.state, context.organization, f"{identifier}-{name}", content, _BYTES)
    item: Object = {"id": identifier, "name": name, "createdTime": context.time, "downloadLink": link}
    attachments.add(item, owner)
    return item


_lists: Handler = handles("v3", "listCustomerAttachments", "listInvoiceAttachments", "listVendorAttachments")(_list)
_uploads: Handler = handles("v3", "createCustomerAttachment", "createInvoiceAttachment", "createVendorAttachment")(
    _upload
)


# -- bill documents


def _upload_ids(context: RequestContext) -> Ids:
    return Ids("0du", context.organization.id, context.state.seed)


@handles("v3", "createBillDocument")
def _upload_document(context: RequestContext) -> Object:
    bill = context.get("bills", context.path["billId"])["id"]
    name, content = _content(context)
    organization = context.organization
    uploads: dict[str, Object] = organization.table("document uploads")
    identifier = _upload_ids(context).make(len(uploads))
    uploads[identifier] = {"uploadId": identifier, "status": "IN_PROGRESS"}
    # until then the content is stored as a file without a link
    organization.files[identifier] = (content, _BYTES)
    ready = context.now + (_pages(content) - 1) * PAGE_TIME
    organization.scheduler.add(ready, "document", identifier, bill, name)
    return {"id": identifier}


def _pages(content: bytes) -> int:
    """Return the number of pages of a PDF; 1 for any other file."""
    return max(1, len(_PAGE.findall(content))) if content.startswith(b"%PDF-") else 1


@action("document")
def _finish(
    state: SandboxState, organization: OrganizationState, at: datetime, upload: str, bill: str, name: str
) -> None:
    """Create the document of an upload after its pages have been processed."""
    content, media_type = organization.files.pop(upload)
    documents = organization["documents"]
    document = documents.ids.make(documents.end)
    item: Object = {
        "id": document,
        "name": name,
        "createdTime": moment(at),
        "downloadLink": files.publish(state, organization, f"{document}-{name}", content, media_type),
        "scanStatus": "CLEAN",
        "numOfPages": _pages(content),
    }
    documents.add(item, bill)
    organization.table("document uploads")[upload].update(status="UPLOADED", documentId=document)


@handles("v3", "uploadStatus")
def _upload_status(context: RequestContext) -> Any:
    uploads: dict[str, Object] = context.organization.table("document uploads")
    return [uploads[identifier] for identifier in context.params["ids"] if identifier in uploads]


@handles("v3", "listDocuments")
def _documents(context: RequestContext) -> bytes:
    return list_page(context, context.types["documents"], owner=context.get("bills", context.path["billId"])["id"])


@handles("v3", "getDocument")
def _document(context: RequestContext) -> Object:
    identifier = context.path["documentId"]
    uploads: dict[str, Object] = context.organization.table("document uploads")
    if identifier in uploads:
        return {"id": identifier}
    return context.get("documents", identifier)
