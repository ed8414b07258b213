"""The server: its tools, and how they answer."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from typing import Any, Final

from bill_async._schema.operation import Operation
from bill_async._version import __version__
from bill_async.client import BillClient
from bill_async.errors import BillError, InvalidRequestError, OutcomeUnknownError
from bill_async.operations import all_operations

try:
    import mcp_types as types
    from mcp.server import Server
    from mcp.server.context import ServerRequestContext
    from mcp_types.version import is_version_at_least
except ImportError as error:
    raise ImportError('the server for assistants needs the package mcp: install "bill-async[mcp]"') from error

from .access import Access, writes
from .calls import Calls, shown  # needs jsonschema, which comes with mcp
from .catalog import Catalog

__all__ = ["build_server"]

Json = dict[str, Any]

_ROUNDS: Final = "2026-07-28"
"""The protocol version from which a question to the person is an answer of the tool, which is then called again."""
_QUESTION: Final = "confirmation"
_ANSWER: Final[Json] = {
    "type": "object",
    "properties": {"confirm": {"type": "boolean", "title": "Do it", "description": "Send this to BILL"}},
    "required": ["confirm"],
}
_INSTRUCTIONS: Final = (
    "BILL (bill.com): accounts payable and receivable, and Spend & Expense. Use the tools for common tasks, such as "
    "bills_list; for everything else, search_operations, then describe_operation, then call_operation. Amounts are "
    'decimal texts such as "149.90": calculate with them exactly. Lists return a page and `nextPage`; give it as '
    "`page`, with the same filters and sort, for the next one. When the outcome of a write is unknown, do not send it "
    "anew: call again with the same key."
)
_OPEN_QUESTIONS: Final = 1000
"""The number of questions that may wait for an answer. The oldest is forgotten, and its call must be made again."""


def build_server(client: BillClient, access: Access | None = None, *, keys: bool = False) -> Server[Any]:
    """Build a server that calls BILL with a client. The caller closes the client.

    `access` is what an assistant may call, by default everything that only reads. `keys` tells that the client has a
    journal: every write is then recorded with a key, and calling again with the same key never sends it twice.

    Raises: `ConfigurationError` if `access` allows an operation that does not exist.
    """
    catalog = Catalog(all_operations(), access or Access())
    tools = _Tools(catalog, Calls(client, catalog, keys=keys), keys=keys)
    return Server(
        "bill-async",
        version=__version__,
        title="BILL",
        instructions=_INSTRUCTIONS,
        on_list_tools=tools.list,
        on_call_tool=tools.call,
    )


class _Tools:
    """The tools of a server."""

    def __init__(self, catalog: Catalog, calls: Calls, *, keys: bool) -> None:
        self._catalog = catalog
        self._calls = calls
        self._questions: dict[str, str] = {}
        """The calls that wait for the answer to a question, by the state that belongs to it."""
        self._curated = {each.accessor.replace(".", "_"): each for each in catalog.curated()}
        self._tools = [*_general(keys=keys), *(_tool(catalog, *each, keys=keys) for each in self._curated.items())]

    async def list(self, _: ServerRequestContext[Any], __: object) -> types.ListToolsResult:
        """Return all tools."""
        return types.ListToolsResult(tools=self._tools)

    async def call(
        self, context: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult | types.InputRequiredResult:
        """Call a tool. An error is its result, so that the assistant can read it."""
        given = dict(params.arguments or {})
        try:
            match params.name:
                case "search_operations":
                    return _result({"operations": self._catalog.search(_text(given, "words"))})
                case "describe_operation":
                    return _result(self._catalog.describe(self._catalog.find(_text(given, "operation"))))
                case "call_operation":
                    operation = self._catalog.find(_text(given, "operation"))
                    arguments = given.get("arguments") or {}
                    return await self._send(context, params, operation, arguments, given.get("key"))
                case name if name in self._curated:
                    key = given.pop("key", None)
                    return await self._send(context, params, self._curated[name], given, key)
                case name:
                    raise InvalidRequestError(f"there is no tool {name!r}; use search_operations and call_operation")
        except BillError as error:
            return _failure(error, None)

    async def _send(
        self,
        context: ServerRequestContext[Any],
        params: types.CallToolRequestParams,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        key: str | None,
    ) -> types.CallToolResult | types.InputRequiredResult:
        if not isinstance(arguments, Mapping):
            raise InvalidRequestError("arguments: give an object", field="arguments")
        self._calls.check(operation, arguments)
        if self._catalog.must_confirm(operation):
            question = await self._ask(context, params, operation, arguments)
            if question is not None:
                return question
        key = key or self._calls.new_key(operation)
        try:
            result = await self._calls.call(operation, arguments, key)
        except BillError as error:
            return _failure(error, key)
        return _result(result if key is None else {"result": result, "key": key})

    async def _ask(
        self,
        context: ServerRequestContext[Any],
        params: types.CallToolRequestParams,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
    ) -> types.InputRequiredResult | types.CallToolResult | None:
        """Ask the person to confirm a call. None means that it is confirmed."""
        capabilities = context.session.client_capabilities
        if capabilities is None or capabilities.elicitation is None:
            raise InvalidRequestError(
                f"{operation.accessor} must be confirmed by a person, and this program cannot ask one (it does not "
                "support elicitation); use another program, or `bill-async call`"
            )
        message = shown(operation, arguments)
        answer: Any
        if not is_version_at_least(context.protocol_version, _ROUNDS):
            answer = await context.session.elicit_form(message, _ANSWER, context.request_id)
        elif params.request_state is None:
            question = types.ElicitRequestFormParams(message=message, requested_schema=_ANSWER)
            return types.InputRequiredResult(
                input_requests={_QUESTION: types.ElicitRequest(params=question)},
                request_state=self._remember(message),
            )
        else:
            # An answer counts once, and only for the call that the person has seen.
            if self._questions.pop(params.request_state, None) != message:
                raise InvalidRequestError("this call was not confirmed; call the tool again, and the person is asked")
            answer = (params.input_responses or {}).get(_QUESTION)
        if isinstance(answer, types.ElicitResult) and answer.action == "accept" and answer.content == {"confirm": True}:
            return None
        return _result({"sent": False, "reason": "The person did not confirm it."})

    def _remember(self, message: str) -> str:
        """Remember a question, and return the state that its answer must bring back."""
        if len(self._questions) >= _OPEN_QUESTIONS:
            del self._questions[next(iter(self._questions))]
        state = secrets.token_urlsafe(24)
        self._questions[state] = message
        return state


def _general(*, keys: bool) -> list[types.Tool]:
    """Return the tools for all operations."""
    operation: Json = {"type": "string", "description": "Its name, such as `vendors.list`."}
    calling: Json = {
        "operation": operation,
        "arguments": {"type": "object", "description": "As describe_operation says."},
    }
    if keys:
        calling["key"] = _KEY
    reads = types.ToolAnnotations(read_only_hint=True, open_world_hint=False)
    return [
        types.Tool(
            name="search_operations",
            description="Search the operations of BILL by words, such as `pay a bill`.",
            input_schema=_object({"words": {"type": "string"}}, "words"),
            annotations=reads,
        ),
        types.Tool(
            name="describe_operation",
            description="Describe an operation: what it does, whether it may be called, and its arguments.",
            input_schema=_object({"operation": operation}, "operation"),
            annotations=reads,
        ),
        types.Tool(
            name="call_operation",
            description="Call an operation with arguments as describe_operation says.",
            input_schema=_object(calling, "operation"),
            annotations=types.ToolAnnotations(read_only_hint=False, open_world_hint=True),
        ),
    ]


_KEY: Final[Json] = {
    "type": "string",
    "description": "The key of an earlier call whose outcome is unknown, to continue it without sending it twice.",
}


def _tool(catalog: Catalog, name: str, operation: Operation[Any], *, keys: bool) -> types.Tool:
    """Return the tool of one operation."""
    schema = catalog.schemas.arguments(operation)
    if keys and writes(operation):
        schema["properties"]["key"] = _KEY
    about = catalog.schemas.about(operation)
    return types.Tool(
        name=name,
        description=f"{operation.title}. {about}".strip(),
        input_schema=schema,
        annotations=types.ToolAnnotations(
            read_only_hint=not writes(operation),
            destructive_hint=operation.moves_money or operation.deletes,
            idempotent_hint=operation.retry in ("safe", "idempotent"),
            open_world_hint=True,
        ),
    )


def _object(properties: Json, *required: str) -> Json:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str):
        raise InvalidRequestError(f"{name}: give a text", field=name)
    return value


def _result(value: Any) -> types.CallToolResult:
    text = json.dumps(value, ensure_ascii=False)
    whole = value if isinstance(value, dict) else {"result": value}
    return types.CallToolResult(content=[types.TextContent(text=text)], structured_content=whole)


def _failure(error: BillError, key: str | None) -> types.CallToolResult:
    """Return an error as a result. Its text holds no secret."""
    text = f"{type(error).__name__}: {error}"
    if isinstance(error, OutcomeUnknownError):
        remedy = f"Call again with key {key!r}: it is not sent twice." if key else "Look for it at BILL first."
        text += f" It may have been executed. {remedy}"
    return types.CallToolResult(content=[types.TextContent(text=text)], is_error=True)
