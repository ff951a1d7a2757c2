"""What others did while an operator had no connection, and what may be done about it, in words."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from operator_app.domain.answer_guard import Answered, Closed, Reassigned
from operator_app.domain.commands import AddTag, Assign, CloseDialog, EditUser, SendMessage, SnoozeDialog
from operator_app.domain.conflicts import Conflict, Deleted, Edited, Held, TagRemoved, WroteAgain
from operator_app.domain.people import Operator
from operator_app.domain.value import Milliseconds
from ui.conversation.stale_words import SHOWN_TEXT, ago, happening_words

translate = QCoreApplication.translate


def held_sentence(held: Sequence[Held], operators: Iterable[Operator], now: Milliseconds) -> str:
    """What happened, each thing once, and what was not done for it."""
    conflicts = dict.fromkeys(conflict for each in held for conflict in each.conflicts)
    known = tuple(operators)
    told = [translate("held", "While you were offline:")]
    told += [conflict_words(conflict, known, now) for conflict in conflicts]
    return " ".join([*told, waiting_words(held)])


def conflict_words(conflict: Conflict, operators: Iterable[Operator], now: Milliseconds) -> str:
    match conflict:
        case Answered() | Closed() | Reassigned():
            return happening_words(conflict, operators, now)
        case WroteAgain(text=text, at=at, file_name=name):
            said = " ".join(text.split())[:SHOWN_TEXT] or name or ""
            return translate("held", "The user wrote again {ago}: “{text}”").format(ago=ago(at, now), text=said)
        case TagRemoved(name=name):
            return translate("held", "The tag “{tag}” was removed for everybody.").format(tag=name)
        case Edited(theirs=None):
            return translate("held", "Somebody else has cleared this.")
        case Edited(theirs=theirs):
            return translate("held", "Somebody else has changed it to “{value}”.").format(value=theirs)
        case Deleted():
            return translate("held", "This dialog was deleted.")


def waiting_words(held: Sequence[Held]) -> str:
    """What was not done."""
    answers = sum(isinstance(each.command, SendMessage) for each in held)
    if answers == 1:
        return translate("held", "Your answer has not been sent.")
    if answers:
        return translate("held", "Your answers have not been sent.")
    match held[0].command:
        case CloseDialog():
            return translate("held", "The dialog has not been closed.")
        case SnoozeDialog():
            return translate("held", "The dialog has not been snoozed.")
        case Assign():
            return translate("held", "Your assignment has not been made.")
        case AddTag():
            return translate("held", "Your tag has not been added.")
        case EditUser():
            return translate("held", "Your change has not been saved.")
        case _:
            return ""


def ways(held: Sequence[Held]) -> tuple[str, str]:
    """What the two buttons say; the first is empty where there is only one way."""
    if any(isinstance(each.command, SendMessage) for each in held):
        gone = any(isinstance(conflict, Deleted) for each in held for conflict in each.conflicts)
        return "" if gone else translate("held", "Send anyway"), translate("held", "Keep as draft")
    if any(isinstance(conflict, Deleted) for each in held for conflict in each.conflicts):
        return "", translate("held", "Dismiss")
    match held[0].command:
        case CloseDialog():
            return translate("held", "Close anyway"), translate("held", "Leave open")
        case SnoozeDialog():
            return translate("held", "Snooze anyway"), translate("held", "Leave it")
        case Assign():
            return translate("held", "Assign anyway"), translate("held", "Leave it")
        case AddTag():
            return translate("held", "Add anyway"), translate("held", "Leave it")
        case _:
            return translate("held", "Use mine"), translate("held", "Keep theirs")
