"""All emoji there are to choose from, by group, with their names in both languages; and the search through them."""

import json
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files

from operator_app.domain.keyboard_layout import other_layout
from operator_app.domain.value import Value

MOST_FOUND = 120
LONGEST_QUERY = 60


class Group(StrEnum):
    SMILEYS = "smileys"
    PEOPLE = "people"
    NATURE = "nature"
    FOOD = "food"
    TRAVEL = "travel"
    ACTIVITIES = "activities"
    OBJECTS = "objects"
    SYMBOLS = "symbols"
    FLAGS = "flags"


class Emoji(Value):
    """``english`` and ``russian`` are its names; the ``…_words`` are what else it is searched by."""

    text: str
    group: Group
    english: str
    english_words: str
    russian: str
    russian_words: str

    def name(self, language: str) -> str:
        return self.russian if language == "ru" else self.english


@cache
def all_emoji() -> tuple[Emoji, ...]:
    """In Unicode's order. Read from the file once, some milliseconds."""
    content = json.loads(files("resources").joinpath("emoji", "emoji.json").read_text("utf-8"))
    return tuple(
        Emoji(
            text=text,
            group=Group(group),
            english=english,
            english_words=english_words,
            russian=russian,
            russian_words=russian_words,
        )
        for text, group, english, english_words, russian, russian_words in content["emoji"]
    )


def of_group(group: Group) -> tuple[Emoji, ...]:
    return tuple(each for each in all_emoji() if each.group is group)


def known(texts: Iterable[str]) -> tuple[Emoji, ...]:
    """Those of the texts that are emoji we have, in their order."""
    by_text = {each.text: each for each in all_emoji()}
    return tuple(by_text[text] for text in texts if text in by_text)


def find_emoji(query: str) -> tuple[Emoji, ...]:
    """Best first: all words of the query begin words of the name, then of the search words, in either language or layout."""
    wanted = query.casefold().replace("ё", "е").strip()[:LONGEST_QUERY]
    if not wanted:
        return ()
    spellings = [wanted.split()]
    if (meant := other_layout(wanted)) is not None:
        spellings.append(meant.split())
    ranked = [(max(_rank(each, words) for words in spellings), each) for each in all_emoji()]
    found = sorted((pair for pair in ranked if pair[0]), key=lambda pair: -pair[0])
    return tuple(each for _, each in found[:MOST_FOUND])


def _rank(emoji: Emoji, words: list[str]) -> int:
    """0: not meant; 4 to 1: its name, the beginning of it, words of the name, words beside it."""
    best = 0
    for name, beside in ((emoji.english, emoji.english_words), (emoji.russian, emoji.russian_words)):
        folded = name.casefold().replace("ё", "е")
        of_name = folded.split()
        of_all = [*of_name, *beside.casefold().replace("ё", "е").split()]
        if not _all_begin(words, of_all):
            continue
        together = " ".join(words)
        if folded == together:
            best = max(best, 4)
        elif folded.startswith(together):
            best = max(best, 3)
        elif _all_begin(words, of_name):
            best = max(best, 2)
        else:
            best = max(best, 1)
    return best


def _all_begin(words: list[str], among: list[str]) -> bool:
    return all(any(candidate.startswith(word) for candidate in among) for word in words)
