"""The packaged program's first module: the app, or, as ``--chat-backend``, the backend it starts as its child."""

import sys

_FROM_WINDOWS = frozenset({"--toast", "-Embedding"})
"""Added when a notification is clicked while the app does not run."""


def main() -> int:
    """The exit code."""
    if sys.argv[1:2] == ["--chat-backend"]:
        from chat_backend.__main__ import main as backend

        return backend(sys.argv[2:])
    from operator_app.__main__ import main as app

    return app([argument for argument in sys.argv[1:] if argument not in _FROM_WINDOWS])


if __name__ == "__main__":
    sys.exit(main())
