"""The chat as a visitor meets it: what he sees and does on one page, and all that page got and told over the wire."""

import json
from urllib.parse import urljoin

from playwright.sync_api import Browser, BrowserContext, Locator, Page, WebSocket, expect

LIVE = 40_000
"""How long a page may take to be connected again after an outage, in milliseconds: longer than the longest back-off."""

WATCH = """
window.__watch = { violations: [], names: null };
document.addEventListener("securitypolicyviolation", (event) =>
  window.__watch.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
window.__watch.names = Object.getOwnPropertyNames(window);
"""


class SiteChat:
    """One tab. ``troubles`` collects page errors and whatever the console calls an error about policies."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.troubles: list[str] = []
        self.wire: list[str] = []
        self.told: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda said: self.troubles.append(said.text) if "operator chat" in said.text else None)
        page.on("websocket", self._record)

    def _record(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: self.wire.append(str(data)))
        socket.on("framesent", lambda data: self.told.append(str(data)))

    @property
    def host(self) -> Locator:
        return self.page.locator("operator-chat")

    @property
    def launcher(self) -> Locator:
        return self.host.locator(".launcher")

    @property
    def teaser(self) -> Locator:
        """The first words of what was written, beside the button."""
        return self.host.locator(".teaser")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("dialog")

    @property
    def input(self) -> Locator:
        return self.host.locator("textarea")

    @property
    def bubbles(self) -> Locator:
        return self.host.locator(".bubble")

    @property
    def sent(self) -> Locator:
        """Messages that the server has."""
        return self.host.locator(".row:not(.waiting, .failed)")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def complaint(self) -> Locator:
        """What is wrong with what is in the composer."""
        return self.host.locator(".composer").get_by_role("alert")

    def open(self) -> "SiteChat":
        self.launcher.click()
        expect(self.input).to_be_focused()
        return self

    def connected(self) -> "SiteChat":
        """Wait until the panel is filled and the stream is live."""
        expect(self.host.locator(".state")).not_to_be_empty(timeout=LIVE)
        expect(self.host.locator(".loading")).to_be_hidden(timeout=LIVE)
        return self.followed()

    def go(self, path: str) -> "SiteChat":
        """To another page in the same tab."""
        self.wire.clear()
        self.page.goto(urljoin(self.page.url, path))
        return self

    def followed(self) -> "SiteChat":
        """Wait until the stream is live: whatever the page shows now is what it shows."""
        for _ in range(LIVE // 50):
            if any('"start"' in frame for frame in self.wire):
                return self
            self.page.wait_for_timeout(50)
        raise AssertionError("the stream did not start")

    def write(self, text: str) -> None:
        self.input.fill(text)
        self.input.press("Enter")

    def shows(self, *texts: str) -> None:
        """These bubbles in this order and no others; nothing is waiting any more."""
        expect(self.bubbles).to_have_text(list(texts), timeout=LIVE)
        expect(self.host.locator(".row.waiting, .row.failed")).to_have_count(0, timeout=LIVE)

    def told_typing(self, *texts: str) -> None:
        """These drafts were told to the server in this order, and no others."""
        self.page.wait_for_timeout(200)  # the browser reports its frames a moment later
        frames = [json.loads(frame) for frame in self.told]
        assert [frame["text"] for frame in frames if frame["type"] == "typing_now"] == list(texts)

    def token(self) -> str | None:
        found = self.page.evaluate("Object.entries(localStorage).find(([key]) => key.endsWith(':token'))?.[1] ?? null")
        return None if found is None else str(found)

    def seen_number(self) -> int:
        """The number of the newest message that any tab has shown; 0 before the first."""
        found = self.page.evaluate("Object.entries(localStorage).find(([key]) => key.endsWith(':seen'))?.[1] ?? 0")
        return int(found)

    def unsent(self) -> int:
        return int(self.page.evaluate("Object.keys(localStorage).filter((key) => key.includes(':unsent:')).length"))

    def violations(self) -> list[str]:
        return list(self.page.evaluate("window.__watch.violations"))


class Visitor:
    """One browser profile: its tabs share storage."""

    def __init__(self, browser: Browser, address: str, **options: object) -> None:
        self.context: BrowserContext = browser.new_context(**{"locale": "en-US", **options})  # type: ignore[arg-type]
        self.context.add_init_script(WATCH)
        self.address = address
        self.tabs: list[SiteChat] = []

    def visit(self, path: str = "/") -> SiteChat:
        """A new tab in which the chat's button is there."""
        chat = self.arrive(path)
        expect(chat.launcher).to_be_visible()
        return chat

    def arrive(self, path: str = "/") -> SiteChat:
        """A new tab, whatever the chat shows on it."""
        chat = SiteChat(self.context.new_page())
        self.tabs.append(chat)
        chat.page.goto(self.address + path)
        return chat

    def leave(self) -> None:
        """End the visit; whatever the page suffered meanwhile fails the test."""
        troubles = [trouble for tab in self.tabs for trouble in tab.troubles]
        violations = [found for tab in self.tabs if not tab.page.is_closed() for found in tab.violations()]
        self.context.close()
        assert troubles == []
        assert violations == []
