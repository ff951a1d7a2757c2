"""Domain to wire: what an operator does, as the body of a request."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any, Final

import msgspec

from chat_backend import protocol as wire
from operator_app.domain import commands as domain
from operator_app.domain.messages import File, MessageKind
from operator_app.domain.people import Moment, NewValue
from operator_app.domain.search import Is, SearchQuery, Term

_MOST_WORDS: Final = 12
_LONGEST_WORD: Final = 100
"""What the server takes in one search."""


def command(what: domain.Command) -> wire.Command:
    """The wire's form of a command. Its files are uploaded: each has the backend's id."""
    match what:
        case domain.SendMessage():
            return wire.SendMessage(dialog_id=what.dialog_id, text=what.text, file_ids=_ids(what.files))
        case domain.AddNote():
            return wire.AddNote(
                dialog_id=what.dialog_id, text=what.text, file_ids=_ids(what.files), mentions=what.mentions
            )
        case domain.StartDialog():
            return wire.StartDialog(
                dialog_id=what.dialog_id, user_id=what.user_id, text=what.text, file_ids=_ids(what.files)
            )
        case domain.AddTag():
            return wire.AddTag(dialog_id=what.dialog_id, tag=what.tag)
        case domain.RemoveTag():
            return wire.RemoveTag(dialog_id=what.dialog_id, tag=what.tag)
        case domain.Assign():
            return wire.Assign(dialog_id=what.dialog_id, operator_id=what.operator_id, note=what.note)
        case domain.CloseDialog():
            return wire.CloseDialog(dialog_id=what.dialog_id)
        case domain.ReopenDialog():
            return wire.ReopenDialog(dialog_id=what.dialog_id, undo=what.undo)
        case domain.SnoozeDialog():
            return wire.SnoozeDialog(dialog_id=what.dialog_id, until=what.until)
        case domain.MarkRead():
            return wire.MarkRead(dialog_id=what.dialog_id, read_number=what.position)
        case domain.Mute():
            return wire.Mute(dialog_id=what.dialog_id, muted=what.muted)
        case domain.EditUser():
            return wire.EditUser(
                user_id=what.user_id, name=what.name, email=what.email, phone=what.phone, blocked=what.blocked
            )
        case domain.SetProperty():
            return wire.SetProperty(user_id=what.user_id, name=what.name, value=_new_value(what.value))
        case domain.AddUserNote():
            return wire.AddUserNote(id=what.id, user_id=what.user_id, text=what.text)
        case domain.RemoveUserNote():
            return wire.RemoveUserNote(id=what.id)
        case domain.PutSavedReply():
            return wire.PutSavedReply(id=what.id, name=what.name, text=what.text, shared=what.shared)
        case domain.RemoveSavedReply():
            return wire.RemoveSavedReply(id=what.id)
        case domain.PutSegment():
            return wire.PutSegment(id=what.id, name=what.name, rule=_same(what.rule, wire.Rule))
        case domain.RemoveSegment():
            return wire.RemoveSegment(id=what.id)
        case domain.PutTrigger(trigger=trigger):
            return wire.PutTrigger(
                id=trigger.id,
                name=trigger.name,
                when=_same(trigger.when, wire.When),
                text=trigger.text,
                operator_id=trigger.operator_id,
                repeat_days=trigger.repeat_days,
                not_while_talking=trigger.not_while_talking,
                active=trigger.active,
            )
        case domain.RemoveTrigger():
            return wire.RemoveTrigger(id=what.trigger_id)
        case domain.SetSiteChat():
            return wire.SetSiteChat(chat=_same(what.chat, wire.SiteChat))
        case domain.SetProfileSource():
            return wire.SetProfileSource(enabled=what.enabled, address=what.address)
        case domain.SetStatus():
            return wire.SetStatus(status=what.status.value)


def _same(value: object, shape: Any) -> Any:
    """A value whose wire type has the same tags and fields, as that."""
    return msgspec.convert(msgspec.to_builtins(value), shape)


def _new_value(value: NewValue | None) -> wire.SetValue:
    return wire.DateValue(at=value.at) if isinstance(value, Moment) else value


def _ids(files: tuple[File, ...]) -> tuple[str, ...]:
    return tuple(file.id for file in files)


def search(query: SearchQuery, limit: int) -> dict[str, str | int | Sequence[str]]:
    """What the server is asked for: it knows no forms of words, so it is asked for what all forms have in common."""
    params: dict[str, str | int | Sequence[str]] = {"limit": limit}
    words = [_common(term, word) for term in query.terms for word in term.words]
    params["words"] = [word[:_LONGEST_WORD] for word in dict.fromkeys(words)][:_MOST_WORDS]
    if query.state is not None:
        params["state"] = query.state.value
    if Is.NOTE in query.only:
        params["kind"] = MessageKind.NOTE.value
    if query.after is not None:
        params["after"] = query.after
    if query.before is not None:
        params["until"] = query.before
    return params


def _common(term: Term, word: str) -> str:
    stem = term.stem
    if stem is None:
        return word
    # English stems may end in another letter than the word: "happi" of "happy"
    pairs = zip(stem.removesuffix("i"), word, strict=False)
    return "".join(letter for letter, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)) or word
