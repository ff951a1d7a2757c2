"""What the header of a dialog says under the name."""

from PySide6.QtCore import QCoreApplication

from operator_app.domain.lists import DialogRow
from operator_app.domain.people import Operator
from operator_app.domain.value import Milliseconds
from ui import times
from ui.names import first_name

translate = QCoreApplication.translate


def presence_words(row: DialogRow, operators: tuple[Operator, ...], now: Milliseconds) -> str:
    """Whether the user is here and what he looks at, and which colleagues look too."""
    parts = [_presence(row, now)]
    looking = [first_name(one) for one in operators if one.id in row.viewers]
    if len(looking) == 1:
        parts.append(translate("header", "{name} is looking too").format(name=looking[0]))
    elif looking:
        parts.append(translate("header", "{names} are looking too").format(names=", ".join(looking)))
    return " · ".join(part for part in parts if part)


def _presence(row: DialogRow, now: Milliseconds) -> str:
    if row.online:
        where = row.page_title or row.page
        if where:
            return translate("header", "online — viewing “{page}”").format(page=where)
        return translate("header", "online")
    if row.user is None:
        return ""
    return translate("header", "last seen {time}").format(time=_seen(row.user.last_seen_at, now))


def _seen(at: Milliseconds, now: Milliseconds) -> str:
    """A clock time today, day and time yesterday, a day before that."""
    day = times.day(at, now)
    ago = (times.local(now).date() - times.local(at).date()).days
    if ago == 0:
        return times.clock(at)
    return f"{day.lower()} {times.clock(at)}" if ago == 1 else day
