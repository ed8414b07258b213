"""The files of scheduled exports of the web app.

Generated from spec/v3/exports.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import optional_field
from .._schema.kinds import DateTime, Id, Text
from .._schema.models import AnswerModel, model

__all__ = ["Export", "ExportDownloadLink"]


@model(confidence="derived")
class Export(AnswerModel):
    """Export, returned by `exports.list`. Known from a single source, not from BILL's reference."""

    export_id: str | None = optional_field("exportId", Id(), confidence="verified")
    record_type: str | None = optional_field("recordType", Text())
    created_time: datetime | None = optional_field("createdTime", DateTime())


@model
class ExportDownloadLink(AnswerModel):
    """Export download link, returned by `exports.get_download_link`."""

    download_link: str | None = optional_field("downloadLink", Text())
