"""The site, as `make docs` builds it: its search, and its pages on a screen and on a telephone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from bill_async.operations import all_operations
from tests.browser import chromium, screen, telephone

from .guides import DOCS

pytestmark = pytest.mark.long

PAGES = ("", "guides/pay-a-bill/", "guides/models/", "reference/v3/bills/", "reference/v3/payments/", "api/client/")
TOO_WIDE = """
const width = document.documentElement.clientWidth;
const scrolls = (element) => element && (
  ["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
const wide = [...document.querySelectorAll(".md-content *")].filter(
  (element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element.parentElement));
return [document.documentElement.scrollWidth - width, wide.map((element) => element.outerHTML.slice(0, 100))];
"""
"""What is wider than the screen and does not scroll by itself."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the site."""
    built = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", DOCS / "mkdocs.yml", "-d", built]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return built


# ---- search


@pytest.fixture(scope="module")
def results(site: Path) -> dict[str, list[list[str]]]:
    """The sections that searches find, by page: those for the names and the ids of all operations, and some others."""
    node = shutil.which("node")
    assert node, "install node"
    queries = [text for operation in all_operations() for text in (operation.accessor, operation.id)]
    queries += [*GUIDES, *METHODS]
    command = [node, Path(__file__).with_name("search.mjs"), site]
    done = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=True)
    found: dict[str, list[list[str]]] = json.loads(done.stdout)
    return found


GUIDES = {
    "pay a bill": "pay-a-bill",
    "lists": "lists",
    "pagination": "lists",
    "webhooks": "webhooks",
    "mfa": "authentication",
    "limits": "limits",
    "money": "money",
    "data frames": "dataframes",
    "sandbox": "sandbox",
    "errors": "errors",
    "retry": "errors",
    "exactly once": "exactly-once",
    "migrate v2": "migrate-from-v2",
    "command line": "cli",
    "mcp": "assistants",
}
METHODS = {
    "listBills": "v3/bills/#list",
    "bills.list": "v3/bills/#list",
    "bills.get": "v3/bills/#get",
    "createBill": "v3/bills/#create",
    "createPayment": "v3/payments/#create",
    "payments.create": "v3/payments/#create",
    "vendors.list": "v3/vendors/#list",
    "spend.cards.freeze": "spend/cards/#freeze",
    "freeze card": "spend/cards/#freeze",
}


@pytest.mark.parametrize("query", GUIDES)
def test_the_guide_comes_first(results: dict[str, list[list[str]]], query: str) -> None:
    assert results[query][0][0].partition("#")[0] == f"guides/{GUIDES[query]}/"


@pytest.mark.parametrize("query", METHODS)
def test_the_method_is_on_top_of_the_first_page(results: dict[str, list[list[str]]], query: str) -> None:
    assert f"reference/{METHODS[query]}" in results[query][0][:3]


def test_every_method_is_found_by_its_name_and_by_the_id_of_bill(results: dict[str, list[list[str]]]) -> None:
    """It is among the best of the first pages, as words of other methods are in some names too."""
    for operation in all_operations():
        for text in (operation.accessor, operation.id):
            best = [section for page in results[text][:5] for section in page[:5]]
            assert section_of(operation) in best, (text, best)


def section_of(operation: Any) -> str:
    """Return the place of a method in the reference."""
    resource, _, method = operation.accessor.rpartition(".")
    return f"reference/{operation.family}/{resource.removeprefix(f'{operation.family}.')}/#{method}"


# ---- on a screen and on a telephone


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    """The address of the site, served by this process."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with chromium(tmp_path_factory.mktemp("chromium")) as found:
        yield found


@pytest.fixture
def phone(browser: Chrome) -> Iterator[Chrome]:
    with telephone(browser):
        yield browser


def test_the_home_page_tells_on_one_screen_what_this_is(browser: Chrome, url: str) -> None:
    with screen(browser, width=1920, height=1080):
        browser.get(url)
        for part in (".overview img", ".overview table", ".features"):
            place = browser.find_element(By.CSS_SELECTOR, part).rect
            assert 100 < place["y"] < place["y"] + place["height"] < 1080, part
        assert len(browser.find_elements(By.CSS_SELECTOR, ".features > ul > li pre")) >= 6


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_a_telephone(phone: Chrome, url: str, page: str) -> None:
    phone.get(url + page)
    assert phone.execute_script("return innerWidth") == 390
    assert phone.execute_script(TOO_WIDE) == [0, []]


def test_long_code_scrolls_by_itself(phone: Chrome, url: str) -> None:
    phone.get(f"{url}guides/pay-a-bill/")
    code = max(phone.find_elements(By.CSS_SELECTOR, "pre > code"), key=lambda each: each.get_property("scrollWidth"))
    assert code.get_property("scrollWidth") > code.get_property("clientWidth")
    phone.execute_script("arguments[0].scrollLeft = 10", code)
    assert code.get_property("scrollLeft") == 10
    assert phone.execute_script("return scrollX") == 0


def test_the_menu_leads_to_every_guide(phone: Chrome, url: str) -> None:
    phone.get(url)
    phone.find_element(By.CSS_SELECTOR, ".md-header label[for=__drawer]").click()
    menu = phone.find_element(By.CSS_SELECTOR, ".md-sidebar--primary")
    wait = WebDriverWait(phone, 15)
    wait.until(lambda _: menu.find_element(By.PARTIAL_LINK_TEXT, "Guides").is_displayed())


def test_the_search_is_used_by_touch(phone: Chrome, url: str) -> None:
    phone.get(url)
    phone.find_element(By.CSS_SELECTOR, ".md-header label[for=__search]").click()
    box = phone.find_element(By.CSS_SELECTOR, "input.md-search__input")
    wait = WebDriverWait(phone, 15)
    wait.until(lambda _: box.is_displayed())
    box.send_keys("pay a bill")

    def opened(_: object) -> bool:
        """Open the first result, once it is the one of the whole query: with each letter the results are new."""
        first = phone.find_element(By.CSS_SELECTOR, ".md-search-result__item a")
        if "/guides/pay-a-bill/" not in str(first.get_property("href")):
            return False
        first.click()
        return True

    WebDriverWait(phone, 15, ignored_exceptions=[WebDriverException]).until(opened)
    wait.until(lambda _: "/guides/pay-a-bill/" in phone.current_url)
