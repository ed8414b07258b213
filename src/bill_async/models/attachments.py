"""Files attached to customers, invoices and vendors.

Generated from spec/v3/attachments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import attrs

from .._model import AnswerModel
from .._schema import DateTime, Field, Id, Text
from .._wire_values import keep_rest, to_datetime, to_text

__all__ = [
    "Attachment",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Attachment(AnswerModel):
    """A file attached to a customer, an invoice or a vendor. Given by `attachments.list_for_customer`,
    `attachments.upload_for_customer`, `attachments.list_for_invoice` and 4 more.
    """

    id: str
    """`id`: begins att."""
    name: str | None = None
    created_time: datetime | None = None
    download_link: str | None = None
    """`downloadLink`: GET it with the sessionId header; binary."""

    __fields__ = (
        Field("id", "id", Id("att", strict=True), required=True),
        Field("name", "name", Text()),
        Field("created_time", "createdTime", DateTime()),
        Field("download_link", "downloadLink", Text(), doc="GET it with the sessionId header; binary"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Attachment:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Attachment)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("downloadLink", None)
        new.download_link = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
