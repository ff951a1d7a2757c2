"""How long a search takes as one types, and what the index costs. Prints JSON: ``./dev bench search [messages] [folder]``.

Texts are made: 30,000 words of Russian and English shape with their endings, frequent as words are (Zipf). The archive
is filled as one that is older than the index, which is then added in the background's steps. ``folder`` keeps the
archive, and measures it again the next time.
"""

import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC
from functools import partial
from itertools import accumulate
from pathlib import Path

from operator_app.archive import incoming, search, search_index
from operator_app.archive.database import FILE_NAME, Database
from operator_app.domain.search import parse
from tests.benchmarks.archive_data import ME, START, STEP, dialog_id, fill
from tests.doubles.entities import a_change, a_message

VOCABULARY = 30_000
TEXTS = 100_000
TIMES = 60
STEP_OF_FILLING = 100
_RUSSIAN = (("б", "в", "г", "д", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ч", "ст", "пр"), "аеиоуы")
_ENGLISH = (("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "sh"), "aeiou")
_ENDINGS = (("а", "у", "ы", "ой", "ам", "ов", "ить", "ный", "ного"), ("", "s", "ed", "ing", "er", "ly"))


def vocabulary(chance: random.Random) -> list[str]:
    """The most frequent first, and short."""
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        russian = chance.random() < 0.7
        consonants, vowels = _RUSSIAN if russian else _ENGLISH
        syllables = 1 + min(3, len(found) // 200) if len(found) < 800 else chance.randint(2, 4)
        root = "".join(chance.choice(consonants) + chance.choice(vowels) for _ in range(syllables))
        for ending in chance.sample(_ENDINGS[0 if russian else 1], 3):
            found[root + chance.choice(consonants)[0] + ending] = None
    return list(found)[:VOCABULARY]


def texts(words: Sequence[str], chance: random.Random) -> list[str]:
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    return [
        " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(2, 20))).capitalize() for _ in range(TEXTS)
    ]


def questions(
    words: Sequence[str], said: Sequence[str], chance: random.Random
) -> Iterator[tuple[str, Callable[[], str]]]:
    """Kinds of searches, each with what makes one."""

    def word() -> str:
        return chance.choice(chance.choice(said).lower().split())

    def rare() -> str:
        return words[chance.randrange(len(words) // 2, len(words))]

    yield "2 letters", lambda: word()[:2]
    yield "3 letters", lambda: word()[:3]
    yield "4 letters", lambda: word()[:4]
    yield "a word", word
    yield "a rare word", rare
    yield "a frequent word", lambda: words[chance.randrange(20)]
    yield "two words", lambda: f"{word()} {word()}"
    yield "words of a message", lambda: " ".join(chance.choice(said).lower().split()[:4])
    yield "a phrase", lambda: '"' + " ".join(chance.choice(said).lower().split()[1:4]) + '"'
    yield "inside of a word", lambda: (word() + "ола")[1:5]
    yield "nothing like it", lambda: rare()[:3] + rare()[-3:] + "щъ"
    yield "an e-mail", lambda: f"user{chance.randrange(20_000)}@exa"
    yield "a frequent word, in:open", lambda: f"{words[chance.randrange(20)]} in:open"
    yield "a word, in:closed", lambda: f"{word()} in:closed"
    yield "a word, tag:", lambda: f"{word()} tag:vip"
    yield "a word, is:mine in:open", lambda: f"{word()} is:mine in:open"
    yield "a word, is:note", lambda: f"{word()} is:note"
    yield "a word, from: a user", lambda: f'{word()} from:"Ольга {chance.randrange(2_500) * 8}"'
    yield "a word, from:me", lambda: f"{word()} from:me"
    yield "a word, before:", lambda: f"{word()} before:2025-0{chance.randint(2, 9)}-11"
    yield "is:unread", lambda: "is:unread"


async def measure(database: Database, words: Sequence[str], said: Sequence[str], now: int) -> dict[str, object]:
    figures: dict[str, object] = {}
    chance = random.Random(7)
    for title, ask in questions(words, said, chance):
        taken, worked, found = [], [], 0
        for _ in range(TIMES):
            query = parse(ask(), zone=UTC, now=now)
            begun, work = time.perf_counter(), time.process_time()
            page = await database.read(partial(search.find, me=ME, now=now), query)
            taken.append((time.perf_counter() - begun) * 1_000)
            worked.append((time.process_time() - work) * 1_000)
            found += bool(page.messages or page.people)
        # on a busy machine only the processor's time says something
        figures[title] = {**_times(taken), "processor": _times(worked), "found": found}
    return figures


async def insert(database: Database, said: Sequence[str], position: int) -> dict[str, object]:
    taken = []
    for at in range(300):
        message = a_message(position + at, dialog_id=dialog_id(at), text=said[at], at=START + (position + at) * STEP)
        change = a_change(position + at, message)
        begun = time.perf_counter()
        await database.write(incoming.apply_change, change, ME)
        taken.append((time.perf_counter() - begun) * 1_000)
    return _times(taken)


def _times(taken: list[float]) -> dict[str, object]:
    taken.sort()
    return {
        "median_ms": round(statistics.median(taken), 2),
        "p95_ms": round(taken[int(len(taken) * 0.95)], 2),
        "max_ms": round(taken[-1], 2),
    }


def _size(folder: Path) -> int:
    return (folder / FILE_NAME).stat().st_size >> 20


def fill_index(folder: Path) -> dict[str, object]:
    """What the background does, without its pauses."""
    database = Database.open(folder)
    begun, taken, left = time.perf_counter(), [], 1
    while left:
        step = time.perf_counter()
        left = database.write_soon(search_index.fill, STEP_OF_FILLING).result()
        taken.append((time.perf_counter() - step) * 1_000)
    seconds = round(time.perf_counter() - begun, 1)
    database.close()
    return {"seconds": seconds, "a_step": _times(taken), "messages_a_step": STEP_OF_FILLING}


def main(messages: int, folder: Path) -> None:
    chance = random.Random(3)
    words = vocabulary(chance)
    said = texts(words, chance)
    figures: dict[str, object] = {"messages": messages}
    if not (folder / FILE_NAME).exists():
        fill(folder, messages // 50, messages, texts=said)
        figures["without_index_mb"] = _size(folder)
        figures["filling"] = fill_index(folder)
    figures["size_mb"] = _size(folder)
    database = Database.open(folder)
    figures["queries"] = asyncio.run(measure(database, words, said, START + messages * STEP))
    figures["inserting"] = asyncio.run(insert(database, said, messages + 1))
    figures["load"] = os.getloadavg()[0]
    database.close()
    sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if len(sys.argv) > 2:
        main(count, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as name:
            main(count, Path(name))
