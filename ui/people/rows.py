"""What a row of the list of people says."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from operator_app.domain.contact_details import shown_phone
from operator_app.domain.value import Milliseconds, UserId
from operator_app.engine.requests import Person
from ui import times
from ui.conversation.timeline.plain_text import one_line
from ui.names import user_face, user_name
from ui.theme.avatar import Face

translate = QCoreApplication.translate

LONGEST = 120


@dataclass(frozen=True, slots=True)
class PersonRow:
    user_id: UserId
    face: Face
    name: str
    online: bool
    about: str
    """Where he is on the site now, or what tells him from others."""
    when: str
    blocked: bool


def person_row(person: Person, now: Milliseconds) -> PersonRow:
    """Loads the library of phone numbers at the first use: not on the screen's thread."""
    user = person.user
    name = user_name(user, user.id)
    phone = shown_phone(user.phone) if user.phone else None
    told = [each for each in (user.email, phone, user.place) if each and each != name and each not in name]
    if person.online and person.page_title:
        told.insert(0, translate("people", "viewing “{page}”").format(page=one_line(person.page_title, LONGEST)))
    when = translate("people", "online") if person.online else times.list_time(user.last_seen_at, now)
    return PersonRow(
        user_id=user.id,
        face=user_face(user, user.id),
        name=name,
        online=person.online,
        about=" · ".join(one_line(each, LONGEST) for each in told),
        when=when,
        blocked=user.blocked,
    )


def sentence(row: PersonRow) -> str:
    """What a row says to a screen reader."""
    seen = row.when if row.online else translate("people", "last seen {when}").format(when=row.when)
    blocked = translate("people", "blocked") if row.blocked else ""
    return ", ".join(each for each in (row.name, seen, row.about, blocked) if each)
