"""Dialogs ("conversations"), and what of them is in no field: since when somebody waits, and how far he has read."""

from collections.abc import Iterable, Iterator
from typing import Final

from operator_app.backends import port
from operator_app.backends.carrotquest import people
from operator_app.backends.carrotquest.parts import ANSWERS, FROM_OPERATORS, FROM_USER, Part, kind_of, part
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
from operator_app.domain.dialogs import Dialog, DialogState, LastMessage, Tag
from operator_app.domain.effects import LAST_TEXT
from operator_app.domain.messages import MessageKind
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, Revision, UserId, Value

LAST_PARTS: Final = ("part_last", "important_part_last", "reply_last")
"""Fields that hold the newest of a dialog's entries, of any kind, worth a look, and said by either side."""
_MOST_TAGS: Final = 100


class Waiting(Value):
    """What the newest entries of a dialog say: see ``waiting``."""

    since: Milliseconds | None = None
    unanswered: int = 0
    read_up_to: Revision = 0
    """The user has read everything of operators up to here."""


def waiting(newest_first: Iterable[Part]) -> Waiting:
    """Of a dialog's newest entries: what the user wrote since an operator's last answer, and how far he has read."""
    since, unanswered, read_up_to, answered = None, 0, 0, False
    for each in newest_first:
        if each.type in ANSWERS:
            answered = True
        elif each.type in FROM_USER and not answered:
            since, unanswered = each.message.at, unanswered + 1
        told = each.type in FROM_OPERATORS and each.read
        if told or each.type in FROM_USER:  # who writes has read what stands above
            read_up_to = max(read_up_to, each.message.position or 0)
    return Waiting(since=since, unanswered=unanswered, read_up_to=read_up_to)


def last_parts(found: dict[str, Json]) -> Iterator[dict[str, Json]]:
    yield from (told for name in LAST_PARTS if (told := record(found.get(name))))


def last_position(found: dict[str, Json]) -> Revision:
    """Id of a dialog's newest entry; 0 where none is told."""
    return max((order_of(each) or 0 for each in last_parts(found)), default=0)


def is_listed(found: dict[str, Json]) -> bool:
    """Whether it belongs into an operator's list: a campaign's message is no dialog until somebody answers it."""
    return found.get("replied") is None or flag(found.get("replied"))


def is_removed(found: dict[str, Json]) -> bool:
    return moment(found.get("removed")) is not None or found.get("removed") is True


def needs_waiting(found: dict[str, Json]) -> bool:
    """Whether the fields alone do not tell since when the user waits."""
    return not flag(found.get("closed")) and words(found.get("reply_last_type"), 30) in {None, *FROM_USER}


def dialog(found: dict[str, Json], told: Waiting, now: Milliseconds, *, user_id: UserId | None = None) -> Dialog | None:
    """``user_id``: whose it is, for answers that leave that out. None: it has no id or no user."""
    where, whose = text_id(found.get("id")), text_id(found.get("user")) or user_id
    if where is None or whose is None:
        return None
    closed = flag(found.get("closed"))
    delayed = moment(found.get("delayed_until"))
    waits = needs_waiting(found)
    last_update = moment(found.get("last_update"))
    created = moment(found.get("created")) or last_update or 0
    revision = last_position(found)
    read = revision if flag(found.get("read")) else told.read_up_to
    return Dialog(
        id=DialogId(where),
        revision=revision,
        user_id=UserId(whose),
        state=DialogState.CLOSED if closed else DialogState.OPEN,
        created_at=created,
        assignee_id=people.operator_id(found.get("assignee")),
        tags=tuple(tags(found)),
        snoozed_until=delayed if delayed is not None and delayed > now and not closed else None,
        closed_at=(_closed_at(found) or last_update or created) if closed else None,
        closed_by=_closed_by(found) if closed else None,
        last_message=_last_message(found, DialogId(where)),
        message_count=number(found.get("parts_count")),
        waiting_since=told.since if waits else None,
        unanswered=told.unanswered if waits else 0,
        user_read_position=read,
    )


def tags(found: dict[str, Json]) -> list[str]:
    told = found.get("tags")
    if isinstance(told, str):
        told = told.split(",")
    listed = told if isinstance(told, list) else []
    names = (words(record(each).get("name") if isinstance(each, dict) else each, 255) for each in listed)
    return list(dict.fromkeys(name for name in names if name))[:_MOST_TAGS]


def seen(found: dict[str, Json]) -> Iterator[port.Seen]:
    """Operators and tags that are met in a dialog: there is no list of them to ask for."""
    admins: list[Json] = [found.get("assignee"), found.get("last_admin")]
    admins += [each.get("from") for each in last_parts(found)]
    channel = record(found.get("channel"))
    admins += list(records(channel.get("operators")))
    for each in admins:
        if (made := people.operator(each)) is not None:
            yield made
    for name in tags(found):
        yield Tag(name=name)


def _last_message(found: dict[str, Json], dialog_id: DialogId) -> LastMessage | None:
    """The newest that is no system entry."""
    worth = [each for each in last_parts(found) if kind_of(each) is not MessageKind.SYSTEM]
    made = [message for each in worth if (message := part(each, dialog_id)) is not None]
    if not made:
        return None
    newest = max(made, key=lambda each: each.message.position or 0).message
    files = newest.files
    return LastMessage(
        kind=newest.kind,
        author_id=newest.author_id,
        text=newest.text[:LAST_TEXT],
        at=newest.at,
        position=newest.position or 0,
        file_name=files[0].name if files else None,
        file_is_image=bool(files) and files[0].is_image,
        file_count=len(files),
    )


def _closed(found: dict[str, Json]) -> dict[str, Json]:
    last = record(found.get("part_last"))
    return last if words(last.get("type"), 30) in {"closed", "final_closed"} else {}


def _closed_at(found: dict[str, Json]) -> Milliseconds | None:
    return moment(_closed(found).get("created"))


def _closed_by(found: dict[str, Json]) -> OperatorId | None:
    return people.operator_id(_closed(found).get("from"))
