"""The form that takes an invitation's link, then asks who one will be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from operator_app.domain.problems import NotABackend, OutcomeUnknown, RefusalReason, Refused, Unreachable
from operator_app.domain.team import MIN_PASSWORD, JoinOffer
from operator_app.engine.team_requests import Join, LookAtInvitation
from ui.sentences import failure_sentence
from ui.sign_in.own_server import full_address, looks_like_email
from ui.theme.labelled_field import LabelledField
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_SHORTEST_TOKEN = 20
_LONGEST_LINK = 2_000


class JoinForm(QWidget):
    """``looked`` asks what a link is worth, ``submitted`` joins; answers come by ``show_offer`` and ``show_error``."""

    looked = Signal(LookAtInvitation)
    submitted = Signal(Join)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._link: LookAtInvitation | None = None
        self._offer: JoinOffer | None = None
        self.link = LabelledField(theme, self.tr("Link of the invitation"), "https://chat.example.com/join#…", self)
        self.link.field.setMaxLength(_LONGEST_LINK)
        self.link.field.returnPressed.connect(self._look)
        self.go_on = QPushButton(self.tr("Continue"), self)
        set_role(self.go_on, "primary")
        self.go_on.clicked.connect(self._look)
        self.back = QPushButton(self.tr("Back"), self)
        set_role(self.back, "quiet")
        self.back.clicked.connect(self.left)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.name = LabelledField(theme, self.tr("Your name, as visitors see it"), "", self)
        self.name.field.setMaxLength(200)
        self.email = LabelledField(theme, self.tr("E-mail to sign in with"), "", self)
        self.email.field.setMaxLength(254)
        self.password = LabelledField(theme, self.tr("Password, eight characters or more"), "", self)
        self.password.hide_letters()
        self.error = QLabel(self)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setWordWrap(True)
        set_role(self.error, "error")
        self.error.hide()
        self.join = QPushButton(self.tr("Join the team"), self)
        set_role(self.join, "primary")
        self.join.clicked.connect(self._submit)
        self.other = QPushButton(self.tr("Another link"), self)
        set_role(self.other, "quiet")
        self.other.clicked.connect(self.start)
        for field in (self.name, self.email, self.password):
            field.field.returnPressed.connect(self._submit)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._page(self.link, self.go_on, self.back))
        self._pages.addWidget(
            self._page(self.words, self.name, self.email, self.password, self.error, self.join, self.other)
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def start(self) -> None:
        """At the link."""
        self._pages.setCurrentIndex(0)
        self.set_busy(busy=False)
        self.link.focus()
        self.link.field.selectAll()

    def show_offer(self, offer: JoinOffer) -> None:
        self._offer = offer
        self.words.setText(self.tr("{who} invites you to “{team}”.").format(who=offer.invited_by, team=offer.team))
        self.error.hide()
        for field in (self.name, self.email, self.password):
            field.complain("")
        if not self.name.field.text().strip():
            self.name.field.setText(offer.name)
        if offer.email:
            self.email.field.setText(offer.email)
        self.email.field.setReadOnly(bool(offer.email))
        self.password.field.clear()
        self.set_busy(busy=False)
        self._pages.setCurrentIndex(1)
        first = next((f for f in (self.name, self.email, self.password) if not f.field.text()), self.password)
        first.focus()

    def set_busy(self, *, busy: bool) -> None:
        """While the server is asked."""
        self.go_on.setEnabled(not busy)
        self.join.setEnabled(not busy)

    def show_error(self, error: Exception) -> None:
        """At the field it is about, where there is one."""
        self.set_busy(busy=False)
        sentence = failure_sentence(error)
        match error:
            case Refused(reason=RefusalReason.INVITATION_OVER) | NotABackend():
                self._pages.setCurrentIndex(0)
                self._complain_at(self.link, sentence)
            case Unreachable() if self._pages.currentIndex() == 0:
                self._complain_at(self.link, sentence)
            case Refused(reason=RefusalReason.WEAK_PASSWORD):
                self._complain_at(self.password, sentence)
            case Refused(reason=RefusalReason.EMAIL_TAKEN | RefusalReason.INVALID_EMAIL):
                self._complain_at(self.email, sentence)
            case Refused(reason=RefusalReason.INVALID_NAME):
                self._complain_at(self.name, sentence)
            case _ if self._pages.currentIndex() == 0:
                self._complain_at(self.link, sentence)
            case OutcomeUnknown():
                self._say(
                    f"{sentence} {self.tr('Try again; if the link is over then, you have joined: sign in by e-mail.')}"
                )
            case _:
                self._say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        if not self.go_on.isEnabled():
            return
        self._link = invitation_of(self.link.field.text())
        if self._link is None:
            self._complain_at(self.link, self.tr("Paste the whole link, with all that stands after “#”"))
            return
        self.link.complain("")
        self.set_busy(busy=True)
        self.looked.emit(self._link)

    def _submit(self) -> None:
        if not self.join.isEnabled() or self._link is None:
            return
        self.error.hide()
        name, email = " ".join(self.name.field.text().split()), self.email.field.text().strip()
        password = self.password.field.text()
        self.name.complain("" if name else self.tr("Write your name"))
        self.email.complain("" if looks_like_email(email) else self.tr("Write your e-mail address"))
        short = self.tr("At least {n} characters").format(n=MIN_PASSWORD)
        self.password.complain("" if len(password) >= MIN_PASSWORD else short)
        wrong = [field for field in (self.name, self.email, self.password) if field.complaint()]
        if wrong:
            wrong[0].focus()
            return
        self.set_busy(busy=True)
        self.submitted.emit(
            Join(address=self._link.address, token=self._link.token, name=name, email=email, password=password)
        )

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()

    @staticmethod
    def _complain_at(field: LabelledField, sentence: str) -> None:
        field.complain(sentence)
        field.focus()

    def _page(self, *parts: QWidget) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.S))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        return page


def invitation_of(typed: str) -> LookAtInvitation | None:
    """Address and token of ``https://chat.example.com/join#TOKEN``; None when it is no such link."""
    before, _, token = "".join(typed.split()).partition("#")
    base = before.rstrip("/")
    if not base.endswith("/join") or len(token) < _SHORTEST_TOKEN or not token.isascii():
        return None
    address = full_address(base.removesuffix("/join"))
    return None if address is None else LookAtInvitation(address=address, token=token)
