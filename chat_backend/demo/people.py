"""The visitors themselves, and what they wrote."""

import random
from dataclasses import dataclass
from typing import Final

from chat_backend.demo.catalogue import (
    ANSWERED,
    ASKED,
    BROWSERS,
    FAMILY,
    GIVEN,
    PLACES,
    PLANS,
    TAGS,
    Language,
)
from chat_backend.protocol import Property

_MINUTE: Final = 60_000
_LATIN: Final = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}
)


@dataclass(frozen=True, kw_only=True)
class Person:
    """A visitor; a third of them never said who they are."""

    id: str
    language: Language
    name: str | None
    email: str | None
    phone: str | None
    external_id: str | None
    place: str
    time_zone: str
    browser: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A dialog: texts by turns, the visitor's first, each with its moment."""

    entries: tuple[tuple[bool, str, int], ...]
    """By the visitor, text, moment."""
    closed: bool
    tags: tuple[str, ...]


def person(rng: random.Random, number: int, mark: str, languages: tuple[Language, ...]) -> Person:
    language = rng.choice(languages)
    place, zone = rng.choice(PLACES[language])
    given, family = rng.choice(GIVEN[language]), rng.choice(FAMILY[language])
    known = rng.random() < 0.66
    latin = f"{given}.{family}".lower().translate(_LATIN)
    properties = [Property(name="first_page", value="https://shop.example/", system=True, source="system")]
    if known:
        properties += [
            Property(name="plan", value=rng.choice(PLANS), source="server"),
            Property(name="bonus_points", value=rng.randrange(0, 4_000), kind="number", source="server"),
            Property(name="newsletter", value=rng.random() < 0.4, kind="yes_no"),
        ]
    return Person(
        id=f"{mark}{number:06x}",
        language=language,
        name=f"{given} {family}" if known else None,
        email=f"{latin}.{number}@mail.example" if known and rng.random() < 0.9 else None,
        phone=_phone(rng, language) if known and rng.random() < 0.5 else None,
        external_id=f"{mark}-{number}" if known else None,
        place=place,
        time_zone=zone,
        browser=rng.choice(BROWSERS),
        properties=tuple(properties),
    )


def talk(rng: random.Random, language: Language, began: int, now: int) -> Talk:
    entries, at, by_user = [], began, True
    for _ in range(rng.randrange(1, 9)):
        entries.append((by_user, rng.choice((ASKED if by_user else ANSWERED)[language]), at))
        at += rng.randrange(_MINUTE // 4, 12 * _MINUTE)
        by_user = not by_user if rng.random() < 0.85 else by_user
        if at >= now:
            break
    answered = not entries[-1][0]
    fresh = began > now - 3 * 24 * 60 * _MINUTE
    return Talk(
        entries=tuple(entries),
        closed=not fresh and (answered or rng.random() < 0.98),
        tags=tuple(rng.sample(TAGS[language], rng.choice((0, 0, 1, 1, 2)))),
    )


def _phone(rng: random.Random, language: Language) -> str:
    """Numbers that are nobody's: Ofcom's range for drama, and a range that is not given out in Russia."""
    if language == "ru":
        return f"+7000{rng.randrange(10**7):07}"
    return f"+447700900{rng.randrange(1000):03}"
