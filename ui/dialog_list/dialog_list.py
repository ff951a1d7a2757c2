"""The left pane: asks the archive which dialogs match, shows them, and keeps them in place while they are pointed at."""

from collections.abc import Callable, Collection, Iterable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from operator_app.domain.dialog_actions import reopening
from operator_app.domain.dialogs import DialogState
from operator_app.domain.found import FoundDialog
from operator_app.domain.lists import DialogFilter, DialogList
from operator_app.domain.problems import ArchiveError, BackendError
from operator_app.domain.search import SearchQuery
from operator_app.domain.value import DialogId, Milliseconds
from operator_app.engine.notices import Changes
from operator_app.engine.requests import FetchMoreDialogs, FindDialogs, GetRows, ListDialogs
from operator_app.engine.status import Phase
from ui import times
from ui.clock import Clock
from ui.commands.bindings import Bindings
from ui.dialog_list.filter_bar import FilterBar
from ui.dialog_list.found_bar import FoundBar
from ui.dialog_list.list_view import DialogListView
from ui.dialog_list.model import DialogListModel
from ui.dialog_list.own_row import OwnRow
from ui.dialog_list.row_actions import RowActions
from ui.dialog_list.row_delegate import RowDelegate
from ui.dialog_list.selection_bar import SelectionBar
from ui.note_page import NotePage
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

LOADING_AFTER_MS = 150
AHEAD = 20
"""Rows read beyond the visible ones, on both sides."""
_RELIST_MS = 60
_LONGEST_WAIT_MS = 3_600_000
"""Changes that come together lead to one new list."""


class DialogListPane(QWidget):
    """``chosen`` carries the dialog that the operator went to, ``filter_changed`` a filter worth remembering."""

    chosen = Signal(str)
    filter_changed = Signal(DialogFilter)
    listed = Signal()
    """The list has been read anew; ``unread_count`` may be another."""

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        clock: Clock,
        bindings: Bindings,
        *,
        chosen_filter: DialogFilter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._list: DialogList | None = None
        self._shown_filter: tuple[DialogFilter, SearchQuery | None] | None = None
        self._selected: DialogId | None = None
        self._waiting_ids: Sequence[DialogId] | None = None
        self._fetching_more = False
        self._more = False
        self._cut_off = False
        """There is more at the backend, which could not be asked."""
        set_role(self, "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.own_row = OwnRow(account, theme, bindings, self)
        self.filter_bar = FilterBar(theme, chosen_filter or DialogFilter(), self)
        self.found_bar = FoundBar(theme, self)
        self.model = DialogListModel(clock, self)
        self.view = DialogListView(theme, self.model, self)
        self.view.setItemDelegate(RowDelegate(theme, clock, self.view))
        self.row_actions = RowActions(account, theme, clock, bindings, model=self.model, parent=self)
        self.selection_bar = SelectionBar(theme, self)
        self.page = NotePage(theme, self)
        self._foot = QLabel(self)
        self._stack = QStackedWidget(self)
        self._clock = clock
        self._wake = _once(self, 0, self.refresh)
        self._relist = _once(self, _RELIST_MS, self.refresh)
        self._read_soon = _once(self, 0, self._read_visible)
        self._slow = _once(self, LOADING_AFTER_MS, self._say_loading)
        self._lay_out()
        self._connect()

    @property
    def filter(self) -> DialogFilter:
        return self.filter_bar.filter

    @property
    def listed_once(self) -> bool:
        """Whether the archive has answered for the first time."""
        return self._list is not None

    @property
    def unread_count(self) -> int:
        return self._list.unread_count if self._list is not None else 0

    def foot(self) -> str:
        """What the list's foot says; empty while it is hidden."""
        return "" if self._foot.isHidden() else self._foot.text()

    def refresh(self) -> None:
        """Ask for the list anew."""
        if self._list is None:
            self._slow.start()
        self._account.tasks.restart("dialog list", self._read_list(self.filter))

    def show_found(self, query: SearchQuery, typed: str, beyond: Iterable[FoundDialog] = ()) -> None:
        """Only the dialogs in which something answers, whatever the filter, until ``end_found``."""
        self.found_bar.begin(query, typed, beyond)
        self.filter_bar.hide()
        self.refresh()

    def end_found(self) -> None:
        if self.found_bar.query is not None:
            self.found_bar.end()
            self.filter_bar.show()
            self.refresh()

    def select(self, dialog_id: DialogId | None) -> None:
        """The dialog on screen; it stays chosen while rows move."""
        self._selected = dialog_id
        self.view.select(dialog_id)

    def next_after(self, dialog_id: DialogId, done: Collection[DialogId] = ()) -> DialogId | None:
        """Where one goes when this one, and perhaps others, are done with.

        The next below in which somebody waits, from the top on after the last; where nobody waits, the one below.
        """
        ids, place = self.model.ids, self.model.place(dialog_id)
        if place is None:
            return None
        left = [found for found in (*ids[place + 1 :], *ids[:place]) if found not in done]
        for found in left:
            words = self.model.words(found)
            if words is not None and words.waiting_since is not None:
                return found
        if left and place + 1 == len(ids):
            return left[-1]
        return left[0] if left else None

    # -------------------------------------------------------------------------------------------- reading

    async def _read_list(self, chosen: DialogFilter) -> None:
        try:
            found = await self._account.bridge.call(ListDialogs(filter=chosen))
            if (query := self.found_bar.query) is not None:
                ids = self.found_bar.take(
                    await self._account.bridge.call(FindDialogs(query=query, limit=self.found_bar.limit))
                )
                found = replace(found, ids=ids, more=False)
        except (ArchiveError, BackendError) as error:
            self._slow.stop()
            self.page.say(self.tr("The list could not be read"), failure_sentence(error), icon="warning")
            self._stack.setCurrentWidget(self.page)
            return
        self._slow.stop()
        another_filter = self._shown_filter != (chosen, query)
        self._shown_filter = (chosen, query)
        self._list = found
        self._more = found.more and not (self._cut_off and self._account.status.phase is not Phase.ONLINE)
        self._cut_off = self._cut_off and found.more
        self.model.put_rows(found.rows)
        if query is None:
            self.filter_bar.show_counts(found)
        self._wait_for_wake(found.next_wake)
        self._take_order(found.ids, at_once=another_filter)
        self._show_page()
        self.listed.emit()

    def _take_order(self, ids: Sequence[DialogId], *, at_once: bool) -> None:
        """Rows move only when nobody is about to click one; more of them may always follow at the end."""
        shown = self.model.ids
        only_longer = list(ids[: len(shown)]) == list(shown)
        if at_once or only_longer or self.view.may_move:
            self._put_order(ids)
        else:
            self._waiting_ids = ids
            self._read_soon.start()

    def _put_order(self, ids: Sequence[DialogId]) -> None:
        self._waiting_ids = None
        top = self.view.verticalScrollBar().value()
        with self.view.quietly():
            self.model.set_ids(ids)
        self.view.keep(self._selected)
        self.view.verticalScrollBar().setValue(top)
        self._read_soon.start()

    def _wait_for_wake(self, at: Milliseconds | None) -> None:
        """A snoozed dialog comes back on time, also without a connection to say so."""
        if at is None:
            self._wake.stop()
        else:
            self._wake.start(min(max(at - self._clock(), 0) + _RELIST_MS, _LONGEST_WAIT_MS))

    def _settle(self) -> None:
        if self._waiting_ids is not None:
            self._put_order(self._waiting_ids)
            self._show_page()

    def _read_visible(self) -> None:
        first, last = self.view.visible_rows()
        wanted = self.model.take_missing(first - AHEAD, last + AHEAD)
        if wanted:
            self._account.tasks.start("dialog rows", self._read_rows(wanted))
        at_end = last >= len(self.model.ids) - AHEAD
        if at_end and self.found_bar.want_more():
            self._relist.start()
        if self._more and not self._fetching_more and at_end:
            self._fetching_more = True
            self._account.tasks.start("more dialogs", self._fetch_more(self.filter.state))
        self._show_foot()

    async def _read_rows(self, ids: tuple[DialogId, ...]) -> None:
        try:
            rows = await self._account.bridge.call(GetRows(dialog_ids=ids))
        except (ArchiveError, BackendError):
            self.model.mark_failed(ids)
            return
        self.model.put_rows(rows)
        found = {row.dialog.id for row in rows}
        self.model.mark_failed(dialog_id for dialog_id in ids if dialog_id not in found)

    async def _fetch_more(self, state: DialogState) -> None:
        """Page by page, as far as one has scrolled. Without a connection the foot says so, and a new one goes on."""
        try:
            self._more = await self._account.bridge.call(FetchMoreDialogs(state=state))
            self._cut_off = False
        except BackendError:
            self._more, self._cut_off = False, True
        finally:
            self._fetching_more = False
        self._show_foot()
        if not self._cut_off:
            self._relist.start()

    def _take_changes(self, changes: Changes) -> None:
        if changes.everything:
            self.model.mark_all_stale()
        else:
            self.model.mark_stale(changes.rows)
        if changes.everything or changes.rows:
            self._relist.start()

    def _take_filter(self, chosen: DialogFilter) -> None:
        self.refresh()
        self.filter_changed.emit(chosen)

    def _take_directory(self) -> None:
        directory = self._account.directory
        if directory is not None:
            self.filter_bar.show_directory(directory)
            self.model.set_me(directory.me.id)
            self._show_page()

    # ------------------------------------------------------------------------------------------- showing

    def _show_page(self) -> None:
        if self._list is None:
            return
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        self._say_empty(self._list)
        self._stack.setCurrentWidget(self.page)

    def _say_empty(self, found: DialogList) -> None:
        chosen = self.filter
        narrowed = chosen != DialogFilter(state=chosen.state, sort=chosen.sort)
        if narrowed or self.found_bar.query is not None:
            self.page.say(self.tr("No dialogs match"), icon="search", action=self.tr("Show all"))
        elif chosen.state is DialogState.OPEN and found.next_wake is not None:
            self.page.say(self.tr("All answered"), self.tr("What is snoozed comes back by itself."), icon="check")
        elif not found.open_count and not found.closed_count and not found.more:
            if self._account.status.phase in {Phase.WAITING, Phase.SIGNED_OUT}:
                text = self.tr("Dialogs appear here when there is a connection.")
                self.page.say(self.tr("Nothing here yet"), text, icon="offline")
                return
            can_try = self._account.directory is not None and self._account.directory.site_page is not None
            self.page.say(
                self.tr("Nobody has written yet"),
                self.tr("What visitors of your site write appears here at once."),
                icon="dialogs",
                action=self.tr("Open the try-out page") if can_try else None,
            )
        elif chosen.state is DialogState.OPEN:
            self.page.say(self.tr("All answered"), self.tr("There is no open dialog."), icon="check")
        else:
            self.page.say(self.tr("No closed dialogs yet"), icon="check")

    def _say_loading(self) -> None:
        self.page.say("", self.tr("Loading…"))
        self._stack.setCurrentWidget(self.page)

    def _act(self) -> None:
        chosen = self.filter
        if self.found_bar.query is not None:
            self.end_found()
        elif chosen != DialogFilter(state=chosen.state, sort=chosen.sort):
            self.filter_bar.set_filter(DialogFilter(state=chosen.state, sort=chosen.sort))
        elif self._account.directory is not None and self._account.directory.site_page is not None:
            QDesktopServices.openUrl(QUrl(self._account.directory.site_page))

    def _show_selection(self) -> None:
        self.selection_bar.show_count(
            self.view.selected_count,
            closed=self.filter.state is DialogState.CLOSED,
            reopens=self._account.abilities.reopening,
        )

    def _choose_one(self) -> None:
        self.view.select(self._selected)
        self.view.setFocus()

    def _close_or_reopen(self) -> None:
        ids = self.view.selected_ids()
        if self.filter.state is DialogState.CLOSED:
            if self._account.abilities.reopening:
                self.row_actions.do(ids, reopening)
        else:
            self.row_actions.close(ids)

    def _take_status(self) -> None:
        if self._cut_off and self._account.status.phase is Phase.ONLINE:
            self._relist.start()
        self._show_foot()
        self._show_page()

    def _show_foot(self) -> None:
        words = self._foot_words()
        self._foot.setText(words)
        self._foot.setVisible(bool(words))

    def _foot_words(self) -> str:
        """What is missing at the end of the list; where nothing is, how far it is complete."""
        status = self._account.status
        _, last = self.view.visible_rows()
        at_end = bool(self.model.ids) and last >= len(self.model.ids) - AHEAD
        if self._fetching_more and at_end:
            return self.tr("Loading…")
        if self._cut_off and at_end:
            return self.tr("No connection: only what is on this computer")
        if status.phase is Phase.ONLINE and status.complete_up_to is not None:
            time = times.clock(status.complete_up_to, seconds=True)
            return self.tr("Up to date as of {time}").format(time=time)
        return ""

    def _connect(self) -> None:
        self._account.changes.connect(self._take_changes)
        self._account.directory_changed.connect(self._take_directory)
        self._account.status_changed.connect(self._take_status)
        self.filter_bar.changed.connect(self._take_filter)
        self.model.wanted.connect(self._read_soon.start)
        self.view.looked.connect(self._read_soon.start)
        self.view.settled.connect(self._settle)
        self.view.chosen.connect(self.chosen)
        self.view.selection_changed.connect(self._show_selection)
        self.view.one_wanted.connect(self._choose_one)
        self.view.left.connect(self.end_found)
        self.found_bar.dismissed.connect(self.end_found)
        self.view.menu_asked.connect(self.row_actions.open_menu)
        self.row_actions.opened.connect(self.chosen)
        bar, actions = self.selection_bar, self.row_actions
        bar.dismissed.connect(self._choose_one)
        bar.close_button.clicked.connect(self._close_or_reopen)
        bar.assign.clicked.connect(lambda: actions.open_assign(self.view.selected_ids(), bar.assign))
        bar.tag.clicked.connect(lambda: actions.open_tags(self.view.selected_ids(), bar.tag))
        self.page.acted.connect(self._act)

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QVBoxLayout()
        head.setContentsMargins(px(Space.M), px(Space.M), px(Space.M), px(Space.S))
        head.setSpacing(px(Space.S))
        head.addWidget(self.own_row)
        head.addWidget(self.filter_bar)
        head.addWidget(self.found_bar)
        set_role(self._foot, "meta")
        self._foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._foot.setMinimumHeight(px(24))
        self._foot.setSizePolicy(self._foot.sizePolicy().Policy.Ignored, self._foot.sizePolicy().Policy.Fixed)
        self._foot.hide()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.selection_bar)
        column.addWidget(self._foot)


def _once(parent: QWidget, delay: int, action: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(delay)
    timer.timeout.connect(action)
    return timer
