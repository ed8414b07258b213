"""`bill-async call`: call any operation of BILL, from the operation table."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bill_async.errors import InvalidRequestError

from .accounts import read_settings
from .calls.arguments import operation_parser
from .calls.bodies import read_body
from .calls.confirmation import confirm
from .calls.finding import find
from .calls.preparing import Prepared
from .display import print_table
from .exit_status import FAILED
from .parsing import Parser

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command. Those of the operation are parsed later, when it is known."""
    parser.usage = "bill-async call OPERATION [arguments]\n       bill-async call --list [word ...]"
    parser.epilog = "`bill-async call OPERATION --help` describes an operation and its arguments."
    parser.add_argument("--list", action="store_true", help="list the operations that fit most words, or all of them")
    parser.add_argument(
        "words",
        nargs=argparse.REMAINDER,
        metavar="OPERATION",
        help="name of the operation, such as bills.create, or BILL's id of it; then its arguments",
    )


def run(arguments: argparse.Namespace) -> int:
    """Call the operation, and print its answer."""
    if arguments.list:
        return _list(arguments.words)
    if not arguments.words:
        raise InvalidRequestError("name an operation, such as bills.list; `bill-async call --list` lists them")
    operation = find(arguments.words[0])
    own = operation_parser(operation)
    given = own.parse_args(arguments.words[1:], argparse.Namespace(profile=arguments.profile))
    settings = read_settings(given)
    prepared = Prepared(
        operation, given, read_body(operation, getattr(given, "body", None), getattr(given, "fields", ()))
    )
    if given.dry_run:
        print(prepared.shown(settings))
        return 0
    if not confirm(prepared, settings, yes=getattr(given, "yes", True)):
        print("bill-async: nothing was sent", file=sys.stderr)
        return FAILED
    from .calls.sending import send  # imports the client, which no help and no dry run needs

    asyncio.run(send(prepared, settings))
    return 0


def _list(words: list[str]) -> int:
    from bill_async._schema.search import search
    from bill_async.operations import all_operations

    parser = Parser(prog="bill-async call --list")
    parser.add_argument("words", nargs="*", metavar="WORD", help="a word that the operations should fit")
    parser.add_argument("--profile", help=argparse.SUPPRESS)  # may be given to any command
    text = " ".join(parser.parse_args(words).words)
    found = search(text, all_operations())
    if not found:
        raise InvalidRequestError(f"no operation fits {text!r}; `bill-async call --list` lists all")
    print_table(("operation", "method", "what it does"), [(one.accessor, one.method, one.title) for one in found])
    return 0
