"""The Windows scripts are compiled by makensis over a stand-in payload: what they hold is there, nothing is misspelt."""

import shutil
from pathlib import Path

import pytest

from build_spec.bundle import BuildFailed, tell
from build_spec.description import APP, ROOT
from build_spec.icons import write_icons
from build_spec.order import Order
from build_spec.windows.installer import definitions, make_installer


@pytest.fixture
def order(tmp_path: Path, qapp: object) -> Order:
    write_icons(ROOT / APP.icon, tmp_path / "work" / "icons", APP.program)
    (tmp_path / "dist").mkdir()
    return Order(app=APP, dist=tmp_path / "dist", work=tmp_path / "work", epoch=0)


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    bundle = tmp_path / "bundle"
    (bundle / "_internal" / "deep" / "er").mkdir(parents=True)
    (bundle / f"{APP.program}.exe").write_bytes(b"MZ stand-in")
    (bundle / "_internal" / "deep" / "er" / "file").write_bytes(b"x" * 5000)
    return bundle


def test_the_installer_compiles_without_a_warning(order: Order, payload: Path) -> None:
    file = make_installer(order, payload)
    assert file.name == f"{APP.name}-{APP.version}-setup.exe"
    for made in (file, order.work / "windows" / f"{APP.program}.exe"):
        content = made.read_bytes()
        assert content.startswith(b"MZ")
        assert b"NullsoftInst" in content
    laid = order.work / "windows" / "versions"
    assert (laid / "current").read_text() == f"{APP.version}\n"
    assert b'"windows"' in (laid / APP.version / "_internal" / "installation.json").read_bytes()
    assert b"requireAdministrator" not in file.read_bytes(), "for one person, without an administrator"


def test_a_misspelt_script_fails(order: Order, payload: Path, tmp_path: Path) -> None:
    script = tmp_path / "broken.nsi"
    text = (ROOT / "build_spec" / "windows" / "installer.nsi").read_text(encoding="utf-8")
    script.write_text(text.replace('WriteUninstaller "', 'WriteUninstalled "'), encoding="utf-8")
    with pytest.raises(BuildFailed):
        tell("makensis", "-V2", "-WX", *(f"-D{name}={value}" for name, value in definitions(APP).items()), str(script))


def test_the_uninstaller_takes_away_what_the_installer_wrote() -> None:
    text = (ROOT / "build_spec" / "windows" / "installer.nsi").read_text(encoding="utf-8")
    written, removed = text.split('Section "Uninstall"')
    for key in (
        "Software\\Classes\\${SCHEME}",
        "Software\\Classes\\AppUserModelId\\${APP_ID}",
        "${UNINSTALL}",
        "${RUN}",
    ):
        assert key in written
        assert key in removed
    assert "CLSID\\${TOAST_ACTIVATOR}" not in written, "no COM server is promised: clicks come as links"
    assert "$LOCALAPPDATA\\${PROGRAM}" not in removed.split("MessageBox")[0], "the person's data stay"
    assert shutil.which("makensis")
