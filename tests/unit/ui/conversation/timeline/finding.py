"""Finds a point in the feed by what is there, as a person would."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF

from ui.conversation.timeline.pointer import Under
from ui.conversation.timeline.timeline import Timeline


def point_where(timeline: Timeline, matches: Callable[[Under], bool]) -> QPoint:
    """The first point of the view, from the top, where something matches."""
    for y in range(0, timeline.viewport().height(), 3):
        for x in range(0, timeline.viewport().width(), 5):
            under = timeline.under(QPointF(x, y))
            if under is not None and matches(under):
                return QPoint(x, y)
    raise AssertionError("not in view")


def text_start(timeline: Timeline, key: str) -> QPoint:
    """A point on the first letter of a message."""
    return point_where(timeline, lambda under: under.item.key == key and under.laid.over_text(under.point)) + QPoint(
        0, 6
    )


def text_end(timeline: Timeline, key: str) -> QPoint:
    """A point behind the last letter of a message of one line."""
    start = text_start(timeline, key)
    under = timeline.under(QPointF(start))
    assert under is not None
    assert under.laid.body is not None
    return QPoint(round(under.laid.body_at.x() + under.laid.body.width) + 4, start.y())
