"""The admin page in a browser: it shows what happens, and its controls work."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from bill_async.sandbox import Fault, Sandbox
from tests.browser import chromium, color_scheme, telephone

pytestmark = pytest.mark.long

HOSTILE = "<script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">"


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


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
    row = page.part("requests").find_element(By.CSS_SELECTOR, ".bad")
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


def test_a_request_opens_and_stays_open(page: Page) -> None:
    headers = log_in(page.sandbox)
    address = {"line1": "1 Main St", "city": "Palo Alto", "zipOrPostalCode": "94301", "country": "US"}
    vendor = {"name": HOSTILE, "address": address, "taxId": "123456789", "taxIdType": "EIN"}
    assert send(page.sandbox, "POST", "/connect/v3/vendors", vendor, **headers)[0] == 201
    page.wait(lambda: "createVendor" in page.text("requests"))
    page.click('[data-key="request-2"] summary')
    page.wait(lambda: HOSTILE.replace('"', '\\"') in page.text("requests"))
    shown = page.text("requests")
    for text in ("201 Created", "POST /connect/v3/vendors", "Content-Type", '"city": "Palo Alto"', '"taxId": "***"'):
        assert text in shown
    for secret in (*headers.values(), "123456789"):
        assert secret not in page.browser.page_source
    send(page.sandbox, "GET", "/connect/v3/vendors?max=1", **headers)
    page.wait(lambda: "listVendors" in page.text("requests"))
    assert '"city": "Palo Alto"' in page.text("requests")
    assert "broken" not in page.browser.title


def test_is_used_with_the_keyboard(page: Page) -> None:
    log_in(page.sandbox)
    page.wait(lambda: "/v3/login" in page.text("requests"))
    body = page.browser.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    assert page.browser.switch_to.active_element.text == "Skip to the content"
    page.browser.execute_script("document.querySelector('.requests summary').focus()")
    page.browser.switch_to.active_element.send_keys(Keys.ENTER)
    page.wait(lambda: "200 OK" in page.text("requests"))
    send(page.sandbox, "GET", "/connect/v3/bills")
    page.wait(lambda: "/v3/bills" in page.text("requests"))
    focused = page.browser.switch_to.active_element  # not lost when the list is drawn again
    assert focused.tag_name == "summary"
    assert "/v3/login" in focused.text
    focused.send_keys(Keys.ENTER)
    page.wait(lambda: "200 OK" not in page.text("requests"))


def test_everything_has_a_name(page: Page) -> None:
    page.sandbox.faults.add(Fault("reset", operation="bills.*"))
    log_in(page.sandbox)
    page.wait(lambda: "/v3/login" in page.text("requests") and "Remove" in page.text("faults"))
    nodes = page.browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    parts = ("button", "checkbox", "combobox", "link", "meter", "region", "textbox", "DisclosureTriangle")
    named = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if node.get("role", {}).get("value") in parts
    ]
    assert {"button", "combobox", "meter", "region"} <= {role for role, _ in named}
    assert [role for role, name in named if not name.strip()] == []


@pytest.mark.bill_sandbox(organizations=60, objects=20)
def test_organizations_are_shown_in_pages(page: Page) -> None:
    seen: list[str] = []
    while True:
        seen += [each.text for each in page.browser.find_elements(By.CSS_SELECTOR, "#organizations article > code")]
        later = page.browser.find_elements(By.LINK_TEXT, "Later")
        if not later:
            break
        later[0].click()
    assert seen == [account.organization_id for account in page.sandbox.accounts]
    assert "49 to 60 of 60" in page.text("organizations")


@pytest.mark.bill_sandbox(objects={"bills": 10_000})
def test_ten_thousand_bills_and_requests_are_shown_in_parts(page: Page) -> None:
    headers = log_in(page.sandbox)
    for _ in range(250):
        send(page.sandbox, "GET", "/connect/v3/bills?max=1", **headers)
    page.open("/_sandbox/")
    page.browser.find_element(By.LINK_TEXT, "Older requests").click()
    page.wait(lambda: "/_sandbox/log" in page.browser.current_url)
    page.browser.find_element(By.LINK_TEXT, "Older requests").click()
    page.wait(lambda: len(page.browser.find_elements(By.CSS_SELECTOR, ".requests > li")) == 51)
    assert not page.browser.find_elements(By.LINK_TEXT, "Older requests")
    page.click(".requests > li:last-child summary")
    page.wait(lambda: '"password": "***"' in page.browser.find_element(By.TAG_NAME, "main").text)
    page.open(f"/_sandbox/browse?organization={page.sandbox.accounts[0].organization_id}&kind=bills")
    assert page.browser.execute_script("return document.querySelectorAll('*').length") < 2_000


@pytest.mark.bill_sandbox(organizations=2, objects=100)
@pytest.mark.parametrize("width", [390, 320])
def test_fits_a_telephone(page: Page, width: int) -> None:
    account = page.sandbox.accounts[0]
    headers = log_in(page.sandbox)
    send(page.sandbox, "GET", f"/connect/v3/bills/{'0' * 90}?{'a' * 90}={'b' * 90}", **headers)
    page.sandbox.faults.add(Fault("status", operation="vendors.*", status=503, retry_after=7, every=3, times=2))
    browse = f"/_sandbox/browse?organization={account.organization_id}&kind=bills"
    with telephone(page.browser, width=width):
        for path in ("/_sandbox/", "/_sandbox/log", browse):
            page.open(path)
            for summary in page.browser.find_elements(By.CSS_SELECTOR, ".requests summary, td summary")[:2]:
                summary.click()
            if path != browse:
                page.wait(lambda: page.browser.find_elements(By.CSS_SELECTOR, ".exchange pre"))
            across, small = page.browser.execute_script(
                """
                const tapped = "button, select, input:not([type=checkbox]), summary, .chips a";
                const small = [...document.querySelectorAll(tapped)]
                  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 40);
                return [document.documentElement.scrollWidth, small.map((each) => each.outerHTML)];
                """
            )
            assert across == width
            assert small == []


def brightness(color: str) -> int:
    """Return the sum of red, green and blue."""
    return sum(int(part) for part in re.findall(r"\d+", color)[:3])


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_is_light_or_dark_as_the_system_is(page: Page, scheme: str, dark: bool) -> None:
    with color_scheme(page.browser, scheme):
        page.open("/_sandbox/")
        body = page.browser.find_element(By.TAG_NAME, "body")
        ink, ground = (brightness(body.value_of_css_property(name)) for name in ("color", "background-color"))
        assert (ink > ground) is dark


def test_asks_no_other_server(page: Page) -> None:
    log_in(page.sandbox)
    page.wait(lambda: "/v3/login" in page.text("requests"))
    loaded = page.browser.execute_script("return performance.getEntries().map((entry) => entry.name)")
    assert [name for name in loaded if "://" in name and not name.startswith(f"{page.sandbox.url}/_sandbox/")] == []
