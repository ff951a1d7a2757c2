"""What an operator does and sees, through the server's published API: the other side of every browser test."""

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import httpx
import msgspec
from websockets.sync.client import ClientConnection, connect

from chat_backend import protocol

T = TypeVar("T")


def eventually(look: Callable[[], T], *, within: float = 20.0) -> T:
    """The first truthy answer of ``look``; after ``within`` seconds the test fails with the last answer."""
    end = time.monotonic() + within
    while not (seen := look()):
        if time.monotonic() > end:
            raise AssertionError(f"still {seen!r} after {within:.0f} s")
        time.sleep(0.05)
    return seen


class OperatorsDesk:
    """One signed-in operator. Messages are read from the server, never from what the test wrote."""

    def __init__(self, address: str, token: str) -> None:
        self.address = address
        self._headers = {"Authorization": f"Bearer {token}"}
        self._client = httpx.Client(base_url=address, headers=self._headers, timeout=20)

    def close(self) -> None:
        self._client.close()

    def apply(self, command: protocol.Command) -> protocol.Change:
        body = msgspec.json.encode(command)
        answer = self._client.put(f"/api/v1/commands/{uuid.uuid4()}", content=body)
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=protocol.Applied).change

    def snapshot(self) -> protocol.Snapshot:
        answer = self._client.get("/api/v1/snapshot")
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=protocol.Snapshot)

    def dialogs(self) -> tuple[protocol.Dialog, ...]:
        return self.snapshot().page.dialogs

    def dialogs_with(self, user_id: str) -> protocol.DialogPage:
        """The dialogs of one user, and the user."""
        answer = self._client.get(f"/api/v1/users/{user_id}/dialogs")
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=protocol.DialogPage)

    def dialog(self) -> protocol.Dialog:
        """The one open dialog there is, waited for."""
        return eventually(self.dialogs)[0]

    def messages(self, dialog_id: str | None = None) -> list[protocol.Message]:
        """All messages of a dialog, of the only one without an id, in order."""
        if dialog_id is None:
            dialogs = self.dialogs()
            if not dialogs:
                return []
            dialog_id = dialogs[0].id
        found: list[protocol.Message] = []
        before = ""
        while True:
            answer = self._client.get(f"/api/v1/dialogs/{dialog_id}/messages?limit=100{before}")
            assert answer.status_code == 200, answer.text
            page = msgspec.json.decode(answer.content, type=protocol.MessagePage)
            found = [*page.messages, *found]
            if not page.has_older:
                return found
            before = f"&before={page.messages[0].number}"

    def written_by_user(self) -> list[str]:
        return [message.text for message in self.messages() if message.kind == "user"]

    def answer(self, text: str, *, dialog_id: str | None = None) -> protocol.Change:
        return self.apply(protocol.SendMessage(dialog_id=dialog_id or self.dialog().id, text=text))

    def note(self, text: str) -> protocol.Change:
        return self.apply(protocol.AddNote(dialog_id=self.dialog().id, text=text))

    @contextmanager
    def stream(self) -> Iterator["DeskStream"]:
        url = f"{self.address.replace('http', 'ws', 1)}/api/v1/stream?after={self.snapshot().number}"
        with connect(url, additional_headers=self._headers) as socket:
            yield DeskStream(socket)


class DeskStream:
    """The operator's live stream."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def tell(self, frame: protocol.ClientFrame) -> None:
        self._socket.send(msgspec.json.encode(frame).decode())

    def wait_for(self, wanted: Callable[[Any], bool], *, within: float = 20.0) -> Any:
        """The first frame that is wanted; others are passed over."""
        end = time.monotonic() + within
        while True:
            data = self._socket.recv(timeout=max(0.01, end - time.monotonic()))
            frame = msgspec.json.decode(data, type=protocol.StreamFrame)
            if wanted(frame):
                return frame
