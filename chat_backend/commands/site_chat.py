"""Owners decide how the chat behaves on the site."""

import re
from zoneinfo import ZoneInfo

import msgspec

from chat_backend.commands.team import require_owner
from chat_backend.database import rows
from chat_backend.open_change import OpenChange
from chat_backend.protocol import (
    MAX_HOURS,
    MAX_SITE_TEXT,
    Operator,
    SetSiteChat,
    SiteChat,
    Workspace,
    is_text_allowed,
)
from chat_backend.refusals import Refused

_COLOUR = re.compile(r"#[0-9a-f]{6}")


async def set_site_chat(change: OpenChange, actor: Operator, command: SetSiteChat) -> None:
    await require_owner(change, actor)
    workspace = await rows.find(change.connection, Workspace, change.workspace_id, id=change.workspace_id)
    if workspace is None:
        raise AssertionError("the workspace of a session exists")
    await change.put(msgspec.structs.replace(workspace, chat=_checked(command.chat)))


def _checked(chat: SiteChat) -> SiteChat:
    """Raises ``bad_request``, ``text_too_long`` or ``too_many``, with the field it is about."""
    accent = chat.accent.strip().lower()
    if _COLOUR.fullmatch(accent) is None:
        raise Refused("bad_request", "A colour is # and six hexadecimal digits.", field="accent")
    if len(chat.hours) > MAX_HOURS:
        raise Refused("too_many", f"A week has at most {MAX_HOURS} stretches of working hours.", field="hours")
    if any(one.begin >= one.until for one in chat.hours):
        raise Refused("bad_request", "Working hours end after they begin.", field="hours")
    try:
        ZoneInfo(chat.zone)
    except (ValueError, OSError):  # also what is no key at all: an absolute path, a folder
        raise Refused("bad_request", "There is no such time zone.", field="zone") from None
    return msgspec.structs.replace(
        chat,
        accent=accent,
        greeting=_text(chat.greeting, "greeting"),
        away_text=_text(chat.away_text, "away_text"),
    )


def _text(text: str, field: str) -> str:
    text = text.strip()
    if len(text) > MAX_SITE_TEXT:
        raise Refused("text_too_long", f"This text has at most {MAX_SITE_TEXT} characters.", field=field)
    if not is_text_allowed(text):
        raise Refused("bad_request", "The text has control characters.", field=field)
    return text
