"""Writing on a real desktop: modes, drafts, keys, emoji, pictures, by pointer and by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.test_files import png
from tests.doubles.visitor import Visitor
from tests.e2e.app import App
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.e2e.shared_desk import address, anna, app, boris, desktop, handed, reader, screen, server, visit

__all__ = ["address", "anna", "app", "boris", "desktop", "handed", "reader", "screen", "server", "visit"]
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

NOTE = "Note: only operators see it"


def come(anna: OperatorAtWork, visit: Callable[[], Visitor], words: str) -> Visitor:
    """Somebody writes, and Anna has it before her."""
    visitor = visit()
    visitor.write(words)
    anna.open(words)
    anna.shows(words)
    return visitor


def to_note(reader: ScreenReader) -> None:
    reader.click(reader.find("check box", f"^{NOTE}"))
    reader.find("text", "^Note")


def holds(anna: OperatorAtWork, field: str, text: str) -> None:
    wait_until(lambda: anna.held(field) == text, f"{text!r} in {field}")


def test_several_lines_and_the_key_that_sends_by_the_setting(
    anna: OperatorAtWork, reader: ScreenReader, visit: Callable[[], Visitor]
) -> None:
    visitor = come(anna, visit, "Which key is it")
    anna.focus("^Reply")
    reader.type("first\nsecond")
    reader.key("shift+Return")
    reader.type("third")
    holds(anna, "^Reply", "first\nsecond\nthird")
    assert visitor.texts() == ["Which key is it"], "Enter and Shift+Enter have sent nothing"
    reader.key("ctrl+Return")
    wait_until(lambda: visitor.texts()[1:] == ["first\nsecond\nthird"], "the answer on the page")
    holds(anna, "^Reply", "")

    reader.key("ctrl+comma")
    anna.app.wait_shown(reader, "Settings")
    anna.press("^Send with")
    reader.key("Down", "Return")  # the first of the menu
    reader.find("push button", "^Send with: Enter$")
    reader.key("Escape")
    wait_until(lambda: reader.window("Settings") is None, "the end of the settings")
    anna.focus("^Reply")
    reader.type("fourth")
    reader.key("shift+Return")
    reader.type("fifth")
    reader.key("Return")
    wait_until(lambda: visitor.texts()[2:] == ["fourth\nfifth"], "the second answer on the page")


def test_an_emoji_is_found_by_its_name_and_stands_at_the_cursor(
    anna: OperatorAtWork, reader: ScreenReader, visit: Callable[[], Visitor]
) -> None:
    visitor = come(anna, visit, "An emoji please")
    anna.focus("^Reply")
    reader.type("to the moon!")
    reader.key("Left")
    reader.click(reader.find("push button", "^Emoji$"))
    reader.find("text", "^Search emoji$")
    reader.type("rocket")
    reader.key("Return")
    wait_until(lambda: "🚀" in anna.held("^Reply"), "the rocket in the field")
    reader.wait_gone("text", "^Search emoji$")
    assert anna.held("^Reply") == "to the moon🚀!"
    reader.key("ctrl+Return")
    wait_until(lambda: visitor.texts()[1:] == ["to the moon🚀!"], "the answer on the page")


def test_a_picture_is_pasted_taken_away_and_pasted_again(
    anna: OperatorAtWork, reader: ScreenReader, visit: Callable[[], Visitor], tmp_path: Path
) -> None:
    visitor = come(anna, visit, "Show me a picture")
    (tmp_path / "p.png").write_bytes(png(64, 48))
    anna.focus("^Reply")
    reader.paste_picture(tmp_path / "p.png")
    reader.click(reader.find("push button", r"^Remove picture-\w+\.png$"))
    reader.wait_gone("push button", "^Remove picture-")
    reader.key("ctrl+v")
    reader.find("push button", "^Remove picture-")
    anna.focus("^Reply")
    reader.key("ctrl+Return")
    wait_until(lambda: [(file.width, file.height) for file in visitor.files()] == [(64, 48)], "the picture on the page")


def test_a_note_cannot_be_taken_for_a_reply(
    anna: OperatorAtWork, reader: ScreenReader, visit: Callable[[], Visitor]
) -> None:
    visitor = come(anna, visit, "Is anybody there")
    assert reader.look("label", "^Note — only operators see it") is None
    reader.find("push button", "^Send")
    anna.focus("^Reply")
    reader.type("for him")
    to_note(reader)
    anna.hears("^Note — only operators see it")
    reader.find("push button", "^Add note")
    assert reader.look("push button", "^Send") is None
    assert anna.held("^Note") == ""
    anna.focus("^Note")
    reader.type("for us")
    reader.key("ctrl+Return")
    wait_until(lambda: any(said.startswith("Note by Anna: for us,") for said in anna.feed()), "the note in the feed")
    reader.click(reader.find("check box", f"^{NOTE}"))
    holds(anna, "^Reply", "for him")
    anna.focus("^Reply")
    reader.key("ctrl+Return")
    wait_until(lambda: visitor.texts() == ["Is anybody there", "for him"], "the answer on the page")

    # and by keys alone: from the feed N writes a note, R a reply
    reader.click(reader.find("list item", ": Is anybody there,"))
    reader.key("n")
    wait_until(lambda: reader.is_(reader.find("text", "^Note"), "focused"), "the keyboard in the note")
    reader.click(reader.find("list item", ": Is anybody there,"))
    reader.key("r")
    wait_until(lambda: reader.is_(reader.find("text", "^Reply"), "focused"), "the keyboard in the reply")


def test_drafts_of_each_dialog_and_mode_survive_a_kill(
    anna: OperatorAtWork, app: App, reader: ScreenReader, visit: Callable[[], Visitor]
) -> None:
    come(anna, visit, "I am the first")
    anna.focus("^Reply")
    reader.type("an answer begun")
    to_note(reader)
    anna.focus("^Note")
    reader.type("a note begun")
    come(anna, visit, "I am the second")
    assert anna.held("^Reply") == ""
    anna.focus("^Reply")
    reader.type("for the second")
    anna.hears("^Draft saved")

    app.kill9()
    anna.start("Shop")
    anna.open("unread|I am the second|Draft: for the second")
    holds(anna, "^Reply", "for the second")
    reader.click(reader.find("list item", "Draft: an answer begun"))
    holds(anna, "^Reply", "an answer begun")
    to_note(reader)
    holds(anna, "^Note", "a note begun")
    reader.click(reader.find("check box", f"^{NOTE}"))
    holds(anna, "^Reply", "an answer begun")
