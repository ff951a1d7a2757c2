"""Our own backend behind the contract of ``backends.port``."""

import ssl
from collections.abc import AsyncGenerator, Callable, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import msgspec

from chat_backend import protocol as wire
from operator_app.backends import port
from operator_app.backends.own import address as addresses
from operator_app.backends.own import encoding
from operator_app.backends.own.decoding import Decoder, Malformed
from operator_app.backends.own.http import Http
from operator_app.backends.own.mail import OwnMail
from operator_app.backends.own.stream import Stream
from operator_app.backends.own.team import OwnTeam
from operator_app.domain.abilities import Abilities
from operator_app.domain.changes import Change
from operator_app.domain.commands import Command
from operator_app.domain.dialogs import DialogState
from operator_app.domain.messages import File
from operator_app.domain.problems import (
    BackendError,
    OutcomeUnknown,
    RefusalReason,
    Refused,
    Unreachable,
    UnreachableReason,
)
from operator_app.domain.search import SearchQuery
from operator_app.domain.site_events import EventKind, EventPage, ExportFormat, UserTotals
from operator_app.domain.triggers import TriggerNumbers
from operator_app.domain.value import ClientId, DialogId, Revision, SegmentId, TriggerId, UserId

T = TypeVar("T")


class OwnBackend:
    """One signed-in account. ``tls`` may be None only for an address without TLS."""

    def __init__(
        self, address: str, token: str, tls: ssl.SSLContext | None = None, *, file_limit: int | None = None
    ) -> None:
        """``file_limit``: as it was last time, until the backend says it anew."""
        self._file_limit = file_limit or wire.DEFAULT_FILE_LIMIT
        self._address = address
        self._http = Http(address, tls, token=token)
        self._decoder = Decoder(address)
        self._stream = Stream(address, tls, token, self._decoder)
        self._team = OwnTeam(self._http, address)
        self._mail = OwnMail(self._http)

    @property
    def team(self) -> OwnTeam:
        return self._team

    @property
    def mail(self) -> OwnMail:
        return self._mail

    @property
    def capabilities(self) -> port.Capabilities:
        workspace = self._decoder.workspace
        return port.Capabilities(
            honours_client_id=True,
            numbered_changes=True,
            file_limit=self._file_limit if workspace is None else workspace.file_limit,
            text_limit=wire.MAX_TEXT,
            site_page=f"{self._address}/shop",
            search=True,
            abilities=Abilities(
                site_events=True,
                user_notes=True,
                user_properties=True,
                people=True,
                blocking=True,
                site=True,
                reopening=True,
                snoozing=True,
                operator_status=True,
                team=True,
                sharing=True,
                exporting=True,
                mail=True,
            ),
        )

    async def snapshot(self) -> port.Snapshot:
        return _read(self._decoder.snapshot, await self._http.call("GET", "/api/v1/snapshot"))

    async def changes_after(self, number: int) -> port.Difference:
        body = await self._http.call("GET", "/api/v1/changes", params={"after": number})
        return _read(self._decoder.difference, body)

    def stream(self, after: int) -> AsyncGenerator[port.StreamItem, None]:
        return self._stream.items(after)

    async def dialogs(self, state: DialogState, *, after: str | None = None, limit: int = 100) -> port.DialogPage:
        params: dict[str, str | int] = {"state": state.value, "limit": limit}
        if after is not None:
            params["before"] = after
        return _read(self._decoder.dialog_page, await self._http.call("GET", "/api/v1/dialogs", params=params))

    async def changed_dialogs(self, since: int, *, after: str | None = None, limit: int = 100) -> port.DialogPage:
        params: dict[str, str | int] = {"after": since, "limit": limit}
        if after is not None:
            params["before"] = after
        return _read(self._decoder.dialog_page, await self._http.call("GET", "/api/v1/changed-dialogs", params=params))

    async def user_dialogs(self, user_id: UserId, *, after: str | None = None, limit: int = 100) -> port.DialogPage:
        params: dict[str, str | int] = {"limit": limit}
        if after is not None:
            params["before"] = after
        body = await self._http.call("GET", f"/api/v1/users/{_part(user_id)}/dialogs", params=params)
        return _read(self._decoder.dialog_page, body)

    async def user(self, user_id: UserId) -> port.UserFacts:
        return _read(self._decoder.user_facts, await self._http.call("GET", f"/api/v1/users/{_part(user_id)}"))

    async def users(
        self, *, search: str = "", segment: str | None = None, after: str | None = None, limit: int = 100
    ) -> port.UserPage:
        params: dict[str, str | int] = {"limit": limit}
        for name, value in (("search", search), ("segment", segment), ("before", after)):
            if value:
                params[name] = value
        return _read(self._decoder.user_page, await self._http.call("GET", "/api/v1/users", params=params))

    async def segment_counts(self) -> Mapping[SegmentId, int]:
        return _read(self._decoder.segment_counts, await self._http.call("GET", "/api/v1/segments/counts"))

    async def trigger_numbers(self) -> Mapping[TriggerId, TriggerNumbers]:
        return _read(self._decoder.trigger_numbers, await self._http.call("GET", "/api/v1/triggers/counts"))

    async def events(
        self, user_id: UserId, kinds: frozenset[EventKind], *, after: str | None = None, limit: int = 100
    ) -> EventPage:
        params: dict[str, str | int] = {"limit": limit}
        if kinds != frozenset(EventKind):
            params["kinds"] = ",".join(sorted(kinds))
        if after is not None:
            params["before"] = after
        body = await self._http.call("GET", f"/api/v1/users/{_part(user_id)}/events", params=params)
        return _read(self._decoder.event_page, body)

    async def totals(self, user_id: UserId) -> UserTotals:
        return _read(self._decoder.totals, await self._http.call("GET", f"/api/v1/users/{_part(user_id)}/totals"))

    async def export_user(self, user_id: UserId, form: ExportFormat, target: Path) -> None:
        where = f"/api/v1/users/{_part(user_id)}/export"
        await self._http.save(where, target, params={"format": form.value})

    async def dialog(self, dialog_id: DialogId) -> port.DialogPage:
        body = await self._http.call("GET", f"/api/v1/dialogs/{_part(dialog_id)}")
        return _read(self._decoder.dialog_page, body)

    async def messages(
        self, dialog_id: DialogId, *, before: Revision | None = None, limit: int = 50
    ) -> port.MessagePage:
        params: dict[str, str | int] = {"limit": limit}
        if before is not None:
            params["before"] = before
        body = await self._http.call("GET", f"/api/v1/dialogs/{_part(dialog_id)}/messages", params=params)
        return _read(self._decoder.message_page, body)

    async def search(self, query: SearchQuery, *, after: str | None = None, limit: int = 50) -> port.FoundPage:
        params = encoding.search(query, limit)
        if after is not None:
            params["before"] = after
        return _read(self._decoder.found_page, await self._http.call("GET", "/api/v1/search", params=params))

    async def execute(self, client_id: ClientId, command: Command) -> Change:
        body = msgspec.json.encode(encoding.command(command))
        answer = await self._http.call("PUT", f"/api/v1/commands/{_part(client_id)}", body=body, has_effect=True)
        try:
            return self._decoder.applied(answer)
        except Malformed as error:
            raise OutcomeUnknown(f"malformed answer: {error}") from None

    async def look_up(self, client_id: ClientId, command: Command, doubt: port.Doubt) -> Change | None:  # noqa: ARG002 - other backends match by them
        try:
            answer = await self._http.call("GET", f"/api/v1/commands/{_part(client_id)}")
        except Refused as error:
            if error.reason is RefusalReason.GONE:
                return None
            raise
        return _read(self._decoder.applied, answer)

    async def upload(
        self, client_id: ClientId, path: Path, name: str, content_type: str, progress: Callable[[int], None]
    ) -> File:
        where = f"/api/v1/files/{_part(client_id)}"
        answer = await self._http.upload(where, path, name=name, content_type=content_type, progress=progress)
        return _read(self._decoder.file, answer)

    async def download(self, url: str, target: Path, limit: int) -> None:
        here = addresses.at_server(url, self._address)
        if here is None:
            raise Refused(RefusalReason.GONE, "a file of another server")
        await self._http.download(here, target, limit)

    async def tell_typing(self, dialog_id: DialogId, *, note: bool, text: str | None) -> None:
        shown = None if text is None else text[: wire.MAX_TEXT]  # a longer frame would end the stream
        await self._stream.tell(wire.TypingNow(dialog_id=dialog_id, note=note, text=shown))

    async def tell_viewing(self, dialog_id: DialogId | None) -> None:
        await self._stream.tell(wire.ViewingNow(dialog_id=dialog_id))

    async def tell_idle(self, *, idle: bool) -> None:
        await self._stream.tell(wire.IdleNow(idle=idle))

    async def tell_watching(self, user_id: UserId | None) -> None:
        await self._stream.tell(wire.WatchingNow(user_id=user_id))

    async def sign_out(self) -> None:
        try:
            await self._http.call("POST", "/api/v1/sign-out")
        except BackendError:
            return  # best effort: the token is forgotten here in any case

    async def close(self) -> None:
        await self._http.close()


def _part(text: str) -> str:
    return quote(text, safe="")


def _read(decode: Callable[[bytes], T], body: bytes) -> T:
    try:
        return decode(body)
    except Malformed as error:
        raise Unreachable(UnreachableReason.SERVER_FAULT, f"malformed answer: {error}") from None
