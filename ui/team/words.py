"""What the screen calls roles and whether somebody is there."""

from PySide6.QtCore import QCoreApplication

from operator_app.domain.people import Role
from operator_app.domain.team import Member, Presence
from operator_app.domain.value import Milliseconds
from ui.times import day, list_time

translate = QCoreApplication.translate


def role_words(role: Role) -> str:
    return translate("team", "Owner") if role is Role.OWNER else translate("team", "Operator")


def presence_words(presence: Presence, member: Member | None, now: Milliseconds) -> str:
    """``member`` None: nothing more is known than the presence."""
    match presence:
        case Presence.ONLINE:
            return translate("team", "online")
        case Presence.IDLE:
            return translate("team", "not at the computer")
        case Presence.AWAY:
            return translate("team", "away")
        case Presence.OFFLINE if member is not None and member.last_seen_at is not None:
            return translate("team", "last here: {when}").format(when=list_time(member.last_seen_at, now))
        case Presence.OFFLINE:
            return translate("team", "not connected")


def dialogs_words(count: int) -> str:
    """How many dialogs somebody has open."""
    if count == 0:
        return translate("team", "no open dialogs")
    return translate("team", "open dialogs: {n}").format(n=count)


def until_words(moment: Milliseconds, now: Milliseconds, *, expired: bool) -> str:
    if expired:
        return translate("team", "has run out")
    return translate("team", "until {day}").format(day=day(moment, now))
