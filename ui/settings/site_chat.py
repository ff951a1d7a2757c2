"""Settings › Site chat: when the chat's button is there, how it looks, what it says, and when nobody answers."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimeZone
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.commands import SetProfileSource, SetSiteChat
from operator_app.domain.site_chat import (
    MAX_SITE_TEXT,
    ChatMode,
    ProfileSource,
    SiteChat,
    SiteLanguage,
    WorkingHours,
)
from operator_app.engine.notices import CommandRefused
from ui.open_account import OpenAccount
from ui.sentences import refused_command_sentence
from ui.settings.owner_page import OwnerPage
from ui.site_chat.colours import ColourChoice
from ui.site_chat.hours import USUAL, HoursEditor
from ui.site_chat.live_preview import LivePreview
from ui.site_chat.mode_cards import ModeCards
from ui.site_chat.profile_choice import ProfileChoice
from ui.theme.choice_button import ChoiceButton
from ui.theme.stylesheet import set_role
from ui.theme.switch import Switch
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class SiteChatPage(OwnerPage):
    """Every choice holds at once, on pages that are open too; texts when the field is left."""

    def __init__(self, account: OpenAccount, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            account,
            theme,
            site_chat_title(),
            QCoreApplication.translate("SiteChatPage", "Open pages of your site follow at once."),
            parent,
        )
        self.modes = ModeCards(theme, self)
        self.modes.chosen.connect(self._choose_mode)
        self.preview = LivePreview(theme, self)
        self.colour = ColourChoice(theme, self)
        self.colour.chosen.connect(lambda colour: self._change(accent=colour))
        self.language = ChoiceButton(theme, self.tr("Language of the chat"), self)
        self.greeting = self._text(self.tr("Greeting"), self.tr("Ask us anything, we are here."))
        self.hours_on = Switch(theme, self.tr("Working hours"), self)
        self.hours_on.toggled.connect(lambda on: self._change(hours=USUAL if on else ()))
        self.hours = HoursEditor(theme, self)
        self.hours.changed.connect(self._change_hours)
        self.zone = ChoiceButton(theme, self.tr("Time zone"), self)
        self.away_text = self._text(self.tr("When nobody is there"), self.tr("Leave a message, we will answer."))
        self.ask_email = Switch(theme, self.tr("Ask for an e-mail when nobody is there"), self)
        self.ask_email.toggled.connect(lambda on: self._change(ask_email=on))
        self.profiles = ProfileChoice(theme, self)
        self.profiles.chosen.connect(self._change_profiles)
        self.script = QLineEdit(self)
        self.script.setReadOnly(True)
        self.script.setAccessibleName(self.tr("The line for your pages"))
        self.copy = QPushButton(self.tr("Copy"), self)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.script.text()))
        self._controls: tuple[QWidget, ...] = (
            self.modes,
            self.colour,
            self.language,
            self.greeting,
            self.hours_on,
            self.hours,
            self.zone,
            self.away_text,
            self.ask_email,
            self.profiles.enabled,
            self.profiles,
        )
        for field in (self.greeting, self.away_text):
            field.textChanged.connect(partial(self._limit, field))
            field.installEventFilter(self)
        self._lay_out()
        account.directory_changed.connect(self._show)
        account.refused.connect(self._take_refusal)
        self._show()

    @property
    def chat(self) -> SiteChat:
        directory = self.directory
        return SiteChat() if directory is None or directory.site is None else directory.site.chat

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._keep_texts()
        return super().eventFilter(watched, event)

    def _choose_mode(self, mode: ChatMode) -> None:
        self._change(mode=mode)

    def _change_hours(self, hours: tuple[WorkingHours, ...]) -> None:
        if hours:
            self._change(hours=hours)

    def _keep_texts(self) -> None:
        self._change(greeting=_of(self.greeting), away_text=_of(self.away_text))

    def _change(self, **chosen: object) -> None:
        wanted = replace(self.chat, **chosen)
        if self.may_change and self.directory is not None and self.directory.site is not None and wanted != self.chat:
            self.bar.hide()
            self.account.perform(SetSiteChat(chat=wanted))

    def _change_profiles(self, source: ProfileSource) -> None:
        if self.may_change:
            self.bar.hide()
            self.account.perform(SetProfileSource(enabled=source.enabled, address=source.address))

    def _show(self) -> None:
        self.show_rights()
        chat = self.chat
        accent = QColor(chat.accent)
        self.modes.show_mode(chat.mode, accent)
        self.colour.show_colour(chat.accent)
        self._show_choices(chat)
        for switch, on in ((self.hours_on, bool(chat.hours)), (self.ask_email, chat.ask_email)):
            switch.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            switch.setChecked(on)
            switch.blockSignals(False)  # noqa: FBT003
        self.hours.show_hours(chat.hours)
        self.hours.setVisible(bool(chat.hours))
        self.zone.setVisible(bool(chat.hours))
        for field, text in ((self.greeting, chat.greeting), (self.away_text, chat.away_text)):
            if not field.hasFocus() and field.toPlainText() != text:
                field.setPlainText(text)
        for control in self._controls:
            control.setEnabled(self.may_change)
        directory = self.directory
        site = None if directory is None else directory.site
        self.profiles.show_source(ProfileSource() if site is None else site.profiles)
        self.script.setText("" if site is None else site.script_tag)
        self.script.setCursorPosition(0)
        self._show_preview()

    def _show_preview(self) -> None:
        words = _of(self.greeting) or self.greeting.placeholderText()
        title = "" if self.directory is None else self.directory.account.title
        self.preview.show_chat(self.chat.mode, QColor(self.chat.accent), title, words)

    def _show_choices(self, chat: SiteChat) -> None:
        # languages are called as their speakers call them
        languages: dict[SiteLanguage, str] = {
            "auto": self.tr("As the visitor's browser"),
            "en": "English",
            "ru": "Русский",
        }
        self.language.offer(
            [(words, partial(self._change, language=language)) for language, words in languages.items()],
            languages[chat.language],
        )
        here = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        zones = list(dict.fromkeys((chat.zone, here, "Europe/Moscow", "Europe/London", "America/New_York", "UTC")))
        self.zone.offer([(zone, partial(self._change, zone=zone)) for zone in zones], chat.zone)

    def _take_refusal(self, refusal: CommandRefused) -> None:
        reason = refused_command_sentence(refusal.reason)
        if isinstance(refusal.command, SetSiteChat):
            self.bar.say(self.tr("The site's chat was not changed. {reason}").format(reason=reason))
        elif isinstance(refusal.command, SetProfileSource):
            self.bar.say(self.tr("The profile service was not changed. {reason}").format(reason=reason))

    def _text(self, name: str, otherwise: str) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setAccessibleName(name)
        field.setPlaceholderText(otherwise)
        field.setTabChangesFocus(True)
        field.setFixedHeight(self.theme.px(64))
        field.document().setDocumentMargin(self.theme.px(6))
        return field

    def _limit(self, field: QPlainTextEdit) -> None:
        text = field.toPlainText()
        if len(text) > MAX_SITE_TEXT:
            field.setPlainText(text[:MAX_SITE_TEXT])
        self._show_preview()

    def _lay_out(self) -> None:
        px = self.theme.px
        self.column.addWidget(self.modes)
        beside = QHBoxLayout()
        beside.setContentsMargins(px(Space.L), 0, px(Space.L), px(Space.M))
        beside.setSpacing(px(Space.L))
        texts = QVBoxLayout()
        texts.setSpacing(px(Space.XS))
        texts.addWidget(_label(self.tr("Colour"), self))
        texts.addWidget(self.colour, 0, Qt.AlignmentFlag.AlignLeft)
        texts.addSpacing(px(Space.S))
        texts.addWidget(_label(self.tr("Greeting"), self))
        texts.addWidget(self.greeting)
        texts.addStretch(1)
        beside.addLayout(texts, 1)
        beside.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(beside)
        self.add_row(self.tr("Language of the chat"), self.language)
        self.add_row(
            self.tr("Working hours"),
            self.hours_on,
            self.tr("Outside of them the chat says that nobody is there, whoever is signed in"),
        )
        self.column.addWidget(self.hours)
        zone = QHBoxLayout()
        zone.setContentsMargins(px(Space.L), 0, px(Space.L), px(Space.M))
        zone.addWidget(self.zone)
        zone.addStretch(1)
        self.column.addLayout(zone)
        self.add_row(
            self.tr("Ask for an e-mail when nobody is there"),
            self.ask_email,
            self.tr("It becomes the user's e-mail. Nobody who has one is asked."),
        )
        away = QVBoxLayout()
        away.setContentsMargins(px(Space.L), px(Space.S), px(Space.L), px(Space.M))
        away.setSpacing(px(Space.XS))
        away.addWidget(_label(self.tr("When nobody is there"), self))
        away.addWidget(self.away_text)
        self.column.addWidget(self.rule())
        self.column.addLayout(away)
        self.add_row(
            self.tr("Public profiles by e-mail"),
            self.profiles.enabled,
            self.tr("The server asks a service such as Gravatar by a hash of the e-mail and fills what is blank"),
        )
        self.column.addWidget(self.profiles)
        tag = QVBoxLayout()
        tag.setContentsMargins(px(Space.L), px(Space.S), px(Space.L), px(Space.L))
        tag.setSpacing(px(Space.XS))
        tag.addWidget(_label(self.tr("Put this line on every page of your site:"), self))
        line = QHBoxLayout()
        line.setSpacing(px(Space.S))
        line.addWidget(self.script, 1)
        line.addWidget(self.copy)
        tag.addLayout(line)
        self.column.addWidget(self.rule())
        self.column.addLayout(tag)
        self.column.addStretch(1)


def site_chat_title() -> str:
    return QCoreApplication.translate("SiteChatPage", "Site chat")


def _of(field: QPlainTextEdit) -> str:
    return field.toPlainText().strip()


def _label(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_role(label, "secondary")
    return label
