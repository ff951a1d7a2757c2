"""From the messages of a dialog to what stands in the feed, one item below the other. Knows no Qt."""

import math
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from enum import Enum, auto

from operator_app.domain.dialogs import Dialog
from operator_app.domain.lists import TypingNow
from operator_app.domain.messages import Message, MessageKind, MessageState, Missing
from operator_app.domain.people import Operator
from operator_app.domain.value import DialogId, Milliseconds, Revision, Value

GROUP_MS: Milliseconds = 3 * 60 * 1000
"""Bubbles of one writer closer than this stand together."""


class Delivery(Enum):
    """How far a message of an operator has come, in the steps the feed has a sign for."""

    NOTHING = auto()
    """No sign: the message is not ours to deliver (a user's), or nobody else reads it (a note)."""
    HELD = auto()
    """It leaves in some seconds and can be taken back until then."""
    PENDING = auto()
    DOUBTFUL = auto()
    FAILED = auto()
    SENT = auto()
    READ = auto()


class Action(Enum):
    """What can be done with a message that was not sent, or not yet."""

    RETRY = auto()
    EDIT = auto()
    COPY = auto()
    DISCARD = auto()
    CANCEL = auto()


class EarlierLine(Value):
    """Earlier messages are not here: they are being fetched, or cannot be."""

    missing: Missing = Missing.COMING

    @property
    def key(self) -> str:
        return "line:earlier"


class DaySeparator(Value):
    day: date
    within: DialogId | None = None
    """The dialog it stands in, where there are several."""

    @property
    def key(self) -> str:
        return f"day:{self.within or ''}:{self.day.isoformat()}"


class DialogSeparator(Value):
    """Where a dialog begins, among all those with one user."""

    dialog: Dialog
    begun: date
    closed_by: Operator | None = None
    current: bool = False
    """It is the one that is open, in which one writes."""

    @property
    def key(self) -> str:
        return f"dialog:{self.dialog.id}"


class GapLine(Value):
    """Messages of a dialog, or whole dialogs, may be at the backend only."""

    missing: Missing
    dialog_id: DialogId | None = None
    """None: dialogs."""
    newer: bool = False
    """Those after the ones shown, not those before."""

    @property
    def key(self) -> str:
        return f"gap:{'newer' if self.newer else 'older'}:{self.dialog_id or ''}"


class UnreadLine(Value):
    """Below it: what this operator has not read."""

    @property
    def key(self) -> str:
        return "line:unread"


class SystemLine(Value):
    message: Message

    @property
    def key(self) -> str:
        return self.message.key


class Bubble(Value):
    """A message of a user or an operator, or a note. The last bubble of a group carries avatar and meta line."""

    message: Message
    day: date
    starts_group: bool
    ends_group: bool
    delivery: Delivery
    page: str | None = None
    """The page the group was written from, when it is another one than that of the user's message before."""
    leaves_in: int = 0
    """Seconds until a message that is held back leaves."""

    @property
    def key(self) -> str:
        return self.message.key

    @property
    def on_the_left(self) -> bool:
        return self.message.kind is MessageKind.USER

    @property
    def is_note(self) -> bool:
        return self.message.kind is MessageKind.NOTE


class TypingLine(Value):
    typing: TypingNow

    @property
    def key(self) -> str:
        return f"line:typing:{self.typing.person_id}"


Item = EarlierLine | DaySeparator | DialogSeparator | GapLine | UnreadLine | SystemLine | Bubble | TypingLine


def message_of(item: Item) -> Message | None:
    """The message an item shows, if it shows one."""
    return item.message if isinstance(item, Bubble | SystemLine) else None


def is_stop(item: Item) -> bool:
    """Whether the keyboard and a screen reader go to it."""
    return isinstance(item, Bubble | SystemLine | DialogSeparator | GapLine)


def day_of(at: Milliseconds, zone: tzinfo) -> date:
    return datetime.fromtimestamp(at / 1000, zone).date()


def build_items(
    messages: Sequence[Message],
    *,
    zone: tzinfo,
    first_unread: str | None = None,
    user_read_position: Revision = 0,
    typing: TypingNow | None = None,
    also_typing: Sequence[TypingNow] = (),
    earlier: Missing = Missing.NOTHING,
    within: DialogId | None = None,
    now: Milliseconds | None = None,
) -> tuple[Item, ...]:
    """Everything the feed shows of these messages (oldest first), from top to bottom.

    ``within``: the dialog they are of, where several stand one below the other. ``now``: for messages that are held back.
    """
    items: list[Item] = [] if earlier is Missing.NOTHING else [EarlierLine(missing=earlier)]
    before: Message | None = None
    before_day: date | None = None
    page: str | None = None
    for message in messages:
        day = day_of(message.at, zone)
        together = before is not None and before_day == day and message.key != first_unread and _belong(before, message)
        if day != before_day:
            items.append(DaySeparator(day=day, within=within))
        if message.key == first_unread:
            items.append(UnreadLine())
        group_page = None
        if message.kind is MessageKind.USER:
            if message.page != page:
                together, group_page = together and message.page is None, message.page
            page = message.page or page
        if together:
            group_page = _page(items[-1])
            items[-1] = _continued(items[-1])
        if message.kind is MessageKind.SYSTEM:
            items.append(SystemLine(message=message))
        else:
            leaves_in = _leaves_in(message, now)
            items.append(
                Bubble(
                    message=message,
                    day=day,
                    starts_group=not together,
                    ends_group=True,
                    delivery=Delivery.HELD if leaves_in else _delivery(message, user_read_position),
                    page=group_page,
                    leaves_in=leaves_in,
                )
            )
        before, before_day = message, day
    if typing is not None:
        items.append(TypingLine(typing=typing))
    items.extend(TypingLine(typing=each) for each in also_typing)
    return tuple(items)


def _continued(item: Item) -> Item:
    if not isinstance(item, Bubble):
        raise TypeError(item)
    return Bubble(
        message=item.message,
        day=item.day,
        starts_group=item.starts_group,
        ends_group=False,
        delivery=item.delivery,
        page=item.page,
    )


def _page(item: Item) -> str | None:
    return item.page if isinstance(item, Bubble) else None


def _belong(before: Message, message: Message) -> bool:
    """Whether two neighbours stand in one group. One that failed or whose files are leaving stands alone: it has a line
    of its own below it."""
    return (
        message.kind is not MessageKind.SYSTEM
        and before.kind is message.kind
        and before.author_id == message.author_id
        and 0 <= message.at - before.at < GROUP_MS
        and before.edited_at is None  # the line below it says so
        and not _has_actions(before)
        and not _has_actions(message)
    )


def _has_actions(message: Message) -> bool:
    return message.state is MessageState.FAILED or files_wait(message) or message.leaves_at is not None


def _leaves_in(message: Message, now: Milliseconds | None) -> int:
    if now is None or message.leaves_at is None or message.leaves_at <= now:
        return 0
    return math.ceil((message.leaves_at - now) / 1000)


def files_wait(message: Message) -> bool:
    """Whether files of it are still to leave for the backend."""
    return message.state < MessageState.FAILED and any(not file.id for file in message.files)


def _delivery(message: Message, user_read_position: Revision) -> Delivery:
    if message.kind is MessageKind.USER:
        return Delivery.NOTHING
    match message.state:
        case MessageState.PENDING | MessageState.SENDING:
            return Delivery.PENDING
        case MessageState.DOUBTFUL:
            return Delivery.DOUBTFUL
        case MessageState.FAILED:
            return Delivery.FAILED
        case _ if message.kind is MessageKind.NOTE:
            return Delivery.NOTHING
        case MessageState.READ:
            return Delivery.READ
        case _:
            read = message.position is not None and message.position <= user_read_position
            return Delivery.READ if read else Delivery.SENT
