"""The part of Settings › Notifications that is about e-mail: a column in the table of rules, and some rows under it.

Unlike the other rules these are kept by the backend, which sends e-mail also while no app runs: they are asked of it,
and what was chosen counts once it has said so.
"""

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QTimeZone
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from operator_app.domain.mail import UNREAD_MINUTES, MailChoices, MailQuiet, MailRules
from operator_app.domain.problems import BackendError
from operator_app.engine.mail_requests import ChooseMail, GetMailChoices
from operator_app.engine.status import Phase
from ui.mail.words import spoken_language
from ui.message_bar import MessageBar
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence
from ui.settings.page import Page
from ui.settings.rule_table import RuleTable
from ui.tasks import ScreenTasks
from ui.times import minute_words

SPANS = ((18 * 60, 9 * 60), (20 * 60, 9 * 60), (22 * 60, 8 * 60))
WEEKEND = (5, 6)


class MailRulesPart(QWidget):
    """Hidden where the backend sends no e-mail, or has no address of this operator."""

    def __init__(self, account: OpenAccount, page: Page, table: RuleTable) -> None:
        super().__init__(page)
        self._account = account
        self._page = page
        self._table = table
        self._choices: MailChoices | None = None
        self.tasks = ScreenTasks(self)
        self.tasks.failed.connect(account.tasks.failed)
        theme = page.theme
        self.bar = MessageBar(theme, self)
        self._rows = QWidget(self)
        self._rows_column = QVBoxLayout(self._rows)
        column = QVBoxLayout(self)
        for layout in (column, self._rows_column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(page.section(self.tr("E-mail")))
        column.addWidget(self.bar)
        column.addWidget(self._rows)
        table.mail_chosen.connect(self._take_kind)
        account.status_changed.connect(self._take_status)
        account.directory_changed.connect(self.read)
        self.hide()

    @property
    def rules(self) -> MailRules | None:
        """As the backend has said last."""
        return None if self._choices is None else self._choices.rules

    def read(self) -> None:
        """Ask anew; what is known stays on the screen meanwhile."""
        directory = self._account.directory
        if directory is not None and directory.abilities.mail:
            self.tasks.restart("read", self._read())

    async def _read(self) -> None:
        try:
            self._take(await self._account.bridge.call(GetMailChoices()))
        except BackendError:
            self._enable()  # the connection's own bar says why

    async def _choose(self, rules: MailRules) -> None:
        try:
            choices = await self._account.bridge.call(ChooseMail(rules=rules))
        except BackendError as error:
            self.bar.say(failure_sentence(error))
            if self._choices is not None:
                self._take(self._choices)  # as it was
            return
        self.bar.hide()
        self._take(choices)

    def _change(self, rules: MailRules) -> None:
        """The language that is spoken here goes with every choice."""
        self.tasks.restart("choose", self._choose(replace(rules, language=spoken_language())))

    def _take(self, choices: MailChoices) -> None:
        self._choices = choices
        shown = choices.sends_mail and bool(choices.address)
        self.setVisible(shown)
        if shown:
            self._show(choices)
        else:
            self._table.hide_mail()
        self._enable()

    def _take_kind(self, kind: str, on: bool) -> None:
        if self.rules is not None:
            self._change(replace(self.rules, **{kind: on}))

    def _take_status(self) -> None:
        if self._account.status.phase is Phase.ONLINE and self._page.isVisible():
            self.read()
        self._enable()

    def _enable(self) -> None:
        online = self._account.status.phase is Phase.ONLINE
        rules = self.rules
        self._rows.setEnabled(online)
        self._table.enable_mail(on=online and rules is not None and rules.on)

    # ------------------------------------------------------------------------------------------- showing

    def _show(self, choices: MailChoices) -> None:
        rules = choices.rules
        self._table.show_mail({kind: getattr(rules, kind) for kind in ("mine", "unassigned", "colleagues", "mentions")})
        had_keyboard = self._focused_name()
        while (item := self._rows_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        page = self._page
        self.on = page.switch(self.tr("E-mails"), lambda on: self._change(replace(rules, on=on)), on=rules.on)
        self._add(self.tr("E-mails about dialogs"), self.on, self.tr("To {email}").format(email=choices.address))
        times = [(minutes, unread_words(minutes)) for minutes in sorted({*UNREAD_MINUTES, rules.unread_minutes})]
        name = self.tr("Send an e-mail")
        self.when = page.choice(name, times, rules.unread_minutes, self._take_minutes)
        self._add(name, self.when, self.tr("One for all that is new in a dialog"))
        quiet = rules.quiet
        chosen = None if quiet is None or quiet.begin == quiet.until else (quiet.begin, quiet.until)
        spans: list[tuple[tuple[int, int] | None, str]] = [(None, self.tr("None"))]
        spans += [(span, _span_words(span)) for span in dict.fromkeys((*SPANS, *([chosen] if chosen else [])))]
        name = self.tr("Quiet hours of e-mail")
        self.quiet = page.choice(name, spans, chosen, self._take_span)
        self._add(name, self.quiet, self.tr("What is still unread then is sent afterwards"))
        name = self.tr("No e-mails on Saturday and Sunday")
        self.weekends = page.switch(name, self._take_weekends, on=quiet is not None and bool(quiet.days))
        self._add(name, self.weekends)
        name = self.tr("E-mails wait for the team’s working hours")
        self.hours = page.switch(
            name, lambda on: self._change(replace(rules, in_team_hours=on)), on=rules.in_team_hours
        )
        self._add(name, self.hours)
        name = self.tr("Quote messages in e-mails")
        self.quotes = page.switch(name, lambda on: self._change(replace(rules, show_text=on)), on=rules.show_text)
        self._add(name, self.quotes)
        for control in (self.when, self.quiet, self.weekends, self.hours, self.quotes):
            control.setEnabled(rules.on)
        for control in (self.on, self.when, self.quiet, self.weekends, self.hours, self.quotes):
            if had_keyboard is not None and control.accessibleName() == had_keyboard:
                control.setFocus()

    def _focused_name(self) -> str | None:
        """Of the control that has the keyboard: the one made in its place gets it back."""
        focused = QApplication.focusWidget()
        return focused.accessibleName() if focused is not None and self._rows.isAncestorOf(focused) else None

    def _add(self, words: str, control: QWidget, hint: str = "") -> None:
        self._rows_column.addWidget(self._page.rule())
        self._rows_column.addWidget(self._page.row(words, control, hint))

    def _take_minutes(self, minutes: int) -> None:
        if self.rules is not None:
            self._change(replace(self.rules, unread_minutes=minutes))

    def _take_span(self, span: tuple[int, int] | None) -> None:
        if self.rules is not None:
            days = () if self.rules.quiet is None else self.rules.quiet.days
            self._set_quiet(self.rules, span, days)

    def _take_weekends(self, on: bool) -> None:
        rules = self.rules
        if rules is not None:
            quiet = rules.quiet
            span = None if quiet is None or quiet.begin == quiet.until else (quiet.begin, quiet.until)
            self._set_quiet(rules, span, WEEKEND if on else ())

    def _set_quiet(self, rules: MailRules, span: tuple[int, int] | None, days: tuple[int, ...]) -> None:
        begin, until = span or (0, 0)  # equal ends: no hours, only days
        quiet = MailQuiet(begin=begin, until=until, days=days, zone=_zone())
        self._change(replace(rules, quiet=quiet if span is not None or days else None))


def unread_words(minutes: int) -> str:
    translate = QCoreApplication.translate
    if not minutes:
        return translate("MailRulesPart", "only while I am away")
    return translate("MailRulesPart", "away, or unread for {number} min").format(number=minutes)


def _zone() -> str:
    """Of this computer: what one means by nine o'clock."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace") or "UTC"


def _span_words(span: tuple[int, int]) -> str:
    return " – ".join(minute_words(minute) for minute in span)
