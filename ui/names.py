"""What the screen calls people."""

from PySide6.QtCore import QCoreApplication

from operator_app.domain.people import Operator, User
from ui.conversation.timeline.plain_text import one_line
from ui.theme.avatar import Face, initials

MOST_OF_A_NAME = 80
"""Characters of a name that are shown; a server may allow more, and a prank may be thousands."""

translate = QCoreApplication.translate


def user_name(user: User | None, user_id: str) -> str:
    """The name, else the e-mail, else the phone, else ``Visitor 7f3a · Berlin``."""
    if user is not None:
        for known in (user.name, user.email, user.phone):
            if known and (name := one_line(known, MOST_OF_A_NAME)):
                return name
    visitor = translate("names", "Visitor {id}").format(id=_tail(user_id))
    place = user.place if user is not None else None
    return f"{visitor} · {place}" if place else visitor


def user_face(user: User | None, user_id: str) -> Face:
    if user is not None and user.name and user.name.strip():
        return Face(user_id, initials(user.name))
    if user is not None and user.email:
        return Face(user_id, user.email[0].upper())
    return Face(user_id, f"#{_tail(user_id)[:1]}")


def operator_face(operator: Operator) -> Face:
    return Face(operator.id, initials(operator.name))


def operator_name(operator: Operator) -> str:
    """The whole name."""
    return one_line(operator.name, MOST_OF_A_NAME)


def first_name(operator: Operator) -> str:
    """``Nina`` of ``Nina Serova``, for where room is scarce."""
    name = operator_name(operator)
    return name.split()[0] if name else ""


def short_name(operator: Operator) -> str:
    """``Anton K.`` of ``Anton Kozlov``."""
    words = operator_name(operator).split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else operator_name(operator)


def _tail(person_id: str) -> str:
    """The last four characters of an id, enough to tell nameless people apart."""
    letters = [letter for letter in person_id if letter.isalnum()]
    return "".join(letters[-4:])
