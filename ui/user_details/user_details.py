"""The detailed card: everything a user did on the site and everything that was said with him, in one scroll."""

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from operator_app.domain.people import User
from operator_app.domain.problems import ArchiveError, BackendError
from operator_app.domain.site_events import ExportFormat
from operator_app.domain.user_timeline import Entry, TimelineFilter, TimelinePage, TimelinePlace, key_of
from operator_app.domain.value import UserId
from operator_app.engine.files import safe_name
from operator_app.engine.notices import Changes
from operator_app.engine.requests import ExportUser, GetTimeline, GetUserCard, GetUserTotals, TellWatching
from operator_app.engine.status import Phase
from ui.clock import Clock
from ui.message_bar import MessageBar
from ui.names import operator_name, user_name
from ui.note_page import NotePage
from ui.open_account import OpenAccount
from ui.paging.model import PagedModel
from ui.paging.reader import PageReader
from ui.sentences import failure_sentence
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.user_details.header import DetailsHeader
from ui.user_details.rows import Above, Row, TimelineRows, sentence
from ui.user_details.timeline_view import TimelineView

PAGE = 100
MOST_AT_HEAD = 400
"""Entries that are added above the first page before it is read anew."""


class UserDetails(QWidget):
    """Esc goes back."""

    back_asked = Signal()
    write_wanted = Signal(str)
    """(user id)"""
    dialog_chosen = Signal(str)

    def __init__(self, account: OpenAccount, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._clock = clock
        self._user_id: UserId | None = None
        self._user: User | None = None
        self._head: tuple[Entry, ...] = ()
        self._head_page: TimelinePage | None = None
        self._above: dict[int, Above | None] = {}
        self.chosen = TimelineFilter.EVERYTHING
        set_role(self, "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = DetailsHeader(theme, clock, self)
        self.bar = MessageBar(theme, self)
        self.model: PagedModel[Row] = PagedModel(sentence, self)
        self.view = TimelineView(theme, self.model, self)
        self.page = NotePage(theme, self)
        self.foot = QFrame(self)
        self._foot_words = QLabel(self.foot)
        self.again = QPushButton(self.tr("Try again"), self.foot)
        self.reader: PageReader[Row, TimelinePlace] = PageReader(
            "timeline", tasks=account.tasks, view=self.view, model=self.model, read=self._read, parent=self
        )
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()

    @property
    def user_id(self) -> UserId | None:
        """Whose details are shown; None: nobody looks."""
        return self._user_id

    def open(self, user_id: UserId) -> None:
        """From the newest on; with the filter as it was."""
        if user_id != self._user_id:
            self.close_up()
            self._user_id = user_id
            self._account.bridge.submit(TellWatching(user_id=user_id))
            self.header.show_totals(None)
            self.page.say("")
            self._stack.setCurrentWidget(self.page)
            self.reader.restart()
        self._account.tasks.restart("details of a user", self._read_user(user_id))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_up(self) -> None:
        """Nobody looks any more: nothing is kept."""
        if self._user_id is None:
            return
        self._user_id = None
        self._user = None
        self._head = ()
        self._head_page = None
        self._above.clear()
        self.bar.hide()
        self.reader.stop()
        self._account.bridge.submit(TellWatching(user_id=None))

    def choose(self, chosen: TimelineFilter) -> None:
        self.chosen = chosen
        self.header.choose(chosen)
        if self._user_id is not None:
            self.reader.restart()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    # -------------------------------------------------------------------------------------------- reading

    async def _read(self, place: TimelinePlace | None, page: int) -> tuple[list[Row], TimelinePlace | None]:
        if self._user_id is None:
            return [], None
        asked = GetTimeline(user_id=self._user_id, chosen=self.chosen, before=place, limit=PAGE)
        found = await self._account.bridge.call(asked)
        if page == 0:
            self._above.clear()
            self._head, self._head_page = found.entries, found
        rows, above = self._rows().rows(found.entries, found.visits, self._above.get(page))
        self._above[page + 1] = above
        return rows, found.next

    async def _read_user(self, user_id: UserId) -> None:
        try:
            card = await self._account.bridge.call(GetUserCard(user_id=user_id))
            if card is not None and user_id == self._user_id:
                self._user = card.user
                self.header.show_user(card.user, online=card.online)
                able = self._account.abilities
                self.header.write.setVisible(able.people)
                self.header.export.setVisible(able.exporting)
            totals = await self._account.bridge.call(GetUserTotals(user_id=user_id))
        except (BackendError, ArchiveError):
            return  # the list says it
        if user_id == self._user_id:
            self.header.show_totals(totals)

    async def _read_newest(self, user_id: UserId) -> None:
        """What happened since goes above the rest; nothing that is on screen moves away."""
        asked = GetTimeline(user_id=user_id, chosen=self.chosen, limit=PAGE)
        try:
            found = await self._account.bridge.call(asked)
        except (BackendError, ArchiveError):
            return
        if user_id != self._user_id or not self.reader.begun or asked.chosen is not self.chosen:
            return
        known = {key_of(each) for each in self._head}
        fresh = tuple(each for each in found.entries if key_of(each) not in known)
        if not fresh:
            return
        if len(fresh) == len(found.entries) or len(self._head) + len(fresh) > MOST_AT_HEAD:
            self.reader.restart()
            return
        visits = {each.id: each for page in (self._head_page, found) if page is not None for each in page.visits}
        self._head = tuple(sorted((*fresh, *self._head), key=key_of, reverse=True))
        self._head_page = TimelinePage(entries=self._head, visits=tuple(visits.values()))
        rows, above = self._rows().rows(self._head, visits.values(), None)
        self._above[1] = above
        self._put_head(rows)

    def _put_head(self, rows: list[Row]) -> None:
        bar = self.view.verticalScrollBar()
        at_top, below = bar.value() == 0, bar.maximum() - bar.value()
        self.model.put(0, rows)
        self.view.doItemsLayout()
        bar.setValue(0 if at_top else bar.maximum() - below)
        self._say()

    def _rows(self) -> TimelineRows:
        directory = self._account.directory
        operators = () if directory is None else directory.operators
        return TimelineRows({each.id: operator_name(each) for each in operators}, self._clock())

    def _take_changes(self, changes: Changes) -> None:
        user_id = self._user_id
        if user_id is None:
            return
        if changes.everything or user_id in changes.events or user_id in changes.users:
            self._account.tasks.restart("newest of a user", self._read_newest(user_id))
        if changes.everything or user_id in changes.users or user_id in changes.events:
            self._account.tasks.restart("details of a user", self._read_user(user_id))

    def _take_status(self) -> None:
        if self._account.status.phase is Phase.ONLINE and self._user_id is not None and self.reader.failure is not None:
            self._try_again()

    # -------------------------------------------------------------------------------------------- saying

    def _say(self) -> None:
        reader = self.reader
        if reader.begun and self.model.pages.count:
            self._stack.setCurrentWidget(self.view)
            self._say_below()
            return
        self.foot.hide()
        if reader.failure is not None:
            words = self.tr("What people do on the site is not kept on this computer.")
            self.page.say(
                self.tr("The history could not be read"),
                f"{failure_sentence(reader.failure)} {words}",
                icon="offline",
                action=self.tr("Try again"),
            )
        elif reader.loading:
            self.page.say(self.tr("Loading…"))
        elif reader.begun:
            everything = self.chosen is TimelineFilter.EVERYTHING
            self.page.say(self.tr("Nothing yet") if everything else self.tr("Nothing of this kind"), icon="history")
        self._stack.setCurrentWidget(self.page)

    def _say_below(self) -> None:
        failed = self.reader.failure is not None
        words = ""
        if self.reader.failure is not None:
            words = failure_sentence(self.reader.failure)
        elif self.reader.loading:
            words = self.tr("Loading…")
        self._foot_words.setText(words)
        self.again.setVisible(failed)
        self.foot.setVisible(bool(words))

    def _try_again(self) -> None:
        self.reader.try_again()
        if self._user_id is not None:
            self._account.tasks.restart("details of a user", self._read_user(self._user_id))

    # --------------------------------------------------------------------------------------------- export

    def ask_where_to_export(self, form: ExportFormat) -> QFileDialog | None:
        """None: nobody is shown."""
        if self._user_id is None:
            return None
        name = safe_name(f"{user_name(self._user, self._user_id)}.{form.value}")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation) or QDir.homePath()
        dialog = QFileDialog(self, self.tr("Save all that is known of this person"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.value)
        dialog.setNameFilter(f"{form.value.upper()} (*.{form.value})")
        dialog.selectFile(name)
        user_id = self._user_id
        dialog.fileSelected.connect(
            lambda path: self._account.tasks.start("export", self._export(user_id, form, Path(path)))
        )
        dialog.open()
        return dialog

    async def _export(self, user_id: UserId, form: ExportFormat, target: Path) -> None:
        self.bar.say(self.tr("{name} is being written…").format(name=target.name))
        try:
            await self._account.bridge.call(ExportUser(user_id=user_id, form=form, target=target))
        except (BackendError, ArchiveError) as error:
            words = self.tr("{name} was not written.").format(name=target.name)
            self.bar.say(f"{words} {failure_sentence(error)}")
        else:
            self.bar.say(self.tr("Written: {path}").format(path=str(target)))

    # ------------------------------------------------------------------------------------------- building

    def _connect(self) -> None:
        self.header.back_asked.connect(self.back_asked)
        self.header.write_asked.connect(lambda: self.write_wanted.emit(self._user_id or ""))
        self.header.export_asked.connect(self.ask_where_to_export)
        self.header.filter_chosen.connect(self.choose)
        self.view.dialog_chosen.connect(self.dialog_chosen)
        self.reader.told.connect(self._say)
        self.page.acted.connect(self._try_again)
        self.again.clicked.connect(self._try_again)
        self._account.changes.connect(self._take_changes)
        self._account.status_changed.connect(self._take_status)

    def _lay_out(self) -> None:
        px = self._theme.px
        set_role(self.foot, "bar")
        set_role(self._foot_words, "secondary")
        self._foot_words.setWordWrap(True)
        set_role(self.again, "link")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(px(Space.L), px(Space.XS), px(Space.M), px(Space.XS))
        row.addWidget(self._foot_words, 1)
        row.addWidget(self.again)
        self.foot.hide()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
