"""Operators edit what is known of a user."""

import msgspec
from msgspec import UNSET

from chat_backend.open_change import OpenChange
from chat_backend.people import properties
from chat_backend.protocol import EditUser, Operator, SetProperty


async def edit_user(change: OpenChange, _actor: Operator, command: EditUser) -> None:
    """Change what is given; empty clears as None does."""
    user = await change.user(command.user_id)
    given = {"name": command.name, "email": command.email, "phone": command.phone}
    user = properties.with_contact(user, **{field: text for field, text in given.items() if text is not UNSET})
    blocked = user.blocked if command.blocked is UNSET else command.blocked
    await change.put(msgspec.structs.replace(user, blocked=blocked))


async def set_property(change: OpenChange, _actor: Operator, command: SetProperty) -> None:
    user = await change.user(command.user_id)
    await change.put(properties.with_set(user, {command.name: command.value}, "operator"))
