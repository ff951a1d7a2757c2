"""Pictures for drawings and tests, painted when they are needed."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from operator_app.domain.messages import File
from operator_app.domain.value import FileId


def photo(path: Path, width: int, height: int) -> File:
    """Hills under a sky, as a file that is not uploaded."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, 0, height)
    sky.setColorAt(0, QColor("#4A90D9"))
    sky.setColorAt(1, QColor("#FCE3C5"))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, colour in enumerate(("#7FA66B", "#5B8750", "#3C6636")):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRectF((place - 0.6) * width / 2, height * (0.55 + 0.1 * place), width, height))
    painter.end()
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise OSError(path)
    return File(
        id=FileId(""),
        name=path.name,
        size=path.stat().st_size,
        content_type="image/png",
        url=str(path),
        width=width,
        height=height,
    )
