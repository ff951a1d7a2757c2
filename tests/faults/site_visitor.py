"""A visitor's page: sends its messages one after the other until each is through, and follows its stream."""

import http.client
import threading
from contextlib import suppress
from urllib.parse import urlsplit

import msgspec
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from chat_backend.protocol import SiteFollow, SiteFrame, SiteMessage, SiteMessagePage, SiteWrite

_PATIENCE = 0.4
_frame = msgspec.json.Decoder(SiteFrame)


class SiteVisitor:
    """``address`` may lead through a faulty network. ``written`` are the texts in the order they were typed."""

    def __init__(self, address: str, token: str, *, follows: bool) -> None:
        self._address = address
        self._token = token
        self._waiting: list[tuple[str, str]] = []
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.written: list[str] = []
        self.heard: list[SiteMessage] = []
        """What the stream told, in the order it did."""
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="visitor", daemon=True) if follows else None
        if self._thread is not None:
            self._thread.start()

    @property
    def follows(self) -> bool:
        return self._thread is not None

    def write(self, text: str) -> None:
        self.written.append(text)
        self._waiting.append((f"visitor-{text}", text))
        self.send_waiting()

    def send_waiting(self) -> bool:
        """Whether all is through."""
        while self._waiting:
            client_id, text = self._waiting[0]
            answer = self._exchange("PUT", f"/site/v1/messages/{client_id}", msgspec.json.encode(SiteWrite(text=text)))
            if answer is None:
                return False
            self._waiting.pop(0)
        return True

    def shown(self) -> list[str]:
        """Ids of all that the page shows, oldest first. With a network that works."""
        answer = self._exchange("GET", "/site/v1/messages?limit=200", None, patience=30)
        if answer is None:
            raise AssertionError("a visitor cannot ask for his messages")
        return [message.id for message in msgspec.json.decode(answer, type=SiteMessagePage).messages]

    def close(self) -> None:
        self._ending.set()
        if self._thread is not None:
            self._thread.join()

    def _exchange(self, method: str, path: str, body: bytes | None, *, patience: float = _PATIENCE) -> bytes | None:
        connection = http.client.HTTPConnection(urlsplit(self._address).netloc, timeout=patience)
        try:
            connection.request(method, path, body, self._headers)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        return content if answer.status < 300 and content.startswith(b"{") else None

    def _follow(self) -> None:
        while not self._ending.is_set():
            with suppress(OSError, WebSocketException, TimeoutError, EOFError, msgspec.MsgspecError):
                self._follow_once()
            self._ending.wait(0.02)

    def _follow_once(self) -> None:
        after = self.heard[-1].number if self.heard else 0
        where = f"{self._address.replace('http', 'ws', 1)}/site/v1/stream"
        with connect(where, open_timeout=_PATIENCE, close_timeout=0.1, compression=None, proxy=None) as socket:
            socket.send(msgspec.json.encode(SiteFollow(token=self._token, after=after)).decode())
            quiet = 0
            while not self._ending.is_set():
                try:
                    frame = _frame.decode(socket.recv(timeout=0.05))
                    quiet = 0
                except TimeoutError:
                    quiet += 1
                    if quiet > 40:  # a connection that says nothing for so long may be dead
                        return
                    continue
                if isinstance(frame, SiteMessage):
                    self.heard.append(frame)
