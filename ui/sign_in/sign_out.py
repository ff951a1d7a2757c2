"""Signing out: what becomes of the messages on this computer is asked in one sentence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_WIDTH = 420


class SignOutQuestion(QDialog):
    """Open it with ``open``; it deletes itself. Esc changes nothing."""

    decided = Signal(bool)
    """Whether the messages on this computer shall be removed."""

    def __init__(self, title: str, unsent: int, theme: Theme, parent: QWidget) -> None:
        """``title`` is the account's; ``unsent``: so much still waits to be sent."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sign out"))
        set_role(self, "pane")
        px = theme.px
        head = QLabel(self.tr("Sign out of “{account}”?").format(account=title), self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        set_role(head, "title")
        self.words = QLabel(self._words(unsent), self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.keep = QPushButton(self.tr("Sign out"), self)
        set_role(self.keep, "primary")
        self.remove = QPushButton(self.tr("Sign out and remove"), self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.keep.setDefault(True)
        self.keep.clicked.connect(lambda: self._decide(forget=False))
        self.remove.clicked.connect(lambda: self._decide(forget=True))
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.XL), px(Space.L), px(Space.XL), px(Space.L))
        column.setSpacing(px(Space.M))
        column.addWidget(head)
        column.addWidget(self.words)
        column.addLayout(buttons)
        self.setMinimumWidth(px(_WIDTH))

    def _words(self, unsent: int) -> str:
        words = self.tr(
            "The messages on this computer can stay for the next time you sign in, or be removed from it with your drafts."
            " The server keeps everything that was sent."
        )
        if unsent:
            warning = self.tr("Not sent yet: {count}. Removing loses it for good.").format(count=unsent)
            return f"{words}\n\n{warning}"
        return words

    def _decide(self, *, forget: bool) -> None:
        self.decided.emit(forget)
        self.accept()
