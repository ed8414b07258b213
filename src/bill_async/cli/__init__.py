"""The command `bill-async`. The module of each subcommand is imported when the subcommand is called."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from bill_async import __version__

__all__ = ["INTERRUPTED", "main"]

INTERRUPTED: Final = 130
"""The exit status after Ctrl-C."""

_COMMANDS: Final = {
    "sync": "copy organizations into a SQLite file, or bring the copy up to date",
    "operations": "list every operation of BILL that this package knows",
    "openapi": "print the whole API as an OpenAPI 3.1 document",
    "drift": "search recorded answers for fields and values that this package does not know",
    "webhooks": "list, send and forward events, and manage subscriptions",
    "journal": "list, recover and resolve writes with keys",
    "mcp": "serve the operations of BILL to an assistant (Model Context Protocol)",
    "sandbox": "run a local imitation of BILL",
    "demo": "copy a sandbox, and compare every object and amount",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status: 0 for success, 1 for failure, 130 when interrupted."""
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except BrokenPipeError:
        # The reader, such as `head`, has ended. No error may follow, even when the interpreter flushes at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("bill-async: interrupted", file=sys.stderr)
        return INTERRUPTED


def _run(given: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="bill-async", description="The asyncio client for the BILL (bill.com) v3 platform."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, text in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        if name in given[:1]:  # do not import the others
            module = import_module(f".{name}", __name__)
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    parsed = parser.parse_args(given)
    from bill_async.errors import BillError

    try:
        status: int = parsed.run(parsed)
    except BrokenPipeError:
        raise
    except (BillError, OSError) as error:
        print(f"bill-async: {error}", file=sys.stderr)
        return 1
    return status
