"""Joining a team by a pasted link, and every way in which that fails."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from operator_app.domain.problems import (
    BackendError,
    NotABackend,
    OutcomeUnknown,
    RefusalReason,
    Refused,
    Unreachable,
    UnreachableReason,
)
from operator_app.engine.team_requests import Join, LookAtInvitation
from tests import sample_team
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from tests.typed import focused, press, type_in
from ui.sign_in.joining import JoinForm, invitation_of
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]

TOKEN = sample_team.LINK.partition("#")[2]


def nobody() -> SampleEngine:
    return SampleEngine(accounts=())


async def with_link(desk: Desk, link: str = sample_team.LINK) -> JoinForm:
    desk.first.sign_in.have_invitation.click()
    type_in(link)
    press(Qt.Key.Key_Return)
    await desk.settle()
    return desk.first.sign_in.joining


@pytest.mark.qt_loop
async def test_a_link_a_name_and_a_password_are_all(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, nobody()) as desk:
        form = await with_link(desk)
        await desk.until(lambda: form.words.text() == "Anton Kozlov invites you to “Coffee shop”.")
        assert focused() is form.password.field, "name and e-mail are known from the invitation"
        assert form.email.field.isReadOnly()
        type_in("battery staple")
        press(Qt.Key.Key_Return)
        await desk.until(lambda: desk.application.main_window)
        (join,) = [each for each in desk.engine.asked if isinstance(each, Join)]
        assert join == Join(
            address="https://chat.example.com",
            token=TOKEN,
            name="Вера Соколова",
            email="vera@example.com",
            password="battery staple",
        )


@pytest.mark.qt_loop
async def test_whoever_is_not_named_gives_name_and_email(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample_team, "OFFER", replace(sample_team.OFFER, name="", email=""))
    async with open_desk(theme, tmp_path, nobody()) as desk:
        form = await with_link(desk)
        await desk.until(lambda: focused() is form.name.field)
        press(Qt.Key.Key_Return)
        assert [field.complaint() for field in (form.name, form.email, form.password)] == [
            "Write your name",
            "Write your e-mail address",
            "At least 8 characters",
        ]
        assert not [each for each in desk.engine.asked if isinstance(each, Join)]


@pytest.mark.qt_loop
@pytest.mark.parametrize(
    "error",
    [
        Refused(RefusalReason.INVITATION_OVER),
        NotABackend(),
        Unreachable(UnreachableReason.NO_ADDRESS),
    ],
)
async def test_what_is_wrong_with_a_link_stands_at_it(theme: Theme, tmp_path: Path, error: BackendError) -> None:
    engine = nobody()
    engine.errors[LookAtInvitation] = error
    async with open_desk(theme, tmp_path, engine) as desk:
        form = await with_link(desk)
        await desk.until(form.link.complaint)
        assert focused() is form.link.field
        assert form.link.field.text() == sample_team.LINK
        engine.errors.clear()
        press(Qt.Key.Key_Return)
        await desk.until(form.words.text)


@pytest.mark.qt_loop
@pytest.mark.parametrize(
    ("error", "where"),
    [
        (Refused(RefusalReason.WEAK_PASSWORD), "password"),
        (Refused(RefusalReason.EMAIL_TAKEN), "email"),
        (Refused(RefusalReason.INVALID_NAME), "name"),
        (Refused(RefusalReason.INVITATION_OVER), "link"),
    ],
)
async def test_what_the_server_refuses_stands_at_its_field(
    theme: Theme, tmp_path: Path, error: BackendError, where: str
) -> None:
    engine = nobody()
    engine.errors[Join] = error
    async with open_desk(theme, tmp_path, engine) as desk:
        form = await with_link(desk)
        await desk.until(form.words.text)
        type_in("battery staple")
        press(Qt.Key.Key_Return)
        field = getattr(form, where)
        await desk.until(field.complaint)
        assert focused() is field.field
        assert form.password.field.text() == "battery staple", "nothing typed is lost"


@pytest.mark.qt_loop
async def test_a_lost_answer_says_what_may_have_happened(theme: Theme, tmp_path: Path) -> None:
    engine = nobody()
    engine.errors[Join] = OutcomeUnknown()
    async with open_desk(theme, tmp_path, engine) as desk:
        form = await with_link(desk)
        await desk.until(form.words.text)
        type_in("battery staple")
        press(Qt.Key.Key_Return)
        await desk.until(lambda: not form.error.isHidden())
        assert "you have joined" in form.error.text()
        assert form.join.isEnabled()


@pytest.mark.qt_loop
async def test_passwords_are_not_shown_and_escape_goes_back(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, nobody()) as desk:
        form = await with_link(desk, "not a link")
        assert form.password.field.echoMode() is QLineEdit.EchoMode.Password
        assert "whole link" in form.link.complaint()
        press(Qt.Key.Key_Escape)
        assert focused() is desk.first.sign_in.have_invitation


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (f"https://chat.example.com/join#{TOKEN}", "https://chat.example.com"),
        (f"  https://chat.example.com/join#{TOKEN}\n", "https://chat.example.com"),
        (f"chat.example.com/team/join/#{TOKEN}", "https://chat.example.com/team"),
        (f"http://127.0.0.1:8199/join#{TOKEN}", "http://127.0.0.1:8199"),
        (f"http://chat.example.com/join#{TOKEN}", None),
        (f"https://chat.example.com/#{TOKEN}", None),
        ("https://chat.example.com/join#short", None),
        ("https://chat.example.com/join", None),
        ("", None),
    ],
)
def test_links(typed: str, address: str | None) -> None:
    found = invitation_of(typed)
    assert (found and found.address) == address
    assert found is None or found.token == TOKEN


@given(st.text(max_size=100))
def test_whatever_is_pasted_is_a_link_or_none(typed: str) -> None:
    found = invitation_of(typed)
    assert found is None or (found.address.startswith(("http://", "https://")) and found.token)
