"""The API as an OpenAPI 3.1 document, made from the tables of operations and events and the fields of models.

Paths begin with `/connect` or `/connect-events`, because two families each have a `/v3/health`. Enums are closed in
requests, where BILL refuses other values, and open in answers, where new values may appear at any time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, TypeAlias

from .._schema.codec import dumps
from .._schema.fields import Field
from .._schema.kind import Kind
from .._schema.models import Model, RequestModel, example
from .._schema.operation import ListField, Operation, Parameter, mfa_sentence
from .._schema.pages import PageStyle
from ..config import PRODUCTION, SANDBOX
from ..types import Family, OpenEnum

__all__ = ["document", "text"]

Json: TypeAlias = dict[str, Any]

_BASES: Final[dict[Family, str]] = {
    "v3": "/connect",
    "partner": "/connect",
    "spend": "/connect",
    "webhooks": "/connect-events",
}
_ORGANIZATION: Final[Json] = {"devKey": [], "sessionId": []}
_PARTNER: Final[Json] = {"appKey": [], "sessionId": []}
_SPEND: Final[Json] = {"apiToken": []}
_SECURITY: Final[dict[Family, list[Json]]] = {
    "v3": [_ORGANIZATION],
    "partner": [_PARTNER],
    "spend": [_SPEND],
    "webhooks": [_ORGANIZATION, _PARTNER, _SPEND],
}
_SCHEMES: Final = {
    "devKey": "The developer key.",
    "sessionId": "The session, from `login`, `partnerLogin` or `loginAsUser`. It ends after 35 idle minutes.",
    "appKey": "The application key of a partner.",
    "apiToken": "A token of Spend & Expense, made in BILL's web application.",
}
_CURSORS: Final = {
    "page": "The cursor of the page: `nextPage` or `prevPage` of an earlier answer. Without it, the first page.",
    "nextPage": "The cursor of the page: `nextPage` of an earlier answer. Without it, the first page.",
    "prevPage": "The cursor of the page: `prevPage` of an earlier answer. Not together with `nextPage`.",
}
_FILTERS: Final = (
    "Terms `field:operator:value`, joined by commas; all must hold. A value with commas or colons is put in "
    'double quotes, and so are several values of `in` and `nin` together: `id:in:"A,B"`.'
)
_SIGNATURE: Final[Json] = {
    "name": "x-bill-sha-signature",
    "in": "header",
    "description": "Base64 of the HMAC-SHA256 of the raw body, with the security key of the subscription.",
    "required": True,
    "schema": {"type": "string"},
}
_IDEMPOTENCY_KEY: Final = "X-Idempotent-Key"
_LINE: Final = 100
_TERM_VALUE: Final = r'("([^"\\]|\\.)*"|[^",:]+)'

_ERROR: Final[Json] = {
    "type": "object",
    "description": "One problem.",
    "properties": {
        "timestamp": {"type": "string", "format": "date-time"},
        "code": {"type": "string", "description": "`BDC_` and digits."},
        "severity": {"type": "string", "examples": ["ERROR", "WARNING", "INFORMATION"]},
        "category": {"type": "string", "examples": ["REQUEST", "APPLICATION", "SERVER", "DOWNSTREAM"]},
        "message": {"type": "string"},
        "params": {"description": "Values that belong to the message."},
        "detail": {"type": ["string", "null"]},
        "help": {"type": ["string", "null"]},
    },
    "required": ["code", "message"],
    "examples": [
        {
            "timestamp": "2026-11-20T09:30:00.000+00:00",
            "code": "BDC_1109",
            "severity": "ERROR",
            "category": "REQUEST",
            "message": "Session is invalid. Please log in.",
        }
    ],
}
_ABOUT: Final = """\
BILL's accounts payable and receivable, partner operations, Spend & Expense and webhooks, generated from the operation \
table of the `bill-async` package. Every operation links to BILL's own page.

`x-confidence` is the confidence of a fact: `verified` (BILL's own pages), `derived` (one independent source) or \
`assumed`. `x-retry` tells whether a call with an unknown outcome may be sent again: `safe`, `idempotent`, \
`keyed` (with the same idempotency key), `unsafe` (it may be executed twice) or `never` (it may move money). \
`x-page-style` is the page style of a list.

Answers may hold fields and enum values that are not listed here, because BILL adds them without notice.

Limits: 20000 requests an hour for each developer key, 3 at a time for each key and organization, 200 logins an \
hour; 60 requests a minute for each token of Spend & Expense. A request over a limit is answered with 422 and \
`BDC_1144` or `BDC_1322`."""


def document() -> Json:
    """Return the document as JSON values. Numbers with a fraction are `Decimal`."""
    from ..operations import all_operations

    operations = all_operations()
    schemas = _Schemas(frozenset(_patched(operations)))
    ids = [operation.id for operation in operations]
    paths: Json = {}
    for operation in operations:
        ambiguous = ids.count(operation.id) > 1
        path = _BASES[operation.family] + operation.path
        paths.setdefault(path, {})[operation.method.lower()] = _operation(operation, schemas, ambiguous=ambiguous)
    return {
        "openapi": "3.1.0",
        "info": {"title": "BILL v3 platform", "version": "3", "description": _ABOUT},
        "servers": [
            {"url": SANDBOX.connect.removesuffix("/connect"), "description": "sandbox"},
            {"url": PRODUCTION.connect.removesuffix("/connect"), "description": "production"},
        ],
        "tags": list(_tags()),
        "paths": paths,
        "webhooks": dict(_notifications(schemas)),
        "components": {
            "schemas": {**schemas.all(), "Error": _ERROR},
            "responses": {
                "Refused": _errors("BILL refused the request and did nothing. All problems are listed."),
                "Failed": _errors("BILL failed. It is not known whether a write was executed."),
            },
            "securitySchemes": {
                name: {"type": "apiKey", "in": "header", "name": name, "description": about}
                for name, about in _SCHEMES.items()
            },
        },
    }


def text() -> str:
    """Return the document as JSON text, indented."""
    return _write(document()) + "\n"


# ---- operations


def _operation(operation: Operation[Any], schemas: _Schemas, *, ambiguous: bool) -> Json:
    name = f"{operation.family}{operation.id[:1].upper()}{operation.id[1:]}" if ambiguous else operation.id
    found: Json = {
        "operationId": name,
        "summary": operation.title,
        "tags": [operation.accessor.rpartition(".")[0]],
        "externalDocs": {"url": operation.reference},
        "security": _SECURITY[operation.family] if operation.authenticated else [],
    }
    about = " ".join(_about(operation))
    if about:
        found["description"] = about
    parameters = [*_parameters(operation, schemas)]
    if parameters:
        found["parameters"] = parameters
    if operation.body is not None:
        found["requestBody"] = _body(operation, schemas)
    found["responses"] = {
        str(operation.answer.status): _answer(operation, schemas),
        "4XX": {"$ref": "#/components/responses/Refused"},
        "5XX": {"$ref": "#/components/responses/Failed"},
    }
    found["x-confidence"] = operation.confidence
    found["x-retry"] = operation.retry
    found["x-python"] = operation.accessor
    if operation.page is not None:
        found["x-page-style"] = operation.page
    if operation.quota is not None:
        found["x-quota"] = operation.quota
    if operation.mfa:
        found["x-mfa-trust"] = True
    if operation.atomic:
        found["x-atomic"] = True
    return found


def _notifications(schemas: _Schemas) -> Iterator[tuple[str, Json]]:
    from ..webhooks.catalog import ENVELOPE, EVENTS

    for name, event in EVENTS.items():
        inside = schemas.model(event.model)
        # If the name of the field is not known, the object is any other field of the envelope.
        where: Json = {"unevaluatedProperties": inside}
        if event.key is not None:
            where = {"properties": {event.key: inside}, "required": [event.key]}
        told: Json = {
            "summary": name,
            "parameters": [_SIGNATURE],
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": {"allOf": [schemas.model(ENVELOPE)], **where}}},
            },
            "responses": {
                "200": {"description": "Accepted. Any other answer, or none within 10 seconds, counts as a failure."}
            },
            "x-confidence": event.confidence,
        }
        if event.doc:
            told["description"] = _sentence(event.doc)
        yield name, {"post": told}


def _about(operation: Operation[Any]) -> Iterator[str]:
    if operation.doc:
        yield _sentence(operation.doc)
    body = operation.body
    if body is not None and body.items is not None and body.max_items is not None:
        yield f"At most {body.max_items} entries in `{body.items}`."
    if body is not None and body.adds is not None:
        yield "A line without an `id` is added each time it is sent, so a call with such a line must not be repeated."
    if operation.atomic:
        yield "All or nothing: if BILL refuses one item, it executes none."
    if operation.mfa:
        yield mfa_sentence(operation.mfa)


def _parameters(operation: Operation[Any], schemas: _Schemas) -> Iterator[Json]:
    for parameter in operation.path_params:
        yield _parameter(parameter, "path", schemas)
    for parameter in operation.headers:
        yield _parameter(parameter, "header", schemas)
    for parameter in operation.query:
        yield _parameter(parameter, "query", schemas)
    if operation.page is None:
        return
    for name in operation.page_style.parameters:
        if name == "max":
            bounds = {"minimum": 1, "maximum": operation.page_max, "default": operation.page_default}
            yield _query(name, "The maximum number of items on the page.", {"type": "integer", **bounds})
        elif name == "start":
            yield _query(name, "The number of items to skip.", {"type": "integer", "minimum": 0, "default": 0})
        else:
            yield _query(name, _CURSORS[name], {"type": "string", "minLength": 1})
    if operation.sorts:
        keys = "|".join(map(re.escape, operation.sorts))
        one = f"({keys}):(asc|desc)"
        sure = dict(operation.unsure_sorts)
        fields = (f"{name} ({sure[name]})" if name in sure else name for name in operation.sorts)
        form = "`field`, `field:asc` or `field:desc`" + ("" if operation.sort_max == 1 else ", joined by commas")
        more = "*" if operation.sort_max is None else f"{{0,{operation.sort_max - 1}}}"
        pattern = f"^{one}$" if operation.sort_max == 1 else f"^{one}(,{one}){more}$"
        yield _query("sort", f"{form}. Fields: {', '.join(fields)}.", {"type": "string", "pattern": pattern})
    elif operation.sorts_unknown:
        about = "`field`, `field:asc` or `field:desc`, joined by commas. The fields are not known."
        yield _query("sort", about, {"type": "string", "minLength": 1})
    if operation.filters:
        yield _query("filters", _about_filters(operation.filters), _filters(operation.filters))
    elif operation.filters_unknown:
        about = f"{_FILTERS} The fields are not known."
        yield _query("filters", about, {"type": "string", "minLength": 1})


def _parameter(parameter: Parameter, place: str, schemas: _Schemas) -> Json:
    schema: Json = schemas.of(parameter.kind, request=True)
    about = parameter.doc
    if parameter.wire == _IDEMPOTENCY_KEY:
        schema = {"type": "string", "format": "uuid"}
        about = "A UUID of version 4: a new one for every new request, and the same one for its retries."
    found: Json = {"name": parameter.wire, "in": place, "required": parameter.required}
    if about:
        found["description"] = _sentence(about)
    if parameter.confidence != "verified":
        found["x-confidence"] = parameter.confidence
    if parameter.kind.json_type == "array":
        schema["minItems"] = 1
        if parameter.max_items is not None:
            schema["maxItems"] = parameter.max_items
        found |= {"style": "form", "explode": False}
    elif place == "path":
        schema.setdefault("minLength", 1)
    return found | {"schema": schema}


def _query(name: str, about: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": about, "required": False, "schema": schema}


def _about_filters(fields: tuple[ListField, ...]) -> str:
    lines = [_FILTERS, ""]
    for field in fields:
        unsure = "" if field.confidence == "verified" else f" ({field.confidence})"
        lines.append(f"- `{field.wire}`: {' '.join(field.operators)}{unsure}")
    return "\n".join(lines)


def _filters(fields: tuple[ListField, ...]) -> Json:
    by_operators: dict[tuple[str, ...], list[str]] = {}
    for field in fields:
        by_operators.setdefault(field.operators, []).append(re.escape(field.wire))
    terms = (f"({'|'.join(names)}):({'|'.join(operators)})" for operators, names in by_operators.items())
    term = f"({'|'.join(terms)}):{_TERM_VALUE}"
    return {"type": "string", "pattern": f"^{term}(,{term})*$"}


def _body(operation: Operation[Any], schemas: _Schemas) -> Json:
    body = operation.body
    assert body is not None
    if body.model is None:
        about = "The bytes of the file."
        if body.max_bytes is not None:
            about = f"The bytes of the file, at most {body.max_bytes:_}.".replace("_", " ")
        content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
        return {"description": about, "required": True, "content": content}
    schema = schemas.model(body.model)
    if body.many:
        schema = {"type": "array", "items": schema, "minItems": 1}
        if body.max_items is not None:
            schema["maxItems"] = body.max_items
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _answer(operation: Operation[Any], schemas: _Schemas) -> Json:
    kind = operation.answer.kind
    if kind is None:
        return {"description": "Done; the body is empty."}
    schema = schemas.of(kind, request=False)
    if operation.page is not None:
        schema = _page(operation.page_style, operation.answer.key or "results", schema)
    elif operation.answer.key is not None:
        schema = {"type": "object", "properties": {operation.answer.key: schema}, "required": [operation.answer.key]}
    return {"description": "Done.", "content": {"application/json": {"schema": schema}}}


def _page(style: PageStyle, key: str, item: Json) -> Json:
    items: Json = {"type": "array", "items": item}
    if style.counts:
        return items
    properties: Json = {key: items}
    if style.cursor is not None:
        properties["nextPage"] = {"type": ["string", "null"], "description": "Absent, null or empty at the end."}
    if style.both_ways:
        properties["prevPage"] = {"type": ["string", "null"]}
    return {"type": "object", "properties": properties, "required": [key]}


def _errors(about: str) -> Json:
    schema = {"type": "array", "items": {"$ref": "#/components/schemas/Error"}}
    return {"description": about, "content": {"application/json": {"schema": schema}}}


def _tags() -> Iterator[Json]:
    from ..resources import V3, Partner, Spend, Webhooks

    for family, prefix in ((V3, ""), (Partner, "partner."), (Spend, "spend."), (Webhooks, "webhooks.")):
        for name, member in vars(family).items():
            if isinstance(member, cached_property):
                yield {"name": prefix + name, "description": member.__doc__ or ""}


# ---- schemas


def _patched(operations: tuple[Operation[Any], ...]) -> Iterator[type[Model]]:
    """Yield the models in which null clears a field."""
    for operation in operations:
        if operation.method == "PATCH" and operation.body is not None and operation.body.model is not None:
            yield operation.body.model


class _Schemas:
    """The models and enums that operations refer to, each described once."""

    def __init__(self, nullable: frozenset[type[Model]]) -> None:
        self._nullable = nullable
        self._found: dict[str, Json] = {}

    def all(self) -> Json:
        """Return the schemas of all models and enums that were referred to, by name."""
        return dict(sorted(self._found.items()))

    def model(self, model: type[Model]) -> Json:
        """Return a reference to a model."""
        name = model.__name__
        if name not in self._found:
            found = self._found[name] = {}
            found |= self._model(model)
        return {"$ref": f"#/components/schemas/{name}"}

    def of(self, kind: Kind, *, request: bool) -> Json:
        """Return the schema of a value."""
        return kind.json_schema(self._reference, request=request)

    def _reference(self, named: type[Any]) -> Json:
        return self._enum(named) if issubclass(named, OpenEnum) else self.model(named)

    def _model(self, model: type[Model]) -> Json:
        request = issubclass(model, RequestModel)
        sure = {field.confidence for field in model.__fields__}
        shared = sure.pop() if len(sure) == 1 else None
        nullable = model in self._nullable
        found: Json = {"type": "object", "description": (model.__doc__ or "").strip()}
        if shared is not None and shared != "verified":
            found["x-confidence"] = shared
        found["properties"] = {
            field.wire: self._field(field, request=request, shared=shared, nullable=nullable and not field.required)
            for field in model.__fields__
        }
        required = [field.wire for field in model.__fields__ if field.required]
        if required:
            found["required"] = required
        found["examples"] = [example(model)]
        if request and required and len(required) < len(model.__fields__):
            found["examples"].append(example(model, optional=False))
        return found

    def _field(self, field: Field, *, request: bool, shared: str | None, nullable: bool) -> Json:
        schema = self.of(field.kind, request=request)
        if nullable:
            schema = _or_null(schema)
        if field.secret and "type" in schema:
            schema["format"] = "password"
        if field.doc:
            schema["description"] = _sentence(field.doc)
        if field.confidence not in ("verified", shared):
            schema["x-confidence"] = field.confidence
        return schema

    def _enum(self, enum: type[OpenEnum]) -> Json:
        about = {"type": "string", "description": (enum.__doc__ or "").strip(), "enum": list(enum.known())}
        self._found.setdefault(enum.__name__, about)
        return {"$ref": f"#/components/schemas/{enum.__name__}"}


def _or_null(schema: Json) -> Json:
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?")) else f"{words}."


# ---- text


def _write(value: Any, margin: str = "\n") -> str:
    """Return JSON with short values on one line. (`json` cannot write a `Decimal`.)"""
    inner = margin + "  "
    if isinstance(value, dict):
        parts = [f"{_write(key)}: {_write(item, inner)}" for key, item in value.items()]
        opening, closing = "{}"
    elif isinstance(value, list):
        parts = [_write(item, inner) for item in value]
        opening, closing = "[]"
    else:
        return dumps(value).decode()
    flat = f"{opening}{', '.join(parts)}{closing}"
    if len(flat) <= _LINE and "\n" not in flat:
        return flat
    return f"{opening}{inner}{f',{inner}'.join(parts)}{margin}{closing}"
