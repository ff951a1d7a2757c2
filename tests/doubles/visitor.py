"""A person on the site, over the site's own interface."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import httpx
import msgspec
from websockets.sync.client import connect

from chat_backend.protocol import (
    MAX_EVENTS,
    File,
    SetValue,
    SiteEvent,
    SiteEvents,
    SiteFollow,
    SiteHello,
    SiteMessage,
    SiteMessagePage,
    SiteProperties,
    SiteSession,
    SiteTypingNow,
    SiteWrite,
)

T = TypeVar("T")
_numbers = itertools.count(1)


class Visitor:
    """Opens a session at once."""

    def __init__(self, address: str, site_key: str) -> None:
        self._http = httpx.Client(base_url=address, timeout=10, trust_env=False)
        session = self._decoded(
            self._http.post("/site/v1/sessions", content=_json(SiteHello(site_key=site_key))), SiteSession
        )
        self.user_id = session.user_id
        self._token = session.token
        self._http.headers["Authorization"] = f"Bearer {session.token}"

    def write(self, text: str, client_id: str | None = None) -> SiteMessage:
        client_id = client_id or f"visitor-{self.user_id}-{next(_numbers)}"
        answer = self._http.put(f"/site/v1/messages/{client_id}", content=_json(SiteWrite(text=text)))
        return self._decoded(answer, SiteMessage)

    def send_file(self, name: str, content: bytes, content_type: str = "application/octet-stream") -> SiteMessage:
        """A message with nothing but a file."""
        number = next(_numbers)
        where = f"/site/v1/files/file-{self.user_id}-{number}"
        headers = {"Content-Type": content_type}
        file = self._decoded(self._http.put(where, params={"name": name}, content=content, headers=headers), File)
        body = _json(SiteWrite(text="", file_ids=(file.id,)))
        answer = self._http.put(f"/site/v1/messages/visitor-{self.user_id}-{number}", content=body)
        return self._decoded(answer, SiteMessage)

    @contextmanager
    def typing(self, text: str) -> Iterator[None]:
        """He is on the site, with this in the field."""
        address = str(self._http.base_url.join("/site/v1/stream")).replace("http", "ws", 1)
        with connect(address, proxy=None) as stream:
            stream.send(_json(SiteFollow(token=self._token, after=0)).decode())
            stream.send(_json(SiteTypingNow(text=text)).decode())
            yield

    def track(self, *names: str, age: int = 0, **facts: str | float | bool) -> None:
        """Tell of events, oldest first, as the page does; ``facts`` are what it says of each."""
        page = str(facts.pop("page", "")) or None
        title = str(facts.pop("page_title", "")) or None
        for begin in range(0, len(names), MAX_EVENTS):
            events = tuple(
                SiteEvent(
                    id=f"event-{next(_numbers)}", name=name, age=age, props=dict(facts), page=page, page_title=title
                )
                for name in names[begin : begin + MAX_EVENTS]
            )
            answer = self._http.post("/site/v1/events", content=_json(SiteEvents(events=events)))
            assert answer.is_success, answer.text

    def tell(self, **properties: SetValue) -> None:
        """Set properties, as the page does."""
        answer = self._http.put("/site/v1/properties", content=_json(SiteProperties(properties=properties)))
        assert answer.is_success, answer.text

    def texts(self) -> list[str]:
        """What the site's window shows, oldest first."""
        return [message.text for message in self._page().messages]

    def files(self) -> list[File]:
        """Of all messages the site's window shows; their addresses are whole."""
        found = [file for message in self._page().messages for file in message.files]
        return [msgspec.structs.replace(file, url=str(self._http.base_url.join(file.url))) for file in found]

    def _page(self) -> SiteMessagePage:
        return self._decoded(self._http.get("/site/v1/messages", params={"limit": 200}), SiteMessagePage)

    def close(self) -> None:
        self._http.close()

    @staticmethod
    def _decoded(answer: httpx.Response, kind: type[T]) -> T:
        assert answer.is_success, answer.text
        return msgspec.json.decode(answer.content, type=kind)


def _json(body: msgspec.Struct) -> bytes:
    return msgspec.json.encode(body)
