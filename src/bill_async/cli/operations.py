"""`bill-async operations`: the operation table, as text or as JSON."""

from __future__ import annotations

import argparse
import json
from typing import Any, get_args

from bill_async._schema.operation import Operation
from bill_async.operations import all_operations
from bill_async.types import Family


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--json", action="store_true", help="print a JSON array")
    parser.add_argument("--family", choices=get_args(Family), help="only this family")


def run(arguments: argparse.Namespace) -> int:
    """Print the table."""
    chosen = [one for one in all_operations() if arguments.family in (None, one.family)]
    rows = [describe(operation) for operation in chosen]
    if arguments.json:
        print(json.dumps(rows, indent=1))
        return 0
    width = max(len(row["accessor"]) for row in rows)
    for row in rows:
        print(f"{row['accessor']:<{width}}  {row['method']:<6} {row['path']}")
    print(f"\n{len(rows)} operations")
    return 0


def describe(operation: Operation[Any]) -> dict[str, Any]:
    """Return the JSON of an operation."""
    return {
        "id": operation.id,
        "family": operation.family,
        "method": operation.method,
        "path": operation.path,
        "accessor": operation.accessor,
        "page": operation.page,
        "retry": operation.retry,
        "title": operation.title,
        "reference": operation.reference,
    }
