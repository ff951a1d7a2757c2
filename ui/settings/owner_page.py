"""A page of settings that owners change and others read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from operator_app.domain.people import Role
from operator_app.engine.requests import Directory
from ui.message_bar import MessageBar
from ui.open_account import OpenAccount
from ui.settings.page import Page
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class OwnerPage(Page):
    """``hint`` says what the page is for, ``bar`` what went wrong, and a sentence who may change it."""

    def __init__(
        self, account: OpenAccount, theme: Theme, title: str, hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, parent)
        self.account = account
        self.bar = MessageBar(theme, self)
        self.hint = _quiet(hint, self)
        self.only_owners = _quiet(self.tr("Only owners change this. You see how it is."), self)
        for label in (self.hint, self.only_owners):
            label.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.M))
            self.column.addWidget(label)
        self.column.addWidget(self.bar)
        self.only_owners.hide()

    @property
    def directory(self) -> Directory | None:
        return self.account.directory

    @property
    def may_change(self) -> bool:
        directory = self.directory
        return directory is not None and directory.me.role is Role.OWNER

    def show_rights(self) -> None:
        self.only_owners.setVisible(self.directory is not None and not self.may_change)


def _quiet(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_role(label, "secondary")
    return label
