"""The packaged program's first module: the app, or, as ``--chat-backend``, the backend it starts as its child."""

# ruff: noqa: PLC0415 - only one of the two is loaded

import sys


def main() -> int:
    """The exit code."""
    if sys.argv[1:2] == ["--chat-backend"]:
        from chat_backend.__main__ import main as backend

        return backend(sys.argv[2:])
    from operator_app.__main__ import main as app

    return app()


if __name__ == "__main__":
    sys.exit(main())
