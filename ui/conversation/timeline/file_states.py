"""What passes with the files of a feed: how much of one has left, and which were saved on this computer."""

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from operator_app.domain.messages import File, Message, MessageState
from operator_app.domain.value import ClientId
from ui.conversation.file_words import size_in_words


class FileAction(Enum):
    """What one can ask to be done with a file."""

    VIEW = auto()
    SAVE = auto()
    SAVE_AS = auto()
    OPEN = auto()
    SHOW_IN_FOLDER = auto()
    COPY_LINK = auto()


class FileStates(QObject):
    """Nothing of it is stored: after a restart every file is as if nothing had been done with it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sent: dict[tuple[ClientId, int], int] = {}
        self._saving: set[str] = set()
        self._saved: dict[str, Path] = {}

    def uploading(self, client_id: ClientId, place: int, sent: int) -> None:
        """So many bytes of the message's file have left."""
        self._sent[client_id, place] = sent
        self.changed.emit()

    def saving(self, file: File) -> None:
        self._saving.add(file.url)
        self.changed.emit()

    def saved(self, file: File, path: Path | None) -> None:
        """It lies there now; None: it could not be saved."""
        self._saving.discard(file.url)
        if path is not None:
            self._saved[file.url] = path
        self.changed.emit()

    def saved_at(self, file: File) -> Path | None:
        """Where it was saved, if it still is there."""
        path = self._saved.get(file.url)
        return path if path is not None and path.exists() else None

    def share(self, message: Message, file: File) -> float | None:
        """How much of a file has left, from 0 to 1; None where nothing is to leave."""
        if not waits(message, file):
            return None
        return min(self._sent_of(message, file) / max(file.size, 1), 1.0)

    def detail(self, message: Message, file: File) -> str:
        """The line below a file's name."""
        if file.url in self._saving:
            return self.tr("Saving…")
        if file.url in self._saved:
            return self.tr("Saved · Show in folder")
        size = size_in_words(file.size)
        sent = self._sent_of(message, file)
        if waits(message, file) and sent:
            return self.tr("{sent} of {size}").format(sent=size_in_words(sent), size=size)
        return size

    def _sent_of(self, message: Message, file: File) -> int:
        if message.client_id is None:
            return 0
        return self._sent.get((message.client_id, message.files.index(file)), 0)


def waits(message: Message, file: File) -> bool:
    """Whether a file is still to leave for the backend."""
    return not file.id and message.state < MessageState.FAILED
