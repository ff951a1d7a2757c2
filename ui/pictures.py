"""Reading pictures that strangers sent: raster formats only, within bounds, never larger than is needed."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

LARGEST_SIDE = 20_000
"""A picture that claims a longer side is not decoded."""
MOST_PIXELS = 100_000_000
"""Nor one that claims more of them: 400 MB once decoded."""
ALLOCATION_MB = 512
"""What Qt may allocate for one picture, in megabytes."""
_FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"webp"})


def picture_size(path: Path) -> QSize:
    """Its size as it is shown; invalid where it is no picture that is shown in place."""
    reader = _reader(str(path))
    size = reader.size() if reader is not None else QSize()
    turned = reader is not None and bool(reader.transformation().value & _QUARTER_TURN)
    return size.transposed() if turned else size


def read_picture(path: str, longest_side: int) -> QImage:
    """The picture, upright, and no longer than so many pixels; null if it is none that may be decoded.

    Of a moving picture, the first frame.
    """
    reader = _reader(path)
    if reader is None:
        return QImage()
    size = reader.size()
    if max(size.width(), size.height()) > longest_side:
        reader.setScaledSize(size.scaled(QSize(longest_side, longest_side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


_QUARTER_TURN = 4
"""QImageIOHandler::TransformationRotate90, part of every transformation that exchanges the sides."""


def _reader(path: str) -> QImageReader | None:
    QImageReader.setAllocationLimit(ALLOCATION_MB)
    reader = QImageReader(path)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if reader.format().data() not in _FORMATS:
        return None
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > LARGEST_SIDE:
        return None
    return reader if size.width() * size.height() <= MOST_PIXELS else None
