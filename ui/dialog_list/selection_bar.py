"""At the list's foot while several rows are chosen: how many, and what can be done with all of them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class SelectionBar(QFrame):
    """Shows and asks; what is done is the pane's matter."""

    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "bar")
        self._count = QLabel(self)
        self.close_button = QPushButton(self)
        self.assign = QPushButton(self.tr("Assign") + " ▾", self)
        self.tag = QPushButton(self.tr("Tag") + " ▾", self)
        # the dialog's header has buttons of the same words
        self.assign.setAccessibleName(self.tr("Assign the selected"))
        self.tag.setAccessibleName(self.tr("Tag the selected"))
        self.dismiss = QToolButton(self)
        set_role(self.dismiss, "icon")
        self.dismiss.setIconSize(QSize(theme.px(14), theme.px(14)))
        self.dismiss.setToolTip(self.tr("Choose none"))
        self.dismiss.setAccessibleName(self.tr("Choose none"))
        self.dismiss.clicked.connect(self.dismissed)
        self._lay_out()
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        self.hide()

    def show_count(self, count: int, *, closed: bool, reopens: bool) -> None:
        """Hidden for one or none. ``closed``: it is the list of closed dialogs; ``reopens``: they can be opened again."""
        self.close_button.setVisible(reopens or not closed)
        self._count.setText(self.tr("Selected: {n}").format(n=count))
        self.close_button.setText(self.tr("Reopen") if closed else self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Reopen the selected") if closed else self.tr("Close the selected"))
        self.setVisible(count > 1)

    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._count.text()

    def _draw_icon(self) -> None:
        self.dismiss.setIcon(QIcon(self._theme.icon("x", "muted", self.devicePixelRatioF(), 14)))

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(self.dismiss)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(6))
        for button in (self.close_button, self.assign, self.tag):
            buttons.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.M), px(Space.XS), px(Space.S), px(Space.S))
        column.setSpacing(px(Space.XS))
        column.addLayout(top)
        column.addLayout(buttons)
