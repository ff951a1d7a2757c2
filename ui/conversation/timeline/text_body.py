"""Text laid out as plain paragraphs, each in the direction of its first strong letter; hit-test and selection."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from ui.conversation.timeline.links import Link
from ui.conversation.timeline.plain_text import cut, units


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text looks. ``line`` is the least height of a line in pixels."""

    font: QFont
    line: float
    link: QTextCharFormat


@dataclass(frozen=True, slots=True)
class _Paragraph:
    layout: QTextLayout
    start: int
    top: float


class TextBody:
    """A text of one or more paragraphs within a width. Positions count UTF-16 units of ``text``."""

    def __init__(self, text: str, links: Sequence[Link], style: TextStyle, width: float) -> None:
        self.text = text
        self.length = units(text)
        self._spans = [
            (units(text[: link.start]), units(text[: link.start]) + units(text[link.start : link.end]), link)
            for link in links
        ]
        self._paragraphs: list[_Paragraph] = []
        self.width, self.height = self._lay_out(style, width)
        self._starts = [paragraph.start for paragraph in self._paragraphs]

    def draw(self, painter: QPainter, at: QPointF, parts: Sequence[tuple[int, int, QTextCharFormat]]) -> None:
        """In the painter's pen; ``parts`` from and up to a position look different, the later ones above the earlier."""
        for paragraph in self._paragraphs:
            ranges = []
            length = units(paragraph.layout.text()) if parts else 0
            for first, last, look in parts:
                start = max(first - paragraph.start, 0)
                end = min(last - paragraph.start, length)
                if start < end:
                    ranges.append(_range(start, end, look))
            paragraph.layout.draw(painter, at, ranges)

    def position_at(self, point: QPointF) -> int:
        """The position between characters nearest to a point."""
        paragraph, line = self._line_at(point.y())
        return paragraph.start + line.xToCursor(point.x())

    def link_at(self, point: QPointF) -> Link | None:
        """The link whose letters are under the point."""
        if not 0 <= point.y() < self.height:
            return None
        paragraph, line = self._line_at(point.y())
        if not line.naturalTextRect().left() <= point.x() <= line.naturalTextRect().right():
            return None
        cursor = line.xToCursor(point.x(), line.CursorPosition.CursorOnCharacter)
        position = paragraph.start + cursor
        return next((link for start, end, link in self._spans if start <= position < end), None)

    def word_at(self, position: int) -> tuple[int, int]:
        """From where to where the word at this position reaches; a link counts as one word."""
        for start, end, _link in self._spans:
            if start <= position < end:
                return start, end
        paragraph = self._paragraphs[max(bisect_right(self._starts, position) - 1, 0)]
        local = position - paragraph.start
        layout, mode = paragraph.layout, QTextLayout.CursorMode.SkipWords
        length = units(layout.text())
        following = layout.nextCursorPosition(min(local, length), mode)
        start = layout.previousCursorPosition(following, mode)
        end = start + units(cut(layout.text(), start, following).rstrip())
        return paragraph.start + start, paragraph.start + max(end, start)

    def _line_at(self, y: float) -> tuple[_Paragraph, QTextLine]:
        paragraph = self._paragraphs[0]
        for candidate in self._paragraphs:
            if candidate.top > y:
                break
            paragraph = candidate
        line = paragraph.layout.lineAt(0)
        for index in range(1, paragraph.layout.lineCount()):
            following = paragraph.layout.lineAt(index)
            if following.y() > y:
                break
            line = following
        return paragraph, line

    def _lay_out(self, style: TextStyle, width: float) -> tuple[float, float]:
        start, top, widest = 0, 0.0, 0.0
        right_to_left: list[_Paragraph] = []
        for text in self.text.split("\n"):
            layout = QTextLayout(text, style.font)
            option = QTextOption()
            option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.setCacheEnabled(True)
            length = units(text)
            formats = [
                _range(max(a - start, 0), min(b - start, length), style.link)
                for a, b, _link in self._spans
                if a < start + length and b > start
            ]
            if formats:
                layout.setFormats(formats)
            paragraph = _Paragraph(layout, start, top)
            top, natural = _break_lines(paragraph, style.line, width)
            widest = max(widest, natural)
            if _is_right_to_left(text):
                right_to_left.append(paragraph)
            self._paragraphs.append(paragraph)
            start += length + 1
        widest = min(ceil(widest), width)
        for paragraph in right_to_left:
            # broken at the full width, they stand at its right edge: move them to that of the text
            _break_lines(paragraph, style.line, widest)
        return widest, top


def _break_lines(paragraph: _Paragraph, least: float, width: float) -> tuple[float, float]:
    """Lays the paragraph's lines out; where it ends, and how wide its widest line is."""
    layout = paragraph.layout
    y, widest = paragraph.top, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height = max(ceil(line.height()), least)  # whole pixels: scrolling moves what is painted by them
        line.setPosition(QPointF(0, y + (height - line.height()) / 2))
        y += height
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return y, widest


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = start
    found.length = end - start
    found.format = look
    return found


def _is_right_to_left(text: str) -> bool:
    """By the first strong letter (Unicode Annex 9, rules P2 and P3), as Qt's automatic direction takes it."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False
