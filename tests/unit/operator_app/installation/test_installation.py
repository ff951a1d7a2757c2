"""What a build says of itself and whose parts are in it."""

from pathlib import Path

import msgspec
import pytest

from operator_app import __version__
from operator_app.installation.installation import Installation, InstallKind, read_installation
from operator_app.installation.licences import gather, parts


def test_a_checkout_updates_nowhere() -> None:
    assert read_installation() == Installation()
    assert not read_installation().looks_for_updates
    assert read_installation().version == __version__


@pytest.mark.parametrize("kind", list(InstallKind))
def test_only_what_no_one_else_keeps_current_updates_itself(kind: InstallKind, tmp_path: Path) -> None:
    written = Installation(
        kind=kind, version="1.2.3", metadata_url="https://x/metadata", targets_url="https://x/targets"
    )
    (tmp_path / "installation.json").write_bytes(msgspec.json.encode(written))
    read = read_installation(tmp_path)
    assert (read.kind, read.version, read.folder) == (kind, "1.2.3", tmp_path)
    assert read.updates_itself is (kind in {InstallKind.PORTABLE, InstallKind.WINDOWS})


@pytest.mark.parametrize("content", [b"", b"{", b'{"kind": "else"}', b"[]"])
def test_a_build_that_says_nonsense_updates_nowhere(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "installation.json").write_bytes(content)
    assert not read_installation(tmp_path).looks_for_updates


def test_everything_the_app_depends_on_is_listed_with_a_licence() -> None:
    listed = parts()
    names = {part.name.lower().replace("-", "_") for part in listed}
    assert {
        "pyside6_essentials",
        "shiboken6",
        "httpx",
        "httpcore",
        "msgspec",
        "litestar",
        "sqlalchemy",
        "qt",
        "python",
    } <= names
    assert [part.name for part in listed if not part.licence and not part.texts] == []
    assert "pytest" not in names
    assert [part.name for part in listed] == sorted((part.name for part in listed), key=str.lower)


def test_what_is_not_installed_and_extras_nobody_asked_for_are_left_out() -> None:
    assert gather([]) == gather(["no-such-package-anywhere>=1", 'httpx>=1; extra == "x"'])
