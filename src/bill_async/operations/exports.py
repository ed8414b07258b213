"""The operations of `exports`.

Generated from spec/v3/exports.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Operation, Parameter
from ..models.exports import Export, ExportDownloadLink

__all__ = ["GET_DOWNLOAD_LINK", "LIST_EXPORTS"]

_EXPORT_ID: Final = Parameter(name="export_id", wire="exportId", kind=Id(), required=True)

LIST_EXPORTS: Final[Operation[Export]] = Operation(
    id="listExports",
    accessor="exports.list",
    family="v3",
    method="GET",
    path="/v3/exports",
    title="Get list of exported BILL records",
    reference="https://developer.bill.com/reference/listexports",
    answer=Answer(kind=Nested(Export)),
    page="page",
    filters_unknown=True,
    doc="The CSV files of scheduled exports of the web app.",
)

GET_DOWNLOAD_LINK: Final[Operation[ExportDownloadLink]] = Operation(
    id="getDownloadLink",
    accessor="exports.get_download_link",
    family="v3",
    method="GET",
    path="/v3/exports/{exportId}/download-link",
    title="Get exported record download URL",
    reference="https://developer.bill.com/reference/getdownloadlink",
    path_params=(_EXPORT_ID,),
    answer=Answer(kind=Nested(ExportDownloadLink)),
    doc="The link needs no headers.",
)
