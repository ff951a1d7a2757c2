"""The place of the feed: that of the open dialog, or the history of its user over it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from operator_app.domain.lists import DialogRow
from operator_app.domain.problems import ArchiveError, BackendError
from ui.conversation.history.history_view import HistoryView
from ui.conversation.history.reader import HistoryReader
from ui.conversation.timeline.message_view import MessageView
from ui.conversation.timeline.timeline import Timeline
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence


class Feeds(QStackedWidget):
    """The dialog's feed lives on below the history, so that one comes back to the place one left."""

    switched = Signal(bool)
    """Whether the history is on screen now."""
    failed = Signal(str)
    """Why the history could not be read."""

    def __init__(
        self, account: OpenAccount, timeline: Timeline, history: HistoryView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._timeline = timeline
        self._history = history
        self._reader = HistoryReader(account, history, self)
        self._wanted: DialogRow | None = None
        self.addWidget(timeline)
        self.addWidget(history)

    @property
    def history_shown(self) -> bool:
        return self.currentWidget() is self._history

    @property
    def shown(self) -> MessageView:
        """The one of the two that is on screen."""
        return self._history if self.history_shown else self._timeline

    def toggle(self, row: DialogRow) -> None:
        """To all dialogs with the user of this dialog, or back to this dialog."""
        if self.history_shown:
            self.leave()
        elif row.user_dialogs > 1:
            self._wanted = row
            self._account.tasks.restart("open history", self._open(row))

    def leave(self) -> None:
        """Back to the dialog at its place; nothing where the history is not shown."""
        self._wanted = None
        if not self.history_shown:
            return
        had_keyboard = self._history.hasFocus()
        self.setCurrentWidget(self._timeline)
        self._reader.close()
        self.switched.emit(False)  # noqa: FBT003 - a signal's argument
        if had_keyboard:
            self._timeline.setFocus()

    async def _open(self, row: DialogRow) -> None:
        try:
            window = await self._reader.read(row)
        except (ArchiveError, BackendError) as error:
            self.switched.emit(False)  # noqa: FBT003 - a signal's argument
            self.failed.emit(failure_sentence(error))
            return
        if self._wanted is not row:  # one has gone on meanwhile
            return
        takes_keyboard = self._reads_now()
        self.setCurrentWidget(self._history)
        self._reader.show(row, window, self._timeline.first_unread)
        self.switched.emit(True)  # noqa: FBT003 - a signal's argument
        if takes_keyboard:
            self._history.setFocus()

    def _reads_now(self) -> bool:
        """Whether the keyboard is not in a field one types in."""
        focused = QGuiApplication.focusObject()
        return not (isinstance(focused, QWidget) and focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled))
