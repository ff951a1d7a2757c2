"""What each command does in the main window, and which can be done now."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from operator_app.domain.commands import SetStatus
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.people import OperatorStatus
from ui.commands.table import ENTRIES, Command, Scope
from ui.conversation.conversation import ConversationPane
from ui.dialog_list.dialog_list import DialogListPane
from ui.middle import Middle
from ui.open_account import OpenAccount
from ui.person_rooms import PersonRooms
from ui.undo_bar import UndoBar
from ui.user_card.user_card import UserCardPane


class WindowCommands(QObject):
    """``acts``: those that are the window's own matter."""

    def __init__(
        self,
        account: OpenAccount,
        dialogs: DialogListPane,
        *,
        conversation: ConversationPane,
        middle: Middle,
        card: UserCardPane,
        rooms: PersonRooms,
        undo_bar: UndoBar,
        acts: Mapping[Command, Callable[[], object]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._list = dialogs
        self._conversation = conversation
        self._middle = middle
        self._card = card
        self._undo_bar = undo_bar
        header, popups = conversation.header, conversation.popups
        self._acts: dict[Command, Callable[[], object]] = {
            Command.NEXT: lambda: dialogs.view.step(1),
            Command.PREVIOUS: lambda: dialogs.view.step(-1),
            Command.NEXT_PANE: lambda: self._cycle(1),
            Command.PREVIOUS_PANE: lambda: self._cycle(-1),
            Command.PEOPLE: rooms.show_people,
            Command.REPLY: lambda: conversation.start_writing(ComposerMode.REPLY),
            Command.NOTE: lambda: conversation.start_writing(ComposerMode.NOTE),
            Command.CLOSE: header.close_or_reopen,
            Command.UNDO: self._undo,
            Command.TAG: header.add_tag,
            Command.ASSIGN: header.open_assign_menu,
            Command.TRANSFER: header.ask_transfer,
            Command.SNOOZE: header.open_snooze_menu,
            Command.MARK_UNREAD: header.mark_unread,
            Command.MUTE: header.toggle_mute,
            Command.HISTORY: conversation.toggle_history,
            Command.DETAILS: lambda: rooms.show_details(card.user_id),
            Command.SAVED_REPLIES: popups.open_saved_replies,
            Command.EMOJI: popups.open_emoji,
            Command.ONLINE: lambda: account.perform(SetStatus(status=OperatorStatus.ONLINE)),
            Command.AWAY: lambda: account.perform(SetStatus(status=OperatorStatus.AWAY)),
            **acts,
        }

    @property
    def known(self) -> frozenset[Command]:
        return frozenset(self._acts)

    def do(self, command: Command) -> None:
        """Nothing happens where it cannot be done now."""
        self._list.view.settle()
        if self.can(command):
            self._acts[command]()

    def can(self, command: Command) -> bool:
        """Whether there is something it can be done to, and the backend offers it."""
        directory = self._account.directory
        match command:
            case Command.UNDO:
                return True
            case Command.ONLINE | Command.AWAY:
                return directory is not None and directory.abilities.operator_status
            case Command.PEOPLE:
                return directory is not None and directory.abilities.people
            case Command.STATISTICS:
                return directory is None or directory.abilities.team
            case Command.SAVED_REPLIES | Command.EMOJI:
                return self._conversation.composer.dialog_id is not None and self._conversation.composer.isVisible()
            case Command.DETAILS:
                return bool(self._card.user_id)
            case _:
                return ENTRIES[command].scope is not Scope.DIALOG or self._conversation.shown_dialog is not None

    def _undo(self) -> None:
        if self._undo_bar.words() or not self._conversation.undo_sending():
            self._undo_bar.undo()

    def _cycle(self, by: int) -> None:
        """The keyboard goes to the next pane that is on screen."""
        dialogs, composer = self._list, self._conversation.composer
        stops: list[tuple[QWidget, QWidget]] = [
            (dialogs, dialogs.view if dialogs.view.isVisible() else dialogs.filter_bar.ownership),
            (self._middle.details, self._middle.details.view),
            (self._middle.people, self._middle.people.view),
            (self._conversation, self._conversation.feeds.shown),
            (composer, composer),
            (self._card, self._card.name.button),
        ]
        stops = [(pane, target) for pane, target in stops if target.isVisible()]
        if not stops:
            return
        focused = QGuiApplication.focusObject()
        inside = [
            place
            for place, (pane, _) in enumerate(stops)
            if isinstance(focused, QWidget) and (focused is pane or pane.isAncestorOf(focused))
        ]
        start = inside[-1] if inside else -by
        _, target = stops[(start + by) % len(stops)]
        if target is composer:
            composer.start(composer.mode)
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)
