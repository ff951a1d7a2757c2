"""The app's icon in the forms systems want, all drawn from its one SVG."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_ICNS_TYPES = {32: b"ic11", 64: b"ic12", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def write_icons(svg: Path, folder: Path, name: str) -> None:
    """``NAME-SIZE.png`` of each size, ``NAME.ico`` and ``NAME.icns``."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {size: _png(svg, size) for size in SIZES}
    for size, content in drawn.items():
        (folder / f"{name}-{size}.png").write_bytes(content)
    (folder / f"{name}.ico").write_bytes(_ico({size: drawn[size] for size in SIZES if size <= 256}))
    (folder / f"{name}.icns").write_bytes(_icns({size: drawn[size] for size in _ICNS_TYPES}))


def _png(svg: Path, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes and PySide takes str only
    return bytes(content.data())


def _ico(pngs: dict[int, bytes]) -> bytes:
    """Pictures kept as PNG, which Windows reads since Vista."""
    place = 6 + 16 * len(pngs)
    entries, content = b"", b""
    for size, png in pngs.items():
        side = size % 256  # 0 says 256
        entries += bytes((side, side, 0, 0)) + (1).to_bytes(2, "little") + (32).to_bytes(2, "little")
        entries += len(png).to_bytes(4, "little") + (place + len(content)).to_bytes(4, "little")
        content += png
    return b"\0\0" + (1).to_bytes(2, "little") + len(pngs).to_bytes(2, "little") + entries + content


def _icns(pngs: dict[int, bytes]) -> bytes:
    """Types and their sizes: Apple's icon services; all of these hold PNG."""
    content = b"".join(_ICNS_TYPES[size] + (8 + len(png)).to_bytes(4, "big") + png for size, png in pngs.items())
    return b"icns" + (8 + len(content)).to_bytes(4, "big") + content


def main(arguments: list[str]) -> int:
    """SVG FOLDER NAME"""
    svg, folder, name = arguments
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    write_icons(Path(svg), Path(folder), name)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
