"""Settings › Keyboard: the keys of every command, and how to give it others."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ui.commands.bindings import Bindings
from ui.commands.table import CHANGEABLE, Command, Scope, scope_name
from ui.settings.choices import Choices
from ui.settings.key_row import KeyRow
from ui.settings.locked import LockedMark
from ui.settings.page import Page
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme


class KeyboardPage(Page):
    """Each recorded key acts at once."""

    def __init__(self, theme: Theme, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(theme, keyboard_title(), parent)
        self.bindings = Bindings(choices, self)
        self.restore_all = QPushButton(self.tr("All as they were"), self)
        set_role(self.restore_all, "link")
        self.restore_all.clicked.connect(self.bindings.restore_all)
        self.beside_title(self.restore_all)
        hint = QLabel(
            self.tr(
                "Press a key's button, then the new keys; Backspace leaves none. They act by their place, on a Cyrillic layout too. "
                "Single letters act outside text fields."
            ),
            self,
        )
        hint.setWordWrap(True)
        set_role(hint, "secondary")
        self.column.addWidget(self.inset(hint))
        if self.bindings.locked:
            self.column.addWidget(self.inset(LockedMark(theme, self)))
        self.rows: dict[Command, KeyRow] = {}
        for scope in Scope:
            entries = [entry for entry in CHANGEABLE if entry.scope is scope]
            if entries:
                self.column.addWidget(self.section(scope_name(scope)))
            for entry in entries:
                self.column.addWidget(self.rule())
                self.rows[entry.command] = KeyRow(theme, self.bindings, entry, self)
                self.column.addWidget(self.rows[entry.command])
        self.finish()
        self.bindings.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        changed = not all(self.bindings.is_default(entry.command) for entry in CHANGEABLE)
        self.restore_all.setVisible(changed and not self.bindings.locked)


def keyboard_title() -> str:
    return QCoreApplication.translate("KeyboardPage", "Keyboard")
