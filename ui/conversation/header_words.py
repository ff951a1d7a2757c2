"""What the header of a dialog says under the name."""

from PySide6.QtCore import QCoreApplication

from operator_app.domain.lists import DialogRow
from operator_app.domain.value import Milliseconds
from ui import times

translate = QCoreApplication.translate


def presence_words(row: DialogRow, now: Milliseconds) -> str:
    """Whether the user is here and what he looks at."""
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
