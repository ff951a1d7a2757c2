"""What is done with rows of the list, one or many: the context menu, and the menus of the bar below a selection."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from operator_app.domain.commands import CloseDialog, Command
from operator_app.domain.dialog_actions import (
    assigning,
    closing,
    marking_unread,
    muting,
    reopening,
    snoozing,
    tagging,
    untagging,
)
from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import DialogRow
from operator_app.domain.value import DialogId
from operator_app.engine.requests import GetRows
from ui.clock import Clock
from ui.commands import table
from ui.commands.bindings import Bindings
from ui.commands.menu_keys import show_keys
from ui.dialog_alerts import DialogAlerts, alerts_entry
from ui.dialog_list.model import DialogListModel
from ui.dialog_menus import fill_assign, fill_snooze, fill_tags
from ui.open_account import OpenAccount
from ui.theme.popup import PopupMenu
from ui.theme.theme import Theme

Make = Callable[[DialogRow], Command | None]


class RowActions(QObject):
    """Each dialog gets a command of its own, made from its row as the archive has it then."""

    opened = Signal(str)
    closed = Signal(tuple)
    """(dialog ids): closed just now, so that it can be undone."""
    transfer_asked = Signal(tuple)
    """(dialog ids)"""

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        clock: Clock,
        bindings: Bindings,
        *,
        model: DialogListModel,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._clock = clock
        self._bindings = bindings
        self._model = model
        self._widget = parent

    def do(self, ids: Sequence[DialogId], make: Make) -> None:
        """To each of these dialogs what ``make`` says of its row."""
        self._account.tasks.start("rows", self._do(tuple(ids), make))

    def close(self, ids: Sequence[DialogId]) -> None:
        self.do(ids, closing)

    def open_menu(self, ids: Sequence[DialogId], at: QPoint) -> PopupMenu:
        """Everything there is, at a place of the screen."""
        menu = PopupMenu(self._theme, self._widget)
        rows = self._known(ids)
        if len(ids) == 1:
            menu.add_entry(self.tr("Open"), icon="dialogs").triggered.connect(lambda: self.opened.emit(ids[0]))
        is_open = any(row.dialog.state is DialogState.OPEN for row in rows) or not rows
        if is_open:
            close = menu.add_entry(self.tr("Close"), icon="check")
            show_keys(close, self._bindings, table.Command.CLOSE)
            close.triggered.connect(lambda: self.close(ids))
        elif self._account.abilities.reopening:
            menu.add_entry(self.tr("Reopen"), icon="reopen").triggered.connect(lambda: self.do(ids, reopening))
        self._fill_assign(menu.add_submenu(self.tr("Assign"), icon="user"), ids)
        self._fill_tags(menu.add_submenu(self.tr("Tag"), icon="tag"), ids)
        if is_open and self._account.abilities.snoozing:
            snoozed = any(row.dialog.snoozed_until is not None for row in rows)
            fill_snooze(
                menu.add_submenu(self.tr("Snooze"), icon="snooze"),
                self._clock(),
                lambda until: self.do(ids, lambda row: snoozing(row, until)),
                snoozed=snoozed,
            )
        menu.addSeparator()
        unread = menu.add_entry(self.tr("Mark unread"), icon="unread")
        show_keys(unread, self._bindings, table.Command.MARK_UNREAD)
        unread.setEnabled(any(marking_unread(row) for row in rows))
        unread.triggered.connect(lambda: self.do(ids, marking_unread))
        mute = bool(rows) and not all(row.mark.muted for row in rows)
        words = self.tr("Mute") if mute else self.tr("Alert me again")
        entry = menu.add_entry(words, icon="mute" if mute else "bell")
        show_keys(entry, self._bindings, table.Command.MUTE)
        entry.triggered.connect(lambda: self.do(ids, lambda row: muting(row, muted=mute)))
        if len(ids) == 1 and rows:
            alerts = menu.add_entry(alerts_entry(), icon="bell")
            alerts.triggered.connect(lambda: self.show_alerts(rows[0]))
        menu.popup(at)
        return menu

    def show_alerts(self, row: DialogRow) -> DialogAlerts:
        """What became of the alerts of this dialog."""
        window = DialogAlerts(self._account, self._theme, self._clock, row, self._widget.window())
        window.show()
        return window

    def open_assign(self, ids: Sequence[DialogId], under: QWidget) -> PopupMenu:
        menu = PopupMenu(self._theme, self._widget)
        self._fill_assign(menu, ids)
        menu.popup_under(under)
        return menu

    def open_tags(self, ids: Sequence[DialogId], under: QWidget) -> PopupMenu:
        menu = PopupMenu(self._theme, self._widget)
        self._fill_tags(menu, ids)
        menu.popup_under(under)
        return menu

    def _fill_assign(self, menu: PopupMenu, ids: Sequence[DialogId]) -> None:
        directory = self._account.directory
        if directory is not None:
            fill_assign(
                menu,
                directory,
                lambda operator_id: self.do(ids, lambda row: assigning(row, operator_id)),
                chosen={row.dialog.assignee_id for row in self._known(ids)},
                with_note=lambda: self.transfer_asked.emit(tuple(ids)),
            )

    def _fill_tags(self, menu: PopupMenu, ids: Sequence[DialogId]) -> None:
        directory, rows = self._account.directory, self._known(ids)
        if directory is None:
            return
        on_all = set.intersection(*(set(row.dialog.tags) for row in rows)) if rows else set()

        def pick(tag: str, put: bool) -> None:
            self.do(ids, lambda row: tagging(row, tag) if put else untagging(row, tag))

        fill_tags(menu, directory, on_all, pick)

    def _known(self, ids: Sequence[DialogId]) -> list[DialogRow]:
        """Rows that have been on screen: enough to say what a menu would do."""
        return [words.row for dialog_id in ids if (words := self._model.words(dialog_id)) is not None]

    async def _do(self, ids: tuple[DialogId, ...], make: Make) -> None:
        closed: list[DialogId] = []
        for row in await self._account.bridge.call(GetRows(dialog_ids=ids)):
            command = make(row)
            if command is None:
                continue
            await self._account.ask_to(command)
            if isinstance(command, CloseDialog):
                closed.append(command.dialog_id)
        if closed:
            self.closed.emit(tuple(closed))
