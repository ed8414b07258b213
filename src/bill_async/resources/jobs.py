"""Jobs, one of the seven kinds of classifications.

Generated from spec/v3/jobs.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import jobs as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.jobs import Job, JobBulkUpdate, JobCreate, JobUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Jobs"]


class Jobs(Resource):
    """Jobs, one of the seven kinds of classifications."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Job]:
        """Get list of jobs.

        `GET /v3/classifications/jobs`. At most 100 items on a page, 20 by default. `Job_` has its filters and sort
        keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationjobs.
        """
        return self._caller.pages(
            ops.LIST_CLASSIFICATION_JOBS,
            query={"filters": filters, "sort": sort, "max": max, "page": page},
            options=options,
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[Job]:
        """Scan the whole list that `list` pages through.

        `GET /v3/classifications/jobs`, with the arguments of `list`. The pages are fetched one after the other, because
        BILL does not filter them by creation time. `since` leaves out the items whose last change was earlier.
        `ordered` yields them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationjobs.
        """
        return self._caller.scan(
            ops.LIST_CLASSIFICATION_JOBS,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, body: JobCreate, **options: Unpack[CallOptions]) -> Job:
        """Create a job.

        `POST /v3/classifications/jobs`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be
        executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createclassificationjob.
        """
        return await self._caller.call(ops.CREATE_CLASSIFICATION_JOB, body=body, options=options)

    async def create_bulk(self, body: Sequence[JobCreate], **options: Unpack[CallOptions]) -> builtins.list[Job]:
        """Create multiple jobs.

        `POST /v3/classifications/jobs/bulk`. At most 50 items in one call. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkcreateclassificationjob.
        """
        return await self._caller.call(ops.BULK_CREATE_CLASSIFICATION_JOB, body=body, options=options)

    async def update_bulk(self, body: Sequence[JobBulkUpdate], **options: Unpack[CallOptions]) -> builtins.list[Job]:
        """Update multiple jobs.

        `PATCH /v3/classifications/jobs/bulk`. At most 50 items in one call. Retried if no answer comes, because a
        second execution has the same result.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkupdateclassificationjob.
        """
        return await self._caller.call(ops.BULK_UPDATE_CLASSIFICATION_JOB, body=body, options=options)

    async def archive_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Job]:
        """Archive multiple jobs.

        `POST /v3/classifications/jobs/bulk/archive`. At most 50 items in one call. Retried if no answer comes, because
        a second execution has the same result.

        `ids`: begins with job.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkarchiveclassificationjob.
        """
        return await self._caller.call(ops.BULK_ARCHIVE_CLASSIFICATION_JOB, query={"ids": ids}, options=options)

    async def restore_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Job]:
        """Restore multiple jobs.

        `POST /v3/classifications/jobs/bulk/restore`. At most 50 items in one call. Retried if no answer comes, because
        a second execution has the same result.

        `ids`: begins with job.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkrestoreclassificationjob.
        """
        return await self._caller.call(ops.BULK_RESTORE_CLASSIFICATION_JOB, query={"ids": ids}, options=options)

    async def get(self, id: str, **options: Unpack[CallOptions]) -> Job:
        """Get job details.

        `GET /v3/classifications/jobs/{id}`.

        `id`: begins with job.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getclassificationjob.
        """
        return await self._caller.call(ops.GET_CLASSIFICATION_JOB, id, options=options)

    async def update(self, id: str, body: JobUpdate, **options: Unpack[CallOptions]) -> Job:
        """Update a job.

        `PATCH /v3/classifications/jobs/{id}`. Retried if no answer comes, because a second execution has the same
        result.

        `id`: begins with job.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateclassificationjob.
        """
        return await self._caller.call(ops.UPDATE_CLASSIFICATION_JOB, id, body=body, options=options)

    async def archive(self, id: str, **options: Unpack[CallOptions]) -> Job:
        """Archive a job.

        `POST /v3/classifications/jobs/{id}/archive`. Retried if no answer comes, because a second execution has the
        same result.

        `id`: begins with job.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archiveclassificationjob.
        """
        return await self._caller.call(ops.ARCHIVE_CLASSIFICATION_JOB, id, options=options)

    async def restore(self, id: str, **options: Unpack[CallOptions]) -> Job:
        """Restore an archived job.

        `POST /v3/classifications/jobs/{id}/restore`. Retried if no answer comes, because a second execution has the
        same result.

        `id`: begins with job.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restoreclassificationjob.
        """
        return await self._caller.call(ops.RESTORE_CLASSIFICATION_JOB, id, options=options)
