"""Who a visitor is: proofs, properties, and two who turn out to be one."""

import asyncio
import hashlib
import hmac

import httpx
import pytest

from chat_backend.protocol import (
    AddUserNote,
    DateValue,
    EditUser,
    File,
    Merged,
    RemoveUserNote,
    SendMessage,
    SetProperty,
    SiteIdentity,
    SiteMessage,
    StartDialog,
    UserNote,
    UserPage,
)
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, decoded, entity, refusal
from tests.integration.chat_backend.conftest import Backend


async def test_nobody_poses_as_another(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    proof = await anna.prove("42")
    for wrong in ("", "0" * 64, proof[:-1], "é", await anna.prove("43")):
        answer = await vera.identify("42", wrong)
        assert (answer.status_code, refusal(answer).code, refusal(answer).field) == (403, "forbidden", "proof")
    assert (await anna.card(vera.user_id)).user.external_id is None
    told = decoded(await vera.identify("42", proof.upper(), name="Vera", plan="pro"), SiteIdentity)
    assert told == SiteIdentity(user_id=vera.user_id)
    user = (await anna.card(vera.user_id)).user
    assert (user.external_id, user.name, [p.name for p in user.properties if not p.system]) == ("42", "Vera", ["plan"])
    await anna.http.post("/api/v1/keys/identity/rotate")
    igor = await backend.visitor()
    assert (await igor.identify("42", proof)).status_code == 403


async def test_without_a_key_nothing_is_proven(anna: OperatorClient, vera: SiteClient) -> None:
    for key in (b"", b"None"):
        proof = hmac.new(key, b"42", hashlib.sha256).hexdigest()
        assert (await vera.identify("42", proof)).status_code == 403


async def test_identifying_again_changes_nothing(anna: OperatorClient, vera: SiteClient) -> None:
    proof = await anna.prove("42")
    await vera.identify("42", proof, name="Vera")
    number = (await anna.snapshot()).number
    await vera.identify("42", proof, name="Vera")
    await vera.set(name="Vera")
    assert (await anna.snapshot()).number == number


async def test_properties_have_kinds_and_sources(anna: OperatorClient, vera: SiteClient) -> None:
    answer = await vera.set(
        plan="pro",
        age=41,
        paying=True,
        sizes=["S", "M"],
        since=DateValue(at=1_700_000_000_000),
        phone="+1 415 555 2671",
    )
    assert answer.status_code == 204
    await anna.do(SetProperty(user_id=vera.user_id, name="plan", value="basic"))
    await anna.do(SetProperty(user_id=vera.user_id, name="age", value=None))
    user = (await anna.card(vera.user_id)).user
    assert {p.name: (p.value, p.kind, p.source) for p in user.properties if not p.system} == {
        "plan": ("basic", "text", "operator"),
        "paying": (True, "yes_no", "site"),
        "sizes": (("S", "M"), "list", "site"),
        "since": (1_700_000_000_000, "date", "site"),
    }
    assert user.phone == "+14155552671"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("email", "no", "invalid_email"),
        ("phone", "12", "invalid_phone"),
        ("email", 5, "bad_request"),
        ("first_page", "mine", "forbidden"),
        ("n" * 101, "x", "invalid_name"),
        ("big", 1e300, "bad_request"),
        ("long", "x" * 1_001, "text_too_long"),
        ("many", ["x"] * 51, "too_many"),
        ("null", "a\0b", "bad_request"),
    ],
)
async def test_properties_that_are_refused(
    anna: OperatorClient, vera: SiteClient, name: str, value: object, code: str
) -> None:
    for answer in (
        await vera.set(**{name: value, "good": 1}),
        await anna.put(SetProperty(user_id=vera.user_id, name=name, value=value)),  # type: ignore[arg-type]
    ):
        assert (answer.status_code in {400, 403}, refusal(answer).code) == (True, code)
        assert refusal(answer).field is not None
        assert name.startswith(refusal(answer).field or "?")
    assert [p.name for p in (await anna.card(vera.user_id)).user.properties if not p.system] == []


async def test_no_more_than_200_properties(anna: OperatorClient, vera: SiteClient) -> None:
    for start in range(0, 200, 50):
        assert (await vera.set(**{f"p{n}": n for n in range(start, start + 50)})).status_code == 204
    assert refusal(await vera.set(one_more=1)).code == "too_many"
    assert (await vera.set(p0=None, one_more=1)).status_code == 204


async def test_notes_about_a_person(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    note = entity(await anna.do(AddUserNote(id="n-1", user_id=vera.user_id, text=" Likes hats ")), UserNote)
    assert (note.text, note.author_id, note.user_id) == ("Likes hats", anna.me.id, vera.user_id)
    assert refusal(await anna.put(AddUserNote(id="n-1", user_id=vera.user_id, text="again"))).code == "bad_request"
    assert refusal(await anna.put(AddUserNote(id="n-2", user_id=vera.user_id, text=" "))).code == "text_empty"
    assert (await anna.card(vera.user_id)).notes == (note,)
    assert "Likes hats" not in (await vera.http.get("/site/v1/messages")).text
    removed = entity(await anna.do(RemoveUserNote(id="n-1")), UserNote)
    assert (removed.removed, removed.text) == (True, "")
    assert (await anna.card(vera.user_id)).notes == ()
    assert refusal(await anna.put(RemoveUserNote(id="n-9"))).code == "gone"


async def test_two_visitors_who_are_one(backend: Backend, anna: OperatorClient) -> None:
    phone, desktop = await backend.visitor(), await backend.visitor()
    proof = await anna.prove("42")
    await desktop.identify("42", proof, name="Vera", plan="pro")
    await desktop.write("From the desktop")
    await phone.set(name="V", email="vera@example.com", size="M", plan="basic")
    sent = await phone.write("From the phone", "m-1")
    file = decoded(await phone.http.put("/site/v1/files/f-1?name=a.txt", content=b"x"), File)
    await phone.track("cart_added", props={"id": "s-1", "name": "Socks"})
    await phone.track("order_paid", props={"id": "o-1", "total": 5, "currency": "EUR"})
    await desktop.track("order_paid", props={"id": "o-2", "total": 6, "currency": "EUR"})
    await anna.do(AddUserNote(id="n-1", user_id=phone.user_id, text="Likes hats"))
    dialogs = {d.user_id: d.id for d in (await anna.snapshot()).page.dialogs}
    before = (await anna.snapshot()).number
    async with phone.stream() as open_page, desktop.stream() as other_page:
        told = decoded(await phone.identify("42", proof), SiteIdentity)
        assert told == SiteIdentity(user_id=desktop.user_id)
        assert await open_page.close_code() == 4409
        assert await other_page.close_code() == 4409

    (change,) = await anna.changes(before)
    assert change.entities[0] == Merged(id=phone.user_id, into_id=desktop.user_id)
    assert [e.id for e in change.entities if getattr(e, "user_id", None) == desktop.user_id] == [
        dialogs[phone.user_id],
        "n-1",
    ]
    card = await anna.card(desktop.user_id)
    assert card == await anna.card(phone.user_id), "both ids lead to one person"
    user = card.user
    assert (user.name, user.email, user.external_id) == ("Vera", "vera@example.com", "42")
    assert {p.name: p.value for p in user.properties if not p.system} == {"plan": "pro", "size": "M"}
    assert (card.totals.orders, card.totals.revenue, len(card.notes)) == (2, 1100, 1)
    assert card.totals.visits == 2
    assert len((await anna.events(phone.user_id)).events) == 2 + 3 + 2, "visits, told events, dialogs"
    for visitor in (phone, desktop):
        assert [m.text for m in (await visitor.page()).messages] == ["From the desktop", "From the phone"]
        assert all(m.mine for m in (await visitor.page()).messages)
    again = await phone.write("From the phone", "m-1")
    assert again.id == sent.id, "what is sent again is known under the new id"
    assert decoded(await phone.http.put("/site/v1/files/f-1?name=a.txt", content=b"x"), File) == file
    with_file = await phone.write("here", file_ids=(file.id,))
    assert with_file.files == (file,)
    await anna.do(EditUser(user_id=phone.user_id, name="Vera P."))
    await anna.do(StartDialog(dialog_id="d-9", user_id=phone.user_id, text="Hello again"))
    assert (await anna.dialog("d-9")).user_id == desktop.user_id
    assert [u.id for u in decoded(await anna.http.get("/api/v1/users"), UserPage).users] == [desktop.user_id]


async def test_a_known_visitor_is_never_merged_into_another(backend: Backend, anna: OperatorClient) -> None:
    vera = await backend.visitor()
    await vera.identify("42", await anna.prove("42"), name="Vera")
    await vera.write("My secret")
    told = decoded(await vera.identify("43", await anna.prove("43"), name="Igor"), SiteIdentity)
    assert told.user_id != vera.user_id
    assert told.token is not None
    async with httpx.AsyncClient(
        base_url=backend.address, headers={"Authorization": f"Bearer {told.token}"}, trust_env=False
    ) as igor:
        assert (await igor.get("/site/v1/messages")).json()["messages"] == []
    assert (await anna.card(vera.user_id)).user.name == "Vera"
    assert (await anna.card(told.user_id)).user.name == "Igor"


async def test_merging_and_writing_at_once_lose_nothing(backend: Backend, anna: OperatorClient) -> None:
    """Five browsers of one person write and track while each of them is told who they are."""
    proof = await anna.prove("42")
    browsers = [await backend.visitor() for _ in range(5)]

    async def live(number: int, browser: SiteClient) -> None:
        for step in range(4):
            backend.seconds.now += 60  # they share one allowance once they are one
            await browser.write(f"{number}.{step}", f"m-{number}-{step}")
            await browser.track("stepped", id=f"e-{step}", props={"by": number})
            if step == 1:
                decoded(await browser.identify("42", proof), SiteIdentity)
            retried = decoded(await browser.put(f"{number}.{step}", f"m-{number}-{step}"), SiteMessage)
            assert retried.text == f"{number}.{step}"
            assert (await browser.track("stepped", id=f"e-{step}", props={"by": number})).known == 1

    await asyncio.gather(*(live(number, browser) for number, browser in enumerate(browsers)))
    (user,) = (await anna.users()).users
    assert user.external_id == "42"
    texts = sorted(m.text for m in (await browsers[0].page(limit=200)).messages)
    assert texts == sorted(f"{number}.{step}" for number in range(5) for step in range(4))
    events = (await anna.events(user.id, kinds="other", limit=200)).events
    assert sorted((e.props["by"], e.id) for e in events) == sorted({(e.props["by"], e.id) for e in events})
    assert len(events) == 20
    assert (await anna.card(user.id)).totals.counts["other"] == 20
    dialogs = (await anna.snapshot()).page.dialogs
    assert {dialog.user_id for dialog in dialogs} == {user.id}
    assert sum(dialog.message_count for dialog in dialogs) == 20


async def test_an_operator_answers_while_users_are_merged(backend: Backend, anna: OperatorClient) -> None:
    vera, igor = await backend.visitor(), await backend.visitor()
    proof = await anna.prove("42")
    await vera.identify("42", proof)
    await igor.write("Hello")
    (dialog,) = (await anna.snapshot()).page.dialogs
    await asyncio.gather(
        igor.identify("42", proof), *(anna.do(SendMessage(dialog_id=dialog.id, text=f"{n}")) for n in range(5))
    )
    texts = [m.text for m in (await vera.page()).messages]
    assert sorted(texts) == sorted(["Hello", "0", "1", "2", "3", "4"])
    assert (await anna.dialog(dialog.id)).message_count == 6
