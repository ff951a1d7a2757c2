"""Marks moments that only the screen knows: first list painted, a message painted, Enter pressed. Used with ``--trace``.

It watches from outside, so that no widget carries measuring code. A paint is marked when the event loop comes back
after it, which is a little later than the pixels: figures are upper bounds.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from operator_app.diagnostics.marks import Marks
from ui.application import Application
from ui.conversation.timeline.items import message_of
from ui.first_paint import FirstPaint
from ui.main_window import MainWindow


class Measuring(QObject):
    """Keep one for the program's life."""

    def __init__(self, qt: QApplication, application: Application, marks: Marks) -> None:
        super().__init__(application)
        self._marks = marks
        self._application = application
        self._window: MainWindow | None = None
        self._list_painted = False
        self._newest = 0
        self._count = 0
        self._asked: set[int] = set()
        application.window_opened.connect(self._watch)
        qt.installEventFilter(self)
        FirstPaint(qt).reached.connect(lambda: marks.mark("first paint"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched.isWidgetType():
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._marks.mark("enter")
        elif event.type() is QEvent.Type.Paint and self._window is not None:
            if watched is self._window.list.view.viewport():
                self._after(watched, self._note_list)
            elif watched is self._window.conversation.timeline.viewport():
                self._after(watched, self._note_feed)
        return False

    def _watch(self) -> None:
        self._window = self._application.main_window
        self._marks.mark("window opened")

    def _after(self, watched: QObject, note: Callable[[], None]) -> None:
        number = id(watched)
        if number in self._asked:
            return
        self._asked.add(number)

        def done() -> None:
            self._asked.discard(number)
            note()

        QTimer.singleShot(0, done)

    def _note_list(self) -> None:
        if not self._list_painted and self._window is not None and self._window.list.model.rowCount():
            self._list_painted = True
            self._marks.mark("list painted")

    def _note_feed(self) -> None:
        if self._window is None:
            return
        shown = [message for item in self._window.conversation.timeline.items if (message := message_of(item))]
        newest = max((message.position or 0 for message in shown), default=0)
        if newest > self._newest:
            self._newest = newest
            self._marks.mark("message painted", newest)
        if len(shown) != self._count:
            self._count = len(shown)
            self._marks.mark("feed painted", self._count)
