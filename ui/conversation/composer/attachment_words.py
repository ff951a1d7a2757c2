"""Why a file cannot be attached, in words."""

from PySide6.QtCore import QObject

from ui.conversation.composer.attachments import MOST_FILES, Problem, Refusal
from ui.conversation.file_words import sizes_in_words


class AttachmentWords(QObject):
    """One sentence a refusal."""

    def refused(self, refusal: Refusal, limit: int) -> str:
        """``limit``: the largest file that may be sent, in bytes."""
        match refusal.problem:
            case Problem.NOT_A_FILE:
                words = self.tr("{name} is a folder or is not there. Only files can be sent.")
            case Problem.EMPTY:
                words = self.tr("{name} is empty.")
            case Problem.TOO_LARGE:
                words = self.tr("{name} is {size}. The largest file that can be sent is {limit}.")
            case Problem.TOO_MANY:
                words = self.tr("A message carries no more than {most} files. Send the rest in another one.")
            case Problem.UNREADABLE:
                words = self.tr("{name} can't be read.")
        size, largest = sizes_in_words(refusal.size, limit)
        return words.format(name=refusal.name, size=size, limit=largest, most=MOST_FILES)
