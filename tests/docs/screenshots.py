"""The pictures of the documentation: the sandbox's page, on a screen and on a telephone.

`make screenshots` writes them into docs/pages/images. They are not made by `make docs`, which needs no browser: and
their pixels follow from the fonts of the machine, so that they are made anew only when the page changes.
"""

from __future__ import annotations

import asyncio
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from bill_async import BillClient, BillError
from bill_async.sandbox import Fault, Sandbox, SandboxClock
from tests.browser import chromium, color_scheme, screen, telephone

from .guides import PAGES

FOLDER: Final = PAGES / "images"
WIDTHS: Final = {"sandbox.webp": 1200, "sandbox-telephone.webp": 390}
_NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
_URL: Final = "http://127.0.0.1:8080"
_CHANGE_TEXT: Final = """
const [before, after] = arguments;
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll(before, after);
"""
_SCROLL: Final = """
document.activeElement.blur();
scrollTo(0, document.getElementById(arguments[0]).offsetTop - 70);
"""


class _StillClock(SandboxClock):
    """A clock that moves only when it is advanced, so that two pictures are the same."""

    def now(self) -> datetime:
        return _NOON + timedelta(seconds=round(self.offset))


async def take(folder: Path) -> None:
    """Write all pictures into a folder."""
    sandbox = Sandbox(organizations=3, objects=2_000, seed=7, clock=_StillClock())
    async with sandbox, BillClient.from_env(sandbox.environ(), clock=sandbox.client_clock) as client:
        await client.vendors.list(max=1)
        sandbox.faults.add(Fault("status", status=503, operation="bills.*", times=1))
        bills = await client.bills.list(max=2)
        await client.bills.get(bills.items[0].id)
        try:
            await client.bills.get("00n02NOBODY000000000")
        except BillError:
            pass
        await asyncio.to_thread(_photograph, sandbox.url, folder)


def _photograph(url: str, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as profile, chromium(Path(profile)) as browser:
        with color_scheme(browser, "light"), screen(browser, width=WIDTHS["sandbox.webp"], height=1_180):
            _save(browser, url, folder / "sandbox.webp", "organizations")
        with color_scheme(browser, "dark"), telephone(browser, width=WIDTHS["sandbox-telephone.webp"]):
            _save(browser, url, folder / "sandbox-telephone.webp", "requests-title")


def _save(browser: Chrome, url: str, path: Path, top: str) -> None:
    """Open the last refused request, and save what the screen shows."""
    browser.get(f"{url}/_sandbox/")
    browser.find_element(By.ID, "live").click()  # it stays as it is
    browser.find_element(By.CSS_SELECTOR, ".requests > .bad summary").click()
    WebDriverWait(browser, 15).until(lambda _: browser.find_elements(By.CSS_SELECTOR, ".exchange pre"))
    host, shown = url.removeprefix("http://"), _URL.removeprefix("http://")
    browser.execute_script(_CHANGE_TEXT, host, shown)
    browser.execute_script(_SCROLL, top)
    path.write_bytes(_picture(browser))


def _picture(browser: Chrome) -> bytes:
    """Return what the screen shows, once it stays the same."""
    last = ""
    for _ in range(50):
        data: str = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": 85})["data"]
        if data == last:
            break
        last = data
    return b64decode(last)


def referenced() -> Iterator[str]:
    """Yield the names of the pictures that a page shows."""
    for page in sorted(PAGES.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        yield from (name for name in WIDTHS if f"images/{name})" in text)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    asyncio.run(take(FOLDER))
