"""The first screen: start here on this computer, or sign in to a server."""

import getpass

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from operator_app.domain.accounts import Account
from operator_app.domain.problems import ArchiveError, BackendError, EmbeddedBackendError
from operator_app.engine.requests import SignIn, StartHere
from operator_app.engine.team_requests import EnterService, Join, LookAtInvitation, LookAtService
from operator_app.secrets.store import SecretError
from ui.bridge import EngineBridge
from ui.sentences import failure_sentence
from ui.sign_in.hosted_service import HostedServiceForm
from ui.sign_in.joining import JoinForm
from ui.sign_in.own_server import OwnServerForm
from ui.tasks import ScreenTasks
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_WIDTH = 340
_NAME_LENGTH = 100

FAILURES = (BackendError, ArchiveError, EmbeddedBackendError, SecretError)


class SignInScreen(QWidget):
    """``signed_in`` carries the account and whether its backend was started here just now."""

    signed_in = Signal(Account, bool)

    def __init__(
        self, engine: EngineBridge, theme: Theme, *, own_name: str | None = None, parent: QWidget | None = None
    ) -> None:
        """``own_name`` stands in the name field at first; None: the system's name of this person."""
        super().__init__(parent)
        self._engine = engine
        self._theme = theme
        self.tasks = ScreenTasks(self)
        self.tasks.failed.connect(self._show_failure)
        set_role(self, "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedWidget(self)
        self._choice = QWidget(self)
        self.name = QLineEdit(own_name if own_name is not None else system_name(), self)
        self.name.setMaxLength(_NAME_LENGTH)
        self.start_here = QPushButton(self.tr("Start here, on this computer"), self)
        self.own_server = QPushButton(self.tr("Own server"), self)
        self.hosted = QPushButton(self.tr("Carrot quest or Dashly"), self)
        self.have_invitation = QPushButton(self.tr("I have an invitation"), self)
        self.error = QLabel(self)
        self._starting = QWidget(self)
        self.form = OwnServerForm(theme, self)
        self._form_page = QWidget(self)
        self.joining = JoinForm(theme, self)
        self._joining_page = QWidget(self)
        self.service = HostedServiceForm(theme, self)
        self._service_page = QWidget(self)
        self._build_choice()
        self._build_starting()
        self._build_form()
        self._build_joining()
        self._build_service()
        self._lay_out()
        self.start_here.clicked.connect(self._start_here)
        self.name.returnPressed.connect(self._start_here)
        self.own_server.clicked.connect(self.show_form)
        self.form.submitted.connect(self._sign_in)
        self.form.left.connect(self.show_choice)
        self.have_invitation.clicked.connect(self.show_joining)
        self.joining.looked.connect(lambda request: self.tasks.restart("look at invitation", self._look(request)))
        self.joining.submitted.connect(lambda request: self.tasks.restart("join", self._join(request)))
        self.joining.left.connect(self._leave_joining)
        self.hosted.clicked.connect(self.show_service)
        self.service.looked.connect(
            lambda request: self.tasks.restart("look at service", self._look_at_service(request))
        )
        self.service.submitted.connect(lambda request: self.tasks.restart("enter service", self._enter(request)))
        self.service.left.connect(self._leave_service)

    def show_choice(self) -> None:
        self._stack.setCurrentWidget(self._choice)
        self.own_server.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_form(self) -> None:
        self.error.hide()
        self._stack.setCurrentWidget(self._form_page)
        self.form.focus_first()

    def show_joining(self) -> None:
        self.error.hide()
        self._stack.setCurrentWidget(self._joining_page)
        self.joining.start()

    def show_service(self) -> None:
        self.error.hide()
        self._stack.setCurrentWidget(self._service_page)
        self.service.start()

    def _leave_service(self) -> None:
        self._stack.setCurrentWidget(self._choice)
        self.hosted.setFocus(Qt.FocusReason.OtherFocusReason)

    async def _look_at_service(self, request: LookAtService) -> None:
        try:
            offer = await self._engine.call(request)
        except FAILURES as error:
            self.service.show_error(error)
            return
        self.service.show_offer(offer)

    async def _enter(self, request: EnterService) -> None:
        try:
            account = await self._engine.call(request)
        except FAILURES as error:
            self.service.show_error(error)
            return
        self.signed_in.emit(account, False)  # noqa: FBT003 - a signal's arguments have no names

    def _leave_joining(self) -> None:
        self._stack.setCurrentWidget(self._choice)
        self.have_invitation.setFocus(Qt.FocusReason.OtherFocusReason)

    async def _look(self, request: LookAtInvitation) -> None:
        try:
            offer = await self._engine.call(request)
        except FAILURES as error:
            self.joining.show_error(error)
            return
        self.joining.show_offer(offer)

    async def _join(self, request: Join) -> None:
        try:
            account = await self._engine.call(request)
        except FAILURES as error:
            self.joining.show_error(error)
            return
        self.signed_in.emit(account, False)  # noqa: FBT003 - a signal's arguments have no names

    def _start_here(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self._complain(self.tr("Write the name that visitors of your site see"))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.error.hide()
        self._stack.setCurrentWidget(self._starting)
        self.tasks.restart("start here", self._run_start_here(name))

    async def _run_start_here(self, name: str) -> None:
        try:
            account = await self._engine.call(StartHere(operator_name=name))
        except FAILURES as error:
            self._show_failure(error)
            return
        self.signed_in.emit(account, True)  # noqa: FBT003 - a signal's arguments have no names

    def _sign_in(self, request: SignIn) -> None:
        self.form.set_busy(busy=True)
        self.tasks.restart("sign in", self._run_sign_in(request))

    async def _run_sign_in(self, request: SignIn) -> None:
        try:
            account = await self._engine.call(request)
        except FAILURES as error:
            self.form.show_error(error)
            return
        finally:
            self.form.set_busy(busy=False)
        self.signed_in.emit(account, False)  # noqa: FBT003 - a signal's arguments have no names

    def _complain(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()

    def _show_failure(self, error: Exception) -> None:
        """Never leave the person before a bar that runs for ever."""
        if self._stack.currentWidget() is self._form_page:
            self.form.show_error(error)
            return
        if self._stack.currentWidget() is self._joining_page:
            self.joining.show_error(error)
            return
        if self._stack.currentWidget() is self._service_page:
            self.service.show_error(error)
            return
        self._stack.setCurrentWidget(self._choice)
        self.start_here.setFocus(Qt.FocusReason.OtherFocusReason)
        self._complain(failure_sentence(error))

    # ------------------------------------------------------------------------------------------- building

    def _build_choice(self) -> None:
        px = self._theme.px
        title = QLabel(self.tr("Where are your dialogs?"), self)
        set_role(title, "headline")
        words = QLabel(self.tr("Choose the service that your site's chat runs on."), self)
        set_role(words, "secondary")
        label = QLabel(self.tr("Your name, as visitors see it"), self)
        set_role(label, "secondary")
        label.setBuddy(self.name)
        self.name.setAccessibleName(label.text())
        set_role(self.start_here, "primary")
        self.start_here.setProperty("large", True)  # noqa: FBT003 - Qt's own signature
        self.own_server.setProperty("large", True)  # noqa: FBT003 - Qt's own signature
        self.hosted.setProperty("large", True)  # noqa: FBT003 - Qt's own signature
        self.have_invitation.setProperty("large", True)  # noqa: FBT003 - Qt's own signature
        hint = QLabel(self.tr("a local backend with a page to try it — nothing to set up"), self)
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        set_role(hint, "secondary")
        self.error.setWordWrap(True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.error, "error")
        self.error.hide()
        column = QVBoxLayout(self._choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.S))
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(px(Space.S))
        column.addWidget(label)
        column.addWidget(self.name)
        column.addWidget(self.error)
        column.addWidget(self.start_here)
        column.addWidget(hint)
        column.addSpacing(px(Space.XS))
        column.addWidget(self.hosted)
        column.addWidget(self.own_server)
        column.addWidget(self.have_invitation)
        column.addStretch(1)
        self._stack.addWidget(self._choice)

    def _build_starting(self) -> None:
        title = QLabel(self.tr("Starting…"), self)
        set_role(title, "headline")
        words = QLabel(self.tr("The chat server on this computer is being set up. This takes a few seconds."), self)
        words.setWordWrap(True)
        set_role(words, "muted")
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        column = QVBoxLayout(self._starting)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.M))
        column.addStretch(1)
        for widget in (title, words, bar):
            column.addWidget(widget)
        column.addStretch(1)
        self._stack.addWidget(self._starting)

    def _build_form(self) -> None:
        title = QLabel(self.tr("Own server"), self)
        set_role(title, "headline")
        column = QVBoxLayout(self._form_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.M))
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(self.form)
        column.addStretch(1)
        self._stack.addWidget(self._form_page)

    def _build_joining(self) -> None:
        title = QLabel(self.tr("Join a team"), self)
        set_role(title, "headline")
        column = QVBoxLayout(self._joining_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.M))
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(self.joining)
        column.addStretch(1)
        self._stack.addWidget(self._joining_page)

    def _build_service(self) -> None:
        title = QLabel(self.tr("Carrot quest or Dashly"), self)
        set_role(title, "headline")
        column = QVBoxLayout(self._service_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.M))
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(self.service)
        column.addStretch(1)
        self._stack.addWidget(self._service_page)

    def _lay_out(self) -> None:
        self._stack.setFixedWidth(self._theme.px(_WIDTH))
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._stack)
        row.addStretch(1)
        self._stack.setCurrentWidget(self._choice)


class WelcomePanel(QWidget):
    """Shown once, after the backend on this computer was started for the first time."""

    done = Signal()

    def __init__(self, theme: Theme, site_page: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._site_page = site_page
        set_role(self, "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(self.tr("Ready"), self)
        set_role(title, "headline")
        words = QLabel(
            self.tr(
                "Your chat runs on this computer. Open the try-out page in a browser, write something there, "
                "and answer it here."
            ),
            self,
        )
        words.setWordWrap(True)
        set_role(words, "muted")
        self.address = QLineEdit(site_page or "", self)
        self.address.setReadOnly(True)
        self.address.setAccessibleName(self.tr("Address of the try-out page"))
        self.address.setVisible(site_page is not None)
        self.open_button = QPushButton(self.tr("Open the try-out page"), self)
        set_role(self.open_button, "primary")
        self.open_button.setVisible(site_page is not None)
        self.go_on = QPushButton(self.tr("To the dialogs"), self)
        self.open_button.clicked.connect(self._open)
        self.go_on.clicked.connect(self.done)
        body = QWidget(self)
        body.setFixedWidth(theme.px(_WIDTH))
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Space.M))
        column.addStretch(1)
        for widget in (title, words, self.address, self.open_button, self.go_on):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(body)
        row.addStretch(1)
        self.setFocusProxy(self.open_button if site_page is not None else self.go_on)

    def _open(self) -> None:
        if self._site_page is not None:
            QDesktopServices.openUrl(QUrl(self._site_page))
        self.done.emit()


def system_name() -> str:
    """What the system calls this person; empty when it does not know."""
    try:
        name = getpass.getuser()
    except OSError:
        return ""
    return name[:1].upper() + name[1:]
