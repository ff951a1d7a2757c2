"""The first painted widget is told of, once."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.first_paint import FirstPaint


def test_it_is_told_once_and_not_before_something_is_painted(qtbot: QtBot, qapp: QApplication) -> None:
    told: list[None] = []
    paint = FirstPaint(qapp)
    paint.reached.connect(lambda: told.append(None))
    window = QWidget()
    qtbot.addWidget(window)
    qtbot.wait(0)
    assert told == []
    window.show()
    qtbot.waitUntil(lambda: told == [None])
    window.repaint()
    another = QWidget()
    qtbot.addWidget(another)
    another.show()
    qtbot.waitExposed(another)
    assert told == [None]
    paint.deleteLater()
