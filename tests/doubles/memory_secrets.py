"""A place for secrets that forgets all at the end, and can be locked."""

from operator_app.secrets.store import SecretError, SecretProblem


class MemorySecrets:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.problem: SecretProblem | None = None

    async def get(self, name: str) -> str | None:
        self._check()
        return self.kept.get(name)

    async def set(self, name: str, secret: str) -> None:
        self._check()
        self.kept[name] = secret

    async def delete(self, name: str) -> None:
        self._check()
        self.kept.pop(name, None)

    def _check(self) -> None:
        if self.problem is not None:
            raise SecretError(self.problem)
