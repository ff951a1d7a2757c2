"""Passwords: hashed with Argon2id on worker threads, a few at a time."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from chat_backend.protocol import MAX_PASSWORD


class Passwords:
    """Hashes and checks. ``at_once`` bounds the memory and the cores that sign-ins may take together."""

    def __init__(self, *, at_once: int = 2) -> None:
        self._hasher = PasswordHasher()
        self._turns = asyncio.Semaphore(at_once)
        self._nobodys: str | None = None

    async def hash(self, password: str) -> str:
        async with self._turns:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def matches(self, password: str, hashed: str | None) -> bool:
        """Whether the password is the right one. Without a hash (nobody has this e-mail) it takes as long and is False."""
        if len(password) > MAX_PASSWORD:
            return False
        async with self._turns:
            return await asyncio.to_thread(self._verify, password, hashed)

    def _verify(self, password: str, hashed: str | None) -> bool:
        if self._nobodys is None:
            self._nobodys = self._hasher.hash("nobody's password")
        try:
            self._hasher.verify(hashed or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return False
        return hashed is not None
