"""The way between the rooms about a person: the card, everything of him, the list of all, and writing to him first."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from operator_app.domain.lists import DialogRow
from operator_app.domain.value import DialogId, UserId
from ui.middle import Middle
from ui.open_account import OpenAccount
from ui.panes import Panes
from ui.theme.theme import Theme
from ui.user_card.user_card import UserCardPane
from ui.writing_first import WritingFirst


class PersonRooms(QObject):
    """``show`` brings a dialog on screen, ``write`` does so with the keyboard in its field."""

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        panes: Panes,
        middle: Middle,
        card: UserCardPane,
        *,
        show: Callable[[DialogId], None],
        write: Callable[[DialogId], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._panes = panes
        self._middle = middle
        self._card = card
        self._write = write
        self.writing_first = WritingFirst(account, theme, self)
        self.writing_first.dialog_ready.connect(self._write_in)
        details, people = middle.details, middle.people
        for chosen in (card.dialog_chosen, details.dialog_chosen):
            chosen.connect(lambda dialog_id: show(DialogId(dialog_id)))
        for wanted in (card.write_wanted, details.write_wanted, people.write_wanted):
            wanted.connect(self._write_to)
        for wanted in (card.details_wanted, people.details_wanted):
            wanted.connect(self.show_details)
        people.looked_at.connect(lambda user_id: card.show_user(UserId(user_id), None))
        middle.back_asked.connect(self._go_back)
        middle.card_asked.connect(panes.toggle_card)
        panes.folded.connect(lambda: middle.set_card_folded(folded=panes.card_folded))

    def show_people(self) -> None:
        """The list of all users in place of the dialog."""
        directory = self._account.directory
        if directory is not None and directory.abilities.people:
            self._panes.show_middle()
            self._middle.show_people()

    def show_details(self, user_id: str | None) -> None:
        """Everything of him in place of the dialog."""
        directory = self._account.directory
        if user_id and directory is not None and directory.abilities.site_events:
            self._panes.hide_card()
            self._panes.show_middle()
            self._middle.show_details(UserId(user_id))

    def show_row(self, row: DialogRow) -> None:
        """The card follows the dialog, unless somebody else is being looked at."""
        if not self._middle.people_shown:
            self._card.show_user(row.dialog.user_id, row.dialog.id)

    def _write_to(self, user_id: str) -> None:
        self.writing_first.write_to(UserId(user_id), self._middle.header or self._card.head)

    def _write_in(self, dialog_id: str) -> None:
        self._panes.hide_card()
        self._write(DialogId(dialog_id))

    def _go_back(self) -> None:
        """The card shows the user of the dialog again."""
        if self._middle.back():
            row = self._middle.conversation.row
            if row is None:
                self._card.show_user(None, None)
            else:
                self._card.show_user(row.dialog.user_id, row.dialog.id)
