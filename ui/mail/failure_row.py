"""One e-mail that the mail server has not taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.mail import MailFailure
from operator_app.domain.value import Milliseconds
from ui.mail.words import trouble_words
from ui.theme.elided import ElidedLabel
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.times import clock, list_time


class FailureRow(QFrame):
    retry_asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, theme: Theme, failure: MailFailure, now: Milliseconds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme.px
        to = ElidedLabel(self)
        set_role(to, "strong")
        to.show_text(failure.to)
        kind = self.tr("Invitation") if failure.is_invitation else self.tr("News in a dialog")
        tried = self.tr("last tried: {when}").format(when=list_time(failure.at, now))
        if failure.again_at is None:
            next_try = self.tr("given up")
        else:
            next_try = self.tr("next try at {time}").format(time=clock(failure.again_at))
        facts = ElidedLabel(self)
        set_role(facts, "secondary")
        facts.show_text(" · ".join((kind, tried, next_try)))
        self.why = QLabel(trouble_words(failure.trouble), self)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)
        set_role(self.why, "error" if failure.again_at is None else "secondary")
        self.retry = QPushButton(self.tr("Try again"), self)
        self.retry.setAccessibleName(self.tr("Try the e-mail to {email} again").format(email=failure.to))
        self.forget = QPushButton(self.tr("Dismiss"), self)
        self.forget.setAccessibleName(self.tr("Dismiss the e-mail to {email}").format(email=failure.to))
        self.retry.clicked.connect(lambda: self.retry_asked.emit(failure.id))
        self.forget.clicked.connect(lambda: self.forget_asked.emit(failure.id))
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        for label in (to, facts, self.why):
            texts.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(Space.L), px(Space.S), px(Space.L), px(Space.S))
        row.setSpacing(px(Space.S))
        row.addLayout(texts, 1)
        row.addWidget(self.retry)
        row.addWidget(self.forget)
