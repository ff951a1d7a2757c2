"""Owners arrange the team: roles, names, who has to leave."""

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.commands import checks, feed
from chat_backend.database import rows
from chat_backend.database.tables import dialogs, operator_tokens, operators
from chat_backend.open_change import OpenChange
from chat_backend.protocol import ChangeRole, Dialog, Fact, Operator, RemoveOperator, RenameOperator
from chat_backend.refusals import Refused

MOST_FREED = 100
"""Dialogs that one change lets go of: a change has to fit into a frame of the stream."""


async def require_owner(change: OpenChange, actor: Operator) -> None:
    """As of now, with the workspace's lock ours. Raises ``forbidden``."""
    await require_owner_now(change.connection, change.workspace_id, actor)


async def require_owner_now(connection: AsyncConnection, workspace_id: str, actor: Operator) -> None:
    """For what is no change of the log: as of this transaction, not as of when the request came in."""
    me = await rows.find(connection, Operator, workspace_id, id=actor.id)
    if me is None or me.removed or me.role != "owner":
        raise Refused("forbidden", "Only an owner may do this.")


async def change_role(change: OpenChange, actor: Operator, command: ChangeRole) -> None:
    await require_owner(change, actor)
    operator = await change.operator(command.operator_id)
    if operator.role == "owner" and command.role != "owner":
        await _require_replaceable(change, operator)
    await change.put(msgspec.structs.replace(operator, role=command.role))


async def rename_operator(change: OpenChange, actor: Operator, command: RenameOperator) -> None:
    if command.operator_id != actor.id:
        await require_owner(change, actor)
    operator = await change.operator(command.operator_id)
    await change.put(msgspec.structs.replace(operator, name=checks.name(command.name)))


async def remove_operator(change: OpenChange, actor: Operator, command: RemoveOperator) -> None:
    """He is signed out everywhere, his e-mail is free again, and the first of his dialogs are let go of.

    The rest of them follow in changes of their own: ``free_dialogs``.
    """
    await require_owner(change, actor)
    operator = await change.operator(command.operator_id)
    await _require_replaceable(change, operator)
    await change.put(msgspec.structs.replace(operator, removed=True), email_key=None, password_hash=None)
    await change.connection.execute(
        update(operator_tokens)
        .where(operator_tokens.c.workspace_id == change.workspace_id, operator_tokens.c.operator_id == operator.id)
        .values(ended="removed")
    )
    await free_dialogs(change, operator.id, by=actor.id)


async def free_dialogs(change: OpenChange, operator_id: str, *, by: str | None) -> None:
    """At most ``MOST_FREED`` open dialogs of an operator become nobody's."""
    found = await change.connection.execute(
        select(dialogs)
        .where(
            dialogs.c.workspace_id == change.workspace_id,
            dialogs.c.state == "open",
            dialogs.c.assignee_id == operator_id,
        )
        .order_by(dialogs.c.activity_number.desc())
        .limit(MOST_FREED)
    )
    for row in found.all():
        dialog = rows.entity(Dialog, row)
        await feed.write_fact(change, dialog, Fact(what="unassigned", by=by))
        await change.put(msgspec.structs.replace(dialog, assignee_id=None))


async def _require_replaceable(change: OpenChange, operator: Operator) -> None:
    """Whether the team can do without this one as its owner. Raises ``last_owner`` and ``forbidden``."""
    found = await change.connection.execute(
        select(operators.c.email_key).where(
            operators.c.workspace_id == change.workspace_id, operators.c.id == operator.id
        )
    )
    if found.scalar_one() is None:
        raise Refused("forbidden", "He owns the computer that the server runs on.", field="operator_id")
    if operator.role != "owner":
        return
    owners = await change.connection.scalar(
        select(func.count())
        .select_from(operators)
        .where(
            operators.c.workspace_id == change.workspace_id,
            operators.c.role == "owner",
            operators.c.removed.is_(False),
        )
    )
    if (owners or 0) < 2:
        raise Refused("last_owner", "A team has at least one owner.", field="operator_id")
