"""What the backend refused of what was done to the dialog on screen: said in place, with nothing typed lost."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from operator_app.domain.commands import AddNote, AddTag, Assign, DialogCommand, MarkRead, MessageCommand
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.value import DialogId
from operator_app.engine.notices import CommandRefused
from operator_app.engine.requests import OpenDialog
from ui.conversation.composer.composer import Composer
from ui.conversation.refusal_words import refused_words
from ui.conversation.tag_row import TagRow
from ui.open_account import OpenAccount


class Refusals(QObject):
    """Follows the account by itself."""

    def __init__(
        self,
        account: OpenAccount,
        composer: Composer,
        tags: TagRow,
        *,
        shown: Callable[[], DialogId | None],
        say: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        """``shown``: the dialog on screen; ``say`` tells what has no better place."""
        super().__init__(parent)
        self._account = account
        self._composer = composer
        self._tags = tags
        self._shown = shown
        self._say = say
        account.refused.connect(self._take)

    def _take(self, refusal: CommandRefused) -> None:
        command = refusal.command
        if isinstance(command, Assign) and command.note:
            self._account.tasks.start("give a note back", self._give_back(command.dialog_id, command.note))
        if isinstance(command, MessageCommand):  # only told when its dialog is gone; the archive has it as a draft
            mode = ComposerMode.NOTE if isinstance(command, AddNote) else ComposerMode.REPLY
            self._composer.give_back(command.dialog_id, mode, command.text)
            return
        if (
            not isinstance(command, DialogCommand)
            or isinstance(command, MarkRead)
            or command.dialog_id != self._shown()
        ):
            return
        words = refused_words(command, refusal.reason)
        if isinstance(command, AddTag):
            self._tags.give_back(command.tag, words)
        else:
            self._say(words)

    async def _give_back(self, dialog_id: DialogId, note: str) -> None:
        """Before what lies written there as a note, also in a dialog that was not opened yet."""
        opened = await self._account.bridge.call(OpenDialog(dialog_id=dialog_id, limit=1))
        if opened is not None:
            self._composer.lay_out(dialog_id, opened.reply_draft, opened.note_draft)
        self._composer.give_back(dialog_id, ComposerMode.NOTE, note)
