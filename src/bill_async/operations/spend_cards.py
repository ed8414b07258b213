"""The operations of `spend.cards`.

Generated from spec/spend/cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Choice, Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqInField, EqSortField, SortField
from ..models.common import SpendCardType
from ..models.spend_cards import (
    PanJwt,
    SpendCard,
    SpendCardCreate,
    SpendCardDeleteReason,
    SpendCardStatus,
    SpendCardUpdate,
)

__all__ = [
    "CREATE_BUDGET_CARD",
    "DELETE_CARD",
    "FREEZE_CARD",
    "GET_CARD",
    "GET_PAN_JWT",
    "LIST_CARDS",
    "SpendCardFields",
    "SpendCard_",
    "UNFREEZE_CARD",
    "UPDATE_CARD",
]

_CARD_ID: Final = Parameter(
    name="card_id", wire="cardId", kind=Id(), required=True, doc="the uuid (`crd_...`) or the older id"
)


class SpendCardFields:
    """The filters and sort keys of `spend.cards.list`."""

    status: Final = EqSortField[SpendCardStatus | str]("status", Choice(SpendCardStatus))
    budget_ids: Final = EqInField[str]("budgetIds", Id())
    card_ids: Final = EqInField[str]("cardIds", Id())
    user_ids: Final = EqInField[str]("userIds", Id())
    types: Final = EqInField[SpendCardType | str]("types", Choice(SpendCardType))
    name: Final = SortField("name")
    last_four: Final = SortField("lastFour")


SpendCard_ = SpendCardFields

LIST_CARDS: Final[Operation[SpendCard]] = Operation(
    id="listCards",
    accessor="spend.cards.list",
    family="spend",
    method="GET",
    path="/v3/spend/cards",
    title="Get list of cards",
    reference="https://developer.bill.com/reference/listcards",
    answer=Answer(kind=Nested(SpendCard)),
    page="next",
    fields=SpendCardFields,
    sort_max=1,
)

CREATE_BUDGET_CARD: Final[Operation[SpendCard]] = Operation(
    id="createBudgetCard",
    accessor="spend.cards.create",
    family="spend",
    method="POST",
    path="/v3/spend/cards",
    title="Create a vendor card",
    reference="https://developer.bill.com/reference/createbudgetcard",
    body=Body(model=SpendCardCreate),
    answer=Answer(kind=Nested(SpendCard)),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listCards",
        identity=((ComparedField("userId"), ComparedField("budgetId"), ComparedField("name")),),
        created="createdTime",
    ),
    doc="One source calls the two ids `userUuid` and `budgetUuid`.",
)

GET_CARD: Final[Operation[SpendCard]] = Operation(
    id="getCard",
    accessor="spend.cards.get",
    family="spend",
    method="GET",
    path="/v3/spend/cards/{cardId}",
    title="Get vendor card details",
    reference="https://developer.bill.com/reference/getcard",
    path_params=(_CARD_ID,),
    answer=Answer(kind=Nested(SpendCard)),
)

DELETE_CARD: Final[Operation[None]] = Operation(
    id="deleteCard",
    accessor="spend.cards.delete",
    family="spend",
    method="DELETE",
    path="/v3/spend/cards/{cardId}",
    title="Delete a vendor card",
    reference="https://developer.bill.com/reference/deletecard",
    path_params=(_CARD_ID,),
    query=(Parameter(name="reason", wire="reason", kind=Choice(SpendCardDeleteReason)),),
    retry="idempotent",
    trace=Trace(find="getCard", states=(State({"status": ("DELETED",)}),), changed="updatedTime"),
    doc="Cannot be restored.",
)

UPDATE_CARD: Final[Operation[SpendCard]] = Operation(
    id="updateCard",
    accessor="spend.cards.update",
    family="spend",
    method="PATCH",
    path="/v3/spend/cards/{cardId}",
    title="Update a vendor card",
    reference="https://developer.bill.com/reference/updatecard",
    path_params=(_CARD_ID,),
    body=Body(model=SpendCardUpdate),
    answer=Answer(kind=Nested(SpendCard)),
    retry="idempotent",
    trace=Trace(find="getCard", as_sent=True, changed="updatedTime"),
    doc="Null clears a field. One source calls the limit of the current period `availableFunds`.",
)

FREEZE_CARD: Final[Operation[SpendCard]] = Operation(
    id="freezeCard",
    accessor="spend.cards.freeze",
    family="spend",
    method="POST",
    path="/v3/spend/cards/{cardId}/freeze",
    title="Freeze a vendor card",
    reference="https://developer.bill.com/reference/freezecard",
    path_params=(_CARD_ID,),
    answer=Answer(kind=Nested(SpendCard)),
    retry="idempotent",
    trace=Trace(find="getCard", states=(State({"status": ("FROZEN",)}),), changed="updatedTime"),
    doc="Works for physical and virtual cards.",
)

GET_PAN_JWT: Final[Operation[PanJwt]] = Operation(
    id="getPanJwt",
    accessor="spend.cards.get_pan_jwt",
    family="spend",
    method="GET",
    path="/v3/spend/cards/{cardId}/pan-jwt",
    title="Get a PAN JWT token",
    reference="https://developer.bill.com/reference/getpanjwt",
    path_params=(_CARD_ID,),
    answer=Answer(kind=Nested(PanJwt)),
    doc="A token that is valid for 5 minutes and is exchanged elsewhere for the card number. Never log it.",
)

UNFREEZE_CARD: Final[Operation[SpendCard]] = Operation(
    id="unfreezeCard",
    accessor="spend.cards.unfreeze",
    family="spend",
    method="POST",
    path="/v3/spend/cards/{cardId}/unfreeze",
    title="Unfreeze a vendor card",
    reference="https://developer.bill.com/reference/unfreezecard",
    path_params=(_CARD_ID,),
    answer=Answer(kind=Nested(SpendCard)),
    retry="idempotent",
    trace=Trace(find="getCard", states=(State({"status": ("ACTIVATED",)}),), changed="updatedTime"),
)
