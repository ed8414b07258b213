"""Signatures: those of another tool are accepted, and everything else is refused with an error of the package."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bill_async import ConfigurationError, InvalidRequestError, Secret
from bill_async.webhooks import SIGNATURE, SignatureError, sign, verify

from .deliveries import KEY, signature

MADE_BY_OPENSSL = json.loads((Path(__file__).parent.parent / "data/signatures/openssl.json").read_text("utf-8"))
BODY = b'{"metadata":{"eventId":"1","eventType":"bill.created"},"bill":{"amount":10.10}}'


def accepted(body: bytes, given: Any, *keys: str, minified: bool = False) -> bool:
    try:
        return verify(body, given, keys, minified=minified) is not None
    except SignatureError:
        return False


@pytest.mark.parametrize("made", MADE_BY_OPENSSL, ids=lambda made: made["name"])
def test_a_signature_of_openssl_is_taken(made: dict[str, str]) -> None:
    body = base64.b64decode(made["body"])
    assert verify(body, made["signature"], [made["key"]]) == body
    assert verify(bytearray(body), made["signature"].encode(), [Secret(made["key"])]) == body
    assert sign(body, made["key"]) == made["signature"]
    assert not accepted(body + b" ", made["signature"], made["key"])
    assert not accepted(body, made["signature"], f"{made['key']} ")


def test_any_of_several_keys_may_have_signed() -> None:
    for key in ("old", "new"):
        assert accepted(BODY, signature(BODY, key), "old", "new")
    assert not accepted(BODY, signature(BODY, "older"), "old", "new")


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        "",
        " ",
        signature(BODY)[:-1],
        signature(BODY) + "=",
        f" {signature(BODY)}",
        signature(BODY).swapcase(),
        signature(BODY).replace("+", "-").replace("/", "_") + "?",
        base64.b64decode(signature(BODY)).hex(),
        base64.b64decode(signature(BODY)),
        "\udcff" * 44,
        "\ud800",
        "签名",
        "é" * 44,
        b"\xff" * 44,
        "=" * 44,
        "A" * 100_000,
    ],
)
def test_a_wrong_signature_is_refused(wrong: Any) -> None:
    assert not accepted(BODY, wrong, KEY)
    assert not accepted(BODY, wrong, KEY, minified=True)


def test_without_keys_nothing_is_taken() -> None:
    assert not accepted(BODY, signature(BODY))
    with pytest.raises(SignatureError, match="no key"):
        verify(BODY, signature(BODY), [])


@pytest.mark.parametrize("key", ["", "  ", None, 5, b"bytes"])
def test_an_empty_key_is_an_error(key: Any) -> None:
    for use in (lambda: verify(BODY, signature(BODY, "x"), [key]), lambda: sign(BODY, key)):
        with pytest.raises(ConfigurationError, match="must be a text that is not empty"):
            use()


def test_the_body_must_be_bytes() -> None:
    with pytest.raises(InvalidRequestError, match="dict cannot be used; give the raw bytes"):
        verify({}, signature(BODY), [KEY])  # type: ignore[arg-type]


def test_the_errors_hold_no_key() -> None:
    with pytest.raises(SignatureError) as caught:
        verify(BODY, "wrong", [KEY])
    error: BaseException | None = caught.value
    while error is not None:
        assert KEY not in repr(error)
        frame = error.__traceback__
        while frame is not None:
            if "/bill_async/" in frame.tb_frame.f_code.co_filename:
                assert KEY not in repr(frame.tb_frame.f_locals)
            frame = frame.tb_next
        error = error.__cause__ or error.__context__


def test_the_header_is_named() -> None:
    assert SIGNATURE == "x-bill-sha-signature"


# ---- over the minified body


SPACED = b'{ "metadata" : {"eventId": "1",\r\n\t"eventType": "bill.created" } , "bill": { "amount": 10.10 }}\n'


def test_a_minified_body_is_tried_only_if_that_is_switched_on() -> None:
    assert not accepted(SPACED, signature(BODY), KEY)
    assert verify(SPACED, signature(BODY), [KEY], minified=True) == BODY
    assert verify(SPACED, signature(SPACED), [KEY], minified=True) == SPACED


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_only_white_space_between_values_is_taken_out(value: Any) -> None:
    wide = json.dumps(value, indent=3, ensure_ascii=False).encode(errors="surrogatepass")
    narrow = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode(errors="surrogatepass")
    assert verify(wide, signature(narrow), [KEY], minified=True) == narrow


@pytest.mark.parametrize("piece", [b'\\"', b'"', b"\\", b' "', b'"\\\\', b'" "'])
def test_a_hostile_body_is_minified_in_no_time(piece: bytes) -> None:
    """In steps that grow with the body, and not with its square: that would be an hour here."""
    code = (
        "import sys; from bill_async.webhooks import SignatureError, verify\n"
        "try: verify(eval(sys.argv[1]) * 500_000, 'x', ['key'], minified=True)\n"
        "except SignatureError: print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", code, repr(piece)], check=True, timeout=60, capture_output=True)
    assert done.stdout == b"refused\n"


# ---- whatever is sent


@given(
    body=st.binary(max_size=300),
    header=st.none() | st.text(max_size=80) | st.binary(max_size=80),
    minified=st.booleans(),
)
def test_nothing_but_errors_of_ours_comes_out(body: bytes, header: Any, minified: bool) -> None:
    assert not accepted(body, header, KEY, minified=minified)


@given(body=st.binary(max_size=300), at=st.integers(0), flip=st.integers(1, 255), minified=st.booleans())
def test_no_changed_byte_is_taken(body: bytes, at: int, flip: int, minified: bool) -> None:
    signed = signature(body)
    if body:
        changed = bytearray(body)
        changed[at % len(body)] ^= flip
        assert not accepted(bytes(changed), signed, KEY)
    wrong = bytearray(signed.encode())
    wrong[at % len(wrong)] ^= flip
    assert not accepted(body, bytes(wrong), KEY, minified=minified)
    assert accepted(body, signed, KEY, minified=minified)
