"""A release that lacks something is told so in a sentence, before anything is built."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from build_spec.description import ROOT
from build_spec.release_ready import missing
from operator_app import __version__

TAG = f"v{__version__}"
PLACES = {"UPDATES_METADATA_URL": "https://updates.example/m", "UPDATES_TARGETS_URL": "https://updates.example/t"}
NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    file = tmp_path / "update-root.json"
    said = {"signed": {"_type": "root", "expires": "2027-11-23T00:00:00Z"}, "signatures": [{"keyid": "a", "sig": "b"}]}
    file.write_text(json.dumps(said))
    return file


def test_all_is_there(root: Path) -> None:
    assert missing(root, TAG, PLACES, NOW) == []


def test_the_tag_is_the_codes_version(root: Path) -> None:
    (said,) = missing(root, "v99.0.0", PLACES, NOW)
    assert "v99.0.0" in said


def test_the_places_of_updates_are_known(root: Path) -> None:
    said = missing(root, TAG, {"UPDATES_METADATA_URL": "http://updates.example/m"}, NOW)
    assert [name for name in PLACES for sentence in said if name in sentence] == list(PLACES)


def test_no_root_says_where_the_keys_are_explained(tmp_path: Path) -> None:
    (said,) = missing(tmp_path / "update-root.json", TAG, PLACES, NOW)
    assert "docs/packaging.md" in said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"signed": {}}',
        '{"signed": {"_type": "targets", "expires": "2030-01-01T00:00:00Z"}, "signatures": [1]}',
    ],
)
def test_what_is_no_root_is_said(root: Path, text: str) -> None:
    root.write_text(text)
    (said,) = missing(root, TAG, PLACES, NOW)
    assert "no signed root" in said


def test_a_root_that_ends_soon_is_renewed_first(root: Path) -> None:
    (said,) = missing(root, TAG, PLACES, datetime(2027, 10, 23, tzinfo=UTC))
    assert "2027-11-23" in said


def test_it_runs_before_anything_is_installed() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r}); from build_spec.release_ready import main; sys.exit(main(['--tag', 'v99.0.0']))",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "The tag is v99.0.0" in done.stderr
    assert "Traceback" not in done.stderr
