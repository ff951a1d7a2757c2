"""What stands above the list: open or closed, whose, which tags, in which order."""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import DialogFilter, DialogList, DialogSort, Ownership
from operator_app.domain.people import Operator
from operator_app.engine.requests import Directory
from ui.dialog_list.filter_words import ownership_words, plain_ownership_words, sort_words, tag_words
from ui.names import operator_name
from ui.theme.flow import FlowLayout
from ui.theme.popup import PopupMenu
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import SECONDARY, Space

_ARROW = " ▾"
_TAG_ROOM = 110


class FilterBar(QWidget):
    """Holds the filter; ``changed`` carries the new one when the operator chose another."""

    changed = Signal(DialogFilter)

    def __init__(self, theme: Theme, chosen: DialogFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filter = chosen
        self._directory: Directory | None = None
        self._counts = ("", "")
        self.open_button = _segment(self)
        self.closed_button = _segment(self)
        self._group = QButtonGroup(self)
        self._group.addButton(self.open_button)
        self._group.addButton(self.closed_button)
        self.open_button.clicked.connect(lambda: self._choose(replace(self._filter, state=DialogState.OPEN)))
        self.closed_button.clicked.connect(lambda: self._choose(replace(self._filter, state=DialogState.CLOSED)))
        self.ownership = self._chip("ownership")
        self.tags = self._chip("tags")
        self.sort = self._chip("sort")
        self.ownership.clicked.connect(self.open_ownership)
        self.tags.clicked.connect(self.open_tags)
        self.sort.clicked.connect(self.open_sort)
        self._lay_out()
        self._show()

    @property
    def filter(self) -> DialogFilter:
        return self._filter

    def set_filter(self, chosen: DialogFilter) -> None:
        """Choose it as if by hand."""
        self._choose(chosen)

    def show_directory(self, directory: Directory) -> None:
        self._directory = directory
        self._show()

    def show_counts(self, found: DialogList) -> None:
        """Of the list as it was asked for with the filter of now."""
        more_open, more_closed = found.more, found.other_more
        if self._filter.state is DialogState.CLOSED:
            more_open, more_closed = more_closed, more_open
        self._counts = (_number(found.open_count, more=more_open), _number(found.closed_count, more=more_closed))
        self._show()

    def open_ownership(self) -> PopupMenu:
        """Whose dialogs: everybody's, mine, nobody's, a colleague's, or the snoozed ones."""
        menu = PopupMenu(self._theme, self)
        now = self._filter
        for ownership in (Ownership.ALL, Ownership.MINE, Ownership.UNASSIGNED):
            chosen = not now.snoozed and now.ownership is ownership
            action = menu.add_choice(plain_ownership_words(ownership), chosen=chosen)
            action.triggered.connect(
                lambda _=False, value=ownership: self._choose(
                    replace(now, ownership=value, operator_id=None, snoozed=False)
                )
            )
        colleagues = self._colleagues()
        if colleagues:
            menu.addSeparator()
        for colleague in colleagues:
            chosen = not now.snoozed and now.operator_id == colleague.id
            action = menu.add_choice(operator_name(colleague), chosen=chosen)
            action.triggered.connect(
                lambda _=False, value=colleague.id: self._choose(
                    replace(now, ownership=Ownership.OPERATOR, operator_id=value, snoozed=False)
                )
            )
        menu.addSeparator()
        action = menu.add_choice(self.tr("Snoozed"), chosen=now.snoozed)
        action.triggered.connect(
            lambda: self._choose(replace(now, ownership=Ownership.ALL, operator_id=None, snoozed=not now.snoozed))
        )
        menu.popup_under(self.ownership)
        return menu

    def open_tags(self) -> PopupMenu:
        """Any, none, or one or several of the known tags."""
        menu = PopupMenu(self._theme, self)
        now = self._filter
        action = menu.add_choice(self.tr("Any tag"), chosen=not now.tags and not now.untagged)
        action.triggered.connect(lambda: self._choose(replace(now, tags=(), untagged=False)))
        action = menu.add_choice(self.tr("No tag"), chosen=now.untagged)
        action.triggered.connect(lambda: self._choose(replace(now, tags=(), untagged=True)))
        known = [tag.name for tag in self._directory.tags if not tag.removed] if self._directory else []
        names = sorted({*known, *now.tags}, key=str.casefold)
        if names:
            menu.addSeparator()
        for name in names:
            action = menu.add_choice(name, chosen=name in now.tags)
            action.triggered.connect(lambda _=False, value=name: self._toggle_tag(value))
        menu.popup_under(self.tags)
        return menu

    def open_sort(self) -> PopupMenu:
        menu = PopupMenu(self._theme, self)
        now = self._filter
        for sort in DialogSort:
            action = menu.add_choice(sort_words(sort), chosen=now.sort is sort)
            action.triggered.connect(lambda _=False, value=sort: self._choose(replace(now, sort=value)))
        menu.popup_under(self.sort)
        return menu

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _toggle_tag(self, name: str) -> None:
        tags = self._filter.tags
        kept = tuple(tag for tag in tags if tag != name) if name in tags else (*tags, name)
        self._choose(replace(self._filter, tags=kept, untagged=False))

    def _choose(self, chosen: DialogFilter) -> None:
        if chosen == self._filter:
            self._show()
            return
        self._filter = chosen
        self._show()
        self.changed.emit(chosen)

    def _colleagues(self) -> list[Operator]:
        if self._directory is None:
            return []
        me = self._directory.me.id
        return [one for one in self._directory.operators if one.id != me and not one.removed]

    def _show(self) -> None:
        now = self._filter
        open_count, closed_count = self._counts
        self.open_button.setText(_counted(self.tr("Open"), open_count))
        self.closed_button.setText(_counted(self.tr("Closed"), closed_count))
        self.open_button.setChecked(now.state is DialogState.OPEN)
        self.closed_button.setChecked(now.state is DialogState.CLOSED)
        operators = self._directory.operators if self._directory else ()
        self.ownership.setText(_escaped(ownership_words(now, operators)) + _ARROW)
        metrics = QFontMetrics(self._theme.font(SECONDARY))
        tags = metrics.elidedText(tag_words(now), Qt.TextElideMode.ElideRight, self._theme.px(_TAG_ROOM))
        self.tags.setText(_escaped(tags) + _ARROW)
        self.sort.setText(sort_words(now.sort) + _ARROW)
        set_role(self.ownership, "chip-on" if now.snoozed or now.ownership is not Ownership.ALL else "chip")
        set_role(self.tags, "chip-on" if now.tags or now.untagged else "chip")
        self.ownership.setAccessibleName(self.tr("Whose dialogs: {choice}").format(choice=self.ownership.text()[:-2]))
        self.tags.setAccessibleName(self.tr("Tags: {choice}").format(choice=tag_words(now)))
        self.sort.setAccessibleName(self.tr("Order: {choice}").format(choice=sort_words(now.sort)))

    def _chip(self, name: str) -> QPushButton:
        chip = QPushButton(self)
        chip.setObjectName(name)
        set_role(chip, "chip")
        return chip

    def _lay_out(self) -> None:
        px = self._theme.px
        segments = QFrame(self)
        set_role(segments, "segments")
        row = QHBoxLayout(segments)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(self.open_button, 1)
        row.addWidget(self.closed_button, 1)
        chips = FlowLayout(px(6))
        for chip in (self.ownership, self.tags, self.sort):
            chips.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.S))
        column.addWidget(segments)
        column.addLayout(chips)


def _segment(parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setCheckable(True)
    set_role(button, "segment")
    return button


def _number(count: int, *, more: bool) -> str:
    """``100+`` where the archive knows of no more yet, though there are."""
    return f"{count}{'+' if more else ''}" if count else ""


def _counted(word: str, number: str) -> str:
    return f"{word} · {number}" if number else word


def _escaped(text: str) -> str:
    return text.replace("&", "&&")
