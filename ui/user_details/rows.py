"""What the rows of a timeline say: the heading of a visit, or one thing that was done or said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from operator_app.domain.messages import Fact, FactKind, Message, MessageKind
from operator_app.domain.site_events import Event, EventKind, Visit
from operator_app.domain.user_timeline import Entry, grouped
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, VisitId
from ui import times
from ui.conversation.timeline.plain_text import one_line
from ui.event_words import event_words, visit_words

translate = QCoreApplication.translate

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    time: str
    icon: str
    text: str
    detail: str = ""
    said: bool = False
    """It is a message, not something done on the site."""
    at: Milliseconds = 0
    dialog_id: DialogId | None = None
    address: str | None = None


Row = Heading | Line


@dataclass(frozen=True, slots=True)
class Above:
    """What stands just above a page: to which visit it belongs, and when the page before was left."""

    visit_id: VisitId | None
    day: str
    page_seen_until: Milliseconds | None = None


def sentence(row: Row) -> str:
    """What a row says to a screen reader."""
    if isinstance(row, Heading):
        return row.text
    return ", ".join(each for each in (row.time, row.text, row.detail) if each)


class TimelineRows:
    """Turns pages of entries into rows. ``names`` are those of the operators."""

    def __init__(self, names: dict[OperatorId, str], now: Milliseconds) -> None:
        self._names = names
        self._now = now

    def rows(
        self, entries: Sequence[Entry], visits: Iterable[Visit], above: Above | None
    ) -> tuple[list[Row], Above | None]:
        """Rows of a page that follows ``above``; and what stands above the next one."""
        found: list[Row] = []
        for group in grouped(entries, visits):
            visit_id = None if group.visit is None else group.visit.id
            begun = times.day(group.entries[0].at if group.visit is None else group.visit.started_at, self._now)
            if above is None or above.visit_id != visit_id or (visit_id is None and above.day != begun):
                found.append(Heading(self._heading(group.visit, begun)))
                above = Above(visit_id, begun, None if group.visit is None else group.visit.ended_at)
            for entry in group.entries:
                day = times.day(entry.at, self._now)
                if visit_id is None and above.day != day:
                    found.append(Heading(self._heading(None, day)))
                    above = Above(None, day)
                found.append(self._line(entry, above))
                if isinstance(entry, Event) and entry.kind is EventKind.PAGE:
                    above = Above(above.visit_id, above.day, entry.at)
        return found, above

    def _heading(self, visit: Visit | None, day: str) -> str:
        if visit is None:
            return f"{day} · {translate('timeline', 'not on the site')}"
        return " · ".join((day, times.clock(visit.started_at), *visit_words(visit)))

    def _line(self, entry: Entry, above: Above) -> Line:
        time = times.clock(entry.at)
        if isinstance(entry, Message):
            return self._said(entry, time)
        words = event_words(entry)
        details = [words.detail] if words.detail else []
        if entry.kind is EventKind.PAGE and above.page_seen_until is not None:
            minutes = (above.page_seen_until - entry.at) // 60_000
            if minutes >= 1:
                details.append(translate("timeline", "{n} min").format(n=minutes))
        return Line(time, words.icon, words.text, " · ".join(details), at=entry.at, address=entry.page)

    def _said(self, message: Message, time: str) -> Line:
        if message.fact is not None or message.kind is MessageKind.SYSTEM:
            icon, text = "tag" if _is_tag(message.fact) else "dialogs", self._fact(message)
        else:
            icon, text = self._wrote(message)
        return Line(time, icon, text, said=True, at=message.at, dialog_id=message.dialog_id)

    def _wrote(self, message: Message) -> tuple[str, str]:
        files = ", ".join(one_line(file.name, 60) for file in message.files)
        words = " · ".join(each for each in (one_line(message.text, LONGEST), files) if each)
        name = self._name(message.author_id)
        match message.kind:
            case MessageKind.USER:
                return "dialogs", translate("timeline", "Wrote: “{text}”").format(text=words)
            case MessageKind.NOTE:
                return "note", translate("timeline", "{name} noted: “{text}”").format(name=name, text=words)
            case _:
                return "send", translate("timeline", "{name} answered: “{text}”").format(name=name, text=words)

    def _fact(self, message: Message) -> str:
        fact = message.fact or Fact(what=FactKind.OTHER)
        by = self._name(fact.by)
        match fact.what:
            case FactKind.ASSIGNED:
                whom = self._name(fact.operator_id)
                return translate("timeline", "Dialog assigned to {name}").format(name=whom)
            case FactKind.UNASSIGNED:
                return translate("timeline", "Dialog assigned to nobody")
            case FactKind.CLOSED:
                return translate("timeline", "Dialog closed by {name}").format(name=by)
            case FactKind.REOPENED:
                return translate("timeline", "Dialog reopened")
            case FactKind.SNOOZED:
                return translate("timeline", "Dialog snoozed by {name}").format(name=by)
            case FactKind.WOKEN:
                return translate("timeline", "Dialog is back")
            case FactKind.MOVED:
                return translate("timeline", "Dialog moved to another channel")
            case FactKind.REMOVED:
                return translate("timeline", "A message was removed")
            case FactKind.TAGGED:
                return translate("timeline", "{name} added tag “{tag}”").format(name=by, tag=fact.tag or "")
            case FactKind.UNTAGGED:
                return translate("timeline", "{name} removed tag “{tag}”").format(name=by, tag=fact.tag or "")
            case FactKind.OTHER:
                return one_line(message.text, LONGEST) or translate("timeline", "Dialog changed")

    def _name(self, operator_id: str | None) -> str:
        unknown = translate("timeline", "the system") if operator_id is None else translate("timeline", "an operator")
        return self._names.get(OperatorId(operator_id or ""), unknown)


def _is_tag(fact: Fact | None) -> bool:
    return fact is not None and fact.what in {FactKind.TAGGED, FactKind.UNTAGGED}
