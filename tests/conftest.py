"""What any test may ask for: the Chromium of this machine, found or missed aloud."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM_PLACES = (
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)

# Time limits for single examples fail by chance on a busy machine.
settings.register_profile("quanze", deadline=None)
settings.load_profile("quanze")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for Chromium, so that `-m "not browser"` leaves them all out."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def find_chromium() -> Path | None:
    """The browser that CHROMIUM names, else the first one in its usual places."""
    named = os.environ.get("CHROMIUM")
    for candidate in (named,) if named else CHROMIUM_PLACES:
        if found := shutil.which(candidate):
            return Path(found)
    return None


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The path of Chromium. Without one the test is skipped, or fails where QUANZE_REQUIRE_BROWSER=1."""
    if path := find_chromium():
        return path
    reason = "needs Chromium: install it, or name it by the environment variable CHROMIUM"
    if os.environ.get("QUANZE_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """A running headless Chromium, one for each test process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium)
        yield running
        running.close()
