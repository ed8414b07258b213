"""Files attached to customers, invoices and vendors.

Generated from spec/v3/attachments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import optional_field, required_field
from .._schema.kinds import DateTime, Id, Text
from .._schema.models import AnswerModel, model

__all__ = ["Attachment"]


@model
class Attachment(AnswerModel):
    """A file attached to a customer, an invoice or a vendor. Returned by `attachments.list_for_customer`,
    `attachments.upload_for_customer`, `attachments.list_for_invoice` and 4 more.
    """

    id: str = required_field("id", Id("att", strict=True))
    name: str | None = optional_field("name", Text())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    download_link: str | None = optional_field("downloadLink", Text(), doc="GET it with the sessionId header; binary")
