"""What is read of one site: its dialogs, their entries, its people."""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Final, Generic, TypeVar

from operator_app.backends import port
from operator_app.backends.carrotquest import dialogs, people
from operator_app.backends.carrotquest.clock import ServiceClock
from operator_app.backends.carrotquest.dialogs import Waiting
from operator_app.backends.carrotquest.http import Answer, Http
from operator_app.backends.carrotquest.parts import Part, part
from operator_app.backends.carrotquest.reading import Json, record, records, text_id
from operator_app.domain.dialogs import Dialog
from operator_app.domain.people import User
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.value import DialogId, OperatorId, Revision, UserId, Value

PAGE: Final = 50
"""Most entries of one page."""
_LOOK_BACK: Final = 20
"""Newest entries that are read to learn since when somebody waits."""
_AT_ONCE: Final = 3
_REMEMBERED: Final = 5_000
_OLDER: Final = "after:"
"""Begins a cursor of the older way of paging."""

K = TypeVar("K")
V = TypeVar("V")


class Remembered(OrderedDict[K, V], Generic[K, V]):
    """Only the newest so many."""

    def __setitem__(self, key: K, value: V) -> None:
        super().__setitem__(key, value)
        self.move_to_end(key)
        while len(self) > _REMEMBERED:
            self.popitem(last=False)


class Page(Value):
    """``next`` continues; None at the end."""

    found: tuple[dict[str, Json], ...]
    next: str | None


class Told(Value):
    """A dialog as it stands, with whose it is and whoever else was met in it."""

    dialog: Dialog
    user: User | None
    seen: tuple[port.Seen, ...]
    listed: bool


class Calls:
    """``site_id`` is the number of the app that the token stands for."""

    def __init__(self, http: Http, site_id: str, clock: ServiceClock) -> None:
        self._http = http
        self._site = site_id
        self._clock = clock
        self._waiting: Remembered[str, tuple[Revision, Waiting]] = Remembered()
        self._assignees: Remembered[DialogId, OperatorId | None] = Remembered()
        self._few_at_once = asyncio.Semaphore(_AT_ONCE)

    async def conversations(self, *, after: str | None = None, count: int = PAGE, closed: str | None = None) -> Page:
        """Newest activity first; ``closed``: ``true`` or ``false``."""
        return _page(await self._list(f"/apps/{self._site}/conversations", after, count, closed=closed))

    async def conversations_of(self, user_id: UserId, *, after: str | None = None, count: int = PAGE) -> Page:
        return _page(await self._list(f"/users/{user_id}/conversations", after, count))

    async def conversation(self, dialog_id: DialogId) -> dict[str, Json]:
        """Raises ``Refused(GONE)``, also for one that was erased."""
        found = record((await self._http.get(f"/conversations/{dialog_id}")).data)
        if text_id(found) != dialog_id or dialogs.is_removed(found):
            raise Refused(RefusalReason.GONE, "no such dialog")
        return found

    async def parts(
        self, dialog_id: DialogId, *, before: Revision | None = None, count: int = PAGE
    ) -> tuple[tuple[Part, ...], bool]:
        """Newest first, and whether there are older ones."""
        after = None if before is None else json.dumps([before])
        page = _page(await self._list(f"/conversations/{dialog_id}/parts", after, count))
        made = [each for found in page.found if (each := part(found, dialog_id)) is not None]
        made.sort(key=_position, reverse=True)
        return tuple(made), page.next is not None

    async def parts_since(self, dialog_id: DialogId, oldest: Revision, since: int) -> tuple[Part, ...]:
        """All entries later than a position or than a moment, newest first."""
        found: list[Part] = []
        before: Revision | None = None
        while True:
            page, more = await self.parts(dialog_id, before=before)
            news = [each for each in page if _position(each) > oldest or each.message.at >= since]
            found += news
            if not more or not page or len(news) < len(page):
                return tuple(found)
            before = _position(page[-1])

    async def user(self, user_id: UserId) -> dict[str, Json]:
        """With all there is to know. Raises ``Refused(GONE)``."""
        yes = "true"
        answer = await self._http.get(
            f"/users/{user_id}",
            props=yes,
            props_custom=yes,
            props_events=yes,
            presence_details=yes,
            segments=yes,
            notes=yes,
            timezone_offset=yes,
        )
        found = record(answer.data)
        if text_id(found) is None:
            raise Refused(RefusalReason.GONE, "no such user")
        return found

    async def events(self, user_id: UserId, *, after: str | None = None, count: int = PAGE) -> Page:
        return _page(await self._list(f"/users/{user_id}/events", after, count))

    async def channels(self) -> tuple[dict[str, Json], ...]:
        """Of the site; whether a token may ask for them is not known, so a refusal is an empty list."""
        try:
            return tuple(records((await self._http.get(f"/apps/{self._site}/channels")).data))
        except Refused:
            return ()

    # ------------------------------------------------------------------------------------------ put together

    async def told(self, found: dict[str, Json], *, user_id: UserId | None = None) -> Told | None:
        """A dialog with what is in no field of it, asked for where it matters. None: it cannot be understood."""
        stamp = self._clock.stamp()
        waiting = await self._how_it_waits(found)
        made = dialogs.dialog(found, waiting, self._clock.now(), user_id=user_id)
        if made is None:
            return None
        self._assignees[made.id] = made.assignee_id
        return Told(
            dialog=made,
            user=people.user(found.get("user"), stamp, whole=False),
            seen=tuple(dict.fromkeys(dialogs.seen(found))),
            listed=dialogs.is_listed(found) and not dialogs.is_removed(found),
        )

    async def all_told(self, found: Iterable[dict[str, Json]], *, user_id: UserId | None = None) -> tuple[Told, ...]:
        made = await asyncio.gather(*(self.told(each, user_id=user_id) for each in found))
        return tuple(each for each in made if each is not None)

    async def assignee(self, dialog_id: DialogId) -> OperatorId | None:
        """Whose a dialog is, as last heard."""
        if dialog_id not in self._assignees:
            found = await self.conversation(dialog_id)
            self._assignees[dialog_id] = people.operator_id(found.get("assignee"))
        return self._assignees[dialog_id]

    def was_read(self, dialog_id: DialogId, up_to: Revision) -> None:
        """The user has read everything up to a position."""
        revision, known = self._waiting.get(dialog_id, (0, Waiting()))
        if up_to > known.read_up_to:
            self._waiting[dialog_id] = (revision, replace_read(known, up_to))

    async def _how_it_waits(self, found: dict[str, Json]) -> Waiting:
        dialog_id, revision = text_id(found), dialogs.last_position(found)
        last = [each for told in dialogs.last_parts(found) if (each := part(told, _named(dialog_id))) is not None]
        last.sort(key=_position, reverse=True)
        told = dialogs.waiting(last)
        if dialog_id is None:
            return told
        known = self._waiting.get(dialog_id)
        read_up_to = max(told.read_up_to, 0 if known is None else known[1].read_up_to)
        if dialogs.needs_waiting(found):
            if known is not None and known[0] == revision and revision:
                told = known[1]
            else:
                async with self._few_at_once:
                    newest, _ = await self.parts(DialogId(dialog_id), count=_LOOK_BACK)
                told = dialogs.waiting(newest)
        told = replace_read(told, max(told.read_up_to, read_up_to))
        self._waiting[dialog_id] = (revision, told)
        return told

    async def _list(self, path: str, after: str | None, count: int, closed: str | None = None) -> Answer:
        count = min(max(count, 1), PAGE)
        if after is not None and after.startswith(_OLDER):
            return await self._http.get(path, count=count, after=after.removeprefix(_OLDER), closed=closed)
        return await self._http.get(path, paginate_count=count, paginate_position=after, closed=closed)


def listed(told: Sequence[Told], next_page: str | None) -> port.DialogPage:
    """Those that belong into an operator's list."""
    kept = [each for each in told if each.listed]
    return port.DialogPage(
        dialogs=tuple(each.dialog for each in kept),
        users=tuple(each.user for each in kept if each.user is not None),
        next=next_page,
        seen=tuple(dict.fromkeys(met for each in kept for met in each.seen)),
    )


def replace_read(waiting: Waiting, up_to: Revision) -> Waiting:
    return Waiting(since=waiting.since, unanswered=waiting.unanswered, read_up_to=up_to)


def _position(each: Part) -> Revision:
    return each.message.position or 0


def _named(dialog_id: str | None) -> DialogId | None:
    return None if dialog_id is None else DialogId(dialog_id)


def _page(answer: Answer) -> Page:
    """Both ways of paging are read: positions, and the older cursor."""
    found = tuple(records(answer.data))
    told, older = answer.meta.get("next_before_position"), answer.meta.get("next_after")
    if told and found:
        return Page(found=found, next=json.dumps(told))
    return Page(found=found, next=f"{_OLDER}{older}" if older and found else None)
