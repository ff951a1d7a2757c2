"""Stories: what people do and what goes wrong meanwhile, all of it following from a seed."""

from dataclasses import dataclass
from random import Random
from typing import Final


@dataclass(frozen=True)
class Step:
    """``who``: number of an operator or visitor; ``about``: number of a dialog or place; ``pause``: seconds after it."""

    what: str
    who: int = 0
    about: int = 0
    word: str = ""
    pause: float = 0.0

    def __str__(self) -> str:
        word = f" {self.word!r}" if self.word else ""
        return f"{self.what} who={self.who} about={self.about}{word} pause={self.pause:g}"


@dataclass(frozen=True)
class Story:
    seed: int
    operators: int
    small_disk: bool
    steps: tuple[Step, ...]


CLIENT_POINTS: Final = (
    "outbox.kept",
    "outbox.leaving",
    "outbox.answered",
    "outbox.confirmed",
    "outbox.looked_up",
    "outbox.uploaded",
    "archive.commit",
    "archive.committed",
    "sync.snapshot",
    "sync.applied",
)
BACKEND_POINTS: Final = (
    "log.commit",
    "log.committed",
    "command.answer",
    "stream.tell",
    "file.commit",
    "retention.commit",
)

_DOINGS: Final = {
    "answer": 30,
    "answer_with_file": 4,
    "note": 9,
    "tag": 8,
    "untag": 4,
    "assign": 5,
    "close": 5,
    "reopen": 5,
    "snooze": 2,
    "read": 5,
    "mute": 3,
    "edit_user": 6,
    "put_reply": 4,
    "remove_reply": 2,
    "status": 3,
    "start_dialog": 3,
    "draft": 6,
    "held_answer": 8,
    "cancel": 6,
    "burst": 3,
    "visitor": 22,
}
_NETWORK: Final = {
    "cut": 6,
    "down": 5,
    "up": 5,
    "half_open": 4,
    "hold_down": 2,
    "hold_up": 2,
    "release": 4,
    "cut_answer": 8,
    "answer_lost_500": 4,
    "answer_lost_garbage": 3,
    "answer_429": 3,
    "answer_500": 3,
    "answer_garbage": 2,
    "lookup_500": 2,
    "changes_garbage": 2,
    "drop_frame": 5,
    "double_frame": 4,
    "swap_frames": 4,
    "garbage_frame": 2,
    "delay": 3,
    "slow_up": 3,
    "dribble": 3,
    "visitor_cut": 3,
    "visitor_cut_answer": 3,
    "visitor_down": 1,
    "visitor_up": 2,
}
_CLIENTS_END: Final = {"kill_client": 3, "kill_client_at": 8, "restart_client": 2}
_BACKEND_ENDS: Final = {"kill_backend": 2, "kill_backend_at": 5, "freeze_backend": 1}
_CLOCKS: Final = {"sleep": 3, "client_clock": 3, "server_clock": 1, "forget": 1}
_SMALL_LOG: Final = {"down": 3, "shorten_log": 5, "long_outage": 6, "up": 2, "kill_client": 1, "draft": 4}
_DISK: Final = {"disk_full": 4, "disk_free": 3, "read_only": 1}

_MOODS: Final = (
    (_NETWORK,),
    (_NETWORK,),
    (_NETWORK,),
    (_CLIENTS_END,),
    (_CLIENTS_END, _NETWORK),
    (_BACKEND_ENDS,),
    (_BACKEND_ENDS, _CLIENTS_END, _NETWORK),
    (_CLOCKS, _NETWORK),
    (_SMALL_LOG, _NETWORK),
    (_DISK,),
)

_ENDINGS: Final = {0: "last_frame_lost", 8: "away_too_long"}
"""By mood, what its stories end with: things that any step after them would bring to light or cover."""

ALL_STEPS: Final = (
    frozenset(_DOINGS) | {name for mood in _MOODS for group in mood for name in group} | set(_ENDINGS.values())
)


def tell(seed: int, lacks: frozenset[str] = frozenset()) -> Story:
    """The story of a seed, always the same. ``lacks``: steps it must do without."""
    random = Random(seed)
    mood = _MOODS[seed % len(_MOODS)]
    faults = {name: weight for group in mood for name, weight in group.items() if name not in lacks}
    doings = {name: weight for name, weight in _DOINGS.items() if name not in lacks}
    steps: list[Step] = []
    for _ in range(random.randint(10, 26)):
        chosen = faults if random.random() < 0.3 else doings
        steps.append(_step(random, chosen, len(steps)))
    operators = random.choice((1, 2, 2, 3))
    ending = _ENDINGS.get(seed % len(_MOODS))
    if ending is not None and ending not in lacks:
        steps.append(_step(random, {ending: 1}, len(steps)))
        operators = max(2, operators)
    return Story(seed=seed, operators=operators, small_disk=_DISK in mood, steps=tuple(steps))


def _step(random: Random, chosen: dict[str, int], number: int) -> Step:
    what = random.choices(tuple(chosen), tuple(chosen.values()))[0]
    word = ""
    if what == "kill_client_at":
        word = f"{random.choice(CLIENT_POINTS)}:{random.randint(1, 4)}"
    elif what == "kill_backend_at":
        word = f"{random.choice(BACKEND_POINTS)}:{random.randint(1, 4)}"
    elif what in {"client_clock", "server_clock"}:
        word = str(random.choice((-7200, -90, 90, 7200)))
    return Step(
        what=what,
        who=random.randrange(3),
        about=random.randrange(6),
        word=word or f"w{number}",
        pause=random.choice((0.0, 0.0, 0.0, 0.002, 0.01, 0.03)),
    )
