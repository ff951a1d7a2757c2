"""The menu of a message."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from operator_app.domain.messages import File
from ui.conversation.opening import safe_to_open
from ui.conversation.timeline.file_states import FileAction
from ui.conversation.timeline.items import Action, Bubble, Delivery, files_wait
from ui.conversation.timeline.links import Link
from ui.conversation.timeline.plain_text import one_line
from ui.theme.popup import PopupMenu
from ui.theme.theme import Theme

NAME_LENGTH = 40


class MessageMenu(PopupMenu):
    """What can be done with a message. Show it with ``popup``; it deletes itself."""

    acted = Signal(Action)
    file_asked = Signal(File, FileAction)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        bubble: Bubble,
        link: Link | None,
        files: Sequence[File] = (),
        *,
        selected: bool,
    ) -> None:
        """``files``: those of the message that are meant."""
        super().__init__(theme, parent)
        self.files: list[tuple[File, FileAction, QAction]] = []
        for file in files:
            if file.id:
                self._add_file(file)
        self.copy = self.add_entry(self.tr("Copy") if selected else self.tr("Copy message"), icon="copy")
        self.copy_link = None if link is None else self.add_entry(self._words_of(link))
        if link is not None and self.copy_link is not None:
            address = link.url.partition(":")[2] if link.url.lower().startswith(("mailto:", "tel:")) else link.url
            self.copy_link.triggered.connect(lambda: QGuiApplication.clipboard().setText(address))
        self.unsent: dict[Action, QAction] = {}
        if bubble.delivery is Delivery.FAILED:
            self.addSeparator()
            self.unsent = {
                Action.RETRY: self.add_entry(self.tr("Send again"), icon="retry"),
                Action.EDIT: self.add_entry(self.tr("Edit"), icon="edit"),
                Action.DISCARD: self.add_entry(self.tr("Discard"), icon="trash"),
            }
        elif bubble.delivery is Delivery.HELD:
            self.addSeparator()
            self.unsent = {Action.CANCEL: self.add_entry(self.tr("Undo"), icon="x")}
        elif files_wait(bubble.message):
            self.addSeparator()
            self.unsent = {Action.CANCEL: self.add_entry(self.tr("Cancel"), icon="x")}
        for action, entry in self.unsent.items():
            entry.triggered.connect(lambda _checked=False, action=action: self.acted.emit(action))

    def _add_file(self, file: File) -> None:
        name = one_line(file.name, NAME_LENGTH)
        if file.is_image:
            self._add(file, FileAction.VIEW, self.tr("View {name}").format(name=name), "image")
        self._add(file, FileAction.SAVE, self.tr("Save {name}").format(name=name), "download")
        self._add(file, FileAction.SAVE_AS, self.tr("Save as…"))
        if safe_to_open(file.name, file.content_type):
            self._add(file, FileAction.OPEN, self.tr("Open {name}").format(name=name), "external")
        self._add(file, FileAction.COPY_LINK, self.tr("Copy link to the file"))
        self.addSeparator()

    def _add(self, file: File, action: FileAction, words: str, icon: str | None = None) -> None:
        entry = self.add_entry(words, icon=icon)
        entry.triggered.connect(lambda: self.file_asked.emit(file, action))
        self.files.append((file, action, entry))

    def _words_of(self, link: Link) -> str:
        if link.url.lower().startswith("mailto:"):
            return self.tr("Copy e-mail address")
        return self.tr("Copy number") if link.url.lower().startswith("tel:") else self.tr("Copy link")
