"""When the team works: outside these hours nobody is alerted, unless he wants to be."""

from datetime import UTC, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from operator_app.domain.site_chat import SiteChat, WorkingHours
from operator_app.domain.value import Milliseconds, Value


class TeamHours(Value):
    """Of a week, in the team's own zone; none at all means always."""

    stretches: tuple[WorkingHours, ...] = ()
    zone: str = "UTC"
    """IANA name."""

    def holds(self, at: Milliseconds) -> bool:
        """Whether the team works at this moment. In a zone that this system does not know it always does: better one alert too many."""
        zone = _zone(self.zone)
        if not self.stretches or zone is None:
            return True
        there = datetime.fromtimestamp(at / 1000, UTC).astimezone(zone)
        minute = there.hour * 60 + there.minute
        return any(each.day == there.weekday() and each.begin <= minute < each.until for each in self.stretches)


ALWAYS: Final = TeamHours()


def team_hours(chat: SiteChat) -> TeamHours:
    """As an owner set them, with the chat on the site."""
    return TeamHours(stretches=chat.hours, zone=chat.zone)


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
