"""A site user reaches his own things and nothing else."""

import asyncio

import httpx

from chat_backend.protocol import (
    File,
    MarkRead,
    SendMessage,
    SiteMessage,
    SiteRead,
    SiteSession,
    SiteTyping,
    SiteTypingNow,
    Typing,
    TypingNow,
    User,
)
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, Stream, decoded, entity, refusal, visit
from tests.integration.chat_backend.conftest import Backend
from tests.integration.chat_backend.test_commands import begun

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"
)


async def test_a_new_visitor_is_described(backend: Backend, anna: OperatorClient) -> None:
    async with httpx.AsyncClient(base_url=backend.address, trust_env=False) as http:
        answer = await http.post(
            "/site/v1/sessions",
            headers={"User-Agent": CHROME},
            json={
                "site_key": backend.site_key,
                "page": "https://shop/first",
                "referrer": "https://search/",
                "language": "ru",
                "time_zone": "Europe/Moscow",
            },
        )
    session = decoded(answer, SiteSession)
    assert (session.settings.team_name, session.settings.online) == ("My site", False)
    user = entity((await anna.changes())[-1], User)
    assert (user.id, user.name, user.browser, user.place) == (session.user_id, None, "Chrome 130 · Windows", None)
    assert (user.language, user.time_zone) == ("ru", "Europe/Moscow")
    told = {p.name: (p.value, p.system) for p in user.properties}
    assert told == {"first_page": ("https://shop/first", True), "referrer": ("https://search/", True)}


async def test_a_visitor_comes_back_by_his_token(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    again = decoded(await visit(backend.address, backend.site_key, token=vera.session.token), SiteSession)
    assert (again.user_id, again.token) == (vera.user_id, vera.session.token)
    stranger = decoded(await visit(backend.address, backend.site_key, token="guessed"), SiteSession)
    assert stranger.user_id != vera.user_id
    assert stranger.token != "guessed"
    number = (await anna.snapshot()).number
    await visit(backend.address, backend.site_key, token=vera.session.token)
    assert (await anna.snapshot()).number == number, "a visit that says nothing new is no change"
    moved = await visit(backend.address, backend.site_key, token=vera.session.token, language="de")
    assert decoded(moved, SiteSession).number == number + 1
    assert (await visit(backend.address, "no such site")).status_code == 404


async def test_one_visitor_gets_nothing_of_another(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    upload = decoded(
        await vera.http.put("/site/v1/files/f-1?name=mine.txt", content=b"vera's"),
        File,
    )
    hers = await vera.write("vera's secret", "hers-1", file_ids=(upload.id,))
    dialog_id = (await anna.snapshot()).page.dialogs[0].id
    eve = await backend.visitor()
    await eve.write("hello")

    assert [m.text for m in (await eve.page()).messages] == ["hello"]
    assert [m.text for m in (await eve.page(before=hers.number + 1)).messages] == []
    stolen = await eve.put("look", file_ids=(upload.id,))
    assert (stolen.status_code, refusal(stolen).code) == (404, "not_found")
    own = await eve.write("under the same id", "hers-1")
    assert own.id != hers.id
    her_file = decoded(await eve.http.put("/site/v1/files/f-1?name=other.txt", content=b"eve's"), File)
    assert her_file.id != upload.id

    for token in (eve.session.token, vera.session.token):
        for path in (
            "snapshot",
            "changes?after=0",
            "dialogs?state=open",
            f"dialogs/{dialog_id}",
            f"dialogs/{dialog_id}/messages",
            f"users/{vera.user_id}/dialogs",
            "commands/hers-1",
        ):
            answer = await eve.http.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 401, "a visitor's token is no operator's"
    assert (await anna.http.get("/site/v1/messages")).status_code == 401


async def test_streams_of_visitors_do_not_mix(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    eve = await backend.visitor()
    async with eve.stream(after=0) as eves, vera.stream(after=0) as veras, anna.following(0) as annas:
        change = await anna.do(SendMessage(dialog_id=dialog_id, text="for Vera only"))
        await anna.do(MarkRead(dialog_id=dialog_id, read_number=change.number))
        await annas.say(TypingNow(dialog_id=dialog_id))
        assert (await veras.until(SiteMessage, mine=False)).text == "for Vera only"
        await veras.until(SiteTyping)
        await eves.say(SiteTypingNow(text="x"))
        await eve.write("mine")
        frames = []
        while not (isinstance(frame := await eves.next(), SiteMessage) and frame.mine):
            frames.append(frame)
        assert [f for f in frames if isinstance(f, SiteMessage | SiteTyping | SiteRead)] == []
        assert not [f for f in await _seen(annas) if isinstance(f, Typing) and f.dialog_id == dialog_id]


async def _seen(stream: Stream) -> list[object]:
    found = []
    try:
        async with asyncio.timeout(0.3):
            while True:
                found.append(await stream.next())
    except TimeoutError:
        return found


async def test_workspaces_do_not_mix(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    stranger = await backend.colleague("Stranger", workspace="Other team")
    assert (await stranger.snapshot()).page.dialogs == ()
    assert (await stranger.http.get(f"/api/v1/dialogs/{dialog_id}")).status_code == 410
    assert (await stranger.http.get(f"/api/v1/dialogs/{dialog_id}/messages")).status_code == 410
    assert (await stranger.http.get(f"/api/v1/users/{vera.user_id}/dialogs")).json()["dialogs"] == []
    for command in (SendMessage(dialog_id=dialog_id, text="x"), MarkRead(dialog_id=dialog_id, read_number=1)):
        assert (await stranger.put(command)).status_code == 410
    assert [c.number for c in await stranger.changes()] == [1]
    other_site = (await stranger.snapshot()).workspace.site_key
    visited = decoded(await visit(backend.address, other_site, token=vera.session.token), SiteSession)
    assert visited.user_id != vera.user_id, "a token of one site is none of another"


async def test_what_a_site_message_never_tells(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    await anna.do(SendMessage(dialog_id=dialog_id, text="hi"), "operator-command")
    raw = (await vera.http.get("/site/v1/messages")).text
    assert anna.me.id not in raw
    assert "operator-command" not in raw
    assert dialog_id not in raw


async def test_blocked_visitors_typing_is_not_shown(anna: OperatorClient, vera: SiteClient) -> None:
    await begun(anna, vera)
    await anna.http.put("/api/v1/commands/b-1", json={"type": "edit_user", "user_id": vera.user_id, "blocked": True})
    async with anna.following(3) as annas, vera.stream() as veras:
        await veras.say(SiteTypingNow(text="still typing"))
        assert not [f for f in await _seen(annas) if isinstance(f, Typing)]
