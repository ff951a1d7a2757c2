"""Asks before the account of a team that one is no longer in goes from this computer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_WIDTH = 380


class LeaveTeam(QDialog):
    """Use ``open()``; accepted, the account is deleted."""

    def __init__(self, theme: Theme, team: str, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme.px
        self.setWindowTitle(self.tr("Leave the team"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(self.tr("Delete “{team}” from this computer?").format(team=team), self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        set_role(title, "title")
        words = QLabel(
            self.tr("Its dialogs, and what you have written and not sent, are deleted here. Copy first what you need."),
            self,
        )
        words.setWordWrap(True)
        self.delete = QPushButton(self.tr("Delete"), self)
        self.delete.clicked.connect(self.accept)
        self.keep = QPushButton(self.tr("Keep it"), self)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addStretch(1)
        buttons.addWidget(self.delete)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        margin = px(Space.XL)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(px(Space.M))
        for widget in (title, words):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setFixedWidth(px(_WIDTH))
