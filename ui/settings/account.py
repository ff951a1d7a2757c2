"""Settings › Account: one's own name and password, when one counts as away, and where one is signed in."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.problems import BackendError, RefusalReason, Refused
from operator_app.domain.team import MIN_PASSWORD, Session
from operator_app.engine.status import Phase
from operator_app.engine.team_requests import ChangePassword, EndSession, GetSessions, RenameOperator
from ui.clock import Clock
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence
from ui.settings.choices import Choices
from ui.settings.page import Page
from ui.tasks import ScreenTasks
from ui.team.invite_form import MOST_NAME
from ui.theme.elided import ElidedLabel
from ui.theme.labelled_field import LabelledField
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.times import list_time

IDLE_MINUTES = (0, 5, 10, 15, 30, 60)
"""After how many minutes without input one counts as not at the computer; 0: never."""


class AccountPage(Page):
    """All of it but the choice of minutes is the server's to change, so it needs a connection and says so."""

    def __init__(
        self, account: OpenAccount, theme: Theme, choices: Choices, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, account_title(), parent)
        self._account = account
        self._clock = clock
        self.tasks = ScreenTasks(self)
        self.tasks.failed.connect(account.tasks.failed)
        self.sessions: tuple[Session, ...] = ()
        self.name = QLineEdit(self)
        self.name.setMaxLength(MOST_NAME)
        self.name.setAccessibleName(self.tr("Your name, as visitors and colleagues see it"))
        self.name.setMinimumWidth(theme.px(220))
        self.name.editingFinished.connect(self._rename)
        self.add_row(self.tr("Name"), self.name, self.tr("Visitors and colleagues see it"))
        minutes = [
            (each, self.tr("never") if each == 0 else self.tr("after {n} min").format(n=each))
            for each in sorted({*IDLE_MINUTES, choices.value.idle_minutes})
        ]
        self.idle = self.choice(
            self.tr("Not at the computer"),
            minutes,
            choices.value.idle_minutes,
            lambda value: choices.change(idle_minutes=value),
        )
        self.add_row(
            self.tr("Not at the computer"),
            self.idle,
            self.tr("Without a key or the pointer touched; colleagues and the site see it, as with “Away”"),
            locked=choices.locked("idle_minutes"),
        )
        self.password = PasswordForm(account, self.tasks, theme, self)
        self.column.addWidget(self.rule())
        self.column.addWidget(self.password)
        self.problem = QLabel(self)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.S))
        set_role(self.problem, "error")
        self.problem.hide()
        self._section = QLabel(self.tr("Signed in at"), self)
        set_role(self._section, "section")
        self._section.setContentsMargins(theme.px(Space.L), theme.px(Space.L), theme.px(Space.L), theme.px(Space.S))
        self.column.addWidget(self.rule())
        self.column.addWidget(self._section)
        self.column.addWidget(self.problem)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addLayout(self._list)
        self.finish()
        account.directory_changed.connect(self._show)
        account.status_changed.connect(self._take_status)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        self.tasks.restart("sessions", self._read())

    async def _read(self) -> None:
        try:
            self.sessions = await self._account.bridge.call(GetSessions())
            self._complain("")
        except BackendError as error:
            self._complain(failure_sentence(error))
        self._fill()

    async def _end(self, session: Session) -> None:
        try:
            await self._account.bridge.call(EndSession(id=session.id))
        except BackendError as error:
            self._complain(failure_sentence(error))
            return
        await self._read()

    def _rename(self) -> None:
        directory = self._account.directory
        name = " ".join(self.name.text().split())
        if directory is None or name == directory.me.name:
            return
        if not name:
            self.name.setText(directory.me.name)
            return
        self._run(self._send_name(name))

    async def _send_name(self, name: str) -> None:
        directory = self._account.directory
        if directory is None:
            return
        try:
            await self._account.bridge.call(RenameOperator(operator_id=directory.me.id, name=name))
        except BackendError as error:
            self._complain(failure_sentence(error))
            self.name.setText(directory.me.name)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        self.tasks.start("change the account", work)

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _take_status(self) -> None:
        if self.isVisible() and self._account.status.phase is Phase.ONLINE:
            self.refresh()
        self._show()

    def _show(self) -> None:
        directory = self._account.directory
        online = self._account.status.phase is Phase.ONLINE
        self.name.setEnabled(online)
        self.password.setEnabled(online)
        if directory is not None:
            self.password.setVisible(bool(directory.me.email))
            if not self.name.hasFocus():
                self.name.setText(directory.me.name)

    def _fill(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for session in self.sessions:
            self._list.addWidget(self.rule())
            self._list.addWidget(self._session_row(session))

    def _session_row(self, session: Session) -> QFrame:
        px = self.theme.px
        row = QFrame(self)
        name = ElidedLabel(row)
        name.show_text(session.device or self.tr("Unknown computer"))
        facts = QLabel(row)
        facts.setTextFormat(Qt.TextFormat.PlainText)
        set_role(facts, "secondary")
        when = list_time(session.used_at, self._clock())
        facts.setText(self.tr("here, now") if session.current else self.tr("last used: {when}").format(when=when))
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(name)
        texts.addWidget(facts)
        line = QHBoxLayout(row)
        line.setContentsMargins(px(Space.L), px(6), px(Space.L), px(6))
        line.addLayout(texts, 1)
        if not session.current:
            end = QPushButton(self.tr("Sign out there"), row)
            end.setAccessibleName(self.tr("Sign out at {device}").format(device=session.device))
            end.clicked.connect(lambda: self._run(self._end(session)))
            line.addWidget(end)
        return row


class PasswordForm(QFrame):
    """Folded until it is wanted."""

    def __init__(self, account: OpenAccount, tasks: ScreenTasks, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self.tasks = tasks
        px = theme.px
        self.open = QPushButton(self.tr("Change password…"), self)
        self.open.clicked.connect(self._open)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        set_role(self.words, "secondary")
        self.old = LabelledField(theme, self.tr("Password until now"), "", self)
        self.new = LabelledField(theme, self.tr("New password"), "", self)
        self.save = QPushButton(self.tr("Change password"), self)
        set_role(self.save, "primary")
        self.save.clicked.connect(self._submit)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(lambda: self._fold(""))
        for field in (self.old, self.new):
            field.hide_letters()
            field.field.returnPressed.connect(self._submit)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        for button in (self.open, self.save, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.L), px(Space.S), px(Space.L), px(Space.S))
        column.setSpacing(px(Space.S))
        column.addWidget(self.old)
        column.addWidget(self.new)
        column.addWidget(self.words)
        column.addLayout(buttons)
        self._fold("")

    def _open(self) -> None:
        self._unfold(unfolded=True)
        self.words.setText(self.tr("Everywhere else you are signed out."))
        self.words.show()
        self.old.focus()

    def _fold(self, sentence: str) -> None:
        """``sentence``: what came of it."""
        self._unfold(unfolded=False)
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))

    def _unfold(self, *, unfolded: bool) -> None:
        self.open.setVisible(not unfolded)
        for widget in (self.old, self.new, self.save, self.cancel):
            widget.setVisible(unfolded)
        for field in (self.old, self.new):
            field.field.clear()
            field.complain("")
        self.save.setEnabled(True)

    def _submit(self) -> None:
        if not self.save.isEnabled():
            return
        old, new = self.old.field.text(), self.new.field.text()
        self.old.complain("" if old else self.tr("Write your password"))
        short = self.tr("At least {n} characters").format(n=MIN_PASSWORD)
        self.new.complain("" if len(new) >= MIN_PASSWORD else short)
        wrong = [field for field in (self.old, self.new) if field.complaint()]
        if wrong:
            wrong[0].focus()
            return
        self.save.setEnabled(False)
        self.tasks.start("change the password", self._change(old, new))

    async def _change(self, old: str, new: str) -> None:
        try:
            await self._account.bridge.call(ChangePassword(old=old, new=new))
        except BackendError as error:
            self.save.setEnabled(True)
            sentence = failure_sentence(error)
            match error:
                case Refused(reason=RefusalReason.WRONG_PASSWORD):
                    self.old.complain(self.tr("This is not your password."))
                    self.old.focus()
                case Refused(reason=RefusalReason.WEAK_PASSWORD):
                    self.new.complain(sentence)
                    self.new.focus()
                case _:
                    self.words.setText(sentence)
            return
        self._fold(self.tr("The password is changed; everywhere else you are signed out."))


def account_title() -> str:
    return QCoreApplication.translate("AccountPage", "Account")
