"""The theme follows the system, and every icon can be drawn in every colour."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication

from ui.theme.avatar import avatar_colour, initials
from ui.theme.theme import Appearance, Theme
from ui.theme.tokens import BODY, DARK, LIGHT, TITLE

ICONS = sorted(
    path.name.removesuffix(".svg") for path in (files("resources") / "icons").iterdir() if path.name.endswith(".svg")
)


@pytest.fixture
def system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[Qt.ColorScheme]:
    """What the system says its colours are; change the only entry, then let the signal tell."""
    scheme = [Qt.ColorScheme.Light]
    monkeypatch.setattr(type(qapp.styleHints()), "colorScheme", lambda _hints: scheme[0])
    return scheme


def test_it_follows_the_system_as_it_changes(qapp: QApplication, system: list[Qt.ColorScheme]) -> None:
    theme = Theme(qapp)
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))
    assert theme.palette is LIGHT
    system[0] = Qt.ColorScheme.Dark
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.palette is DARK
    assert theme.colour("text") == QColor(DARK.text)
    assert told == [True]


def test_a_choice_of_ones_own_stays_whatever_the_system_does(qapp: QApplication, system: list[Qt.ColorScheme]) -> None:
    theme = Theme(qapp, appearance=Appearance.LIGHT)
    system[0] = Qt.ColorScheme.Dark
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.palette is LIGHT
    theme.set_appearance(Appearance.SYSTEM)
    assert theme.palette is DARK


def test_sizes_and_fonts_grow_with_the_scale(qapp: QApplication) -> None:
    theme = Theme(qapp, scale=2.0)
    assert theme.px(14) == 28
    assert theme.font(TITLE).pixelSize() == 2 * TITLE.size
    assert theme.icon("check", "text", 1.0).width() == 36


def test_whoever_changes_a_font_changes_his_own(qapp: QApplication) -> None:
    theme = Theme(qapp)
    before = theme.font(TITLE).pixelSize()
    theme.font(TITLE).setPixelSize(before + 20)
    assert theme.font(TITLE).pixelSize() == before


def test_the_interface_font_is_one_that_this_system_has(qapp: QApplication) -> None:
    font = Theme(qapp).font(BODY)
    assert QFontInfo(font).family() == font.families()[0]


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    image = Theme(qapp, appearance=Appearance.LIGHT).icon(name, "bad", 2.0).toImage()
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert solid
    assert {colour.name() for colour in solid} == {LIGHT.bad.lower()}
    assert image.width() == 36
    source = (files("resources") / "icons" / f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 18 18"' in source
    assert 'stroke-width="1.7"' in source


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Мария Иванова", "МИ"),
        ("anton", "A"),
        ("«Ромашка» (Тула)", "РТ"),
        ("Anna Maria van Dyk", "AD"),
        ("  ", "#"),
        ("🙁", "#"),
        ("- x", "X"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(max_size=40))
def test_any_name_has_initials_and_any_id_a_colour(text: str) -> None:
    assert 1 <= len(initials(text)) <= 6
    assert avatar_colour("".join(letter for letter in text if letter.isprintable())).isValid()
