"""Spells: from opening a dialog, or opening it again, to closing it. Kept in the transaction that writes the entries."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, and_, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database.tables import spells
from chat_backend.protocol import Change, Message


class Spell(Struct, frozen=True, gc=False):
    """Times are Unix milliseconds; None: that has not happened."""

    dialog_id: str
    number: int
    is_first: bool
    opened_at: int
    wrote_at: int | None = None
    answered_at: int | None = None
    answered_by: str | None = None
    closed_at: int | None = None
    closed_by: str | None = None
    snoozed_since: int | None = None
    snoozes: tuple[tuple[int, int], ...] = ()


def after(spell: Spell | None, message: Message) -> Spell | None:
    """The dialog's newest spell once one more entry is in its feed. Pure.

    ``spell`` None: the dialog has none yet. An entry that says nothing of spells leaves it as it is.
    """
    match message.kind:
        case "user":
            spell = _open(spell, message)
            return spell if spell.wrote_at is not None else replace(spell, wrote_at=message.at)
        case "operator":
            return _answered(spell, message)
        case "system" if message.fact is not None:
            return _told(spell, message, message.fact.what, message.fact.by)
        case _:
            return spell


async def record(connection: AsyncConnection, workspace_id: str, change: Change) -> None:
    """Keep what a change's entries do to the spells of their dialogs."""
    entries = [entity for entity in change.entities if isinstance(entity, Message)]
    for dialog_id in dict.fromkeys(entry.dialog_id for entry in entries):
        before = await _newest(connection, workspace_id, dialog_id)
        for spell in _spells_after(before, [entry for entry in entries if entry.dialog_id == dialog_id]):
            await _keep(connection, workspace_id, spell, is_new=before is None or spell.number != before.number)


def _spells_after(before: Spell | None, entries: Iterable[Message]) -> list[Spell]:
    """Those that are new or changed: one change may close a spell and open the next."""
    changed: dict[int, Spell] = {}
    spell = before
    for entry in entries:
        spell = after(spell, entry)
        if spell is not None and spell is not before:
            changed[spell.number] = spell
    return list(changed.values())


def _open(spell: Spell | None, message: Message) -> Spell:
    """The spell this entry belongs to: the one that lasts, else a new one."""
    if spell is not None and spell.closed_at is None:
        return spell
    return Spell(dialog_id=message.dialog_id, number=message.number, is_first=spell is None, opened_at=message.at)


def _answered(spell: Spell | None, message: Message) -> Spell | None:
    if spell is not None and spell.closed_at is not None:
        return spell  # an answer into a closed dialog does not open it
    spell = _open(spell, message)
    if spell.wrote_at is None or spell.answered_at is not None or message.trigger_id is not None:
        return spell  # what a trigger writes in an operator's name answers nobody
    return replace(spell, answered_at=message.at, answered_by=message.author_id)


def _told(spell: Spell | None, message: Message, what: str, by: str | None) -> Spell | None:
    if what == "reopened":
        return _open(spell, message)
    if spell is None or spell.closed_at is not None:
        return spell
    match what:
        case "closed":
            return replace(_woken(spell, message.at), closed_at=message.at, closed_by=by)
        case "snoozed" if spell.snoozed_since is None:
            return replace(spell, snoozed_since=message.at)
        case "woken":
            return _woken(spell, message.at)
        case _:
            return spell


def _woken(spell: Spell, at: int) -> Spell:
    if spell.snoozed_since is None:
        return spell
    return replace(spell, snoozed_since=None, snoozes=(*spell.snoozes, (spell.snoozed_since, at)))


async def _newest(connection: AsyncConnection, workspace_id: str, dialog_id: str) -> Spell | None:
    found = await connection.execute(
        select(spells)
        .where(spells.c.workspace_id == workspace_id, spells.c.dialog_id == dialog_id)
        .order_by(spells.c.number.desc())
        .limit(1)
    )
    row = found.first()
    if row is None:
        return None
    return Spell(**{name: row._mapping[name] for name in Spell.__struct_fields__})  # noqa: SLF001 - SQLAlchemy's public name for it


async def _keep(connection: AsyncConnection, workspace_id: str, spell: Spell, *, is_new: bool) -> None:
    values = {name: getattr(spell, name) for name in Spell.__struct_fields__}
    if is_new:
        await connection.execute(insert(spells).values(workspace_id=workspace_id, **values))
    else:
        await connection.execute(update(spells).where(_is(workspace_id, spell)).values(values))


def _is(workspace_id: str, spell: Spell) -> ColumnElement[bool]:
    return and_(
        spells.c.workspace_id == workspace_id,
        spells.c.dialog_id == spell.dialog_id,
        spells.c.number == spell.number,
    )
