"""What stands in the feed of a history follows from its parts."""

from datetime import UTC

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from operator_app.domain.lists import TypingNow
from operator_app.domain.messages import Missing
from operator_app.domain.value import DialogId
from tests.sample_dialogs import MARIA, MARIA_DIALOG, NINA, NOW
from tests.sample_history import OCTOBER, SEPTEMBER, history_window
from tests.unit.ui.conversation.history.stretches import Whole
from ui.conversation.history.items import history_items
from ui.conversation.timeline.items import (
    Bubble,
    DaySeparator,
    DialogSeparator,
    GapLine,
    SystemLine,
    TypingLine,
    UnreadLine,
    message_of,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.data())
def test_every_message_once_in_order_below_the_separator_of_its_dialog(counts: list[int], data: st.DataObject) -> None:
    whole = Whole(counts)
    total = len(whole.flat)
    start = data.draw(st.integers(0, total))
    parts = whole.between(start, data.draw(st.integers(start, total))).parts
    missing = [data.draw(st.sampled_from(list(Missing))) if part.from_beginning else Missing.NOTHING for part in parts]
    told = [replace(part, missing=one) for part, one in zip(parts, missing, strict=True)]
    items = history_items(told, current=DialogId("d0"), zone=UTC)

    assert [m for item in items if (m := message_of(item))] == [m for part in parts for m in part.messages]
    assert len({item.key for item in items}) == len(items)
    separators = [item.dialog.id for item in items if isinstance(item, DialogSeparator)]
    assert separators == [part.dialog.id for part in parts if part.from_beginning]
    gaps = [item.dialog_id for item in items if isinstance(item, GapLine)]
    assert gaps == [part.dialog.id for part, one in zip(parts, missing, strict=True) if one is not Missing.NOTHING]
    below = parts[0].dialog.id if parts else None
    for at, item in enumerate(items):
        if isinstance(item, DialogSeparator):
            below = item.dialog.id
        elif isinstance(item, GapLine):
            assert isinstance(items[at - 1], DialogSeparator)
            assert item.dialog_id == below
        elif isinstance(item, Bubble | SystemLine):
            assert item.message.dialog_id == below


def test_the_separator_tells_the_day_so_no_other_line_does() -> None:
    items = history_items(history_window().parts, current=MARIA_DIALOG, zone=UTC)
    assert not [item for item in items if isinstance(item, DaySeparator)]
    later = replace(history_window().parts[0], from_beginning=False)
    items = history_items((later,), current=MARIA_DIALOG, zone=UTC)
    assert [item.within for item in items if isinstance(item, DaySeparator)] == [SEPTEMBER]


def test_only_the_dialog_one_came_from_is_current_and_has_typing_and_unread_line() -> None:
    typing = TypingNow(person_id=MARIA.id, by_user=True, text="и", until=NOW + 5_000)
    items = history_items(history_window().parts, current=OCTOBER, zone=UTC, typing=typing, first_unread=f"{OCTOBER}-1")
    separators = [item for item in items if isinstance(item, DialogSeparator)]
    assert [(one.dialog.id, one.current) for one in separators] == [
        (SEPTEMBER, False),
        (OCTOBER, True),
        (MARIA_DIALOG, False),
    ]
    assert separators[0].closed_by == NINA
    kinds = [type(item) for item in items]
    at = kinds.index(TypingLine)
    assert isinstance(items[at + 1], DialogSeparator)
    assert isinstance(items[at - 2], UnreadLine)


def test_what_may_be_missing_is_said() -> None:
    first, *others = history_window().parts
    items = history_items(
        (replace(first, may_lack_newer=True), *others), current=MARIA_DIALOG, zone=UTC, may_lack_dialogs=True
    )
    gaps = [item for item in items if isinstance(item, GapLine)]
    assert [(gap.dialog_id, gap.newer) for gap in gaps] == [(None, False), (SEPTEMBER, True)]
    assert history_items((), current=MARIA_DIALOG, zone=UTC, may_lack_dialogs=True) == ()
