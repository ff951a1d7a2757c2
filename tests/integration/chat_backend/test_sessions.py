"""Passwords and sessions of operators, over real connections."""

import httpx
import msgspec

from chat_backend.protocol import ChangePassword, Sessions, SignedIn, SignIn
from chat_backend.streams.mailbox import SIGNED_OUT
from tests.integration.chat_backend.clients import OperatorClient, decoded, refusal
from tests.integration.chat_backend.conftest import PASSWORD, Backend
from tests.integration.chat_backend.team_life import joined, team


async def signed_in_again(backend: Backend, who: OperatorClient, device: str, password: str) -> OperatorClient:
    body = msgspec.json.encode(SignIn(email=who.me.email, password=password, device=device))
    session = decoded(await backend.post("/api/v1/sign-in", body), SignedIn)
    return await backend._with(OperatorClient(backend.address, session.token, session.operator))


async def test_a_changed_password_ends_the_other_sessions(backend: Backend, anna: OperatorClient) -> None:
    boris = await joined(backend, anna)
    elsewhere = await signed_in_again(backend, boris, "laptop", PASSWORD)

    async def change(old: str, new: str) -> httpx.Response:
        return await boris.http.post("/api/v1/password", content=msgspec.json.encode(ChangePassword(old=old, new=new)))

    assert refusal(await change("wrong", "battery staple")).code == "wrong_password"
    assert refusal(await change(PASSWORD, "short")).code == "weak_password"
    assert refusal(await change(PASSWORD, PASSWORD)).code == "weak_password"
    async with elsewhere.following() as stream:
        assert (await change(PASSWORD, "battery staple")).status_code == 204
        assert await stream.close_code() == SIGNED_OUT
    assert refusal(await elsewhere.http.get("/api/v1/snapshot")).code == "signed_out"
    assert (await boris.http.get("/api/v1/snapshot")).is_success, "the session that changed it goes on"
    body = msgspec.json.encode(SignIn(email=boris.me.email, password=PASSWORD))
    assert refusal(await backend.post("/api/v1/sign-in", body)).code == "wrong_password"
    assert (await signed_in_again(backend, boris, "laptop", "battery staple")).me.id == boris.me.id


async def test_wrong_old_passwords_are_limited(backend: Backend, anna: OperatorClient) -> None:
    boris = await joined(backend, anna)
    body = msgspec.json.encode(ChangePassword(old="a guess", new="battery staple"))
    codes = [(await boris.http.post("/api/v1/password", content=body)).status_code for _ in range(6)]
    assert codes == [400] * 5 + [429]


async def test_one_sees_and_ends_ones_own_sessions_only(backend: Backend, anna: OperatorClient) -> None:
    boris = await joined(backend, anna, device="desk")
    laptop = await signed_in_again(backend, boris, "laptop", PASSWORD)

    async def sessions(of: OperatorClient) -> Sessions:
        return decoded(await of.http.get("/api/v1/sessions"), Sessions)

    mine = (await sessions(boris)).sessions
    assert [(each.device, each.current) for each in mine] == [("desk", True), ("laptop", False)]
    other = mine[1].id
    assert refusal(await anna.http.delete(f"/api/v1/sessions/{other}")).code == "not_found"
    assert refusal(await boris.http.delete("/api/v1/sessions/%25")).code == "not_found", "no pattern"
    async with laptop.following() as stream:
        assert (await boris.http.delete(f"/api/v1/sessions/{other}")).status_code == 204
        assert await stream.close_code() == SIGNED_OUT
    assert [each.device for each in (await sessions(boris)).sessions] == ["desk"]
    assert refusal(await laptop.http.get("/api/v1/snapshot")).code == "signed_out"


async def test_a_session_in_use_says_when(backend: Backend, anna: OperatorClient) -> None:
    assert {each.last_seen_at for each in (await team(anna)).members} == {None}
    async with anna.following():
        pass
    (me,) = (await team(anna)).members
    assert me.last_seen_at is not None
