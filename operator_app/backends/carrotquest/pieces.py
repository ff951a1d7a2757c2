"""The calls that one message takes, and the numbers by which they are told apart."""

import hashlib
from typing import Final

from operator_app.domain import commands
from operator_app.domain.commands import Command
from operator_app.domain.messages import File
from operator_app.domain.value import ClientId, Value

RANDOM_IDS: Final = 2_000_000_000


class Piece(Value):
    """One call that a message takes: the service takes one file with each."""

    place: int
    text: str
    file: File | None
    random_id: int
    note: bool


def random_id(client_id: ClientId, place: int) -> int:
    """The same at each try. Never 0, which means none."""
    digest = hashlib.sha256(f"{client_id}/{place}".encode()).digest()
    return int.from_bytes(digest[:8]) % RANDOM_IDS + 1


def pieces(client_id: ClientId, command: Command) -> tuple[Piece, ...]:
    """In the order in which they leave. Nothing for a command that writes no message."""
    match command:
        case commands.SendMessage(text=text, files=files):
            note = False
        case commands.AddNote(text=text, files=files):
            note = True
        case commands.Assign(note=text) if text.strip():
            files, note = (), True
        case _:
            return ()
    said = [text.strip()] + [""] * (len(files) - 1)
    carried: list[File | None] = [*files] or [None]
    return tuple(
        Piece(place=place, text=words_, file=file, random_id=random_id(client_id, place), note=note)
        for place, (words_, file) in enumerate(zip(said, carried, strict=True))
    )
