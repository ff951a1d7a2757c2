"""The packages, built once for all tests here, or taken from ``PACKAGE_DIST``, a folder in which ``./dev package`` has put them."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from operator_app.settings.profile import Profile
from tests.e2e.app import App
from tests.e2e.conftest import (  # noqa: F401 - fixtures
    browser,
    bubbles,
    desktop,
    pytest_runtest_makereport,
    reader,
)
from tests.e2e.desktop import Desktop

ROOT = Path(__file__).resolve().parents[2]
BUILD_SECONDS = 1800
WORK = ROOT / ".cache" / "package"


class InstalledApp(App):
    """Started as a person does: without a checkout on its path, with the profile of this person."""

    def __init__(self, desktop: Desktop, program: Path, *, name: str = "app") -> None:  # noqa: F811 - the argument
        super().__init__(desktop, Profile(Path(desktop.env["XDG_DATA_HOME"]) / "operator-app"), name=name)
        self._started = program

    def start(self, *arguments: str, env: Mapping[str, str] | None = None) -> None:
        assert not self.running, "it runs already"
        bare = {"PYTHONPATH": "", "PYTHONSAFEPATH": "", "VIRTUAL_ENV": "", **(env or {})}
        self._process = self._desktop.start(str(self._started), *arguments, env=bare, log=self._name)


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the packages."""
    if made := os.environ.get("PACKAGE_DIST"):
        return Path(made).resolve()
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build_spec", "--quick", "--no-start-times", "--dist", str(folder), "--work", str(WORK)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return folder


@pytest.fixture(scope="session")
def deb(dist: Path) -> Path:
    (file,) = dist.glob("*.deb")
    return file


@pytest.fixture(scope="session")
def portable(dist: Path) -> Path:
    (file,) = dist.glob("*.tar.gz")
    return file
