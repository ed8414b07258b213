"""The operations of `departments`.

Generated from spec/v3/departments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Id, ListOf
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqNeSortField, SortField
from ..models.departments import Department, DepartmentBulkUpdate, DepartmentCreate, DepartmentUpdate

__all__ = [
    "ARCHIVE_CLASSIFICATION_DEPARTMENT",
    "BULK_ARCHIVE_CLASSIFICATION_DEPARTMENT",
    "BULK_CREATE_CLASSIFICATION_DEPARTMENT",
    "BULK_RESTORE_CLASSIFICATION_DEPARTMENT",
    "BULK_UPDATE_CLASSIFICATION_DEPARTMENT",
    "CREATE_CLASSIFICATION_DEPARTMENT",
    "DepartmentFields",
    "Department_",
    "GET_CLASSIFICATION_DEPARTMENT",
    "LIST_CLASSIFICATION_DEPARTMENTS",
    "RESTORE_CLASSIFICATION_DEPARTMENT",
    "UPDATE_CLASSIFICATION_DEPARTMENT",
]

_ID: Final = Parameter(name="id", wire="id", kind=Id("0de"), required=True)


class DepartmentFields:
    """The filters and sort keys of `departments.list`."""

    id: Final = EqField[str]("id", Id("0de"))
    archived: Final = EqNeSortField[bool]("archived", Boolean(), confidence="assumed")
    name: Final = SortField("name")
    description: Final = SortField("description")
    created_time: Final = SortField("createdTime")


Department_ = DepartmentFields

LIST_CLASSIFICATION_DEPARTMENTS: Final[Operation[Department]] = Operation(
    id="listClassificationDepartments",
    accessor="departments.list",
    family="v3",
    method="GET",
    path="/v3/classifications/departments",
    title="Get list of departments",
    reference="https://developer.bill.com/reference/listclassificationdepartments",
    answer=Answer(kind=Nested(Department)),
    page="page",
    fields=DepartmentFields,
)

CREATE_CLASSIFICATION_DEPARTMENT: Final[Operation[Department]] = Operation(
    id="createClassificationDepartment",
    accessor="departments.create",
    family="v3",
    method="POST",
    path="/v3/classifications/departments",
    title="Create a department",
    reference="https://developer.bill.com/reference/createclassificationdepartment",
    body=Body(model=DepartmentCreate),
    answer=Answer(kind=Nested(Department), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True, find="listClassificationDepartments", identity=((ComparedField("name"),),), created="createdTime"
    ),
)

BULK_CREATE_CLASSIFICATION_DEPARTMENT: Final[Operation[list[Department]]] = Operation(
    id="bulkCreateClassificationDepartment",
    accessor="departments.create_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/departments/bulk",
    title="Create multiple departments",
    reference="https://developer.bill.com/reference/bulkcreateclassificationdepartment",
    body=Body(model=DepartmentCreate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(Department)), key="departments", status=201),
    retry="unsafe",
    trace=Trace(
        creates=True, find="listClassificationDepartments", identity=((ComparedField("name"),),), created="createdTime"
    ),
)

BULK_UPDATE_CLASSIFICATION_DEPARTMENT: Final[Operation[list[Department]]] = Operation(
    id="bulkUpdateClassificationDepartment",
    accessor="departments.update_bulk",
    family="v3",
    method="PATCH",
    path="/v3/classifications/departments/bulk",
    title="Update multiple departments",
    reference="https://developer.bill.com/reference/bulkupdateclassificationdepartment",
    body=Body(model=DepartmentBulkUpdate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(Department)), key="departments"),
    retry="idempotent",
    trace=Trace(find="getClassificationDepartment", as_sent=True, changed="updatedTime"),
)

BULK_ARCHIVE_CLASSIFICATION_DEPARTMENT: Final[Operation[list[Department]]] = Operation(
    id="bulkArchiveClassificationDepartment",
    accessor="departments.archive_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/departments/bulk/archive",
    title="Archive multiple departments",
    reference="https://developer.bill.com/reference/bulkarchiveclassificationdepartment",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("0de")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(Department)), key="departments"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationDepartment", states=(State({"archived": (True,)}),), changed="updatedTime", each="ids"
    ),
)

BULK_RESTORE_CLASSIFICATION_DEPARTMENT: Final[Operation[list[Department]]] = Operation(
    id="bulkRestoreClassificationDepartment",
    accessor="departments.restore_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/departments/bulk/restore",
    title="Restore multiple departments",
    reference="https://developer.bill.com/reference/bulkrestoreclassificationdepartment",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("0de")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(Department)), key="departments"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationDepartment", states=(State({"archived": (False,)}),), changed="updatedTime", each="ids"
    ),
)

GET_CLASSIFICATION_DEPARTMENT: Final[Operation[Department]] = Operation(
    id="getClassificationDepartment",
    accessor="departments.get",
    family="v3",
    method="GET",
    path="/v3/classifications/departments/{id}",
    title="Get department details",
    reference="https://developer.bill.com/reference/getclassificationdepartment",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Department)),
)

UPDATE_CLASSIFICATION_DEPARTMENT: Final[Operation[Department]] = Operation(
    id="updateClassificationDepartment",
    accessor="departments.update",
    family="v3",
    method="PATCH",
    path="/v3/classifications/departments/{id}",
    title="Update a department",
    reference="https://developer.bill.com/reference/updateclassificationdepartment",
    path_params=(_ID,),
    body=Body(model=DepartmentUpdate),
    answer=Answer(kind=Nested(Department)),
    retry="idempotent",
    trace=Trace(find="getClassificationDepartment", as_sent=True, changed="updatedTime"),
)

ARCHIVE_CLASSIFICATION_DEPARTMENT: Final[Operation[Department]] = Operation(
    id="archiveClassificationDepartment",
    accessor="departments.archive",
    family="v3",
    method="POST",
    path="/v3/classifications/departments/{id}/archive",
    title="Archive a department",
    reference="https://developer.bill.com/reference/archiveclassificationdepartment",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Department)),
    retry="idempotent",
    trace=Trace(find="getClassificationDepartment", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_CLASSIFICATION_DEPARTMENT: Final[Operation[Department]] = Operation(
    id="restoreClassificationDepartment",
    accessor="departments.restore",
    family="v3",
    method="POST",
    path="/v3/classifications/departments/{id}/restore",
    title="Restore an archived department",
    reference="https://developer.bill.com/reference/restoreclassificationdepartment",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Department)),
    retry="idempotent",
    trace=Trace(find="getClassificationDepartment", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
