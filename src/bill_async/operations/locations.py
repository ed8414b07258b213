"""The operations of `locations`.

Generated from spec/v3/locations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Id, ListOf
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqNeSortField, SortField
from ..models.locations import Location, LocationBulkUpdate, LocationCreate, LocationUpdate

__all__ = [
    "ARCHIVE_CLASSIFICATION_LOCATION",
    "BULK_ARCHIVE_CLASSIFICATION_LOCATION",
    "BULK_CREATE_CLASSIFICATION_LOCATION",
    "BULK_RESTORE_CLASSIFICATION_LOCATION",
    "BULK_UPDATE_CLASSIFICATION_LOCATION",
    "CREATE_CLASSIFICATION_LOCATION",
    "GET_CLASSIFICATION_LOCATION",
    "LIST_CLASSIFICATION_LOCATIONS",
    "LocationFields",
    "Location_",
    "RESTORE_CLASSIFICATION_LOCATION",
    "UPDATE_CLASSIFICATION_LOCATION",
]

_ID: Final = Parameter(name="id", wire="id", kind=Id("loc"), required=True)


class LocationFields:
    """The filters and sort keys of `locations.list`."""

    id: Final = EqField[str]("id", Id("loc"))
    archived: Final = EqNeSortField[bool]("archived", Boolean(), confidence="assumed")
    name: Final = SortField("name")
    description: Final = SortField("description")
    created_time: Final = SortField("createdTime")


Location_ = LocationFields

LIST_CLASSIFICATION_LOCATIONS: Final[Operation[Location]] = Operation(
    id="listClassificationLocations",
    accessor="locations.list",
    family="v3",
    method="GET",
    path="/v3/classifications/locations",
    title="Get list of locations",
    reference="https://developer.bill.com/reference/listclassificationlocations",
    answer=Answer(kind=Nested(Location)),
    page="page",
    fields=LocationFields,
)

CREATE_CLASSIFICATION_LOCATION: Final[Operation[Location]] = Operation(
    id="createClassificationLocation",
    accessor="locations.create",
    family="v3",
    method="POST",
    path="/v3/classifications/locations",
    title="Create a location",
    reference="https://developer.bill.com/reference/createclassificationlocation",
    body=Body(model=LocationCreate),
    answer=Answer(kind=Nested(Location), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listClassificationLocations",
        identity=((ComparedField("name"),), (ComparedField("shortName"),)),
        created="createdTime",
    ),
)

BULK_CREATE_CLASSIFICATION_LOCATION: Final[Operation[list[Location]]] = Operation(
    id="bulkCreateClassificationLocation",
    accessor="locations.create_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/locations/bulk",
    title="Create multiple locations",
    reference="https://developer.bill.com/reference/bulkcreateclassificationlocation",
    body=Body(model=LocationCreate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(Location)), key="locations", status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listClassificationLocations",
        identity=((ComparedField("name"),), (ComparedField("shortName"),)),
        created="createdTime",
    ),
)

BULK_UPDATE_CLASSIFICATION_LOCATION: Final[Operation[list[Location]]] = Operation(
    id="bulkUpdateClassificationLocation",
    accessor="locations.update_bulk",
    family="v3",
    method="PATCH",
    path="/v3/classifications/locations/bulk",
    title="Update multiple locations",
    reference="https://developer.bill.com/reference/bulkupdateclassificationlocation",
    body=Body(model=LocationBulkUpdate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(Location)), key="locations"),
    retry="idempotent",
    trace=Trace(find="getClassificationLocation", as_sent=True, changed="updatedTime"),
)

BULK_ARCHIVE_CLASSIFICATION_LOCATION: Final[Operation[list[Location]]] = Operation(
    id="bulkArchiveClassificationLocation",
    accessor="locations.archive_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/locations/bulk/archive",
    title="Archive multiple locations",
    reference="https://developer.bill.com/reference/bulkarchiveclassificationlocation",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("loc")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(Location)), key="locations"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationLocation", states=(State({"archived": (True,)}),), changed="updatedTime", each="ids"
    ),
)

BULK_RESTORE_CLASSIFICATION_LOCATION: Final[Operation[list[Location]]] = Operation(
    id="bulkRestoreClassificationLocation",
    accessor="locations.restore_bulk",
    family="v3",
    method="POST",
    path="/v3/classifications/locations/bulk/restore",
    title="Restore multiple locations",
    reference="https://developer.bill.com/reference/bulkrestoreclassificationlocation",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("loc")), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(Location)), key="locations"),
    retry="idempotent",
    trace=Trace(
        find="getClassificationLocation", states=(State({"archived": (False,)}),), changed="updatedTime", each="ids"
    ),
)

GET_CLASSIFICATION_LOCATION: Final[Operation[Location]] = Operation(
    id="getClassificationLocation",
    accessor="locations.get",
    family="v3",
    method="GET",
    path="/v3/classifications/locations/{id}",
    title="Get location details",
    reference="https://developer.bill.com/reference/getclassificationlocation",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Location)),
)

UPDATE_CLASSIFICATION_LOCATION: Final[Operation[Location]] = Operation(
    id="updateClassificationLocation",
    accessor="locations.update",
    family="v3",
    method="PATCH",
    path="/v3/classifications/locations/{id}",
    title="Update a location",
    reference="https://developer.bill.com/reference/updateclassificationlocation",
    path_params=(_ID,),
    body=Body(model=LocationUpdate),
    answer=Answer(kind=Nested(Location)),
    retry="idempotent",
    trace=Trace(find="getClassificationLocation", as_sent=True, changed="updatedTime"),
)

ARCHIVE_CLASSIFICATION_LOCATION: Final[Operation[Location]] = Operation(
    id="archiveClassificationLocation",
    accessor="locations.archive",
    family="v3",
    method="POST",
    path="/v3/classifications/locations/{id}/archive",
    title="Archive a location",
    reference="https://developer.bill.com/reference/archiveclassificationlocation",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Location)),
    retry="idempotent",
    trace=Trace(find="getClassificationLocation", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_CLASSIFICATION_LOCATION: Final[Operation[Location]] = Operation(
    id="restoreClassificationLocation",
    accessor="locations.restore",
    family="v3",
    method="POST",
    path="/v3/classifications/locations/{id}/restore",
    title="Restore an archived location",
    reference="https://developer.bill.com/reference/restoreclassificationlocation",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Location)),
    retry="idempotent",
    trace=Trace(find="getClassificationLocation", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
