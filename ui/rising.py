"""Bringing a window to the front, also where a window manager refuses a plain request."""

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def raise_window(window: QWidget, activation_token: str | None = None) -> None:
    """To the front, on the desktop one looks at, with the keyboard. ``activation_token`` is what the system gave with a click.

    Some window managers keep a window that is there already in the back while one types elsewhere, and leave one of
    another virtual desktop where it is; a newly shown one they let through. Qt's word on who is active cannot be
    trusted after such a refusal.
    """
    if activation_token:
        os.environ["XDG_ACTIVATION_TOKEN"] = activation_token
    state = window.windowState()
    if window.isVisible() and QGuiApplication.focusWindow() is not window.windowHandle():
        window.hide()
    if state & Qt.WindowState.WindowMinimized:
        window.setWindowState(state & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
