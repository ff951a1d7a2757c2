"""The machinery of the end-to-end tests, proved on a small window: what it reads is there, what it does happens."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.e2e.app import App
from tests.e2e.bubbles import Bubbles
from tests.e2e.desktop import Desktop
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.e2e


class Probe(App):
    program = ("-m", "tests.e2e.probe")


@pytest.fixture
def probe(make_app: Callable[..., App], reader: ScreenReader) -> App:
    probe = make_app("probe", Probe)
    probe.start()
    probe.wait_shown(reader, "Probe")
    return probe


@pytest.mark.usefixtures("probe")
def test_what_is_on_the_screen_is_found_by_what_one_hears(reader: ScreenReader) -> None:
    row = reader.find("list item", "Борис, ждёт")
    assert reader.is_(reader.find("text", "Answer"), "editable")
    assert not reader.is_(row, "selected")
    reader.click(row)
    reader.find("label", "^chosen: Борис, ждёт 5 минут$")
    assert reader.is_(reader.find("list item", "Борис"), "selected")
    assert reader.look("list item", "Clara") is None
    with pytest.raises(AssertionError, match="Anna, waits 3 minutes"):
        reader.find("list item", "Clara", seconds=0.1)


@pytest.mark.usefixtures("probe")
@pytest.mark.parametrize("text", ["Hello, (World)! #7 /x", "Привет, мир! Ёжик", "mixed: да & no"])
def test_typed_text_arrives_whole(reader: ScreenReader, text: str) -> None:
    field = reader.find("text", "Answer")
    reader.click(field)
    reader.type(text)
    reader.find("label", "^typed: ")
    assert reader.text(field) == text
    reader.key("ctrl+a", "BackSpace")
    reader.paste(text + " 👍")
    reader.find("label", "👍$")
    assert reader.text(field) == text + " 👍"


@pytest.mark.usefixtures("probe")
def test_a_click_on_a_bubble_comes_back_and_a_second_bubble_replaces_the_first(
    reader: ScreenReader, bubbles: Bubbles
) -> None:
    button = reader.find("push button", "Notify")
    reader.click(button)
    first = bubbles.wait_for("Anna <b>", "1 &lt; 2 &amp; &lt;i&gt;3&lt;/i&gt;")
    assert first.hints["desktop-entry"] == "probe"
    reader.click(button)
    bubbles.wait_told(2)
    (second,) = bubbles.hanging()
    assert second.number == first.number
    bubbles.click(second)
    reader.find("label", "^opened: d7 m2$")
    bubbles.wait_gone(second)


def test_killed_and_started_again_it_finds_its_profile(probe: App, reader: ScreenReader, desktop: Desktop) -> None:
    probe.kill9()
    wait_until(lambda: reader.window("Probe") is None, "the end of the window")
    probe.start()
    probe.wait_shown(reader, "Probe, start 2")
    assert desktop.active_window() == "Probe, start 2"
    probe.stop()
    probe.restart()
    probe.wait_shown(reader, "Probe, start 3")


def test_a_visitors_page_runs_beside_the_desktop(page: Page, reader: ScreenReader) -> None:
    page.set_content("<button onclick=\"this.textContent='done'\">go</button>")
    page.get_by_role("button").click()
    assert page.get_by_role("button").text_content() == "done"
    assert reader.items() == []


def test_a_failure_leaves_its_evidence(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> None:
    root = request.config.rootpath
    pytester.makeini(f"[pytest]\npythonpath = {root}\nmarkers = e2e\nqt_api = pyside6")
    pytester.makeconftest("from tests.e2e.conftest import *")
    pytester.makepyfile("""
        def test_fails(desktop, app):
            (desktop.folder / "app.log").write_text("its last words")
            assert False
    """)
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(failed=1)
    folder = pytester.path / ".cache" / "e2e" / "test_fails"
    assert (folder / "screen.png").read_bytes().startswith(b"\x89PNG")
    assert (folder / "app.log").read_text(encoding="utf-8") == "its last words"
    result.stdout.fnmatch_lines(["*Evidence*", f"{folder}*"])
