"""Files that scheduled exports of the web app produced.

Generated from spec/v3/exports.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import attrs

from .._model import AnswerModel
from .._schema import DateTime, Field, Id, Text
from .._wire_values import keep_rest, to_datetime, to_text

__all__ = [
    "Export",
    "ExportDownloadLink",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Export(AnswerModel):
    """Export, given by `exports.list`. Its fields are known from a single source, not from BILL's reference."""

    export_id: str | None = None
    """`exportId`: verified."""
    record_type: str | None = None
    created_time: datetime | None = None

    __fields__ = (
        Field("export_id", "exportId", Id()),
        Field("record_type", "recordType", Text(), confidence="derived"),
        Field("created_time", "createdTime", DateTime(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Export:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Export)
        value = take("exportId", None)
        new.export_id = value if type(value) is str or value is None else to_text(value)
        value = take("recordType", None)
        new.record_type = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ExportDownloadLink(AnswerModel):
    """Export download link, given by `exports.get_download_link`."""

    download_link: str | None = None

    __fields__ = (Field("download_link", "downloadLink", Text()),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ExportDownloadLink:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ExportDownloadLink)
        value = take("downloadLink", None)
        new.download_link = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
