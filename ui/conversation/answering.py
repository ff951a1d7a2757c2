"""What leaves the composer: notes at once, answers unless a colleague was there first."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from operator_app.domain.answer_guard import Meanwhile, Seen, seen_in
from operator_app.domain.commands import AddNote, SendMessage
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import File
from operator_app.domain.people import Operator
from operator_app.domain.problems import ArchiveError, BackendError
from operator_app.domain.value import ClientId, DialogId, Milliseconds
from operator_app.engine.requests import Perform, SendAnswer
from ui.clock import Clock
from ui.conversation.composer.composer import Composer
from ui.conversation.mentions import mentioned
from ui.conversation.stale_bar import StaleBar
from ui.conversation.stale_words import happening_words
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence

FAILURES = (ArchiveError, BackendError)


class Answering(QObject):
    """An answer is judged by what its writer saw when he began it; what came while he wrote is shown before it is sent."""

    def __init__(
        self,
        account: OpenAccount,
        composer: Composer,
        bar: StaleBar,
        clock: Clock,
        *,
        hold: Callable[[], Milliseconds],
        complain: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        """``hold``: for how long a message can be taken back before it leaves."""
        super().__init__(parent)
        self._account = account
        self._composer = composer
        self._bar = bar
        self._clock = clock
        self._complain = complain
        self._hold = hold
        self._dialog_id: DialogId | None = None
        self._seen: Seen | None = None
        composer.send.connect(self._send)
        composer.mode_changed.connect(bar.dismiss)
        composer.field.installEventFilter(self)
        bar.send_anyway.connect(self._send_anyway)
        bar.keep.connect(self._keep)

    def show_row(self, row: DialogRow) -> None:
        """The dialog as it is on screen now."""
        if row.dialog.id != self._dialog_id or not self._composer.replying:
            self._seen = seen_in(row.dialog)
        self._dialog_id = row.dialog.id

    def leave(self) -> None:
        """The dialog goes off the screen."""
        self._bar.dismiss()
        self._dialog_id = self._seen = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the field, while there is something to ask."""
        escape = (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self._bar.asking
        )
        if escape:
            self._keep()
            return True
        return super().eventFilter(watched, event)

    def _send(self, dialog_id: str, mode: ComposerMode, text: str, files: tuple[File, ...]) -> None:
        """On its way before anything else happens: the draft it was is emptied after it."""
        self._bar.dismiss()
        dialog = DialogId(dialog_id)
        command: SendMessage | AddNote
        if mode is ComposerMode.NOTE:
            command = AddNote(dialog_id=dialog, text=text, files=files, mentions=mentioned(text, self._operators))
        else:
            command = SendMessage(dialog_id=dialog, text=text, files=files)
        bridge, start = self._account.bridge, self._account.tasks.start
        if isinstance(command, SendMessage) and dialog == self._dialog_id and self._seen is not None:
            answered = asyncio.wrap_future(
                bridge.submit(SendAnswer(command=command, seen=self._seen, hold=self._hold()))
            )
            start("send", self._follow(answered, command))
        else:
            performed = asyncio.wrap_future(bridge.submit(Perform(command=command, hold=self._hold())))
            start("send", self._follow(performed, command))

    async def _follow(self, sent: Awaitable[ClientId | Meanwhile | None], command: SendMessage | AddNote) -> None:
        mode = ComposerMode.NOTE if isinstance(command, AddNote) else ComposerMode.REPLY
        try:
            meanwhile = await sent
        except FAILURES as error:
            self._composer.give_back(command.dialog_id, mode, command.text, command.files)
            self._composer.say_not_sent(command.dialog_id, mode, failure_sentence(error))
            return
        if isinstance(meanwhile, Meanwhile):
            self._ask(command, meanwhile)

    def _ask(self, answer: SendMessage | AddNote, meanwhile: Meanwhile) -> None:
        """Once: what is told now is seen from now on."""
        self._composer.give_back(answer.dialog_id, ComposerMode.REPLY, answer.text, answer.files)
        if answer.dialog_id == self._dialog_id:
            self._seen = meanwhile.seen
            self._bar.ask(meanwhile.happenings, self._operators)
            return
        # whoever has gone on to another dialog already
        told = " ".join(happening_words(each, self._operators, self._clock()) for each in meanwhile.happenings)
        self._complain(self.tr("An answer was not sent and is kept as a draft. {reason}").format(reason=told))

    def _send_anyway(self) -> None:
        self._composer.submit()
        self._composer.field.setFocus()

    def _keep(self) -> None:
        self._bar.dismiss()
        self._composer.field.setFocus()

    @property
    def _operators(self) -> tuple[Operator, ...]:
        directory = self._account.directory
        return () if directory is None else directory.operators
