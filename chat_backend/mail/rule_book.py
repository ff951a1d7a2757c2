"""What each operator wants by e-mail, and the links that turn it off."""

import base64
import binascii
import hashlib
import hmac
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend import tokens
from chat_backend.database.connection import Database
from chat_backend.database.mail_tables import mail_keys, mail_rules
from chat_backend.database.tables import operators
from chat_backend.protocol import MailRules
from chat_backend.refusals import Refused

_LONGEST_TOKEN: Final = 1_000


class RuleBook:
    """An operator who never chose has the rules that ``MailRules()`` has."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, workspace_id: str, operator_id: str) -> MailRules:
        async with self._database.read() as connection:
            return (await rules_of(connection, workspace_id)).get(operator_id, MailRules())

    async def choose(self, workspace_id: str, operator_id: str, rules: MailRules) -> None:
        """Raises ``bad_request`` for a time zone that nobody knows."""
        if rules.quiet is not None:
            try:
                ZoneInfo(rules.quiet.zone)
            except (KeyError, ValueError, OSError):
                raise Refused("bad_request", "There is no such time zone.", field="quiet.zone") from None
        async with self._database.write() as connection:
            await _store(connection, workspace_id, operator_id, rules)

    async def off_token(self, connection: AsyncConnection, workspace_id: str, operator_id: str) -> str:
        """Lets whoever has it do one thing: turn this operator's e-mail off."""
        told = msgspec.json.encode((workspace_id, operator_id))
        return f"{_text(told)}.{_text(_proof(await _key(connection, workspace_id), told))}"

    async def turn_off(self, token: str) -> bool:
        """Whether the token is one of ours; then its operator gets no more e-mail about dialogs."""
        async with self._database.write() as connection:
            found = await self._whose(connection, token)
            if found is None:
                return False
            workspace_id, operator_id = found
            known = (await rules_of(connection, workspace_id)).get(operator_id, MailRules())
            await _store(connection, workspace_id, operator_id, msgspec.structs.replace(known, on=False))
        return True

    async def of_token(self, token: str) -> MailRules | None:
        """The rules of the operator whom a token is for; None: it is nobody's."""
        async with self._database.read() as connection:
            found = await self._whose(connection, token)
            if found is None:
                return None
            return (await rules_of(connection, found[0])).get(found[1], MailRules())

    async def _whose(self, connection: AsyncConnection, token: str) -> tuple[str, str] | None:
        if len(token) > _LONGEST_TOKEN:
            return None
        told, _, proof = token.partition(".")
        try:
            body, signature = _bytes(told), _bytes(proof)
            workspace_id, operator_id = msgspec.json.decode(body, type=tuple[str, str])
        except (binascii.Error, ValueError, msgspec.MsgspecError):
            return None
        key = await connection.scalar(select(mail_keys.c.key).where(mail_keys.c.workspace_id == workspace_id))
        if key is None or not hmac.compare_digest(signature, _proof(key, body)):
            return None
        known = await connection.execute(
            select(operators.c.id).where(operators.c.workspace_id == workspace_id, operators.c.id == operator_id)
        )
        return None if known.first() is None else (workspace_id, operator_id)


async def rules_of(connection: AsyncConnection, workspace_id: str) -> dict[str, MailRules]:
    """Of those operators who chose."""
    found = await connection.execute(
        select(mail_rules.c.operator_id, mail_rules.c.rules).where(mail_rules.c.workspace_id == workspace_id)
    )
    return {row.operator_id: row.rules for row in found}


async def _store(connection: AsyncConnection, workspace_id: str, operator_id: str, rules: MailRules) -> None:
    mine = (mail_rules.c.workspace_id == workspace_id) & (mail_rules.c.operator_id == operator_id)
    changed = await connection.execute(update(mail_rules).where(mine).values(rules=rules))
    if changed.rowcount == 0:
        await connection.execute(
            insert(mail_rules).values(workspace_id=workspace_id, operator_id=operator_id, rules=rules)
        )


async def _key(connection: AsyncConnection, workspace_id: str) -> str:
    found = select(mail_keys.c.key).where(mail_keys.c.workspace_id == workspace_id)
    key: str | None = await connection.scalar(found)
    if key is None:
        key = tokens.new_token()
        try:
            async with connection.begin_nested():
                await connection.execute(insert(mail_keys).values(workspace_id=workspace_id, key=key))
        except IntegrityError:  # another process made it this very moment
            key = str(await connection.scalar(found))
    return key


def _proof(key: str, told: bytes) -> bytes:
    return hmac.new(key.encode(), b"mail off " + told, hashlib.sha256).digest()


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
