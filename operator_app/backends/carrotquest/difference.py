"""What happened since a number: pulled from the list of dialogs, since there is no log to ask."""

import asyncio
from collections.abc import Callable
from typing import Final

from operator_app.backends.carrotquest import chain as changes
from operator_app.backends.carrotquest import dialogs
from operator_app.backends.carrotquest.calls import Calls, Told
from operator_app.backends.carrotquest.chain import Chain, position
from operator_app.backends.carrotquest.parts import Part, with_assignee
from operator_app.backends.carrotquest.reading import Json, moment, record, text_id
from operator_app.domain.changes import Change, Entity
from operator_app.domain.problems import CursorTooOld
from operator_app.domain.value import ClientId, DialogId, Milliseconds, Revision, Value

MOST_PAGES: Final = 10
"""Pages of changed dialogs beyond which a snapshot is the shorter way."""
OVERLAP: Final = 120_000
"""Milliseconds before the last known entry that are looked at again: entries may become known out of order."""
NEVER: Final = 2**62
_AT_ONCE: Final = 3


class Changed(Value):
    """Dialogs with something new, and from when on their entries are asked for."""

    found: tuple[dict[str, Json], ...]
    since: Milliseconds


class Puller:
    """``ours`` names the command of this computer that an entry came from."""

    def __init__(self, calls: Calls, ours: Callable[[Part], ClientId | None]) -> None:
        self._calls = calls
        self._ours = ours

    async def pull(self, chain: Chain, number: int) -> tuple[list[Change], list[Entity]]:
        """Changes in the order of entries, without those that the chain has told; and copies of what lies a little
        further back, since entries may become known out of order. Raises ``CursorTooOld``.
        """
        changed = await self._changed(number)
        few_at_once = asyncio.Semaphore(_AT_ONCE)

        async def read(found: dict[str, Json]) -> tuple[Told, tuple[Part, ...]] | None:
            dialog_id = text_id(found)
            if dialog_id is None or not dialogs.is_listed(found) or dialogs.is_removed(found):
                return None
            async with few_at_once:
                told = await self._calls.told(found)
                parts = await self._calls.parts_since(DialogId(dialog_id), number, changed.since)
            if told is None:
                return None
            return told, with_assignee(parts, told.dialog.revision, told.dialog.assignee_id)

        fresh: list[tuple[Part, Told]] = []
        copies: list[Entity] = []
        for each in await asyncio.gather(*(read(found) for found in changed.found)):
            if each is not None:
                told, parts = each
                news = [(part, told) for part in parts if not chain.knows(part) and not chain.is_older(part)]
                fresh += news
                if not news:
                    copies += changes.entities(told)
                copies += [part.message for part in parts if chain.is_older(part)]
        fresh.sort(key=lambda each: position(each[0]))
        return [chain.change(part, told, self._ours(part)) for part, told in fresh], copies

    async def _changed(self, number: Revision) -> Changed:
        """From the newest on, until a whole page has nothing new and lies well before the last known entry.

        What moves a dialog up this list is not quite known: every entry, or replies only. Other changes of open dialogs
        are found by looking at all of those, which the engine does after each connection.
        """
        found: list[dict[str, Json]] = []
        since: Milliseconds | None = None
        after: str | None = None
        for _ in range(MOST_PAGES):
            page = await self._calls.conversations(after=after)
            news, after = False, page.next
            for each in page.found:
                last = dialogs.last_position(each)
                updated = moment(each.get("last_update"))
                if not last or last > number:
                    news = True
                elif since is None:
                    since = (moment(record(each.get("part_last")).get("created")) or updated or 0) - OVERLAP
                recent = since is not None and updated is not None and updated >= since
                if not last or last > number or recent:
                    found.append(each)
                    news = news or recent
            if not news or after is None:
                return Changed(found=tuple(found), since=NEVER if since is None else since)
        raise CursorTooOld(f"more than {MOST_PAGES} pages of dialogs changed")
