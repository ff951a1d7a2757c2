"""Messages that were not sent go back into the field they were written in; nothing of them is lost on the way."""

from operator_app.domain.drafts import ComposerMode
from operator_app.domain.messages import File, Message, MessageKind
from operator_app.domain.value import ClientId, DialogId
from operator_app.engine.requests import CancelMessage, DiscardMessage, GetMessages, KeepFiles
from ui.conversation.composer.composer import Composer
from ui.open_account import OpenAccount


class TakingBack:
    def __init__(self, account: OpenAccount, composer: Composer) -> None:
        self._account = account
        self._composer = composer

    async def edit(self, dialog_id: DialogId, client_id: ClientId) -> None:
        """Write a failed message anew."""
        if (found := await self._find(dialog_id, client_id)) is None:
            return
        files = await self._account.bridge.call(KeepFiles(files=found.files))  # the message's own go with it
        self._give_back(found, files)
        await self._account.bridge.call(DiscardMessage(client_id=client_id))
        self._composer.start(self._composer.mode)

    async def cancel(self, dialog_id: DialogId, client_id: ClientId, *, keep: bool = False) -> None:
        """Take back a message that has not left; what was typed in it is not lost. ``keep``: its files alone, too."""
        if (found := await self._find(dialog_id, client_id)) is None:
            return
        files = await self._account.bridge.call(KeepFiles(files=found.files)) if found.text or keep else ()
        if await self._account.bridge.call(CancelMessage(client_id=client_id, files=files)) and (found.text or keep):
            self._give_back(found, files)

    async def _find(self, dialog_id: DialogId, client_id: ClientId) -> Message | None:
        window = await self._account.bridge.call(GetMessages(dialog_id=dialog_id))
        return next((message for message in window.messages if message.client_id == client_id), None)

    def _give_back(self, message: Message, files: tuple[File, ...]) -> None:
        mode = ComposerMode.NOTE if message.kind is MessageKind.NOTE else ComposerMode.REPLY
        shown = self._composer.dialog_id == message.dialog_id
        self._composer.give_back(message.dialog_id, mode, message.text, files)
        if shown:
            self._composer.set_mode(mode)
