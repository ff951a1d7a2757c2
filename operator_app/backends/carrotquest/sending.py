"""What an operator does, as calls of the service, and the look-up of a call whose answer got lost.

``random_id`` ties an answer to its echo. It is no guard against doubles: before anything is sent again, the dialog is
searched for it.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from operator_app.backends import port
from operator_app.backends.carrotquest import chain, people
from operator_app.backends.carrotquest.calls import Calls, Remembered, Told
from operator_app.backends.carrotquest.cards import Cards, edits, operation
from operator_app.backends.carrotquest.clock import ServiceClock
from operator_app.backends.carrotquest.finding import SKEW, entries_since, is_so, matches
from operator_app.backends.carrotquest.html_text import body_of
from operator_app.backends.carrotquest.http import Answer, Http
from operator_app.backends.carrotquest.multipart import Attachment
from operator_app.backends.carrotquest.parts import Part, part
from operator_app.backends.carrotquest.pieces import RANDOM_IDS, Piece, pieces, random_id
from operator_app.backends.carrotquest.reading import order_of, record
from operator_app.domain import commands
from operator_app.domain.changes import Change, Entity
from operator_app.domain.commands import Command
from operator_app.domain.messages import File, Message, MessageKind
from operator_app.domain.problems import (
    BackendError,
    OutcomeUnknown,
    RefusalReason,
    Refused,
    Unreachable,
)
from operator_app.domain.value import ClientId, DialogId, FileId, MessageId, OperatorId

GRACE: Final = 2.0
"""Seconds after which a look-up that found nothing looks again: a slow service may still be at it."""
_LONGEST_TAG: Final = 255


class Sender:
    """Acts as ``me``, an operator's id or ``default_admin``."""

    def __init__(  # noqa: PLR0917 - each of another kind
        self,
        http: Http,
        calls: Calls,
        clock: ServiceClock,
        me: OperatorId,
        fresh: Callable[[tuple[Entity, ...]], None],
        grace: float = GRACE,
    ) -> None:
        """``fresh`` takes copies that came with a refusal."""
        self._http = http
        self._calls = calls
        self._clock = clock
        self.me = me
        self._cards = Cards(http, calls, clock, me, fresh)
        self._grace = grace
        self._ours: Remembered[int, ClientId | None] = Remembered()
        self._echoed: Remembered[int, Part] = Remembered()
        self._through: Remembered[ClientId, dict[int, Message]] = Remembered()
        self._progress: Remembered[str, Callable[[int], None]] = Remembered()

    # ---------------------------------------------------------------------------------------------- echoes

    def whose(self, told: Part) -> ClientId | None:
        """The command of this computer that an entry completes."""
        if not told.random_id or told.random_id not in self._ours:
            return None
        self._echoed[told.random_id] = told
        return self._ours[told.random_id]

    def will_upload(self, file: File, progress: Callable[[int], None]) -> None:
        self._progress[file.id] = progress

    # --------------------------------------------------------------------------------------------- execute

    async def execute(self, client_id: ClientId, command: Command) -> Change:
        match command:
            case commands.SendMessage(dialog_id=dialog_id) | commands.AddNote(dialog_id=dialog_id):
                return await self._answer(dialog_id, await self._write(client_id, dialog_id, command))
            case commands.AddTag(dialog_id=dialog_id, tag=tag):
                await self._tag("add", dialog_id, tag, client_id)
            case commands.RemoveTag(dialog_id=dialog_id, tag=tag):
                await self._tag("delete", dialog_id, tag, client_id)
            case commands.Assign(dialog_id=dialog_id, operator_id=whom):
                said = await self._write(client_id, dialog_id, command)
                number = random_id(client_id, len(said))
                where = f"/conversations/{dialog_id}/assign"
                await self._http.post(where, admin=whom, from_admin=self.me, random_id=number)
                return await self._answer(dialog_id, said)
            case commands.CloseDialog(dialog_id=dialog_id):
                number = random_id(client_id, 0)
                await self._http.post(f"/conversations/{dialog_id}/close", from_admin=self.me, random_id=number)
            case commands.EditUser(user_id=user_id):
                return await self._cards.set(user_id, edits(command))
            case commands.SetProperty(user_id=user_id, name=name, value=value):
                return await self._cards.set(user_id, [operation(name, value)])
            case _:
                raise Refused(RefusalReason.NOT_OFFERED, type(command).__name__)
        return await self._answer(dialog_id, ())

    async def _write(self, client_id: ClientId, dialog_id: DialogId, command: Command) -> tuple[Message, ...]:
        """Each piece that has not gone through yet, in order."""
        every = pieces(client_id, command)
        done = self._through.setdefault(client_id, {})
        for piece in every:
            last = piece.place == len(every) - 1
            self._ours[piece.random_id] = client_id if last else None
            if piece.place not in done:
                done[piece.place] = await self._reply(dialog_id, piece)
        messages = [done[piece.place] for piece in every]
        if messages:
            messages[-1] = replace(messages[-1], client_id=client_id)
        return tuple(messages)

    async def _reply(self, dialog_id: DialogId, piece: Piece) -> Message:
        fields: dict[str, str | int | None] = {
            "body": body_of(piece.text),
            "from_admin": self.me,
            "type": "note" if piece.note else "reply_admin",
            "random_id": piece.random_id,
        }
        if not piece.note and self.me != people.DEFAULT_ADMIN and await self._calls.assignee(dialog_id) is None:
            fields["auto_assign"] = self.me
            fields["auto_assign_random_id"] = piece.random_id % RANDOM_IDS + 1
        attachment = None
        if piece.file is not None:
            fields["attachment_file_name"] = piece.file.name[:255] or "file"
            progress = self._progress.get(piece.file.id, _nobody)
            attachment = Attachment(Path(piece.file.url), piece.file.name, piece.file.content_type, progress)
        where = f"/conversations/{dialog_id}/reply"
        answer = await self._http.post(where, attachment=attachment, **fields)
        return await self._made(dialog_id, piece, answer)

    async def _made(self, dialog_id: DialogId, piece: Piece, answer: Answer) -> Message:
        """The answer names the entry for certain; the newer service tells it whole."""
        told = record(answer.data)
        position = order_of(told.get("id"))
        if position is None:
            raise OutcomeUnknown("an answer without an id")
        whole = part(told, dialog_id) if "body" in told and "type" in told else None
        if whole is not None and (piece.file is None or whole.message.files):
            return whole.message
        if piece.file is not None:
            try:
                newest, _ = await self._calls.parts(dialog_id)
            except BackendError:
                newest = ()
            found = next((each.message for each in newest if each.message.position == position), None)
            if found is not None:
                return found
        return Message(
            id=MessageId(str(position)),
            dialog_id=dialog_id,
            kind=MessageKind.NOTE if piece.note else MessageKind.OPERATOR,
            author_id=self.me,
            text=piece.text,
            at=self._clock.now(),
            position=position,
            files=() if piece.file is None else (piece.file,),
        )

    async def _tag(self, action: str, dialog_id: DialogId, tag: str, client_id: ClientId) -> None:
        name = tag.strip()
        if not name or len(name) > _LONGEST_TAG or "," in name:
            raise Refused(RefusalReason.INVALID_NAME, "a tag's name")
        where, number = f"/conversations/{dialog_id}/tag", random_id(client_id, 0)
        try:
            if action == "add":
                await self._http.post(where, tag=name, from_admin=self.me, random_id=number)
            else:
                await self._http.delete(where, tag=name, from_admin=self.me, random_id=number)
        except Refused as error:
            if "AlreadyAssigned" not in error.detail and "IsNotAssigned" not in error.detail:
                raise  # the others say that it is as it should be

    async def _answer(self, dialog_id: DialogId, said: tuple[Message, ...]) -> Change:
        """What was said, with the dialog as it stands now; without, if that cannot be had at once."""
        told: Told | None = None
        try:
            told = await self._calls.told(await self._calls.conversation(dialog_id))
        except (Unreachable, Refused):
            if not said:
                raise OutcomeUnknown("done, and not read back") from None
        dialog = () if told is None else chain.entities(told)
        number = max([0 if told is None else told.dialog.revision, *(each.position or 0 for each in said)])
        read = [each for message in said for each in chain.answered(message, self.me)]
        return Change(number=number, at=self._clock.now(), entities=(*dialog, *said, *read), by=self.me)

    # --------------------------------------------------------------------------------------------- look up

    async def look_up(self, client_id: ClientId, command: Command, doubt: port.Doubt) -> Change | None:
        found = await self._look(client_id, command, doubt)
        if found is None and self._grace:
            await asyncio.sleep(self._grace)
            found = await self._look(client_id, command, doubt)
        return found

    async def _look(self, client_id: ClientId, command: Command, doubt: port.Doubt) -> Change | None:
        match command:
            case commands.SendMessage(dialog_id=dialog_id) | commands.AddNote(dialog_id=dialog_id):
                messages = await self._find(client_id, dialog_id, command, doubt)
                return None if messages is None else await self._answer(dialog_id, messages)
            case commands.EditUser(user_id=user_id):
                return await self._cards.look_at(user_id, edits(command))
            case commands.SetProperty(user_id=user_id, name=name, value=value):
                return await self._cards.look_at(user_id, [operation(name, value)])
            case (
                commands.AddTag(dialog_id=dialog_id)
                | commands.RemoveTag(dialog_id=dialog_id)
                | commands.Assign(dialog_id=dialog_id)
                | commands.CloseDialog(dialog_id=dialog_id)
            ):
                messages = await self._find(client_id, dialog_id, command, doubt)
                found = await self._calls.conversation(dialog_id)
                if messages is None or not is_so(found, command):
                    return None
                return await self._answer(dialog_id, messages)
            case _:
                return None

    async def _find(
        self, client_id: ClientId, dialog_id: DialogId, command: Command, doubt: port.Doubt
    ) -> tuple[Message, ...] | None:
        """All the pieces among the dialog's entries; None: one is missing, and those that are there are remembered."""
        every = pieces(client_id, command)
        done = self._through.setdefault(client_id, {})
        since = self._clock.there(doubt.given_at) - SKEW
        if any(piece.place not in done for piece in every):
            entries = await entries_since(self._calls, dialog_id, since)
            taken = set(doubt.taken) | {each.id for each in done.values()}
            for piece in every:
                self._ours[piece.random_id] = client_id if piece.place == len(every) - 1 else None
                echoed = self._echoed.get(piece.random_id)
                made_by = partial(matches, piece=piece, since=since, taken=taken, me=self.me, echoed=echoed)
                match = next((each for each in entries if made_by(each)), None)
                if piece.place not in done and match is not None:
                    done[piece.place] = match.message
                    taken.add(match.message.id)
        if any(piece.place not in done for piece in every):
            return None
        messages = [done[piece.place] for piece in every]
        if messages:
            messages[-1] = replace(messages[-1], client_id=client_id)
        return tuple(messages)


def _nobody(sent: int) -> None:
    """Nobody asked how far it is."""


def local(client_id: ClientId, path: Path, name: str, content_type: str, size: int) -> File:
    """A file that will leave with its message."""
    return File(id=FileId(f"with-message:{client_id}"), name=name, size=size, content_type=content_type, url=str(path))
