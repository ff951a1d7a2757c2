"""A dressed application, and keys as a keyboard of another layout sends them."""

import os
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.theme import Appearance, Theme
from ui.translation import Translations


@pytest.fixture(autouse=True)
def of_one_country() -> Iterator[None]:
    """Dates and times are written as in one country and time zone, wherever the tests run."""
    before, zone = QLocale(), os.environ.get("TZ")
    QLocale.setDefault(QLocale("en_GB"))
    os.environ["TZ"] = "UTC"
    time.tzset()
    yield
    QLocale.setDefault(before)
    if zone is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = zone
    time.tzset()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(qapp, appearance=Appearance.LIGHT)
    theme.install()
    return theme


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    """Languages to speak; afterwards none is in force, as before."""
    spoken = Translations(qapp)
    yield spoken
    for translator in spoken._translators:
        qapp.removeTranslator(translator)


@pytest.fixture
def press() -> Callable[[QWidget, str], None]:
    """Press and release the key that gives this letter, whatever its alphabet."""

    def press_key(widget: QWidget, letter: str) -> None:
        key = Qt.Key(ord(letter.upper()))
        for action in (QTest.KeyAction.Press, QTest.KeyAction.Release):
            QTest.sendKeyEvent(action, widget, key, letter, Qt.KeyboardModifier.NoModifier)

    return press_key
