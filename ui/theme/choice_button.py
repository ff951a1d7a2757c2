"""A button that says what is chosen and opens the menu to choose another."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.popup import PopupMenu
from ui.theme.theme import Theme


class ChoiceButton(QPushButton):
    """Shows one of several words; which one is the business of whoever made it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """``name``: what is chosen here, for those who hear it."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._choices: tuple[tuple[str, Callable[[], None]], ...] = ()
        self._chosen = ""
        self.setAutoDefault(False)
        self.clicked.connect(self.open_menu)

    def offer(self, choices: Sequence[tuple[str, Callable[[], None]]], chosen: str) -> None:
        """The words to choose from, and what each does; ``chosen`` is one of the words."""
        self._choices = tuple(choices)
        self._chosen = chosen
        self.setText(f"{chosen}  ▾")
        self.setAccessibleName(f"{self._name}: {chosen}")

    def open_menu(self) -> PopupMenu:
        menu = PopupMenu(self._theme, self)
        for words, choose in self._choices:
            action = menu.add_choice(words, chosen=words == self._chosen)
            action.triggered.connect(lambda _=False, act=choose: act())
        menu.popup_under(self)
        return menu
