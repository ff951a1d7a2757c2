"""Domain to wire: what an operator does, as the body of a request."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from chat_backend import protocol as wire
from operator_app.domain import commands as domain
from operator_app.domain.messages import File, MessageKind
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
            return wire.ReopenDialog(dialog_id=what.dialog_id)
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
        case domain.PutSavedReply():
            return wire.PutSavedReply(id=what.id, name=what.name, text=what.text, shared=what.shared)
        case domain.RemoveSavedReply():
            return wire.RemoveSavedReply(id=what.id)
        case domain.SetStatus():
            return wire.SetStatus(status=what.status.value)


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
