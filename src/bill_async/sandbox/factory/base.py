"""The basis of the object factory: an organization, and the objects that others refer to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bill_async.sandbox.collection import Object
from bill_async.sandbox.organizations import OrganizationState
from bill_async.sandbox.state import SandboxState

__all__ = ["ObjectSource", "merge_values"]


class ObjectSource(ABC):
    """Creates the objects of one organization."""

    def __init__(self, state: SandboxState, organization: OrganizationState) -> None:
        self.state = state
        self.organization = organization
        self.types = state.types
        self.now = state.clock.now()
        self.today = self.now.date()

    @abstractmethod
    def make(self, name: str, given: Object) -> Object:
        """Create one object of a type, and return it."""

    def some(self, name: str) -> str:
        """Return the id of an active object of a type, which is created if there is none."""
        for item in self.organization[name]:
            if not item.get("archived") and not item.get("retired") and item.get("billCurrency") in (None, "USD"):
                return str(item["id"])
        return str(self.make(name, {})["id"])

    def number(self, name: str) -> int:
        """Return the number of the next object of a kind, counted from 1."""
        return self.organization[name].end + 1

    def day(self, days: int = 0) -> str:
        """Return today's date plus `days`."""
        return (self.today + timedelta(days=days)).isoformat()


def merge_values(item: Object, given: Mapping[str, Any]) -> None:
    """Change the given values. An object changes only the values that it has."""
    for name, value in given.items():
        if isinstance(value, dict) and isinstance(item.get(name), dict):
            merge_values(item[name], value)
        else:
            item[name] = value
