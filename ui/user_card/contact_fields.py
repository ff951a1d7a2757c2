"""Name, e-mail and phone, edited where they stand: checked here, saved at once, put back with a reason when refused."""

import asyncio
from functools import partial

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from operator_app.domain.commands import EditUser
from operator_app.domain.contact_details import normal_email, normal_phone
from operator_app.domain.people import User
from operator_app.domain.problems import RefusalReason
from operator_app.domain.value import UserId
from operator_app.engine.notices import CommandRefused
from ui.names import user_name
from ui.open_account import OpenAccount
from ui.sentences import refusal_sentence, refused_command_sentence
from ui.theme.theme import Theme
from ui.user_card.editable import EditableValue


class ContactFields(QObject):
    """The three fields, which whoever made this lays out."""

    def __init__(self, account: OpenAccount, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._account = account
        self._user: User | None = None
        self.name = EditableValue(
            theme,
            self.tr("Name"),
            empty=self.tr("Add a name"),
            role="name",
            opens=self.tr("Open the detailed card"),
            parent=parent,
        )
        self.email = EditableValue(theme, self.tr("E-mail"), empty=self.tr("Add"), parent=parent)
        self.phone = EditableValue(theme, self.tr("Phone"), empty=self.tr("Add"), parent=parent)
        self.name.saved.connect(self._save_name)
        self.email.saved.connect(self._save_email)
        self.phone.saved.connect(self._save_phone)
        account.refused.connect(self._take_refusal)

    def show_user(self, user: User, phone: str | None) -> None:
        """``phone`` as it is shown."""
        self._user = user
        note = self._note
        self.name.show_value(user.name, empty=user_name(user, user.id), note=note(user, "name"))
        self.email.show_value(user.email, note=note(user, "email"))
        self.phone.show_value(phone, note=note(user, "phone"))

    def another(self) -> None:
        """Another user is shown: nothing of this one stays."""
        self._user = None
        for field in (self.name, self.email, self.phone):
            field.stop_editing()
            field.clear_refusal()

    def _note(self, user: User, field: str) -> str:
        """Where a value comes from, if nobody here has given it."""
        if user.profile is None or field not in user.filled_by_profile:
            return ""
        return self.tr("From the public profile at {source}").format(source=user.profile.source)

    # --------------------------------------------------------------------------------------------- saving

    def _save_name(self, value: str | None) -> None:
        if self._user is not None:
            self._account.perform(EditUser(user_id=self._user.id, name=value))

    def _save_email(self, value: str | None) -> None:
        if self._user is None:
            return
        if value is None:
            self._account.perform(EditUser(user_id=self._user.id, email=None))
        else:
            self._account.tasks.start("check e-mail", self._check_email(self._user.id, value))

    def _save_phone(self, value: str | None) -> None:
        if self._user is None:
            return
        if value is None:
            self._account.perform(EditUser(user_id=self._user.id, phone=None))
        else:
            country = _country(self._user)
            self._account.tasks.start("check phone", self._check_phone(self._user.id, value, country))

    async def _check_email(self, user_id: UserId, typed: str) -> None:
        """Off the screen's thread: the library takes its time to load at the first use."""
        kept = await asyncio.to_thread(normal_email, typed)
        if kept is not None:
            self._account.perform(EditUser(user_id=user_id, email=kept))
        else:
            self._refuse(user_id, self.email, typed, RefusalReason.INVALID_EMAIL)

    async def _check_phone(self, user_id: UserId, typed: str, country: str | None) -> None:
        kept = await asyncio.to_thread(partial(normal_phone, typed, country))
        if kept is not None:
            self._account.perform(EditUser(user_id=user_id, phone=kept))
        else:
            self._refuse(user_id, self.phone, typed, RefusalReason.INVALID_PHONE)

    def _refuse(self, user_id: UserId, field: EditableValue, typed: str, reason: RefusalReason) -> None:
        if self._user is not None and self._user.id == user_id:
            field.show_refusal(f"“{typed}”: {refusal_sentence(reason)}")

    def _take_refusal(self, refusal: CommandRefused) -> None:
        """The archive has put the old value back; here it is said why, at the value it concerns."""
        command = refusal.command
        if not isinstance(command, EditUser) or self._user is None or command.user_id != self._user.id:
            return
        sentence = refused_command_sentence(refusal.reason)
        for field, value in ((self.name, command.name), (self.email, command.email), (self.phone, command.phone)):
            if value is None:
                field.show_refusal(sentence)
            elif isinstance(value, str):
                field.show_refusal(f"“{value}”: {sentence}")


def _country(user: User) -> str | None:
    """Where a number without a country code is from: the user's country if he tells it, else the operator's."""
    for locale in (QLocale(user.language or "C"), QLocale()):
        code = QLocale.territoryToCode(locale.territory())
        if len(code) == 2 and code.isalpha():
            return code
    return None
