"""The sentences of e-mails, in the languages there are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["en", "ru"]


@dataclass(frozen=True, kw_only=True)
class Words:
    """In one language. Whatever is put into a sentence has been made one line before."""

    visitor: Callable[[str], str]
    """Somebody of whom only the end of the id is known."""
    subject: Callable[[str], str]
    """Of every e-mail about one dialog alike, so that they are kept together."""
    messages: Callable[[int, str], str]
    mentioned: Callable[[str], str]
    given: Callable[[str], str]
    given_by_nobody: str
    note_of: Callable[[str], str]
    more: Callable[[int], str]
    file: Callable[[str], str]
    open: str
    no_link: Callable[[str], str]
    only_app: str
    in_app: Callable[[str], str]
    nobody_reads: str
    turn_off: Callable[[str], str]
    turn_off_link: str
    turn_off_in_app: str
    why: Callable[[str], str]
    somebody: str
    invitation_subject: Callable[[str, str], str]
    invitation: Callable[[str, str], str]
    join: str
    join_how: str
    once: Callable[[int], str]
    not_meant: str
    test_subject: str
    test: Callable[[str], str]
    off_title: str
    off_question: str
    off_button: str
    off_done: str
    off_nothing: str


def _many(number: int, one: str, few: str, many: str) -> str:
    """The Russian form of a noun after a number."""
    if number % 10 == 1 and number % 100 != 11:
        return one
    if number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14}:
        return few
    return many


WORDS: Final[dict[Language, Words]] = {
    "en": Words(
        visitor=lambda tail: f"Visitor {tail}",
        subject=lambda name: f"New in the dialog with {name}",
        messages=lambda n, name: f"{name} has written a message." if n == 1 else f"{name} has written {n} messages.",
        mentioned=lambda name: f"{name} mentions you in a note.",
        given=lambda name: f"{name} has given you this dialog.",
        given_by_nobody="This dialog was given to you.",
        note_of=lambda name: f"Note by {name}",
        more=lambda n: f"and {n} more in the app",
        file=lambda name: f"[file: {name}]",
        open="Open the dialog",
        no_link=lambda link: f"If the button does nothing, open this link on the computer with the app: {link}",
        only_app="This link opens the dialog in the operator app on this computer:",
        in_app=lambda link: f"This page opens it in the operator app: {link}",
        nobody_reads="Answers to this e-mail are read by nobody: answer in the app.",
        turn_off=lambda link: f"No more of these e-mails: {link}",
        turn_off_link="No more of these e-mails",
        turn_off_in_app="What you are told by e-mail is chosen in the app: Settings, Notifications.",
        why=lambda team: f"You get this because you answer visitors of “{team}” and were away, or had not read it yet.",
        somebody="A colleague",
        invitation_subject=lambda who, team: f"{who} invites you to “{team}”",
        invitation=lambda who, team: f"{who} invites you to answer visitors of “{team}” together.",
        join="Join the team",
        join_how="The page tells how: install the operator app, choose “I have an invitation” and paste the link.",
        once=lambda days: f"The link lets one person in, for {days} days. Do not pass it on.",
        not_meant="If you do not know what this is about, you need do nothing.",
        test_subject="Test of e-mail",
        test=lambda team: f"The chat server of “{team}” can send e-mail. This was a test; nothing has to be done.",
        off_title="E-mails about dialogs",
        off_question="Send you no more e-mails about dialogs?",
        off_button="No more e-mails",
        off_done="Done: you get no more e-mails about dialogs. They can be turned on again in the app: Settings, Notifications.",
        off_nothing="This link is not whole, or no longer valid. E-mails can be turned off in the app: Settings, Notifications.",
    ),
    "ru": Words(
        visitor=lambda tail: f"Посетитель {tail}",
        subject=lambda name: f"Новое в диалоге: {name}",
        messages=lambda n, name: f"{name}: {n} {_many(n, 'новое сообщение', 'новых сообщения', 'новых сообщений')}.",
        mentioned=lambda name: f"{name} упоминает вас в заметке.",
        given=lambda name: f"{name} передаёт вам этот диалог.",
        given_by_nobody="Этот диалог передан вам.",
        note_of=lambda name: f"Заметка, {name}",
        more=lambda n: f"и ещё {n} в приложении",
        file=lambda name: f"[файл: {name}]",
        open="Открыть диалог",
        no_link=lambda link: f"Если кнопка не работает, откройте эту ссылку на компьютере с приложением: {link}",
        only_app="Эта ссылка открывает диалог в приложении оператора на этом компьютере:",
        in_app=lambda link: f"Эта страница открывает его в приложении оператора: {link}",
        nobody_reads="Ответы на это письмо никто не читает: отвечайте в приложении.",
        turn_off=lambda link: f"Больше не присылать таких писем: {link}",
        turn_off_link="Больше не присылать таких писем",
        turn_off_in_app="О чём писать на почту, выбирается в приложении: Настройки, Уведомления.",
        why=lambda team: f"Вы отвечаете посетителям «{team}» и были не на месте или ещё не прочитали это.",
        somebody="Коллега",
        invitation_subject=lambda who, team: f"{who} приглашает вас в «{team}»",
        invitation=lambda who, team: f"{who} приглашает вас отвечать вместе посетителям «{team}».",
        join="Присоединиться",
        join_how="На странице сказано, как: установите приложение оператора, выберите «У меня есть приглашение» и вставьте ссылку.",
        once=lambda days: (
            f"По ссылке войдёт один человек, она действует {days} {_many(days, 'день', 'дня', 'дней')}. Никому её не пересылайте."
        ),
        not_meant="Если вы не знаете, о чём речь, ничего делать не нужно.",
        test_subject="Проверка почты",
        test=lambda team: f"Сервер чата «{team}» умеет отправлять письма. Это была проверка, делать ничего не нужно.",
        off_title="Письма о диалогах",
        off_question="Больше не присылать писем о диалогах?",
        off_button="Больше не присылать",
        off_done="Готово: писем о диалогах больше не будет. Включить их снова можно в приложении: Настройки, Уведомления.",
        off_nothing="Ссылка неполная или больше не действует. Письма отключаются в приложении: Настройки, Уведомления.",
    ),
}
