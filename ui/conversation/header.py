"""The header of a dialog: who it is, whose it is, its tags, and what can be done with all of it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.commands import CloseDialog, Command, ReopenDialog
from operator_app.domain.dialog_actions import assigning, marking_unread, muting, snoozing, tagging, untagging
from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import DialogRow
from operator_app.domain.value import OperatorId
from ui import times
from ui.clock import Clock
from ui.commands import table
from ui.commands.bindings import Bindings
from ui.commands.menu_keys import show_keys
from ui.conversation.faces import Faces
from ui.conversation.header_words import presence_words
from ui.conversation.tag_row import TagRow
from ui.dialog_alerts import DialogAlerts, alerts_entry
from ui.dialog_menus import fill_assign, fill_snooze
from ui.names import short_name, user_name
from ui.open_account import OpenAccount
from ui.theme.elided import ElidedLabel
from ui.theme.popup import PopupMenu
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_ROOM_FOR_SNOOZE = 540
_ROOM_FOR_HISTORY = 500
_ROOM_FOR_WORDS = 440
"""Widths of the header, in pixels, from which on it has room for them."""


class Header(QFrame):
    """Acts through the account; what comes of it is shown when the archive tells of it, which it does at once."""

    closed = Signal(str)
    """The operator is done with this dialog."""
    transfer_asked = Signal(str)
    list_asked = Signal()
    card_asked = Signal()
    history_asked = Signal()
    """To all dialogs with this user, or back."""

    def __init__(
        self, account: OpenAccount, theme: Theme, clock: Clock, bindings: Bindings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._clock = clock
        self._bindings = bindings
        self._row: DialogRow | None = None
        set_role(self, "header")
        self._name = ElidedLabel(self)
        set_role(self._name, "title")
        self._dot = _Dot(theme, self)
        self._presence = ElidedLabel(self)
        set_role(self._presence, "secondary")
        self.faces = Faces(theme, self)
        self.assignee = QPushButton(self)
        self.history = QPushButton(self)
        self.history.setCheckable(True)
        self.snooze = QPushButton(self)
        self.close_button = QPushButton(self)
        self.more = self._icon_button(self.tr("More"))
        self.back = self._icon_button(self.tr("Back to the dialogs"))
        self.card = self._icon_button(self.tr("About the user"))
        set_role(self.close_button, "accent")
        self.close_button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.tags = TagRow(theme, self)
        self._lay_out()
        self._connect()
        self._draw_icons()
        self._show_keys()
        self.set_folded(list_folded=False, card_folded=False)

    def show_row(self, row: DialogRow) -> None:
        """The dialog as the archive has it now."""
        if self._row is not None and self._row.dialog.id != row.dialog.id:
            self.tags.stop_adding()
        self._row = row
        dialog = row.dialog
        directory = self._account.directory
        self._name.show_text(user_name(row.user, dialog.user_id))
        self._dot.setVisible(row.online)
        operators = directory.operators if directory is not None else ()
        self._presence.show_text(presence_words(row, self._clock()))
        typing = {each.person_id for each in (row.typing, *row.also_typing) if each is not None}
        here = [one for one in operators if one.id in typing or one.id in row.viewers]
        self.faces.show_people(here, {one.id for one in here if one.id in typing})
        self._show_assignee(row)
        if dialog.snoozed_until is None:
            self.snooze.setText(self.tr("Snooze"))
        else:
            until = times.list_time(dialog.snoozed_until, self._clock())
            self.snooze.setText(self.tr("Until {time}").format(time=until))
        self._make_room()
        known = tuple(tag.name for tag in directory.tags if not tag.removed) if directory is not None else ()
        self.tags.show_tags(dialog.tags, known)
        self._draw_icons()

    def show_history(self, shown: bool) -> None:
        """Whether the history is on screen."""
        self.history.setChecked(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def set_folded(self, *, list_folded: bool, card_folded: bool) -> None:
        """Panes that have no room are reached by buttons here."""
        self.back.setVisible(list_folded)
        self.card.setVisible(card_folded)

    # -------------------------------------------------------------------------------------------- actions

    def close_or_reopen(self) -> None:
        if self._row is None:
            return
        dialog = self._row.dialog
        if dialog.state is DialogState.OPEN:
            self._account.perform(CloseDialog(dialog_id=dialog.id))
            self.closed.emit(dialog.id)
        elif self._account.abilities.reopening:
            self._account.perform(ReopenDialog(dialog_id=dialog.id))

    def open_assign_menu(self) -> PopupMenu | None:
        row, directory = self._row, self._account.directory
        if row is None or directory is None:
            return None
        menu = PopupMenu(self._theme, self)
        fill_assign(
            menu,
            directory,
            self._assign,
            chosen=(row.dialog.assignee_id,),
            with_note=lambda: self.transfer_asked.emit(row.dialog.id),
        )
        menu.popup_under(self.assignee)
        return menu

    def open_snooze_menu(self) -> PopupMenu | None:
        if self._row is None or self._row.dialog.state is not DialogState.OPEN or not self._account.abilities.snoozing:
            return None
        row = self._row
        menu = PopupMenu(self._theme, self)
        snoozed = row.dialog.snoozed_until is not None
        fill_snooze(menu, self._clock(), lambda until: self._do(snoozing(row, until)), snoozed=snoozed)
        menu.popup_under(self.snooze if self.snooze.isVisible() else self.more)
        return menu

    def open_more_menu(self) -> PopupMenu | None:
        if self._row is None:
            return None
        row = self._row
        menu = PopupMenu(self._theme, self)
        unread = menu.add_entry(self.tr("Mark unread"), icon="unread")
        unread.setEnabled(row.dialog.last_message is not None and not row.unread)
        show_keys(unread, self._bindings, table.Command.MARK_UNREAD)
        unread.triggered.connect(self.mark_unread)
        able = self._account.abilities
        if able.snoozing and self.snooze.isHidden() and row.dialog.state is DialogState.OPEN:
            snooze = menu.add_entry(self.tr("Snooze…"), icon="snooze")
            show_keys(snooze, self._bindings, table.Command.SNOOZE)
            snooze.triggered.connect(self.open_snooze_menu)
        if self.history.isHidden() and row.user_dialogs > 1:
            words = self.tr("Back to this dialog") if self.history.isChecked() else self._history_words()
            history = menu.add_entry(words, icon="history")
            show_keys(history, self._bindings, table.Command.HISTORY)
            history.triggered.connect(self.history_asked)
        words = self.tr("Alert me again") if row.mark.muted else self.tr("Mute")
        mute = menu.add_entry(words, icon="bell" if row.mark.muted else "mute")
        show_keys(mute, self._bindings, table.Command.MUTE)
        mute.triggered.connect(lambda: self._do(muting(row, muted=not row.mark.muted)))
        menu.add_entry(alerts_entry(), icon="bell").triggered.connect(lambda: self.show_alerts(row))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + self._theme.px(4))))
        return menu

    def show_alerts(self, row: DialogRow) -> DialogAlerts:
        """What became of the alerts of this dialog."""
        window = DialogAlerts(self._account, self._theme, self._clock, row, self.window())
        window.show()
        return window

    def mark_unread(self) -> None:
        if self._row is not None:
            self._do(marking_unread(self._row))

    def add_tag(self) -> None:
        if self._row is not None:
            self.tags.start_adding()

    def toggle_mute(self) -> None:
        if self._row is not None:
            self._do(muting(self._row, muted=not self._row.mark.muted))

    def ask_transfer(self) -> None:
        """The way to hand it over with a word about it."""
        if self._row is not None:
            self.transfer_asked.emit(self._row.dialog.id)

    def _assign(self, operator_id: OperatorId | None) -> None:
        if self._row is not None:
            self._do(assigning(self._row, operator_id))

    def _tag(self, name: str) -> None:
        if self._row is not None:
            self._do(tagging(self._row, name))

    def _untag(self, name: str) -> None:
        if self._row is not None:
            self._do(untagging(self._row, name))

    def _do(self, command: Command | None) -> None:
        if command is not None:
            self._account.perform(command)

    # ------------------------------------------------------------------------------------------- building

    def _make_room(self) -> None:
        """A narrow header keeps the name readable: Snooze goes into the menu, Close becomes its sign."""
        if self._row is None:
            return
        is_open = self._row.dialog.state is DialogState.OPEN
        able = self._account.abilities
        reopens = is_open or able.reopening
        words = self.tr("Close") if is_open else self.tr("Reopen") if reopens else self.tr("Closed")
        several = self._row.user_dialogs > 1
        self.history.setText(self._history_words())
        self.history.setVisible(several and self.width() >= self._theme.px(_ROOM_FOR_HISTORY))
        self.snooze.setVisible(able.snoozing and is_open and self.width() >= self._theme.px(_ROOM_FOR_SNOOZE))
        has_room = self.width() >= self._theme.px(_ROOM_FOR_WORDS)
        self.close_button.setText(words if has_room else "")
        self.close_button.setEnabled(reopens)
        opens_by_writing = self.tr("The service opens a closed dialog again only when somebody writes in it.")
        told = (
            self._bindings.words(table.Command.CLOSE)
            if has_room
            else self._bindings.with_keys(words, table.Command.CLOSE)
        )
        self.close_button.setToolTip(told if reopens else opens_by_writing)
        self.close_button.setAccessibleName(words)

    def _history_words(self) -> str:
        count = 0 if self._row is None else self._row.user_dialogs
        return self.tr("History · {count}").format(count=count)

    def _show_assignee(self, row: DialogRow) -> None:
        if row.assignee is None:
            self.assignee.setText(self.tr("Assign") + " ▾")
            self.assignee.setAccessibleName(self.tr("Assign"))
        else:
            self.assignee.setText(short_name(row.assignee).replace("&", "&&") + " ▾")
            self.assignee.setAccessibleName(self.tr("Assigned to {name}").format(name=row.assignee.name))

    def _show_keys(self) -> None:
        """On buttons whose words say already what they do."""
        for button, command in (
            (self.assignee, table.Command.ASSIGN),
            (self.history, table.Command.HISTORY),
            (self.snooze, table.Command.SNOOZE),
        ):
            button.setToolTip(self._bindings.words(command))
        self._make_room()

    def _connect(self) -> None:
        self.assignee.clicked.connect(self.open_assign_menu)
        self.history.clicked.connect(self.history_asked)
        self.snooze.clicked.connect(self.open_snooze_menu)
        self.close_button.clicked.connect(self.close_or_reopen)
        self.more.clicked.connect(self.open_more_menu)
        self.back.clicked.connect(self.list_asked)
        self.card.clicked.connect(self.card_asked)
        self.tags.added.connect(self._tag)
        self.tags.removed.connect(self._untag)
        self._theme.changed.connect(self._draw_icons)
        self._bindings.changed.connect(self._show_keys)

    def _lay_out(self) -> None:
        px = self._theme.px
        presence = QHBoxLayout()
        presence.setSpacing(px(5))
        presence.addWidget(self._dot)
        presence.addWidget(self._presence, 1)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self._name)
        who.addLayout(presence)
        top = QHBoxLayout()
        top.setSpacing(px(Space.S))
        top.addWidget(self.back)
        top.addLayout(who, 1)
        top.addWidget(self.faces, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.assignee, self.history, self.snooze, self.close_button, self.more, self.card):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.L), px(10), px(Space.M), px(10))
        column.setSpacing(px(Space.S))
        column.addLayout(top)
        column.addWidget(self.tags)

    def _icon_button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        set_role(button, "icon")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
        return button

    def _draw_icons(self) -> None:
        ratio = self.devicePixelRatioF()
        for button, name in ((self.more, "more"), (self.back, "chevron-left"), (self.card, "side-panel")):
            button.setIcon(QIcon(self._theme.icon(name, "muted", ratio)))
        is_open = self._row is None or self._row.dialog.state is DialogState.OPEN
        self.close_button.setIcon(QIcon(self._theme.icon("check" if is_open else "reopen", "accent_text", ratio, 16)))


class _Dot(QWidget):
    """The sign that the user is here."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(theme.px(9), theme.px(9))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ok"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.end()
