"""The resources of each family. The module of a resource is imported on first use.

Generated from spec/ by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Final

from .._http.resource import Namespace

if TYPE_CHECKING:
    from .auth import Auth
    from .bills import Bills
    from .colors import Colors
    from .partner_auth import PartnerAuth
    from .partner_users import PartnerUsers
    from .spend_cards import SpendCards
    from .webhooks_subscriptions import WebhooksSubscriptions

__all__ = ["V3", "Partner", "Spend", "Webhooks", "load_all"]

_MODULES: Final = ("auth", "bills", "colors", "partner_auth", "partner_users", "spend_cards", "webhooks_subscriptions")


def load_all() -> None:
    """Import every resource now, so that no later call waits for it."""
    for module in _MODULES:
        import_module(f".{module}", __name__)


class V3(Namespace):
    """Payables."""

    @cached_property
    def auth(self) -> Auth:
        """Logins."""
        from .auth import Auth

        return Auth(self._caller)

    @cached_property
    def bills(self) -> Bills:
        """Bills, with every feature of the spec language once."""
        from .bills import Bills

        return Bills(self._caller)

    @cached_property
    def colors(self) -> Colors:
        """Colors, a tag."""
        from .colors import Colors

        return Colors(self._caller)


class Partner(Namespace):
    """Partners."""

    @cached_property
    def auth(self) -> PartnerAuth:
        """Logins of partners."""
        from .partner_auth import PartnerAuth

        return PartnerAuth(self._caller)

    @cached_property
    def users(self) -> PartnerUsers:
        """Users of the organizations of a partner."""
        from .partner_users import PartnerUsers

        return PartnerUsers(self._caller)


class Spend(Namespace):
    """Cards."""

    @cached_property
    def cards(self) -> SpendCards:
        """Cards."""
        from .spend_cards import SpendCards

        return SpendCards(self._caller)


class Webhooks(Namespace):
    """Events."""

    @cached_property
    def subscriptions(self) -> WebhooksSubscriptions:
        """Subscriptions to events."""
        from .webhooks_subscriptions import WebhooksSubscriptions

        return WebhooksSubscriptions(self._caller)
