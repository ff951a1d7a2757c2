"""A large archive for measurements: Russian and English, like a year of a busy shop."""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from operator_app.archive import cursor, incoming, people
from operator_app.archive.cursor import PageCursor
from operator_app.archive.database import Database
from operator_app.domain.changes import Entity
from operator_app.domain.dialogs import Dialog, DialogState, LastMessage, Mark, Tag
from operator_app.domain.messages import MessageKind
from operator_app.domain.people import Operator, User
from operator_app.domain.value import DialogId, OperatorId, UserId

ME: Final = OperatorId("operator-0")
START: Final = 1_735_689_600_000
"""1 January 2025, when the first message was written, in Unix milliseconds."""
STEP: Final = 30_000
"""Between two messages of the whole account, in milliseconds."""

_WORDS: Final = [
    "заказ",
    "доставка",
    "оплата",
    "курьер",
    "размер",
    "возврат",
    "привет",
    "здравствуйте",
    "спасибо",
    "когда",
    "можно",
    "получить",
    "магазин",
    "адрес",
    "карта",
    "скидка",
    "промокод",
    "цвет",
    "синий",
    "коробка",
    "завтра",
    "сегодня",
    "номер",
    "телефон",
    "почта",
    "чек",
    "гарантия",
    "обмен",
    "склад",
    "наличие",
    "срочно",
    "order",
    "delivery",
    "payment",
    "refund",
    "size",
    "hello",
    "thanks",
    "where",
    "tracking",
    "address",
    "card",
    "discount",
    "promo",
    "colour",
    "blue",
    "invoice",
    "tomorrow",
    "today",
    "number",
    "phone",
    "email",
    "receipt",
    "warranty",
    "exchange",
    "stock",
    "urgent",
    "please",
    "shipping",
    "account",
    "password",
    "login",
]
_TAGS: Final = ("доставка", "оплата", "vip", "refund", "bug", "опт")
_NAMES: Final = ("Ольга", "Иван", "Мария", "Peter", "Anna", "Дмитрий", "Sofia", "John")


def fill(folder: Path, dialogs: int, messages: int, seed: int = 1, texts: Sequence[str] = ()) -> None:
    """Write an archive with so many dialogs and messages; the same seed makes the same archive.

    A twentieth of the dialogs are open, half of those wait; message ``n`` of the account has position ``n``. Messages
    are not in the search index yet, as in an archive that is older than it. ``texts``: what they say, in turn.
    """
    database = Database.open(folder)
    database.write_soon(_fill, dialogs, messages, random.Random(seed), texts).result()
    database.close()


def dialog_id(number: int) -> DialogId:
    return DialogId(f"{number:08x}-0000-4000-8000-{number * 2654435761 % 2**48:012x}")


def _fill(c: sqlite3.Connection, dialogs: int, messages: int, chance: random.Random, texts: Sequence[str]) -> None:
    c.execute("UPDATE search_state SET unfilled = ?", (messages,))
    # Busy dialogs are few: the square of an even number between 0 and 1 leans to the small ones.
    owners = [int(chance.random() ** 2 * dialogs) for _ in range(messages)]
    for first, number in enumerate(range(min(dialogs, messages))):
        owners[first] = number
    last = {owner: position for position, owner in enumerate(owners, 1)}
    count: dict[int, int] = {}
    for owner in owners:
        count[owner] = count.get(owner, 0) + 1
    texts = texts or [_text(chance) for _ in range(20_000)]
    people.put_account(c, people.AccountFacts(me=ME, title="Shop"))
    entities = _entities(dialogs, last, count, texts, chance)
    incoming.start_over(c, messages, START + messages * STEP, entities, ME)
    c.executemany(
        "INSERT INTO messages (id, client_id, dialog_id, position, kind, author_id, text, at, state, announced)"
        " VALUES (?, NULL, ?, ?, ?, ?, ?, ?, 50, 1)",
        _messages(owners, texts),
    )
    first_of: dict[int, int] = {}
    for position, owner in enumerate(owners, 1):
        first_of.setdefault(owner, position)
    c.executemany(
        "INSERT INTO coverage (dialog_id, oldest, complete) VALUES (?, ?, 1)",
        ((dialog_id(owner), position) for owner, position in first_of.items()),
    )
    for state in DialogState:
        cursor.write_page(c, state, PageCursor(complete=True))


def _text(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.randint(2, 24))
    return " ".join(words).capitalize()


def _kind_of(position: int) -> MessageKind:
    return (MessageKind.USER, MessageKind.OPERATOR, MessageKind.USER, MessageKind.NOTE)[position * 7 // 3 % 4]


def _author_of(position: int, owner: int) -> str:
    return f"user-{owner}" if _kind_of(position) is MessageKind.USER else f"operator-{position % 12}"


def _messages(owners: list[int], texts: Sequence[str]) -> Iterator[tuple[object, ...]]:
    for position, owner in enumerate(owners, 1):
        text = texts[position * 31 % len(texts)]
        yield (
            f"{position:012x}",
            dialog_id(owner),
            position,
            _kind_of(position),
            _author_of(position, owner),
            text,
            START + position * STEP,
        )


def _entities(
    dialogs: int, last: dict[int, int], count: dict[int, int], texts: Sequence[str], chance: random.Random
) -> Iterator[Entity]:
    for number in range(12):
        yield Operator(id=OperatorId(f"operator-{number}"), revision=1, name=_NAMES[number % len(_NAMES)])
    for name in _TAGS:
        yield Tag(name=name, revision=1)
    for number in range(dialogs):
        position = last.get(number, 0)
        at = START + position * STEP
        is_open = number % 20 == 0
        waits = is_open and number % 40 == 0
        user_id = UserId(f"user-{number}")
        yield User(
            id=user_id,
            revision=max(position, 1),
            created_at=START,
            last_seen_at=at,
            name=f"{_NAMES[number % len(_NAMES)]} {number}",
            email=f"user{number}@example.com",
        )
        yield Dialog(
            id=dialog_id(number),
            revision=max(position, 1),
            user_id=user_id,
            state=DialogState.OPEN if is_open else DialogState.CLOSED,
            created_at=START + number,
            assignee_id=chance.choice((None, ME, OperatorId("operator-1"), OperatorId("operator-2"))),
            tags=tuple(chance.sample(_TAGS, chance.choice((0, 0, 1, 2)))),
            waiting_since=at if waits else None,
            unanswered=1 if waits else 0,
            message_count=count.get(number, 0),
            last_message=_last(position, number, texts) if position else None,
        )
        yield Mark(dialog_id=dialog_id(number), revision=1, read_position=position - 1 if waits else position)


def _last(position: int, owner: int, texts: Sequence[str]) -> LastMessage:
    return LastMessage(
        kind=_kind_of(position),
        author_id=_author_of(position, owner),
        text=texts[position * 31 % len(texts)],
        at=START + position * STEP,
        position=position,
    )
