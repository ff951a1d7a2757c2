"""What follows when dialogs are closed: the next one comes up, and for some seconds it can be undone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from operator_app.domain.commands import ReopenDialog
from operator_app.domain.dialogs import DialogState
from operator_app.domain.value import DialogId
from ui.dialog_list.dialog_list import DialogListPane
from ui.open_account import OpenAccount
from ui.settings.choices import Choices
from ui.undo_bar import UndoBar


class AfterClosing(QObject):
    """Undoing reopens what was closed as it was, and shows the dialog that was on screen then."""

    def __init__(
        self,
        account: OpenAccount,
        choices: Choices,
        rows: DialogListPane,
        bar: UndoBar,
        *,
        shown: Callable[[], DialogId | None],
        show: Callable[[DialogId], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._choices = choices
        self._rows = rows
        self._bar = bar
        self._shown = shown
        self._show = show

    def take(self, closed: Sequence[DialogId]) -> None:
        """These have just been closed by this operator."""
        shown = self._shown()
        was_shown = shown if shown in closed else None
        if was_shown is not None:
            self._go_on(was_shown, closed)
        if not self._account.abilities.reopening:
            return  # nothing that could be undone
        count = len(closed)
        words = self.tr("Closed") if count == 1 else self.tr("Closed: {n}").format(n=count)
        self._bar.offer(words, lambda: self._undo(closed, was_shown))

    def _go_on(self, done: DialogId, closed: Sequence[DialogId]) -> None:
        if not self._choices.value.next_after_close or self._rows.filter.state is not DialogState.OPEN:
            return
        following = self._rows.next_after(done, closed)
        if following is not None:
            self._show(following)

    def _undo(self, closed: Sequence[DialogId], was_shown: DialogId | None) -> None:
        for dialog_id in closed:
            self._account.perform(ReopenDialog(dialog_id=dialog_id, undo=True))
        if was_shown is not None:
            self._show(was_shown)
