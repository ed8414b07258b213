"""The operations of `chart_of_accounts`.

Generated from spec/v3/chart_of_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from .._schema.kinds import Boolean, DateTime, Id, ListOf, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqNeSortField, EqSwSortField, OrderSortField, SortField
from ..models.chart_of_accounts import (
    ChartOfAccount,
    ChartOfAccountBulkUpdate,
    ChartOfAccountCreate,
    ChartOfAccountUpdate,
)

__all__ = [
    "ARCHIVE_CLASSIFICATION_CHART_OF_ACCOUNTS",
    "BULK_ARCHIVE_CLASSIFICATION_CHART_OF_ACCOUNTS",
    "BULK_CREATE_CLASSIFICATION_CHART_OF_ACCOUNTS",
    "BULK_RESTORE_CLASSIFICATION_CHART_OF_ACCOUNTS",
    "BULK_UPDATE_CLASSIFICATION_CHART_OF_ACCOUNTS",
    "CREATE_CLASSIFICATION_CHART_OF_ACCOUNTS",
    "ChartOfAccountFields",
    "ChartOfAccount_",
    "GET_CLASSIFICATION_CHART_OF_ACCOUNTS",
    "LIST_CLASSIFICATION_CHART_OF_ACCOUNTS",
    "RESTORE_CLASSIFICATION_CHART_OF_ACCOUNTS",
    "UPDATE_CLASSIFICATION_CHART_OF_ACCOUNTS",
]

_ID: Final = Parameter(name="id", wire="id", kind=Id("0ca", strict=True), required=True)


class ChartOfAccountFields:
    """The filters and sort keys of `chart_of_accounts.list`."""

    id: Final = EqField[str]("id", Id("0ca", strict=True))
    archived: Final = EqNeSortField[bool]("archived", Boolean(), confidence="assumed")
    name: Final = EqSwSortField[str]("name", Text(), confidence="assumed")
    parent_id: Final = EqField[str]("parentId", Id(), confidence="assumed")
    created_time: Final = OrderSortField[datetime]("createdTime", DateTime(), confidence="assumed")
    updated_time: Final = OrderSortField[datetime](
        "updatedTime", DateTime(), confidence="assumed", sort_confidence="assumed"
    )
    description: Final = SortField("description")


ChartOfAccount_ = ChartOfAccountFields

LIST_CLASSIFICATION_CHART_OF_ACCOUNTS: Final[Operation[ChartOfAccount]] = Operation(
    id="listClassificationChartOfAccounts",
    accessor="chart_of_accounts.list",
    family="v3",
    method="GET",
    path="/v3/classifications/chart-of-accounts",
    title="Get list of chart of accounts",
    reference="https://developer.bill.com/reference/listclassificationchartofaccounts",
    answer=Answer(kind=Nested(ChartOfAccount)),
    page="page",
    fields=ChartOfAccountFields,
)

CREATE_CLASSIFICATION_CHART_OF_ACCOUNTS: Final[Operation[ChartOfAccount]] = Operation(
    id="createClassificationChartOfAccounts",
    accessor="chart_of_accounts.create",
    family="v3",
    method="POST",
    path="/v3/classifications/chart-of-accounts",
    title="Create a chart of accounts",
    reference="https://developer.bill.com/reference/createclassificationchartofaccounts",
    body=Body(model=ChartOfAccountCreate),
    answer=Answer(kind=Nested(ChartOfAccount), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listClassificationChartOfAccounts",
        identity=((ComparedField("name"),),),
        created="createdTime",
    ),
)

BULK_CREATE_CLASSIFICATION_CHART_OF_ACCOUNTS: Final[Operation[list[ChartOfAccount]]] = Operation(
    id="bulkCreateClassificationChartOfAccounts",
    accessor="chart_of_accounts.create_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/chart-of-accounts/bulk",
    title="Create multiple chart of accounts",
    reference="https://developer.bill.com/reference/bulkcreateclassificationchartofaccounts",
    body=Body(model=ChartOfAccountCreate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(ChartOfAccount)), key="chartOfAccounts", status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listClassificationChartOfAccounts",
        identity=((ComparedField("name"),),),
        created="createdTime",
    ),
)

BULK_UPDATE_CLASSIFICATION_CHART_OF_ACCOUNTS: Final[Operation[list[ChartOfAccount]]] = Operation(
    id="bulkUpdateClassificationChartOfAccounts",
    accessor="chart_of_accounts.update_bulk",
    family="v3",
    method="PATCH",
    path="/v3/classifications/chart-of-accounts/bulk",
    title="Update multiple chart of accounts",
    reference="https://developer.bill.com/reference/bulkupdateclassificationchartofaccounts",
    body=Body(model=ChartOfAccountBulkUpdate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(ChartOfAccount)), key="chartOfAccounts"),
    retry="idempotent",
    trace=Trace(find="getClassificationChartOfAccounts", as_sent=True, changed="updatedTime"),
)

BULK_ARCHIVE_CLASSIFICATION_CHART_OF_ACCOUNTS: Final[Operation[list[ChartOfAccount]]] = Operation(
    id="bulkArchiveClassificationChartOfAccounts",
    accessor="chart_of_accounts.archive_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/chart-of-accounts/bulk/archive",
    title="Archive multiple chart of accounts",
    reference="https://developer.bill.com/reference/bulkarchiveclassificationchartofaccounts",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("0ca", strict=True)), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(ChartOfAccount)), key="chartOfAccounts"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationChartOfAccounts",
        states=(State({"archived": (True,)}),),
        changed="updatedTime",
        each="ids",
    ),
)

BULK_RESTORE_CLASSIFICATION_CHART_OF_ACCOUNTS: Final[Operation[list[ChartOfAccount]]] = Operation(
    id="bulkRestoreClassificationChartOfAccounts",
    accessor="chart_of_accounts.restore_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/chart-of-accounts/bulk/restore",
    title="Restore multiple chart of accounts",
    reference="https://developer.bill.com/reference/bulkrestoreclassificationchartofaccounts",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("0ca", strict=True)), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(ChartOfAccount)), key="chartOfAccounts"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationChartOfAccounts",
        states=(State({"archived": (False,)}),),
        changed="updatedTime",
        each="ids",
    ),
)

GET_CLASSIFICATION_CHART_OF_ACCOUNTS: Final[Operation[ChartOfAccount]] = Operation(
    id="getClassificationChartOfAccounts",
    accessor="chart_of_accounts.get",
    family="v3",
    method="GET",
    path="/v3/classifications/chart-of-accounts/{id}",
    title="Get chart of accounts details",
    reference="https://developer.bill.com/reference/getclassificationchartofaccounts",
    path_params=(_ID,),
    answer=Answer(kind=Nested(ChartOfAccount)),
)

UPDATE_CLASSIFICATION_CHART_OF_ACCOUNTS: Final[Operation[ChartOfAccount]] = Operation(
    id="updateClassificationChartOfAccounts",
    accessor="chart_of_accounts.update",
    family="v3",
    method="PATCH",
    path="/v3/classifications/chart-of-accounts/{id}",
    title="Update a chart of accounts",
    reference="https://developer.bill.com/reference/updateclassificationchartofaccounts",
    path_params=(_ID,),
    body=Body(model=ChartOfAccountUpdate),
    answer=Answer(kind=Nested(ChartOfAccount)),
    retry="idempotent",
    trace=Trace(find="getClassificationChartOfAccounts", as_sent=True, changed="updatedTime"),
)

ARCHIVE_CLASSIFICATION_CHART_OF_ACCOUNTS: Final[Operation[ChartOfAccount]] = Operation(
    id="archiveClassificationChartOfAccounts",
    accessor="chart_of_accounts.archive",
    family="v3",
    method="POST",
    path="/v3/classifications/chart-of-accounts/{id}/archive",
    title="Archive a chart of accounts",
    reference="https://developer.bill.com/reference/archiveclassificationchartofaccounts",
    path_params=(_ID,),
    answer=Answer(kind=Nested(ChartOfAccount)),
    retry="idempotent",
    trace=Trace(find="getClassificationChartOfAccounts", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_CLASSIFICATION_CHART_OF_ACCOUNTS: Final[Operation[ChartOfAccount]] = Operation(
    id="restoreClassificationChartOfAccounts",
    accessor="chart_of_accounts.restore",
    family="v3",
    method="POST",
    path="/v3/classifications/chart-of-accounts/{id}/restore",
    title="Restore an archived chart of accounts",
    reference="https://developer.bill.com/reference/restoreclassificationchartofaccounts",
    path_params=(_ID,),
    answer=Answer(kind=Nested(ChartOfAccount)),
    retry="idempotent",
    trace=Trace(
        find="getClassificationChartOfAccounts", states=(State({"archived": (False,)}),), changed="updatedTime"
    ),
)
