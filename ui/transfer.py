"""A small form that hands dialogs over to a colleague with a word about them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.commands import Assign
from operator_app.domain.dialog_actions import assigning
from operator_app.domain.lists import DialogRow
from operator_app.domain.people import Operator
from operator_app.engine.requests import Directory
from ui.dialog_menus import operator_words, others_in
from ui.theme.choice_button import ChoiceButton
from ui.theme.overlay import Overlay
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

WIDTH = 380


class Transfer(Overlay):
    """Enter in the note hands over, Esc gives up. There is at least one colleague."""

    transferred = Signal(object)
    """(``Callable[[DialogRow], Assign | None]``): what to do to each of the dialogs."""

    def __init__(self, theme: Theme, anchor: QWidget, directory: Directory, *, count: int) -> None:
        super().__init__(theme, anchor, width=WIDTH)
        self._directory = directory
        self._people = others_in(directory)
        self._chosen = self._people[0]
        self.to = ChoiceButton(theme, self.tr("Transfer to"), self)
        self.note = QLineEdit(self)
        self.note.setMaxLength(directory.text_limit)
        self.note.setAccessibleName(self.tr("Note for your colleague"))
        self.note.setPlaceholderText(self.tr("Note for your colleague, if you like"))
        self.note.returnPressed.connect(self.transfer)
        self.button = QPushButton(self.tr("Transfer"), self)
        self.button.setAutoDefault(False)
        set_role(self.button, "primary")
        self.button.clicked.connect(self.transfer)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.close_up)
        words = self.tr("Transfer the dialog") if count == 1 else self.tr("Transfer dialogs: {n}").format(n=count)
        self._lay_out(words)
        self._choose(self._chosen)

    def open_up(self) -> None:
        super().open_up()
        self.to.setFocus(Qt.FocusReason.PopupFocusReason)

    def transfer(self) -> None:
        to, note = self._chosen.id, self.note.text()
        self.close_up()

        def make(row: DialogRow) -> Assign | None:
            return assigning(row, to, note)

        self.transferred.emit(make)

    def _choose(self, chosen: Operator) -> None:
        self._chosen = chosen
        self.to.offer(
            [(operator_words(one, self._directory), self._choice(one)) for one in self._people],
            operator_words(chosen, self._directory),
        )

    def _choice(self, one: Operator) -> Callable[[], None]:
        return lambda: self._choose(one)

    def _lay_out(self, words: str) -> None:
        px = self._theme.px
        title = QLabel(words, self)
        set_role(title, "title")
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.button)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(Space.M), px(Space.M), px(Space.M), px(Space.M))
        inside.setSpacing(px(Space.S))
        inside.addWidget(title)
        inside.addWidget(self.to)
        inside.addWidget(self.note)
        inside.addLayout(buttons)
        self.column.addLayout(inside)


def open_transfer(theme: Theme, anchor: QWidget, directory: Directory | None, ids: Sequence[str]) -> Transfer | None:
    """None: there is nobody to hand over to, or nothing."""
    if directory is None or not others_in(directory) or not ids:
        return None
    form = Transfer(theme, anchor, directory, count=len(ids))
    form.open_up()
    return form
