"""E-mail over HTTP: rules, invitations that are mailed, the owner's view, the link that turns e-mail off, and who may do what."""

import asyncio
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from chat_backend.mail.server import mail_server
from chat_backend.protocol import (
    ChangeRole,
    Invitation,
    Invite,
    Invited,
    MailChoices,
    MailQuiet,
    MailRules,
    MailState,
    MailTested,
    SetStatus,
    Team,
)
from chat_backend.settings import Settings
from tests.doubles.mail_server import MailServerDouble
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, decoded, refusal
from tests.integration.chat_backend.conftest import KEY, Backend

PUBLIC = "https://chat.example.com"


@pytest.fixture
def post() -> Iterator[MailServerDouble]:
    with MailServerDouble() as post:
        yield post


@pytest.fixture
def running(tmp_path: Path, post: MailServerDouble) -> Iterator[Backend]:
    """A server that sends e-mail, with the site of the product."""
    server = mail_server(f"smtp://127.0.0.1:{post.port}?starttls=never", "My shop <chat@shop.example>")
    settings = Settings(data=tmp_path / "data", embedded_key=KEY, mail=server, public_url=f"{PUBLIC}/")
    backend = Backend(settings)
    backend.start()
    yield backend
    backend.stop()


@pytest.fixture
async def olga(backend: Backend, anna: OperatorClient) -> OperatorClient:
    """An owner with an address; Anna signs in by a key and has none."""
    return await backend.colleague("Olga")


async def invite(by: OperatorClient, invitation_id: str, **asked: Any) -> Invited:
    body = msgspec.json.encode(Invite(**asked))
    return decoded(await by.http.put(f"/api/v1/invitations/{invitation_id}", content=body), Invited)


async def choose(by: OperatorClient, rules: MailRules) -> httpx.Response:
    return await by.http.put("/api/v1/mail/rules", content=msgspec.json.encode(rules))


async def until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not done():
            await asyncio.sleep(0.05)


async def test_rules_are_each_operators_own(anna: OperatorClient, olga: OperatorClient) -> None:
    found = decoded(await anna.http.get("/api/v1/mail/rules"), MailChoices)
    assert (found.sends_mail, found.address, found.rules) == (True, "", MailRules())
    rules = MailRules(
        mine=False,
        unread_minutes=15,
        quiet=MailQuiet(begin=60, until=120, days=(6,), zone="Europe/Moscow"),
        language="ru",
    )
    chosen = decoded(await choose(olga, rules), MailChoices)
    assert (chosen.address, chosen.rules) == ("olga@example.com", rules)
    assert decoded(await anna.http.get("/api/v1/mail/rules"), MailChoices).rules == MailRules()
    assert refusal(await choose(olga, MailRules(quiet=MailQuiet(zone="Mars/Olympus")))).field == "quiet.zone"
    for bad in ({"unread_minutes": -1}, {"unread_minutes": 10**9}, {"language": "xx"}, {"quiet": {"begin": 2000}}):
        assert (await olga.http.put("/api/v1/mail/rules", json=bad)).status_code == 400, bad
    assert decoded(await olga.http.get("/api/v1/mail/rules"), MailChoices).rules == rules


async def test_an_invitation_is_mailed_in_the_inviters_language(olga: OperatorClient, post: MailServerDouble) -> None:
    invited = await invite(olga, "i-1", email="vera@example.com", name="Vera", language="ru")
    assert (invited.mailed, invited.mail and invited.mail.state) == (True, "sent")
    (mail,) = post.to("vera@example.com")
    assert mail.message["Subject"] == "Olga приглашает вас в «My site»"
    assert invited.link.startswith(f"{PUBLIC}/join#")
    assert invited.link in mail.text
    assert f'href="{invited.link}"' in mail.html
    assert mail.message["List-Unsubscribe"] is None, "nobody subscribed"
    team = decoded(await olga.http.get("/api/v1/team"), Team)
    assert team.sends_mail
    assert [(each.invitation_id, each.state) for each in team.mails] == [("i-1", "sent")]
    again = await invite(olga, "i-1", email="vera@example.com", name="Vera")
    assert again.link != invited.link
    assert [mail.message["Content-Language"] for mail in post.to("vera@example.com")] == ["ru", "en"]
    assert not (await invite(olga, "i-2")).mailed


async def test_an_invitation_that_cannot_be_mailed_says_why(olga: OperatorClient, post: MailServerDouble) -> None:
    post.replies["gone@example.com"] = ["550 5.1.1 No such user"]
    post.replies["later@example.com"] = ["451 4.7.1 Greylisted"]
    gone = await invite(olga, "i-gone", email="gone@example.com")
    assert gone.mail is not None
    assert (gone.mailed, gone.mail.state) == (False, "failed")
    assert gone.mail.trouble is not None
    assert gone.mail.trouble.words == "550 5.1.1 No such user"
    assert gone.link.startswith(PUBLIC), "the link is there all the same"
    later = await invite(olga, "i-later", email="later@example.com")
    assert later.mail is not None
    assert (later.mail.state, later.mail.trouble and later.mail.trouble.problem) == ("waiting", "delayed")
    state = decoded(await olga.http.get("/api/v1/mail"), MailState)
    assert {(each.to, each.again_at is None) for each in state.failures} == {
        ("gone@example.com", True),
        ("later@example.com", False),
    }
    (failed,) = (each for each in state.failures if each.again_at is None)
    assert (await olga.http.post(f"/api/v1/mail/failures/{failed.id}/retry")).status_code == 204
    await until(lambda: bool(post.to("gone@example.com")))
    assert (await olga.http.delete("/api/v1/invitations/i-later")).status_code == 204
    state = decoded(await olga.http.get("/api/v1/mail"), MailState)
    assert (state.failures, state.waiting) == ((), 0), "what was taken back is not sent"


async def test_a_secret_link_is_kept_only_until_its_e_mail_has_left(
    olga: OperatorClient, post: MailServerDouble, tmp_path: Path
) -> None:
    import sqlite3  # noqa: PLC0415

    invited = await invite(olga, "i-1", email="vera@example.com")
    database = sqlite3.connect(tmp_path / "data" / "chat.sqlite3")
    stored = "\n".join(database.iterdump())
    database.close()
    assert "vera@example.com" in stored
    assert invited.link.partition("#")[2] not in stored


async def test_the_owner_sees_how_it_goes_and_tests_it(
    anna: OperatorClient, olga: OperatorClient, post: MailServerDouble
) -> None:
    state = decoded(await olga.http.get("/api/v1/mail"), MailState)
    assert (state.sends_mail, state.server, state.sender, state.address) == (
        True,
        f"127.0.0.1:{post.port}",
        "My shop <chat@shop.example>",
        "olga@example.com",
    )
    tested = decoded(await olga.http.post("/api/v1/mail/test"), MailTested)
    assert (tested.to, tested.trouble) == ("olga@example.com", None)
    assert len(post.to("olga@example.com")) == 1
    post.stop()
    tested = decoded(await olga.http.post("/api/v1/mail/test"), MailTested)
    assert tested.trouble is not None
    assert tested.trouble.problem == "unreachable"
    post.start()
    assert refusal(await anna.http.post("/api/v1/mail/test")).code == "not_found", "nowhere to send it"
    for _ in range(8):
        assert (await olga.http.post("/api/v1/mail/test")).status_code == 200
    assert (await olga.http.post("/api/v1/mail/test")).status_code == 429


async def test_who_may_do_what(
    backend: Backend, anna: OperatorClient, olga: OperatorClient, vera: SiteClient, post: MailServerDouble
) -> None:
    post.replies["gone@example.com"] = ["550 5.1.1 No such user"]
    invited = await invite(olga, "i-gone", email="gone@example.com")
    assert isinstance(invited.invitation, Invitation)
    (failure,) = decoded(await olga.http.get("/api/v1/mail"), MailState).failures
    owners_only = [
        ("GET", "/api/v1/mail"),
        ("POST", "/api/v1/mail/test"),
        ("POST", f"/api/v1/mail/failures/{failure.id}/retry"),
        ("DELETE", f"/api/v1/mail/failures/{failure.id}"),
    ]
    everybodys = [("GET", "/api/v1/mail/rules"), ("PUT", "/api/v1/mail/rules")]
    for verb, path in [*owners_only, *everybodys]:
        answer = await vera.http.request(verb, path, json={})
        assert answer.status_code == 401, (verb, path)
        async with httpx.AsyncClient(base_url=backend.address, trust_env=False) as nobody:
            assert (await nobody.request(verb, path, json={})).status_code == 401
    await anna.do(ChangeRole(operator_id=olga.me.id, role="operator"))
    for verb, path in owners_only:
        assert refusal(await olga.http.request(verb, path)).code == "forbidden", path
    stranger = await backend.colleague("Stranger", "Another shop")
    for verb, path in owners_only[2:]:
        assert refusal(await stranger.http.request(verb, path)).code == "not_found", path
    assert decoded(await stranger.http.get("/api/v1/mail"), MailState).failures == ()


async def test_one_click_turns_it_off(
    backend: Backend, anna: OperatorClient, olga: OperatorClient, vera: SiteClient, post: MailServerDouble
) -> None:
    assert backend.services is not None
    await anna.do(SetStatus(status="online"))
    await olga.do(SetStatus(status="away"))
    await vera.write("Is anybody there?")
    clock = backend.services.clock
    watch = backend.services.mail.delivery
    assert watch is not None
    watch.watch._clock = lambda: clock() + 61_000
    await until(lambda: bool(post.to("olga@example.com")))
    (mail,) = post.to("olga@example.com")
    link = str(mail.message["List-Unsubscribe"]).strip("<>")
    assert link.startswith(f"{PUBLIC}/mail/off/")
    path = link.removeprefix(PUBLIC)
    async with httpx.AsyncClient(base_url=backend.address, trust_env=False) as browser:
        page = await browser.get(path, headers={"Accept-Language": "ru"})
        assert page.status_code == 200
        assert "Больше не присылать" in page.text
        assert '<form method="post">' in page.text
        assert "script" not in page.headers["content-security-policy"]
        assert decoded(await olga.http.get("/api/v1/mail/rules"), MailChoices).rules.on, "a look changes nothing"
        click = await browser.post(path, data={"List-Unsubscribe": "One-Click"})
        assert click.status_code == 200
        assert not decoded(await olga.http.get("/api/v1/mail/rules"), MailChoices).rules.on
        worthless = await browser.post("/mail/off/nothing.of-ours")
        assert worthless.status_code == 404
        dialog = re.search(r"/open#([\w.:~-]+)", mail.text)
        assert dialog is not None
        opened = await browser.get("/open")
        assert opened.status_code == 200
        assert "/open.js" in opened.text
        assert "operatorapp://dialog/" in (await browser.get("/open.js")).text
        for _ in range(40):
            answer = await browser.post("/mail/off/nothing.of-ours")
        assert answer.status_code == 429, "nobody tries tokens for long"


async def test_without_a_mail_server_nothing_is_promised(backend: Backend, anna: OperatorClient) -> None:
    """The rules can be chosen; they come to something once a mail server is named."""
    assert backend.services is not None
    backend.services.mail.delivery = None
    assert decoded(await anna.http.get("/api/v1/mail/rules"), MailChoices).sends_mail is False
    assert decoded(await anna.http.get("/api/v1/mail"), MailState) == MailState(sends_mail=False)
    assert decoded(await anna.http.get("/api/v1/team"), Team).sends_mail is False
    invited = await invite(anna, "i-1", email="vera@example.com")
    assert (invited.mailed, invited.mail) == (False, None)
    assert refusal(await anna.http.post("/api/v1/mail/test")).code == "not_found"
