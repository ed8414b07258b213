"""The arguments of one operation, made from the operation table."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bill_async._schema.kind import MISFITS, Kind
from bill_async._schema.kinds import Boolean, Choice, ListOf
from bill_async._schema.operation import Operation, Parameter, mfa_sentence

from ..credentials import add_credentials, add_organization
from ..journals import JOURNAL_VARIABLE
from ..parsing import Parser
from .results import FORMATS

__all__ = ["headers_of", "link_field", "operation_parser", "path_of", "query_of"]

_DIGITS: Final = 9
_WIDTH: Final = 100
_LINKS: Final = ("downloadLink", "url")
_OWN: Final = frozenset({"filters", "sort", "max"})
"""Parameters that have options of a form of their own."""


def operation_parser(operation: Operation[Any]) -> Parser:
    """Return the parser for the arguments of an operation, whose help describes the operation."""
    parser = Parser(
        prog=f"bill-async call {operation.accessor}",
        usage=" ".join(["%(prog)s", *(parameter.name.upper() for parameter in operation.path_params), "[options]"]),
        description=_described(operation),
        epilog=_epilog(operation),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for parameter in operation.path_params:
        parser.add_argument(
            f"path_{parameter.name}", metavar=parameter.name.upper(), type=_kind_type(parameter), help=_help(parameter)
        )
    _add_query(parser, operation)
    _add_body(parser, operation)
    _add_output(parser, operation)
    _add_sending(parser, operation)
    add_credentials(parser)
    add_organization(parser)
    return parser


def path_of(operation: Operation[Any], arguments: argparse.Namespace) -> list[str]:
    """Return the values of the path parameters."""
    return [getattr(arguments, f"path_{parameter.name}") for parameter in operation.path_params]


def query_of(operation: Operation[Any], arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the query of a call, by BILL's names, without the size and the cursor of a page."""
    query = {parameter.wire: getattr(arguments, f"query_{parameter.name}") for parameter in _parameters(operation)}
    for name in ("filters", "sort"):
        if getattr(arguments, name, None):
            query[name] = getattr(arguments, name)
    return {wire: value for wire, value in query.items() if value is not None}


def headers_of(operation: Operation[Any], arguments: argparse.Namespace) -> dict[str, str]:
    """Return the headers that an operation declares, as far as they are given."""
    given = {parameter.wire: getattr(arguments, f"header_{parameter.name}") for parameter in operation.headers}
    return {wire: value for wire, value in given.items() if value is not None}


def link_field(operation: Operation[Any]) -> str | None:
    """Return the field of the answer with the link to a file, or to the place to upload one to."""
    kind = operation.answer.kind
    fields = getattr(None if kind is None else kind.named, "__fields__", ())
    names = {field.wire for field in fields}
    link = next((name for name in _LINKS if name in names), None)
    return link if link != "url" or operation.accessor.endswith("create_upload_url") else None


# ---- options


def _parameters(operation: Operation[Any]) -> list[Parameter]:
    """Return the parameters in the query that have an option of their own name."""
    paging = {*_OWN, *operation.page_style.parameters} if operation.page else set[str]()
    return [parameter for parameter in operation.query if parameter.wire not in paging]


def _add_query(parser: Parser, operation: Operation[Any]) -> None:
    if operation.page is not None:
        if operation.filters or operation.filters_unknown:
            _add_repeated(parser, "--filter", "filters", "FIELD:OPERATOR:VALUE", "only items that fit; see below")
        if operation.sorts or operation.sorts_unknown:
            _add_repeated(parser, "--sort", "sort", "FIELD[:DIRECTION]", "order: asc, the default, or desc")
        parser.add_argument("--max", type=_count, metavar="N", help="print at most this many items")
        if operation.page_style.cursor is not None:
            parser.add_argument("--page", metavar="CURSOR", help="begin at the page with this cursor")
        parser.add_argument("--all", action="store_true", help="print the items of every page, a JSON object on a line")
    binary = operation.body is not None and operation.body.binary
    for parameter in _parameters(operation):
        settings: dict[str, Any] = {"type": _kind_type(parameter), "metavar": _metavar(parameter)}
        if isinstance(parameter.kind, Boolean):
            settings = {"action": argparse.BooleanOptionalAction}
        parser.add_argument(
            _option(parameter),
            dest=f"query_{parameter.name}",
            default=None,
            required=parameter.required and not (binary and parameter.wire == "name"),
            help=_help(parameter),
            **settings,
        )
    for parameter in operation.headers:
        parser.add_argument(
            _option(parameter),
            dest=f"header_{parameter.name}",
            metavar=_metavar(parameter),
            required=parameter.required and "idempotent" not in parameter.wire.lower(),
            help=_help(parameter),
        )


def _add_body(parser: Parser, operation: Operation[Any]) -> None:
    body, link = operation.body, link_field(operation)
    if body is not None and not body.binary:
        parser.add_argument("--body", metavar="JSON|@FILE|-", help="the body: JSON, a file, or - for standard input")
        _add_repeated(
            parser,
            "--field",
            "fields",
            "NAME=VALUE",
            "a field of the body, such as 'billLineItems[0].amount=12.50'; NAME:=JSON gives any JSON",
        )
    if body is not None and body.binary:
        parser.add_argument("--file", type=Path, required=True, help="file to upload")
    elif link == "downloadLink" and operation.page is None:
        parser.add_argument("--file", type=Path, help="download the file that the answer links to, into this file")
    elif link == "url":
        parser.add_argument("--file", type=Path, help="upload this JPEG or PNG to the URL of the answer")


def _add_output(parser: Parser, operation: Operation[Any]) -> None:
    default = "json; jsonl with --all" if operation.page is not None else "json"
    parser.add_argument("--output", choices=FORMATS, help=f"form of the output ({default})")
    parser.add_argument("--query", metavar="JMESPATH", help="print only what this JMESPath expression selects")
    parser.add_argument("--show-secrets", action="store_true", help="print secrets of the answer instead of ***")


def _add_sending(parser: Parser, operation: Operation[Any]) -> None:
    parser.add_argument("--dry-run", action="store_true", help="print the request that would be sent, without secrets")
    if operation.retry != "safe":
        parser.add_argument("--yes", action="store_true", help="do not ask before money is moved or something deleted")
        parser.add_argument(
            "--key", help="key that makes the write happen once, however often it is called; needs a journal"
        )
        parser.add_argument(
            "--journal",
            metavar="FILE|URL",
            help=f"journal of the keys; by default that of the profile, or {JOURNAL_VARIABLE}",
        )
    parser.add_argument("--timeout", type=_seconds, metavar="SECONDS", help="seconds for each attempt (60)")
    parser.add_argument("--retries", type=_retries, metavar="N", help="most repetitions of a call that may be repeated")
    parser.add_argument("--wait", action="store_true", help="wait for used-up limits, even for the rest of an hour")


def _add_repeated(parser: Parser, option: str, dest: str, metavar: str, text: str) -> None:
    parser.add_argument(option, dest=dest, action="append", default=[], metavar=metavar, help=f"{text}; repeatable")


def _option(parameter: Parameter) -> str:
    return f"--{parameter.name.replace('_', '-')}"


def _metavar(parameter: Parameter) -> str:
    if isinstance(parameter.kind, ListOf):
        return f"{parameter.name.upper().removesuffix('S')},..."
    return "|".join(parameter.kind.enum.known()) if isinstance(parameter.kind, Choice) else parameter.name.upper()


def _help(parameter: Parameter) -> str:
    parts = [parameter.doc, *parameter.kind.constraints]
    if isinstance(parameter.kind, Choice):
        parts.append(f"one of {', '.join(parameter.kind.enum.known())}")
    return "; ".join(filter(None, parts)).replace("%", "%%").replace("`", "")


def _kind_type(parameter: Parameter) -> Any:
    """Return the function that reads the value of an option."""
    kind = parameter.kind

    def read(text: str) -> Any:
        try:
            return (
                [_read(kind.item, part) for part in text.split(",")] if isinstance(kind, ListOf) else _read(kind, text)
            )
        except MISFITS:
            what = f"is not {kind.items.noun}" if not parameter.secret else "cannot be used"
            raise argparse.ArgumentTypeError(f"{text!r} {what}" if not parameter.secret else what) from None

    return read


def _read(kind: Kind, text: str) -> Any:
    if isinstance(kind, Boolean):
        return {"true": True, "false": False}[text]
    return kind.read(text)


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > _DIGITS or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 1 or more")
    return int(text)


def _retries(text: str) -> int:
    if not text.isdecimal() or len(text) > _DIGITS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of repetitions, 0 or more")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e9:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds, more than 0")
    return seconds


# ---- help


def _described(operation: Operation[Any]) -> str:
    facts = [f"{operation.title.removesuffix('.')}.", operation.doc]
    if operation.mfa:
        facts.append(mfa_sentence(operation.mfa))
    if operation.retry == "never":
        facts.append("May move money, so it is confirmed first.")
    text = textwrap.fill(" ".join(filter(None, facts)).replace("`", ""), _WIDTH)
    return f"{text}\n\n{operation.method} {operation.path}\n{operation.reference}"


def _epilog(operation: Operation[Any]) -> str:
    sections: list[str] = []
    if operation.filters:
        rows = [(field.wire, " ".join(field.operators)) for field in operation.filters]
        sections.append(_section("filters (FIELD:OPERATOR:VALUE):", rows))
    if operation.sorts:
        names = textwrap.fill(", ".join(operation.sorts), _WIDTH, initial_indent="  ", subsequent_indent="  ")
        sections.append(f"sort keys:\n{names}")
    if operation.body is not None and operation.body.model is not None:
        rows = [
            (f"{field.wire}{'*' if field.required else ''}", _field_help(field))
            for field in operation.body.model.__fields__
        ]
        what = "fields of each item of the body" if operation.body.many else "fields of the body"
        sections.append(_section(f"{what} (* required):", rows))
    return "\n\n".join(sections)


def _field_help(field: Any) -> str:
    kind: Kind = field.kind
    parts = [kind.title(lambda model: model.__name__), *kind.constraints]
    named = kind.named
    if isinstance(kind.items, Choice):
        parts.append(", ".join(kind.items.enum.known()))
    elif named is not None:
        parts.append(", ".join(f"{inner.wire}{'*' if inner.required else ''}" for inner in named.__fields__))
    return "; ".join(filter(None, [*parts, field.doc])).replace("`", "")


def _section(title: str, rows: Sequence[tuple[str, str]]) -> str:
    width = max(len(name) for name, _ in rows) + 2
    lines = [title]
    for name, text in rows:
        margin = " " * (width + 2)
        lines.append(textwrap.fill(text, _WIDTH, initial_indent=f"  {name:<{width}}", subsequent_indent=margin))
    return "\n".join(lines)
