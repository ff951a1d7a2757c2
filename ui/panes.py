"""Three panes side by side, of which the outer ones fold away when the window is narrow."""

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import MOTION_MS

LIST_WIDTH = 320
CARD_WIDTH = 304
FOLD_CARD_BELOW = 900
FOLD_LIST_BELOW = 680
_NARROWEST_LIST = 280
_NARROWEST_MIDDLE = 340
_NARROWEST_CARD = 240


class Panes(QWidget):
    """A folded list shares the place of the middle pane; a folded card slides over it when asked for."""

    folded = Signal()
    """What is folded has changed."""
    resized = Signal()
    """The operator has moved a border."""

    def __init__(
        self, theme: Theme, left: QWidget, middle: QWidget, right: QWidget, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left, self._middle, self._right = left, middle, right
        self.list_folded = False
        self.card_folded = False
        self._list_in_front = True
        px = theme.px
        left.setMinimumWidth(px(_NARROWEST_LIST))
        middle.setMinimumWidth(px(_NARROWEST_MIDDLE))
        right.setMinimumWidth(px(_NARROWEST_CARD))
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for widget in (left, middle, right):
            self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self.resized)
        self._over = QFrame(self)
        set_role(self._over, "over")
        over = QVBoxLayout(self._over)
        over.setContentsMargins(1, 0, 0, 0)
        self._over.hide()
        self._slide = QPropertyAnimation(self._over, b"pos", self)
        self._slide.setDuration(MOTION_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._list_width, self._card_width = px(LIST_WIDTH), px(CARD_WIDTH)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def set_widths(self, left: int, right: int) -> None:
        """In pixels; 0: the usual."""
        self._list_width = left or self._theme.px(LIST_WIDTH)
        self._card_width = right or self._theme.px(CARD_WIDTH)
        self._spread()

    def widths(self) -> tuple[int, int]:
        """Of the list and the card as they are, or as they were before they folded."""
        if not self.list_folded and self._left.isVisible():
            self._list_width = self._left.width()
        if not self.card_folded and self._right.isVisible():
            self._card_width = self._right.width()
        return self._list_width, self._card_width

    @property
    def card_over(self) -> bool:
        """Whether the folded card lies over the middle pane now."""
        return not self._over.isHidden()

    def show_list(self) -> None:
        """Bring the list to the front while it is folded."""
        self._list_in_front = True
        self._arrange()

    def show_middle(self) -> None:
        self._list_in_front = False
        self._arrange()

    def toggle_card(self) -> None:
        """Slide the folded card in or away."""
        if not self.card_folded:
            return
        if self.card_over:
            self.hide_card()
            return
        width = min(self._theme.px(CARD_WIDTH), self.width())
        self._over.resize(width, self.height())
        self._over.show()
        self._over.raise_()
        target = QPoint(self.width() - width, 0)
        if self._still():
            self._over.move(target)
        else:
            self._slide.setStartValue(QPoint(self.width(), 0))
            self._slide.setEndValue(target)
            self._slide.start()
        self._right.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_card(self) -> None:
        self._slide.stop()
        self._over.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        if self.card_over:
            width = self._over.width()
            self._over.setGeometry(self.width() - width, 0, width, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.card_over:
            self.hide_card()
            return
        super().keyPressEvent(event)

    def _still(self) -> bool:
        """Whether the system asks for less motion, as far as Qt tells."""
        return not self.style().styleHint(self.style().StyleHint.SH_Widget_Animate, None, self)

    def _fold(self) -> None:
        px = self._theme.px
        card, rows = self.width() < px(FOLD_CARD_BELOW), self.width() < px(FOLD_LIST_BELOW)
        if card == self.card_folded and rows == self.list_folded:
            return
        self.widths()
        if card != self.card_folded:
            self._move_card(over=card)
        self.card_folded, self.list_folded = card, rows
        self._arrange()
        self._spread()
        self.folded.emit()

    def _move_card(self, *, over: bool) -> None:
        if over:
            layout = self._over.layout()
            if layout is not None:
                layout.addWidget(self._right)
        else:
            self._over.hide()
            self._splitter.addWidget(self._right)
        self._right.show()

    def _arrange(self) -> None:
        self._left.setVisible(not self.list_folded or self._list_in_front)
        self._middle.setVisible(not self.list_folded or not self._list_in_front)

    def _spread(self) -> None:
        right = 0 if self.card_folded else self._card_width
        middle = max(self._theme.px(_NARROWEST_MIDDLE), self.width() - self._list_width - right)
        self._splitter.setSizes([self._list_width, middle, right][: self._splitter.count()])

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.hide_card()
        return super().event(event)
