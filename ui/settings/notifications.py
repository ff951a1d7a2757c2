"""Settings › Notifications: what is alerted to, how and when; a test that proves the way there and back; what became of each."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from operator_app.notifications.port import NotShownReason
from operator_app.settings.alert_rules import REPEATS, WAITS, AlertSound, QuietHours
from operator_app.settings.settings import NotificationPrivacy
from ui.clock import Clock
from ui.mail.rules_part import MailRulesPart
from ui.open_account import OpenAccount
from ui.settings.alert_ledger import AlertLedger
from ui.settings.alert_test import AlertTest, ProofNotShown, ProofShown
from ui.settings.choices import Choices
from ui.settings.failing_links import FailingLinks
from ui.settings.locked import LockedMark, locked_words
from ui.settings.page import Page
from ui.settings.rule_table import RuleTable
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.times import minute_words

VOLUMES = (10, 30, 50, 70, 100)
CLICK_MS = 30_000
"""So long one has for the click on a test."""
WEEKEND = frozenset({5, 6})


class NotificationsPage(Page):
    """Says the truth about the system: nothing counts as working before it was seen to work."""

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        choices: Choices,
        test: AlertTest,
        *,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, notifications_title(), parent)
        self._choices = choices
        self._test = test
        self.proof = ProofLine(theme, test, self)
        holder = QVBoxLayout()
        holder.setSpacing(0)
        holder.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.M))
        holder.addWidget(self.proof)
        self.links = FailingLinks(theme, self)
        holder.addWidget(self.links)
        self.column.addLayout(holder)
        test.found.connect(self.links.show_links)
        self.rules = RuleTable(theme, choices.value.alert_rules, lambda rules: choices.change(alert_rules=rules), self)
        self.column.addWidget(self.rules)
        if choices.locked("alert_rules"):
            self.rules.lock()
            self.column.addWidget(self.inset(LockedMark(theme, self), above=Space.S))
        self.mail = MailRulesPart(account, self, self.rules)
        self._add_what_is_shown()
        self._add_when()
        self._add_sound()
        self.column.addWidget(self.mail)
        self.ledger = AlertLedger(account, theme, clock=clock, parent=self)
        self.column.addWidget(self.rule())
        self.column.addWidget(self.section(self.tr("Recent")))
        self.column.addWidget(self.ledger)
        self.column.addStretch(1)
        test.recorded.connect(self.ledger.read)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.mail.read()

    def _add_what_is_shown(self) -> None:
        levels = [
            (NotificationPrivacy.FULL, self.tr("Name and text")),
            (NotificationPrivacy.NAME, self.tr("Name only")),
            (NotificationPrivacy.NEUTRAL, self.tr("That there is a message")),
        ]
        name, choices = self.tr("Show in notifications"), self._choices
        self.privacy = self.choice(
            name,
            levels,
            choices.value.notification_privacy,
            lambda value: choices.change(notification_privacy=value),
        )
        self.add_row(name, self.privacy, locked=choices.locked("notification_privacy"))

    def _add_when(self) -> None:
        choices, now = self._choices, self._choices.value
        quiet = now.quiet_hours
        spans: list[tuple[tuple[int, int] | None, str]] = [(None, self.tr("None"))]
        spans += [(span, quiet_words(span)) for span in offered_spans(quiet)]
        name = self.tr("Quiet hours")
        self.quiet = self.choice(name, spans, None if quiet is None else (quiet.begin, quiet.end), self._take_span)
        fixed = choices.locked("quiet_hours")
        self.add_row(name, self.quiet, self.tr("Nothing is shown or heard then; it waits in the list"), locked=fixed)
        weekends = self.tr("Quiet on Saturday and Sunday")
        self.weekends = self.switch(weekends, self._take_weekends, on=quiet is not None and bool(quiet.days))
        self.add_row(weekends, self.weekends, locked=fixed)
        self.outside = self.switch(
            self.tr("Alerts outside the team’s working hours"),
            lambda on: choices.change(alert_outside_hours=on),
            on=now.alert_outside_hours,
        )
        self.add_row(
            self.tr("Alerts outside the team’s working hours"),
            self.outside,
            self.tr("An owner sets the hours in Settings, Site chat; without any, the team always works"),
            locked=choices.locked("alert_outside_hours"),
        )
        repeats = [(seconds, repeat_words(seconds)) for seconds in sorted({*REPEATS, now.repeat_seconds})]
        name = self.tr("Repeat until read")
        self.repeat = self.choice(name, repeats, now.repeat_seconds, lambda value: choices.change(repeat_seconds=value))
        self.add_row(name, self.repeat, locked=choices.locked("repeat_seconds"))
        waits = [(minutes, wait_words(minutes)) for minutes in sorted({*WAITS, now.waiting_minutes})]
        name = self.tr("Remind of who waits")
        self.waits = self.choice(name, waits, now.waiting_minutes, lambda value: choices.change(waiting_minutes=value))
        self.add_row(name, self.waits, locked=choices.locked("waiting_minutes"))

    def _add_sound(self) -> None:
        choices, now = self._choices, self._choices.value
        sounds = [
            (AlertSound.DROP, self.tr("Drop")),
            (AlertSound.BELL, self.tr("Bell")),
            (AlertSound.KNOCK, self.tr("Knock")),
        ]
        self.sound = self.choice(self.tr("Sound"), sounds, now.alert_sound, self._take_sound)
        volumes = [(volume, self.tr("{number} %").format(number=volume)) for volume in VOLUMES]
        nearest = min(VOLUMES, key=lambda volume: abs(volume - now.alert_volume))
        self.volume = self.choice(self.tr("Volume"), volumes, nearest, self._take_volume)
        self.try_sound = QPushButton(self.tr("Listen"), self)
        set_role(self.try_sound, "link")
        self.try_sound.clicked.connect(self._test.sound_asked)
        controls = QWidget(self)
        line = QHBoxLayout(controls)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.theme.px(Space.S))
        for control in (self.try_sound, self.volume, self.sound):
            line.addWidget(control)
        self.add_row(self.tr("Sound"), controls)
        for field, control in (("alert_volume", self.volume), ("alert_sound", self.sound)):
            if choices.locked(field):
                control.setEnabled(False)
                control.setAccessibleDescription(locked_words())
        if choices.locked("alert_volume") or choices.locked("alert_sound"):
            self.column.addWidget(self.inset(LockedMark(self.theme, self), below=Space.S))
        self.deaf = QLabel(self.tr("The sound could not be played: this computer has no sound output."), self)
        set_role(self.deaf, "error")
        self.deaf.setWordWrap(True)
        self.deaf.setContentsMargins(self.theme.px(Space.L), 0, self.theme.px(Space.L), self.theme.px(Space.S))
        self.deaf.hide()
        self.column.addWidget(self.deaf)
        self._test.sound_ended.connect(self._take_heard)

    def _take_heard(self, heard: bool) -> None:
        self.deaf.setVisible(not heard)

    def _take_sound(self, sound: AlertSound) -> None:
        self._choices.change(alert_sound=sound)
        self._test.sound_asked.emit()

    def _take_volume(self, volume: int) -> None:
        self._choices.change(alert_volume=volume)
        self._test.sound_asked.emit()

    def _take_span(self, span: tuple[int, int] | None) -> None:
        days = self._choices.value.quiet_hours.days if self._choices.value.quiet_hours is not None else frozenset[int]()
        self._set_quiet(span, days)

    def _take_weekends(self, on: bool) -> None:
        quiet = self._choices.value.quiet_hours
        span = None if quiet is None or quiet.begin == quiet.end else (quiet.begin, quiet.end)
        self._set_quiet(span, WEEKEND if on else frozenset())

    def _set_quiet(self, span: tuple[int, int] | None, days: frozenset[int]) -> None:
        begin, end = span or (0, 0)  # equal ends: no hours, only days
        wanted = QuietHours(begin=begin, end=end, days=days) if span is not None or days else None
        self._choices.change(quiet_hours=wanted)


class ProofLine(QFrame):
    """What became of the last test, and the way to make one."""

    def __init__(
        self, theme: Theme, test: AlertTest, parent: QWidget | None = None, *, click_ms: int = CLICK_MS
    ) -> None:
        super().__init__(parent)
        self._test = test
        self._shown_in: int | None = None
        self._by_system = True
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
        self._no_click = QTimer(self)
        self._no_click.setSingleShot(True)
        self._no_click.setInterval(click_ms)
        self._no_click.timeout.connect(self._say_no_click)
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
        self._by_system = proof.by_system
        if not proof.by_system:
            self._say("proof-bad", self.tr("The system has not shown it; the app has, in its own way. Click it there."))
            return
        self._no_click.start()
        self._say(
            "proof-ok",
            self.tr("The system has shown it in {number} ms. Click it to see that clicks arrive.").format(
                number=proof.milliseconds
            ),
        )

    def _take_click(self) -> None:
        if self._shown_in is None:
            return
        self._no_click.stop()
        if not self._by_system:
            return
        self._say(
            "proof-ok",
            self.tr("✓ The system shows our notifications. Last test: shown in {number} ms, click received.").format(
                number=self._shown_in
            ),
        )

    def _say_no_click(self) -> None:
        self._say(
            "proof-bad",
            self.tr(
                "The system has shown it in {number} ms, and no click came. If you did not see it, look at what follows;"
                " if you did, click it, or its button."
            ).format(number=self._shown_in),
        )
        self._test.no_click.emit()

    def _say(self, role: str, words: str) -> None:
        set_role(self, role)
        self.words.setText(words)


def notifications_title() -> str:
    return QCoreApplication.translate("NotificationsPage", "Notifications")


def offered_spans(quiet: QuietHours | None) -> list[tuple[int, int]]:
    """The usual ones, and the one that is chosen."""
    usual = [(18 * 60, 9 * 60), (20 * 60, 9 * 60), (22 * 60, 8 * 60)]
    if quiet is None or quiet.begin == quiet.end or (quiet.begin, quiet.end) in usual:
        return usual
    return [*usual, (quiet.begin, quiet.end)]


def quiet_words(span: tuple[int, int]) -> str:
    return " – ".join(minute_words(minute) for minute in span)


def repeat_words(seconds: int) -> str:
    translate = QCoreApplication.translate
    if not seconds:
        return translate("NotificationsPage", "Never")
    if seconds % 60:
        return translate("NotificationsPage", "every {number} s").format(number=seconds)
    return translate("NotificationsPage", "every {number} min").format(number=seconds // 60)


def wait_words(minutes: int) -> str:
    translate = QCoreApplication.translate
    if not minutes:
        return translate("NotificationsPage", "Never")
    return translate("NotificationsPage", "after {number} min").format(number=minutes)


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
