"""What happens, as it happens: frames of the realtime service, and pulls that prove that none was missed."""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncGenerator
from typing import Final

from operator_app.backends import port
from operator_app.backends.carrotquest import chain as changes
from operator_app.backends.carrotquest import dialogs, people, site
from operator_app.backends.carrotquest.calls import Calls, Told
from operator_app.backends.carrotquest.chain import Chain
from operator_app.backends.carrotquest.clock import ServiceClock
from operator_app.backends.carrotquest.difference import NEVER, Puller
from operator_app.backends.carrotquest.parts import Part, part, with_assignee
from operator_app.backends.carrotquest.reading import Json, moment, number, record, records, text_id, words
from operator_app.backends.carrotquest.realtime import Frame, Realtime, Resume, Wire, since
from operator_app.backends.carrotquest.sending import Sender
from operator_app.domain.changes import Entity, Gone
from operator_app.domain.problems import RefusalReason, Refused, Unreachable, UnreachableReason
from operator_app.domain.value import DialogId, Milliseconds, UserId, Value

TYPING_SECONDS: Final = 10
"""How long a word about typing is good for."""
_FIRST_LOOK_BACK: Final = 1_000
APP_CHANNELS: Final = (
    "conversation_started_user",
    "conversation",
    "conversation_reply",
    "conversation_typing",
    "conversation_read",
    "conversation_assigned",
    "conversation_closed",
    "conversation_tag_added",
    "conversation_tag_deleted",
    "user_presence_changed",
)
USER_CHANNELS: Final = ("user_props_changed", "event")
_DIALOG_TOPICS: Final = frozenset({
    "conversation_assigned",
    "conversation_closed",
    "conversation_tag_added",
    "conversation_tag_deleted",
})  # fmt: skip

log = logging.getLogger(__name__)


class Pulse(Value):
    """In seconds without a ping, which comes every ten: when a look is taken, and when the connection is given up."""

    suspicious: float = 25.0
    dead: float = 60.0
    pull_every: float = 300.0
    """A look is taken that often even if all seems well: not everything is announced."""


class Stream:
    """At most one at a time."""

    def __init__(  # noqa: PLR0917 - each of another kind
        self,
        realtime: Realtime,
        calls: Calls,
        sender: Sender,
        clock: ServiceClock,
        site_id: str,
        pulse: Pulse,
        fresh: deque[Entity],
    ) -> None:
        """``fresh``: copies that came on another way; they go out with the stream."""
        self._realtime = realtime
        self._calls = calls
        self._sender = sender
        self._clock = clock
        self._site = site_id
        self._pulse = pulse
        self._puller = Puller(calls, sender.whose)
        self._resume: Resume | None = None
        self._watching: UserId | None = None
        self._fresh = fresh

    async def pulled(self, after: int) -> port.Difference:
        """What happened after a number. Raises ``CursorTooOld``."""
        chain = Chain(after, self._sender.me)
        found, _ = await self._puller.pull(chain, after)
        return port.Difference(changes=tuple(found), number=chain.number)

    def watch(self, user_id: UserId | None) -> None:
        self._watching = user_id

    def channels(self) -> tuple[str, ...]:
        named = ("ping", *(f"{name}.{self._site}" for name in APP_CHANNELS))
        if self._watching is None:
            return named
        return (*named, *(f"{name}.{self._site}.{self._watching}" for name in USER_CHANNELS))

    async def items(self, after: int) -> AsyncGenerator[port.StreamItem, None]:
        """Never ends but by raising."""
        chain = Chain(after, self._sender.me)
        while True:
            channels = self.channels()
            resume = self._resume or since(self._clock.now() - _FIRST_LOOK_BACK)
            async with self._realtime.open(channels, resume) as wire:
                # what comes meanwhile waits in the connection; whatever a buffer no longer had is pulled
                async for item in self._pull(chain):
                    yield item
                async for item in self._follow(wire, chain, channels):
                    yield item

    async def _pull(self, chain: Chain) -> AsyncGenerator[port.StreamItem, None]:
        steady = asyncio.get_running_loop().time
        begun = steady()
        found, copies = await self._puller.pull(chain, chain.number)
        asked = self._clock.now() - round((steady() - begun) * 1000)  # only its answers told what time it is there
        for change in found:
            yield change
        if copies:
            yield port.Fresh(entities=tuple(copies))
        yield port.StreamStarted(number=chain.number, server_time=asked)

    async def _follow(
        self, wire: Wire, chain: Chain, channels: tuple[str, ...]
    ) -> AsyncGenerator[port.StreamItem, None]:
        """Until other channels are wanted."""
        steady = asyncio.get_running_loop().time
        pinged = looked = steady()
        suspected = False
        while self.channels() == channels:
            found = await wire.receive()
            if self._fresh:
                yield port.Fresh(entities=tuple(self._fresh))
                self._fresh.clear()
            now = steady()
            if found is not None and found.topic == "ping":
                pinged, suspected = now, False
                self._resume = found.resume
                # what it had to tell before came before it, however long all of that was on its way
                yield port.StreamStarted(number=chain.number, server_time=self._pinged_at(found))
            elif found is not None:
                async for item in self._taken(found, chain):
                    yield item
                self._resume = found.resume
            if now - pinged >= self._pulse.dead:
                raise Unreachable(UnreachableReason.CUT, f"no ping for {self._pulse.dead:.0f} s")
            due = now - looked >= self._pulse.pull_every
            doubtful = not suspected and now - pinged >= self._pulse.suspicious
            if due or doubtful:
                log.info("taking a look whether something was missed", extra={"no_ping_for": round(now - pinged)})
                suspected, looked = suspected or doubtful, now
                if doubtful:
                    yield port.StreamQuiet()
                async for item in self._pull(chain):
                    yield item

    def _pinged_at(self, found: Frame) -> Milliseconds:
        """When a ping left, by the service's clock."""
        at = moment(record(found.message).get("timestamp"))
        if at is None:
            return self._clock.now()
        self._clock.heard(at)
        return at

    async def _taken(self, found: Frame, chain: Chain) -> AsyncGenerator[port.StreamItem, None]:
        """What a frame says; a dialog it is about is read anew, since frames tell parts of it only."""
        told = record(found.message)
        match found.topic:
            case "conversation_reply":
                if (entry := part(told)) is not None:
                    async for item in self._take_part(entry, chain):
                        yield item
            case "conversation" | "conversation_started_user":
                if dialogs.is_listed(told):
                    async for item in self._take_dialog(text_id(told), chain):
                        yield item
            case "conversation_read":
                where = text_id(told.get("id")) or text_id(told.get("conversation"))
                async for item in self._take_dialog(where, chain, read=True):
                    yield item
            case topic if topic in _DIALOG_TOPICS:
                async for item in self._take_dialog(text_id(told.get("conversation")), chain):
                    yield item
            case "conversation_typing":
                if (typing := self._typing(told)) is not None:
                    yield typing
            case "user_presence_changed":
                for one in records(found.message if isinstance(found.message, list) else [found.message]):
                    if (presence := _presence(one)) is not None:
                        yield presence
            case "event" if self._watching is not None:
                if (event := site.event(told, self._watching)) is not None:
                    yield port.Happened(event=event)
            case "user_props_changed" if self._watching is not None:
                async for item in self._take_user(self._watching):
                    yield item
            case _:
                return  # of a newer service

    async def _take_part(self, entry: Part, chain: Chain) -> AsyncGenerator[port.StreamItem, None]:
        client_id = self._sender.whose(entry)
        if chain.knows(entry) and client_id is None:
            return
        about = await self._told(entry.message.dialog_id)
        if isinstance(about, Gone):
            yield port.Fresh(entities=(about,))
        elif about is not None and chain.is_older(entry) and client_id is None:
            yield port.Fresh(entities=(*changes.entities(about), entry.message))
        elif about is not None:
            yield chain.change(entry, about, client_id)

    async def _take_dialog(
        self, where: str | None, chain: Chain, *, read: bool = False
    ) -> AsyncGenerator[port.StreamItem, None]:
        """A dialog as it stands now, after the entries in it that were not told yet: whether all of them are told on
        their own as well is not known. ``read``: its user has read all of it.
        """
        about = None if where is None else await self._told(DialogId(where))
        if about is not None and not isinstance(about, Gone) and read:
            self._calls.was_read(about.dialog.id, about.dialog.revision)
            about = await self._told(about.dialog.id)
        if about is None:
            return
        if isinstance(about, Gone):
            yield port.Fresh(entities=(about,))
        elif chain.knows_all_of(about):
            yield port.Fresh(entities=changes.entities(about))
        else:
            newest = await self._calls.parts_since(about.dialog.id, chain.begun_at, NEVER)
            newest = with_assignee(newest, about.dialog.revision, about.dialog.assignee_id)
            for entry in sorted((each for each in newest if not chain.knows(each)), key=changes.position):
                yield chain.change(entry, about, self._sender.whose(entry))

    async def _told(self, dialog_id: DialogId) -> Told | Gone | None:
        """None: it is none of the list."""
        try:
            about = await self._calls.told(await self._calls.conversation(dialog_id))
        except Refused as error:
            if error.reason is RefusalReason.GONE:
                return Gone(kind="dialog", id=dialog_id)
            raise Unreachable(UnreachableReason.SERVER_FAULT, error.detail) from error
        return about if about is not None and about.listed else None

    async def _take_user(self, user_id: UserId) -> AsyncGenerator[port.StreamItem, None]:
        stamp = self._clock.stamp()
        try:
            user = people.user(await self._calls.user(user_id), stamp, whole=True)
        except Refused:
            return
        if user is not None:
            yield port.Fresh(entities=(user,))

    def _typing(self, told: dict[str, Json]) -> port.SomeoneTyping | None:
        where, by_user = text_id(told.get("conversation")), "user" in told and "admin" not in told
        who = text_id(told.get("user")) if by_user else people.operator_id(told.get("admin"))
        if where is None or who is None:
            return None
        seconds = min(number(told.get("duration")) or TYPING_SECONDS, 60)
        until: Milliseconds = self._clock.now() + seconds * 1000
        return port.SomeoneTyping(
            dialog_id=DialogId(where),
            person_id=who,
            by_user=by_user,
            until=until,
            text=words(told.get("body"), 20_000) if by_user else None,
        )


def _presence(told: dict[str, Json]) -> port.PersonPresence | None:
    who = text_id(told.get("user"))
    if who is None:
        return None
    details = record(told.get("presence_details"))
    online = words(told.get("presence"), 20) in {"online", "idle"}
    return port.PersonPresence(
        person_id=who,
        is_user=True,
        online=online,
        page=_first(details, "current_url", "url", "page_url") if online else None,
        page_title=_first(details, "current_page", "page", "title", "page_title") if online else None,
        idle=words(told.get("presence"), 20) == "idle",
    )


def _first(told: dict[str, Json], *names: str) -> str | None:
    return next((said for name in names if (said := words(told.get(name), 2_000))), None)
