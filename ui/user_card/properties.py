"""All that is known of a user by name: searched, copied, and changed by operators where it is theirs to change."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.people import Property, User
from ui.theme.elided import ElidedLabel
from ui.theme.popup import PopupMenu
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.user_card.card_words import property_name, property_value, source_of_property
from ui.user_card.facts import NAME_WIDTH
from ui.user_card.property_form import PropertyForm

SEARCH_FROM = 7
"""From so many properties on there is a field to search them."""


class PropertyValue(QPushButton):
    """One value. A press offers what can be done with it; Ctrl+C copies."""

    def __init__(self, known: Property, parent: QWidget) -> None:
        super().__init__(parent)
        self.known = known
        self._words = property_value(known)
        self.setSizePolicy(self.sizePolicy().Policy.Ignored, self.sizePolicy().Policy.Fixed)
        set_role(self, "value")
        source = source_of_property(known.source)
        self.setAccessibleName(f"{property_name(known)}: {self._words}, {source}")
        self.setToolTip(f"{self._words}\n{source}")
        copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        copying.activated.connect(self.copy)

    @property
    def words(self) -> str:
        return self._words

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words)

    def fit(self, width: int) -> None:
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(0, width))
        self.setText(shown.replace("&", "&&"))


class PropertyList(QWidget):
    """``changed`` carries (name, ``NewValue`` or None) of what the operator wants to be another."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known: tuple[Property, ...] = ()
        self._editable = False
        self._shown: list[tuple[QWidget, PropertyValue]] = []
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search properties"))
        self.search.setAccessibleName(self.tr("Search properties"))
        self.search.textChanged.connect(self._fill)
        self._nothing = QLabel(self.tr("No property like this"), self)
        set_role(self._nothing, "muted")
        self._refusal = QLabel(self)
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._refusal.setWordWrap(True)
        set_role(self._refusal, "error")
        self._refusal.hide()
        self.add = QPushButton(self.tr("+ Add property"), self)
        set_role(self.add, "tag-add")
        self.add.clicked.connect(lambda: self.open_form(None))
        self.form: PropertyForm | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(3))
        self._grid.setVerticalSpacing(theme.px(1))
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Space.XS))
        column.addWidget(self.search)
        column.addLayout(self._grid)
        column.addWidget(self._nothing)
        column.addWidget(self._refusal)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def values(self) -> list[PropertyValue]:
        """Those on screen, in order."""
        return [value for _, value in self._shown]

    @property
    def anything(self) -> bool:
        """Whether there is anything to show or to do."""
        return bool(self._known) or self._editable

    def show_user(self, user: User, *, editable: bool) -> None:
        self._editable = editable
        self.add.setVisible(editable)
        known = tuple(sorted(user.properties, key=lambda one: one.system))
        if known != self._known or not self._shown:
            self._known = known
            self.search.setVisible(len(known) >= SEARCH_FROM)
            self._fill()

    def another(self) -> None:
        """Another user is shown."""
        self.search.clear()
        self._refusal.hide()
        if self.form is not None:
            self.form.close_up()

    def say_refused(self, name: str, sentence: str) -> None:
        self._refusal.setText(f"{name}: {sentence}")
        self._refusal.show()

    def refusal(self) -> str:
        return "" if self._refusal.isHidden() else self._refusal.text()

    def open_form(self, known: Property | None) -> PropertyForm:
        self._refusal.hide()
        form = self.form = PropertyForm(self._theme, self.add if known is None else self, known)
        form.saved.connect(self.changed)
        form.closed.connect(self._form_closed)
        form.open_up()
        return form

    def open_menu(self, value: PropertyValue, at: QPoint | None = None) -> PopupMenu:
        known = value.known
        menu = PopupMenu(self._theme, self)
        copying = menu.add_entry(self.tr("Copy"), icon="copy")
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copying.setShortcutVisibleInContextMenu(True)
        copying.triggered.connect(value.copy)
        if self._editable and not known.system:
            menu.add_entry(self.tr("Change…"), icon="edit").triggered.connect(lambda: self.open_form(known))
            menu.add_entry(self.tr("Remove"), icon="trash").triggered.connect(
                lambda: self.changed.emit(known.name, None)
            )
        if at is None:
            menu.popup_under(value)
        else:
            menu.popup(value.mapToGlobal(at))
        return menu

    def _form_closed(self) -> None:
        self.form = None

    def _fill(self) -> None:
        words = self.search.text().casefold().split()
        found = [one for one in self._known if _has(one, words)]
        focused = next((value.known.name for value in self.values if value.hasFocus()), None)
        for label, value in self._shown:
            for widget in (label, value):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._shown = [(self._name(one), self._value(one)) for one in found]
        for row, (label, value) in enumerate(self._shown):
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(value, row, 1)
            if value.known.name == focused:
                value.setFocus(Qt.FocusReason.OtherFocusReason)
        self._nothing.setVisible(bool(self._known) and not found)
        self._fit()

    def _name(self, known: Property) -> QWidget:
        label = ElidedLabel(self)
        set_role(label, "muted")
        label.show_text(property_name(known))
        label.setFixedWidth(self._theme.px(NAME_WIDTH))
        label.show()
        return label

    def _value(self, known: Property) -> PropertyValue:
        value = PropertyValue(known, self)
        value.clicked.connect(lambda: self.open_menu(value))
        value.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        value.customContextMenuRequested.connect(lambda at: self.open_menu(value, at))
        value.show()
        return value

    def _fit(self) -> None:
        room = self.width() - self._theme.px(NAME_WIDTH + 14)
        for _, value in self._shown:
            value.fit(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _has(known: Property, words: list[str]) -> bool:
    text = f"{known.name}\n{property_name(known)}\n{property_value(known)}".casefold()
    return all(word in text for word in words)
