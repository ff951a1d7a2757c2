"""Entries of a dialog ("parts"): what was said, noted and done."""

from collections.abc import Sequence
from typing import Any, Final

from msgspec.structs import replace

from operator_app.backends.carrotquest import people
from operator_app.backends.carrotquest.html_text import text_of
from operator_app.backends.carrotquest.reading import (
    Json,
    flag,
    moment,
    number,
    order_of,
    record,
    records,
    text_id,
    words,
)
from operator_app.domain.messages import Fact, FactKind, File, Message, MessageKind
from operator_app.domain.value import ClientId, DialogId, FileId, MessageId, OperatorId, Revision, Value

FROM_USER: Final = frozenset({"reply_user"})
FROM_OPERATORS: Final = frozenset({"reply_admin", "article", "auto_reply", "vote", "chat_bot_admin", "chat_bot_user"})
ANSWERS: Final = frozenset({"reply_admin", "article"})
"""What ends a user's waiting."""
_NOTE: Final = "note"
_MOST_FILES: Final = 50
LONGEST_TEXT: Final = 100_000
_NAMES: Final = ("tag", "name", "title", "value", "body")


class Part(Value):
    """An entry as it was told. ``random_id`` 0: none was given."""

    message: Message
    type: str
    random_id: int = 0
    read: bool = False
    """The user has read it."""


def part(found: dict[str, Json], dialog_id: DialogId | None = None) -> Part | None:
    """None: it has no id, or is of no dialog. ``dialog_id``: of the dialog it was asked for with."""
    position = order_of(found.get("id"))
    told = text_id(found.get("conversation"))
    where = DialogId(told) if told is not None else dialog_id
    if position is None or where is None:
        return None
    kind = words(found.get("type"), 60) or ""
    read = flag(found.get("read"))
    return Part(message=_message(found, kind, position, where), type=kind, random_id=_random_id(found), read=read)


def kind_of(found: dict[str, Json]) -> MessageKind:
    return _kind(words(found.get("type"), 60) or "")


def named(message: Message, client_id: ClientId | None) -> Message:
    """The message as our own command's."""
    return message if client_id is None else replace(message, client_id=client_id)


def with_assignee(entries: Sequence[Part], revision: Revision, whom: OperatorId | None) -> tuple[Part, ...]:
    """The newest entries of a dialog; the last of them that gave it to somebody and does not say whom is named by whose
    the dialog is. ``revision``: up to which entry that is known.
    """
    given = [each for each in entries if each.type == "assigned"]
    last = max(given, key=lambda each: each.message.position or 0, default=None)
    if last is None or last.message.fact is None or (last.message.position or 0) > revision:
        return tuple(entries)
    fact = last.message.fact
    if fact.what is not FactKind.ASSIGNED or fact.operator_id is not None:
        return tuple(entries)
    what = FactKind.UNASSIGNED if whom is None else FactKind.ASSIGNED
    named_so = replace(last.message, fact=replace(fact, what=what, operator_id=whom))
    return tuple(replace(each, message=named_so) if each is last else each for each in entries)


def files(found: dict[str, Json]) -> tuple[File, ...]:
    return tuple(_file(each) for each in list(records(found.get("attachments")))[:_MOST_FILES])


def _message(found: dict[str, Json], kind: str, position: Revision, dialog_id: DialogId) -> Message:
    what, text, fact = _kind(kind), _text(found, kind), None
    author = people.author(found.get("from"), by_user=what is MessageKind.USER)
    if moment(found.get("removed")) is not None or (found.get("removed") is True):
        what, text, fact = MessageKind.SYSTEM, "", Fact(what=FactKind.REMOVED, by=_by(author, what))
    elif what is MessageKind.SYSTEM:
        fact = _fact(found, kind, text, None if author is None else OperatorId(author))
    return Message(
        id=MessageId(str(position)),
        dialog_id=dialog_id,
        kind=what,
        author_id=author,
        text=text,
        at=moment(found.get("created")) or 0,
        position=position,
        files=() if fact is not None else files(found),
        fact=fact,
        edited_at=None if fact is not None else moment(found.get("edited")),
    )


def _kind(kind: str) -> MessageKind:
    if kind in FROM_USER:
        return MessageKind.USER
    if kind in FROM_OPERATORS:
        return MessageKind.OPERATOR
    return MessageKind.NOTE if kind == _NOTE else MessageKind.SYSTEM


def _by(author: str | None, what: MessageKind) -> OperatorId | None:
    return None if author is None or what is MessageKind.USER else OperatorId(author)


def _text(found: dict[str, Json], kind: str) -> str:
    body = found.get("body")
    text = text_of(body)[:LONGEST_TEXT] if isinstance(body, str) else ""
    lines: list[str] = [text] if text else []
    if kind in FROM_OPERATORS:
        lines += [f"[{said}]" for each in records(found.get("actions")) if (said := _said(each))]
    if kind == "article" and not lines:
        structured = record(found.get("body_json"))
        lines += [entry for name in ("title", "name", "url", "link") if (entry := words(structured.get(name)))]
    answer = record(found.get("meta_data"))
    vote, comment = number(answer.get("vote")), words(answer.get("comment"))
    if vote:
        lines.append("★" * min(vote, 5))
    if comment:
        lines.append(comment)
    return "\n".join(lines)


def _said(action: dict[str, Json]) -> str:
    body = action.get("body")
    return text_of(body)[:200] if isinstance(body, str) else ""


def _fact(found: dict[str, Json], kind: str, text: str, by: OperatorId | None) -> Fact:
    """How system parts say which tag, whom and until when is not known: what they say is used where it is clear."""
    match kind:
        case "tag_added":
            return Fact(what=FactKind.TAGGED, by=by, tag=_named(found, text))
        case "tag_deleted":
            return Fact(what=FactKind.UNTAGGED, by=by, tag=_named(found, text))
        case "assigned":
            return _assigned(found, by)
        case "closed" | "final_closed":
            return Fact(what=FactKind.CLOSED, by=by)
        case "delayed":
            told = record(found.get("body_json"))
            until = moment(told.get("delayed_until")) or moment(told.get("until")) or moment(found.get("delayed_until"))
            return Fact(what=FactKind.SNOOZED, by=by, until=until)
        case "channel_changed":
            return Fact(what=FactKind.MOVED, by=by)
        case _:
            return Fact(what=FactKind.OTHER, by=by)


def _named(found: dict[str, Json], text: str) -> str | None:
    told = record(found.get("body_json"))
    for name in _NAMES:
        if isinstance(told.get(name), str) and (said := words(told[name], 255)):
            return said
    return text[:255] or None


def _assigned(found: dict[str, Json], by: OperatorId | None) -> Fact:
    for told in (record(found.get("body_json")), found):
        for name in ("assignee", "admin", "assigned"):
            if name in told:
                whom = people.operator_id(told[name])
                if whom is None:
                    return Fact(what=FactKind.UNASSIGNED, by=by)
                return Fact(what=FactKind.ASSIGNED, by=by, operator_id=whom)
    return Fact(what=FactKind.ASSIGNED, by=by)


def _random_id(found: dict[str, Json]) -> int:
    return number(found.get("random_id"))


def _file(found: dict[str, Any]) -> File:
    url = words(found.get("url"), 2_000) or ""
    name = words(found.get("filename"), 255) or url.rpartition("/")[2] or "file"
    content_type = (words(found.get("mime_type"), 100) or "application/octet-stream").lower()
    return File(
        id=FileId(text_id(found.get("id")) or url or name),
        name=name,
        size=number(found.get("size")),
        content_type=content_type,
        url=url if url.startswith(("https://", "http://")) else "",
    )
