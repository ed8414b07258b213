"""Calls of operations with arguments from JSON."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from bill_async._schema.converter import structure
from bill_async._schema.operation import Operation
from bill_async.client import BillClient
from bill_async.errors import InvalidRequestError
from bill_async.filters import check_filters

from .access import writes
from .catalog import Catalog
from .results import plain

__all__ = ["Calls"]

Json = dict[str, Any]


class Calls:
    """Checks arguments and calls operations."""

    def __init__(self, client: BillClient, catalog: Catalog, *, keys: bool) -> None:
        """`keys` tells whether the client has a journal, so that each write gets a key."""
        self._client = client
        self._catalog = catalog
        self._keys = keys

    def check(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> None:
        """Check that a call is allowed and that its arguments fit.

        Raises: `InvalidRequestError`, which names the argument; `ConfigurationError` if the call is not allowed.
        """
        if not self._catalog.access.allows(operation):
            raise NotAllowed(operation)
        schema = self._catalog.schemas.arguments(operation)
        error = best_match(Draft202012Validator(schema).iter_errors(dict(arguments)))
        if error is not None:
            where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path)
            if where == ".filters" and isinstance(error.instance, str):
                check_filters(operation, error.instance)  # names the field or the operator that is wrong
            raise InvalidRequestError(f"arguments{where}: {_shortened(_problem(error))}", field="arguments")

    def new_key(self, operation: Operation[Any]) -> str | None:
        """Return a key for a write, if writes are recorded in a journal."""
        return f"assistant-{uuid.uuid4()}" if self._keys and writes(operation) else None

    async def call(self, operation: Operation[Any], arguments: Mapping[str, Any], key: str | None) -> Any:
        """Call an operation, and return its result as JSON values."""
        given = dict(arguments)
        path = [str(given.pop(parameter.wire)) for parameter in operation.path_params]
        body = _body(operation, given.pop("body", None))
        if operation.page is not None:
            return plain(await self._client.pages(operation, *path, query=given))
        options: Any = {} if key is None else {"key": key}
        result = await self._client.call(operation, *path, query=given, body=body, **options)
        return plain(result)


class NotAllowed(InvalidRequestError):
    """The operation may not be called by an assistant."""

    def __init__(self, operation: Operation[Any]) -> None:
        super().__init__(
            f"{operation.accessor} changes data at BILL, and this server may not call it; whoever runs the server can "
            f"allow it: bill-async mcp --allow {operation.accessor}",
            field="operation",
        )


def shown(operation: Operation[Any], arguments: Mapping[str, Any]) -> str:
    """Return a call as text for the person who is to confirm it."""
    return f"{operation.title} ({operation.accessor}):\n{json.dumps(arguments, indent=2, ensure_ascii=False)}"


def _body(operation: Operation[Any], data: Any) -> Any:
    wanted = operation.body
    if wanted is None or wanted.model is None or data is None:
        return None
    return [structure(each, wanted.model) for each in data] if wanted.many else structure(data, wanted.model)


def _problem(error: ValidationError) -> str:
    if error.validator == "additionalProperties":
        schema: Any = error.schema
        return f"{error.message}; there are {', '.join(schema['properties']) or 'none'}"
    message: str = error.message
    return message


def _shortened(text: str) -> str:
    return text if len(text) <= 300 else f"{text[:300]}..."
