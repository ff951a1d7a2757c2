"""From what arrived to what is seen and heard: one bubble a dialog, one line for a burst, and a ledger of it all."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from operator_app.domain.alerts import LedgerEntry, Outcome
from operator_app.domain.arrivals import Arrival, ArrivalReason
from operator_app.domain.team_hours import TeamHours
from operator_app.domain.value import AccountId, DialogId
from operator_app.notifications.port import Bubble, Click, Notifier, NotShown, OnClick, Shown, Slot, Target
from operator_app.notifications.reminders import Later, Reminders, later_on_this_loop
from operator_app.notifications.rules import (
    BURST_SECONDS,
    MAX_BODY,
    Attention,
    Clock,
    Suppressed,
    Words,
    amid,
    is_burst,
    is_kept_for_later,
    judged,
    local_clock,
    one_line,
    text_of,
)
from operator_app.notifications.surroundings.state import Surroundings
from operator_app.settings.alert_rules import Ways
from operator_app.settings.settings import NotificationPrivacy, Settings

BURST_SLOT = Slot(account_id=AccountId(""), dialog_id=DialogId(""))
"""Where the one line of a burst hangs, whatever its dialogs."""


@dataclass(frozen=True)
class _Withdrawal:
    slots: frozenset[Slot]


@dataclass
class _Counted:
    """Alerts of one dialog that share the line."""

    target: Target
    hours: TeamHours
    alerts: int = 0


class _Reminder:
    """What was alerted to is due once more."""


class _Look:
    """The screen may have been locked or unlocked since the bubbles that hang were written."""


@dataclass
class _Worded:
    """A bubble that says who or what: as it is for the operator's eyes, and for anybody's."""

    own: Bubble
    neutral: Bubble
    is_neutral: bool

    def amid(self, around: Surroundings) -> Bubble:
        self.is_neutral = around.private
        return self.neutral if self.is_neutral else self.own


class Alerts:
    """Lives on the screen's loop. ``run`` does the work and belongs to whoever owns tasks there; the rest returns at once.

    ``attention``, ``settings``, ``local`` and, for what is to be shown, ``look`` are asked when an arrival is judged; ``record`` gets every outcome;
    ``open_dialog`` is called for a click, with the token that lets the window come to the front; ``sound`` begins the
    chosen sound and does not wait for its end.
    """

    def __init__(
        self,
        *,
        words: Words,
        settings: Callable[[], Settings],
        attention: Callable[[], Attention],
        record: Callable[[LedgerEntry], None],
        open_dialog: OnClick,
        sound: Callable[[], None],
        look: Callable[[], Awaitable[Surroundings]],
        clock: Callable[[], float] = time.monotonic,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        local: Callable[[], Clock] = local_clock,
        later: Later = later_on_this_loop,
    ) -> None:
        self._words = words
        self._settings = settings
        self._attention = attention
        self._record = record
        self._open_dialog = open_dialog
        self._clock = clock
        self._now_ms = now_ms
        self._local = local
        self._sound = sound
        self._look = look
        self._reminders = Reminders(lambda: self._settings().repeat_seconds, later, lambda: self._put(_Reminder()))
        self._waiting: deque[Arrival | _Withdrawal | _Reminder | _Look] = deque()
        self._news = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._hanging: dict[Slot, Target] = {}
        self._worded: dict[Slot, _Worded] = {}
        self._recent: deque[tuple[float, Arrival]] = deque()
        """Alerts of the last ``BURST_SECONDS``."""
        self._line: dict[Slot, _Counted] = {}
        """The dialogs of the one line, the newest last; it hangs while there are any."""
        self._line_open_until = 0.0

    def arrived(self, arrival: Arrival) -> None:
        """Judge it, and show it if it deserves that."""
        self._put(arrival)

    def needless(self, account_id: AccountId, dialog_ids: Iterable[DialogId]) -> None:
        """These dialogs need no bubble any more: read here or elsewhere, closed, taken by a colleague."""
        self._put(_Withdrawal(frozenset(Slot(account_id=account_id, dialog_id=dialog_id) for dialog_id in dialog_ids)))

    def look_again(self) -> None:
        """What hangs may be seen by others now, or by nobody else any more."""
        self._put(_Look())

    def clicked(self, click: Click) -> Slot:
        """What to do on a click; where its bubble hung. It may be one of an earlier run of the app."""
        place = click.target.slot
        line = self._hanging.get(BURST_SLOT)
        if line is not None and (line.slot, line.position) == (click.target.slot, click.target.position):
            place = BURST_SLOT
            del self._hanging[BURST_SLOT]
            self._forget(frozenset(self._line))
            self._line.clear()
            self._reminders.end(BURST_SLOT)
        self._hanging.pop(click.target.slot, None)
        self._reminders.end(click.target.slot)
        self._forget(frozenset({click.target.slot}))
        self._note(Outcome.CLICKED, click.target)
        self._open_dialog(click)
        return place

    async def run(self, notifier: Notifier) -> None:
        """Show and withdraw, one after the other, until cancelled."""
        while True:
            await self._news.wait()
            self._news.clear()
            while self._waiting:
                next_one = self._waiting.popleft()
                match next_one:
                    case _Withdrawal():
                        await self._withdraw(notifier, next_one.slots)
                    case _Reminder():
                        await self._remind(notifier)
                    case _Look():
                        await self._reword(notifier)
                    case _:
                        await self._judge(notifier, next_one)
            self._idle.set()

    async def leave(self, notifier: Notifier) -> None:
        """Before the app ends, with ``run`` ended: a bubble whose click would lead nowhere must not stay."""
        for slot in tuple(self._hanging):
            await notifier.withdraw(slot)
        self._hanging.clear()

    async def settled(self) -> None:
        """Return when everything that came so far has been dealt with."""
        await self._idle.wait()

    # -------------------------------------------------------------------------------------- one by one

    def _put(self, item: Arrival | _Withdrawal | _Reminder | _Look) -> None:
        self._waiting.append(item)
        self._idle.clear()
        self._news.set()

    async def _judge(self, notifier: Notifier, arrival: Arrival) -> None:
        verdict = judged(arrival, self._attention(), self._settings(), self._local())
        if isinstance(verdict, Suppressed):
            self._note(Outcome.SUPPRESSED, _target(arrival), reason=verdict, cause=arrival.reason)
            return
        around = await self._look()
        ways = amid(verdict, around)
        if not ways.any:
            self._note(Outcome.SUPPRESSED, _target(arrival), reason=Suppressed.DO_NOT_DISTURB, cause=arrival.reason)
            return
        if not ways.desktop:
            self._note(Outcome.SOUNDED, _target(arrival), cause=arrival.reason)
            self._reminders.begin(_target(arrival).slot, None, [arrival.team_hours], sound=True)
            self._sound()
            return
        joining = self._joining_the_line(arrival)
        if joining:
            await self._show_together(notifier, joining, ways, around)
        else:
            await self._show_alone(notifier, arrival, ways, around)

    async def _remind(self, notifier: Notifier) -> None:
        """What nobody has looked at is heard once more, and the newest bubble of it comes up again."""
        settings, clock = self._settings(), self._local()
        due = self._reminders.due()
        if due is None or is_kept_for_later(settings, due.hours, clock) is not None:
            return
        around = await self._look()
        if around.do_not_disturb:
            return
        if due.bubble is not None and due.bubble.place in self._hanging:
            worded = self._worded.get(due.bubble.place)
            bubble = due.bubble if worded is None else worded.amid(around)
            await notifier.withdraw(bubble.place)  # a replaced bubble does not come to the front again
            self._account_for(await notifier.show(bubble), bubble, Outcome.SHOWN, around=around)
        if due.sound:
            self._sound()

    async def _reword(self, notifier: Notifier) -> None:
        """Without a sound, and without a line in the ledger: it is the same alert."""
        self._worded = {place: worded for place, worded in self._worded.items() if place in self._hanging}
        if all(worded.own == worded.neutral for worded in self._worded.values()):
            return
        around = await self._look()
        other = [worded for worded in self._worded.values() if worded.is_neutral != around.private]
        if other and not around.private:
            able = await notifier.capabilities()
            if able is None or not able.replace:
                return  # it would come up anew: it stays neutral
        for worded in other:
            await notifier.rewrite(worded.amid(around))

    def _joining_the_line(self, arrival: Arrival) -> list[Arrival]:
        """What goes into the line now: this one while a burst lasts, all recent ones when it begins, else none."""
        now = self._clock()
        while self._recent and now - self._recent[0][0] > BURST_SECONDS:
            self._recent.popleft()
        self._recent.append((now, arrival))
        if now < self._line_open_until:
            joining = [arrival]
        elif is_burst(
            [moment for moment, _ in self._recent], len({_target(recent).slot for _, recent in self._recent})
        ):
            joining = [recent for _, recent in self._recent]
        else:
            return []
        self._line_open_until = now + BURST_SECONDS
        return joining

    async def _show_alone(self, notifier: Notifier, arrival: Arrival, ways: Ways, around: Surroundings) -> None:
        own, neutral = (
            text_of(arrival, level, self._words)
            for level in (self._settings().notification_privacy, NotificationPrivacy.NEUTRAL)
        )
        target = _target(arrival)
        worded = _Worded(
            own=Bubble(target=target, title=own.title, body=own.body),
            neutral=Bubble(target=target, title=neutral.title, body=neutral.body),
            is_neutral=False,
        )
        bubble = worded.amid(around)
        self._worded[bubble.place] = worded
        self._account_for(await notifier.show(bubble), bubble, Outcome.SHOWN, arrival.reason, around=around)
        self._reminders.begin(bubble.place, bubble, [arrival.team_hours], sound=ways.sound)
        if ways.sound:
            self._sound()

    async def _show_together(
        self, notifier: Notifier, joining: list[Arrival], ways: Ways, around: Surroundings
    ) -> None:
        """Single bubbles give way to the line; a click on it leads to the newest of its dialogs."""
        for arrival in joining:
            target = _target(arrival)
            counted = self._line.pop(target.slot, None) or _Counted(target, arrival.team_hours)
            self._line[target.slot] = _Counted(target, arrival.team_hours, counted.alerts + 1)
            self._reminders.end(target.slot)
            if self._hanging.pop(target.slot, None) is not None:
                await notifier.withdraw(target.slot)
        begins = BURST_SLOT not in self._hanging
        await self._show_line(notifier, joining[-1].reason, sound=ways.sound, around=around)
        if begins and ways.sound:
            self._sound()

    async def _show_line(
        self, notifier: Notifier, cause: ArrivalReason | None, *, sound: bool, around: Surroundings | None = None
    ) -> None:
        dialogs = list(self._line.values())
        title = one_line(self._words.several(sum(dialog.alerts for dialog in dialogs), len(dialogs)), MAX_BODY)
        bubble = Bubble(target=dialogs[-1].target, title=title, body="", slot=BURST_SLOT)
        self._account_for(await notifier.show(bubble), bubble, Outcome.SHOWN_TOGETHER, cause, around=around)
        self._reminders.begin(BURST_SLOT, bubble, [dialog.hours for dialog in dialogs], sound=sound)

    def _forget(self, slots: frozenset[Slot]) -> None:
        """These dialogs were looked at: their alerts of a moment ago are part of no burst."""
        self._recent = deque(pair for pair in self._recent if _target(pair[1]).slot not in slots)
        if self._line.keys() <= slots:
            self._line_open_until = 0.0

    async def _withdraw(self, notifier: Notifier, slots: frozenset[Slot]) -> None:
        self._forget(slots)
        for slot in slots:
            self._reminders.end(slot)
        for slot in [slot for slot in self._hanging if slot in slots]:
            target = self._hanging.pop(slot)
            await notifier.withdraw(slot)
            self._note(Outcome.WITHDRAWN, target)
        needless = [self._line.pop(slot).target for slot in list(self._line) if slot in slots]
        for target in needless:
            self._note(Outcome.WITHDRAWN, target)
        if needless and BURST_SLOT in self._hanging:
            await self._shorten_line(notifier)

    async def _shorten_line(self, notifier: Notifier) -> None:
        if self._line:
            await self._show_line(notifier, None, sound=False)
        else:
            self._reminders.end(BURST_SLOT)
            del self._hanging[BURST_SLOT]
            await notifier.withdraw(BURST_SLOT)

    def _account_for(
        self,
        result: Shown | NotShown,
        bubble: Bubble,
        outcome: Outcome,
        cause: ArrivalReason | None = None,
        *,
        around: Surroundings | None = None,
    ) -> None:
        if isinstance(result, Shown):
            self._hanging[bubble.place] = bubble.target
            kept_back = around is not None and around.do_not_disturb
            reason = Suppressed.DO_NOT_DISTURB if kept_back else None
            self._note(outcome, bubble.target, reason=reason, cause=cause, way=result.adapter)
        else:
            self._note(Outcome.NOT_SHOWN, bubble.target, reason=result.reason, cause=cause)

    def _note(
        self,
        outcome: Outcome,
        target: Target,
        *,
        reason: str | None = None,
        cause: ArrivalReason | None = None,
        way: str | None = None,
    ) -> None:
        self._record(
            LedgerEntry(
                at=self._now_ms(),
                outcome=outcome,
                account_id=target.account_id,
                dialog_id=target.dialog_id,
                message_id=target.message_id,
                cause=cause,
                reason=None if reason is None else str(reason),
                way=way,
            )
        )


def _target(arrival: Arrival) -> Target:
    return Target(
        account_id=arrival.account_id,
        dialog_id=arrival.dialog_id,
        message_id=arrival.message_id,
        position=arrival.position,
    )
