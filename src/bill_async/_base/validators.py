"""Numeric fields of settings, checked when a setting is made rather than when it is used."""

from __future__ import annotations

import math
from typing import Any, cast

import attrs

from ..errors import ConfigurationError

__all__ = ["number"]


def number(default: Any, *, least: float, whole: bool = False) -> Any:
    """Make a field for a finite number of at least `least`. None is allowed if it is the default."""
    return attrs.field(default=default, validator=_check, metadata={"least": least, "whole": whole})


def _check(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    if value is None and attribute.default is None:
        return
    least, whole = attribute.metadata["least"], attribute.metadata["whole"]
    fits = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
    if not (fits and least <= cast("float", value) < math.inf):
        where, what = f"{type(instance).__name__}.{attribute.name}", "a whole number" if whole else "a number"
        raise ConfigurationError(f"{where} must be {what} of at least {least}, not {value!r}")
