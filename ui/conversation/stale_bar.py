"""Above the composer: why an answer was held back, and the two ways on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from operator_app.domain.answer_guard import Happening
from operator_app.domain.people import Operator
from ui.clock import Clock
from ui.conversation.choice_bar import ChoiceBar
from ui.conversation.stale_words import happening_words
from ui.theme.theme import Theme


class StaleBar(ChoiceBar):
    """The send key sends, Esc keeps."""

    send_anyway = Signal()
    keep = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(theme, clock, parent)
        self.send_button, self.keep_button = self.first_button, self.second_button
        self.first.connect(self.send_anyway)
        self.second.connect(self.keep)

    def ask(self, happenings: Sequence[Happening], operators: Sequence[Operator]) -> None:
        """Say what happened until one of the ways is taken."""
        told, known = tuple(happenings), tuple(operators)
        self.say(
            lambda now: "\n".join(happening_words(each, known, now) for each in told),
            self.tr("Send anyway"),
            self.tr("Keep as draft"),
        )
