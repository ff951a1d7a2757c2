"""Keys of a workspace for the site's own programs: made and revoked by owners."""

from chat_backend.protocol.wire import Wire


class ServerKey(Wire):
    """A key for ``/server/v1``. The secret itself is told once, when it is made; ``ending`` are its last characters."""

    id: str
    name: str
    ending: str
    created_at: int
    last_used_at: int | None = None
    """To within some minutes."""


class SecretKeys(Wire):
    """``identity_key`` signs ids for ``identify``; a secret between the site's server and the backend."""

    identity_key: str
    server_keys: tuple[ServerKey, ...]


class MakeServerKey(Wire):
    name: str


class ServerKeyMade(Wire):
    """``secret`` is shown once and never again."""

    key: ServerKey
    secret: str
