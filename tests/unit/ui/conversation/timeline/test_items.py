"""What stands in the feed follows from the messages."""

from datetime import UTC, date, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from operator_app.domain.lists import TypingNow
from operator_app.domain.messages import Message, MessageKind, MessageState, Missing
from operator_app.domain.value import DialogId, MessageId
from tests.sample_feed import said, sending
from ui.conversation.timeline.items import (
    GROUP_MS,
    Bubble,
    DaySeparator,
    Delivery,
    EarlierLine,
    SystemLine,
    TypingLine,
    UnreadLine,
    build_items,
    message_of,
)

BASE = 1_790_000_000_000


@st.composite
def dialogs(draw: st.DrawFn) -> tuple[Message, ...]:
    at, messages = BASE, []
    for number in range(1, draw(st.integers(0, 30)) + 1):
        at += draw(st.sampled_from([0, 1_000, GROUP_MS - 1, GROUP_MS, 7_200_000, 86_400_000]))
        messages.append(
            Message(
                id=MessageId(f"m{number}"),
                dialog_id=DialogId("d"),
                kind=draw(st.sampled_from(list(MessageKind))),
                author_id=draw(st.sampled_from(["a", "b"])),
                text="t",
                at=at,
                position=number,
                state=draw(st.sampled_from([MessageState.SENT, MessageState.SENT, MessageState.FAILED])),
                page=draw(st.sampled_from([None, "/a", "/b"])),
            )
        )
    return tuple(messages)


@settings(max_examples=80, deadline=None)
@given(dialogs(), st.integers(0, 40))
def test_every_message_once_in_order_and_days_and_groups_hold(messages: tuple[Message, ...], unread: int) -> None:
    first_unread = f"m{unread}"
    items = build_items(messages, zone=UTC, first_unread=first_unread)
    assert [m for item in items if (m := message_of(item))] == list(messages)
    keys = [item.key for item in items]
    assert len(set(keys)) == len(keys)

    # a separator stands exactly where the day changes
    days = [item.day for item in items if isinstance(item, DaySeparator)]
    assert days == sorted(set(days))
    for before, item in zip((None, *items), items, strict=False):
        if isinstance(item, Bubble) and isinstance(before, Bubble):
            assert before.day == item.day

    # the unread line stands right above its message
    if any(message.key == first_unread for message in messages):
        index = keys.index(UnreadLine().key)
        assert keys[index + 1] == first_unread
    else:
        assert UnreadLine().key not in keys

    for before, item in zip((None, *items), items, strict=False):
        if not isinstance(item, Bubble):
            assert not isinstance(before, Bubble) or before.ends_group
            continue
        together = isinstance(before, Bubble) and not before.ends_group
        assert item.starts_group is not together
        if isinstance(before, Bubble) and together:
            assert before.message.author_id == item.message.author_id
            assert before.message.kind is item.message.kind
            assert item.message.at - before.message.at < GROUP_MS
            assert MessageState.FAILED not in {before.message.state, item.message.state}
    bubbles = [item for item in items if isinstance(item, Bubble)]
    assert not bubbles or bubbles[-1].ends_group or not isinstance(items[-1], Bubble)


def test_bubbles_of_one_writer_within_three_minutes_stand_together() -> None:
    items = build_items([said(1, "a", "10:00"), said(2, "b", "10:02"), said(3, "c", "10:06")], zone=UTC)
    ends = [item.ends_group for item in items if isinstance(item, Bubble)]
    assert ends == [False, True, True]


def test_an_edited_message_ends_its_group_so_that_the_line_below_it_can_say_so() -> None:
    items = build_items([said(1, "a", "10:00", edited_at=1), said(2, "b", "10:01"), said(3, "c", "10:02")], zone=UTC)
    assert [item.ends_group for item in items if isinstance(item, Bubble)] == [True, False, True]


def test_the_day_is_that_of_the_operator() -> None:
    evening = said(1, "late", "22:30", day="2026-11-22")
    moscow = timezone(timedelta(hours=3))
    (separator, *_rest) = build_items([evening], zone=moscow)
    assert separator == DaySeparator(day=date(2026, 11, 23))
    (separator, *_rest) = build_items([evening], zone=UTC)
    assert separator == DaySeparator(day=date(2026, 11, 22))


def test_the_page_shows_once_until_it_changes() -> None:
    items = build_items(
        [
            said(1, "a", "10:00", page="/cart"),
            said(2, "b", "10:10", page="/cart"),
            said(3, "c", "10:20", page="/pay"),
        ],
        zone=UTC,
    )
    assert [item.page for item in items if isinstance(item, Bubble)] == ["/cart", None, "/pay"]


def test_a_new_page_within_three_minutes_begins_a_group() -> None:
    items = build_items([said(1, "a", "10:00", page="/cart"), said(2, "b", "10:01", page="/pay")], zone=UTC)
    assert [item.page for item in items if isinstance(item, Bubble)] == ["/cart", "/pay"]
    assert all(item.starts_group and item.ends_group for item in items if isinstance(item, Bubble))


def test_delivery_follows_state_and_how_far_the_user_has_read() -> None:
    operator = {"kind": MessageKind.OPERATOR, "author": "op"}
    messages = [
        said(1, "read", "10:00", **operator),
        said(2, "sent", "10:10", **operator),
        said(3, "note", "10:20", kind=MessageKind.NOTE, author="op"),
        said(4, "user", "10:30"),
        sending("p", "pending", "10:40"),
        sending("d", "doubtful", "10:50", MessageState.DOUBTFUL),
        sending("f", "failed", "11:00", MessageState.FAILED),
    ]
    items = build_items(messages, zone=UTC, user_read_position=1)
    assert [item.delivery for item in items if isinstance(item, Bubble)] == [
        Delivery.READ,
        Delivery.SENT,
        Delivery.NOTHING,
        Delivery.NOTHING,
        Delivery.PENDING,
        Delivery.DOUBTFUL,
        Delivery.FAILED,
    ]


def test_system_messages_are_lines_and_typing_is_last() -> None:
    typing = TypingNow(person_id="u", by_user=True, text="и ещё", until=0)
    items = build_items(
        [said(1, "", "10:00", kind=MessageKind.SYSTEM), said(2, "a", "10:01")],
        zone=UTC,
        typing=typing,
        earlier=Missing.COMING,
    )
    assert isinstance(items[0], EarlierLine)
    assert isinstance(items[2], SystemLine)
    assert items[-1] == TypingLine(typing=typing)
