"""Windows that stand beside the main one: each there once, in its middle at first, in front when asked for."""

from PySide6.QtWidgets import QWidget


def in_the_middle_of(main: QWidget | None, window: QWidget) -> None:
    """Where the eye is, on the first opening."""
    if main is not None:
        window.move(main.geometry().center() - window.rect().center())


def to_the_front(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
