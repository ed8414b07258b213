"""`bill-async drift`: the fields and values of recorded answers that this package does not know."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bill_async._schema.codec import dumps
from bill_async.drift import DriftReport, recorded_operation
from bill_async.errors import DecodeError
from bill_async.operations import all_operations

from .display import clean


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a raw answer, in a file named after its operation: listBills.response.json; requests are ignored",
    )
    parser.add_argument("--operation", metavar="NAME", help="the operation of all files: listBills, or bills.list")
    parser.add_argument("--json", action="store_true", help="print a JSON array")


def run(arguments: argparse.Namespace) -> int:
    """Print everything unknown. The exit status is 1 if there is anything, or if an answer does not fit its model."""
    report, misfits = DriftReport(), 0
    for path in arguments.files:
        if path.name.endswith(".request.json"):
            continue
        operation = recorded_operation(path, arguments.operation, all_operations())
        try:
            report.read(path.read_bytes(), operation)
        except DecodeError as error:
            misfits += 1
            print(clean(f"{path}: {error}"), file=sys.stderr)
    if arguments.json:
        rows = [
            {
                "name": finding.name,
                "count": finding.count,
                "operations": finding.operations,
                "example": finding.example,
            }
            for finding in report.findings
        ]
        lines = ",\n".join(dumps(row).decode() for row in rows)
        print(f"[\n{lines}\n]" if rows else "[]")
    elif report or not misfits:
        print(clean(str(report), keep="\n"))
    return 1 if report or misfits else 0
