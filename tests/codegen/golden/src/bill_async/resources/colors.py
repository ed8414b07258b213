"""Colors, a tag.

Generated from spec/v3/colors.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import colors as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.colors import Color, ColorCreate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Colors"]


class Colors(Resource):
    """Colors, a tag."""

    __slots__ = ()

    async def create(self, body: ColorCreate, **options: Unpack[CallOptions]) -> Color:
        """Create a color tag.

        `POST /v3/tags/color`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed
        twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createcolor.
        """
        return await self._caller.call(ops.CREATE_COLOR, body=body, options=options)

    async def get(self, id: str, **options: Unpack[CallOptions]) -> Color:
        """Get a color tag.

        `GET /v3/tags/color/{id}`.

        `id`: begins with col.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getcolor.
        """
        return await self._caller.call(ops.GET_COLOR, id, options=options)

    def list(self, **options: Unpack[CallOptions]) -> Pager[Color]:
        """Get list of colors.

        `GET /v3/tags/color`.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcolors.
        """
        return self._caller.pages(ops.LIST_COLORS, options=options)

    def scan(self, **options: Unpack[CallOptions]) -> Scan[Color]:
        """Scan the whole list that `list` pages through.

        `GET /v3/tags/color`, with the arguments of `list`. The pages are fetched one after the other, because BILL does
        not filter them by creation time.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcolors.
        """
        return self._caller.scan(ops.LIST_COLORS, options=options)
