"""Settings › Notifications: what they show, and a test that proves the whole way there and back."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from operator_app.notifications.port import NotShownReason
from operator_app.settings.settings import NotificationPrivacy
from ui.settings.alert_test import AlertTest, ProofNotShown, ProofShown
from ui.settings.choices import Choices
from ui.settings.page import Page
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class NotificationsPage(Page):
    """Says the truth about the system: nothing counts as working before it was seen to work."""

    def __init__(self, theme: Theme, choices: Choices, test: AlertTest, parent: QWidget | None = None) -> None:
        super().__init__(theme, notifications_title(), parent)
        self.proof = ProofLine(theme, test, self)
        holder = QHBoxLayout()
        holder.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.M))
        holder.addWidget(self.proof)
        self.column.addLayout(holder)
        now = choices.value
        levels = [
            (NotificationPrivacy.FULL, self.tr("Name and text")),
            (NotificationPrivacy.NAME, self.tr("Name only")),
            (NotificationPrivacy.NEUTRAL, self.tr("That there is a message")),
        ]
        self.privacy = self.choice(
            self.tr("Show in notifications"),
            levels,
            now.notification_privacy,
            lambda value: choices.change(notification_privacy=value),
        )
        self.sounds = self.switch(self.tr("Sound"), lambda sounds: choices.change(sounds=sounds), on=now.sounds)
        self.add_row(self.tr("Show in notifications"), self.privacy)
        self.add_row(self.tr("Sound"), self.sounds, self.tr("With each notification, where the system allows it"))
        self.finish()


class ProofLine(QFrame):
    """What became of the last test, and the way to make one."""

    def __init__(self, theme: Theme, test: AlertTest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._test = test
        self._shown_in: int | None = None
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.button = QPushButton(self.tr("Send a test"), self)
        set_role(self.button, "link")
        self.button.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(Space.M), theme.px(6), theme.px(Space.M), theme.px(6))
        row.setSpacing(theme.px(Space.M))
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        test.ended.connect(self._take)
        test.clicked.connect(self._take_click)
        self._say("proof", self.tr("Whether the system shows our notifications is not known yet."))

    def ask(self) -> None:
        self._shown_in = None
        self.button.setEnabled(False)
        self._say("proof", self.tr("The test is on its way…"))
        self._test.asked.emit()

    def _take(self, proof: ProofShown | ProofNotShown) -> None:
        self.button.setEnabled(True)
        if isinstance(proof, ProofNotShown):
            self._say("proof-bad", not_shown_words(proof.reason))
            return
        self._shown_in = proof.milliseconds
        self._say(
            "proof-ok",
            self.tr("The system has shown it in {number} ms. Click it to see that clicks arrive.").format(
                number=proof.milliseconds
            ),
        )

    def _take_click(self) -> None:
        if self._shown_in is None:
            return
        self._say(
            "proof-ok",
            self.tr("✓ The system shows our notifications. Last test: shown in {number} ms, click received.").format(
                number=self._shown_in
            ),
        )

    def _say(self, role: str, words: str) -> None:
        set_role(self, role)
        self.words.setText(words)


def notifications_title() -> str:
    return QCoreApplication.translate("NotificationsPage", "Notifications")


def not_shown_words(reason: NotShownReason) -> str:
    """Why nothing was shown, and what to do about it."""
    match reason:
        case NotShownReason.NO_SERVICE:
            return QCoreApplication.translate(
                "not_shown", "Nothing on this system shows notifications. A notification service must be running."
            )
        case NotShownReason.NOT_ALLOWED:
            return QCoreApplication.translate(
                "not_shown", "The system does not let this app show notifications. Allow it in the system's settings."
            )
        case NotShownReason.SLOW:
            return QCoreApplication.translate("not_shown", "The system's notification service does not answer.")
        case NotShownReason.FAILED:
            return QCoreApplication.translate("not_shown", "The system has refused to show the notification.")
