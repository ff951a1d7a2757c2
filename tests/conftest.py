"""What every test runs in: Qt without a screen, the loop it asks for, and nothing left behind."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

# What helps tests to assert says what it saw, as they do themselves.
pytest.register_assert_rewrite("tests.browser", "tests.doubles", "tests.e2e", "tests.integration")

from operator_app.settings.profile import Profile
from tests.collecting import CollectingBetweenTests
from tests.leftovers import LeftoverGuard

# A run says the same every time, on a machine as slow as it may be; what is looked for anew each time is "explore".
hypothesis_settings.register_profile(
    "same", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("same")

guard_key = pytest.StashKey[LeftoverGuard]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "qt_loop: an async test that runs on Qt's loop, as the screen's thread does")
    config.stash[guard_key] = LeftoverGuard()
    config.pluginmanager.register(config.stash[guard_key], "leftovers")
    config.pluginmanager.register(CollectingBetweenTests(), "collecting")


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    guard = config.stash[guard_key]
    if item.get_closest_marker("qt_loop"):
        return {"qt": lambda: guard.watched(_qt_loop())}
    return {"asyncio": lambda: guard.watched(asyncio.new_event_loop())}


def _qt_loop() -> asyncio.AbstractEventLoop:
    import qasync  # noqa: PLC0415 - most tests need no Qt
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(QApplication.instance() or QApplication([]))
    return loop


@pytest.fixture
def tmp_profile(tmp_path: Path) -> Profile:
    """A profile of the test's own, its folders made."""
    profile = Profile(tmp_path / "profile")
    profile.prepare()
    return profile
