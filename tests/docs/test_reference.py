"""The generated reference is complete and up to date, and has no dead link."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

import pytest

from bill_async import models
from bill_async.operations import all_operations
from codegen.reference import FOLDER, pages

from .guides import DOCS, PAGES, README

ROOT = DOCS.parent
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ANCHOR = re.compile(r"\{ #(\w+)[^}]*\}|id=\"(\w+)\"")


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages()


def test_the_pages_are_those_that_would_be_made(made: dict[str, str]) -> None:
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / FOLDER).rglob("*.md")}
    assert there == set(made), "delete what is left over, and run `python -m codegen`"
    stale = [path for path, text in made.items() if (ROOT / path).read_text(encoding="utf-8") != text]
    assert not stale, "run `python -m codegen`"


def test_every_operation_and_every_model_is_there(made: dict[str, str]) -> None:
    text = "\n".join(made.values())
    for operation in all_operations():
        assert f"`{operation.method} {operation.path}` (`{operation.id}`)" in text
        assert f"[BILL's page]({operation.reference})" in text
        assert f"client.{operation.accessor}(" in text
    missing = set(models.__all__) - {anchor for page in made.values() for anchor in _anchors(page)}
    assert not missing


def test_the_number_of_operations_is_told_right() -> None:
    number = len(all_operations())
    assert f"All {number} operations" in (PAGES / "index.md").read_text(encoding="utf-8")
    assert f"each of the {number} operations" in README.read_text(encoding="utf-8")


def test_every_field_is_there(made: dict[str, str]) -> None:
    text = made[f"{FOLDER}/v3/bills.md"]
    section = text[text.index("{ #Bill }") :]
    section = section[: section.index("\n#")]
    for field in models.Bill.__fields__:
        assert f"| `{field.name}`" in section


def test_a_page_says_what_matters(made: dict[str, str]) -> None:
    payments = made[f"{FOLDER}/v3/payments.md"]
    bulk = payments[payments.index("{ #create_bulk ") : payments.index("{ #get_options ")]
    assert "await client.payments.create_bulk(body: PaymentBulkCreate, **options) -> list[Payment]" in bulk
    assert "At most 50 items in `payments`." in bulk
    assert "Never retried, because it may move money" in bulk
    assert "`MfaRequiredError`" in bulk
    bills = made[f"{FOLDER}/v3/bills.md"]
    assert "| `Bill_.due_date` | date | `>` `>=` `<` `<=` `.asc()` `.desc()` |" in bills
    assert "*(assumed)*" in bills


def test_no_link_is_dead(made: dict[str, str]) -> None:
    for path, text in made.items():
        for link in _LINK.findall(text):
            page, _, anchor = link.partition("#")
            if page.startswith("https://"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path
            if target in made:
                assert not anchor or anchor in set(_anchors(made[target])), f"{path}: {link}"
            else:
                assert (ROOT / target).is_file(), f"{path}: {link}"


def test_every_guide_is_in_the_navigation() -> None:
    navigation = (DOCS / "mkdocs.yml").read_text(encoding="utf-8")
    for folder in ("guides", "api"):
        for path in (PAGES / folder).glob("*.md"):
            assert f"- {folder}/{path.name}\n" in navigation


def _anchors(page: str) -> Iterator[str]:
    for heading, span in _ANCHOR.findall(page):
        yield heading or span
