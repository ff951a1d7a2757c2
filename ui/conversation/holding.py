"""What was done in the dialog on screen without a connection, and stands against what others did: one choice to make."""

from PySide6.QtCore import QObject

from operator_app.domain.commands import SendMessage
from operator_app.domain.conflicts import Held
from operator_app.domain.lists import DialogRow
from operator_app.domain.people import Operator
from operator_app.domain.value import DialogId
from operator_app.engine.requests import SettleHeld
from ui.conversation.choice_bar import ChoiceBar
from ui.conversation.held_words import held_sentence, ways
from ui.conversation.taking_back import TakingBack
from ui.open_account import OpenAccount


class Holding(QObject):
    def __init__(
        self, account: OpenAccount, bar: ChoiceBar, taking_back: TakingBack, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._bar = bar
        self._taking_back = taking_back
        self._dialog_id: DialogId | None = None
        self._held: tuple[Held, ...] = ()
        bar.first.connect(lambda: self._settle(anyway=True))
        bar.second.connect(lambda: self._settle(anyway=False))

    def show_row(self, row: DialogRow) -> None:
        """The dialog as it is on screen now."""
        self._dialog_id, self._held = row.dialog.id, row.held
        if not row.held:
            self._bar.dismiss()
            return
        held = row.held
        self._bar.say(lambda now: held_sentence(held, self._operators, now), *ways(held))

    def leave(self) -> None:
        """The dialog goes off the screen; what is held stays so."""
        self._dialog_id, self._held = None, ()
        self._bar.dismiss()

    def _settle(self, *, anyway: bool) -> None:
        if self._dialog_id is not None and self._held:
            self._bar.dismiss()
            self._account.tasks.start("settle", self._do(self._dialog_id, self._held, anyway=anyway))

    async def _do(self, dialog_id: DialogId, held: tuple[Held, ...], *, anyway: bool) -> None:
        if not anyway:
            for each in reversed(held):  # each goes before what is in the field
                if isinstance(each.command, SendMessage):
                    await self._taking_back.cancel(dialog_id, each.client_id, keep=True)
        await self._account.bridge.call(SettleHeld(dialog_id=dialog_id, anyway=anyway))

    @property
    def _operators(self) -> tuple[Operator, ...]:
        directory = self._account.directory
        return () if directory is None else directory.operators
