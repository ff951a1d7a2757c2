"""The form for a server of one's own."""

from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.problems import NotABackend, RefusalReason, Refused, Unreachable
from operator_app.engine.requests import SignIn
from ui.sentences import failure_sentence
from ui.theme.labelled_field import LabelledField
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class OwnServerForm(QWidget):
    """``submitted`` carries a checked ``SignIn``; what the server says to it comes back by ``show_error``."""

    submitted = Signal(SignIn)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = LabelledField(theme, self.tr("Address of the server"), "https://chat.example.com", self)
        self.email = LabelledField(theme, self.tr("E-mail"), "", self)
        self.password = LabelledField(theme, self.tr("Password"), "", self)
        self.password.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.button = QPushButton(self.tr("Sign in"), self)
        set_role(self.button, "primary")
        self.back = QPushButton(self.tr("Back"), self)
        set_role(self.back, "quiet")
        self.error = QLabel(self)
        self.error.setWordWrap(True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.error, "error")
        self.error.hide()
        self.button.clicked.connect(self._submit)
        self.back.clicked.connect(self.left)
        for field in (self.address, self.email, self.password):
            field.field.returnPressed.connect(self._submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Space.S))
        for widget in (self.address, self.email, self.password, self.error, self.button, self.back):
            column.addWidget(widget)

    def set_busy(self, *, busy: bool) -> None:
        """While the server is asked."""
        self.button.setEnabled(not busy)
        self.button.setText(self.tr("Signing in…") if busy else self.tr("Sign in"))

    def show_error(self, error: Exception) -> None:
        """At the field it is about, where there is one."""
        sentence = failure_sentence(error)
        match error:
            case Refused(reason=RefusalReason.WRONG_PASSWORD):
                self.password.complain(sentence)
                self.password.field.selectAll()
                self.password.field.setFocus(Qt.FocusReason.OtherFocusReason)
            case Unreachable() | NotABackend():
                self.address.complain(sentence)
                self.address.field.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                self.error.setText(sentence)
                self.error.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        self.address.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        if not self.button.isEnabled():
            return
        self.error.hide()
        address = full_address(self.address.field.text())
        email = self.email.field.text().strip()
        self.address.complain("" if address else self.tr("Write the address as https://chat.example.com"))
        self.email.complain("" if looks_like_email(email) else self.tr("Write your e-mail address"))
        self.password.complain("" if self.password.field.text() else self.tr("Write your password"))
        wrong = [field for field in (self.address, self.email, self.password) if field.complaint()]
        if wrong or address is None:
            wrong[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.submitted.emit(SignIn(address=address, email=email, password=self.password.field.text()))


def full_address(typed: str) -> str | None:
    """``chat.example.com`` → ``https://chat.example.com``; None when it can be no address of a server.

    Without TLS only this computer: anything else would send the password in the open.
    """
    text = typed.strip().rstrip("/")
    if not text or any(letter.isspace() for letter in text):
        return None
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or parts.username or parts.query or parts.fragment:
        return None
    is_local = host in {"127.0.0.1", "localhost", "::1"}
    if parts.scheme == "https" or (parts.scheme == "http" and is_local):
        return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
    return None


def looks_like_email(text: str) -> bool:
    """Plausible enough to ask the server."""
    name, at, host = text.rpartition("@")
    return bool(name and at and host) and not any(letter.isspace() for letter in text)
