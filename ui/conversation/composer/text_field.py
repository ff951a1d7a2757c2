"""The text one types: plain, growing from one line to eight, and safe with input methods."""

from math import ceil
from pathlib import Path

from PySide6.QtCore import QMimeData, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from operator_app.domain.templates import left_over
from operator_app.settings.settings import SendKey
from ui.theme.theme import Theme
from ui.theme.tokens import BODY

MOST_LINES = 8
MARGIN = 2
"""Room around the text, in pixels: without it the cursor at a line end would shift the whole text."""


class TextField(QPlainTextEdit):
    """Emits what shall be sent or attached; keeps nothing but its text."""

    submitted = Signal()
    files_offered = Signal(list)
    """(paths): dropped or pasted files."""
    picture_offered = Signal(QImage)
    """A picture was pasted."""
    focused = Signal(bool)
    slash_typed = Signal()
    """``/`` at the beginning of a line, where ``offer_slash`` asked for it; it is not in the text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._send_key = SendKey.CTRL_ENTER
        self._preedit = ""
        self._slash_offered = False
        self._overfull = False
        self._scroll_bar = QTimer(self)
        self._scroll_bar.setSingleShot(True)
        self._scroll_bar.setInterval(0)
        self._scroll_bar.timeout.connect(self._show_scroll_bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setFont(theme.font(BODY))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.setSizeAdjustPolicy(QPlainTextEdit.SizeAdjustPolicy.AdjustIgnored)
        self._grow(self.document().documentLayout().documentSize())

    @property
    def composing(self) -> bool:
        """Whether an input method holds text that is not in the field yet."""
        return bool(self._preedit)

    def set_send_key(self, key: SendKey) -> None:
        self._send_key = key

    def offer_slash(self, *, offered: bool) -> None:
        self._slash_offered = offered

    def select_variable(self, start: int | None = None) -> bool:
        """Select the next variable that stands unfilled, from ``start`` (by default the cursor) on and round again.

        ``start`` counts UTF-16 units. Returns whether there is one.
        """
        text = self.toPlainText()
        places = left_over(text)
        if not places:
            return False
        at = self.textCursor().selectionEnd() if start is None else start
        spans = [(_utf16(text, place.start), _utf16(text, place.end)) for place in places]
        first, last = next((span for span in spans if span[0] >= at), spans[0])
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def put(self, text: str, cursor: int) -> None:
        """Another text altogether: what was typed before cannot be brought back into it."""
        self._preedit = ""
        QGuiApplication.inputMethod().reset()
        self.setPlainText(text)
        place = self.textCursor()
        place.setPosition(min(max(cursor, 0), self.document().characterCount() - 1))
        self.setTextCursor(place)

    def clear_undoably(self) -> None:
        """Empty the field; undo brings the text back."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    # ------------------------------------------------------------------------------------ events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._begins_with_slash(event):
            event.accept()
            self.slash_typed.emit()
            return
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        if self.composing:
            event.accept()  # it chooses among the input method's words
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if modifiers & Qt.KeyboardModifier.ControlModifier or (plain and self._send_key is SendKey.ENTER):
            event.accept()
            if not event.isAutoRepeat():
                self.submitted.emit()
            return
        # not the base class: it would begin a soft line for Shift+Enter, which is no line end in plain text
        self.textCursor().insertBlock()
        self.ensureCursorVisible()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """Tab goes to what is still to be filled in, before it leaves the field."""
        if next and self.select_variable():
            return True
        return super().focusNextPrevChild(next)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)  # noqa: FBT003 - a signal

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)  # noqa: FBT003 - a signal

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow(self.document().documentLayout().documentSize())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_offered.emit(files)
        else:
            super().dropEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text only; files and pictures become attachments."""
        files = _files(source)
        if files:
            self.files_offered.emit(files)
        elif source.hasText() and source.text():
            self.textCursor().insertText(source.text().replace("\r\n", "\n").replace("\0", ""))
            self.ensureCursorVisible()
        elif source.hasImage():
            image = source.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.picture_offered.emit(image)

    def _begins_with_slash(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        return (
            self._slash_offered
            and event.text() == "/"
            and not self.composing
            and not self.isReadOnly()
            and cursor.atBlockStart()
            and not cursor.hasSelection()
        )

    def _grow(self, size: QSizeF) -> None:
        """As high as the text, from one line to ``MOST_LINES``."""
        line = max(self.fontMetrics().lineSpacing(), 1)
        lines = min(max(ceil(size.height()), 1), MOST_LINES)
        height = max(lines * line, self._theme.px(BODY.line)) + 2 * MARGIN
        if height != self.minimumHeight():
            self.setFixedHeight(height)
        self._overfull = size.height() > MOST_LINES
        # later: within a layout the narrower view would be laid out in the old width
        self._scroll_bar.start()

    def _show_scroll_bar(self) -> None:
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if self._overfull else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)


def _utf16(text: str, characters: int) -> int:
    """Qt counts UTF-16 units."""
    return len(text[:characters].encode("utf-16-le")) // 2


def _files(source: QMimeData) -> list[Path]:
    """Paths of local files among what is pasted or dropped."""
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()] if source.hasUrls() else []
