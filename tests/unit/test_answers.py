"""The evaluation of answers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bill_async import (
    ApiError,
    AuthenticationError,
    ConflictError,
    MfaRequiredError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitedError,
    ServerError,
    SessionExpiredError,
    ValidationError,
)
from bill_async._http.error_response import limit_code, refusal, refused_by_bill
from bill_async._schema.operation import Operation

OPERATION = Operation[Any](
    id="getBill", accessor="bills.get", family="v3", method="GET", path="/v3/bills/1", title="", reference=""
)


def answered(status: int, body: Any, **headers: str) -> ApiError | None:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return refusal(OPERATION, status, headers, data)


def error(code: str | None = "BDC_1119", message: str = "vendorId: not valid", **more: Any) -> dict[str, Any]:
    return {"code": code, "message": message, "severity": "ERROR", "category": "REQUEST", **more}


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"id": "1"}),
        (201, {"id": "1", "message": "hello", "severity": "ERROR", "code": "x"}),
        (200, b""),
        (204, b""),
        (200, []),
        (200, [{"id": "1", "code": "BDC_1", "message": "a record about an error"}]),
        (200, {"results": [error()]}),
        (200, [{"severity": "ERROR"}]),
        (200, [error(), {"id": "1", "message": "a record"}]),
        (200, [error(), "a text"]),
        (200, {"id": "1", "errors": [error()]}),
        (200, [{"code": "BDC_1119", "severity": "ERROR"}]),
        (200, [error(code=None)]),
        (200, [{"code": "X", "message": "a record", "category": "BDC_1119"}]),
        (200, 'a text with "BDC_1119"'),
        (200, b'"severity" and "BDC_ are not JSON'),
    ],
)
def test_a_success(status: int, body: Any) -> None:
    assert answered(status, body) is None


@pytest.mark.parametrize(
    "body",
    [
        [error()],
        [error(), error("BDC_1108")],
        error(),
        [error(severity=None)],
        {"errors": [error()]},
        [{"message": "without a code of BILL", "code": "X", "severity": "ERROR"}, error()],
        [{"message": "x" * 5000, "code": "BDC_1119"}],
        b" " * 5000 + json.dumps([error()]).encode(),
    ],
    ids=lambda body: str(body)[:30],
)
def test_errors_with_status_200(body: Any) -> None:
    refused = answered(200, body)
    assert type(refused) is ValidationError
    assert "BDC_1119" in refused.codes


def test_an_error_with_status_200_may_have_any_code() -> None:
    refused = answered(200, [{"message": "no", "code": "UPSTREAM", "severity": "ERROR"}])
    assert type(refused) is ValidationError
    assert refused.codes == {"UPSTREAM"}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, ValidationError),
        (401, AuthenticationError),
        (403, PermissionDeniedError),
        (404, NotFoundError),
        (409, ConflictError),
        (422, ValidationError),
        (429, RateLimitedError),
        (418, ApiError),
        (300, ApiError),
        (302, ApiError),
        (500, ServerError),
        (503, ServerError),
        (599, ServerError),
    ],
)
@pytest.mark.parametrize(
    "body", [b"", b"<html><h1>Oops</h1></html>", [], [error("BDC_9999")], {"error": "oops"}, "oops"]
)
def test_the_status_decides_when_no_code_does(status: int, kind: type[ApiError], body: Any) -> None:
    assert type(answered(status, body)) is kind


@pytest.mark.parametrize("status", [200, 400, 401, 403, 422, 429, 500])
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("BDC_1109", SessionExpiredError),
        ("BDC_1361", MfaRequiredError),
        ("BDC_1144", RateLimitedError),
        ("BDC_1322", RateLimitedError),
        ("BDC_1101", AuthenticationError),
        ("BDC_1121", NotFoundError),
    ],
)
def test_the_code_decides_before_the_status(status: int, code: str, kind: type[ApiError]) -> None:
    assert type(answered(status, [error("BDC_1119"), error(code)])) is kind


def test_all_errors_are_kept() -> None:
    refused = answered(
        400, [error(timestamp="2026-03-02T12:30:00.000+00:00", params={}), error("BDC_1108", "max: too large")]
    )
    assert refused is not None
    first, second = refused.errors
    assert (first.code, first.severity, first.category) == ("BDC_1119", "ERROR", "REQUEST")
    assert first.timestamp == datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
    assert first.extra == {"params": {}}
    assert second.message == "max: too large"
    assert refused.codes == {"BDC_1119", "BDC_1108"}
    assert str(refused) == (
        "getBill was refused (400 Bad Request): BDC_1119 vendorId: not valid; BDC_1108 max: too large"
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"", "an empty answer"),
        (b"<html><head><style>p {}</style></head><body><h1>Bad \n Gateway</h1></body></html>", "Bad Gateway"),
        (b"plain words", "plain words"),
        (b"1 < 2 words", "1 < 2 words"),
        (b"\xff\xfe", "\N{REPLACEMENT CHARACTER}"),
        (b"[" * 100_000, "[[["),
        (["only words"], "only words"),
        ({"errors": [error()]}, "BDC_1119"),
        ({"message": "from the gateway"}, "from the gateway"),
        ([error(None, "x" * 1000)], "xxx..."),
        ([error() for _ in range(9)], "and 6 more in `errors`"),
        ([error(timestamp="yesterday", message=None)], "BDC_1119"),
    ],
)
def test_every_body_makes_a_readable_text(body: Any, text: str) -> None:
    refused = answered(400, body)
    assert text in str(refused)
    assert len(str(refused)) < 1200


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ([error(message="")], "BDC_1119"),
        ([{"severity": "ERROR"}, error(None, "no name"), error(message="no id")], "no name; BDC_1119 no id"),
        ({"error": "oops", "path": "/v3"}, "oops"),
        ({"message": "bad", "error": "Bad Request"}, "bad"),
        ({"message": "bad", "errors": {"name": "is required"}}, "bad"),
        ({"message": "bad", "errors": []}, "bad"),
        ([error(7, 8)], "7 8"),  # type: ignore[arg-type]
    ],
)
def test_what_the_errors_say_is_said_and_nothing_else(body: Any, said: str) -> None:
    assert str(answered(404, body)).partition(" (404 Not Found): ")[2] == said


def test_a_remedy_is_named() -> None:
    assert str(answered(401, [error("BDC_1102")])).endswith("for the sandbox or for production")
    several = answered(401, [error("BDC_1003"), error("BDC_1104"), error("BDC_1102")])
    assert str(several).endswith(" -> accept them in the BILL web application")


def test_the_code_of_the_limit_is_found() -> None:
    refused = answered(422, [error("BDC_1119"), error("BDC_1322")])
    assert refused is not None
    assert limit_code(refused) == "BDC_1322"
    other = answered(429, b"slow down")
    assert other is not None
    assert limit_code(other) is None


def test_texts_can_be_hidden() -> None:
    refused = refusal(OPERATION, 401, {}, b"the key s3cret is wrong", hide=lambda text: text.replace("s3cret", "***"))
    assert "s3cret" not in str(refused)
    body = [error(message="the key s3cret is wrong", help="s3cret")]
    refused = refusal(OPERATION, 401, {}, json.dumps(body).encode(), hide=lambda text: text.replace("s3cret", "***"))
    assert refused is not None
    assert "s3cret" not in str(refused)
    assert b"s3cret" not in refused.body
    assert (refused.errors[0].message, refused.errors[0].extra) == ("the key *** is wrong", {"help": "***"})


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (AuthenticationError, (1101, 1102, 1103, 1104, 1106, 1107, 1110, 1111, 1113)),
        (PermissionDeniedError, (1105, 1150)),
        (NotFoundError, (1121, 1205)),
        (SessionExpiredError, (1109,)),
        (MfaRequiredError, (1361,)),
        (RateLimitedError, (1144, 1322)),
    ],
)
@pytest.mark.parametrize("status", [409, 422, 500])
def test_each_code_has_its_kind_whatever_the_status(kind: type[ApiError], codes: tuple[int, ...], status: int) -> None:
    assert {code: type(answered(status, [error(f"BDC_{code}")])) for code in codes} == dict.fromkeys(codes, kind)


@pytest.mark.parametrize("code", ["BDC_1144", "BDC_1322"])
def test_each_limit_is_found(code: str) -> None:
    refused = answered(422, [error("BDC_1119"), error(code)])
    assert refused is not None
    assert limit_code(refused) == code


def test_of_a_long_text_three_hundred_characters_are_said_and_of_three_errors_all() -> None:
    assert str(answered(400, [error(None, "x" * 300)])).endswith(": " + "x" * 300)
    assert str(answered(400, [error(None, "x" * 301)])).endswith(": " + "x" * 300 + "...")
    three = str(answered(400, [error(None, name) for name in "abc"]))
    assert three.endswith(": a; b; c")
    assert str(answered(400, [error(None, name) for name in "abcd"])).endswith(": a; b; c; and 1 more in `errors`")


def test_of_a_long_answer_the_first_64_kib_are_kept() -> None:
    refused = answered(400, b"x" * 65_537)
    assert refused is not None
    assert refused.body == b"x" * 65_536


def test_scripts_and_styles_are_no_words() -> None:
    page = b"<html><SCRIPT>\nvar a = 1;\n</SCRIPT><style>\np {}\n</style><p>Try\nlater</p></html>"
    assert str(answered(502, page)).endswith(": Try later")


def test_what_came_with_a_refusal_is_kept() -> None:
    refused = answered(300, [error()], X_Request_Id="7")
    assert type(refused) is ApiError
    assert (refused.status, refused.operation, refused.headers["x_request_id"]) == (300, "getBill", "7")
    assert json.loads(refused.body) == [error()]


@pytest.mark.parametrize(
    ("status", "body", "believed"),
    [
        (422, [error("BDC_1119")], True),
        (422, [error("BDC_1119"), error("BDC_1246")], True),
        (422, [error(None), error("BDC_1119")], True),
        (422, [error("BDC_1001")], False),
        (422, [error("BDC_1002")], False),
        (422, [error("BDC_1119"), error("BDC_1001")], False),
        (422, [error("UPSTREAM_1119")], False),
        (422, [error("BDC_1119 ")], False),
        (422, b"no", False),
    ],
)
def test_only_a_refusal_in_the_form_of_bill_says_that_nothing_was_done(status: int, body: Any, believed: bool) -> None:
    refused = answered(status, body)
    assert refused is not None
    assert refused_by_bill(refused) is believed
