"""A dressed application and the widgets of the open dialog."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.sample_dialogs import ANTON, LEV, MARIA_DIALOG, NINA, NOW
from ui.conversation.composer.composer import Composer
from ui.conversation.composer.panel import ComposerAction
from ui.conversation.timeline.timeline import Timeline
from ui.theme.theme import Appearance, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(qapp, appearance=Appearance.LIGHT)
    theme.install()
    return theme


@pytest.fixture
def timeline(theme: Theme, qtbot: QtBot) -> Iterator[Timeline]:
    """A feed of 655 by 600, shown and in the active window."""
    timeline = Timeline(theme, zone=UTC, now=lambda: NOW)
    qtbot.addWidget(timeline)
    timeline.set_people(ANTON.id, (ANTON, NINA, LEV))
    timeline.resize(655, 600)
    timeline.show()
    timeline.activateWindow()
    qtbot.waitUntil(timeline.isActiveWindow)
    yield timeline
    timeline.finish()


@pytest.fixture
def composer(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Composer:
    """A composer bound to Maria's dialog, with the keyboard in it."""
    composer = Composer(theme, pasted_folder=tmp_path / "pasted")
    qtbot.addWidget(composer)
    composer.set_available(tuple(ComposerAction))
    composer.bind(MARIA_DIALOG, None, None, "Мария Иванова")
    composer.resize(655, 120)
    composer.show()
    composer.activateWindow()
    qtbot.waitUntil(composer.isActiveWindow)
    composer.field.setFocus()
    return composer
