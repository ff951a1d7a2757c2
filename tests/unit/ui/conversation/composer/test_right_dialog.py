"""However one types, switches, sends and undoes: every text reaches the dialog and mode it was typed for."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.domain.drafts import ComposerMode
from operator_app.domain.value import DialogId
from ui.conversation.composer.composer import Composer

# of the offscreen platform: it has no window manager to tell sizes to
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DIALOGS = [DialogId(f"dialog-{letter}") for letter in "abcd"]


@pytest.mark.parametrize("seed", range(12))
def test_every_text_stays_where_it_was_typed(composer: Composer, seed: int) -> None:
    chance = random.Random(seed)
    wrong: list[object] = []

    def check(dialog: str, mode: ComposerMode, text: str, *_rest: object) -> None:
        # each word typed names the dialog and mode it was typed for
        wrong.extend(word for word in text.split() if word != f"{dialog}/{mode}")

    composer.send.connect(check)
    composer.draft_changed.connect(lambda dialog, mode, draft: check(dialog, mode, draft.text))
    composer.typing.connect(check)
    typed: dict[tuple[str, str], int] = {}
    sent: dict[tuple[str, str], int] = {}

    def count(dialog: str, mode: ComposerMode, text: str, _files: object) -> None:
        sent[dialog, mode] = sent.get((dialog, mode), 0) + len(text.split())

    composer.send.connect(count)
    composer.bind(DIALOGS[0], None, None, "somebody")
    for _ in range(150):
        where = (composer.dialog_id or "", composer.mode)
        match chance.choice(["type", "type", "type", "bind", "mode", "send", "give_back", "flush", "focus"]):
            case "type":
                QTest.keyClicks(composer.field, f"{where[0]}/{where[1]} ")
                typed[where] = typed.get(where, 0) + 1
            case "bind":
                composer.bind(chance.choice(DIALOGS), None, None, "somebody")
            case "mode":
                composer.set_mode(chance.choice(list(ComposerMode)))
            case "send":
                QTest.keyClick(composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            case "give_back":
                dialog, mode = chance.choice(DIALOGS), chance.choice(list(ComposerMode))
                composer.give_back(dialog, mode, f"{dialog}/{mode} ")
                typed[dialog, mode] = typed.get((dialog, mode), 0) + 1
            case "flush":
                composer.flush()
            case _:
                composer.field.clearFocus()
                composer.field.setFocus()
        assert wrong == []
    # nothing lost, nothing doubled: what was typed was sent or is still there
    for dialog in DIALOGS:
        for mode in ComposerMode:
            composer.bind(dialog, None, None, "somebody")
            composer.set_mode(mode)
            left = len(composer.text.split())
            assert left + sent.get((dialog, mode), 0) == typed.get((dialog, mode), 0)
