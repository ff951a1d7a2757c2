"""What opens above the composer: saved replies to take, the form that saves one, emoji."""

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from operator_app.domain.commands import PutSavedReply
from operator_app.domain.lists import DialogRow
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.templates import fill
from operator_app.settings.screen import ScreenMemoryFile
from ui.conversation.composer.composer import Composer
from ui.emoji.picker import MOST_RECENT, EmojiPicker
from ui.names import user_name
from ui.open_account import OpenAccount
from ui.saved_replies.picker import SavedReplyPicker
from ui.saved_replies.save_reply import SaveReply
from ui.theme.overlay import Overlay
from ui.theme.theme import Theme


class ComposerPopups(QObject):
    """One at a time. Each belongs to the dialog it was opened in and closes with it."""

    def __init__(
        self, account: OpenAccount, theme: Theme, memory: ScreenMemoryFile, composer: Composer, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._memory = memory
        self._composer = composer
        self._row: DialogRow | None = None
        self.shown: Overlay | None = None
        composer.saved_replies_wanted.connect(self.open_saved_replies)
        composer.slash_typed.connect(lambda: self.open_saved_replies(by_slash=True))
        composer.save_reply_wanted.connect(self.open_save_reply)
        composer.emoji_wanted.connect(self.open_emoji)
        account.directory_changed.connect(self._take_directory)

    def show_row(self, row: DialogRow) -> None:
        """Whom it is written to."""
        if self._row is not None and row.dialog.id != self._row.dialog.id:
            self.close()
        self._row = row

    def close(self) -> None:
        if self.shown is not None:
            self.shown.close_up()

    def open_saved_replies(self, *, by_slash: bool = False) -> None:
        row, directory = self._row, self._account.directory
        if row is None or directory is None:
            return
        picker = SavedReplyPicker(
            self._theme,
            self._composer.frame,
            directory.saved_replies,
            user=row.user,
            user_name=user_name(row.user, row.dialog.user_id),
            me=directory.me,
        )
        picker.picked.connect(self._composer.insert_reply)
        if by_slash:
            picker.given_up.connect(lambda typed: self._composer.insert(f"/{typed}"))
        self._open(picker)

    def insert_reply(self, reply: SavedReply) -> None:
        """Filled for the user of the dialog on screen, with the keyboard behind it."""
        row, directory = self._row, self._account.directory
        if row is not None and directory is not None:
            self._composer.start(self._composer.mode)
            self._composer.insert_reply(fill(reply.text, row.user, directory.me).text)

    def open_save_reply(self, text: str) -> None:
        directory = self._account.directory
        if directory is None or not text.strip():
            return
        form = SaveReply(self._theme, self._composer.frame, text.strip(), directory.saved_replies)
        form.sharing.offer(sharing=directory.abilities.sharing)
        form.saved.connect(self._save)
        self._open(form)

    def open_emoji(self) -> None:
        picker = EmojiPicker(self._theme, self._composer.frame, self._memory.memory.recent_emoji)
        picker.picked.connect(self._insert_emoji)
        self._open(picker)

    def _open(self, popup: Overlay) -> None:
        self.close()
        self.shown = popup
        popup.closed.connect(lambda: self._forget(popup))
        popup.open_up()

    def _forget(self, popup: Overlay) -> None:
        if self.shown is popup:
            self.shown = None
            focused = QApplication.focusWidget()
            if focused is not None and (focused is popup or popup.isAncestorOf(focused)):
                self._composer.field.setFocus()

    def _save(self, command: PutSavedReply) -> None:
        self._account.perform(command)

    def _insert_emoji(self, emoji: str) -> None:
        self._composer.insert(emoji)
        memory = self._memory.memory
        recent = (emoji, *(each for each in memory.recent_emoji if each != emoji))[:MOST_RECENT]
        self._memory.remember(replace(memory, recent_emoji=recent))

    def _take_directory(self) -> None:
        if isinstance(self.shown, SavedReplyPicker) and self._account.directory is not None:
            self.shown.take_over(self._account.directory.saved_replies)
