"""Public profiles by e-mail: only where they are switched on, only the hash leaves, and no failure is ever seen."""

import asyncio
from collections.abc import Callable, Iterator

import httpx
import pytest

from chat_backend.protocol import EditUser, SetProfileSource, User
from tests.doubles.profile_source import PICTURE, ProfileSource, serving
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, refusal
from tests.integration.chat_backend.conftest import Backend


@pytest.fixture
def source() -> Iterator[ProfileSource]:
    source = ProfileSource()
    with serving(source):
        yield source


@pytest.fixture
async def asked(anna: OperatorClient, source: ProfileSource) -> ProfileSource:
    """The source is switched on."""
    await anna.do(SetProfileSource(enabled=True, address=f"{source.address}/v3/"))
    return source


async def user_when(anna: OperatorClient, user_id: str, what: Callable[[User], bool]) -> User:
    async with asyncio.timeout(20):
        while not what(user := (await anna.card(user_id)).user):
            await asyncio.sleep(0.05)
    return user


async def until_asked(source: ProfileSource, count: int = 1) -> None:
    async with asyncio.timeout(20):
        while len(source.paths("/v3/")) < count:
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.3)


async def test_off_until_an_owner_switches_it_on(
    backend: Backend, anna: OperatorClient, vera: SiteClient, source: ProfileSource
) -> None:
    source.know("vera@example.com")
    await vera.set(email="vera@example.com")
    await asyncio.sleep(3)
    assert source.asked == []
    for bad in (
        "ftp://x.example",
        "http://a:b@x.example",
        "x.example",
        "http://x.example/?a=1",
        "https://",
        "http://x y",
    ):
        assert refusal(await anna.put(SetProfileSource(enabled=True, address=bad))).field == "address"
    await anna.do(SetProfileSource(enabled=True, address=f"{source.address}/v3"))
    await user_when(anna, vera.user_id, lambda user: user.profile is not None)


async def test_a_profile_fills_blanks_and_says_so(
    backend: Backend, anna: OperatorClient, vera: SiteClient, asked: ProfileSource
) -> None:
    hashed = asked.know("vera@example.com")
    await anna.do(EditUser(user_id=vera.user_id, name="Vera L.", email="Vera@Example.com"))
    user = await user_when(anna, vera.user_id, lambda user: user.profile is not None)
    assert (user.name, user.place, user.filled_by_profile) == ("Vera L.", "Lund, Sweden", ("avatar_url", "place"))
    assert user.profile is not None
    assert (user.profile.name, user.profile.source, user.profile.about) == (
        "Vera Lind",
        "127.0.0.1",
        "Coffee before words.",
    )
    assert [(link.title, link.url) for link in user.profile.links] == [
        ("Workshop", "https://lind.example"),
        ("GitHub", "https://github.com/vl"),
    ]
    async with httpx.AsyncClient(base_url=backend.address, trust_env=False) as http:
        picture = await http.get(user.avatar_url or "")
    assert (picture.content, picture.headers["content-type"]) == (PICTURE, "image/png")
    assert asked.paths() == [f"/v3/profiles/{hashed}", f"/avatar/{hashed}?s=256&d=404"]
    for path, headers in asked.asked:
        assert "vera" not in f"{path} {headers}".lower(), "the address itself stays here"


async def test_what_the_person_says_replaces_what_was_filled(
    anna: OperatorClient, vera: SiteClient, asked: ProfileSource
) -> None:
    asked.know("vera@example.com")
    await vera.set(email="vera@example.com")
    user = await user_when(anna, vera.user_id, lambda user: user.name == "Vera Lind")
    assert "name" in user.filled_by_profile
    await vera.set(name="V. L.")
    assert "name" not in (await anna.card(vera.user_id)).user.filled_by_profile
    await vera.set(email="other@example.com")
    user = await user_when(anna, vera.user_id, lambda user: user.profile is None)
    assert (user.name, user.place, user.avatar_url, user.filled_by_profile) == ("V. L.", None, None, ())


async def test_each_e_mail_is_asked_for_once(backend: Backend, anna: OperatorClient, asked: ProfileSource) -> None:
    asked.know("vera@example.com")
    for email in ("vera@example.com", "nobody@example.com"):
        visitors = [await backend.visitor() for _ in range(2)]
        for visitor in visitors:
            await visitor.set(email=email)
        if email.startswith("vera"):
            for visitor in visitors:
                await user_when(anna, visitor.user_id, lambda user: user.profile is not None)
    await until_asked(asked, 2)
    await asyncio.sleep(2.5)
    assert len(asked.paths("/v3/")) == 2, "what is known to be nothing is known too"


@pytest.mark.parametrize(
    "trouble", ["status", "nonsense", "large", "redirect inside", "redirect for ever", "slow", "picture inside"]
)
async def test_failure_is_silent(
    backend: Backend, anna: OperatorClient, vera: SiteClient, asked: ProfileSource, trouble: str
) -> None:
    secret = ProfileSource()
    with serving(secret):
        asked.know("vera@example.com")
        match trouble:
            case "status":
                asked.status = 429
            case "nonsense":
                asked.body = b"<html>"
            case "large":
                asked.body = b'{"display_name":"' + b"x" * 300_000 + b'"}'
            case "redirect inside":
                asked.redirect = f"{secret.address}/v3/profiles/x"
            case "redirect for ever":
                asked.redirect = f"{asked.address}/v3/profiles/x"
            case "slow":
                assert backend.services is not None
                backend.services.profiles._seconds = 0.3
                asked.slow = 1.0
            case _:
                asked.know("vera@example.com", avatar_url=f"{secret.address}/avatar/x")
        number = (await anna.snapshot()).number
        await vera.set(email="vera@example.com")
        await until_asked(asked)
        if trouble == "picture inside":
            user = await user_when(anna, vera.user_id, lambda user: user.profile is not None)
            assert (user.avatar_url, user.name) == (None, "Vera Lind")
        else:
            await asyncio.sleep(1)
            user = (await anna.card(vera.user_id)).user
            assert (user.profile, user.filled_by_profile) == (None, ())
            assert (await anna.snapshot()).number == number + 1, "nothing but the e-mail"
        assert secret.asked == [], "nobody inside the own network was asked"
        before = len(asked.paths("/v3/"))
        await asyncio.sleep(2.5)
        assert len(asked.paths("/v3/")) == before, "not again at once"


async def test_only_owners_choose(backend: Backend, anna: OperatorClient) -> None:
    assert (await anna.snapshot()).workspace.profile_source.enabled is False
    changed = await anna.do(SetProfileSource(enabled=True))
    assert changed.entities[0].profile_source.address == "https://api.gravatar.com/v3"  # type: ignore[union-attr]
    await anna.do(SetProfileSource(enabled=False))
