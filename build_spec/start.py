"""The packaged program's first module: the app, or, as ``--chat-backend``, the backend it starts as its child.

``--check-parts`` loads what is otherwise loaded when it is first needed: a build that lacks something fails as a build.
"""

import sys
from importlib import import_module

_FROM_WINDOWS = frozenset({"--toast", "-Embedding"})
"""Added when a notification is clicked while the app does not run."""
_LOADED_LATE = (
    "operator_app.updates.client",
    "operator_app.backends.own.http",
    "operator_app.secrets.keyring_store",
    "keyring.backends",
    "desktop_notifier",
    "miniaudio",
    "phonenumbers",
    "snowballstemmer",
    "chat_backend.__main__",
    "alembic.command",
    "aiosqlite",
    "argon2",
    "email_validator",
)


def main() -> int:
    """The exit code."""
    if sys.argv[1:2] == ["--chat-backend"]:
        from chat_backend.__main__ import main as backend  # the only one of the two that is loaded

        return backend(sys.argv[2:])
    if sys.argv[1:2] == ["--check-parts"]:
        for name in _LOADED_LATE:
            import_module(name)
        return 0
    from operator_app.__main__ import main as app

    return app([argument for argument in sys.argv[1:] if argument not in _FROM_WINDOWS])


if __name__ == "__main__":
    sys.exit(main())
