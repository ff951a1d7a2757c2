"""The site visitor's browser: the system's Chromium, driven by Playwright's sync API."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserType, expect, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NO_THIRD_PARTY_COOKIES = "--test-third-party-cookie-phaseout"
PATIENCE_MS = 15_000
"""How long a page may take to show what is expected of it; nothing is waited for longer than it takes."""


def launched(kind: BrowserType, *arguments: str) -> Browser:
    """One more of the same Playwright, with further arguments; whoever asks closes it."""
    return kind.launch(executable_path=shutil.which("chromium"), args=[*ARGUMENTS, *arguments])


@contextmanager
def chromium() -> Iterator[Browser]:
    """Headless. Where the system has none, Playwright's own build. While it is open, async tests of this process cannot
    run and no second one can be opened: never keep it longer than one module."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = launched(playwright.chromium)
        try:
            yield browser
        finally:
            browser.close()
