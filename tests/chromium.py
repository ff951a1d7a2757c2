"""The site visitor's browser: the system's Chromium, driven by Playwright's sync API."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 15_000
"""How long a page may take to show what is expected of it; nothing is waited for longer than it takes."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Headless. Where the system has none, Playwright's own build. While it is open, async tests of this process cannot
    run and no second one can be opened: never keep it longer than one module."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
