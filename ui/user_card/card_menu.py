"""What else can be done about a person: write first, copy, block."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from operator_app.domain.commands import EditUser
from operator_app.domain.people import User
from operator_app.domain.value import UserId
from ui.ask_once import AskOnce
from ui.names import user_name
from ui.open_account import OpenAccount
from ui.theme.popup import PopupMenu
from ui.theme.theme import Theme


class CardMenu(QObject):
    """Opened from the card; asks once before somebody is blocked."""

    edit_name_asked = Signal()
    write_asked = Signal()
    details_asked = Signal()

    def __init__(self, account: OpenAccount, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self.question: AskOnce | None = None

    def open(self, user: User | None, anchor: QWidget) -> PopupMenu | None:
        """None: there is nobody to do anything about."""
        directory = self._account.directory
        if user is None or directory is None:
            return None
        able = directory.abilities
        menu = PopupMenu(self._theme, anchor.window())
        if able.site_events:
            menu.add_entry(self.tr("Full history"), icon="history").triggered.connect(self.details_asked)
        if able.people:
            menu.add_entry(self.tr("Write first…"), icon="send").triggered.connect(self.write_asked)
        menu.add_entry(self.tr("Edit name"), icon="edit").triggered.connect(self.edit_name_asked)
        for words, value in ((self.tr("Copy e-mail"), user.email), (self.tr("Copy phone"), user.phone)):
            if value:
                menu.add_entry(words, icon="copy").triggered.connect(lambda _=False, text=value: _copy(text))
        if able.blocking:
            menu.addSeparator()
            if user.blocked:
                menu.add_entry(self.tr("Unblock"), icon="lock").triggered.connect(lambda: self.unblock(user))
            else:
                menu.add_entry(self.tr("Block…"), icon="lock").triggered.connect(
                    lambda: self.ask_to_block(user, anchor)
                )
        menu.popup_under(anchor)
        return menu

    def ask_to_block(self, user: User, anchor: QWidget) -> AskOnce:
        question = self.question = AskOnce(
            self._theme,
            anchor,
            question=self.tr("Block {name}?").format(name=user_name(user, user.id)),
            explanation=self.tr("What this person writes does not arrive any more. You can unblock at any time."),
            yes=self.tr("Block"),
            act=lambda: self._block(user.id, blocked=True),
        )
        question.closed.connect(self._answered)
        return question

    def unblock(self, user: User | None) -> None:
        if user is not None:
            self._block(user.id, blocked=False)

    def _block(self, user_id: UserId, *, blocked: bool) -> None:
        self._account.perform(EditUser(user_id=user_id, blocked=blocked))

    def _answered(self) -> None:
        self.question = None


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
