"""The operations of `items`.

Generated from spec/v3/items.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Id, ListOf
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqNeSortField, SortField
from ..models.items import Item, ItemBulkUpdate, ItemCreate, ItemUpdate

__all__ = [
    "ARCHIVE_CLASSIFICATION_ITEM",
    "BULK_ARCHIVE_CLASSIFICATION_ITEM",
    "BULK_CREATE_CLASSIFICATION_ITEM",
    "BULK_RESTORE_CLASSIFICATION_ITEM",
    "BULK_UPDATE_CLASSIFICATION_ITEM",
    "CREATE_CLASSIFICATION_ITEM",
    "GET_CLASSIFICATION_ITEM",
    "ItemFields",
    "Item_",
    "LIST_CLASSIFICATION_ITEMS",
    "RESTORE_CLASSIFICATION_ITEM",
    "UPDATE_CLASSIFICATION_ITEM",
]

_ID: Final = Parameter(name="id", wire="id", kind=Id("0ii"), required=True)


class ItemFields:
    """The filters and sort keys of `items.list`."""

    id: Final = EqField[str]("id", Id("0ii"))
    archived: Final = EqNeSortField[bool]("archived", Boolean(), confidence="assumed")
    name: Final = SortField("name")
    description: Final = SortField("description")
    created_time: Final = SortField("createdTime")


Item_ = ItemFields

LIST_CLASSIFICATION_ITEMS: Final[Operation[Item]] = Operation(
    id="listClassificationItems",
    accessor="items.list",
    family="v3",
    method="GET",
    path="/v3/classifications/items",
    title="Get list of items",
    reference="https://developer.bill.com/reference/listclassificationitems",
    answer=Answer(kind=Nested(Item)),
    page="page",
    fields=ItemFields,
)

CREATE_CLASSIFICATION_ITEM: Final[Operation[Item]] = Operation(
    id="createClassificationItem",
    accessor="items.create",
    family="v3",
    method="POST",
    path="/v3/classifications/items",
    title="Create an item",
    reference="https://developer.bill.com/reference/createclassificationitem",
    body=Body(model=ItemCreate),
    answer=Answer(kind=Nested(Item), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True, find="listClassificationItems", identity=((ComparedField("name"),),), created="createdTime"
    ),
)

BULK_CREATE_CLASSIFICATION_ITEM: Final[Operation[list[Item]]] = Operation(
    id="bulkCreateClassificationItem",
    accessor="items.create_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/items/bulk",
    title="Create multiple items",
    reference="https://developer.bill.com/reference/bulkcreateclassificationitem",
    body=Body(model=ItemCreate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(Item)), key="items", status=201),
    retry="unsafe",
    trace=Trace(
        creates=True, find="listClassificationItems", identity=((ComparedField("name"),),), created="createdTime"
    ),
)

BULK_UPDATE_CLASSIFICATION_ITEM: Final[Operation[list[Item]]] = Operation(
    id="bulkUpdateClassificationItem",
    accessor="items.update_bulk",
    family="v3",
    method="PATCH",
    path="/v3/classifications/items/bulk",
    title="Update multiple items",
    reference="https://developer.bill.com/reference/bulkupdateclassificationitem",
    body=Body(model=ItemBulkUpdate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(Item)), key="items"),
    retry="idempotent",
    trace=Trace(find="getClassificationItem", as_sent=True, changed="updatedTime"),
)

BULK_ARCHIVE_CLASSIFICATION_ITEM: Final[Operation[list[Item]]] = Operation(
    id="bulkArchiveClassificationItem",
    accessor="items.archive_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/items/bulk/archive",
    title="Archive multiple items",
    reference="https://developer.bill.com/reference/bulkarchiveclassificationitem",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("0ii")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(Item)), key="items"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationItem", states=(State({"archived": (True,)}),), changed="updatedTime", each="ids"
    ),
)

BULK_RESTORE_CLASSIFICATION_ITEM: Final[Operation[list[Item]]] = Operation(
    id="bulkRestoreClassificationItem",
    accessor="items.restore_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/items/bulk/restore",
    title="Restore multiple items",
    reference="https://developer.bill.com/reference/bulkrestoreclassificationitem",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("0ii")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(Item)), key="items"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationItem", states=(State({"archived": (False,)}),), changed="updatedTime", each="ids"
    ),
)

GET_CLASSIFICATION_ITEM: Final[Operation[Item]] = Operation(
    id="getClassificationItem",
    accessor="items.get",
    family="v3",
    method="GET",
    path="/v3/classifications/items/{id}",
    title="Get item details",
    reference="https://developer.bill.com/reference/getclassificationitem",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Item)),
)

UPDATE_CLASSIFICATION_ITEM: Final[Operation[Item]] = Operation(
    id="updateClassificationItem",
    accessor="items.update",
    family="v3",
    method="PATCH",
    path="/v3/classifications/items/{id}",
    title="Update an item",
    reference="https://developer.bill.com/reference/updateclassificationitem",
    path_params=(_ID,),
    body=Body(model=ItemUpdate),
    answer=Answer(kind=Nested(Item)),
    retry="idempotent",
    trace=Trace(find="getClassificationItem", as_sent=True, changed="updatedTime"),
)

ARCHIVE_CLASSIFICATION_ITEM: Final[Operation[Item]] = Operation(
    id="archiveClassificationItem",
    accessor="items.archive",
    family="v3",
    method="POST",
    path="/v3/classifications/items/{id}/archive",
    title="Archive an item",
    reference="https://developer.bill.com/reference/archiveclassificationitem",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Item)),
    retry="idempotent",
    trace=Trace(find="getClassificationItem", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_CLASSIFICATION_ITEM: Final[Operation[Item]] = Operation(
    id="restoreClassificationItem",
    accessor="items.restore",
    family="v3",
    method="POST",
    path="/v3/classifications/items/{id}/restore",
    title="Restore an archived item",
    reference="https://developer.bill.com/reference/restoreclassificationitem",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Item)),
    retry="idempotent",
    trace=Trace(find="getClassificationItem", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
