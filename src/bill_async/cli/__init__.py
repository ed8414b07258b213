"""The command `bill-async`. The module of each command is imported when the command is called."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any, Final

from bill_async import __version__

from .parsing import LazyParser, Parser

__all__ = ["INTERRUPTED", "main", "root_parser"]

INTERRUPTED: Final = 130
"""The exit status after Ctrl-C."""

_COMMANDS: Final = {
    "call": "call any operation of BILL",
    "login": "pass the MFA challenge once, so that later commands are trusted",
    "whoami": "show the organization and the user of the credentials",
    "limits": "show the use of BILL's limits",
    "sync": "copy organizations into a SQLite file, or bring the copy up to date",
    "operations": "list every operation of BILL that this package knows",
    "openapi": "print the whole API as an OpenAPI 3.1 document",
    "drift": "search recorded answers for fields and values that this package does not know",
    "webhooks": "list, send and forward events, and manage subscriptions",
    "journal": "list, recover and resolve writes with keys",
    "mcp": "serve the operations of BILL to an assistant (Model Context Protocol)",
    "sandbox": "run a local imitation of BILL",
    "demo": "copy a sandbox, and compare every object and amount",
    "completion": "print the completion of a shell: bash, zsh or fish",
}
_BY_CLASS: Final = frozenset({"call", "login", "whoami", "limits"})
"""The commands whose exit status tells the class of an error. The others have their own meanings of 1."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status.

    It is 0 for success, 1 for failure, 2 for wrong usage and 130 when interrupted. `call`, `login`, `whoami` and
    `limits` have further ones, for the classes of errors.
    """
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except BrokenPipeError:
        # The reader, such as `head`, has ended. No error may follow, even when the interpreter flushes at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("bill-async: interrupted", file=sys.stderr)
        return INTERRUPTED


def root_parser() -> Parser:
    """Return the parser of all commands."""
    parser = Parser(prog="bill-async", description="The asyncio client for the BILL (bill.com) v3 platform.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument("--profile", metavar="NAME", help="profile of the configuration file to use")
    lazy: Any = LazyParser  # argparse only asks it to parse
    commands = parser.add_subparsers(dest="command", required=True, metavar="command", parser_class=lazy)
    for name, text in _COMMANDS.items():
        commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.", fill=partial(_fill, name))
    return parser


def _fill(name: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments of a command, and the function that runs it."""
    module: Any = import_module(f".{name}", __name__)
    module.add_arguments(parser)
    parser.set_defaults(run=module.run)


def _run(given: list[str]) -> int:
    parsed = root_parser().parse_args(given)
    from bill_async.errors import BillError, ConfigurationError

    try:
        status: int = parsed.run(parsed)
    except BrokenPipeError:
        raise
    except (BillError, OSError) as error:
        return _report(error, by_class=parsed.command in _BY_CLASS)
    except ImportError as error:
        if error.name is not None:
            raise
        # It is ours, and names the extra to install.
        return _report(ConfigurationError(str(error)), by_class=parsed.command in _BY_CLASS)
    return status


def _report(error: Exception, *, by_class: bool) -> int:
    """Print an error, and return the exit status for it."""
    from bill_async.errors import MfaRequiredError, OutcomeUnknownError

    from .display import print_error
    from .exit_status import FAILED, exit_status

    print_error(str(error))
    if isinstance(error, OutcomeUnknownError) and error.hint:
        print_error(error.hint)
    if isinstance(error, MfaRequiredError):
        print_error("run `bill-async login` to pass the MFA challenge")
    return exit_status(error) if by_class else FAILED
