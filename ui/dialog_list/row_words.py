"""What a row of the list says, worked out once for each row: its lines, and one sentence for a screen reader."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from operator_app.domain.dialogs import LastMessage
from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import MessageKind, MessageState
from operator_app.domain.value import Milliseconds, OperatorId
from ui import times
from ui.names import first_name, operator_face, operator_name, user_face, user_name
from ui.theme.avatar import Face

translate = QCoreApplication.translate

AMBER_AFTER = 2 * 60_000
"""Milliseconds after which a waiting user's time turns amber."""
RED_AFTER = 4 * 60_000
TAGS_SHOWN = 2
_PREVIEW = 240


class Tone(StrEnum):
    """Which token a run of words is painted in."""

    PLAIN = "text"
    MUTED = "muted"
    GREEN = "ok_text"
    AMBER = "warn_text"
    RED = "bad_text"
    ACCENT = "accent_text"


@dataclass(frozen=True, slots=True)
class RowWords:
    """Texts are as one line each, without line breaks."""

    name: str
    unread: bool
    muted: bool
    face: Face
    badge: Face | None
    """Who answered last, when an operator did."""
    online: bool
    at: Milliseconds | None
    lead: str
    """Words before the preview: ``You:``, ``typing…``, ``Draft:``."""
    lead_tone: Tone
    icon: str | None
    """Line icon before the preview: file, image, note, clock, warning."""
    icon_tone: Tone
    preview: str
    preview_tone: Tone
    tags: tuple[str, ...]
    more_tags: int
    waiting_since: Milliseconds | None
    unanswered: int
    colleague: Face | None
    """The assignee, where the avatar does not show him already."""
    row: DialogRow

    @property
    def has_third_line(self) -> bool:
        return bool(self.tags) or self.unanswered > 0 or self.waiting_since is not None or self.colleague is not None


def row_words(row: DialogRow, me: OperatorId | None) -> RowWords:
    """``me`` is who reads it: his own answers say ``You:``."""
    dialog = row.dialog
    last = dialog.last_message
    lead, lead_tone = _lead(row, me)
    icon, icon_tone = _icon(row, last)
    preview = _preview(row, last)
    fresh = row.unread or dialog.unanswered > 0
    return RowWords(
        name=user_name(row.user, dialog.user_id),
        unread=row.unread,
        muted=row.mark.muted,
        face=user_face(row.user, dialog.user_id),
        badge=operator_face(row.last_operator) if row.last_operator is not None else None,
        online=row.online,
        at=last.at if last is not None else dialog.created_at,
        lead=lead,
        lead_tone=lead_tone,
        icon=icon,
        icon_tone=icon_tone,
        preview=preview,
        preview_tone=Tone.PLAIN if fresh else Tone.MUTED,
        tags=dialog.tags[:TAGS_SHOWN],
        more_tags=max(0, len(dialog.tags) - TAGS_SHOWN),
        waiting_since=dialog.waiting_since,
        unanswered=dialog.unanswered,
        colleague=_colleague(row, me),
        row=row,
    )


def _colleague(row: DialogRow, me: OperatorId | None) -> Face | None:
    """The assignee, unless it is oneself, or already seen in the corner of the avatar."""
    one = row.assignee
    if one is None or one.id == me or (row.last_operator is not None and row.last_operator.id == one.id):
        return None
    return operator_face(one)


def waiting_tone(since: Milliseconds, now: Milliseconds) -> Tone:
    """Green, then amber, then red."""
    waited = now - since
    if waited >= RED_AFTER:
        return Tone.RED
    return Tone.AMBER if waited >= AMBER_AFTER else Tone.GREEN


def sentence(words: RowWords, now: Milliseconds) -> str:
    """The row for the ear: who, what, when, and what it asks of one."""
    row = words.row
    parts = [words.name]
    if words.unread:
        parts.append(translate("dialog_row", "unread"))
    if words.unanswered:
        parts.append(translate("dialog_row", "unanswered messages: {n}").format(n=words.unanswered))
    if words.waiting_since is not None:
        parts.append(translate("dialog_row", "waiting {time}").format(time=times.waited(words.waiting_since, now)))
    said = " ".join(part for part in (words.lead, _spoken_icon(words.icon), words.preview) if part)
    if said:
        parts.append(said)
    if words.at is not None:
        parts.append(times.list_time(words.at, now))
    if row.dialog.tags:
        parts.append(translate("dialog_row", "tags: {tags}").format(tags=", ".join(row.dialog.tags)))
    if row.assignee is not None:
        parts.append(translate("dialog_row", "assigned to {name}").format(name=operator_name(row.assignee)))
    if words.online:
        parts.append(translate("dialog_row", "on the site now"))
    if words.muted:
        parts.append(translate("dialog_row", "muted"))
    return ", ".join(parts)


def _lead(row: DialogRow, me: OperatorId | None) -> tuple[str, Tone]:
    if row.typing is not None and row.typing.by_user:
        return translate("dialog_row", "typing…"), Tone.GREEN
    if row.draft:
        return translate("dialog_row", "Draft:"), Tone.ACCENT
    last = row.dialog.last_message
    if last is None or last.kind in {MessageKind.USER, MessageKind.SYSTEM}:
        return "", Tone.MUTED
    if last.author_id is not None and last.author_id == me:
        return translate("dialog_row", "You:"), Tone.MUTED
    if row.last_operator is not None:
        return f"{first_name(row.last_operator)}:", Tone.MUTED
    return translate("dialog_row", "Operator:"), Tone.MUTED


def _icon(row: DialogRow, last: LastMessage | None) -> tuple[str | None, Tone]:
    if row.draft and row.typing is None:
        return None, Tone.MUTED
    if row.outgoing is MessageState.FAILED:
        return "warning", Tone.RED
    if row.outgoing is not None and row.outgoing < MessageState.FAILED:
        return "clock", Tone.MUTED
    if last is None:
        return None, Tone.MUTED
    if last.kind is MessageKind.NOTE:
        return "note", Tone.AMBER
    if last.file_count:
        return ("image" if last.file_is_image else "file"), Tone.MUTED
    return None, Tone.MUTED


def _preview(row: DialogRow, last: LastMessage | None) -> str:
    if row.draft and row.typing is None:
        return _one_line(row.draft)
    if last is None:
        return translate("dialog_row", "No messages yet")
    text = _one_line(last.text)
    if text or not last.file_count:
        return text
    name = _one_line(last.file_name or "")
    return f"{name} +{last.file_count - 1}" if last.file_count > 1 else name


def _spoken_icon(icon: str | None) -> str:
    match icon:
        case "file":
            return translate("dialog_row", "file")
        case "image":
            return translate("dialog_row", "image")
        case "note":
            return translate("dialog_row", "note")
        case "clock":
            return translate("dialog_row", "not sent yet")
        case "warning":
            return translate("dialog_row", "not sent")
        case _:
            return ""


def _one_line(text: str) -> str:
    return " ".join(text[:_PREVIEW].split())
