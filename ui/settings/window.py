"""The settings window: pages on the left, the chosen one on the right. Every choice holds at once, so there is no OK."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from operator_app.domain.likeness import MOST_QUERY
from operator_app.domain.people import Role
from operator_app.settings.settings import Settings, SettingsNotice
from ui.clock import Clock
from ui.commands import chords
from ui.message_bar import MessageBar
from ui.open_account import OpenAccount
from ui.settings.about import AboutPage, about_title
from ui.settings.account import AccountPage, account_title
from ui.settings.alert_test import AlertTest
from ui.settings.choices import Choices
from ui.settings.general import GeneralPage, general_title
from ui.settings.keyboard import KeyboardPage, keyboard_title
from ui.settings.mail import MailPage, mail_title
from ui.settings.notifications import NotificationsPage, notifications_title
from ui.settings.page import scrolled
from ui.settings.policy_words import policy_words
from ui.settings.saved_replies import SavedRepliesPage, saved_replies_title
from ui.settings.search import SettingsSearch
from ui.settings.segments import SegmentsPage, segments_title
from ui.settings.site_chat import SiteChatPage, site_chat_title
from ui.settings.storage import StoragePage, storage_title
from ui.settings.team import TeamPage, team_title
from ui.settings.triggers import TriggersPage, triggers_title
from ui.settings.updates import Updates
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

WIDTH, HEIGHT = 820, 560
_PAGES_WIDTH = 200


class SettingsPage(Enum):
    GENERAL = auto()
    KEYBOARD = auto()
    NOTIFICATIONS = auto()
    SAVED_REPLIES = auto()
    STORAGE = auto()
    ACCOUNT = auto()
    TEAM = auto()
    MAIL = auto()
    SITE_CHAT = auto()
    SEGMENTS = auto()
    TRIGGERS = auto()
    ABOUT = auto()


class SettingsWindow(QWidget):
    """A window of its own, beside the main one; Esc closes it."""

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        choices: Choices,
        alert_test: AlertTest,
        updates: Updates,
        *,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._choices = choices
        self.setWindowTitle(self.tr("Settings"))
        set_role(self, "feed")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.general = GeneralPage(theme, choices)
        self.keyboard = KeyboardPage(theme, choices)
        self.notifications = NotificationsPage(account, theme, choices, alert_test, clock=clock)
        self.saved_replies = SavedRepliesPage(account, theme)
        self.storage = StoragePage(account, theme, choices, clock)
        self.account = AccountPage(account, theme, choices, clock)
        self.team = TeamPage(account, theme, clock)
        self.mail = MailPage(account, theme, clock)
        self.site_chat = SiteChatPage(account, theme)
        self.segments = SegmentsPage(account, theme)
        self.triggers = TriggersPage(account, theme)
        self.about = AboutPage(theme, choices, updates)
        self.bar = MessageBar(theme, self)
        self.search = QLineEdit(self)
        self.search.setMaxLength(MOST_QUERY)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self.nothing = QLabel(self.tr("No setting is like this."), self)
        self.nothing.setWordWrap(True)
        set_role(self.nothing, "secondary")
        self._search = SettingsSearch()
        self._pages: dict[SettingsPage, tuple[str, QWidget]] = {}
        self._offered: set[SettingsPage] = set(SettingsPage)
        self._stack = QStackedWidget(self)
        self._buttons = QButtonGroup(self)
        self._lay_out(
            (
                (SettingsPage.GENERAL, general_title(), scrolled(self.general)),
                (SettingsPage.KEYBOARD, keyboard_title(), scrolled(self.keyboard)),
                (SettingsPage.NOTIFICATIONS, notifications_title(), scrolled(self.notifications)),
                (SettingsPage.SAVED_REPLIES, saved_replies_title(), self.saved_replies),
                (SettingsPage.STORAGE, storage_title(), scrolled(self.storage)),
                (SettingsPage.ACCOUNT, account_title(), scrolled(self.account)),
                (SettingsPage.TEAM, team_title(), self.team),
                (SettingsPage.MAIL, mail_title(), scrolled(self.mail)),
                (SettingsPage.SITE_CHAT, site_chat_title(), scrolled(self.site_chat)),
                (SettingsPage.SEGMENTS, segments_title(), self.segments),
                (SettingsPage.TRIGGERS, triggers_title(), self.triggers),
                (SettingsPage.ABOUT, about_title(), scrolled(self.about)),
            )
        )
        choices.changed.connect(self._tell_of_file)
        self._account = account
        account.directory_changed.connect(self._show_abilities)
        self.search.textChanged.connect(self._find)
        self._tell_of_file(choices.value, choices.value)
        self.show_page(SettingsPage.GENERAL)
        self._show_abilities()
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))

    @property
    def page(self) -> SettingsPage:
        return SettingsPage(self._buttons.checkedId())

    def show_page(self, page: SettingsPage) -> None:
        self._turn_to(page)
        self._buttons.button(page.value).setFocus()

    def _turn_to(self, page: SettingsPage) -> None:
        self._buttons.button(page.value).setChecked(True)
        self._stack.setCurrentIndex(list(SettingsPage).index(page))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif chords.chord_of(event) == "Ctrl+F":
            self.search.setFocus()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.notifications.mail.tasks.cancel()
        for page in (self.team, self.account, self.mail, self.segments, self.triggers):
            page.tasks.cancel()
        self.about.close_licences()
        super().closeEvent(event)

    def _show_abilities(self) -> None:
        """What the backend cannot do is not offered."""
        directory = self._account.directory
        able = directory is None or directory.abilities.site
        team = directory is None or directory.abilities.team
        mails = directory is not None and directory.abilities.mail and directory.me.role is Role.OWNER
        offered = dict.fromkeys(SettingsPage, True)
        offered |= dict.fromkeys((SettingsPage.SITE_CHAT, SettingsPage.SEGMENTS, SettingsPage.TRIGGERS), able)
        offered |= dict.fromkeys((SettingsPage.ACCOUNT, SettingsPage.TEAM), team)
        offered[SettingsPage.MAIL] = mails
        self._offered = {page for page in SettingsPage if offered[page]}
        if not mails and self._buttons.checkedId() == SettingsPage.MAIL.value:
            self.show_page(SettingsPage.GENERAL)
        self._find()

    def _find(self) -> None:
        """Only pages that answer stay on the left; the first of them is shown, at the line that does."""
        pages = {page: each for page, each in self._pages.items() if page in self._offered}
        found = self._search.find(self.search.text(), pages)
        for page in SettingsPage:
            self._buttons.button(page.value).setVisible(page in (self._offered if found is None else found))
        self.nothing.setVisible(found is not None and not found)
        if found:
            page = self.page if self.page in found else next(iter(found))
            if page is not self.page:
                self._turn_to(page)
            area, line = self._stack.currentWidget(), found[page]
            if line is not None and isinstance(area, QScrollArea):
                area.ensureWidgetVisible(line)

    def _tell_of_file(self, _before: Settings, _now: Settings) -> None:
        if self._choices.notice is SettingsNotice.NOT_WRITABLE:
            self.bar.say(self.tr("The settings could not be written to disk: they hold until the app ends."))
        elif words := policy_words(self._choices.imposed):
            self.bar.say(words)
        else:
            self.bar.hide()

    def _lay_out(self, pages: tuple[tuple[SettingsPage, str, QWidget], ...]) -> None:
        px = self._theme.px
        left = QVBoxLayout()
        left.setContentsMargins(px(Space.M), px(Space.L), px(Space.M), px(Space.L))
        left.setSpacing(px(2))
        left.addWidget(self.search)
        left.addSpacing(px(Space.S))
        left.addWidget(self.nothing)
        for page, words, widget in pages:
            self._pages[page] = (words, widget)
            button = QPushButton(words, self)
            set_role(button, "page")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, chosen=page: self.show_page(chosen))
            self._buttons.addButton(button, page.value)
            left.addWidget(button)
            self._stack.addWidget(widget)
        left.addStretch(1)
        side = QWidget(self)
        side.setLayout(left)
        side.setFixedWidth(px(_PAGES_WIDTH))
        line = QFrame(self)
        set_role(line, "rule")
        line.setFixedWidth(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line)
        row.addLayout(right, 1)
