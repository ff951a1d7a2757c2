"""The middle pane: joins header, feed and composer of one dialog, and asks the archive for what they show."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from datetime import tzinfo
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from operator_app.domain.commands import MarkRead
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import File
from operator_app.domain.problems import ArchiveError
from operator_app.domain.search import Term
from operator_app.domain.value import ClientId, DialogId, Milliseconds, Revision
from operator_app.engine.notices import Changes
from operator_app.engine.requests import (
    DiscardMessage,
    GetMessages,
    GetRows,
    OpenDialog,
    OpenedDialog,
    RetryMessage,
    SaveDraft,
    TellTyping,
    TellViewing,
)
from operator_app.settings.screen import ScreenMemoryFile
from operator_app.settings.settings import Settings
from ui.clock import Clock
from ui.commands.bindings import Bindings
from ui.conversation.answering import FAILURES, Answering
from ui.conversation.choice_bar import ChoiceBar
from ui.conversation.composer.composer import Composer
from ui.conversation.composer.desk import Desk
from ui.conversation.composer.panel import ComposerAction
from ui.conversation.composer_popups import ComposerPopups
from ui.conversation.feeds import Feeds
from ui.conversation.header import Header
from ui.conversation.history.history_view import HistoryView
from ui.conversation.holding import Holding
from ui.conversation.mention_popup import Mentions
from ui.conversation.message_files import MessageFiles
from ui.conversation.refusals import Refusals
from ui.conversation.stale_bar import StaleBar
from ui.conversation.taking_back import TakingBack
from ui.conversation.timeline.message_view import MessageView
from ui.conversation.timeline.timeline import Timeline
from ui.message_bar import MessageBar
from ui.names import user_name
from ui.note_page import NotePage
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence
from ui.settings.choices import Choices
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme


class ConversationPane(QWidget):
    """``shown`` carries the row of the dialog on screen, whenever it is another or changed."""

    shown = Signal(DialogRow)
    dialog_chosen = Signal(str)
    """(dialog id): another one was chosen in the history."""

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
        parent: QWidget | None = None,
    ) -> None:
        """``zone`` is the operator's; ``pasted_folder`` keeps pasted pictures until they are sent."""
        super().__init__(parent)
        self._account = account
        self._row: DialogRow | None = None
        self._is_gone = False
        self._dialog_id: DialogId | None = None
        self._wanted_older: Revision | None = None
        self._looking = False
        self._viewing: DialogId | None = None
        set_role(self, "feed")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = Header(account, theme, clock, bindings, self)
        self.bar = MessageBar(theme, self)
        self.timeline = Timeline(theme, zone=zone, now=clock, parent=self)
        self.history = HistoryView(theme, zone=zone, now=clock, parent=self)
        self.feeds = Feeds(account, self.timeline, self.history, self)
        self.composer = Composer(theme, pasted_folder=pasted_folder, desk=desk, parent=self)
        self.composer.set_available(tuple(ComposerAction))
        self.popups = ComposerPopups(account, theme, memory, self.composer, self)
        self.mentions = Mentions(account, theme, self.composer)
        self._choices = choices
        self.stale_bar = StaleBar(theme, clock, self)
        self.held_bar = ChoiceBar(theme, clock, self)
        self._taking_back = TakingBack(account, self.composer)
        self.holding = Holding(account, self.held_bar, self._taking_back, self)
        self.answering = Answering(
            account, self.composer, self.stale_bar, clock, hold=self._hold, complain=self.bar.say, parent=self
        )
        self.files = MessageFiles(account, theme, self.timeline, self)
        self.history_files = MessageFiles(account, theme, self.history, self)
        self._refusals = Refusals(
            account,
            self.composer,
            self.header.tags,
            shown=lambda: self._dialog_id,
            say=self.bar.say,
            parent=self,
        )
        self.page = NotePage(theme, self)
        self._open_page = QWidget(self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def shown_dialog(self) -> DialogId | None:
        return self._dialog_id

    @property
    def row(self) -> DialogRow | None:
        """Of the dialog on screen."""
        return self._row

    @property
    def recipient(self) -> str:
        """What the user of the dialog on screen is called; empty while none can be written to."""
        return "" if self._row is None else user_name(self._row.user, self._row.dialog.user_id)

    def attach(self, paths: Sequence[Path]) -> None:
        """To what is being written in the dialog on screen."""
        self.composer.attach(paths)
        self.composer.start(self.composer.mode)

    def open(self, dialog_id: DialogId, at: Revision | None = None, terms: Sequence[Term] = ()) -> None:
        """Show this dialog, from disk where it is there; at a message found by these terms, if one is named."""
        if dialog_id == self._dialog_id:
            if at is not None:
                self.feeds.leave()
                if not self.timeline.show_position(at, terms):
                    self._account.tasks.restart("open dialog", self._go_to(dialog_id, at, terms))
            return
        self._leave()
        self._dialog_id = dialog_id
        self._account.tasks.restart("open dialog", self._open(dialog_id, at, terms))
        self._tell_viewing()

    def clear(self) -> None:
        """No dialog is chosen."""
        self._leave()
        self.page.say(self.tr("Choose a dialog"), self.tr("It opens here."), icon="dialogs")
        self._stack.setCurrentWidget(self.page)
        self._tell_viewing()

    def look(self, *, looking: bool) -> None:
        """Whether the operator can see this pane at all: a hidden or minimised window shows him nothing."""
        if looking != self._looking:
            self._looking = looking
            self._tell_viewing()

    def start_writing(self, mode: ComposerMode) -> None:
        """The keyboard goes to the field for a reply or a note."""
        if self._row is not None:
            self.composer.start(mode)

    def flush(self) -> None:
        """Nothing typed may be lost: hand over the draft now."""
        self.composer.flush()

    def finish(self) -> None:
        """Before the program ends: wait for what works in the background."""
        for each in (self.timeline, self.history, self.files, self.history_files):
            each.finish()

    def toggle_history(self) -> None:
        """To all dialogs with this user in one scroll, or back to this dialog where one left it."""
        if self._row is not None:
            self.feeds.toggle(self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.feeds.history_shown:
            self.feeds.leave()
        else:
            super().keyPressEvent(event)

    # -------------------------------------------------------------------------------------------- reading

    async def _go_to(self, dialog_id: DialogId, at: Revision, terms: Sequence[Term]) -> None:
        """To a message of the dialog on screen that is not near: what is being written stays."""
        opened = await self._account.bridge.call(OpenDialog(dialog_id=dialog_id, at=at))
        if opened is not None and dialog_id == self._dialog_id:
            self.timeline.show_dialog(opened, terms)
            self._say_if_missed(opened, at)

    def _say_if_missed(self, opened: OpenedDialog, at: Revision | None) -> None:
        if at is not None and opened.at is None:
            self.bar.say(self.tr("The message lies too far back to be shown now: it is not on this computer yet."))

    async def _open(self, dialog_id: DialogId, at: Revision | None, terms: Sequence[Term]) -> None:
        self.timeline.show_loading()
        try:
            opened = await self._account.bridge.call(OpenDialog(dialog_id=dialog_id, at=at))
        except FAILURES as error:
            self._say_instead(self.tr("The dialog could not be read"), failure_sentence(error))
            return
        if opened is None:
            self._say_instead(self.tr("This dialog no longer exists"), self.tr("Somebody has removed it."))
            return
        self._show(opened, terms)
        self._say_if_missed(opened, at)

    def _show(self, opened: OpenedDialog, terms: Sequence[Term]) -> None:
        row = opened.row
        self._take_directory()
        self._row = row
        self.composer.bind(row.dialog.id, opened.reply_draft, opened.note_draft, self.recipient)
        self._stack.setCurrentWidget(self._open_page)
        self.timeline.show_dialog(opened, terms)
        self._show_row(row)

    def _show_row(self, row: DialogRow) -> None:
        self._row = row
        self.popups.show_row(row)
        self.header.show_row(row)
        self.timeline.update_row(row)
        self.answering.show_row(row)
        self.holding.show_row(row)
        self.history.update_row(row)
        self._is_gone = row.gone
        self._show_gone(gone=row.gone)
        self.shown.emit(row)

    def _take_changes(self, changes: Changes) -> None:
        dialog_id = self._dialog_id
        if dialog_id is None or self._row is None:
            return
        of_its_user = self._row.dialog.user_id in changes.users
        row = changes.everything or dialog_id in changes.rows or of_its_user
        feed = changes.everything or dialog_id in changes.feeds
        if feed:
            self._account.tasks.restart("dialog feed", self._read_feed(dialog_id, with_row=row))
        elif row:
            self._account.tasks.restart("dialog row", self._follow_row(dialog_id))

    async def _follow_row(self, dialog_id: DialogId) -> None:
        await self._read_row(dialog_id)

    async def _read_row(self, dialog_id: DialogId) -> bool:
        """Whether the dialog is still there."""
        rows = await self._account.bridge.call(GetRows(dialog_ids=(dialog_id,)))
        if dialog_id == self._dialog_id:
            for row in rows:
                self._show_row(row)
            if not rows:
                self._is_gone = True
                self._show_gone(gone=True)
        return any(not row.gone for row in rows)

    def _show_gone(self, *, gone: bool) -> None:
        """What was read and written stays on screen, to be copied; nothing more can be done with the dialog."""
        self.header.setDisabled(gone)
        if gone:
            self.bar.say(
                self.tr(
                    "This dialog no longer exists: somebody has removed it. What stands here stays until you leave it."
                )
            )

    async def _read_feed(self, dialog_id: DialogId, *, with_row: bool) -> None:
        there = await self._read_row(dialog_id) if with_row else not self._is_gone
        window = await self._account.bridge.call(GetMessages(dialog_id=dialog_id))
        if not there:
            self.timeline.show_on_their_way(dialog_id, window.messages)
            return
        self.timeline.refresh(dialog_id, window)
        if self._wanted_older is not None:
            await self._read_older(dialog_id, self._wanted_older)

    async def _read_older(self, dialog_id: DialogId, before: Revision) -> None:
        window = await self._account.bridge.call(GetMessages(dialog_id=dialog_id, before=before))
        # The network is bringing them: the notice that follows asks again.
        self._wanted_older = before if window.fetching and not window.messages else None
        if window.messages or not window.fetching:
            self.timeline.prepend(dialog_id, window)

    async def _read_newer(self, dialog_id: DialogId, after: Revision) -> None:
        self.timeline.append(dialog_id, await self._account.bridge.call(GetMessages(dialog_id=dialog_id, after=after)))

    async def _read_newest(self, dialog_id: DialogId) -> None:
        self.timeline.replace(dialog_id, await self._account.bridge.call(GetMessages(dialog_id=dialog_id)))

    def _take_directory(self) -> None:
        directory = self._account.directory
        if directory is None:
            return
        for feed in (self.timeline, self.history):
            feed.set_people(directory.me.id, directory.operators)
        self.composer.set_limits(text=directory.text_limit, file=directory.file_limit)
        if self._row is not None:
            self.header.show_row(self._row)

    # ------------------------------------------------------------------------------------------- writing

    def _save_draft(self, dialog_id: str, mode: ComposerMode, draft: Draft) -> None:
        """On its way before anything else happens: the window may be closing."""
        request = SaveDraft(dialog_id=DialogId(dialog_id), mode=mode, draft=draft)
        self._account.tasks.start("draft", self._say_saved(self._account.bridge.submit(request), request))

    async def _say_saved(self, saved: Future[tuple[File, ...]], asked: SaveDraft) -> None:
        try:
            kept = await asyncio.wrap_future(saved)
        except ArchiveError as error:
            self.composer.draft_not_saved(asked.dialog_id, asked.mode, failure_sentence(error))
        else:
            self.composer.draft_saved(asked.dialog_id, asked.mode, asked.draft)
            self.composer.files_kept(asked.dialog_id, asked.mode, asked.draft.files, kept)

    def _tell_typing(self, dialog_id: str, mode: ComposerMode, text: str) -> None:
        """An emptied field tells nothing: what was told before ends by itself."""
        if text:
            self._tell(TellTyping(dialog_id=DialogId(dialog_id), note=mode is ComposerMode.NOTE, text=text))

    def _tell_viewing(self) -> None:
        """Colleagues learn what is on this screen; the engine renews it while it stays."""
        viewing = self._dialog_id if self._looking else None
        if viewing != self._viewing:
            self._viewing = viewing
            self._tell(TellViewing(dialog_id=viewing))

    def _tell(self, request: TellTyping | TellViewing) -> None:
        """Passing news: whether it arrives matters to nobody here."""
        self._account.bridge.submit(request)

    def undo_sending(self) -> bool:
        """Take back the newest message that has not left; whether there is one."""
        if (key := self.timeline.last_held()) is None:
            return False
        self._start_with("cancel", key, self._taking_back.cancel)
        return True

    def _mark_read(self, dialog_id: str, position: Revision) -> None:
        if self._row is not None and self._row.dialog.id == dialog_id and position > self._row.mark.read_position:
            self._account.perform(MarkRead(dialog_id=DialogId(dialog_id), position=position))

    # ------------------------------------------------------------------------------------------- building

    def _leave(self) -> None:
        self.feeds.leave()
        self.popups.close()
        self.mentions.close()
        self.answering.leave()
        self.holding.leave()
        self.composer.unbind()
        for each in (self.files, self.history_files):
            each.close_viewer()
        self.bar.hide()
        self.timeline.show_nothing()
        self.header.setEnabled(True)
        self._row = None
        self._dialog_id = None
        self._wanted_older = None

    def _say_instead(self, title: str, text: str) -> None:
        self.page.say(title, text, icon="warning")
        self._stack.setCurrentWidget(self.page)

    def _start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._account.tasks.start(name, work)

    def _connect(self) -> None:
        self._account.changes.connect(self._take_changes)
        self._account.directory_changed.connect(self._take_directory)
        feed, start = self.timeline, self._start
        feed.older_wanted.connect(lambda dialog, at: start("older", self._read_older(DialogId(dialog), at)))
        feed.newer_wanted.connect(lambda dialog, at: start("newer", self._read_newer(DialogId(dialog), at)))
        feed.newest_wanted.connect(lambda dialog: start("newest", self._read_newest(DialogId(dialog))))
        for each, files in ((self.timeline, self.files), (self.history, self.history_files)):
            self._connect_feed(each)
            files.failed.connect(self.bar.say)
        self.history.dialog_chosen.connect(self.dialog_chosen)
        self.header.history_asked.connect(self.toggle_history)
        self.feeds.switched.connect(self.header.show_history)
        self.feeds.failed.connect(self.bar.say)
        self.composer.set_send_key(self._choices.value.send_key)
        self._choices.changed.connect(self._follow_choices)
        self.composer.draft_changed.connect(self._save_draft)
        self.composer.typing.connect(self._tell_typing)

    def _connect_feed(self, feed: MessageView) -> None:
        start = self._start
        feed.read_up_to.connect(self._mark_read)
        feed.retry.connect(lambda client_id: start("retry", self._ask(RetryMessage(client_id=client_id))))
        feed.discard.connect(lambda client_id: start("discard", self._ask(DiscardMessage(client_id=client_id))))
        feed.edit.connect(lambda client_id: self._start_with("edit", client_id, self._taking_back.edit))
        feed.cancel.connect(lambda client_id: self._start_with("cancel", client_id, self._taking_back.cancel))
        feed.link_clicked.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))

    def _hold(self) -> Milliseconds:
        return self._choices.value.undo_seconds * 1000

    def _follow_choices(self, _before: Settings, now: Settings) -> None:
        self.composer.set_send_key(now.send_key)

    def _start_with(
        self, name: str, client_id: str, work: Callable[[DialogId, ClientId], Coroutine[Any, Any, None]]
    ) -> None:
        if self._dialog_id is not None:
            self._start(name, work(self._dialog_id, ClientId(client_id)))

    async def _ask(self, request: RetryMessage | DiscardMessage) -> None:
        await self._account.bridge.call(request)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._open_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.bar)
        column.addWidget(self.feeds, 1)
        column.addWidget(self.held_bar)
        column.addWidget(self.stale_bar)
        column.addWidget(self.composer)
        self._stack.addWidget(self._open_page)
        self._stack.addWidget(self.page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
