"""The place between list and card: the dialog, or over it all people, or everything of one of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from operator_app.domain.value import UserId
from ui.clock import Clock
from ui.conversation.conversation import ConversationPane
from ui.open_account import OpenAccount
from ui.people.people import PeoplePane
from ui.theme.theme import Theme
from ui.user_details.user_details import UserDetails


class Middle(QStackedWidget):
    """The dialog lives on below the others, so that one comes back to the place one left."""

    back_asked = Signal()
    card_asked = Signal()

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        clock: Clock,
        conversation: ConversationPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.conversation = conversation
        self.people = PeoplePane(account, theme, clock, self)
        self.details = UserDetails(account, theme, clock, self)
        self._people_below = False
        """Details were opened from the list of people."""
        for each in (conversation, self.people, self.details):
            self.addWidget(each)
        for button in (self.people.card, self.details.header.card):
            button.clicked.connect(self.card_asked)
        self.people.back_asked.connect(self.back_asked)
        self.details.back_asked.connect(self.back_asked)

    def set_card_folded(self, *, folded: bool) -> None:
        """Whether there has to be a button that brings the card."""
        for button in (self.people.card, self.details.header.card):
            button.setVisible(folded)

    @property
    def header(self) -> QWidget | None:
        """The top of what lies over the dialog: forms open below it. None: nothing does."""
        if self.currentWidget() is self.details:
            return self.details.header
        return self.people.head if self.currentWidget() is self.people else None

    @property
    def people_shown(self) -> bool:
        """The list of people, or details opened from it."""
        return self.currentWidget() is self.people or self._people_below

    def show_conversation(self) -> None:
        """Nothing lies over it any more."""
        if self.currentWidget() is self.conversation:
            return
        self._people_below = False
        self.setCurrentWidget(self.conversation)
        self.people.close_up()
        self.details.close_up()

    def show_people(self) -> None:
        self.details.close_up()
        self._people_below = False
        self.setCurrentWidget(self.people)
        self.people.open()

    def show_details(self, user_id: UserId) -> None:
        self._people_below = self._people_below or self.currentWidget() is self.people
        self.setCurrentWidget(self.details)
        self.details.open(user_id)

    def back(self) -> bool:
        """One step; whether the dialog is on screen now."""
        if self.currentWidget() is self.details and self._people_below:
            self._people_below = False
            self.details.close_up()
            self.setCurrentWidget(self.people)
            self.people.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self.show_conversation()
        self.conversation.feeds.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
