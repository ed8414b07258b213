"""`bill-async sandbox`: run a local imitation of BILL, and write a profile for it."""

from __future__ import annotations

import argparse
import sys

from bill_async.sandbox import command

from .profiles import check_name, write_profile

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_arguments(parser)
    parser.add_argument(
        "--profile",
        metavar="NAME",
        default=argparse.SUPPRESS,
        help="write this profile, so that `bill-async --profile NAME ...` uses the sandbox",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the sandbox until it is interrupted."""
    name: str | None = getattr(arguments, "profile", None)
    if name is None:
        return command.run(arguments)
    check_name(name)

    def write(credentials: str) -> None:
        path = write_profile(name, credentials.encode())
        print(f"profile {name} written to {path}", file=sys.stderr)

    return command.run(arguments, write)
