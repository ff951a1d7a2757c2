"""One operator in the list of the team."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.people import Operator, Role
from operator_app.domain.team import Member, Presence
from ui.names import operator_face, operator_name
from ui.team.words import dialogs_words, role_words
from ui.theme.avatar import Avatar
from ui.theme.choice_button import ChoiceButton
from ui.theme.elided import ElidedLabel
from ui.theme.popup import PopupMenu
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_SIDE = 36


@dataclass(frozen=True)
class Shown:
    """All that a row says."""

    operator: Operator
    is_me: bool
    presence: Presence
    presence_words: str
    member: Member | None


class MemberRow(QFrame):
    """Names and roles can be changed only where ``may_change`` says so."""

    role_chosen = Signal(Operator, Role)
    rename_asked = Signal(Operator)
    remove_asked = Signal(Operator)

    def __init__(self, theme: Theme, shown: Shown, *, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown = shown
        operator = shown.operator
        px = theme.px
        self._avatar = Avatar(theme, _SIDE, self)
        self.name = ElidedLabel(self)
        set_role(self.name, "strong")
        self.facts = ElidedLabel(self)
        set_role(self.facts, "secondary")
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(self.name)
        texts.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(Space.L), px(Space.S), px(Space.L), px(Space.S))
        row.setSpacing(px(Space.M))
        row.addWidget(self._avatar)
        row.addLayout(texts, 1)
        self.role: ChoiceButton | None = None
        self.more: QToolButton | None = None
        self._role_words = QLabel(self)
        self._role_words.setVisible(not may_change)
        if may_change:
            name = self.tr("Role of {name}").format(name=operator_name(operator))
            self.role = ChoiceButton(theme, name, self)
            row.addWidget(self.role)
            self.more = self._more_button(operator)
            row.addWidget(self.more)
        else:
            set_role(self._role_words, "muted")
            row.addWidget(self._role_words)
        self.show_member(shown)

    def show_member(self, shown: Shown) -> None:
        """The same operator, as he is now."""
        self.shown = shown
        operator = shown.operator
        self._avatar.show_face(operator_face(operator), online=shown.presence is Presence.ONLINE)
        name = operator_name(operator)
        self.name.show_text(self.tr("{name} (you)").format(name=name) if shown.is_me else name)
        counted = "" if shown.member is None else dialogs_words(shown.member.open_dialogs)
        self.facts.show_text(" · ".join(words for words in (shown.presence_words, counted, operator.email) if words))
        self._role_words.setText(role_words(operator.role))
        if self.role is not None:
            self.role.offer([self._choice(role) for role in Role], role_words(operator.role))

    def open_menu(self) -> PopupMenu:
        menu = PopupMenu(self._theme, self)
        operator = self.shown.operator
        menu.add_entry(self.tr("Rename…"), icon="edit").triggered.connect(lambda: self.rename_asked.emit(operator))
        menu.add_entry(self.tr("Remove from the team…"), icon="trash").triggered.connect(
            lambda: self.remove_asked.emit(operator)
        )
        menu.popup_under(self.more or self)
        return menu

    def _choice(self, role: Role) -> tuple[str, Callable[[], None]]:
        return role_words(role), lambda: self.role_chosen.emit(self.shown.operator, role)

    def _more_button(self, operator: Operator) -> QToolButton:
        button = QToolButton(self)
        set_role(button, "icon")
        name = self.tr("More about {name}").format(name=operator_name(operator))
        button.setAccessibleName(name)
        button.setToolTip(self.tr("Rename, remove"))
        button.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        button.setIcon(QIcon(self._theme.icon("more", "muted", self.devicePixelRatioF(), 16)))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self.open_menu)
        return button
