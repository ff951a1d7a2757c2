"""The sentences of a notification in the operator's language."""

from PySide6.QtCore import QCoreApplication

from operator_app.domain.arrivals import ArrivalReason
from operator_app.domain.value import UserId
from ui.names import user_name


class AlertWords:
    """The ``Words`` of ``operator_app.notifications.rules``."""

    def nameless(self, user_id: UserId) -> str:
        return user_name(None, user_id)

    def headline(self, reason: ArrivalReason, name: str) -> str:
        match reason:
            case ArrivalReason.TRANSFERRED:
                return _tr("Assigned to you: {name}").format(name=name)
            case ArrivalReason.MENTIONED:
                return _tr("{name} mentioned you").format(name=name)
            case _:
                return name

    def something_new(self, reason: ArrivalReason) -> str:
        match reason:
            case ArrivalReason.TRANSFERRED:
                return _tr("A dialog was assigned to you")
            case ArrivalReason.MENTIONED:
                return _tr("You were mentioned in a note")
            case ArrivalReason.NEW_DIALOG:
                return _tr("New dialog")
            case ArrivalReason.REOPENED:
                return _tr("A closed dialog goes on")
            case ArrivalReason.NEW_MESSAGE:
                return _tr("New message")

    def several(self, alerts: int, dialogs: int) -> str:
        messages = QCoreApplication.translate("AlertWords", "%n new message(s)", "", alerts)
        where = QCoreApplication.translate("AlertWords", "in %n dialog(s)", "", dialogs)
        return f"{messages} {where}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("AlertWords", text)
