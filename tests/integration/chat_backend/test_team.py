"""Invitations, joining, roles, removal, passwords and sessions, over real connections."""

import asyncio
import sqlite3
from pathlib import Path

import msgspec
import pytest

from chat_backend.protocol import (
    INVITATION_DAYS,
    Assign,
    ChangeRole,
    CloseDialog,
    Dialog,
    IdleNow,
    Invitation,
    JoinLook,
    JoinOffer,
    Message,
    Operator,
    Presence,
    RemoveOperator,
    RenameOperator,
    SendMessage,
    SetStatus,
    SignedIn,
    SignIn,
    SiteOnline,
)
from chat_backend.streams.mailbox import REMOVED
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, decoded, entity, refusal
from tests.integration.chat_backend.conftest import PASSWORD, Backend
from tests.integration.chat_backend.team_life import colleagues, invite, join, joined, team, token_of

DAY = 24 * 3600 * 1000


# ------------------------------------------------------------------------------------------- invitations


async def test_an_invited_colleague_joins_and_everybody_sees_him(backend: Backend, anna: OperatorClient) -> None:
    invited = await invite(anna, email="boris@example.com", name="Boris", role="operator")
    assert invited.link.startswith("/join#")
    offer = decoded(
        await backend.post("/api/v1/join/look", msgspec.json.encode(JoinLook(token=token_of(invited)))), JoinOffer
    )
    assert (offer.workspace, offer.invited_by, offer.email, offer.name) == (
        "My site",
        "Anna",
        "boris@example.com",
        "Boris",
    )
    async with anna.following() as stream:
        answer = await join(backend, token_of(invited), name="Boris K.", email="ignored@example.com")
        signed_in = decoded(answer, SignedIn)
        assert (signed_in.operator.name, signed_in.operator.email, signed_in.operator.role) == (
            "Boris K.",
            "boris@example.com",
            "operator",
        )
        changes = await stream.changes_to(signed_in.operator.number)
    assert entity(changes[-1], Operator, id=signed_in.operator.id).name == "Boris K."
    assert changes[-1].by == signed_in.operator.id
    assert (await team(anna)).invitations == (), "used up"
    again = SignIn(email="boris@example.com", password=PASSWORD)
    assert decoded(await backend.post("/api/v1/sign-in", msgspec.json.encode(again)), SignedIn).operator.name


async def test_a_link_opens_once_even_for_two_at_once(backend: Backend, anna: OperatorClient) -> None:
    token = token_of(await invite(anna))
    answers = await asyncio.gather(
        join(backend, token, email="one@example.com"), join(backend, token, email="two@example.com")
    )
    assert sorted(answer.status_code for answer in answers) == [200, 410]
    assert refusal(next(a for a in answers if a.status_code == 410)).code == "invitation_over"
    assert len(await colleagues(anna)) == 2


async def test_links_end_by_time_by_being_taken_back_and_with_their_owner(
    backend: Backend, anna: OperatorClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_back = await invite(anna)
    assert (await anna.http.delete(f"/api/v1/invitations/{taken_back.invitation.id}")).status_code == 204
    assert refusal(await join(backend, token_of(taken_back))).code == "invitation_over"

    replaced = await invite(anna, "i-twice")
    newer = await invite(anna, "i-twice", name="Boris")
    assert [each.id for each in (await team(anna)).invitations] == ["i-twice"]
    assert refusal(await join(backend, token_of(replaced))).code == "invitation_over"

    owner = await backend.colleague("Olga")
    from_olga = await invite(owner)
    await anna.do(ChangeRole(operator_id=owner.me.id, role="operator"))
    assert refusal(await join(backend, token_of(from_olga))).code == "invitation_over"

    assert backend.services is not None
    invitations, now = backend.services.invitations, backend.services.clock()
    monkeypatch.setattr(invitations, "_clock", lambda: now + (INVITATION_DAYS + 1) * DAY)
    assert refusal(await join(backend, token_of(newer))).code == "invitation_over"
    listed = (await team(anna)).invitations
    assert {each.state for each in listed} == {"expired"}


async def test_tokens_are_at_rest_only_as_digests(backend: Backend, anna: OperatorClient, tmp_path: Path) -> None:
    token = token_of(await invite(anna))
    database = sqlite3.connect(tmp_path / "data" / "chat.sqlite3")
    stored = "\n".join(database.iterdump())
    database.close()
    assert "invitations" in stored
    assert token not in stored


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"password": "short"}, "weak_password", "password"),
        ({"password": "12345678"}, "weak_password", "password"),
        ({"password": "aaaabbbbaaaa"}, "weak_password", "password"),
        ({"password": "boris@example.com"}, "weak_password", "password"),
        ({"password": "x" * 2000}, "weak_password", "password"),
        ({"name": "  "}, "invalid_name", "name"),
        ({"email": "nobody"}, "invalid_email", "email"),
        ({"email": ""}, "invalid_email", "email"),
    ],
)
async def test_what_joining_refuses_leaves_the_link_good(
    backend: Backend, anna: OperatorClient, more: dict[str, str], code: str, field: str
) -> None:
    token = token_of(await invite(anna))
    refused = refusal(await join(backend, token, **more))
    assert (refused.code, refused.field) == (code, field)
    assert decoded(await join(backend, token), SignedIn).operator.name == "Boris"


async def test_an_email_is_of_one_operator(backend: Backend, anna: OperatorClient) -> None:
    boris = await joined(backend, anna)
    answer = await anna.http.put("/api/v1/invitations/i-taken", content=b'{"email": "BORIS@example.com"}')
    assert refusal(answer).code == "email_taken"
    token = token_of(await invite(anna))
    assert refusal(await join(backend, token, email="Boris@Example.com")).code == "email_taken"
    await anna.do(RemoveOperator(operator_id=boris.me.id))
    assert decoded(await join(backend, token, email="Boris@Example.com"), SignedIn).operator.id != boris.me.id


async def test_only_owners_invite_and_see_invitations(backend: Backend, anna: OperatorClient) -> None:
    boris = await joined(backend, anna)
    invited = await invite(anna)
    assert refusal(await boris.http.put("/api/v1/invitations/i", content=b"{}")).code == "forbidden"
    assert refusal(await boris.http.delete(f"/api/v1/invitations/{invited.invitation.id}")).code == "forbidden"
    assert (await team(boris)).invitations == ()
    assert [each.operator_id for each in (await team(boris)).members] == [
        each.operator_id for each in (await team(anna)).members
    ]


async def test_another_team_s_invitations_are_out_of_reach(backend: Backend, anna: OperatorClient) -> None:
    stranger = await backend.colleague("Sven", workspace="Another team")
    invited = await invite(anna, "i-mine")
    assert refusal(await stranger.http.delete("/api/v1/invitations/i-mine")).code == "not_found"
    assert (await team(stranger)).invitations == ()
    assert decoded(await join(backend, token_of(invited)), SignedIn).workspace.name == "My site"


async def test_tries_to_join_are_limited(backend: Backend, anna: OperatorClient) -> None:
    codes = [(await join(backend, f"no such token, try {n}")).status_code for n in range(25)]
    assert set(codes[:20]) == {410}
    assert 429 in codes[20:]


async def test_an_invitation_is_no_message_to_the_log(backend: Backend, anna: OperatorClient) -> None:
    before = (await anna.snapshot()).number
    await invite(anna, email="secret@example.com")
    assert (await anna.snapshot()).number == before


# -------------------------------------------------------------------------------------- roles and removal


async def test_only_owners_change_roles_and_names(backend: Backend, anna: OperatorClient) -> None:
    boris = await joined(backend, anna)
    for command in (
        ChangeRole(operator_id=boris.me.id, role="owner"),
        RemoveOperator(operator_id=anna.me.id),
        RenameOperator(operator_id=anna.me.id, name="Nobody"),
    ):
        assert refusal(await boris.put(command)).code == "forbidden"
    own = await boris.do(RenameOperator(operator_id=boris.me.id, name=" Boris the Second "))
    assert entity(own, Operator).name == "Boris the Second"
    await anna.do(RenameOperator(operator_id=boris.me.id, name="Boris"))
    await anna.do(ChangeRole(operator_id=boris.me.id, role="owner"))
    await boris.do(RenameOperator(operator_id=anna.me.id, name="Anna A."))
    assert {name: each.role for name, each in (await colleagues(boris)).items()} == {
        "Anna A.": "owner",
        "Boris": "owner",
    }


async def test_the_last_owner_stays_and_whoever_holds_the_server_too(backend: Backend, anna: OperatorClient) -> None:
    olga = await backend.colleague("Olga", workspace="Olga's team")
    for command in (RemoveOperator(operator_id=olga.me.id), ChangeRole(operator_id=olga.me.id, role="operator")):
        assert refusal(await olga.put(command)).code == "last_owner"
    boris = await backend.colleague()
    for command in (RemoveOperator(operator_id=anna.me.id), ChangeRole(operator_id=anna.me.id, role="operator")):
        assert refusal(await boris.put(command)).code == "forbidden", "signs in with the server's own key"


@pytest.mark.parametrize("how", ["remove", "demote"])
async def test_two_owners_cannot_end_each_other(backend: Backend, how: str) -> None:
    for turn in range(5):
        one = await backend.colleague(f"One{turn}", workspace=f"Team {turn}")
        two = await backend.colleague(f"Two{turn}", workspace=f"Team {turn}")

        def end(other: OperatorClient) -> RemoveOperator | ChangeRole:
            if how == "remove":
                return RemoveOperator(operator_id=other.me.id)
            return ChangeRole(operator_id=other.me.id, role="operator")

        answers = await asyncio.gather(one.put(end(two)), two.put(end(one)))
        assert sum(answer.is_success for answer in answers) == 1, [answer.text for answer in answers]
        winner = one if answers[0].is_success else two
        owners = [each for each in (await winner.snapshot()).operators if each.role == "owner" and not each.removed]
        assert [each.id for each in owners] == [winner.me.id]


async def test_removal_frees_dialogs_ends_streams_and_tokens_at_once(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    boris = await joined(backend, anna)
    message = await vera.write("Hello")
    dialog_id = next(d.id for d in (await anna.snapshot()).page.dialogs)
    await boris.do(SendMessage(dialog_id=dialog_id, text="Hi"))
    assert (await anna.dialog(dialog_id)).assignee_id == boris.me.id
    counted = {each.operator_id: each.open_dialogs for each in (await team(anna)).members}
    assert counted[boris.me.id] == 1

    async with boris.following(message.number) as stream, anna.following(message.number) as owners:
        change = await anna.do(RemoveOperator(operator_id=boris.me.id))
        assert entity(change, Operator, id=boris.me.id).removed
        assert entity(change, Dialog, id=dialog_id).assignee_id is None
        fact = entity(change, Message, dialog_id=dialog_id).fact
        assert fact is not None
        assert (fact.what, fact.by) == ("unassigned", anna.me.id)
        told = await stream.changes_to(change.number)
        assert entity(told[-1], Operator, id=boris.me.id).removed, "he is told before the door closes"
        assert await stream.close_code() == REMOVED
        assert (await owners.changes_to(change.number))[-1].number == change.number

    assert refusal(await boris.http.get("/api/v1/snapshot")).code == "removed"
    late = refusal(await boris.put(SendMessage(dialog_id=dialog_id, text="Too late")))
    assert late.code == "removed"
    async with boris.stream() as stream:
        assert await stream.close_code() == REMOVED
    again = SignIn(email="boris@example.com", password=PASSWORD)
    assert refusal(await backend.post("/api/v1/sign-in", msgspec.json.encode(again))).code == "wrong_password"
    assert refusal(await anna.put(Assign(dialog_id=dialog_id, operator_id=boris.me.id))).code == "not_found"


async def test_more_dialogs_than_one_change_holds_are_all_freed(
    backend: Backend, anna: OperatorClient, vera: SiteClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chat_backend.commands.team.MOST_FREED", 2)
    boris = await joined(backend, anna)
    visitors = [vera, *[await backend.visitor() for _ in range(4)]]
    for visitor in visitors:
        await visitor.write("Hello")
    for dialog in (await anna.snapshot()).page.dialogs:
        await anna.do(Assign(dialog_id=dialog.id, operator_id=boris.me.id))
    async with anna.following((await anna.snapshot()).number) as stream:
        removal = await anna.do(RemoveOperator(operator_id=boris.me.id))
        assert sum(isinstance(each, Dialog) for each in removal.entities) == 2
        await stream.changes_to(removal.number + 2)
    assert {dialog.assignee_id for dialog in (await anna.snapshot()).page.dialogs} == {None}


async def test_a_closed_dialog_of_who_has_left_opens_again_for_nobody(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    boris = await joined(backend, anna)
    await vera.write("Hello")
    dialog_id = (await anna.snapshot()).page.dialogs[0].id
    await boris.do(SendMessage(dialog_id=dialog_id, text="Hi"))
    await boris.do(CloseDialog(dialog_id=dialog_id))
    await anna.do(RemoveOperator(operator_id=boris.me.id))
    assert (await anna.dialog(dialog_id)).assignee_id == boris.me.id, "who did it is remembered"
    await vera.write("One more thing")
    assert (await anna.dialog(dialog_id)).assignee_id is None


# ------------------------------------------------------------------------------------------ online and away


async def test_idle_and_away_reach_colleagues_and_the_site(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    boris = await joined(backend, anna)
    async with vera.stream() as site, boris.following() as his:
        await site.until(SiteOnline, online=True)
        async with anna.following() as stream:
            await stream.until(Presence, id=boris.me.id, online=True)
            await his.say(IdleNow(idle=True))
            assert (await stream.until(Presence, id=boris.me.id)).idle
            await stream.say(IdleNow(idle=True))
            await site.until(SiteOnline, online=False)
            await his.say(IdleNow(idle=False))
            assert not (await stream.until(Presence, id=boris.me.id)).idle
            await site.until(SiteOnline, online=True)
            await boris.do(SetStatus(status="away"))
            await site.until(SiteOnline, online=False)


async def test_the_invitation_tells_its_state(anna: OperatorClient) -> None:
    invited = await invite(anna, role="owner")
    assert isinstance(invited.invitation, Invitation)
    assert (invited.invitation.role, invited.invitation.state) == ("owner", "open")
    assert invited.invitation.expires_at - invited.invitation.created_at == INVITATION_DAYS * DAY
