"""The choice of a store by a path or a URL."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from ..errors import ConfigurationError
from ..secret import Secret

__all__ = ["make_store"]

_MODULES: Final = {"postgresql": "postgres", "postgres": "postgres", "redis": "redis", "rediss": "redis"}
"""The module of the store for each scheme of a URL."""


def make_store(what: str, location: str | os.PathLike[str], package: str | None, classes: Mapping[str, str]) -> Any:
    """Return the store at a path or a URL. `classes` names the class in each module of the package.

    Raises: `ConfigurationError` if there is no such kind of store.
    """
    text = os.fspath(location)
    scheme, colon, _ = text.partition("://") if isinstance(location, str) else (text, "", "")
    if not text:
        raise ConfigurationError(f"{what}: '' is not a path; give the path of a file")
    if colon and scheme not in _MODULES:
        raise ConfigurationError(
            f"{what}: a URL of {scheme!r} cannot be used; give the path of a file, or a URL that begins with "
            f"{', '.join(_MODULES)}"
        )
    module = _MODULES[scheme] if colon else "sqlite"
    made = getattr(import_module(f".{module}", package), classes[module])
    return made(Secret(text) if colon else Path(text))
