"""An operator and a site user, as thin real clients of a server: HTTP by httpx, streams by websockets."""

import asyncio
import hashlib
import hmac
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self, TypeVar

import httpx
import msgspec
from websockets.asyncio.client import ClientConnection, connect

from chat_backend.protocol import (
    Applied,
    Change,
    Changed,
    ChangePage,
    Dialog,
    DialogPage,
    EventPage,
    Hello,
    MakeServerKey,
    Message,
    MessagePage,
    Operator,
    Refusal,
    SecretKeys,
    ServerKeyMade,
    SiteEvent,
    SiteEvents,
    SiteFollow,
    SiteFrame,
    SiteHello,
    SiteIdentify,
    SiteMessage,
    SiteMessagePage,
    SiteProperties,
    SiteSession,
    SiteStart,
    SiteWrite,
    Snapshot,
    StreamFrame,
    Tracked,
    UserCard,
    UserPage,
    Wire,
)

T = TypeVar("T")
W = TypeVar("W", bound=Wire)
_PATIENCE = 10.0

_ids = itertools.count(1)


def fresh(prefix: str) -> str:
    """An id that no other call of this test run gives."""
    return f"{prefix}-{next(_ids)}"


def decoded(answer: httpx.Response, kind: type[T]) -> T:
    assert answer.is_success, answer.text
    return msgspec.json.decode(answer.content, type=kind)


def refusal(answer: httpx.Response) -> Refusal:
    assert not answer.is_success, answer.text
    return msgspec.json.decode(answer.content, type=Refusal)


def entity(change: Change, kind: type[W], /, **fields: object) -> W:
    """The one entity of a kind with these fields in a change."""
    found = [e for e in change.entities if isinstance(e, kind) and all(getattr(e, n) == v for n, v in fields.items())]
    assert len(found) == 1, change
    return found[0]


class Stream:
    """One open stream; frames are decoded and kept in order."""

    def __init__(self, socket: ClientConnection, union: Any) -> None:
        self.socket = socket
        self._decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(union)

    async def next(self) -> Any:
        async with asyncio.timeout(_PATIENCE):
            return self._decoder.decode(await self.socket.recv())

    async def until(self, kind: type[W], /, **fields: object) -> W:
        """The next frame of a kind with these fields; others are passed over."""
        while True:
            frame = await self.next()
            if isinstance(frame, kind) and all(getattr(frame, n) == v for n, v in fields.items()):
                return frame

    async def changes_to(self, number: int) -> list[Change]:
        """All changes up to one number, in the order they came."""
        changes: list[Change] = []
        while not changes or changes[-1].number < number:
            frame = await self.next()
            if isinstance(frame, Changed):
                changes.append(frame.change)
        return changes

    async def say(self, frame: Wire) -> None:
        await self.socket.send(msgspec.json.encode(frame).decode())

    async def close_code(self) -> int | None:
        async with asyncio.timeout(_PATIENCE):
            await self.socket.wait_closed()
        return self.socket.close_code


class OperatorClient:
    """A signed-in operator."""

    def __init__(self, address: str, token: str, operator: Operator) -> None:
        self.address = address
        self.token = token
        self.me = operator
        self.http = httpx.AsyncClient(
            base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=_PATIENCE, trust_env=False
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def put(self, command: Wire, client_id: str | None = None) -> httpx.Response:
        return await self.http.put(f"/api/v1/commands/{client_id or fresh('c')}", content=msgspec.json.encode(command))

    async def do(self, command: Wire, client_id: str | None = None) -> Change:
        return decoded(await self.put(command, client_id), Applied).change

    async def snapshot(self) -> Snapshot:
        return decoded(await self.http.get("/api/v1/snapshot"), Snapshot)

    async def changes(self, after: int = 0) -> tuple[Change, ...]:
        page = decoded(await self.http.get("/api/v1/changes", params={"after": after, "limit": 1000}), ChangePage)
        return page.changes

    async def dialog(self, dialog_id: str) -> Dialog:
        return decoded(await self.http.get(f"/api/v1/dialogs/{dialog_id}"), DialogPage).dialogs[0]

    async def messages(self, dialog_id: str, **params: int) -> MessagePage:
        return decoded(await self.http.get(f"/api/v1/dialogs/{dialog_id}/messages", params=params), MessagePage)

    async def entries(self, dialog_id: str) -> tuple[Message, ...]:
        return (await self.messages(dialog_id, limit=200)).messages

    async def card(self, user_id: str) -> UserCard:
        return decoded(await self.http.get(f"/api/v1/users/{user_id}"), UserCard)

    async def events(self, user_id: str, **params: str | int) -> EventPage:
        return decoded(await self.http.get(f"/api/v1/users/{user_id}/events", params=params), EventPage)

    async def users(self, **params: str | int) -> UserPage:
        return decoded(await self.http.get("/api/v1/users", params=params), UserPage)

    async def keys(self) -> SecretKeys:
        return decoded(await self.http.get("/api/v1/keys"), SecretKeys)

    async def prove(self, external_id: str) -> str:
        """What the site's own server would sign."""
        key = (await self.keys()).identity_key
        return hmac.new(key.encode(), external_id.encode(), hashlib.sha256).hexdigest()

    async def server_key(self, name: str = "shop") -> ServerKeyMade:
        body = msgspec.json.encode(MakeServerKey(name=name))
        return decoded(await self.http.post("/api/v1/keys/server", content=body), ServerKeyMade)

    @asynccontextmanager
    async def stream(self, after: int = 0) -> AsyncIterator[Stream]:
        url = self.address.replace("http", "ws", 1) + f"/api/v1/stream?after={after}"
        async with connect(url, additional_headers={"Authorization": f"Bearer {self.token}"}, proxy=None) as socket:
            yield Stream(socket, StreamFrame)

    @asynccontextmanager
    async def following(self, after: int = 0) -> AsyncIterator[Stream]:
        """A stream whose ``Hello`` has come."""
        async with self.stream(after) as stream:
            assert isinstance(await stream.next(), Hello)
            yield stream


class SiteClient:
    """A visitor of the site with his token."""

    def __init__(self, address: str, session: SiteSession) -> None:
        self.address = address
        self.session = session
        self.http = httpx.AsyncClient(
            base_url=address,
            headers={"Authorization": f"Bearer {session.token}"},
            timeout=_PATIENCE,
            trust_env=False,
        )

    @property
    def user_id(self) -> str:
        return self.session.user_id

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def put(self, text: str, client_id: str | None = None, **more: Any) -> httpx.Response:
        body = msgspec.json.encode(SiteWrite(text=text, **more))
        return await self.http.put(f"/site/v1/messages/{client_id or fresh('m')}", content=body)

    async def write(self, text: str, client_id: str | None = None, **more: Any) -> SiteMessage:
        return decoded(await self.put(text, client_id, **more), SiteMessage)

    async def post_events(self, *events: SiteEvent) -> httpx.Response:
        return await self.http.post("/site/v1/events", content=msgspec.json.encode(SiteEvents(events=events)))

    async def track(self, name: str, **more: Any) -> Tracked:
        """One event; ``more`` are its fields."""
        event = SiteEvent(**{"id": fresh("e"), "name": name, **more})
        return decoded(await self.post_events(event), Tracked)

    async def identify(self, external_id: str, proof: str, **properties: Any) -> httpx.Response:
        body = SiteIdentify(id=external_id, proof=proof, properties=properties)
        return await self.http.post("/site/v1/identify", content=msgspec.json.encode(body))

    async def set(self, **properties: Any) -> httpx.Response:
        return await self.http.put(
            "/site/v1/properties", content=msgspec.json.encode(SiteProperties(properties=properties))
        )

    async def page(self, **params: int) -> SiteMessagePage:
        return decoded(await self.http.get("/site/v1/messages", params=params), SiteMessagePage)

    @asynccontextmanager
    async def stream(self, after: int = 0, **more: Any) -> AsyncIterator[Stream]:
        """A stream whose ``SiteStart`` has come."""
        url = self.address.replace("http", "ws", 1) + "/site/v1/stream"
        async with connect(url, proxy=None) as socket:
            stream = Stream(socket, SiteFrame)
            await stream.say(SiteFollow(token=self.session.token, after=after, **more))
            assert isinstance(await stream.next(), SiteStart)
            yield stream


async def visit(address: str, site_key: str, **more: Any) -> httpx.Response:
    body = msgspec.json.encode(SiteHello(site_key=site_key, **more))
    async with httpx.AsyncClient(base_url=address, timeout=_PATIENCE, trust_env=False) as http:
        return await http.post("/site/v1/sessions", content=body)
