"""The menu of a message."""

from PySide6.QtWidgets import QWidget

from ui.conversation.timeline.items import Action, Bubble, Delivery
from ui.conversation.timeline.links import Link
from ui.theme.popup import PopupMenu
from ui.theme.theme import Theme


class MessageMenu(PopupMenu):
    """What can be done with a message. Show it with ``popup``; it deletes itself."""

    def __init__(self, theme: Theme, parent: QWidget, bubble: Bubble, link: Link | None, *, selected: bool) -> None:
        super().__init__(theme, parent)
        self.copy = self.add_entry(self.tr("Copy") if selected else self.tr("Copy message"), icon="copy")
        self.copy_link = None if link is None else self.add_entry(self._words_of(link))
        self.failed = {}
        if bubble.delivery is Delivery.FAILED:
            self.addSeparator()
            self.failed = {
                Action.RETRY: self.add_entry(self.tr("Send again"), icon="retry"),
                Action.EDIT: self.add_entry(self.tr("Edit"), icon="edit"),
                Action.DISCARD: self.add_entry(self.tr("Discard"), icon="trash"),
            }

    def _words_of(self, link: Link) -> str:
        if link.url.lower().startswith("mailto:"):
            return self.tr("Copy e-mail address")
        return self.tr("Copy number") if link.url.lower().startswith("tel:") else self.tr("Copy link")
