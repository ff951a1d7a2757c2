"""One invitation that nobody has used yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.mail import InvitationMail
from operator_app.domain.team import Invitation
from ui.mail.words import outcome_words, trouble_words
from ui.team.words import role_words
from ui.theme.elided import ElidedLabel
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class InvitationRow(QFrame):
    """A link is told once and kept nowhere, so an old invitation gets a new one."""

    link_asked = Signal(Invitation)
    revoke_asked = Signal(Invitation)

    def __init__(
        self,
        theme: Theme,
        invitation: Invitation,
        until: str,
        mail: InvitationMail | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        px = theme.px
        whom = invitation.name or invitation.email or self.tr("Whoever has the link")
        name = ElidedLabel(self)
        set_role(name, "strong")
        name.show_text(whom)
        facts = ElidedLabel(self)
        set_role(facts, "secondary")
        email = invitation.email if invitation.name else ""
        sent = "" if mail is None else outcome_words(mail.outcome)
        facts.show_text(" · ".join(words for words in (role_words(invitation.role), until, email, sent) if words))
        if mail is not None and mail.trouble is not None:
            facts.setToolTip(trouble_words(mail.trouble))
        self.facts = facts
        self.link = QPushButton(self.tr("New link"), self)
        self.link.setAccessibleName(self.tr("New link for {whom}").format(whom=whom))
        self.revoke = QPushButton(self.tr("Take back"), self)
        self.revoke.setAccessibleName(self.tr("Take back the invitation of {whom}").format(whom=whom))
        self.link.clicked.connect(lambda: self.link_asked.emit(invitation))
        self.revoke.clicked.connect(lambda: self.revoke_asked.emit(invitation))
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(name)
        texts.addWidget(facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(Space.L), px(Space.S), px(Space.L), px(Space.S))
        row.setSpacing(px(Space.S))
        row.addLayout(texts, 1)
        row.addWidget(self.link)
        row.addWidget(self.revoke)
