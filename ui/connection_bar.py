"""A thin line across the window that is there only while something is wrong with the connection, and says what."""

import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.accounts import BackendKind
from operator_app.domain.problems import ArchiveProblem, BackendError
from operator_app.engine.requests import ConnectNow, SignInAgain
from operator_app.engine.status import REMOVED, Phase
from operator_app.secrets.store import SecretError
from ui.archive_page import SHOWN_INSTEAD
from ui.clock import Clock
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence, problem_sentence
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

ARCHIVE_PROBLEMS = frozenset(problem.value for problem in ArchiveProblem)
SAY_AFTER_MS = 400
"""A connection that is made at once is not worth a word."""


class ConnectionBar(QFrame):
    """Follows the account's status by itself."""

    sign_in_asked = Signal()
    leave_asked = Signal()
    """He is no longer in the team: away from here, to the first screen."""

    def __init__(self, account: OpenAccount, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._clock = clock
        set_role(self, "bar-warn")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.button = QPushButton(self)
        set_role(self.button, "link")
        self.button.clicked.connect(self._act)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(Space.L), theme.px(2), theme.px(Space.L), theme.px(2))
        row.setSpacing(theme.px(Space.S))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SAY_AFTER_MS)
        self._soon.timeout.connect(self._show)
        account.status_changed.connect(self._follow)
        account.directory_changed.connect(self._follow)
        self.hide()

    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def _follow(self) -> None:
        phase = self._account.status.phase
        if phase is Phase.WAITING:
            self._tick.start()
        else:
            self._tick.stop()
        passing = phase in {Phase.CONNECTING, Phase.SYNCING, Phase.STARTING} or self._account.status.quiet
        if passing and self.isHidden():
            self._soon.start()
        else:
            self._soon.stop()
            self._show()

    def _show(self) -> None:
        status = self._account.status
        reason = problem_sentence(status.problem)
        action = ""
        match status.phase:
            case Phase.ONLINE:
                words = _joined(self._quiet_words(), self._session_only(), self._clock_words())
            case Phase.STARTING:
                words = self.tr("Starting the chat server on this computer…")
            case Phase.CONNECTING:
                words = self.tr("Connecting…")
            case Phase.SYNCING:
                words = self.tr("Catching up…")
            case Phase.WAITING if status.problem in ARCHIVE_PROBLEMS:
                words = _joined(reason, self._next_try())
                action = self.tr("Try now")
            case Phase.WAITING:
                words = _joined(self.tr("No connection."), reason, self._next_try(), self._unsent())
                action = self.tr("Try now")
            case Phase.SIGNED_OUT if self._is_removed():
                words = _joined(
                    self.tr("You are no longer in this team: an owner has removed you."),
                    self.tr("What you have written stays on this computer, but nothing can be sent any more."),
                    self._unsent(),
                )
                action = self.tr("Leave…")
            case Phase.SIGNED_OUT if self._account.account.kind is BackendKind.CARROTQUEST:
                words = _joined(reason or self._token_refused(), self._unsent())
                action = self.tr("Give a new token")
            case Phase.SIGNED_OUT:
                words = _joined(self.tr("You are signed out."), self._unsent())
                action = self.tr("Sign in again")
            case Phase.STOPPED if status.problem in SHOWN_INSTEAD:
                words = ""
            case Phase.STOPPED:
                words = _joined(self.tr("Not connected."), reason)
                action = self.tr("Try now")
        self._words.setText(words)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setVisible(bool(words))

    def _is_removed(self) -> bool:
        """As the server has just said, or as the archive has known since."""
        directory = self._account.directory
        return self._account.status.problem == REMOVED or (directory is not None and directory.me.removed)

    def _token_refused(self) -> str:
        return self.tr("The service does not accept the token any more: it was revoked, replaced or has expired.")

    def _session_only(self) -> str:
        if not self._account.status.session_only:
            return ""
        return self.tr("Signed in until the app closes: the keyring could not keep it.")

    def _quiet_words(self) -> str:
        if not self._account.status.quiet:
            return ""
        return self.tr("The service has been quiet for a while: checking that nothing is missing…")

    def _clock_words(self) -> str:
        ahead = self._account.status.clock_ahead
        if not ahead:
            return ""
        words = (
            self.tr("This computer's clock is {n} min fast: waiting times are wrong. Set the clock.")
            if ahead > 0
            else self.tr("This computer's clock is {n} min slow: waiting times are wrong. Set the clock.")
        )
        return words.format(n=round(abs(ahead) / 60_000))

    def _next_try(self) -> str:
        retry_at = self._account.status.retry_at
        if retry_at is None:
            return ""
        seconds = math.ceil((retry_at - self._clock()) / 1000)
        return self.tr("Next try in {n} s.").format(n=seconds) if seconds > 0 else self.tr("Trying…")

    def _unsent(self) -> str:
        unsent = self._account.status.unsent
        return self.tr("Waiting to be sent: {n}.").format(n=unsent) if unsent else ""

    def _act(self) -> None:
        if self._account.status.phase is Phase.SIGNED_OUT and self._is_removed():
            self.leave_asked.emit()
        elif self._account.status.phase is Phase.SIGNED_OUT:
            self.sign_in_asked.emit()
        else:
            self._account.tasks.start("connect now", self._connect_now())

    async def _connect_now(self) -> None:
        await self._account.bridge.call(ConnectNow())


class PasswordDialog(QDialog):
    """Asks for the password again; the archive on this computer stays as it is meanwhile. Use ``open()``."""

    def __init__(self, account: OpenAccount, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._account = account
        self.setWindowTitle(self.tr("Sign in again"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_token = account.account.kind is BackendKind.CARROTQUEST
        asked = self.tr("Token for {account}") if by_token else self.tr("Password for {account}")
        words = QLabel(asked.format(account=account.account.title), self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("Token") if by_token else self.tr("Password"))
        self.error = QLabel(self)
        self.error.setWordWrap(True)
        set_role(self.error, "error")
        self.error.hide()
        self.sign_in = QPushButton(self.tr("Sign in"), self)
        self.sign_in.setDefault(True)
        set_role(self.sign_in, "primary")
        self.sign_in.clicked.connect(self._try)
        self.sign_in.setEnabled(False)
        self.password.textChanged.connect(lambda text: self.sign_in.setEnabled(bool(text)))
        column = QVBoxLayout(self)
        margin = theme.px(Space.XL)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(Space.S))
        for widget in (words, self.password, self.error, self.sign_in):
            column.addWidget(widget)
        self.setMinimumWidth(theme.px(340))

    def _try(self) -> None:
        self.error.hide()
        self.sign_in.setEnabled(False)
        self._account.tasks.start("sign in again", self._sign_in(self.password.text()))

    async def _sign_in(self, password: str) -> None:
        try:
            await self._account.bridge.call(SignInAgain(password=password))
        except (BackendError, SecretError) as error:
            self.error.setText(failure_sentence(error))
            self.error.show()
            self.sign_in.setEnabled(True)
            self.password.selectAll()
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()


class SignInAgainOpener(QObject):
    """Keeps at most one password dialog open over a window."""

    def __init__(self, account: OpenAccount, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._account = account
        self._theme = theme
        self._window = window
        self.dialog: PasswordDialog | None = None

    def open(self) -> None:
        if self.dialog is None:
            self.dialog = PasswordDialog(self._account, self._theme, self._window)
            self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
