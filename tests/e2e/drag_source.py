"""A program one can drag a file out of, as out of a file manager: ``python -m tests.e2e.drag_source FILE``."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

TITLE = "Drag source"
SIDE = 120


class Source(QMainWindow):
    def __init__(self, paths: list[str]) -> None:
        super().__init__()
        self.setCentralWidget(QLabel("drag me"))
        self._urls = [QUrl.fromLocalFile(path) for path in paths]
        self.setWindowTitle(TITLE)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setGeometry(1250, 700, SIDE, SIDE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            data = QMimeData()
            data.setUrls(self._urls)
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    application = QApplication(sys.argv)
    source = Source(sys.argv[1:])
    source.show()
    sys.exit(application.exec())


main()
