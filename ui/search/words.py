"""What a found message or person is called in a line, and said by a screen reader."""

from PySide6.QtCore import QCoreApplication

from operator_app.domain.found import FoundMessage, FoundPerson
from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import MessageKind
from operator_app.domain.value import Milliseconds
from ui import times
from ui.conversation.timeline.plain_text import one_line
from ui.names import user_name

MOST_OF_A_LINE = 200
"""Characters."""

translate = QCoreApplication.translate


def name_of(found: FoundMessage) -> str:
    """Whose dialog it is in."""
    return user_name(found.user, "" if found.user is None else found.user.id)


def written_by(found: FoundMessage) -> str:
    """What stands before the text: who wrote, where it was not the user."""
    if found.kind is MessageKind.NOTE:
        return translate("search", "Note: ")
    if found.kind is MessageKind.OPERATOR:
        return f"{found.author}: " if found.author else ""
    return ""


def sentence(found: FoundMessage, now: Milliseconds) -> str:
    """Whose dialog, who wrote, what, when."""
    return f"{name_of(found)}. {written_by(found)}{found.snippet}. {times.list_time(found.at, now)}"


def reached(found: FoundPerson) -> str:
    """How a person can be told from a namesake."""
    return " · ".join(filter(None, (found.user.email, found.user.phone)))


def last_words(row: DialogRow) -> str:
    """The last message of it."""
    last = row.dialog.last_message
    return "" if last is None else one_line(last.text, MOST_OF_A_LINE)


def dialogs(found: FoundPerson) -> str:
    if found.dialogs == 1:
        return translate("search", "1 dialog")
    return translate("search", "dialogs: {count}").format(count=found.dialogs)
