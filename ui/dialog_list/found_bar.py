"""In place of the filters while the list shows the dialogs that a search found."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.found import FoundDialog, FoundDialogs
from operator_app.domain.search import SearchQuery
from operator_app.domain.value import DialogId
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

STEP, MOST = 100, 1_000
"""Dialogs that are asked for at first, and more each time the end is near; and at most."""
_CROSS = 14


class FoundBar(QWidget):
    """Holds what is searched for while it is: ``query`` is None otherwise, and nothing is shown."""

    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: dict[DialogId, FoundDialog] = {}
        self._beyond: tuple[FoundDialog, ...] = ()
        self._more = False
        self.query: SearchQuery | None = None
        self.limit = STEP
        """So many dialogs are asked for."""
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.title, "strong")
        self.count = QLabel(self)
        set_role(self.count, "secondary")
        self.dismiss = QToolButton(self)
        set_role(self.dismiss, "icon")
        self.dismiss.setIconSize(QSize(theme.px(_CROSS), theme.px(_CROSS)))
        self.dismiss.setToolTip(self.tr("Back to all dialogs (Esc)"))
        self.dismiss.setAccessibleName(self.tr("Back to all dialogs"))
        self.dismiss.clicked.connect(self.dismissed)
        self._lay_out()
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        self.hide()

    def begin(self, query: SearchQuery, typed: str, beyond: Iterable[FoundDialog]) -> None:
        """``typed`` is how the query was put; ``beyond`` is what the backend found besides."""
        self.query, self._beyond, self._places = query, tuple(beyond), {}
        self.limit, self._more = STEP, False
        self.title.setText(typed.strip())
        self.title.setToolTip(typed.strip())
        self.count.setText("")
        self.show()

    def end(self) -> None:
        self.query, self._beyond, self._places = None, (), {}
        self.hide()

    def take(self, found: FoundDialogs) -> tuple[DialogId, ...]:
        """What the archive answers; the dialogs to be shown, in order."""
        self._more = found.more
        self._places = {each.dialog_id: each for each in (*self._beyond, *found.dialogs)}
        ids = tuple(dict.fromkeys(each.dialog_id for each in (*found.dialogs, *self._beyond)))
        count = f"{len(ids)}{'+' if found.more else ''}"
        self.count.setText(self.tr("Dialogs found: {count}").format(count=count))
        return ids

    def want_more(self) -> bool:
        """The end of the list is near. True: it is to be asked for anew, and will be longer."""
        wanted = self.query is not None and self._more and self.limit < MOST
        if wanted:
            self.limit, self._more = self.limit + STEP, False
        return wanted

    def place(self, dialog_id: DialogId) -> FoundDialog | None:
        """Where something answers in it."""
        return self._places.get(dialog_id)

    def _draw_icon(self) -> None:
        self.dismiss.setIcon(QIcon(self._theme.icon("x", "muted", self.devicePixelRatioF(), _CROSS)))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        # a long search must not widen the pane
        self.title.setSizePolicy(self.title.sizePolicy().Policy.Ignored, self.title.sizePolicy().Policy.Preferred)
        words.addWidget(self.title)
        words.addWidget(self.count)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(Space.S))
        row.addLayout(words, 1)
        row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)
