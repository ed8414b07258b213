"""The operations of `jobs`.

Generated from spec/v3/jobs.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Id, ListOf
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqNeSortField, SortField
from ..models.jobs import Job, JobBulkUpdate, JobCreate, JobUpdate

__all__ = [
    "ARCHIVE_CLASSIFICATION_JOB",
    "BULK_ARCHIVE_CLASSIFICATION_JOB",
    "BULK_CREATE_CLASSIFICATION_JOB",
    "BULK_RESTORE_CLASSIFICATION_JOB",
    "BULK_UPDATE_CLASSIFICATION_JOB",
    "CREATE_CLASSIFICATION_JOB",
    "GET_CLASSIFICATION_JOB",
    "JobFields",
    "Job_",
    "LIST_CLASSIFICATION_JOBS",
    "RESTORE_CLASSIFICATION_JOB",
    "UPDATE_CLASSIFICATION_JOB",
]

_ID: Final = Parameter(name="id", wire="id", kind=Id("job"), required=True)


class JobFields:
    """The filters and sort keys of `jobs.list`."""

    id: Final = EqField[str]("id", Id("job"))
    archived: Final = EqNeSortField[bool]("archived", Boolean(), confidence="assumed")
    name: Final = SortField("name")
    description: Final = SortField("description")
    created_time: Final = SortField("createdTime")


Job_ = JobFields

LIST_CLASSIFICATION_JOBS: Final[Operation[Job]] = Operation(
    id="listClassificationJobs",
    accessor="jobs.list",
    family="v3",
    method="GET",
    path="/v3/classifications/jobs",
    title="Get list of jobs",
    reference="https://developer.bill.com/reference/listclassificationjobs",
    answer=Answer(kind=Nested(Job)),
    page="page",
    fields=JobFields,
)

CREATE_CLASSIFICATION_JOB: Final[Operation[Job]] = Operation(
    id="createClassificationJob",
    accessor="jobs.create",
    family="v3",
    method="POST",
    path="/v3/classifications/jobs",
    title="Create a job",
    reference="https://developer.bill.com/reference/createclassificationjob",
    body=Body(model=JobCreate),
    answer=Answer(kind=Nested(Job), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listClassificationJobs",
        identity=((ComparedField("name"),), (ComparedField("shortName"),)),
        created="createdTime",
    ),
)

BULK_CREATE_CLASSIFICATION_JOB: Final[Operation[list[Job]]] = Operation(
    id="bulkCreateClassificationJob",
    accessor="jobs.create_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/jobs/bulk",
    title="Create multiple jobs",
    reference="https://developer.bill.com/reference/bulkcreateclassificationjob",
    body=Body(model=JobCreate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(Job)), key="jobs", status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listClassificationJobs",
        identity=((ComparedField("name"),), (ComparedField("shortName"),)),
        created="createdTime",
    ),
)

BULK_UPDATE_CLASSIFICATION_JOB: Final[Operation[list[Job]]] = Operation(
    id="bulkUpdateClassificationJob",
    accessor="jobs.update_bulk",
    family="v3",
    method="PATCH",
    path="/v3/classifications/jobs/bulk",
    title="Update multiple jobs",
    reference="https://developer.bill.com/reference/bulkupdateclassificationjob",
    body=Body(model=JobBulkUpdate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(Job)), key="jobs"),
    retry="idempotent",
    trace=Trace(find="getClassificationJob", as_sent=True, changed="updatedTime"),
)

BULK_ARCHIVE_CLASSIFICATION_JOB: Final[Operation[list[Job]]] = Operation(
    id="bulkArchiveClassificationJob",
    accessor="jobs.archive_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/jobs/bulk/archive",
    title="Archive multiple jobs",
    reference="https://developer.bill.com/reference/bulkarchiveclassificationjob",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("job")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(Job)), key="jobs"),
    retry="idempotent",
    trace=Trace(find="getClassificationJob", states=(State({"archived": (True,)}),), changed="updatedTime", each="ids"),
)

BULK_RESTORE_CLASSIFICATION_JOB: Final[Operation[list[Job]]] = Operation(
    id="bulkRestoreClassificationJob",
    accessor="jobs.restore_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/jobs/bulk/restore",
    title="Restore multiple jobs",
    reference="https://developer.bill.com/reference/bulkrestoreclassificationjob",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("job")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(Job)), key="jobs"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationJob", states=(State({"archived": (False,)}),), changed="updatedTime", each="ids"
    ),
)

GET_CLASSIFICATION_JOB: Final[Operation[Job]] = Operation(
    id="getClassificationJob",
    accessor="jobs.get",
    family="v3",
    method="GET",
    path="/v3/classifications/jobs/{id}",
    title="Get job details",
    reference="https://developer.bill.com/reference/getclassificationjob",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Job)),
)

UPDATE_CLASSIFICATION_JOB: Final[Operation[Job]] = Operation(
    id="updateClassificationJob",
    accessor="jobs.update",
    family="v3",
    method="PATCH",
    path="/v3/classifications/jobs/{id}",
    title="Update a job",
    reference="https://developer.bill.com/reference/updateclassificationjob",
    path_params=(_ID,),
    body=Body(model=JobUpdate),
    answer=Answer(kind=Nested(Job)),
    retry="idempotent",
    trace=Trace(find="getClassificationJob", as_sent=True, changed="updatedTime"),
)

ARCHIVE_CLASSIFICATION_JOB: Final[Operation[Job]] = Operation(
    id="archiveClassificationJob",
    accessor="jobs.archive",
    family="v3",
    method="POST",
    path="/v3/classifications/jobs/{id}/archive",
    title="Archive a job",
    reference="https://developer.bill.com/reference/archiveclassificationjob",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Job)),
    retry="idempotent",
    trace=Trace(find="getClassificationJob", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_CLASSIFICATION_JOB: Final[Operation[Job]] = Operation(
    id="restoreClassificationJob",
    accessor="jobs.restore",
    family="v3",
    method="POST",
    path="/v3/classifications/jobs/{id}/restore",
    title="Restore an archived job",
    reference="https://developer.bill.com/reference/restoreclassificationjob",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Job)),
    retry="idempotent",
    trace=Trace(find="getClassificationJob", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
