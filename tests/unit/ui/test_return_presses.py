"""Return presses the button that has the keyboard, outside dialogs."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.return_presses import ReturnPresses

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "Keyboard event not accepted")


@pytest.fixture
def presses(qapp: QApplication) -> Iterator[ReturnPresses]:
    presses = ReturnPresses(qapp)
    yield presses
    presses.setParent(None)
    presses.deleteLater()


@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_each_of_the_keys_presses_once(
    kind: type[QPushButton | QToolButton], key: Qt.Key, presses: ReturnPresses
) -> None:
    button = kind()
    presses.follow(None, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(button, key)
    assert len(pressed) == 1


def return_pressed(modifiers: Qt.KeyboardModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, modifiers, "\r")


def test_a_disabled_button_is_not_pressed_and_ctrl_return_means_something_else(presses: ReturnPresses) -> None:
    button = QPushButton()
    presses.follow(None, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    # sent, not clicked: QTest warns of a key that nobody takes, and nobody taking it is the point
    QCoreApplication.sendEvent(button, return_pressed(Qt.KeyboardModifier.ControlModifier))
    button.setEnabled(False)
    QCoreApplication.sendEvent(button, return_pressed(Qt.KeyboardModifier.NoModifier))
    assert pressed == []


def test_a_field_keeps_its_return(presses: ReturnPresses) -> None:
    field = QLineEdit()
    presses.follow(None, field)
    entered: list[None] = []
    field.returnPressed.connect(lambda: entered.append(None))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(entered) == 1


def test_in_a_dialog_return_is_the_dialogs(presses: ReturnPresses) -> None:
    dialog = QDialog()
    default, other = QPushButton(dialog), QToolButton(dialog)
    default.setDefault(True)
    column = QVBoxLayout(dialog)
    column.addWidget(default)
    column.addWidget(other)
    pressed: list[QWidget] = []
    default.clicked.connect(lambda: pressed.append(default))
    other.clicked.connect(lambda: pressed.append(other))
    dialog.show()
    presses.follow(None, other)
    QTest.keyClick(other, Qt.Key.Key_Return)
    assert pressed == [default]
    dialog.close()


def test_a_button_left_is_left_alone(presses: ReturnPresses) -> None:
    button = QPushButton()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    presses.follow(None, button)
    presses.follow(button, None)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == []
