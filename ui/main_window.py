"""The window: dialogs, the dialog, the user; and the keys that reach all of it."""

from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from operator_app.domain.commands import (
    AddNote,
    AddUserNote,
    EditUser,
    MarkRead,
    PutSavedReply,
    PutSegment,
    PutTrigger,
    RemoveSavedReply,
    RemoveSegment,
    RemoveTrigger,
    RemoveUserNote,
    SendMessage,
    SetProfileSource,
    SetProperty,
    SetSiteChat,
    SetStatus,
    StartDialog,
)
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.lists import DialogRow
from operator_app.domain.problems import ArchiveError
from operator_app.domain.value import DialogId, Revision
from operator_app.engine.notices import CommandRefused
from operator_app.settings.screen import ScreenMemoryFile, WindowPlace
from ui.after_closing import AfterClosing
from ui.archive_page import ArchivePage
from ui.clock import Clock
from ui.commands.bindings import Bindings
from ui.commands.sheet import KeySheet
from ui.commands.shortcuts import Shortcuts
from ui.commands.table import Command
from ui.connection_bar import ARCHIVE_PROBLEMS, ConnectionBar, SignInAgainOpener
from ui.conversation.composer.desk import Desk
from ui.conversation.conversation import ConversationPane
from ui.conversation.refusal_words import refused_words
from ui.dialog_list.dialog_list import DialogListPane
from ui.drop_overlay import DropOverlay
from ui.message_bar import MessageBar
from ui.middle import Middle
from ui.notices.bar import NoticeBar
from ui.open_account import OpenAccount
from ui.panes import Panes
from ui.person_rooms import PersonRooms
from ui.search.goals import Asked, Goal
from ui.search.named import Names
from ui.search.opener import SearchOpener
from ui.search.recent import Recent
from ui.sentences import failure_sentence, refused_command_sentence
from ui.settings.choices import Choices
from ui.theme.theme import Theme
from ui.transfer import Transfer, open_transfer
from ui.undo_bar import UndoBar
from ui.user_card.user_card import UserCardPane
from ui.window_commands import WindowCommands
from ui.window_place import on_a_screen

WIDTH, HEIGHT = 1280, 800
NARROWEST, LOWEST = 480, 420
_REMEMBER_MS = 500


class MainWindow(QMainWindow):
    """Of one account. ``may_close`` decides whether it closes when somebody wants that, and else puts it away."""

    closing = Signal()
    """It does close."""
    quit_asked = Signal()
    sign_out_asked = Signal()
    settings_asked = Signal()
    statistics_asked = Signal()
    leave_asked = Signal()
    """Away from a team that he was removed from."""
    unread_changed = Signal(int)

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        clock: Clock,
        memory: ScreenMemoryFile,
        *,
        choices: Choices,
        bindings: Bindings,
        desk: Desk,
        zone: tzinfo,
        pasted_folder: Path,
        may_close: Callable[["MainWindow"], bool] = lambda _: True,
    ) -> None:
        """``desk`` holds what lies written in each dialog, also when another window takes this one's place."""
        super().__init__()
        self._account = account
        self._choices = choices
        self._may_close = may_close
        self._theme = theme
        self._memory = memory
        remembered = memory.memory.account(account.account.id)
        self.list = DialogListPane(account, theme, clock, bindings, chosen_filter=remembered.filter)
        self.conversation = ConversationPane(
            account,
            theme,
            clock,
            memory,
            choices=choices,
            bindings=bindings,
            desk=desk,
            zone=zone,
            pasted_folder=pasted_folder,
        )
        self.card = UserCardPane(account, theme, clock)
        self.middle = Middle(account, theme, clock, self.conversation)
        self.panes = Panes(theme, self.list, self.middle, self.card)
        self.rooms = PersonRooms(
            account, theme, self.panes, self.middle, self.card, show=self.show_dialog, write=self._write_in, parent=self
        )
        self.panes.set_widths(remembered.list_width, remembered.card_width)
        self.undo_bar = UndoBar(theme, bindings, self.conversation)
        self._after_closing = AfterClosing(
            account,
            choices,
            self.list,
            self.undo_bar,
            shown=self.shown_dialog,
            show=self.show_dialog,
            parent=self,
        )
        self.archive_page = ArchivePage(account, theme)
        self.stack = QStackedWidget(self)
        self.connection = ConnectionBar(account, theme, clock)
        self.bar = MessageBar(theme)
        self.notices = NoticeBar(theme)
        self.sign_in_again = SignInAgainOpener(account, theme, self)
        self.commands = WindowCommands(
            account,
            self.list,
            conversation=self.conversation,
            middle=self.middle,
            card=self.card,
            rooms=self.rooms,
            undo_bar=self.undo_bar,
            acts={
                Command.SEARCH: self._open_search,
                Command.KEYS: lambda: KeySheet(theme, bindings, self).open_up(),
                Command.CARD: self.panes.toggle_card,
                Command.STATISTICS: self.statistics_asked.emit,
                Command.SETTINGS: self.settings_asked.emit,
                Command.SIGN_OUT: self.sign_out_asked.emit,
                Command.QUIT: self.quit_asked.emit,
            },
            parent=self,
        )
        self._recent = Recent(memory, account.account.id)
        self.search = SearchOpener(
            account,
            theme,
            clock,
            self,
            zone=zone,
            go=self._go,
            list_found=self._list_found,
            commands=self.commands,
            insert=self.conversation.popups.insert_reply,
            names=Names(account, bindings, self.commands),
            recent=self._recent,
        )
        self._shortcuts = Shortcuts(self, bindings, self.commands.do)
        self._write_when_shown: DialogId | None = None
        self._remember_soon = QTimer(self)
        self._remember_soon.setSingleShot(True)
        self._remember_soon.setInterval(_REMEMBER_MS)
        self._remember_soon.timeout.connect(self._remember)
        self._lay_out()
        self.drop_overlay = DropOverlay(theme, self, self._invitation)
        self._connect()
        self.setMinimumSize(theme.px(NARROWEST), theme.px(LOWEST))
        self._place(memory.memory.window)
        self._show_title()

    def start(self) -> None:
        """Ask for what is to be shown; call it on a running loop."""
        self._account.start()
        self.list.refresh()

    def shown_dialog(self) -> DialogId | None:
        """The dialog on screen, whether or not the window is in front."""
        return self.conversation.shown_dialog

    def open_dialog(self, dialog_id: DialogId, position: Revision | None = None) -> None:
        """Show this dialog with the keyboard in the field, at this message of it; any dialog, whatever the filter."""
        self._write_in(dialog_id, position)

    def show_dialog(self, dialog_id: DialogId) -> None:
        """Show it without touching the keyboard."""
        self._show(Goal(dialog_id=dialog_id))

    def _go_from_list(self, dialog_id: DialogId) -> None:
        """While the list shows what was found: at the find, with its words marked."""
        place, query = self.list.found_bar.place(dialog_id), self.list.found_bar.query
        terms = () if query is None or place is None else query.terms
        self._show(Goal(dialog_id=dialog_id, position=None if place is None else place.position, terms=terms))

    def _go(self, goal: Goal) -> None:
        self._show(goal)
        if goal.position is not None:
            self.conversation.timeline.setFocus()

    def _show(self, goal: Goal) -> None:
        self.panes.show_middle()
        self.middle.show_conversation()
        self.list.select(goal.dialog_id)
        self.conversation.open(goal.dialog_id, goal.position, goal.terms)

    def close_for_good(self) -> None:
        """Nobody is asked, nobody told."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's word for it
        self._may_close = lambda _: True
        self.close()

    def _open_search(self) -> None:
        self.search.open()

    def _list_found(self, asked: Asked) -> None:
        self.panes.show_list()
        self.list.show_found(asked.query, asked.typed, asked.beyond)
        self.list.view.setFocus()

    def flush(self) -> None:
        """Hand over drafts and what is remembered, before the program ends."""
        self.conversation.flush()
        self._remember()

    def open_transfer(self, ids: tuple[DialogId, ...], anchor: QWidget) -> Transfer | None:
        """The form that hands these dialogs over, beside what it was asked from."""
        form = open_transfer(self._theme, anchor, self._account.directory, ids)
        if form is not None:
            form.transferred.connect(lambda make: self.list.row_actions.do(ids, make))
        return form

    def _write_in(self, dialog_id: DialogId, position: Revision | None = None) -> None:
        """Show it with the keyboard in the field."""
        self._show(Goal(dialog_id=dialog_id, position=position))
        self.conversation.start_writing(ComposerMode.REPLY)
        self._write_when_shown = dialog_id

    def _show_row(self, row: DialogRow) -> None:
        self._recent.look_at(row.dialog.id)
        self._remember_soon.start()
        self.rooms.show_row(row)
        if self._write_when_shown == row.dialog.id:
            self.conversation.start_writing(ComposerMode.REPLY)
        self._write_when_shown = None

    def _show_title(self) -> None:
        unread = self.list.unread_count
        title = self._account.account.title
        self.setWindowTitle(f"({unread}) {title}" if unread else title)
        self.unread_changed.emit(unread)

    def _show_archive_page(self) -> None:
        """In place of panes that could show nothing, and of the sentences each of them has about it."""
        self.stack.setCurrentWidget(self.archive_page if self.archive_page.has_to_say else self.panes)
        if self._account.status.problem in ARCHIVE_PROBLEMS:
            self.bar.hide()  # the connection's bar says it

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, ArchiveError) and error.problem == self._account.status.problem:
            return
        self.bar.say(failure_sentence(error))

    def _take_refusal(self, refusal: CommandRefused) -> None:
        """Of what is not on screen any more; what is says it in its own place."""
        command, sentence = refusal.command, refused_command_sentence(refusal.reason)
        match command:
            case MarkRead():
                return
            case SendMessage() | AddNote() | StartDialog() if command.dialog_id != self.shown_dialog():
                # its dialog may be gone, and with it every place where the text could be found
                self.bar.say(f"{refused_words(command, refusal.reason)}\n{command.text}")
            case EditUser(user_id=user_id) | SetProperty(user_id=user_id) | AddUserNote(user_id=user_id):
                if user_id == self.card.user_id:
                    return
                self.bar.say(self.tr("A change of a user was not accepted. {reason}").format(reason=sentence))
            case RemoveUserNote():
                return  # the card says it
            case PutSavedReply(name=name):
                self.bar.say(
                    self.tr("The saved reply “{name}” was not saved. {reason}").format(name=name, reason=sentence)
                )
            case SetStatus() | RemoveSavedReply():
                self.bar.say(sentence)
            case PutSegment() | RemoveSegment() | PutTrigger() | RemoveTrigger() | SetSiteChat() | SetProfileSource():
                return  # their pages of the settings say it
            case _:
                if command.dialog_id == self.shown_dialog():
                    return
                words = self.list.model.words(command.dialog_id)
                said = refused_words(command, refusal.reason)
                self.bar.say(f"{words.name}: {said}" if words is not None else said)

    # --------------------------------------------------------------------------------------- remembering

    def _remember(self) -> None:
        place = self.normalGeometry() if self.isMaximized() else self.geometry()
        left, right = self.panes.widths()
        account_id = self._account.account.id
        screen = replace(
            self._memory.memory.account(account_id),
            filter=self.list.filter,
            list_width=left,
            card_width=right,
            recent_dialogs=self._recent.looked_at,
        )
        window = WindowPlace(
            x=place.x(),
            y=place.y(),
            width=place.width(),
            height=place.height(),
            maximised=self.isMaximized(),
        )
        self._memory.remember(replace(self._memory.memory.with_account(account_id, screen), window=window))

    def _place(self, remembered: WindowPlace | None) -> None:
        """Where it stood, if that is on a screen; else in the usual size."""
        if remembered is None:
            self.resize(self._theme.px(WIDTH), self._theme.px(HEIGHT))
            return
        wanted = QRect(remembered.x, remembered.y, remembered.width, remembered.height)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        self.setGeometry(on_a_screen(wanted, screens))
        if remembered.maximised:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        if not self._may_close(self):
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drop_overlay.watch()
        self.conversation.look(looking=not self.isMinimized())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._remember_soon.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._remember_soon.start()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.conversation.flush()
        elif event.type() is QEvent.Type.WindowStateChange:
            self.conversation.look(looking=self.isVisible() and not self.isMinimized())
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.conversation.look(looking=False)

    # ------------------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.connection)
        column.addWidget(self.bar)
        column.addWidget(self.notices)
        column.addWidget(self.stack, 1)
        self.stack.addWidget(self.panes)
        self.stack.addWidget(self.archive_page)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        header = self.conversation.header
        self.list.chosen.connect(lambda dialog_id: self._go_from_list(DialogId(dialog_id)))
        self.list.listed.connect(self._show_title)
        self.list.filter_changed.connect(self._remember_soon.start)
        self.list.own_row.sign_out_asked.connect(self.sign_out_asked)
        self.list.own_row.settings_asked.connect(self.settings_asked)
        self.list.own_row.quit_asked.connect(self.quit_asked)
        self.list.own_row.keys_asked.connect(lambda: self.commands.do(Command.KEYS))
        self.list.own_row.offer_search(self.search.open)
        self.list.own_row.statistics_asked.connect(self.statistics_asked)
        self.connection.leave_asked.connect(self.leave_asked)
        self.list.own_row.people_asked.connect(self.rooms.show_people)
        self.conversation.shown.connect(self._show_row)
        self.conversation.dialog_chosen.connect(lambda dialog_id: self.show_dialog(DialogId(dialog_id)))
        self.drop_overlay.dropped.connect(self.conversation.attach)
        header.closed.connect(lambda dialog_id: self._after_closing.take((DialogId(dialog_id),)))
        header.transfer_asked.connect(lambda dialog_id: self.open_transfer((DialogId(dialog_id),), header.assignee))
        actions, foot = self.list.row_actions, self.list.selection_bar
        actions.closed.connect(self._after_closing.take)
        actions.transfer_asked.connect(
            lambda ids: self.open_transfer(ids, foot if foot.isVisible() else self.list.filter_bar)
        )
        header.list_asked.connect(self.panes.show_list)
        header.card_asked.connect(self.panes.toggle_card)
        self.panes.resized.connect(self._remember_soon.start)
        self.panes.folded.connect(self._fold_header)
        self.connection.sign_in_asked.connect(self.sign_in_again.open)
        self._account.tasks.failed.connect(self._show_failure)
        self._account.refused.connect(self._take_refusal)
        self._account.status_changed.connect(self._show_archive_page)

    def _invitation(self) -> str:
        """What happens with files dropped on the window now; empty while no dialog is open."""
        name = self.conversation.recipient
        return self.tr("Drop to attach to the dialog with {name}").format(name=name) if name else ""

    def _fold_header(self) -> None:
        self.conversation.header.set_folded(list_folded=self.panes.list_folded, card_folded=self.panes.card_folded)
