"""The signed repository over its life: made once, published to and renewed unattended, with only the keys each of that needs."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from build_spec.update_repository import EXPIRE_DAYS, main, open_repository, renew


class Place:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.repository = folder / "repository"
        self.keys = folder / "keys"

    def run(self, *arguments: str, keys: Path | None = None) -> int:
        return main(["--repository", str(self.repository), "--keys", str(keys or self.keys), *arguments])

    def days_pass(self) -> None:
        """All that is said expires tomorrow."""
        renew(open_repository(self.repository, self.keys), self.keys, days=1, roles=tuple(EXPIRE_DAYS))

    def keys_of(self, *roles: str) -> Path:
        """A folder with these private keys only, as a workflow's secret holds them."""
        some = self.folder / "-".join(roles)
        some.mkdir(exist_ok=True)
        for role in roles:
            shutil.copy(self.keys / role, some / role)
        return some

    def archive(self, version: str) -> str:
        file = self.folder / f"operator-app-linux-x86_64-{version}.tar.gz"
        file.write_bytes(version.encode() * 100)
        return str(file)

    def said(self, role: str) -> dict[str, object]:
        signed: dict[str, object] = json.loads((self.repository / "metadata" / f"{role}.json").read_text())["signed"]
        return signed

    def expires(self, role: str) -> datetime:
        return datetime.fromisoformat(str(self.said(role)["expires"]))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    assert place.run() == 0
    place.days_pass()
    return place


def test_a_release_needs_no_root_key_and_nobody_at_the_keyboard(place: Place) -> None:
    root = (place.repository / "metadata" / "root.json").read_bytes()
    keys = place.keys_of("targets", "snapshot", "timestamp")
    assert place.run(place.archive("1.1.0"), keys=keys) == 0
    assert place.run(place.archive("1.2.0"), keys=keys) == 0
    assert len(place.said("targets")["targets"]) == 2  # type: ignore[arg-type]  # a table of files
    assert (place.repository / "metadata" / "root.json").read_bytes() == root
    assert {each.name for each in keys.iterdir()} == {"targets", "snapshot", "timestamp"}, "no key was made"


def test_dates_are_renewed_by_the_two_short_keys_alone(place: Place) -> None:
    untouched = {role: (place.repository / "metadata" / f"{role}.json").read_bytes() for role in ("root", "targets")}
    before = place.said("timestamp")["version"]
    assert place.run(keys=place.keys_of("snapshot", "timestamp")) == 0
    assert place.said("timestamp")["version"] == int(str(before)) + 1
    assert untouched == {role: (place.repository / "metadata" / f"{role}.json").read_bytes() for role in untouched}


def test_root_and_targets_are_renewed_when_named(place: Place) -> None:
    assert place.run("--renew", "root", "targets") == 0
    assert place.said("root")["version"] == 3
    assert (place.repository / "metadata" / "2.root.json").exists(), "installed apps walk from root to root"
    assert place.expires("root") > datetime.now(UTC) + timedelta(days=360)
    assert place.expires("targets") > datetime.now(UTC) + timedelta(days=85)


def test_missing_keys_are_said_and_nothing_is_written(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    metadata = place.repository / "metadata"
    before = {file.name: file.read_bytes() for file in metadata.iterdir()}
    assert place.run(place.archive("1.1.0"), keys=place.keys_of("snapshot", "timestamp")) == 1
    assert "keys are missing: targets" in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in metadata.iterdir()} == before


def test_somebody_elses_keys_are_refused(place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stranger = Place(tmp_path / "stranger")
    assert stranger.run() == 0
    assert place.run(keys=stranger.keys) == 1
    assert "not the one that the installed apps trust" in capsys.readouterr().err
