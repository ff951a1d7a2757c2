"""Carrot quest and Dashly behind the contract of ``backends.port``."""

# ruff: noqa: ARG002 - what the service does not offer takes the contract's arguments all the same

import ssl
from collections import deque
from collections.abc import AsyncGenerator, Callable, Mapping
from pathlib import Path
from typing import Final

from operator_app.backends import port
from operator_app.backends.carrotquest import brands, calls, people, sending, site
from operator_app.backends.carrotquest.calls import PAGE, Calls
from operator_app.backends.carrotquest.clock import ServiceClock
from operator_app.backends.carrotquest.http import Http
from operator_app.backends.carrotquest.reading import order_of
from operator_app.backends.carrotquest.realtime import Realtime
from operator_app.backends.carrotquest.sending import GRACE, Sender
from operator_app.backends.carrotquest.stream import Pulse, Stream
from operator_app.domain.abilities import Abilities
from operator_app.domain.changes import Change, Entity
from operator_app.domain.commands import Command
from operator_app.domain.dialogs import DialogState
from operator_app.domain.messages import File
from operator_app.domain.people import Operator
from operator_app.domain.problems import BackendError, RefusalReason, Refused, Unreachable, UnreachableReason
from operator_app.domain.search import SearchQuery
from operator_app.domain.site_events import EventKind, EventPage, ExportFormat, UserTotals
from operator_app.domain.triggers import TriggerNumbers
from operator_app.domain.value import (
    ClientId,
    DialogId,
    Milliseconds,
    OperatorId,
    Revision,
    SegmentId,
    TriggerId,
    UserId,
    Value,
)

FILE_LIMIT: Final = 10_485_759
"""Bytes: the service's own chat refuses 10 MiB and more."""
TEXT_LIMIT: Final = 20_000
"""Characters: what the service's own chat lets through; a limit of the service itself is not known."""

ABILITIES: Final = Abilities(site_events=True, user_properties=True)
"""What the public pages have a call for."""


class Site(Value):
    """Which site a token stands for, and who acts."""

    api: str
    realtime: str
    site_id: str
    title: str
    me: OperatorId
    my_name: str


class CarrotQuestBackend:
    """One signed-in account. ``tls`` may be None only for addresses without TLS."""

    def __init__(
        self,
        where: Site,
        token: str,
        tls: ssl.SSLContext | None,
        *,
        now: Callable[[], Milliseconds],
        pulse: Pulse = Pulse(),  # noqa: B008 - a value
        grace: float = GRACE,
    ) -> None:
        """``grace``: see ``sending.GRACE``."""
        self._where = where
        self._clock = ServiceClock(now)
        self._http = Http(where.api, tls, token=token, heard=self._clock.heard)
        self._calls = Calls(self._http, where.site_id, self._clock)
        fresh: deque[Entity] = deque(maxlen=1_000)
        self._sender = Sender(self._http, self._calls, self._clock, where.me, fresh.extend, grace)
        realtime = Realtime(where.realtime, tls, token)
        self._stream = Stream(realtime, self._calls, self._sender, self._clock, where.site_id, pulse, fresh)

    @property
    def team(self) -> None:
        return None

    @property
    def mail(self) -> None:
        return None

    @property
    def capabilities(self) -> port.Capabilities:
        return port.Capabilities(
            honours_client_id=False,
            numbered_changes=False,
            file_limit=FILE_LIMIT,
            text_limit=TEXT_LIMIT,
            abilities=ABILITIES,
        )

    async def snapshot(self) -> port.Snapshot:
        first = await self._calls.conversations(closed="false")
        newest = await self._calls.conversations(count=PAGE)
        told = await self._calls.all_told(first.found)
        page = calls.listed(told, first.next)
        number = max(
            [each.dialog.revision for each in await self._calls.all_told(newest.found)]
            + [each.dialog.revision for each in told],
            default=0,
        )
        operators: dict[OperatorId, Operator] = {}
        for channel in await self._calls.channels():
            for admin in channel.get("operators") or ():
                if (made := people.operator(admin)) is not None:
                    operators[made.id] = made
        me = operators.get(self._where.me) or Operator(id=self._where.me, revision=0, name=self._where.my_name)
        return port.Snapshot(
            number=number,
            me=me,
            title=self._where.title,
            operators=tuple(operators.values()),
            tags=None,
            saved_replies=None,
            page=page,
        )

    async def changes_after(self, number: int) -> port.Difference:
        return await self._stream.pulled(number)

    def stream(self, after: int) -> AsyncGenerator[port.StreamItem, None]:
        return self._stream.items(after)

    async def dialogs(self, state: DialogState, *, after: str | None = None, limit: int = 100) -> port.DialogPage:
        closed = "true" if state is DialogState.CLOSED else "false"
        page = await self._calls.conversations(after=after, count=limit, closed=closed)
        return calls.listed(await self._calls.all_told(page.found), page.next)

    async def changed_dialogs(self, since: int, *, after: str | None = None, limit: int = 100) -> port.DialogPage:
        """Until a page holds nothing newer; what moves a dialog within the list is not quite known."""
        page = await self._calls.conversations(after=after, count=limit)
        told = await self._calls.all_told(page.found)
        news = any(each.dialog.revision > since for each in told)
        return calls.listed(told, page.next if news else None)

    async def user_dialogs(self, user_id: UserId, *, after: str | None = None, limit: int = 100) -> port.DialogPage:
        page = await self._calls.conversations_of(user_id, after=after, count=limit)
        return calls.listed(await self._calls.all_told(page.found, user_id=user_id), page.next)

    async def user(self, user_id: UserId) -> port.UserFacts:
        stamp = self._clock.stamp()
        found = await self._calls.user(user_id)
        user = people.user(found, stamp, whole=True)
        if user is None:
            raise Unreachable(UnreachableReason.SERVER_FAULT, "a user that cannot be understood")
        authors = [made for each in found.get("notes") or () if (made := _author(each)) is not None]
        notes = people.notes(found, stamp)
        return port.UserFacts(user=user, notes=notes, seen=(*people.segments(found), *dict.fromkeys(authors)))

    async def users(
        self, *, search: str = "", segment: str | None = None, after: str | None = None, limit: int = 100
    ) -> port.UserPage:
        raise Refused(RefusalReason.NOT_OFFERED, "a list of users")

    async def segment_counts(self) -> Mapping[SegmentId, int]:
        return {}

    async def trigger_numbers(self) -> Mapping[TriggerId, TriggerNumbers]:
        return {}

    async def events(
        self, user_id: UserId, kinds: frozenset[EventKind], *, after: str | None = None, limit: int = 100
    ) -> EventPage:
        """The service sorts by one name only: what is not wanted is left out here, so a page may be short."""
        page = await self._calls.events(user_id, after=after, count=limit)
        made = [each for found in page.found if (each := site.event(found, user_id)) is not None]
        made.sort(key=lambda each: (each.at, order_of(each.id) or 0), reverse=True)
        return EventPage(events=tuple(each for each in made if each.kind in kinds), next=page.next)

    async def totals(self, user_id: UserId) -> UserTotals:
        return site.totals(await self._calls.user(user_id), self._clock.now())

    async def export_user(self, user_id: UserId, form: ExportFormat, target: Path) -> None:
        raise Refused(RefusalReason.NOT_OFFERED, "an export")

    async def dialog(self, dialog_id: DialogId) -> port.DialogPage:
        told = await self._calls.told(await self._calls.conversation(dialog_id))
        if told is None or not told.listed:
            raise Refused(RefusalReason.GONE, "not in the list")
        return calls.listed((told,), None)

    async def messages(
        self, dialog_id: DialogId, *, before: Revision | None = None, limit: int = 50
    ) -> port.MessagePage:
        found, more = await self._calls.parts(dialog_id, before=before, count=limit)
        return port.MessagePage(messages=tuple(each.message for each in reversed(found)), has_older=more)

    async def search(self, query: SearchQuery, *, after: str | None = None, limit: int = 50) -> port.FoundPage:
        raise Refused(RefusalReason.NOT_OFFERED, "a search of texts")

    async def execute(self, client_id: ClientId, command: Command) -> Change:
        return await self._sender.execute(client_id, command)

    async def look_up(self, client_id: ClientId, command: Command, doubt: port.Doubt) -> Change | None:
        return await self._sender.look_up(client_id, command, doubt)

    async def upload(
        self, client_id: ClientId, path: Path, name: str, content_type: str, progress: Callable[[int], None]
    ) -> File:
        try:
            size = path.stat().st_size  # noqa: ASYNC240 - one look at a file of our own
        except OSError as error:
            raise Refused(RefusalReason.OTHER, f"file cannot be read: {type(error).__name__}") from None
        if size > FILE_LIMIT:
            raise Refused(RefusalReason.FILE_TOO_LARGE, f"{size} bytes")
        file = sending.local(client_id, path, name, content_type, size)
        self._sender.will_upload(file, progress)
        return file

    async def download(self, url: str, target: Path, limit: int) -> None:
        if not brands.serves_files(url, self._where.api):
            raise Refused(RefusalReason.GONE, "a file of another server")
        await self._http.download(url, target, limit)

    async def tell_typing(self, dialog_id: DialogId, *, note: bool, text: str | None) -> None:
        if note:
            return  # visitors would see it
        try:
            await self._http.post(
                f"/conversations/{dialog_id}/settyping", body=(text or "")[:TEXT_LIMIT], from_admin=self._where.me
            )
        except BackendError:
            return  # passing news

    async def tell_viewing(self, dialog_id: DialogId | None) -> None:
        """The service has no such thing."""

    async def tell_idle(self, *, idle: bool) -> None:
        """The service has no such thing."""

    async def tell_watching(self, user_id: UserId | None) -> None:
        self._stream.watch(user_id)

    async def sign_out(self) -> None:
        """The token is the whole site's: it is forgotten here, and stays good."""

    async def close(self) -> None:
        await self._http.close()


def _author(note: object) -> Operator | None:
    return people.operator(note.get("author")) if isinstance(note, dict) else None
