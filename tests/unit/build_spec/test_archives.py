"""Archives depend on their content only; icons are what systems read."""

import os
import tarfile
from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from build_spec.archives import write_tar_gz
from build_spec.checksums import write_checksums
from build_spec.description import APP, ROOT
from build_spec.icons import SIZES, write_icons


def a_tree(folder: Path, moment: int) -> Path:
    (folder / "b").mkdir(parents=True)
    for name in ("b/two", "one") if moment % 2 else ("one", "b/two"):
        (folder / name).write_text(name)
        os.utime(folder / name, (moment, moment))
    (folder / "one").chmod(0o755 if moment % 2 else 0o700)
    (folder / "link").symlink_to("one")
    return folder


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for moment in (1, 2):
        file = tmp_path / f"{moment}.tar.gz"
        write_tar_gz(a_tree(tmp_path / str(moment), moment), file, top="app", epoch=1_700_000_000)
        files.append(file.read_bytes())
    assert files[0] == files[1]
    with tarfile.open(tmp_path / "1.tar.gz") as archive:
        assert [(each.name, each.uid, each.mtime) for each in archive] == [
            (name, 0, 1_700_000_000) for name in ("app", "app/b", "app/b/two", "app/link", "app/one")
        ]
        assert [archive.getmember(name).mode for name in ("app/one", "app/b/two", "app/b")] == [0o755, 0o644, 0o755]


def test_icons_of_all_sizes_can_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    write_icons(ROOT / APP.icon, tmp_path, "x")
    for size in SIZES:
        image = QImage(str(tmp_path / f"x-{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size // 8).name() == "#e8590c"
    assert max(QImage(str(tmp_path / "x.ico")).width(), 1) > 1
    assert QImage(str(tmp_path / "x.icns")).width() > 1


def test_checksums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"")
    (tmp_path / "a").write_bytes(b"x")
    file = write_checksums([tmp_path / "b", tmp_path / "a"], tmp_path)
    assert [line.split("  ")[1] for line in file.read_text().splitlines()] == ["a", "b"]
    assert "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n" in file.read_text()
