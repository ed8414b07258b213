"""Custom fields of transactions and reimbursements, and their values.

Generated from spec/spend/custom_fields.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import spend_custom_fields as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.spend_custom_fields import (
        CustomField,
        CustomFieldCreate,
        CustomFieldUpdate,
        CustomFieldValue,
        CustomFieldValuesCreate,
        CustomFieldValuesDelete,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["SpendCustomFields"]


class SpendCustomFields(Resource):
    """Custom fields of transactions and reimbursements, and their values."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CustomField]:
        """Get list of custom fields.

        `GET /v3/spend/custom-fields`. At most 100 items on a page, 20 by default. `CustomField_` has its filters and
        sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomfields.
        """
        return self._caller.pages(
            ops.LIST_CUSTOM_FIELDS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self, *, filters: Filters = None, max: int | None = None, ordered: bool = False, **options: Unpack[CallOptions]
    ) -> Scan[CustomField]:
        """Scan the whole list that `list` pages through.

        `GET /v3/spend/custom-fields`, with the arguments of `list`. The pages are fetched one after the other, because
        BILL does not filter them by creation time. `ordered` yields them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomfields.
        """
        return self._caller.scan(
            ops.LIST_CUSTOM_FIELDS, query={"filters": filters, "max": max}, ordered=ordered, options=options
        )

    async def create(self, body: CustomFieldCreate, **options: Unpack[CallOptions]) -> CustomField:
        """Create a custom field.

        `POST /v3/spend/custom-fields`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be
        executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createcustomfield.
        """
        return await self._caller.call(ops.CREATE_CUSTOM_FIELD, body=body, options=options)

    async def get(self, custom_field_id: str, **options: Unpack[CallOptions]) -> CustomField:
        """Get custom field details.

        `GET /v3/spend/custom-fields/{customFieldId}`.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getcustomfield.
        """
        return await self._caller.call(ops.GET_CUSTOM_FIELD, custom_field_id, options=options)

    async def delete(self, custom_field_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a custom field.

        `DELETE /v3/spend/custom-fields/{customFieldId}`. Retried if no answer comes, because a second execution has the
        same result.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletecustomfield.
        """
        return await self._caller.call(ops.DELETE_CUSTOM_FIELD, custom_field_id, options=options)

    async def update(
        self, custom_field_id: str, body: CustomFieldUpdate, **options: Unpack[CallOptions]
    ) -> CustomField:
        """Update a custom field.

        `PATCH /v3/spend/custom-fields/{customFieldId}`. `multiSelect` cannot be changed. Retried if no answer comes,
        because a second execution has the same result.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatecustomfield.
        """
        return await self._caller.call(ops.UPDATE_CUSTOM_FIELD, custom_field_id, body=body, options=options)

    def list_values(
        self,
        custom_field_id: str,
        *,
        filters: Filters = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CustomFieldValue]:
        """Get list of custom field values.

        `GET /v3/spend/custom-fields/{customFieldId}/values`. At most 100 items on a page, 20 by default.
        `CustomFieldValue_` has its filters and sort keys.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomfieldvalues.
        """
        return self._caller.pages(
            ops.LIST_CUSTOM_FIELD_VALUES,
            custom_field_id,
            query={"filters": filters, "max": max, "page": page},
            options=options,
        )

    def scan_values(
        self, custom_field_id: str, *, filters: Filters = None, max: int | None = None, **options: Unpack[CallOptions]
    ) -> Scan[CustomFieldValue]:
        """Scan the whole list that `list_values` pages through.

        `GET /v3/spend/custom-fields/{customFieldId}/values`, with the arguments of `list_values`. The pages are fetched
        one after the other, because BILL does not filter them by creation time.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomfieldvalues.
        """
        return self._caller.scan(
            ops.LIST_CUSTOM_FIELD_VALUES, custom_field_id, query={"filters": filters, "max": max}, options=options
        )

    async def create_values(
        self, custom_field_id: str, body: CustomFieldValuesCreate, **options: Unpack[CallOptions]
    ) -> CustomFieldValue:
        """Create a custom field value.

        `POST /v3/spend/custom-fields/{customFieldId}/values`. Not retried if no answer comes (`OutcomeUnknownError`),
        because it could be executed twice.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/createcustomfieldvalues.
        """
        return await self._caller.call(ops.CREATE_CUSTOM_FIELD_VALUES, custom_field_id, body=body, options=options)

    async def delete_values(
        self, custom_field_id: str, body: CustomFieldValuesDelete, **options: Unpack[CallOptions]
    ) -> None:
        """Delete a custom field value.

        `DELETE /v3/spend/custom-fields/{customFieldId}/values`. Past transactions keep deleted values. Retried if no
        answer comes, because a second execution has the same result.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/deletecustomfieldvalue.
        """
        return await self._caller.call(ops.DELETE_CUSTOM_FIELD_VALUE, custom_field_id, body=body, options=options)

    async def get_value(
        self, custom_field_id: str, custom_field_value_id: str, **options: Unpack[CallOptions]
    ) -> CustomFieldValue:
        """Get custom field value details.

        `GET /v3/spend/custom-fields/{customFieldId}/values/{customFieldValueId}`.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getcustomfieldvalues.
        """
        return await self._caller.call(
            ops.GET_CUSTOM_FIELD_VALUES, custom_field_id, custom_field_value_id, options=options
        )
