"""The form that invites somebody, and then the link it made."""

import uuid

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from operator_app.domain.mail import MailOutcome
from operator_app.domain.people import Role
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.team import Invitation, Invited
from operator_app.engine.team_requests import Invite
from ui.mail.words import spoken_language, trouble_words
from ui.sentences import failure_sentence
from ui.team.words import role_words
from ui.theme.choice_button import ChoiceButton
from ui.theme.labelled_field import LabelledField
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

MOST_EMAIL = 254
MOST_NAME = 200


class InviteForm(QWidget):
    """``submitted`` carries what to ask; the answer comes back by ``show_link`` or ``show_error``."""

    submitted = Signal(Invite)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = Role.OPERATOR
        self.name = LabelledField(theme, self.tr("Name, if you like"), "", self)
        self.name.field.setMaxLength(MOST_NAME)
        self.email = LabelledField(theme, self.tr("E-mail, if you like"), "", self)
        self.email.field.setMaxLength(MOST_EMAIL)
        self.role = ChoiceButton(theme, self.tr("Role"), self)
        self.error = QLabel(self)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setWordWrap(True)
        set_role(self.error, "error")
        self.make = QPushButton(self.tr("Make the link"), self)
        set_role(self.make, "primary")
        self.make.clicked.connect(self._submit)
        self._sends_mail = False
        self.email.field.textChanged.connect(self._name_button)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.left)
        for field in (self.name, self.email):
            field.field.returnPressed.connect(self._submit)
        self.link = QLineEdit(self)
        self.link.setReadOnly(True)
        self.link.setAccessibleName(self.tr("Link of the invitation"))
        self.copy = QPushButton(self.tr("Copy link"), self)
        set_role(self.copy, "primary")
        self.copy.clicked.connect(self._copy)
        self.done = QPushButton(self.tr("Done"), self)
        self.done.clicked.connect(self.left)
        self._what = QLabel(self)
        self._link_words = QLabel(self)
        self._only_here = QLabel(
            self.tr(
                "This address is known on this computer only: a colleague elsewhere cannot reach it. "
                "For a team, host the server where everybody can."
            ),
            self,
        )
        self._pages = QStackedWidget(self)
        self._lay_out()

    def start(self) -> None:
        """An empty form."""
        for field in (self.name, self.email):
            field.field.clear()
            field.complain("")
        self.error.hide()
        self.set_busy(busy=False)
        self._choose(Role.OPERATOR)
        self._pages.setCurrentIndex(0)
        self.name.focus()

    def show_link(self, invited: Invited, until: str, *, only_here: bool) -> None:
        """``only_here``: nobody on another computer can open it."""
        self.link.setText(invited.link)
        self.link.setCursorPosition(0)
        self._link_words.setText(_link_words(invited, until))
        self._only_here.setVisible(only_here)
        self.copy.setText(self.tr("Copy link"))
        self._pages.setCurrentIndex(1)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_sends_mail(self, *, sends: bool) -> None:
        """Whether the server sends an invitation by itself to whoever's e-mail is given."""
        self._sends_mail = sends
        self._name_button()

    def again(self, invitation: Invitation) -> Invite:
        """What makes a new link for an invitation, and sends it where the first one was sent."""
        return Invite(
            id=invitation.id,
            email=invitation.email,
            name=invitation.name,
            role=invitation.role,
            language=spoken_language(),
        )

    def show_error(self, error: Exception) -> None:
        self.set_busy(busy=False)
        sentence = failure_sentence(error)
        match error:
            case Refused(reason=RefusalReason.INVALID_EMAIL | RefusalReason.EMAIL_TAKEN):
                self.email.complain(sentence)
                self.email.focus()
            case Refused(reason=RefusalReason.INVALID_NAME):
                self.name.complain(sentence)
                self.name.focus()
            case _:
                self.error.setText(sentence)
                self.error.show()

    def set_busy(self, *, busy: bool) -> None:
        self.make.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        if not self.make.isEnabled():
            return
        for field in (self.name, self.email):
            field.complain("")
        self.error.hide()
        self.set_busy(busy=True)
        self.submitted.emit(
            Invite(
                id=uuid.uuid4().hex,
                email=self.email.field.text().strip(),
                name=self.name.field.text().strip(),
                role=self._role,
                language=spoken_language(),
            )
        )

    def _name_button(self) -> None:
        """It says whether an e-mail leaves."""
        mails = self._sends_mail and bool(self.email.field.text().strip())
        self.make.setText(self.tr("Send the invitation") if mails else self.tr("Make the link"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.link.text())
        self.copy.setText(self.tr("Copied"))

    def _choose(self, role: Role) -> None:
        self._role = role
        choices = [(role_words(each), lambda each=each: self._choose(each)) for each in Role]
        self.role.offer(choices, role_words(role))
        self._what.setText(
            self.tr("Answers, writes notes, sees everything; changes team and site as well.")
            if role is Role.OWNER
            else self.tr("Answers, writes notes, sees everything.")
        )

    def _lay_out(self) -> None:
        px = self._theme.px
        for label in (self._what, self._link_words, self._only_here):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for label in (self._what, self._only_here):
            set_role(label, "secondary")
        title = QLabel(self.tr("Invite a colleague"), self)
        set_role(title, "title")
        role = QHBoxLayout()
        role.setSpacing(px(Space.M))
        role.addWidget(self.role)
        role.addWidget(self._what, 1)
        first = self._column(
            [title, self.name, self.email, role, self.error, _row(px(Space.S), self.make, self.cancel)]
        )
        title = QLabel(self.tr("The link is ready"), self)
        set_role(title, "title")
        second = self._column(
            [title, self._link_words, self.link, self._only_here, _row(px(Space.S), self.copy, self.done)]
        )
        self._pages.addWidget(first)
        self._pages.addWidget(second)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _column(self, parts: list[QWidget | QHBoxLayout]) -> QWidget:
        px = self._theme.px
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(px(Space.L), px(Space.L), px(Space.L), px(Space.L))
        column.setSpacing(px(Space.M))
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
        return page


def _link_words(invited: Invited, until: str) -> str:
    """What became of the e-mail, if there was one, and what is left to do."""
    translate, mail, email = QCoreApplication.translate, invited.mail, invited.invitation.email
    if mail is None:
        return translate("InviteForm", "Send this link to whom you invite. It lets one person in, {until}.").format(
            until=until
        )
    why = "" if mail.trouble is None else trouble_words(mail.trouble)
    match mail.outcome:
        case MailOutcome.SENT:
            words = translate(
                "InviteForm",
                "It was sent to {email}; you can also send the link yourself. It lets one person in, {until}.",
            )
            return words.format(email=email, until=until)
        case MailOutcome.FAILED:
            words = translate("InviteForm", "The e-mail to {email} was not sent: send the link yourself. {why}")
        case MailOutcome.WAITING:
            words = translate(
                "InviteForm", "The e-mail to {email} is still on its way; you can also send the link yourself. {why}"
            )
    return words.format(email=email, why=why).strip()


def _row(spacing: int, *buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
