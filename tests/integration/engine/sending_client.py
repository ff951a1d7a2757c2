"""A client that sends numbered messages until there are enough or it is killed: run as a program by the tests.

Arguments: profile folder, dialog id, token, how many there shall be. Goes on after those the archive has.
"""

import sys
from pathlib import Path

from operator_app.domain.commands import SendMessage
from operator_app.domain.value import DialogId
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.memory_secrets import MemorySecrets


class Given(MemorySecrets):
    """Whatever the account, this is its token."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    async def get(self, name: str) -> str | None:
        return self._token


def main() -> None:
    folder, dialog_id, token, count = sys.argv[1:]
    with HeadlessClient(Path(folder), Given(token)) as client:
        had = sum(text.startswith("text ") for text in client.texts(DialogId(dialog_id)))
        for n in range(had, int(count)):
            client.perform(SendMessage(dialog_id=DialogId(dialog_id), text=f"text {n}"))
            sys.stdout.write(f"{n}\n")
            sys.stdout.flush()
        client.wait_sent()


if __name__ == "__main__":
    main()
