"""Secrets kept for this session only: where there is no keyring, and for those too long for it."""


class MemoryStore:
    """A ``SecretStore`` that forgets everything when the app ends and never fails."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    async def get(self, name: str) -> str | None:
        return self._secrets.get(name)

    async def set(self, name: str, secret: str) -> None:
        self._secrets[name] = secret

    async def delete(self, name: str) -> None:
        self._secrets.pop(name, None)
