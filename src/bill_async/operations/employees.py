"""The operations of `employees`.

Generated from spec/v3/employees.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Id, ListOf
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqNeSortField, SortField
from ..models.employees import Employee, EmployeeBulkUpdate, EmployeeCreate, EmployeeUpdate

__all__ = [
    "ARCHIVE_CLASSIFICATION_EMPLOYEE",
    "BULK_ARCHIVE_CLASSIFICATION_EMPLOYEE",
    "BULK_CREATE_CLASSIFICATION_EMPLOYEE",
    "BULK_RESTORE_CLASSIFICATION_EMPLOYEE",
    "BULK_UPDATE_CLASSIFICATION_EMPLOYEE",
    "CREATE_CLASSIFICATION_EMPLOYEE",
    "EmployeeFields",
    "Employee_",
    "GET_CLASSIFICATION_EMPLOYEE",
    "LIST_CLASSIFICATION_EMPLOYEES",
    "RESTORE_CLASSIFICATION_EMPLOYEE",
    "UPDATE_CLASSIFICATION_EMPLOYEE",
]

_ID: Final = Parameter(name="id", wire="id", kind=Id("emp"), required=True)


class EmployeeFields:
    """The filters and sort keys of `employees.list`."""

    id: Final = EqField[str]("id", Id("emp"))
    archived: Final = EqNeSortField[bool]("archived", Boolean(), confidence="assumed")
    first_name: Final = SortField("firstName")
    last_name: Final = SortField("lastName")
    created_time: Final = SortField("createdTime")


Employee_ = EmployeeFields

LIST_CLASSIFICATION_EMPLOYEES: Final[Operation[Employee]] = Operation(
    id="listClassificationEmployees",
    accessor="employees.list",
    family="v3",
    method="GET",
    path="/v3/classifications/employees",
    title="Get list of employees",
    reference="https://developer.bill.com/reference/listclassificationemployees",
    answer=Answer(kind=Nested(Employee)),
    page="page",
    fields=EmployeeFields,
)

CREATE_CLASSIFICATION_EMPLOYEE: Final[Operation[Employee]] = Operation(
    id="createClassificationEmployee",
    accessor="employees.create",
    family="v3",
    method="POST",
    path="/v3/classifications/employees",
    title="Create an employee",
    reference="https://developer.bill.com/reference/createclassificationemployee",
    body=Body(model=EmployeeCreate),
    answer=Answer(kind=Nested(Employee), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listClassificationEmployees",
        identity=(
            (ComparedField("firstName"), ComparedField("lastName")),
            (ComparedField("lastName"),),
            (ComparedField("firstName"),),
            (ComparedField("shortName"),),
        ),
        created="createdTime",
    ),
)

BULK_CREATE_CLASSIFICATION_EMPLOYEE: Final[Operation[list[Employee]]] = Operation(
    id="bulkCreateClassificationEmployee",
    accessor="employees.create_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/employees/bulk",
    title="Create multiple employees",
    reference="https://developer.bill.com/reference/bulkcreateclassificationemployee",
    body=Body(model=EmployeeCreate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(Employee)), key="employees", status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listClassificationEmployees",
        identity=(
            (ComparedField("firstName"), ComparedField("lastName")),
            (ComparedField("lastName"),),
            (ComparedField("firstName"),),
            (ComparedField("shortName"),),
        ),
        created="createdTime",
    ),
)

BULK_UPDATE_CLASSIFICATION_EMPLOYEE: Final[Operation[list[Employee]]] = Operation(
    id="bulkUpdateClassificationEmployee",
    accessor="employees.update_bulk",
    family="v3",
    method="PATCH",
    path="/v3/classifications/employees/bulk",
    title="Update multiple employees",
    reference="https://developer.bill.com/reference/bulkupdateclassificationemployee",
    body=Body(model=EmployeeBulkUpdate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(Employee)), key="employees"),
    retry="idempotent",
    trace=Trace(find="getClassificationEmployee", as_sent=True, changed="updatedTime"),
)

BULK_ARCHIVE_CLASSIFICATION_EMPLOYEE: Final[Operation[list[Employee]]] = Operation(
    id="bulkArchiveClassificationEmployee",
    accessor="employees.archive_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/employees/bulk/archive",
    title="Archive multiple employees",
    reference="https://developer.bill.com/reference/bulkarchiveclassificationemployee",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("emp")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(Employee)), key="employees"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationEmployee", states=(State({"archived": (True,)}),), changed="updatedTime", each="ids"
    ),
)

BULK_RESTORE_CLASSIFICATION_EMPLOYEE: Final[Operation[list[Employee]]] = Operation(
    id="bulkRestoreClassificationEmployee",
    accessor="employees.restore_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/employees/bulk/restore",
    title="Restore multiple employees",
    reference="https://developer.bill.com/reference/bulkrestoreclassificationemployee",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("emp")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(Employee)), key="employees"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationEmployee", states=(State({"archived": (False,)}),), changed="updatedTime", each="ids"
    ),
)

GET_CLASSIFICATION_EMPLOYEE: Final[Operation[Employee]] = Operation(
    id="getClassificationEmployee",
    accessor="employees.get",
    family="v3",
    method="GET",
    path="/v3/classifications/employees/{id}",
    title="Get employee details",
    reference="https://developer.bill.com/reference/getclassificationemployee",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Employee)),
)

UPDATE_CLASSIFICATION_EMPLOYEE: Final[Operation[Employee]] = Operation(
    id="updateClassificationEmployee",
    accessor="employees.update",
    family="v3",
    method="PATCH",
    path="/v3/classifications/employees/{id}",
    title="Update an employee",
    reference="https://developer.bill.com/reference/updateclassificationemployee",
    path_params=(_ID,),
    body=Body(model=EmployeeUpdate),
    answer=Answer(kind=Nested(Employee)),
    retry="idempotent",
    trace=Trace(find="getClassificationEmployee", as_sent=True, changed="updatedTime"),
)

ARCHIVE_CLASSIFICATION_EMPLOYEE: Final[Operation[Employee]] = Operation(
    id="archiveClassificationEmployee",
    accessor="employees.archive",
    family="v3",
    method="POST",
    path="/v3/classifications/employees/{id}/archive",
    title="Archive an employee",
    reference="https://developer.bill.com/reference/archiveclassificationemployee",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Employee)),
    retry="idempotent",
    trace=Trace(find="getClassificationEmployee", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_CLASSIFICATION_EMPLOYEE: Final[Operation[Employee]] = Operation(
    id="restoreClassificationEmployee",
    accessor="employees.restore",
    family="v3",
    method="POST",
    path="/v3/classifications/employees/{id}/restore",
    title="Restore an archived employee",
    reference="https://developer.bill.com/reference/restoreclassificationemployee",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Employee)),
    retry="idempotent",
    trace=Trace(find="getClassificationEmployee", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
