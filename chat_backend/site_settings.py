"""What a page is told of how the chat behaves, and whether the team works now."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from chat_backend.clock import Clock
from chat_backend.presence import PresenceBook
from chat_backend.protocol import SiteChat, SiteSettings, Workspace


def site_settings(workspace: Workspace, presence: PresenceBook, now: int) -> SiteSettings:
    chat = workspace.chat
    return SiteSettings(
        team_name=workspace.name,
        file_limit=workspace.file_limit,
        online=presence.is_anyone_online(workspace.id),
        mode=chat.mode,
        accent=chat.accent,
        greeting=chat.greeting,
        language=chat.language,
        away=is_away(chat, now),
        away_text=chat.away_text,
        ask_email=chat.ask_email,
    )


def is_away(chat: SiteChat, now: int) -> bool:
    """Whether the moment lies outside the working hours. Without any hours the team always works."""
    if not chat.hours:
        return False
    local = datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(chat.zone))
    minute = local.hour * 60 + local.minute
    return not any(one.day == local.weekday() and one.begin <= minute < one.until for one in chat.hours)


class HoursWatch:
    """Notices when working hours begin or end."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._told: dict[str, bool] = {}

    def turned(self, workspace: Workspace) -> bool:
        """Whether it is otherwise than when last asked; what is asked for the first time has not turned."""
        away = is_away(workspace.chat, self._clock())
        before = self._told.get(workspace.id, away)
        self._told[workspace.id] = away
        return before != away
