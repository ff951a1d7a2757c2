"""The sentences of a notification in the operator's language."""

from PySide6.QtCore import QObject

from operator_app.domain.arrivals import ArrivalReason
from operator_app.domain.value import UserId
from ui.names import user_name


class AlertWords(QObject):
    """The ``Words`` of ``operator_app.notifications.rules``."""

    def nameless(self, user_id: UserId) -> str:
        return user_name(None, user_id)

    def headline(self, reason: ArrivalReason, name: str) -> str:
        match reason:
            case ArrivalReason.TRANSFERRED:
                return self.tr("Assigned to you: {name}").format(name=name)
            case ArrivalReason.MENTIONED:
                return self.tr("{name} mentioned you").format(name=name)
            case ArrivalReason.WAITING:
                return self.tr("{name} is still waiting").format(name=name)
            case _:
                return name

    def something_new(self, reason: ArrivalReason) -> str:
        match reason:
            case ArrivalReason.TRANSFERRED:
                return self.tr("A dialog was assigned to you")
            case ArrivalReason.MENTIONED:
                return self.tr("You were mentioned in a note")
            case ArrivalReason.NEW_DIALOG:
                return self.tr("New dialog")
            case ArrivalReason.REOPENED:
                return self.tr("A closed dialog goes on")
            case ArrivalReason.WAITING:
                return self.tr("Somebody is still waiting for an answer")
            case ArrivalReason.NEW_MESSAGE:
                return self.tr("New message")

    def several(self, alerts: int, dialogs: int) -> str:
        messages = self.tr("%n new message(s)", None, alerts)
        where = self.tr("in %n dialog(s)", None, dialogs)
        return f"{messages} {where}"

    def open_words(self) -> str:
        """On the button of a bubble."""
        return self.tr("Open")

    def proof_title(self) -> str:
        return self.tr("This is a test")

    def proof_text(self) -> str:
        return self.tr("Click here to see that a click arrives.")
