"""The card of the user whose dialog is on screen."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from operator_app.domain.commands import EditUser
from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.people import User
from operator_app.domain.problems import ArchiveError, BackendError
from operator_app.domain.value import DialogId, UserId
from operator_app.engine.notices import Changes, CommandRefused
from operator_app.engine.requests import GetUserCard, SettleHeld, UserCard
from ui import times
from ui.clock import Clock
from ui.conversation.choice_bar import ChoiceBar
from ui.conversation.held_words import held_sentence, ways
from ui.names import user_face, user_name
from ui.note_page import NotePage
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence, refused_command_sentence
from ui.theme.avatar import Avatar
from ui.theme.elided import ElidedLabel
from ui.theme.flow import FlowLayout
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.user_card.card_words import language_name, property_name, property_value, where_and_when
from ui.user_card.editable import LINE, EditableValue
from ui.user_card.facts import NAME_WIDTH, FactGrid, Section

_CLOCK_MS = 30_000
_AVATAR = 52


class UserCardPane(QWidget):
    """Shows what the archive knows; a section without anything to show is not there."""

    dialog_chosen = Signal(str)

    def __init__(self, account: OpenAccount, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._clock = clock
        self._user_id: UserId | None = None
        self._dialog_id: DialogId | None = None
        self._user: User | None = None
        set_role(self, "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._avatar = Avatar(theme, _AVATAR, self)
        self.name = EditableValue(theme, self.tr("Name"), empty=self.tr("Add a name"), role="name", parent=self)
        self._where = ElidedLabel(self)
        set_role(self._where, "secondary")
        self.email = EditableValue(theme, self.tr("E-mail"), empty=self.tr("Add"), parent=self)
        self.phone = EditableValue(theme, self.tr("Phone"), empty=self.tr("Add"), parent=self)
        self.held_bar = ChoiceBar(theme, clock, self)
        self.held_bar.first.connect(lambda: self._settle(anyway=True))
        self.held_bar.second.connect(lambda: self._settle(anyway=False))
        self._blocked = QLabel(self.tr("This user is blocked"), self)
        set_role(self._blocked, "error")
        self._now_on = FactGrid(theme, self)
        self._segments = QWidget(self)
        self._segment_flow = FlowLayout(theme.px(6), self._segments)
        self._properties = FactGrid(theme, self)
        self._about = FactGrid(theme, self)
        self._dialogs = QWidget(self)
        self._dialog_column = QVBoxLayout(self._dialogs)
        self._dialog_column.setContentsMargins(0, 0, 0, 0)
        self._dialog_column.setSpacing(0)
        self._sections = {
            "now": Section(theme, self.tr("On the site now"), self._now_on, self),
            "segments": Section(theme, self.tr("Segments"), self._segments, self),
            "properties": Section(theme, self.tr("Properties"), self._properties, self),
            "about": Section(theme, self.tr("Visits"), self._about, self),
            "dialogs": Section(theme, self.tr("Other dialogs"), self._dialogs, self),
        }
        self._page = NotePage(theme, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._minute = QTimer(self)
        self._minute.setInterval(_CLOCK_MS)
        self._minute.timeout.connect(self._show_where)
        self._minute.start()
        self.name.saved.connect(lambda value: self._save("name", value))
        self.email.saved.connect(lambda value: self._save("email", value))
        self.phone.saved.connect(lambda value: self._save("phone", value))
        account.changes.connect(self._take_changes)
        account.refused.connect(self._take_refusal)

    @property
    def user_id(self) -> UserId | None:
        """Whose card it is."""
        return self._user_id

    def show_user(self, user_id: UserId | None, dialog_id: DialogId | None) -> None:
        """``dialog_id`` is the one on screen: the others are listed."""
        another = user_id != self._user_id
        self._user_id, self._dialog_id = user_id, dialog_id
        if another:
            for field in (self.name, self.email, self.phone):
                field.stop_editing()
                field.clear_refusal()
        if user_id is None:
            self._user = None
            self._page.say("")
            self._stack.setCurrentWidget(self._page)
        else:
            self._account.tasks.restart("user card", self._read(user_id))

    def where(self) -> str:
        """Place and local time as shown."""
        return self._where.whole_text

    def visible_sections(self) -> list[str]:
        return [name for name, section in self._sections.items() if not section.isHidden()]

    def other_dialogs(self) -> list[QPushButton]:
        """One button for each."""
        items = [self._dialog_column.itemAt(at) for at in range(self._dialog_column.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    # -------------------------------------------------------------------------------------------- reading

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
        self._show(card)

    def _take_changes(self, changes: Changes) -> None:
        user_id = self._user_id
        if user_id is None:
            return
        about_dialog = self._dialog_id is not None and self._dialog_id in changes.rows
        if changes.everything or user_id in changes.users or about_dialog:
            self._account.tasks.restart("user card", self._read(user_id))

    def _take_refusal(self, refusal: CommandRefused) -> None:
        """The archive has put the old value back; here it is said why, at the value it concerns."""
        command = refusal.command
        if not isinstance(command, EditUser) or command.user_id != self._user_id:
            return
        sentence = refused_command_sentence(refusal.reason)
        for field, value in ((self.name, command.name), (self.email, command.email), (self.phone, command.phone)):
            if value is None:
                field.show_refusal(sentence)
            elif isinstance(value, str):
                field.show_refusal(f"“{value}”: {sentence}")

    def _save(self, what: str, value: str | None) -> None:
        if self._user_id is None:
            return
        match what:
            case "name":
                command = EditUser(user_id=self._user_id, name=value)
            case "email":
                command = EditUser(user_id=self._user_id, email=value)
            case _:
                command = EditUser(user_id=self._user_id, phone=value)
        self._account.perform(command)

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
        user = self._user = card.user
        now = self._clock()
        self._avatar.show_face(user_face(user, user.id), online=card.online)
        self.name.show_value(user.name, empty=user_name(user, user.id))
        self.email.show_value(user.email)
        self.phone.show_value(user.phone)
        self._blocked.setVisible(user.blocked)
        self._show_where()
        where = card.page_title or card.page
        self._now_on.show_facts([(self.tr("Page"), where)] if card.online and where else [])
        self._show_segments(user.segments)
        self._properties.show_facts((property_name(one), property_value(one)) for one in user.properties)
        self._about.show_facts(self._visits(user, now))
        self._show_dialogs(card.dialogs)
        shown = {
            "now": bool(self._now_on.facts),
            "segments": bool(user.segments),
            "properties": bool(user.properties),
            "about": bool(self._about.facts),
            "dialogs": any(dialog.id != self._dialog_id for dialog in card.dialogs),
        }
        for name, section in self._sections.items():
            section.setVisible(shown[name])
        self._stack.setCurrentIndex(0)

    def _visits(self, user: User, now: int) -> list[tuple[str, str]]:
        facts = [(self.tr("First seen"), times.day(user.created_at, now))]
        facts.append((self.tr("Last seen"), f"{times.day(user.last_seen_at, now)}, {times.clock(user.last_seen_at)}"))
        if user.browser:
            facts.append((self.tr("Browser"), user.browser))
        language = language_name(user.language)
        if language:
            facts.append((self.tr("Language"), language))
        return facts

    def _show_where(self) -> None:
        if self._user is not None:
            words = where_and_when(self._user, self._clock())
            self._where.show_text(words)
            self._where.setVisible(bool(words))

    def _show_segments(self, names: tuple[str, ...]) -> None:
        while (item := self._segment_flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name in names:
            label = QLabel(self._segments)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setText(name)
            set_role(label, "tag")
            self._segment_flow.addWidget(label)
            label.show()

    def _show_dialogs(self, dialogs: tuple[Dialog, ...]) -> None:
        while (item := self._dialog_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        now = self._clock()
        for dialog in dialogs:
            if dialog.id == self._dialog_id:
                continue
            state = self.tr("open") if dialog.state is DialogState.OPEN else self.tr("closed")
            day = times.day(dialog.created_at, now)
            button = QPushButton(f"{day} · {state}", self._dialogs)
            set_role(button, "link")
            button.clicked.connect(lambda _=False, value=dialog.id: self.dialog_chosen.emit(value))
            self._dialog_column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        px = self._theme.px
        content = QWidget()
        set_role(content, "pane")
        head_words = QVBoxLayout()
        head_words.setSpacing(0)
        head_words.addStretch(1)
        head_words.addWidget(self.name)
        head_words.addWidget(self._where)
        head_words.addStretch(1)
        self._where.setContentsMargins(px(3), 0, 0, 0)
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(head_words, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(px(Space.L), px(Space.L), px(Space.M), px(Space.L))
        column.setSpacing(px(Space.XS))
        column.addLayout(head)
        column.addSpacing(px(Space.S))
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
        area = QScrollArea(self)
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
