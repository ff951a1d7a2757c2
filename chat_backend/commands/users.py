"""Operators edit what is known of a user."""

from collections.abc import Callable

import msgspec
from msgspec import UNSET, UnsetType

from chat_backend.commands import checks
from chat_backend.open_change import OpenChange
from chat_backend.protocol import EditUser, Operator


async def edit_user(change: OpenChange, _actor: Operator, command: EditUser) -> None:
    """Change what is given; empty clears as None does."""
    user = await change.user(command.user_id)
    await change.put(
        msgspec.structs.replace(
            user,
            name=_edited(user.name, command.name, checks.name),
            email=_edited(user.email, command.email, checks.email),
            phone=_edited(user.phone, command.phone, checks.phone),
            blocked=user.blocked if command.blocked is UNSET else command.blocked,
        )
    )


def _edited(old: str | None, new: str | UnsetType | None, checked: Callable[[str], str]) -> str | None:
    if new is UNSET:
        return old
    return checked(new) if new and new.strip() else None
