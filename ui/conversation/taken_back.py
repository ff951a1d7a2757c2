"""Messages that come back into the field they were written in: to be changed, or because their files have not left."""

from PySide6.QtCore import QObject

from operator_app.domain.drafts import ComposerMode
from operator_app.domain.messages import File, Message, MessageKind
from operator_app.domain.value import ClientId, DialogId
from operator_app.engine.requests import CancelMessage, DiscardMessage, GetMessages, KeepFiles
from ui.conversation.composer.composer import Composer
from ui.open_account import OpenAccount


class TakenBack(QObject):
    """Nothing of a message is lost on the way: its files are kept for the draft before the message goes."""

    def __init__(self, account: OpenAccount, composer: Composer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._composer = composer

    async def edit(self, dialog_id: DialogId, client_id: ClientId) -> None:
        """Take a message that was not sent back into the field."""
        if (found := await self._find(dialog_id, client_id)) is None:
            return
        files = await self._account.bridge.call(KeepFiles(files=found.files))  # the message's own go with it
        self._give_back(found, files)
        await self._account.bridge.call(DiscardMessage(client_id=client_id))
        self._composer.start(self._composer.mode)

    async def cancel(self, dialog_id: DialogId, client_id: ClientId) -> None:
        """Take back a message whose files have not left; what was typed with them is not lost."""
        if (found := await self._find(dialog_id, client_id)) is None:
            return
        files = await self._account.bridge.call(KeepFiles(files=found.files)) if found.text else ()
        if await self._account.bridge.call(CancelMessage(client_id=client_id)) and found.text:
            self._give_back(found, files)

    async def _find(self, dialog_id: DialogId, client_id: ClientId) -> Message | None:
        window = await self._account.bridge.call(GetMessages(dialog_id=dialog_id))
        return next((message for message in window.messages if message.client_id == client_id), None)

    def _give_back(self, message: Message, files: tuple[File, ...]) -> None:
        mode = ComposerMode.NOTE if message.kind is MessageKind.NOTE else ComposerMode.REPLY
        self._composer.give_back(message.dialog_id, mode, message.text, files)
        if message.dialog_id == self._composer.dialog_id:
            self._composer.set_mode(mode)
