"""The operations of `accounting_classes`.

Generated from spec/v3/accounting_classes.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from .._schema.kinds import Boolean, DateTime, Id, ListOf, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqNeSortField, EqSwField, EqSwSortField, OrderSortField, SortField
from ..models.accounting_classes import (
    AccountingClass,
    AccountingClassBulkUpdate,
    AccountingClassCreate,
    AccountingClassUpdate,
)

__all__ = [
    "ARCHIVE_CLASSIFICATION_ACCOUNTING_CLASS",
    "AccountingClassFields",
    "AccountingClass_",
    "BULK_ARCHIVE_CLASSIFICATION_ACCOUNTING_CLASS",
    "BULK_CREATE_CLASSIFICATION_ACCOUNTING_CLASS",
    "BULK_RESTORE_CLASSIFICATION_ACCOUNTING_CLASS",
    "BULK_UPDATE_CLASSIFICATION_ACCOUNTING_CLASS",
    "CREATE_CLASSIFICATION_ACCOUNTING_CLASS",
    "GET_CLASSIFICATION_ACCOUNTING_CLASS",
    "LIST_CLASSIFICATION_ACCOUNTING_CLASSES",
    "RESTORE_CLASSIFICATION_ACCOUNTING_CLASS",
    "UPDATE_CLASSIFICATION_ACCOUNTING_CLASS",
]

_ID: Final = Parameter(name="id", wire="id", kind=Id("cls"), required=True)


class AccountingClassFields:
    """The filters and sort keys of `accounting_classes.list`."""

    id: Final = EqField[str]("id", Id("cls"))
    archived: Final = EqNeSortField[bool]("archived", Boolean(), confidence="assumed")
    name: Final = EqSwSortField[str]("name", Text(), confidence="assumed")
    parent_id: Final = EqField[str]("parentId", Id(), confidence="assumed")
    created_time: Final = OrderSortField[datetime]("createdTime", DateTime(), confidence="assumed")
    updated_time: Final = OrderSortField[datetime](
        "updatedTime", DateTime(), confidence="assumed", sort_confidence="assumed"
    )
    short_name: Final = EqSwField[str]("shortName", Text(), confidence="assumed")
    description: Final = SortField("description")


AccountingClass_ = AccountingClassFields

LIST_CLASSIFICATION_ACCOUNTING_CLASSES: Final[Operation[AccountingClass]] = Operation(
    id="listClassificationAccountingClasses",
    accessor="accounting_classes.list",
    family="v3",
    method="GET",
    path="/v3/classifications/accounting-classes",
    title="Get list of accounting classes",
    reference="https://developer.bill.com/reference/listclassificationaccountingclasses",
    answer=Answer(kind=Nested(AccountingClass)),
    page="page",
    fields=AccountingClassFields,
)

CREATE_CLASSIFICATION_ACCOUNTING_CLASS: Final[Operation[AccountingClass]] = Operation(
    id="createClassificationAccountingClass",
    accessor="accounting_classes.create",
    family="v3",
    method="POST",
    path="/v3/classifications/accounting-classes",
    title="Create an accounting class",
    reference="https://developer.bill.com/reference/createclassificationaccountingclass",
    body=Body(model=AccountingClassCreate),
    answer=Answer(kind=Nested(AccountingClass), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listClassificationAccountingClasses",
        identity=((ComparedField("name"),), (ComparedField("shortName"),)),
        created="createdTime",
    ),
)

BULK_CREATE_CLASSIFICATION_ACCOUNTING_CLASS: Final[Operation[list[AccountingClass]]] = Operation(
    id="bulkCreateClassificationAccountingClass",
    accessor="accounting_classes.create_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/accounting-classes/bulk",
    title="Create multiple accounting classes",
    reference="https://developer.bill.com/reference/bulkcreateclassificationaccountingclass",
    body=Body(model=AccountingClassCreate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(AccountingClass)), key="accountingClasses", status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listClassificationAccountingClasses",
        identity=((ComparedField("name"),), (ComparedField("shortName"),)),
        created="createdTime",
    ),
)

BULK_UPDATE_CLASSIFICATION_ACCOUNTING_CLASS: Final[Operation[list[AccountingClass]]] = Operation(
    id="bulkUpdateClassificationAccountingClass",
    accessor="accounting_classes.update_bulk",
    family="v3",
    method="PATCH",
    path="/v3/classifications/accounting-classes/bulk",
    title="Update multiple accounting classes",
    reference="https://developer.bill.com/reference/bulkupdateclassificationaccountingclass",
    body=Body(model=AccountingClassBulkUpdate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(AccountingClass)), key="accountingClasses"),
    retry="idempotent",
    trace=Trace(find="getClassificationAccountingClass", as_sent=True, changed="updatedTime"),
)

BULK_ARCHIVE_CLASSIFICATION_ACCOUNTING_CLASS: Final[Operation[list[AccountingClass]]] = Operation(
    id="bulkArchiveClassificationAccountingClass",
    accessor="accounting_classes.archive_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/accounting-classes/bulk/archive",
    title="Archive multiple accounting classes",
    reference="https://developer.bill.com/reference/bulkarchiveclassificationaccountingclass",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("cls")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(AccountingClass)), key="accountingClasses"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationAccountingClass",
        states=(State({"archived": (True,)}),),
        changed="updatedTime",
        each="ids",
    ),
)

BULK_RESTORE_CLASSIFICATION_ACCOUNTING_CLASS: Final[Operation[list[AccountingClass]]] = Operation(
    id="bulkRestoreClassificationAccountingClass",
    accessor="accounting_classes.restore_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/accounting-classes/bulk/restore",
    title="Restore multiple accounting classes",
    reference="https://developer.bill.com/reference/bulkrestoreclassificationaccountingclass",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("cls")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(AccountingClass)), key="accountingClasses"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationAccountingClass",
        states=(State({"archived": (False,)}),),
        changed="updatedTime",
        each="ids",
    ),
)

GET_CLASSIFICATION_ACCOUNTING_CLASS: Final[Operation[AccountingClass]] = Operation(
    id="getClassificationAccountingClass",
    accessor="accounting_classes.get",
    family="v3",
    method="GET",
    path="/v3/classifications/accounting-classes/{id}",
    title="Get accounting class details",
    reference="https://developer.bill.com/reference/getclassificationaccountingclass",
    path_params=(_ID,),
    answer=Answer(kind=Nested(AccountingClass)),
)

UPDATE_CLASSIFICATION_ACCOUNTING_CLASS: Final[Operation[AccountingClass]] = Operation(
    id="updateClassificationAccountingClass",
    accessor="accounting_classes.update",
    family="v3",
    method="PATCH",
    path="/v3/classifications/accounting-classes/{id}",
    title="Update an accounting class",
    reference="https://developer.bill.com/reference/updateclassificationaccountingclass",
    path_params=(_ID,),
    body=Body(model=AccountingClassUpdate),
    answer=Answer(kind=Nested(AccountingClass)),
    retry="idempotent",
    trace=Trace(find="getClassificationAccountingClass", as_sent=True, changed="updatedTime"),
)

ARCHIVE_CLASSIFICATION_ACCOUNTING_CLASS: Final[Operation[AccountingClass]] = Operation(
    id="archiveClassificationAccountingClass",
    accessor="accounting_classes.archive",
    family="v3",
    method="POST",
    path="/v3/classifications/accounting-classes/{id}/archive",
    title="Archive an accounting class",
    reference="https://developer.bill.com/reference/archiveclassificationaccountingclass",
    path_params=(_ID,),
    answer=Answer(kind=Nested(AccountingClass)),
    retry="idempotent",
    trace=Trace(find="getClassificationAccountingClass", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_CLASSIFICATION_ACCOUNTING_CLASS: Final[Operation[AccountingClass]] = Operation(
    id="restoreClassificationAccountingClass",
    accessor="accounting_classes.restore",
    family="v3",
    method="POST",
    path="/v3/classifications/accounting-classes/{id}/restore",
    title="Restore an archived accounting class",
    reference="https://developer.bill.com/reference/restoreclassificationaccountingclass",
    path_params=(_ID,),
    answer=Answer(kind=Nested(AccountingClass)),
    retry="idempotent",
    trace=Trace(
        find="getClassificationAccountingClass", states=(State({"archived": (False,)}),), changed="updatedTime"
    ),
)
