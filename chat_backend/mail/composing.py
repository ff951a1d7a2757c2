"""What our e-mails say: about a dialog, with an invitation, as a test."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from chat_backend.mail.deciding import News
from chat_backend.mail.letters import MOST_NAME, Letter, Link, Quote, excerpt, one_line
from chat_backend.mail.reading import Desk
from chat_backend.mail.words import WORDS, Language, Words
from chat_backend.protocol import INVITATION_DAYS, Message, User

MOST_QUOTES: Final = 5
SCHEME: Final = "operatorapp"


@dataclass(frozen=True, kw_only=True)
class Links:
    """``public_url`` empty: nobody can be led to this server by a link."""

    public_url: str

    def app(self, dialog_id: str) -> str:
        """What the operating system hands to the app."""
        place = f"{SCHEME}://dialog/{quote(dialog_id, safe='')}"
        return f"{place}?{urlencode({'server': self.public_url})}" if self.public_url else place

    def page(self, dialog_id: str) -> str:
        """A page that leads there, for mail programs that let no other links through. What stands behind the ``#``
        is sent to no server."""
        return f"{self.public_url}/open#{quote(dialog_id, safe='')}" if self.public_url else ""

    def join(self, token: str) -> str:
        """What an invitation is worth to whoever has it. Relative to this server where its address is not known."""
        return f"{self.public_url}/join#{token}"

    def off(self, token: str) -> str:
        return f"{self.public_url}/mail/off/{token}" if self.public_url else ""


def language_of(chosen: str, default: Language) -> Language:
    return "ru" if chosen == "ru" else "en" if chosen == "en" else default


def about_dialog(
    desk: Desk,
    news: tuple[News, ...],
    *,
    team: str,
    names: Mapping[str, str],
    language: Language,
    show_text: bool,
    links: Links,
    off_token: str,
) -> Letter:
    """One e-mail for all the news. ``names``: of operators, by id."""
    words = WORDS[language]
    user = user_name(desk.user, desk.dialog.user_id, words)
    told = {each.number: each for each in news}
    quoted = [m for m in desk.messages if m.number in told and m.kind in {"user", "note"}]
    shown = quoted[-MOST_QUOTES:]
    more = len(quoted) - len(shown)
    page, app, off = links.page(desk.dialog.id), links.app(desk.dialog.id), links.off(off_token)
    return Letter(
        subject=words.subject(user),
        lines=_lines(desk, news, user, names, words),
        quotes=tuple(_quote(m, user, names, words) for m in shown) if show_text else (),
        after_quotes=words.more(more) if more and show_text else "",
        button=Link(shown=words.open, address=page) if page else None,
        text_links=(f"{words.only_app} {app}", words.in_app(page) if page else ""),
        small=(words.nobody_reads, words.why(one_line(team, MOST_NAME)), words.turn_off_in_app),
        off=Link(shown=words.turn_off_link, address=off) if off else None,
        off_line=words.turn_off(off) if off else "",
    )


def invitation(*, who: str, team: str, link: str, language: Language) -> Letter:
    words = WORDS[language]
    who, team = one_line(who, MOST_NAME) or words.somebody, one_line(team, MOST_NAME)
    return Letter(
        subject=words.invitation_subject(who, team),
        lines=(words.invitation(who, team),),
        button=Link(shown=words.join, address=link),
        text_links=(f"{words.join}: {link}", words.join_how),
        small=(words.once(INVITATION_DAYS), words.not_meant),
    )


def trial(*, team: str, language: Language) -> Letter:
    words = WORDS[language]
    return Letter(subject=words.test_subject, lines=(words.test(one_line(team, MOST_NAME)),))


def user_name(user: User | None, user_id: str, words: Words) -> str:
    """As the list of dialogs names him."""
    if user is not None:
        for known in (user.name, user.email, user.phone):
            if known and (name := one_line(known, MOST_NAME)):
                return name
    return words.visitor(one_line(user_id[-4:], 4))


def off_page(words: Words, language: Language, *, done: bool | None) -> str:
    """The page of a link that turns e-mail off. ``done`` None: it asks; False: the link is worth nothing.

    A look at it changes nothing: programs look at the links of e-mails before people do.
    """
    escape = html.escape
    text = words.off_question if done is None else words.off_done if done else words.off_nothing
    form = f'<form method="post"><button>{escape(words.off_button)}</button></form>' if done is None else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
        f'<title>{escape(words.off_title)}</title><link rel="stylesheet" href="/join.css"></head><body><main>'
        f"<h1>{escape(words.off_title)}</h1><p>{escape(text)}</p>{form}</main></body></html>"
    )


def _lines(desk: Desk, news: tuple[News, ...], user: str, names: Mapping[str, str], words: Words) -> tuple[str, ...]:
    by_number: dict[int, Message] = {m.number: m for m in desk.messages if m.kind != "system"}
    facts = {m.number: m.fact for m in desk.messages if m.fact is not None and m.fact.what == "assigned"}
    lines: list[str] = []
    written = sum(each.kind == "message" for each in news)
    if written:
        lines.append(words.messages(written, user))
    for each in news:
        match each.kind:
            case "mention":
                author = by_number[each.number].author_id
                lines.append(words.mentioned(_operator(author, names, words)))
            case "transfer":
                fact = facts.get(each.number)
                by = None if fact is None else fact.by
                lines.append(words.given(_operator(by, names, words)) if by else words.given_by_nobody)
    return tuple(dict.fromkeys(lines))


def _quote(message: Message, user: str, names: Mapping[str, str], words: Words) -> Quote:
    is_note = message.kind == "note"
    who = words.note_of(_operator(message.author_id, names, words)) if is_note else user
    files = [words.file(one_line(file.name, MOST_NAME)) for file in message.files]
    return Quote(who=who, text="\n".join(part for part in (excerpt(message.text), *files) if part), is_note=is_note)


def _operator(operator_id: str | None, names: Mapping[str, str], words: Words) -> str:
    return one_line(names.get(operator_id or "", ""), MOST_NAME) or words.somebody
