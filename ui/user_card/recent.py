"""The last things a user did on the site, and the way to all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.site_events import Event
from ui import times
from ui.clock import Clock
from ui.event_words import event_words
from ui.theme.elided import ElidedLabel
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

SHOWN = 4
_ICON = 15


class RecentActivity(QWidget):
    """Says plainly when the backend cannot be asked."""

    all_wanted = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._events: tuple[Event, ...] = ()
        self._widgets: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(Space.S))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        set_role(self._words, "muted")
        self.more = QPushButton(self.tr("Full history ›"), self)
        set_role(self.more, "link")
        self.more.clicked.connect(self.all_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Space.XS))
        column.addWidget(self._words)
        column.addLayout(self._grid)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._fill)
        self.say("")

    def say(self, sentence: str) -> None:
        """In place of events."""
        self._events = ()
        self._fill()
        self._words.setText(sentence)
        self._words.setVisible(bool(sentence))

    def show_events(self, events: Sequence[Event]) -> None:
        """Newest first."""
        if not events:
            self.say(self.tr("Nothing yet"))
            return
        self._words.hide()
        self._events = tuple(events[:SHOWN])
        self._fill()

    def sentences(self) -> list[str]:
        """What each line says."""
        return [widget.accessibleName() for widget in self._widgets if isinstance(widget, ElidedLabel)]

    def words(self) -> str:
        return "" if self._words.isHidden() else self._words.text()

    def _fill(self) -> None:
        for widget in self._widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        for row, event in enumerate(self._events):
            self._add(row, event)

    def _add(self, row: int, event: Event) -> None:
        theme, words, now = self._theme, event_words(event), self._clock()
        when = times.list_time(event.at, now)
        sign, text, time = QLabel(self), ElidedLabel(self), QLabel(when, self)
        sign.setPixmap(theme.icon(words.icon, "muted", self.devicePixelRatioF(), _ICON))
        text.show_text(words.text)
        text.setAccessibleName(", ".join(each for each in (words.text, words.detail, when) if each))
        text.setToolTip("\n".join(each for each in (words.text, words.detail, times.full(event.at)) if each))
        set_role(time, "meta")
        for column, widget in enumerate((sign, text, time)):
            self._grid.addWidget(widget, row, column)
            widget.show()
            self._widgets.append(widget)
