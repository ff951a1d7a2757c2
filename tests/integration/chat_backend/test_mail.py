"""E-mails about dialogs: a real queue in a real database, handed to a real mail server, with the clock in the test's hand."""

import re
from collections.abc import AsyncIterator, Iterator
from email.utils import getaddresses
from pathlib import Path

import pytest

from chat_backend.protocol import (
    AddNote,
    Assign,
    CloseDialog,
    MailQuiet,
    MarkRead,
    Mute,
    Operator,
    RemoveOperator,
    SendMessage,
    SetSiteChat,
    SetStatus,
    SiteChat,
    WorkingHours,
)
from tests.doubles.mail_server import MailServerDouble
from tests.integration.chat_backend.mail_desk import MINUTE, PUBLIC, MailDesk, mail_desk


@pytest.fixture
def post() -> Iterator[MailServerDouble]:
    with MailServerDouble() as post:
        yield post


@pytest.fixture
async def desk(tmp_path: Path, post: MailServerDouble) -> AsyncIterator[MailDesk]:
    async with mail_desk(tmp_path, post) as desk:
        await desk.choose(desk.owner, on=False)
        yield desk


@pytest.fixture
async def boris(desk: MailDesk) -> Operator:
    return await desk.operator("Boris")


async def test_one_e_mail_for_a_dialogs_batch(desk: MailDesk, boris: Operator) -> None:
    vera = await desk.vera()
    await desk.writes(vera.id, "Hello")
    desk.later(MINUTE // 3)
    await desk.writes(vera.id, "Is anybody there? <b>& more</b>")
    await desk.send()
    assert desk.mails(boris) == [], "news gather for a minute"
    await desk.after(1)
    (mail,) = desk.mails(boris)
    await desk.after(60)
    assert len(desk.mails(boris)) == 1, "told once"
    dialog_id = await desk.dialog_of(vera)
    message = mail.message
    assert message["Subject"] == "New in the dialog with Vera"
    assert getaddresses([message["From"]]) == [("My shop", "chat@shop.example")]
    assert (message["To"], mail.sender) == (boris.email, "chat@shop.example")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] is None
    assert "Answers to this e-mail are read by nobody" in mail.text
    assert "Vera has written 2 messages." in mail.text
    assert "> Hello" in mail.text
    assert "> Is anybody there? <b>& more</b>" in mail.text
    assert f"operatorapp://dialog/{dialog_id}?server=https%3A%2F%2Fchat.example.com" in mail.text
    assert f"{PUBLIC}/open#{dialog_id}" in mail.text
    assert "<b>" not in mail.html
    assert "&lt;b&gt;&amp; more&lt;/b&gt;" in mail.html
    assert f'href="{PUBLIC}/open#{dialog_id}"' in mail.html
    off = re.fullmatch(rf"<({re.escape(PUBLIC)}/mail/off/[\w.-]+)>", message["List-Unsubscribe"])
    assert off is not None
    assert off[1] in mail.text
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


async def test_e_mails_about_one_dialog_are_kept_together(desk: MailDesk, boris: Operator) -> None:
    vera = await desk.vera()
    await desk.writes(vera.id, "One")
    await desk.after(2)
    await desk.writes(vera.id, "Two")
    await desk.after(5)
    assert len(desk.mails(boris)) == 1, "not a second one so soon"
    await desk.after(6)
    first, second = (mail.message for mail in desk.mails(boris))
    assert first["References"] == second["References"] == second["In-Reply-To"]
    assert first["Message-ID"] != second["Message-ID"]
    assert first["Subject"] == second["Subject"]
    assert "> Two" in desk.mails(boris)[1].text
    assert "> One" not in desk.mails(boris)[1].text, "it was told"


async def test_nothing_is_sent_that_was_read_answered_or_closed_in_time(desk: MailDesk, boris: Operator) -> None:
    for act in ("read", "answered", "closed"):
        user = await desk.vera()
        await desk.writes(user.id)
        dialog_id = await desk.dialog_of(user)
        match act:
            case "read":
                await desk.do(
                    MarkRead(dialog_id=dialog_id, read_number=(await desk.newest(dialog_id)).number), actor=boris
                )
            case "answered":
                await desk.do(SendMessage(dialog_id=dialog_id, text="Yes?"))
            case _:
                await desk.do(CloseDialog(dialog_id=dialog_id))
        await desk.after(30)
        assert desk.mails(boris) == [], act


async def test_what_is_read_while_the_mail_server_is_dead_is_not_sent_later(desk: MailDesk, boris: Operator) -> None:
    vera, walt = await desk.vera(), await desk.vera(name="Walt")
    for user in (vera, walt):
        await desk.writes(user.id)
    desk.post.stop()
    await desk.after(3)
    dialog_id = await desk.dialog_of(vera)
    await desk.do(MarkRead(dialog_id=dialog_id, read_number=(await desk.newest(dialog_id)).number), actor=boris)
    desk.post.start()
    await desk.after(20)
    assert [mail.message["Subject"] for mail in desk.mails(boris)] == ["New in the dialog with Walt"]


async def test_each_operator_by_his_own_rules(desk: MailDesk) -> None:
    mine = await desk.operator("Mine", unassigned=False)
    nobodys = await desk.operator("Nobodys", mine=False, mentions=False)
    everything = await desk.operator("Everything", colleagues=True)
    nothing = await desk.operator("Nothing", on=False, colleagues=True)
    everybody = {"mine": mine, "nobodys": nobodys, "everything": everything, "nothing": nothing}

    def told(user: str) -> set[str]:
        return {
            name
            for name, operator in everybody.items()
            if any(user in mail.message["Subject"] for mail in desk.mails(operator))
        }

    free = await desk.vera(name="Free")
    await desk.writes(free.id)
    await desk.after(2)
    assert told("Free") == {"nobodys", "everything"}

    given = await desk.vera(name="Given")
    await desk.writes(given.id)
    dialog_id = await desk.dialog_of(given)
    await desk.do(Assign(dialog_id=dialog_id, operator_id=mine.id))
    await desk.after(2)
    assert told("Given") == {"mine", "everything"}
    (mail,) = (m for m in desk.mails(mine) if "Given" in m.message["Subject"])
    assert "Anna has given you this dialog." in mail.text

    named = await desk.vera(name="Named")
    await desk.writes(named.id)
    dialog_id = await desk.dialog_of(named)
    await desk.do(SendMessage(dialog_id=dialog_id, text="Hello"))
    await desk.do(AddNote(dialog_id=dialog_id, text="Look, please", mentions=(mine.id, nobodys.id, nothing.id)))
    await desk.after(2)
    assert told("Named") == {"mine"}
    (mail,) = (m for m in desk.mails(mine) if "Named" in m.message["Subject"])
    assert "Anna mentions you in a note." in mail.text
    assert "Note by Anna:\n> Look, please" in mail.text
    assert "> Hello" not in mail.text


async def test_whoever_is_here_is_told_only_of_what_stays_unread(desk: MailDesk, boris: Operator) -> None:
    with desk.services.presence.present(desk.workspace.id, "operator", boris.id) as place:
        vera = await desk.vera()
        await desk.writes(vera.id)
        await desk.after(30)
        assert desk.mails(boris) == []
        await desk.choose(boris, unread_minutes=15)
        walt = await desk.vera(name="Walt")
        await desk.writes(walt.id)
        await desk.after(14)
        assert [m.message["Subject"] for m in desk.mails(boris)] == ["New in the dialog with Vera"]
        await desk.after(2)
        assert len(desk.mails(boris)) == 2
        await desk.choose(boris)
        for how in ("idle", "away"):
            user = await desk.vera(name=how)
            await desk.writes(user.id)
            await desk.after(2)
            before = len(desk.mails(boris))
            if how == "idle":
                desk.services.presence.idle(desk.workspace.id, boris.id, place, idle=True)
            else:
                await desk.do(SetStatus(status="away"), actor=boris)
            await desk.after(1)
            assert len(desk.mails(boris)) == before + 1, how
            desk.services.presence.idle(desk.workspace.id, boris.id, place, idle=False)


async def test_a_muted_dialog_is_silent_but_for_mentions(desk: MailDesk, boris: Operator) -> None:
    vera = await desk.vera()
    await desk.writes(vera.id)
    dialog_id = await desk.dialog_of(vera)
    await desk.do(Mute(dialog_id=dialog_id, muted=True), actor=boris)
    await desk.after(5)
    assert desk.mails(boris) == []
    await desk.do(AddNote(dialog_id=dialog_id, text="You should see this", mentions=(boris.id,)))
    await desk.after(2)
    assert len(desk.mails(boris)) == 1


async def test_quiet_hours_hold_back_and_then_one_e_mail_comes(desk: MailDesk, boris: Operator) -> None:
    # it is 10:00 in UTC, 13:00 in Moscow
    await desk.choose(boris, quiet=MailQuiet(begin=13 * 60 - 30, until=14 * 60, zone="Europe/Moscow"))
    vera = await desk.vera()
    for text in ("One", "Two", "Three"):
        await desk.writes(vera.id, text)
        await desk.after(10)
    assert desk.mails(boris) == []
    await desk.after(32)
    (mail,) = desk.mails(boris)
    assert "Vera has written 3 messages." in mail.text


async def test_e_mails_wait_for_the_teams_working_hours_where_that_is_chosen(desk: MailDesk, boris: Operator) -> None:
    # it is a Wednesday, 10:00 in UTC, 13:00 in Moscow
    day = WorkingHours(day=2, begin=13 * 60 + 30, until=14 * 60)
    await desk.do(SetSiteChat(chat=SiteChat(hours=(day,), zone="Europe/Moscow")))
    patient = await desk.operator("Lena", in_team_hours=True)
    vera = await desk.vera()
    for text in ("One", "Two"):
        await desk.writes(vera.id, text)
        await desk.after(10)
    assert len(desk.mails(boris)) >= 1, "he has not chosen it"
    assert desk.mails(patient) == []
    await desk.after(12)
    (mail,) = desk.mails(patient)
    assert "Vera has written 2 messages." in mail.text


async def test_no_more_than_so_many_an_hour_and_the_rest_afterwards(desk: MailDesk, boris: Operator) -> None:
    for number in range(15):
        user = await desk.vera(name=f"Visitor No {number}")
        await desk.writes(user.id)
    await desk.after(30)
    assert len(desk.mails(boris)) == 12
    await desk.after(35)
    assert len(desk.mails(boris)) == 15
    assert len({mail.message["Subject"] for mail in desk.mails(boris)}) == 15


async def test_names_and_texts_are_never_headers_or_markup(desk: MailDesk, boris: Operator) -> None:
    evil = "Eve\r\nBcc: everybody@example.com\r\n\r\n<script>\u202egnp.exe" + "x" * 300
    user = await desk.newcomer(name=evil)
    await desk.writes(user.id, "\u202e<img src=x onerror=alert(1)>\n</div></body>\x00"[:-1])
    await desk.after(2)
    (mail,) = desk.mails(boris)
    assert mail.message["Bcc"] is None
    assert len(mail.message["Subject"]) <= 120
    assert "\n" not in mail.message["Subject"]
    assert len(desk.post.delivered) == 1
    for part in (mail.text, mail.html, mail.message["Subject"]):
        assert "\u202e" not in part
    for markup in ("<script", "<img"):
        assert markup not in mail.html
    assert mail.html.count("</body>") == 1


async def test_without_the_text_and_in_russian(desk: MailDesk, boris: Operator) -> None:
    await desk.choose(boris, show_text=False, language="ru")
    vera = await desk.vera(name="Вера")
    await desk.writes(vera.id, "Секрет")
    await desk.after(2)
    (mail,) = desk.mails(boris)
    assert mail.message["Subject"] == "Новое в диалоге: Вера"
    assert "Вера: 1 новое сообщение." in mail.text
    assert "Секрет" not in mail.text + mail.html
    assert "Ответы на это письмо никто не читает" in mail.text
    assert mail.message["Content-Language"] == "ru"


async def test_whoever_left_or_has_no_address_gets_nothing(desk: MailDesk, boris: Operator) -> None:
    vera = await desk.vera()
    await desk.writes(vera.id)
    await desk.do(RemoveOperator(operator_id=boris.id))
    await desk.after(3)
    assert desk.post.delivered == []


async def test_turned_off_by_its_link(desk: MailDesk, boris: Operator) -> None:
    vera = await desk.vera()
    await desk.writes(vera.id)
    await desk.after(2)
    token = str(desk.mails(boris)[0].message["List-Unsubscribe"]).strip("<>").rpartition("/")[2]
    rules = desk.services.mail.rules
    anna_token = token.split(".")[0][:-2] + "xx." + token.split(".")[1]
    for worthless in ("", "x", token[:-2], anna_token, "é", token + "a" * 2_000, token.replace(".", "")):
        assert not await rules.turn_off(worthless), worthless
    assert (await rules.of(desk.workspace.id, boris.id)).on
    await desk.choose(boris, colleagues=True, unread_minutes=5)
    assert await rules.turn_off(token)
    chosen = await rules.of(desk.workspace.id, boris.id)
    assert (chosen.on, chosen.colleagues, chosen.unread_minutes) == (False, True, 5)
    await desk.writes(vera.id)
    await desk.after(30)
    assert len(desk.mails(boris)) == 1
