"""The admin page in a browser: it shows what happens, and its controls work."""

from __future__ import annotations

import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from bill_async.sandbox import Sandbox

SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1360,1600",
)  # fmt: skip
HOSTILE = "<script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">"


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert program, "install chromium"
    assert driver, "install chromium-driver"
    options = ChromeOptions()
    options.binary_location = program
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = Chrome(options=options, service=ChromeService(driver))
    yield browser
    browser.quit()


class Page:
    """The page in the browser."""

    def __init__(self, browser: Chrome, sandbox: Sandbox) -> None:
        self.browser = browser
        self.sandbox = sandbox
        self.open("/_sandbox/")

    def open(self, path: str) -> None:
        self.browser.get(self.sandbox.url + path)

    def part(self, name: str) -> WebElement:
        found: WebElement = self.wait(lambda: self.browser.find_element(By.ID, name))
        return found

    def text(self, name: str) -> str:
        return self.part(name).text

    def wait(self, condition: Callable[[], Any]) -> Any:
        # The page may draw a part anew between the look at an element and its use.
        ignored = (NoSuchElementException, StaleElementReferenceException)
        return WebDriverWait(self.browser, 15, 0.05, ignored_exceptions=ignored).until(lambda _: condition())

    def click(self, selector: str) -> None:
        def clicked() -> bool:
            self.browser.find_element(By.CSS_SELECTOR, selector).click()
            return True

        self.wait(clicked)

    def form(self, target: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, f'form[data-post="/_sandbox/{target}"]')

    def press(self, target: str) -> None:
        self.form(target).find_element(By.TAG_NAME, "button").click()


@pytest.fixture
def page(chrome: Chrome, bill_sandbox: Sandbox) -> Iterator[Page]:
    yield Page(chrome, bill_sandbox)
    complaints = [entry["message"] for entry in chrome.get_log("browser")]
    chrome.get("about:blank")
    assert [text for text in complaints if "/_sandbox/" in text and "400" not in text] == []


def send(sandbox: Sandbox, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
    """Send a request as any program might."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(sandbox.url + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request) as response:
            content = response.read()
            return response.status, json.loads(content) if content else None
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())


def log_in(sandbox: Sandbox) -> dict[str, str]:
    account = sandbox.accounts[0]
    body = {
        "devKey": account.dev_key,
        "username": account.username,
        "password": account.password,
        "organizationId": account.organization_id,
    }
    _, answer = send(sandbox, "POST", "/connect/v3/login", body)
    return {"devKey": account.dev_key, "sessionId": answer["sessionId"]}


@pytest.mark.bill_sandbox(organizations=2, objects=400)
def test_shows_organizations_and_their_objects(page: Page) -> None:
    shown = page.text("organizations")
    for account in page.sandbox.accounts:
        assert account.organization_id in shown
    account = page.sandbox.accounts[0]
    bills = page.sandbox.counts()[account.organization_id]["bills"]
    assert f"bills {bills}" in shown
    page.browser.find_element(By.PARTIAL_LINK_TEXT, f"bills {bills}").click()
    newest = list(page.sandbox.objects(account.organization_id, "bills"))[-1]
    first = page.part("objects").find_element(By.CSS_SELECTOR, "tbody tr")
    assert newest["id"] in first.text
    assert str(newest["amount"]) in first.text
    first.find_element(By.TAG_NAME, "summary").click()
    assert json.loads(first.find_element(By.TAG_NAME, "pre").text, parse_float=Decimal) == newest


@pytest.mark.bill_sandbox(objects={"vendors": 120})
def test_objects_are_shown_in_pages(page: Page) -> None:
    account = page.sandbox.accounts[0]
    page.open(f"/_sandbox/browse?organization={account.organization_id}&kind=vendors")
    seen: list[str] = []
    while True:
        seen += [cell.text for cell in page.browser.find_elements(By.CSS_SELECTOR, "tbody td:first-child")]
        older = page.browser.find_elements(By.LINK_TEXT, "Older")
        if not older:
            break
        older[0].click()
    vendors = [vendor["id"] for vendor in page.sandbox.objects(account.organization_id, "vendors")]
    assert seen == vendors[::-1]
    page.browser.find_element(By.LINK_TEXT, "Newer").click()
    assert page.browser.find_elements(By.LINK_TEXT, "Older")


def test_the_log_is_live_and_shows_errors(page: Page) -> None:
    assert "Nothing has been received yet" in page.text("requests")
    headers = log_in(page.sandbox)
    page.wait(lambda: "/v3/login" in page.text("requests"))
    assert send(page.sandbox, "GET", "/connect/v3/bills/00n02NOBODY000000000?a=b", **headers)[0] == 404
    page.wait(lambda: "getBill" in page.text("requests"))
    row = page.part("requests").find_element(By.CSS_SELECTOR, "tr.bad")
    for text in ("404", "/v3/bills/00n02NOBODY000000000?a=b", "BDC_1205", "does not exist"):
        assert text in row.text
    page.part("errors-only").click()
    assert "/v3/login" not in page.text("requests")
    assert "getBill" in page.text("requests")
    assert "1 open" in page.form("sessions").text
    assert "1 of 200" in page.text("limits")


def test_what_others_wrote_is_text(page: Page) -> None:
    vendor = page.sandbox.seed("vendors", name=HOSTILE)
    headers = log_in(page.sandbox)
    send(page.sandbox, "GET", f"/connect/v3/vendors?filters={urllib.request.quote(HOSTILE)}", **headers)
    page.wait(lambda: "onerror" in page.text("requests"))
    page.open("/_sandbox/")
    assert "onerror" in page.text("requests")
    account = page.sandbox.accounts[0]
    page.open(f"/_sandbox/browse?organization={account.organization_id}&kind=vendors")
    assert HOSTILE in page.text("objects")
    assert vendor["id"] in page.text("objects")
    assert not page.browser.find_elements(By.CSS_SELECTOR, "main script, main img")
    assert "broken" not in page.browser.title


def test_turns_the_clock_and_ends_sessions(page: Page) -> None:
    before = page.sandbox.clock.now()
    Select(page.form("clock").find_element(By.NAME, "advance")).select_by_visible_text("a week")
    page.press("clock")
    page.wait(lambda: (page.sandbox.clock.now() - before).days >= 7)
    page.wait(lambda: page.text("clock").startswith(f"{page.sandbox.clock.now():%Y-%m-%d}"))
    headers = log_in(page.sandbox)
    page.wait(lambda: "1 open" in page.form("sessions").text)
    page.press("sessions")
    page.wait(lambda: "0 open" in page.form("sessions").text)
    assert send(page.sandbox, "GET", "/connect/v3/bills", **headers)[0] == 401


def test_switches_faults(page: Page) -> None:
    form = page.form("faults")
    Select(form.find_element(By.NAME, "kind")).select_by_visible_text("error_array")
    form.find_element(By.NAME, "operation").send_keys("listBills")
    form.find_element(By.NAME, "times").send_keys("2")
    form.find_element(By.NAME, "probability").send_keys("1.0")
    form.find_element(By.NAME, "executed").click()
    page.press("faults")
    page.wait(lambda: "after it was executed" in page.text("faults"))
    (active,) = page.sandbox.faults
    assert (active.fault.kind, active.fault.operation, active.fault.times) == ("error_array", "listBills", 2)
    headers = log_in(page.sandbox)
    status, body = send(page.sandbox, "GET", "/connect/v3/bills", **headers)
    assert (status, isinstance(body, list)) == (200, True)
    page.wait(lambda: "error_array 1" in page.text("requests"))
    page.part("faults").find_element(By.CSS_SELECTOR, "button").click()
    page.wait(lambda: "No faults" in page.text("faults"))
    assert len(page.sandbox.faults) == 0


def test_says_what_is_wrong_with_a_fault(page: Page) -> None:
    page.form("faults").find_element(By.NAME, "probability").send_keys("7")
    page.press("faults")
    page.wait(lambda: "probability" in page.text("notice"))
    assert len(page.sandbox.faults) == 0


def test_the_fault_form_asks_for_what_the_kind_needs(page: Page) -> None:
    form = page.form("faults")
    kind = Select(form.find_element(By.NAME, "kind"))
    for chosen, name, value in (
        ("latency", "seconds", "0.25"),
        ("status", "status", "502"),
        ("error_array", "code", "X"),
    ):
        kind.select_by_visible_text(chosen)
        field = form.find_element(By.NAME, name)
        assert field.is_displayed()
        field.send_keys(value)
    assert not form.find_element(By.NAME, "seconds").is_displayed()
    page.press("faults")
    page.wait(lambda: "error_array X" in page.text("faults"))
    kind.select_by_visible_text("latency")
    Select(form.find_element(By.NAME, "distribution")).select_by_visible_text("lognormal")
    page.press("faults")
    page.wait(lambda: "latency 0.25 s, lognormal" in page.text("faults"))
    first, second = page.sandbox.faults
    assert (first.fault.code, first.fault.seconds, first.fault.status) == ("X", 1.0, 503)
    assert (second.fault.seconds, second.fault.distribution) == (0.25, "lognormal")


def test_shows_messages(page: Page) -> None:
    headers = log_in(page.sandbox)
    assert "None yet" in page.text("messages")
    assert send(page.sandbox, "POST", "/connect/v3/mfa/challenge", {}, **headers)[0] == 200
    page.wait(lambda: "Your verification code is 123456." in page.text("messages"))


def test_shows_deliveries(page: Page) -> None:
    headers = log_in(page.sandbox)
    subscription = {
        "name": "Hook",
        "status": {"enabled": True},
        "events": [{"type": "vendor.created", "version": "1"}],
        "notificationUrl": "http://127.0.0.1:9/nobody-listens",
    }
    key = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    path = "/connect-events/v3/subscriptions"
    assert send(page.sandbox, "POST", path, subscription, **headers, **{"X-Idempotent-Key": key})[0] == 200
    address = {"line1": "1 Main St", "city": "Palo Alto", "zipOrPostalCode": "94301", "country": "US"}
    assert send(page.sandbox, "POST", "/connect/v3/vendors", {"name": "A", "address": address}, **headers)[0] == 201
    page.wait(lambda: "nobody-listens" in page.text("deliveries"))
    assert "vendor.created" in page.text("deliveries")
    page.wait(lambda: "pending" in page.text("deliveries") and "1" in page.text("deliveries"))
    Select(page.form("events").find_element(By.NAME, "type")).select_by_visible_text("vendor.created")
    page.press("events")
    page.wait(lambda: len(page.sandbox.deliveries) == 2)
    page.wait(lambda: page.text("deliveries").count("vendor.created") == 2)
    newest = page.sandbox.deliveries[-1]
    page.click(f'[data-key="delivery-{newest.number}"] summary')
    page.click(f'[data-post="/_sandbox/deliveries/{newest.number}/resend"]')
    page.wait(lambda: page.text("deliveries").count("nobody-listens") == 3)
    shown = page.text("deliveries")  # still open
    assert newest.event_id in shown
    assert newest.body.decode() in shown
    page.wait(lambda: newest.signature and newest.signature in page.text("deliveries"))


@pytest.mark.bill_sandbox(objects=100)
def test_fits_a_telephone(page: Page) -> None:
    page.browser.set_window_size(500, 900)
    try:
        page.open("/_sandbox/")
        width, shown = page.browser.execute_script(
            "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert width <= shown
    finally:
        page.browser.set_window_size(1360, 1600)
