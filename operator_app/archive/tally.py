"""Gathers, while a write runs, what it changes."""

from operator_app.archive.touched import Touched
from operator_app.domain.messages import Message
from operator_app.domain.value import DialogId, UserId


class Tally:
    """Filled by the functions of one write; ``touched`` at its end."""

    def __init__(self) -> None:
        self.rows: set[DialogId] = set()
        self.feeds: set[DialogId] = set()
        self.users: set[UserId] = set()
        self.directory = False
        self.arrived: list[Message] = []
        self.read_elsewhere: set[DialogId] = set()

    def touched(self) -> Touched:
        return Touched(
            rows=frozenset(self.rows),
            feeds=frozenset(self.feeds),
            users=frozenset(self.users),
            directory=self.directory,
            arrived=tuple(self.arrived),
            read_elsewhere=frozenset(self.read_elsewhere),
        )
