"""Settings › E-mail, for owners: through which mail server, a test that proves the way, and what was not taken."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.mail import MailFailure, MailState, MailTested
from operator_app.domain.problems import BackendError
from operator_app.engine.mail_requests import ForgetMail, GetMailState, RetryMail, SendTestMail
from operator_app.engine.requests import AccountRequest
from operator_app.engine.status import Phase
from ui.clock import Clock
from ui.mail.failure_row import FailureRow
from ui.mail.words import trouble_words
from ui.message_bar import MessageBar
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence
from ui.settings.page import Page
from ui.tasks import ScreenTasks
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.times import list_time


class MailPage(Page):
    """The mail server itself is named where the server is started: its password never comes here."""

    def __init__(self, account: OpenAccount, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(theme, mail_title(), parent)
        self._account = account
        self._clock = clock
        self._state: MailState | None = None
        self.rows: list[FailureRow] = []
        self.tasks = ScreenTasks(self)
        self.tasks.failed.connect(account.tasks.failed)
        self.bar = MessageBar(theme, self)
        self.note = QLabel(self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        set_role(self.note, "secondary")
        self.proof = TestLine(theme, self)
        self.proof.button.clicked.connect(self.send_test)
        self._proof = QWidget(self)
        holder = QHBoxLayout(self._proof)
        holder.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.M))
        holder.addWidget(self.proof)
        self._facts = QWidget(self)
        self._list = QWidget(self)
        for part in (self._facts, self._list):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        self._note_room = self.inset(self.note)
        for part in (self.bar, self._note_room, self._proof, self._facts, self._list):
            self.column.addWidget(part)
        self.column.addStretch(1)
        account.status_changed.connect(self._take_status)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Ask the server anew; what is known stays on the screen meanwhile."""
        self.tasks.restart("read", self._read())

    def send_test(self) -> None:
        if self._state is not None:
            self.proof.say_on_its_way(self._state.address)
            self.tasks.restart("test", self._test())

    async def _read(self) -> None:
        try:
            self._state = await self._account.bridge.call(GetMailState())
        except BackendError as error:
            if self._account.status.phase is Phase.ONLINE:
                self.bar.say(failure_sentence(error))
        self._show()

    async def _test(self) -> None:
        try:
            self.proof.say_tested(await self._account.bridge.call(SendTestMail()))
        except BackendError as error:
            self.proof.say_failed(failure_sentence(error))

    async def _do(self, request: AccountRequest[None]) -> None:
        self.bar.hide()
        try:
            await self._account.bridge.call(request)
        except BackendError as error:
            self.bar.say(failure_sentence(error))
        await self._read()

    def _take_status(self) -> None:
        if self.isVisible() and self._account.status.phase is Phase.ONLINE:
            self.refresh()
        self._show()

    # ------------------------------------------------------------------------------------------- showing

    def _show(self) -> None:
        state = self._state
        online = self._account.status.phase is Phase.ONLINE
        sends = state is not None and state.sends_mail
        self.note.setText(self._note(online=online))
        self._note_room.setVisible(bool(self.note.text()))
        self._proof.setVisible(sends)
        self.proof.set_possible(possible=online and state is not None and bool(state.address))
        self._facts.setVisible(sends)
        self._list.setVisible(sends)
        if state is not None and sends:
            self._show_facts(state)
            self._show_failures(state.failures, may_change=online)

    def _note(self, *, online: bool) -> str:
        if self._state is None:
            return "" if online else self.tr("No connection: how e-mail goes is known again once there is one.")
        if self._state.sends_mail:
            return self.tr(
                "Operators who are away, or have not read something in time, are told by e-mail; invitations too."
            )
        return self.tr(
            "This server sends no e-mail. Whoever runs it names a mail server and a sender "
            "(CHAT_BACKEND_SMTP_URL, CHAT_BACKEND_MAIL_FROM) and starts it anew; then operators who are away are told of "
            "what is new, and invitations are sent by themselves."
        )

    def _show_facts(self, state: MailState) -> None:
        column = _emptied(self._facts)
        last = self.tr("none yet") if state.last_sent_at is None else list_time(state.last_sent_at, self._clock())
        for name, value in (
            (self.tr("Mail server"), state.server),
            (self.tr("Sender"), state.sender),
            (self.tr("Last e-mail sent"), last),
            (self.tr("Waiting to be sent"), str(state.waiting)),
        ):
            label = QLabel(value, self._facts)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            set_role(label, "muted")
            column.addWidget(self.rule())
            column.addWidget(self.row(name, label))
        column.addWidget(self.rule())

    def _show_failures(self, failures: tuple[MailFailure, ...], *, may_change: bool) -> None:
        column = _emptied(self._list)
        self.rows = []
        column.addWidget(self.section(self.tr("Not taken by the mail server")))
        if not failures:
            nothing = QLabel(self.tr("Nothing: all e-mails were taken."), self._list)
            set_role(nothing, "secondary")
            column.addWidget(self.inset(nothing))
        for failure in failures:
            row = FailureRow(self.theme, failure, self._clock(), self._list)
            row.setEnabled(may_change)
            row.retry_asked.connect(lambda mail_id: self.tasks.start("retry", self._do(RetryMail(id=mail_id))))
            row.forget_asked.connect(lambda mail_id: self.tasks.start("forget", self._do(ForgetMail(id=mail_id))))
            self.rows.append(row)
            column.addWidget(self.rule())
            column.addWidget(row)
        if failures:
            column.addWidget(self.rule())


class TestLine(QFrame):
    """What became of the last test, and the way to make one."""

    __test__ = False

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.button = QPushButton(self.tr("Send a test e-mail"), self)
        set_role(self.button, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(Space.M), theme.px(6), theme.px(Space.M), theme.px(6))
        row.setSpacing(theme.px(Space.M))
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._running = False
        self._say("proof", self.tr("Whether e-mails arrive is known once a test did."))

    def set_possible(self, *, possible: bool) -> None:
        self._possible = possible
        self.button.setEnabled(possible and not self._running)

    def say_on_its_way(self, address: str) -> None:
        self._running = True
        self.button.setEnabled(False)
        self._say("proof", self.tr("A test is on its way to {email}…").format(email=address))

    def say_tested(self, tested: MailTested) -> None:
        if tested.trouble is not None:
            self.say_failed(trouble_words(tested.trouble))
            return
        self._end()
        words = self.tr("✓ The mail server has taken a test for {email}. Look whether it has come.")
        self._say("proof-ok", words.format(email=tested.to))

    def say_failed(self, words: str) -> None:
        self._end()
        self._say("proof-bad", words)

    def _end(self) -> None:
        self._running = False
        self.button.setEnabled(True)

    def _say(self, role: str, words: str) -> None:
        set_role(self, role)
        self.words.setText(words)


def mail_title() -> str:
    return QCoreApplication.translate("MailPage", "E-mail")


def _emptied(part: QWidget) -> QVBoxLayout:
    column = part.layout()
    if not isinstance(column, QVBoxLayout):
        raise TypeError("the parts are laid out by the page")
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    return column
