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
from operator_app.backends.carrotquest.difference import Puller
from operator_app.backends.carrotquest.parts import part
from operator_app.backends.carrotquest.reading import Json, moment, number, record, records, text_id, words
from operator_app.backends.carrotquest.realtime import Frame, Realtime, Resume, Wire, since
from operator_app.backends.carrotquest.sending import Sender
from operator_app.domain.changes import Entity, Gone
from operator_app.domain.problems import RefusalReason, Refused, Unreachable, UnreachableReason
from operator_app.domain.value import DialogId, Milliseconds, UserId, Value

TYPING_SECONDS: Final = 10
"""How long a word about typing is good for."""
_REWIRE_AFTER: Final = 1.0
"""Seconds within which another person on screen is listened to."""
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
        chain = Chain(after)
        found = await self._puller.pull(chain, after)
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
        chain = Chain(after)
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
        asked = self._clock.now()
        for change in await self._puller.pull(chain, chain.number):
            yield change
        yield port.StreamStarted(number=chain.number, server_time=asked)

    async def _follow(
        self, wire: Wire, chain: Chain, channels: tuple[str, ...]
    ) -> AsyncGenerator[port.StreamItem, None]:
        """Until other channels are wanted."""
        steady = asyncio.get_running_loop().time
        pinged = looked = steady()
        suspected = False
        while self.channels() == channels:
            found = await wire.receive(_REWIRE_AFTER)
            if self._fresh:
                yield port.Fresh(entities=tuple(self._fresh))
                self._fresh.clear()
            now = steady()
            if found is not None and found.topic == "ping":
                pinged, suspected = now, False
                self._take_ping(found)
                self._resume = found.resume
                yield port.StreamStarted(number=chain.number, server_time=self._clock.now())
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
                async for item in self._pull(chain):
                    yield item

    def _take_ping(self, found: Frame) -> None:
        at = moment(record(found.message).get("timestamp"))
        if at is not None:
            self._clock.heard(at)

    async def _taken(self, found: Frame, chain: Chain) -> AsyncGenerator[port.StreamItem, None]:
        """What a frame says; a dialog it is about is read anew, since frames tell parts of it only."""
        told = record(found.message)
        match found.topic:
            case "conversation_reply":
                async for item in self._take_part(told, chain):
                    yield item
            case "conversation" | "conversation_started_user":
                async for item in self._take_dialog(told, chain):
                    yield item
            case "conversation_read":
                if (read := await self._take_read(told)) is not None:
                    yield read
            case topic if topic in _DIALOG_TOPICS:
                for each in await self._anew(text_id(told.get("conversation"))):
                    yield each
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

    async def _take_part(self, told: dict[str, Json], chain: Chain) -> AsyncGenerator[port.StreamItem, None]:
        entry = part(told)
        if entry is None:
            return
        client_id = self._sender.whose(entry)
        if chain.knows(entry):
            for item in await self._anew(entry.message.dialog_id):
                yield item
            return
        try:
            found = await self._calls.conversation(entry.message.dialog_id)
        except Refused as error:
            if error.reason is not RefusalReason.GONE:
                raise Unreachable(UnreachableReason.SERVER_FAULT, error.detail) from error
            return
        about = await self._calls.told(found)
        if about is not None and about.listed:
            yield chain.change(entry, about, client_id)

    async def _take_dialog(self, told: dict[str, Json], chain: Chain) -> AsyncGenerator[port.StreamItem, None]:
        """A new dialog, with its first entries: whether those are told on their own as well is not known."""
        where = text_id(told)
        if where is None or not dialogs.is_listed(told):
            return
        dialog_id = DialogId(where)
        about = await self._told(dialog_id)
        if about is None or not about.listed:
            return
        newest, _ = await self._calls.parts(dialog_id)
        entries = sorted((each for each in newest if not chain.knows(each)), key=changes.position)
        for entry in entries:
            yield chain.change(entry, about, self._sender.whose(entry))

    async def _take_read(self, told: dict[str, Json]) -> port.StreamItem | None:
        where = text_id(told.get("id")) or text_id(told.get("conversation"))
        if where is None:
            return None
        before = await self._told(DialogId(where))
        if before is None or not before.listed:
            return None
        self._calls.was_read(before.dialog.id, before.dialog.revision)
        again = await self._told(DialogId(where))
        return None if again is None else port.Fresh(entities=changes.entities(again))

    async def _anew(self, where: str | None) -> tuple[port.StreamItem, ...]:
        """A dialog as it stands now."""
        if where is None:
            return ()
        try:
            about = await self._calls.told(await self._calls.conversation(DialogId(where)))
        except Refused as error:
            if error.reason is RefusalReason.GONE:
                return (port.Fresh(entities=(Gone(kind="dialog", id=where),)),)
            return ()
        return () if about is None or not about.listed else (port.Fresh(entities=changes.entities(about)),)

    async def _told(self, dialog_id: DialogId) -> Told | None:
        try:
            return await self._calls.told(await self._calls.conversation(dialog_id))
        except Refused:
            return None

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
