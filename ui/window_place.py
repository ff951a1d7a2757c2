"""Where a window may stand: on a screen that exists."""

from PySide6.QtCore import QRect


def on_a_screen(wanted: QRect, screens: list[QRect]) -> QRect:
    """The same rectangle, moved and shrunk so that all of it is on the screen it has most of, or on the first."""
    if not screens:
        return wanted

    def share(screen: QRect) -> int:
        common = screen.intersected(wanted)
        return common.width() * common.height() if common.isValid() else 0

    screen = max(screens, key=share)
    width, height = min(wanted.width(), screen.width()), min(wanted.height(), screen.height())
    x = min(max(wanted.x(), screen.x()), screen.x() + screen.width() - width)
    y = min(max(wanted.y(), screen.y()), screen.y() + screen.height() - height)
    return QRect(x, y, width, height)
