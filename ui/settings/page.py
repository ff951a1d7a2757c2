"""How a page of settings looks: a title, then rows with a name on the left and something to set on the right."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.settings.locked import LockedMark, locked_words
from ui.theme.choice_button import ChoiceButton
from ui.theme.stylesheet import set_role
from ui.theme.switch import Switch
from ui.theme.theme import Theme
from ui.theme.tokens import Space

Chosen = TypeVar("Chosen")
_ROW = 44


class Page(QWidget):
    """Made from top to bottom."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        set_role(self, "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme.px(Space.L), 0, 0)
        self.column.setSpacing(0)
        words = QLabel(title, self)
        set_role(words, "title")
        words.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.M))
        self._title = QHBoxLayout()
        self._title.setContentsMargins(0, 0, theme.px(Space.L), 0)
        self._title.addWidget(words)
        self._title.addStretch(1)
        self.column.addLayout(self._title)

    def beside_title(self, widget: QWidget) -> None:
        """At the right end of the title's line."""
        self._title.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def add_row(self, words: str, control: QWidget, hint: str = "", *, locked: bool = False) -> None:
        """``hint``: a quiet second line under the words. ``locked``: by the computer's owner, see ``locked_words``."""
        self.column.addWidget(self.rule())
        self.column.addWidget(self.row(words, control, hint, locked=locked))

    def row(self, words: str, control: QWidget, hint: str = "", *, locked: bool = False) -> QFrame:
        """The same, for whoever puts it in its place himself."""
        px = self.theme.px
        row = QFrame(self)
        label = QLabel(words, row)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(label)
        if hint:
            quiet = QLabel(hint, row)
            quiet.setWordWrap(True)
            set_role(quiet, "secondary")
            texts.addWidget(quiet)
        if locked:
            control.setEnabled(False)
            control.setAccessibleDescription(locked_words())
            texts.addWidget(LockedMark(self.theme, row))
        line = QHBoxLayout(row)
        line.setContentsMargins(px(Space.L), px(6), px(Space.L), px(6))
        line.setSpacing(px(Space.L))
        line.addLayout(texts, 1)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        row.setMinimumHeight(px(_ROW))
        return row

    def inset(self, label: QWidget, *, above: int = 0, below: int = Space.M) -> QWidget:
        """A label with room around it: what a label is given itself it loses when another size is chosen."""
        px = self.theme.px
        holder = QWidget(self)
        room = QHBoxLayout(holder)
        room.setContentsMargins(px(Space.L), px(above), px(Space.L), px(below))
        room.addWidget(label)
        return holder

    def section(self, words: str) -> QWidget:
        """What the rows under it are about."""
        label = QLabel(words, self)
        set_role(label, "section")
        return self.inset(label, above=Space.L, below=Space.S)

    def choice(
        self, name: str, choices: list[tuple[Chosen, str]], chosen: Chosen, choose: Callable[[Chosen], None]
    ) -> ChoiceButton:
        """A button for one of several values; it follows what is chosen in it."""
        button = ChoiceButton(self.theme, name, self)
        words = dict(choices)

        def take(value: Chosen) -> None:
            offer(value)
            choose(value)

        def offer(value: Chosen) -> None:
            entries = [(text, lambda each=each: take(each)) for each, text in choices]
            button.offer(entries, words.get(value, ""))

        offer(chosen)
        return button

    def switch(self, name: str, choose: Callable[[bool], None], *, on: bool) -> Switch:
        switch = Switch(self.theme, name, self)
        switch.setChecked(on)
        switch.toggled.connect(choose)
        return switch

    def rule(self) -> QFrame:
        rule = QFrame(self)
        set_role(rule, "rule")
        rule.setFixedHeight(1)
        return rule

    def finish(self) -> None:
        """After the last row."""
        self.column.addWidget(self.rule())
        self.column.addStretch(1)


def scrolled(page: QWidget) -> QScrollArea:
    """The page in a frame that scrolls where it is too high."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
