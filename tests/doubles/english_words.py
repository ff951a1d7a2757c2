"""The sentences of a bubble in plain English, for tests that need no screen."""

from operator_app.domain.arrivals import ArrivalReason
from operator_app.domain.value import UserId


class EnglishWords:
    """The ``Words`` of ``rules``."""

    def nameless(self, user_id: UserId) -> str:
        return f"Visitor {user_id}"

    def headline(self, reason: ArrivalReason, name: str) -> str:
        match reason:
            case ArrivalReason.TRANSFERRED:
                return f"Assigned to you: {name}"
            case ArrivalReason.MENTIONED:
                return f"{name} mentioned you"
            case _:
                return name

    def something_new(self, reason: ArrivalReason) -> str:
        match reason:
            case ArrivalReason.TRANSFERRED:
                return "A dialog was assigned to you"
            case ArrivalReason.MENTIONED:
                return "You were mentioned"
            case ArrivalReason.NEW_DIALOG:
                return "New dialog"
            case _:
                return "New message"

    def several(self, alerts: int, dialogs: int) -> str:
        messages = "message" if alerts == 1 else "messages"
        return f"{alerts} new {messages} in {dialogs} {'dialog' if dialogs == 1 else 'dialogs'}"
