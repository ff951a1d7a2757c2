"""A dressed application."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Appearance, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(qapp, appearance=Appearance.LIGHT)
    theme.install()
    return theme
