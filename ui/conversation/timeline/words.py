"""Every sentence of the feed: days, times, who wrote, what happened, how far a message has come."""

from datetime import date, datetime, timedelta, tzinfo
from urllib.parse import urlsplit

from PySide6.QtCore import QDate, QDateTime, QLocale, QObject, QTime

from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import TypingNow
from operator_app.domain.messages import Fact, FactKind, File, Message, MessageKind, Missing
from operator_app.domain.people import Operator, User
from operator_app.domain.value import Milliseconds, OperatorId, Value
from ui.conversation.file_words import size_in_words
from ui.conversation.timeline.items import (
    Action,
    Bubble,
    DaySeparator,
    Delivery,
    DialogSeparator,
    EarlierLine,
    GapLine,
    Item,
    SystemLine,
    TypingLine,
    UnreadLine,
    day_of,
)
from ui.conversation.timeline.plain_text import one_line
from ui.names import first_name, operator_name, user_name
from ui.sentences import refused_command_sentence

PAGE_LENGTH = 60
TYPING_LENGTH = 160
SPOKEN_LENGTH = 500
NAME_LENGTH = 60


class People(Value):
    """Who may be named in a feed."""

    user_id: str = ""
    user: User | None = None
    me: OperatorId | None = None
    operators: tuple[Operator, ...] = ()


class Words(QObject):
    """The feed's sentences in the language of the application, for these people in this time zone."""

    def __init__(self, people: People, zone: tzinfo, today: date) -> None:
        super().__init__()
        self._people = people
        self._zone = zone
        self._today = today
        self._operators = {operator.id: operator_name(operator) for operator in people.operators}

    @property
    def today(self) -> date:
        """The day these words are of."""
        return self._today

    # ------------------------------------------------------------------------------------------ time

    def day(self, day: date) -> str:
        """``Today``, ``Yesterday``, or the date, with the year when it is another one."""
        if day == self._today:
            return self.tr("Today")
        if day == self._today - timedelta(days=1):
            return self.tr("Yesterday")
        pattern = "d MMMM" if day.year == self._today.year else "d MMMM yyyy"
        return QLocale().toString(QDate(day.year, day.month, day.day), pattern)

    def short_day(self, day: date) -> str:
        """``12 Sep``, with the year when it is another one."""
        pattern = "d MMM" if day.year == self._today.year else "d MMM yyyy"
        return QLocale().toString(QDate(day.year, day.month, day.day), pattern).replace(".", "")

    def time(self, at: Milliseconds) -> str:
        """Hours and minutes, in 12 hours where the language counts so."""
        moment = datetime.fromtimestamp(at / 1000, self._zone)
        twelve = "ap" in QLocale().timeFormat(QLocale.FormatType.ShortFormat).lower()
        return QLocale().toString(QTime(moment.hour, moment.minute), "h:mm AP" if twelve else "HH:mm")

    def exact(self, at: Milliseconds) -> str:
        """Date and time to the second."""
        moment = datetime.fromtimestamp(at / 1000, self._zone)
        shown = QDateTime(
            QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute, moment.second)
        )
        return QLocale().toString(shown, "dddd, d MMMM yyyy, HH:mm:ss")

    # ---------------------------------------------------------------------------------------- people

    def writer(self, message: Message) -> str:
        """Full name of who wrote a message."""
        if message.kind is MessageKind.USER:
            return self.user()
        if message.author_id is None:
            return self.tr("Operator")
        return self.operator(OperatorId(message.author_id))

    def user(self) -> str:
        return one_line(user_name(self._people.user, self._people.user_id), NAME_LENGTH)

    def operator(self, operator_id: OperatorId | None) -> str:
        name = self._operators.get(operator_id, "") if operator_id else ""
        return one_line(name, NAME_LENGTH) or self.tr("Operator")

    # ----------------------------------------------------------------------------------- single lines

    def fact(self, message: Message) -> str:
        """What a system message tells, with its time."""
        fact = message.fact
        sentence = one_line(message.text, 200) if fact is None else self._fact(fact, message)
        return f"{sentence} · {self.time(message.at)}"

    def typing(self, typing: TypingNow) -> tuple[str, str]:
        """``Maria is typing:`` and the words typed so far (empty where they are not known)."""
        name = self.user() if typing.by_user else self.operator(OperatorId(typing.person_id))
        first = name.split()[0] if name.split() else name
        typed = one_line(typing.text or "", TYPING_LENGTH)
        if typing.note:
            return self.tr("{name} is writing a note…").format(name=first), ""
        if not typing.by_user:
            begun = self.tr("{name} is writing an answer:") if typed else self.tr("{name} is writing an answer…")
            return begun.format(name=first), self.tr("“{text}”").format(text=typed) if typed else ""
        if not typed:
            return self.tr("{name} is typing…").format(name=first), ""
        return self.tr("{name} is typing:").format(name=first), self.tr("“{text}”").format(text=typed)

    def new_messages(self) -> str:
        return self.tr("New messages")

    def leads_to(self, host: str) -> str:
        """In the tip of a link."""
        return self.tr("Leads to {host}").format(host=host)

    def earlier(self, missing: Missing) -> str:
        """That earlier messages of a dialog are not here, and whether they come."""
        match missing:
            case Missing.OFFLINE:
                return self.tr("Earlier messages are not on this computer; no connection")
            case Missing.REFUSED:
                return self.tr("Earlier messages could not be fetched")
            case _:
                return self.tr("Fetching earlier messages…")

    def gap(self, gap: GapLine) -> str:
        """That something of the history may be at the backend only."""
        if gap.dialog_id is None:
            return self.tr("Earlier dialogs may not be on this computer; no connection")
        if gap.newer:
            return self.tr("Later messages of this dialog may not be on this computer")
        return self.earlier(gap.missing)

    def separator(self, separator: DialogSeparator) -> str:
        """When a dialog began, how it stands, how much was said, what it is about."""
        dialog = separator.dialog
        pieces = [self._begun(separator), self._standing(separator)]
        if not separator.current:
            pieces.append(self.tr("%n message(s)", None, dialog.message_count))
            if dialog.tags:
                names = ", ".join(one_line(tag, NAME_LENGTH) for tag in dialog.tags)
                pieces.append(self.tr("tags: {names}").format(names=names))
        return " · ".join(pieces)

    def pill(self, count: int) -> str:
        """On the button that leads to the end of the feed."""
        return self.tr("%n new", None, count) if count else self.tr("To the newest")

    # ------------------------------------------------------------------------------ below a group

    def meta(self, bubble: Bubble) -> list[str]:
        """The pieces of the line below a group, in order; the delivery sign goes before the last one if there is one."""
        message = bubble.message
        time = self.time(message.at)
        edited = [] if message.edited_at is None else [self.tr("edited")]
        if bubble.is_note:
            return [self.tr("Note"), self.tr("only operators see it"), self._first_name(message), *edited, time]
        if bubble.on_the_left:
            page = [] if bubble.page is None else [self.tr("from {page}").format(page=page_path(bubble.page))]
            return [time, *edited, *page]
        return [time, *edited, self._first_name(message)]

    def delivery(self, delivery: Delivery) -> str:
        """The word beside the sign; empty where the sign says enough."""
        match delivery:
            case Delivery.PENDING:
                return self.tr("sending")
            case Delivery.DOUBTFUL:
                return self.tr("checking whether it arrived")
            case Delivery.SENT:
                return self.tr("sent")
            case Delivery.READ:
                return self.tr("read")
            case Delivery.FAILED:
                return self.tr("not sent")
            case Delivery.NOTHING | Delivery.HELD:
                return ""

    def failure(self, message: Message) -> str:
        """That a message was not sent, and why where that is known."""
        not_sent = self.tr("Not sent.")
        return f"{not_sent} {refused_command_sentence(message.failure)}" if message.failure else not_sent

    def actions(self) -> list[tuple[Action, str]]:
        """What can be done with a message that was not sent, in the order shown."""
        return [
            (Action.RETRY, self.tr("Retry")),
            (Action.EDIT, self.tr("Edit")),
            (Action.COPY, self.tr("Copy")),
            (Action.DISCARD, self.tr("Discard")),
        ]

    def leaves_in(self, seconds: int) -> str:
        """How long a message can still be taken back."""
        return self.tr("leaves in %n s", None, seconds)

    def undo(self) -> str:
        """Takes back a message before it leaves."""
        return self.tr("Undo")

    def cancel(self) -> str:
        """Takes back a message whose files have not left."""
        return self.tr("Cancel")

    # --------------------------------------------------------------------------------------- for copies

    def heading(self, message: Message) -> str:
        """Above a message in a copy of several."""
        return f"{self.writer(message)}, {self.time(message.at)}"

    def spoken(self, item: Item, *, unread: bool) -> str:
        """What a screen reader says for a message: who, what, when, and what is particular about it; or for a line."""
        if isinstance(item, DialogSeparator):
            return self.separator(item).replace(" · ", ", ")
        if isinstance(item, GapLine):
            return self.gap(item)
        if isinstance(item, DaySeparator):
            return self.day(item.day)
        if isinstance(item, UnreadLine):
            return self.new_messages()
        if isinstance(item, TypingLine):
            return " ".join(self.typing(item.typing)).strip()
        if isinstance(item, EarlierLine):
            return self.earlier(item.missing)
        if isinstance(item, SystemLine):
            return f"{self.fact(item.message)}, {self.day(day_of(item.message.at, self._zone))}"
        message = item.message
        files = ", ".join(self.file(file) for file in message.files)
        content = ", ".join(part for part in (one_line(message.text, SPOKEN_LENGTH), files) if part)
        who = self.tr("Note by {name}").format(name=self.writer(message)) if item.is_note else self.writer(message)
        pieces = [f"{who}: {content}", f"{_inside(self.day(item.day))} {self.time(message.at)}"]
        if message.edited_at is not None:
            pieces.append(self.tr("edited"))
        if item.delivery is Delivery.FAILED:
            pieces.append(self.failure(message).rstrip(".").lower())
        elif item.delivery is Delivery.HELD:
            pieces.append(self.leaves_in(item.leaves_in))
        elif item.delivery is not Delivery.NOTHING:
            pieces.append(self.delivery(item.delivery))
        if unread:
            pieces.append(self.tr("unread"))
        return ", ".join(pieces)

    def file(self, file: File) -> str:
        kind = self.tr("picture") if file.is_image else self.tr("file")
        return f"{kind} {one_line(file.name, NAME_LENGTH)}, {size_in_words(file.size)}"

    def _first_name(self, message: Message) -> str:
        name = self.writer(message)
        return name.split()[0] if name.split() else name

    def _fact(self, fact: Fact, message: Message) -> str:
        by = self.tr("The backend") if fact.by is None else self.operator(fact.by)
        return self._pattern(fact, message).format(
            by=by,
            who=self.operator(fact.operator_id),
            tag=one_line(fact.tag or "", NAME_LENGTH),
            until=self._until(fact.until),
            text=one_line(message.text, 200),
        )

    def _pattern(self, fact: Fact, message: Message) -> str:
        match fact.what:
            case FactKind.ASSIGNED if fact.operator_id is None:
                return self.tr("{by} changed who the dialog is with")
            case FactKind.ASSIGNED if fact.by is None:
                return self.tr("Auto-assigned to {who}")
            case FactKind.ASSIGNED if fact.by == fact.operator_id:
                return self.tr("{who} took the dialog")
            case FactKind.ASSIGNED:
                return self.tr("{by} assigned the dialog to {who}")
            case FactKind.UNASSIGNED if fact.by is None:
                return self.tr("The dialog is unassigned")
            case FactKind.UNASSIGNED:
                return self.tr("{by} left the dialog unassigned")
            case FactKind.CLOSED if fact.by is None:
                return self.tr("The dialog was closed")
            case FactKind.CLOSED:
                return self.tr("{by} closed the dialog")
            case FactKind.REOPENED if fact.by is None:
                return self.tr("The dialog was opened again")
            case FactKind.REOPENED:
                return self.tr("{by} opened the dialog again")
            case FactKind.SNOOZED if fact.until is None:
                return self.tr("{by} snoozed the dialog")
            case FactKind.SNOOZED:
                return self.tr("{by} snoozed the dialog until {until}")
            case FactKind.WOKEN:
                return self.tr("The snooze is over")
            case FactKind.TAGGED if not fact.tag:
                return self.tr("{by} added a tag")
            case FactKind.UNTAGGED if not fact.tag:
                return self.tr("{by} removed a tag")
            case FactKind.TAGGED:
                return self.tr("{by} added the tag {tag}")
            case FactKind.UNTAGGED:
                return self.tr("{by} removed the tag {tag}")
            case FactKind.MOVED:
                return self.tr("{by} moved the dialog to another channel")
            case FactKind.REMOVED:
                return self.tr("A message was removed")
            case FactKind.OTHER:
                return "{text}" if message.text.strip() else self.tr("Something changed in the dialog")

    def _begun(self, separator: DialogSeparator) -> str:
        day, today = separator.begun, self._today
        if separator.current:
            if day == today:
                return self.tr("This dialog")
            return self.tr("This dialog, of {day}").format(day=self.short_day(day))
        if day == today:
            return self.tr("Dialog of today")
        if day == today - timedelta(days=1):
            return self.tr("Dialog of yesterday")
        return self.tr("Dialog of {day}").format(day=self.short_day(day))

    def _standing(self, separator: DialogSeparator) -> str:
        if separator.dialog.state is DialogState.OPEN:
            return self.tr("open")
        if separator.closed_by is None:
            return self.tr("closed")
        name = one_line(first_name(separator.closed_by), NAME_LENGTH)
        return self.tr("closed by {name}").format(name=name)

    def _until(self, until: Milliseconds | None) -> str:
        if until is None:
            return "…"
        day = day_of(until, self._zone)
        return self.time(until) if day == self._today else f"{_inside(self.day(day))} {self.time(until)}"


def _inside(day: str) -> str:
    """A day within a sentence: ``today``, but ``24 November``."""
    return day[:1].lower() + day[1:]


def page_path(page: str) -> str:
    """The path of a page's address, or its host where the path says nothing."""
    try:
        parts = urlsplit(page)
    except ValueError:
        return one_line(page, PAGE_LENGTH)
    path = parts.path if parts.path not in {"", "/"} else parts.netloc or "/"
    return one_line(path, PAGE_LENGTH)


def names_of_files(message: Message) -> str:
    """One line for each file, in brackets."""
    return "\n".join(f"[{one_line(file.name, NAME_LENGTH)}]" for file in message.files)


def whole(message: Message) -> str:
    """All of a message as text: what was written, then the names of its files."""
    return "\n".join(part for part in (message.text, names_of_files(message)) if part)
