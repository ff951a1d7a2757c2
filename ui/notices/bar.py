"""A bar at the top of the window that tells of what came, where nothing else can."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from operator_app.notifications.port import Bubble, Slot, Target
from ui.theme.elided import ElidedLabel
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class NoticeBar(QFrame):
    """Shows the newest of what hangs, and how much hangs below it; hidden while nothing does."""

    opened = Signal(Target)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hanging: dict[Slot, Bubble] = {}
        set_role(self, "bar-notice")
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._title, "strong")
        self._body = ElidedLabel(self)
        self._more = QLabel(self)
        set_role(self._more, "secondary")
        self.button = QPushButton(self.tr("Open"), self)
        set_role(self.button, "link")
        self.button.clicked.connect(self._open)
        self._dismiss = QToolButton(self)
        set_role(self._dismiss, "icon")
        self._dismiss.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._dismiss.setAccessibleName(self.tr("Dismiss"))
        self._dismiss.setToolTip(self.tr("Dismiss"))
        self._dismiss.clicked.connect(self._let_go)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(Space.L), theme.px(Space.S), theme.px(Space.S), theme.px(Space.S))
        row.setSpacing(theme.px(Space.S))
        row.addWidget(self._title)
        row.addWidget(self._body, 1)
        row.addWidget(self._more)
        row.addWidget(self.button)
        row.addWidget(self._dismiss)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        self.hide()

    def hang(self, bubble: Bubble) -> None:
        """On top, in place of what hung in its slot."""
        self._hanging.pop(bubble.place, None)
        self._hanging[bubble.place] = bubble
        self._show()

    def take_down(self, slot: Slot) -> None:
        if self._hanging.pop(slot, None) is not None:
            self._show()

    def hanging(self) -> list[Bubble]:
        """The newest last."""
        return list(self._hanging.values())

    def _open(self) -> None:
        bubble = self._let_go()
        if bubble is not None:
            self.opened.emit(bubble.target)

    def _let_go(self) -> Bubble | None:
        if not self._hanging:
            return None
        _, bubble = self._hanging.popitem()
        self._show()
        return bubble

    def _show(self) -> None:
        self.setVisible(bool(self._hanging))
        if not self._hanging:
            return
        newest = self.hanging()[-1]
        more = len(self._hanging) - 1
        self._title.setText(newest.title)
        self._body.show_text(newest.body)
        self._more.setText(self.tr("and %n more", None, more))
        self._more.setVisible(bool(more))
        self.button.setAccessibleName(self.tr("Open: {title}").format(title=newest.title))

    def _draw_icon(self) -> None:
        self._dismiss.setIcon(QIcon(self._theme.icon("x", "muted", self.devicePixelRatioF(), 14)))
