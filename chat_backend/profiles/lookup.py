"""Looks profiles up for users whose e-mail is new, and fills the blanks. Failure is silent: a card without a profile."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Row, Text, delete, insert, select, type_coerce, update

from chat_backend.change_log import ChangeLog
from chat_backend.clock import Clock
from chat_backend.database.connection import Database
from chat_backend.database.tables import public_profiles, users, workspaces
from chat_backend.image_header import HEADER, read_image_header
from chat_backend.open_change import OpenChange
from chat_backend.profiles import gravatar
from chat_backend.profiles.outside import Outside, Unreachable
from chat_backend.protocol import ProfileSource, PublicProfile, User
from chat_backend.refusals import Refused
from chat_backend.stored_files import StoredFiles

_log = logging.getLogger(__name__)

HOUR: Final = 3600 * 1000
FOUND_FOR: Final = 7 * 24 * HOUR
NOTHING_FOR: Final = 24 * HOUR
AGAIN_AFTER: Final = HOUR
"""Milliseconds for which an answer is kept, for which "nothing there" is, and until a failure is tried again."""
_PAUSE: Final = 10 * 60 * 1000
_BATCH: Final = 20
_MOST_PROFILE: Final = 256 * 1024
_MOST_AVATAR: Final = 1024 * 1024
_OWNER: Final = "public-profiles"
_FILLED: Final = ("name", "avatar_url", "place")


class ProfileLookup:
    """The one that asks. ``seconds``: how long one answer may take."""

    def __init__(
        self, database: Database, log: ChangeLog, files: StoredFiles, clock: Clock, *, seconds: float = 10.0
    ) -> None:
        self._database = database
        self._log = log
        self._files = files
        self._clock = clock
        self._seconds = seconds
        self._paused: dict[str, int] = {}

    async def look_up_due(self) -> bool:
        """Users whose time has come, of workspaces that want it. The answer: there may be more."""
        due = await self._due()
        for row in due:
            if self._paused.get(row.workspace_id, 0) <= self._clock():
                await self._look_up(row.workspace_id, row.id, row.email, row.profile_source)
        return len(due) == _BATCH and not self._paused

    async def _due(self) -> Sequence[Row[Any, Any, Any, Any]]:
        now = self._clock()
        self._paused = {workspace_id: until for workspace_id, until in self._paused.items() if until > now}
        async with self._database.read() as connection:
            found = await connection.execute(
                select(users.c.workspace_id, users.c.id, users.c.email, workspaces.c.profile_source)
                .join(workspaces, workspaces.c.id == users.c.workspace_id)
                .where(
                    users.c.profile_due_at <= now,
                    type_coerce(workspaces.c.profile_source, Text).contains('"enabled":true'),
                    users.c.workspace_id.not_in(self._paused),
                )
                .order_by(users.c.profile_due_at)
                .limit(_BATCH)
            )
            return found.all()

    async def _look_up(self, workspace_id: str, user_id: str, email: str | None, source: ProfileSource) -> None:
        if email is None:
            found = None
        else:
            try:
                found = await self._profile(workspace_id, source.address, gravatar.email_hash(email))
            except Unreachable as error:
                _log.info("a public profile could not be looked up", extra={"why": str(error)})
                self._paused[workspace_id] = self._clock() + _PAUSE
                await self._again_at(workspace_id, user_id, self._clock() + AGAIN_AFTER)
                return

        async def work(change: OpenChange) -> None:
            user = await change.user(user_id)
            if user.email != email:
                return  # another e-mail meanwhile: it is due by itself
            filled = with_profile(user, found)
            if filled != user:
                await change.put(filled)
            await change.connection.execute(
                update(users)
                .where(users.c.workspace_id == workspace_id, users.c.id == user.id)
                .values(profile_due_at=None)
            )

        try:
            await self._log.change_if_needed(workspace_id, None, work)
        except Refused:  # the user is gone
            return

    async def _profile(self, workspace_id: str, address: str, hashed: str) -> PublicProfile | None:
        """From what is kept, or asked for; None: there is none. Raises ``Unreachable``."""
        p = public_profiles.c
        key = {"workspace_id": workspace_id, "address": address, "email_hash": hashed}
        mine = [public_profiles.c[name] == value for name, value in key.items()]
        async with self._database.read() as connection:
            kept = (
                await connection.execute(select(public_profiles).where(*mine, p.valid_until > self._clock()))
            ).first()
        if kept is not None:
            found: PublicProfile | None = kept.found
            return found
        found = await self._ask(workspace_id, address, hashed)
        now = self._clock()
        async with self._database.write() as connection:
            await connection.execute(delete(public_profiles).where(*mine))
            until = now + (NOTHING_FOR if found is None else FOUND_FOR)
            await connection.execute(
                insert(public_profiles).values({**key, "found": found, "fetched_at": now, "valid_until": until})
            )
        return found

    async def _ask(self, workspace_id: str, address: str, hashed: str) -> PublicProfile | None:
        async with Outside(address, seconds=self._seconds) as outside:
            answer = await outside.get(gravatar.profile_address(address, hashed), most=_MOST_PROFILE)
            if answer.status in {403, 404, 410}:
                return None
            if answer.status != 200:
                raise Unreachable(f"status {answer.status}")
            host = urlsplit(address).hostname or ""
            try:
                found = gravatar.read(answer.body, source=host, at=self._clock())
            except gravatar.NoProfile:
                raise Unreachable("no profile in the answer") from None
            if found.avatar_url is None:
                return found
            kept = await self._avatar(outside, workspace_id, hashed, found.avatar_url)
            return msgspec.structs.replace(found, avatar_url=kept)

    async def _avatar(self, outside: Outside, workspace_id: str, hashed: str, url: str) -> str | None:
        """Where the picture is kept now; None: it could not be had, and the rest of the profile does without."""
        address = gravatar.avatar_address(url)
        try:
            answer = await outside.get(address or "", most=_MOST_AVATAR)
        except Unreachable as error:
            _log.info("the picture of a public profile could not be had", extra={"why": str(error)})
            return None
        if answer.status != 200 or read_image_header(answer.body[:HEADER]) is None:
            return None
        file = await self._files.put(
            workspace_id=workspace_id,
            owner_id=_OWNER,
            client_id=f"{hashed[:40]}-{self._clock()}",
            name="avatar",
            content_type="",
            body=_once(answer.body),
            limit=_MOST_AVATAR,
        )
        await self._files.keep(workspace_id, file.id)
        return file.url

    async def _again_at(self, workspace_id: str, user_id: str, at: int) -> None:
        async with self._database.write() as connection:
            await connection.execute(
                update(users)
                .where(users.c.workspace_id == workspace_id, users.c.id == user_id, users.c.profile_due_at.is_not(None))
                .values(profile_due_at=at)
            )


def with_profile(user: User, found: PublicProfile | None) -> User:
    """The user with this profile instead of the one before. Only blanks are filled; what the old one filled is blank."""
    known: dict[str, Any] = {name: None if name in user.filled_by_profile else getattr(user, name) for name in _FILLED}
    told: dict[str, str | None] = {}
    if found is not None:
        told = {"name": found.name, "avatar_url": found.avatar_url, "place": found.place}
    filled = tuple(name for name in _FILLED if known[name] is None and told.get(name) is not None)
    fields = {name: told[name] if name in filled else known[name] for name in _FILLED}
    return msgspec.structs.replace(user, profile=found, filled_by_profile=filled, **fields)


async def _once(body: bytes) -> AsyncIterator[bytes]:
    await asyncio.sleep(0)
    yield body
