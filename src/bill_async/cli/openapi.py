"""`bill-async openapi`: the whole API as an OpenAPI document."""

from __future__ import annotations

import argparse

from bill_async.openapi.document import text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Print the document."""
    print(text(), end="")
    return 0
