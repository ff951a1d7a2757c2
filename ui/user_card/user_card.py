"""The card of a user: of the dialog on screen, or of whoever was chosen in the list of people."""

import asyncio

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from operator_app.domain.abilities import Abilities
from operator_app.domain.commands import AddUserNote, RemoveUserNote, SetProperty
from operator_app.domain.contact_details import shown_phone
from operator_app.domain.people import NewValue, User
from operator_app.domain.problems import ArchiveError, BackendError
from operator_app.domain.site_events import Event
from operator_app.domain.user_timeline import TimelineFilter
from operator_app.domain.value import DialogId, SegmentId, UserId, UserNoteId
from operator_app.engine.notices import Changes, CommandRefused
from operator_app.engine.requests import GetTimeline, GetUserCard, GetUserTotals, SettleHeld, UserCard
from operator_app.engine.status import Phase
from ui import times
from ui.clock import Clock
from ui.conversation.choice_bar import ChoiceBar
from ui.conversation.held_words import held_sentence, ways
from ui.names import operator_name
from ui.note_page import NotePage
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence, refused_command_sentence
from ui.theme.elided import ElidedLabel
from ui.theme.flow import FlowLayout
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.user_card.card_words import bought, language_name
from ui.user_card.cart import CartView
from ui.user_card.contact_fields import ContactFields
from ui.user_card.editable import LINE, EditableValue
from ui.user_card.facts import NAME_WIDTH, FactGrid, Section
from ui.user_card.head import CardHead
from ui.user_card.notes import NoteList
from ui.user_card.other_dialogs import OtherDialogs
from ui.user_card.profile import ProfileView
from ui.user_card.properties import PropertyList
from ui.user_card.recent import SHOWN, RecentActivity


class UserCardPane(QWidget):
    """Shows what the archive knows; a section without anything to show is not there."""

    dialog_chosen = Signal(str)
    details_wanted = Signal(str)
    """(user id): everything of him is to be shown."""
    write_wanted = Signal(str)
    """(user id)"""

    def __init__(self, account: OpenAccount, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._clock = clock
        self._user_id: UserId | None = None
        self._dialog_id: DialogId | None = None
        self._user: User | None = None
        self._phone: tuple[str, str] = ("", "")
        """The last number as it is stored and as it is shown."""
        set_role(self, "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.held_bar = ChoiceBar(theme, clock, self)
        self.held_bar.first.connect(lambda: self._settle(anyway=True))
        self.held_bar.second.connect(lambda: self._settle(anyway=False))
        self.contact = ContactFields(account, theme, self)
        self.name, self.email, self.phone = self.contact.name, self.contact.email, self.contact.phone
        self.name.opened.connect(self._open_details)
        self.head = CardHead(account, theme, clock, self.name, self)
        self.head.write_wanted.connect(self._write)
        self.head.menu.details_asked.connect(self._open_details)
        self._blocked = QWidget(self)
        self.unblock = QPushButton(self.tr("Unblock"), self._blocked)
        self.unblock.clicked.connect(lambda: self.head.menu.unblock(self._user))
        self._now_on = FactGrid(theme, self)
        self._segments = QWidget(self)
        self._segment_flow = FlowLayout(theme.px(6), self._segments)
        self.properties = PropertyList(theme, self)
        self.properties.changed.connect(self._set_property)
        self.cart = CartView(theme, self)
        self.orders = FactGrid(theme, self)
        self.recent = RecentActivity(theme, clock, self)
        self.recent.all_wanted.connect(self._open_details)
        self.notes = NoteList(theme, clock, self)
        self.notes.added.connect(self._add_note)
        self.notes.removed.connect(lambda note: account.perform(RemoveUserNote(id=UserNoteId(note))))
        self.profile = ProfileView(theme, clock, self)
        self.profile.link_chosen.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        self._about = FactGrid(theme, self)
        self.dialogs = OtherDialogs(clock, self)
        self.dialogs.chosen.connect(self.dialog_chosen)
        self._sections = self._make_sections()
        self._page = NotePage(theme, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        account.changes.connect(self._take_changes)
        account.refused.connect(self._take_refusal)
        account.directory_changed.connect(self._take_directory)
        account.status_changed.connect(self._take_status)

    @property
    def user_id(self) -> UserId | None:
        """Whose card it is."""
        return self._user_id

    def show_user(self, user_id: UserId | None, dialog_id: DialogId | None) -> None:
        """``dialog_id`` is the one on screen: the others are listed."""
        another = user_id != self._user_id
        self._user_id, self._dialog_id = user_id, dialog_id
        if another:
            self._user = None
            for part in (self.contact, self.properties, self.notes):
                part.another()
            self.recent.say("")
            self._show_bought([])
        if user_id is None:
            self._page.say("")
            self._stack.setCurrentWidget(self._page)
        else:
            self._read_again()
            if another:
                self._read_recent()

    def where(self) -> str:
        """Place and local time as shown."""
        return self.head.where()

    def visible_sections(self) -> list[str]:
        return [name for name, section in self._sections.items() if not section.isHidden()]

    def other_dialogs(self) -> list[QPushButton]:
        """One button for each."""
        return self.dialogs.buttons

    # -------------------------------------------------------------------------------------------- reading

    def _read_again(self) -> None:
        if self._user_id is not None:
            self._account.tasks.restart("user card", self._read(self._user_id))

    async def _read(self, user_id: UserId) -> None:
        try:
            card = await self._account.bridge.call(GetUserCard(user_id=user_id))
        except (ArchiveError, BackendError) as error:
            self._page.say(self.tr("The card could not be read"), failure_sentence(error), icon="warning")
            self._stack.setCurrentWidget(self._page)
            return
        if card is None:
            self._page.say(self.tr("Nothing is known of this user"), icon="user")
            self._stack.setCurrentWidget(self._page)
            return
        if user_id != self._user_id:
            return
        self._show(card)
        phone = card.user.phone
        if phone and self._phone[0] != phone:  # the library takes its time to load, and nobody shall wait for it
            self._phone = (phone, await asyncio.to_thread(shown_phone, phone))
            if self._user is card.user:
                self.contact.show_user(card.user, self._phone[1])

    def _read_recent(self) -> None:
        if self._user_id is not None and self._abilities.site_events:
            self._account.tasks.restart("recent activity", self._recent(self._user_id))

    async def _recent(self, user_id: UserId) -> None:
        asked = GetTimeline(user_id=user_id, chosen=TimelineFilter.ACTIVITY, limit=SHOWN)
        try:
            page = await self._account.bridge.call(asked)
            totals = await self._account.bridge.call(GetUserTotals(user_id=user_id))
        except BackendError:
            if user_id == self._user_id:
                self.recent.say(self.tr("Not known without a connection"))
            return
        if user_id == self._user_id:
            self.recent.show_events([each for each in page.entries if isinstance(each, Event)])
            self._show_bought(bought(totals))

    def _show_bought(self, facts: list[tuple[str, str]]) -> None:
        self.orders.show_facts(facts)
        self._sections["orders"].setVisible(bool(facts))

    @property
    def _abilities(self) -> Abilities:
        directory = self._account.directory
        return Abilities() if directory is None else directory.abilities

    def _take_changes(self, changes: Changes) -> None:
        user_id = self._user_id
        if user_id is None:
            return
        about_dialog = self._dialog_id is not None and self._dialog_id in changes.rows
        if changes.everything or user_id in changes.users or about_dialog:
            self._read_again()
        if changes.everything or user_id in changes.events:
            self._read_recent()

    def _take_directory(self) -> None:
        self._read_again()
        if self.recent.isHidden():
            self._read_recent()

    def _take_status(self) -> None:
        if self._account.status.phase is Phase.ONLINE and self.recent.words():
            self._read_recent()

    def _take_refusal(self, refusal: CommandRefused) -> None:
        """The archive has put the old value back; here it is said why, where it stood."""
        sentence = refused_command_sentence(refusal.reason)
        match refusal.command:
            case SetProperty(user_id=user_id, name=name) if user_id == self._user_id:
                self.properties.say_refused(name, sentence)
            case AddUserNote(user_id=user_id) if user_id == self._user_id:
                self.notes.say_refused(sentence)
            case RemoveUserNote():
                self.notes.say_refused(sentence)
            case _:
                pass

    # ---------------------------------------------------------------------------------------------- doing

    def _open_details(self) -> None:
        if self._user_id is not None:
            self.details_wanted.emit(self._user_id)

    def _write(self) -> None:
        if self._user_id is not None:
            self.write_wanted.emit(self._user_id)

    def _set_property(self, name: str, value: NewValue | None) -> None:
        if self._user_id is not None:
            self._account.perform(SetProperty(user_id=self._user_id, name=name, value=value))

    def _add_note(self, note_id: str, text: str) -> None:
        if self._user_id is not None:
            self._account.perform(AddUserNote(id=UserNoteId(note_id), user_id=self._user_id, text=text))

    # ------------------------------------------------------------------------------------------- showing

    def _settle(self, *, anyway: bool) -> None:
        """What was changed here without a connection, or what somebody else made of it meanwhile."""
        self.held_bar.dismiss()
        asked = SettleHeld(user_id=self.user_id, anyway=anyway)
        self._account.tasks.start("settle", self._ask_to_settle(asked))

    async def _ask_to_settle(self, asked: SettleHeld) -> None:
        await self._account.bridge.call(asked)

    def _show(self, card: UserCard) -> None:
        held = card.held
        if held:
            self.held_bar.say(lambda now: held_sentence(held, (), now), *ways(held))
        else:
            self.held_bar.dismiss()
        if card.user.id != self._user_id:  # merged into another
            self._user_id = card.user.id
            self._read_recent()
        user = self._user = card.user
        self.head.show_user(user, online=card.online)
        self.contact.show_user(user, self._phone[1] if user.phone == self._phone[0] else user.phone)
        self._blocked.setVisible(user.blocked)
        self._show_sections(card)
        self._stack.setCurrentIndex(0)

    def _show_sections(self, card: UserCard) -> None:
        user, able = card.user, self._abilities
        directory = self._account.directory
        operators = () if directory is None else directory.operators
        where = card.page_title or card.page
        self._now_on.show_facts([(self.tr("Page"), where)] if card.online and where else [])
        self._show_segments(user.segments)
        self.properties.show_user(user, editable=able.user_properties)
        self.cart.show_cart(user.cart)
        self.notes.allow_writing(allowed=able.user_notes)
        self.notes.show_notes(card.notes, {each.id: operator_name(each) for each in operators})
        self.profile.show_user(user)
        self._about.show_facts(self._visits(user))
        shown = {
            "now": bool(self._now_on.facts),
            "segments": bool(user.segments),
            "notes": able.user_notes or bool(card.notes),
            "cart": bool(user.cart),
            "orders": bool(self.orders.facts),
            "properties": self.properties.anything,
            "recent": able.site_events,
            "profile": user.profile is not None,
            "about": bool(self._about.facts),
            "dialogs": self.dialogs.show_dialogs(card.dialogs, self._dialog_id),
        }
        for name, section in self._sections.items():
            section.setVisible(shown[name])

    def _visits(self, user: User) -> list[tuple[str, str]]:
        now = self._clock()
        facts = [(self.tr("First seen"), times.day(user.created_at, now))]
        facts.append((self.tr("Last seen"), f"{times.day(user.last_seen_at, now)}, {times.clock(user.last_seen_at)}"))
        if user.browser:
            facts.append((self.tr("Browser"), user.browser))
        language = language_name(user.language)
        if language:
            facts.append((self.tr("Language"), language))
        return facts

    def _show_segments(self, ids: tuple[str, ...]) -> None:
        while (item := self._segment_flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        directory = self._account.directory
        known = {} if directory is None else {each.id: each.name for each in directory.segments}
        for name in sorted((known.get(SegmentId(each), each) for each in ids), key=str.casefold):
            label = QLabel(self._segments)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setText(name)
            set_role(label, "tag")
            self._segment_flow.addWidget(label)
            label.show()

    # ------------------------------------------------------------------------------------------- building

    def _make_sections(self) -> dict[str, Section]:
        return {
            "now": Section(self._theme, self.tr("On the site now"), self._now_on, self),
            "segments": Section(self._theme, self.tr("Segments"), self._segments, self),
            "notes": Section(self._theme, self.tr("Notes about this person"), self.notes, self),
            "cart": Section(self._theme, self.tr("Cart"), self.cart, self),
            "orders": Section(self._theme, self.tr("Orders"), self.orders, self),
            "properties": Section(self._theme, self.tr("Properties"), self.properties, self),
            "recent": Section(self._theme, self.tr("Recent activity"), self.recent, self),
            "profile": Section(self._theme, self.tr("Public profile"), self.profile, self),
            "about": Section(self._theme, self.tr("Visits"), self._about, self),
            "dialogs": Section(self._theme, self.tr("Other dialogs"), self.dialogs, self),
        }

    def _lay_out(self) -> None:
        px = self._theme.px
        content = QWidget()
        set_role(content, "pane")
        column = QVBoxLayout(content)
        column.setContentsMargins(px(Space.L), px(Space.L), px(Space.M), px(Space.L))
        column.setSpacing(px(Space.XS))
        column.addWidget(self.head)
        column.addSpacing(px(Space.S))
        self._lay_out_blocked()
        column.addWidget(self._blocked)
        column.addWidget(self.held_bar)
        fields = QVBoxLayout()
        fields.setSpacing(0)
        for words, value in ((self.tr("E-mail"), self.email), (self.tr("Phone"), self.phone)):
            fields.addLayout(self._field_row(words, value))
        column.addLayout(fields)
        for section in self._sections.values():
            column.addWidget(section)
        column.addStretch(1)
        area = self.area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(area)
        self._stack.addWidget(self._page)
        self._page.say("")
        self._stack.setCurrentWidget(self._page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _lay_out_blocked(self) -> None:
        label = QLabel(self.tr("This user is blocked"), self._blocked)
        set_role(label, "error")
        set_role(self.unblock, "link")
        row = QHBoxLayout(self._blocked)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.unblock)

    def _field_row(self, words: str, value: EditableValue) -> QHBoxLayout:
        label = ElidedLabel(self)
        label.show_text(words)
        label.setFixedWidth(self._theme.px(NAME_WIDTH))
        label.setFixedHeight(self._theme.px(LINE))
        set_role(label, "muted")
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(3))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(value, 1)
        return row
