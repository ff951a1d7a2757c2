"""A real engine signed in to a real server, and what a window needs besides. ``server`` is each module's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from operator_app.backends.own.embedded import EmbeddedBackend
from operator_app.engine import requests
from operator_app.engine.engine import Engine
from operator_app.settings.profile import Profile
from tests.doubles.memory_secrets import MemorySecrets
from tests.integration.engine.conftest import ANNA, PASSWORD, furnished
from tests.integration.ui.real_window import PATIENCE
from tests.servers import ServerProcess
from ui.theme.theme import Appearance, Theme

__all__ = ["furnished"]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(qapp, appearance=Appearance.LIGHT)
    theme.install()
    qapp.setQuitOnLastWindowClosed(False)  # the loop is the test's, not the window's
    return theme


@pytest.fixture
def engine(server: ServerProcess, tmp_path: Path) -> Iterator[Engine]:
    """Anna's."""
    profile = Profile(tmp_path / "anna")
    engine = Engine(profile, MemorySecrets(), lambda: EmbeddedBackend(profile.embedded_backend, profile.logs))
    engine.start()
    engine.submit(requests.SignIn(address=server.address, email=ANNA, password=PASSWORD)).result(PATIENCE)
    yield engine
    assert engine.stop(PATIENCE)
