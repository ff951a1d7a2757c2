"""The first screen: starting here, signing in to a server, and every way in which that fails."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from operator_app.domain.problems import (
    ArchiveError,
    ArchiveProblem,
    BackendError,
    EmbeddedBackendError,
    NotABackend,
    RateLimited,
    RefusalReason,
    Refused,
    Unreachable,
    UnreachableReason,
)
from operator_app.engine.notices import AccountsChanged
from operator_app.engine.requests import ListAccounts, SignIn, SignOut, StartHere
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.sentences import failure_sentence
from ui.sign_in.own_server import full_address
from ui.sign_in.sign_in import WelcomePanel
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]


def nobody() -> SampleEngine:
    return SampleEngine(accounts=())


def fill(desk: Desk, address: str = "chat.example.com") -> None:
    form = desk.first.sign_in.form
    desk.first.sign_in.own_server.click()
    for field, text in ((form.address, address), (form.email, "anton@example.com"), (form.password, "secret")):
        field.field.clear()
        QTest.keyClicks(field.field, text)


@pytest.mark.qt_loop
async def test_starting_here_shows_the_page_to_try_once_and_then_the_dialogs(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    async with open_desk(theme, tmp_path, nobody()) as desk:
        screen = desk.first.sign_in
        screen.name.setText("  Anton   Kozlov ")
        QTest.keyClick(screen.name, Qt.Key.Key_Return)
        await desk.until(lambda: isinstance(desk.first.currentWidget(), WelcomePanel))
        assert StartHere(operator_name="Anton Kozlov") in desk.engine.asked
        panel = desk.first.currentWidget()
        assert isinstance(panel, WelcomePanel)
        assert panel.address.text() == "http://127.0.0.1:8199/shop"
        panel.open_button.click()
        assert [url.toString() for url in opened] == ["http://127.0.0.1:8199/shop"]
        await desk.until(lambda: desk.application.main_window)
        assert desk.application.first_window is None


@pytest.mark.qt_loop
async def test_the_backend_that_does_not_start_gives_its_reason_and_another_try(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, nobody()) as desk:
        screen = desk.first.sign_in
        screen.name.setText("Anton")
        desk.engine.errors = {StartHere: EmbeddedBackendError("Port 8199 is taken.")}
        screen.start_here.click()
        await desk.until(screen.error.isVisible)
        assert screen.error.text() == "The chat server on this computer did not start. Port 8199 is taken."
        desk.engine.errors.clear()
        screen.start_here.click()
        await desk.until(lambda: isinstance(desk.first.currentWidget(), WelcomePanel))


@pytest.mark.qt_loop
async def test_without_a_name_nothing_is_started(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, nobody()) as desk:
        screen = desk.first.sign_in
        screen.name.setText("   ")
        screen.start_here.click()
        assert screen.error.isVisible()
        assert not any(isinstance(request, StartHere) for request in desk.engine.asked)


@pytest.mark.qt_loop
async def test_a_sign_in_to_a_server_opens_the_dialogs(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, nobody()) as desk:
        fill(desk)
        QTest.keyClick(desk.first.sign_in.form.password.field, Qt.Key.Key_Return)
        await desk.until(lambda: desk.application.main_window)
        wanted = SignIn(address="https://chat.example.com", email="anton@example.com", password="secret")
        assert wanted in desk.engine.asked


@pytest.mark.qt_loop
async def test_each_failure_is_said_where_it_belongs(theme: Theme, tmp_path: Path) -> None:
    failures: list[BackendError] = [Unreachable(reason) for reason in UnreachableReason]
    failures += [NotABackend(), Refused(RefusalReason.WRONG_PASSWORD), RateLimited(40.0)]
    async with open_desk(theme, tmp_path, nobody()) as desk:
        form = desk.first.sign_in.form
        fill(desk)
        for failure in failures:
            desk.engine.errors = {SignIn: failure}
            form.button.click()
            await desk.until(form.button.isEnabled)
            sentence = failure_sentence(failure)
            said = {form.address.complaint(), form.password.complaint(), form.error.text() * form.error.isVisible()}
            assert said == {sentence, ""}
            place: QLineEdit | None = None
            match failure:
                case Unreachable() | NotABackend():
                    place = form.address.field
                case Refused():
                    place = form.password.field
            assert place is None or place.hasFocus()


@pytest.mark.qt_loop
async def test_an_unfinished_form_asks_nobody(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, nobody()) as desk:
        desk.first.sign_in.own_server.click()
        form = desk.first.sign_in.form
        assert form.address.field.hasFocus()
        form.button.click()
        assert all(field.complaint() for field in (form.address, form.email, form.password))
        assert not any(isinstance(request, SignIn) for request in desk.engine.asked)
        form.back.click()
        assert desk.first.sign_in.start_here.isVisible()


@pytest.mark.qt_loop
async def test_signing_out_leads_back_to_the_first_screen(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        question = desk.application.ask_to_sign_out()
        assert question is not None
        question.keep.click()
        await desk.until(lambda: any(isinstance(request, SignOut) for request in desk.engine.asked))
        desk.engine.tell(AccountsChanged(accounts=()))
        await desk.until(lambda: desk.application.first_window is not None)
        assert desk.application.main_window is None


@pytest.mark.qt_loop
async def test_a_start_that_fails_says_why_instead_of_showing_nothing(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    engine.errors = {ListAccounts: ArchiveError(ArchiveProblem.NEWER_FORMAT)}
    async with open_desk(theme, tmp_path, engine) as desk:
        await desk.until(lambda: desk.first.page.title() == "The app could not start")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("chat.example.com", "https://chat.example.com"),
        (" https://chat.example.com/ ", "https://chat.example.com"),
        ("https://example.com:8443/chat/", "https://example.com:8443/chat"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost", "http://localhost"),
        ("http://example.com", None),
        ("ftp://example.com", None),
        ("https://anton:secret@example.com", None),
        ("https://example.com?x=1", None),
        ("example .com", None),
        ("https://example.com:99999", None),
        ("https://[::1", None),
        ("", None),
    ],
)
def test_addresses_of_servers(typed: str, address: str | None) -> None:
    assert full_address(typed) == address


@given(st.text(max_size=60))
def test_whatever_is_typed_is_an_address_or_not(typed: str) -> None:
    address = full_address(typed)
    assert address is None or address.startswith(("https://", "http://"))
    assert address is None or full_address(address) == address
