"""A question with a yes and a no, beside what it was asked from."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.overlay import Overlay
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

WIDTH = 320


class AskOnce(Overlay):
    """The keyboard is on the no: nothing is done by an Enter too many. Esc means no."""

    def __init__(
        self, theme: Theme, anchor: QWidget, *, question: str, explanation: str, yes: str, act: Callable[[], None]
    ) -> None:
        super().__init__(theme, anchor, width=WIDTH)
        self._act = act
        self.yes = QPushButton(yes, self)
        set_role(self.yes, "primary")
        self.yes.clicked.connect(self._do)
        self.no = QPushButton(self.tr("Cancel"), self)
        self.no.clicked.connect(self.close_up)
        for button in (self.yes, self.no):
            button.setAutoDefault(True)
        self.setAccessibleName(f"{question} {explanation}")
        self._lay_out(question, explanation)
        self.open_up()
        self.no.setFocus(Qt.FocusReason.PopupFocusReason)

    def _do(self) -> None:
        self.close_up()
        self._act()

    def _lay_out(self, question: str, explanation: str) -> None:
        px = self._theme.px
        title, words = QLabel(question, self), QLabel(explanation, self)
        set_role(title, "title")
        set_role(words, "muted")
        for label in (title, words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(Space.M), px(Space.M), px(Space.M), px(Space.M))
        inside.setSpacing(px(Space.S))
        inside.addWidget(title)
        inside.addWidget(words)
        inside.addLayout(buttons)
        self.column.addLayout(inside)
