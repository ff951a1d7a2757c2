"""Begins a dialog with somebody: the form, what was typed in it and not sent, and the dialog that comes of it."""

import uuid

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from operator_app.domain.commands import StartDialog
from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.people import User
from operator_app.domain.problems import ArchiveError, BackendError
from operator_app.domain.value import DialogId, UserId
from operator_app.engine.requests import GetUserCard
from ui.names import user_name
from ui.open_account import OpenAccount
from ui.theme.theme import Theme
from ui.write_first import WriteFirst

_TEXT_LIMIT = 10_000
"""Until the account has said its own."""


class WritingFirst(QObject):
    """One form at a time."""

    dialog_ready = Signal(str)
    """(dialog id): there is one to write in: a new one, or one that was open already."""

    def __init__(self, account: OpenAccount, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._typed: dict[UserId, str] = {}
        self.form: WriteFirst | None = None

    def write_to(self, user_id: UserId, anchor: QWidget) -> None:
        """Where a dialog with him is open one goes on in it."""
        self._account.tasks.restart("write first", self._write_to(user_id, anchor))

    async def _write_to(self, user_id: UserId, anchor: QWidget) -> None:
        try:
            card = await self._account.bridge.call(GetUserCard(user_id=user_id))
        except (ArchiveError, BackendError) as error:
            self._account.tasks.failed.emit(error)
            return
        if card is None or not anchor.isVisible():
            return
        there = _open(card.dialogs)
        if there is not None:
            self.dialog_ready.emit(there.id)
        else:
            self._ask(card.user, anchor)

    def _ask(self, user: User, anchor: QWidget) -> None:
        if self.form is not None:
            self.form.close_up()
        directory = self._account.directory
        form = self.form = WriteFirst(
            self._theme,
            anchor,
            name=user_name(user, user.id),
            limit=_TEXT_LIMIT if directory is None else directory.text_limit,
            draft=self._typed.get(user.id, ""),
        )
        form.closed.connect(lambda: self._closed(user.id, form))
        form.written.connect(lambda text: self._send(user.id, text))
        form.open_up()

    def _closed(self, user_id: UserId, form: WriteFirst) -> None:
        if form.text.strip():
            self._typed[user_id] = form.text
        else:
            self._typed.pop(user_id, None)
        if self.form is form:
            self.form = None

    def _send(self, user_id: UserId, text: str) -> None:
        self._account.tasks.start("start dialog", self._start(user_id, text))

    async def _start(self, user_id: UserId, text: str) -> None:
        dialog_id = DialogId(str(uuid.uuid4()))
        try:
            await self._account.ask_to(StartDialog(dialog_id=dialog_id, user_id=user_id, text=text))
        except (ArchiveError, BackendError):
            self._typed[user_id] = text
            raise
        self.dialog_ready.emit(dialog_id)


def _open(dialogs: tuple[Dialog, ...]) -> Dialog | None:
    return next((each for each in dialogs if each.state is DialogState.OPEN), None)
