"""From the parts of a history to what stands in its feed, one item below the other. Knows no Qt."""

from collections.abc import Sequence
from datetime import tzinfo

from operator_app.domain.history import HistoryPart
from operator_app.domain.lists import TypingNow
from operator_app.domain.messages import Missing
from operator_app.domain.value import DialogId
from ui.conversation.timeline.items import DaySeparator, DialogSeparator, GapLine, Item, build_items, day_of


def history_items(
    parts: Sequence[HistoryPart],
    *,
    current: DialogId,
    zone: tzinfo,
    first_unread: str | None = None,
    typing: TypingNow | None = None,
    may_lack_dialogs: bool = False,
) -> tuple[Item, ...]:
    """Everything the feed shows, from top to bottom. ``first_unread`` and ``typing`` are of the current dialog.

    ``may_lack_dialogs``: a line above them all says that there may be more.
    """
    items: list[Item] = [GapLine(missing=Missing.OFFLINE)] if may_lack_dialogs and parts else []
    for part in parts:
        dialog = part.dialog
        begun = day_of(dialog.created_at, zone)
        if part.from_beginning:
            items.append(
                DialogSeparator(dialog=dialog, begun=begun, closed_by=part.closed_by, current=dialog.id == current)
            )
        if part.missing is not Missing.NOTHING:
            items.append(GapLine(missing=part.missing, dialog_id=dialog.id))
        said = build_items(
            part.messages,
            zone=zone,
            first_unread=first_unread,
            user_read_position=dialog.user_read_position,
            typing=typing if dialog.id == current and part.to_end else None,
            within=dialog.id,
        )
        # The separator has told the day already.
        told = part.from_beginning and part.missing is Missing.NOTHING
        if told and said and isinstance(said[0], DaySeparator) and said[0].day == begun:
            said = said[1:]
        items += said
        if part.may_lack_newer:
            items.append(GapLine(missing=Missing.OFFLINE, dialog_id=dialog.id, newer=True))
    return tuple(items)
