"""Pictures of messages: decoded off the screen's thread, kept as pixmaps within a bound of memory."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QRectF, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from operator_app.domain.messages import File
from ui.pictures import read_picture

MEMORY = 64 * 1024 * 1024
"""Bytes of pixmaps kept; those not painted for longest are let go."""
RETRY_MS = 10_000
"""A picture that could not be fetched is asked for again no sooner than this."""
SHOWN_SIDE = 1280
"""Longest side kept, in device pixels: enough for the feed at 300 % scale."""


class Pictures(QObject):
    """Asks for a file's local copy once, decodes it, and says when it can be painted."""

    wanted = Signal(File)
    """Somebody needs a local copy of this file; answer with ``fetched``."""
    ready = Signal(str)
    """The picture of the file with this address can be painted, or will never be."""
    _decoded = Signal(str, QImage)

    def __init__(self, clock: Callable[[], int] | None = None, parent: QObject | None = None) -> None:
        """``clock`` counts milliseconds from any beginning."""
        super().__init__(parent)
        elapsed = QElapsedTimer()
        elapsed.start()
        self._clock = clock or elapsed.elapsed
        self._missing: dict[str, int] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pixmaps: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()
        self._broken: set[str] = set()
        self._bytes = 0
        self._decoded.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    @property
    def memory(self) -> int:
        """Bytes of pixmaps kept now."""
        return self._bytes

    def pixmap(self, file: File, _rect: QRectF) -> QPixmap | None:
        """The picture if it is here; else it is asked for, and ``ready`` follows."""
        found = self._pixmaps.get(file.url)
        if found is not None:
            self._pixmaps.move_to_end(file.url)
            return found
        missing = self._missing.get(file.url)
        waiting = missing is not None and self._clock() - missing < RETRY_MS
        if not waiting and file.url not in self._asked and file.url not in self._broken:
            self._asked.add(file.url)
            if file.id:
                self.wanted.emit(file)
            else:
                self.fetched(file.url, file.url)  # not uploaded yet: the address is the local path
        return None

    def fetched(self, url: str, path: str | None) -> None:
        """The local copy, or None: there is none now. It is asked for again when it is in view after a while."""
        if path is None:
            self._asked.discard(url)
            self._missing[url] = self._clock()
        else:
            self._pool.start(_Decode(url, path, self._decoded.emit))

    def forget(self) -> None:
        """Let all go, for another dialog."""
        self._pool.clear()
        self._pixmaps.clear()
        self._asked.clear()
        self._broken.clear()
        self._missing.clear()
        self._bytes = 0

    def finish(self) -> None:
        """Wait for the decoder; for the end of the program."""
        self._pool.clear()
        self._pool.waitForDone()

    @Slot(str, QImage)
    def _keep(self, url: str, image: QImage) -> None:
        self._asked.discard(url)
        if image.isNull():
            self._broken.add(url)
        elif url not in self._pixmaps:
            self._pixmaps[url] = QPixmap.fromImage(image)
            self._bytes += image.sizeInBytes()
            while self._bytes > MEMORY and len(self._pixmaps) > 1:
                _url, dropped = self._pixmaps.popitem(last=False)
                self._bytes -= dropped.width() * dropped.height() * 4
        self.ready.emit(url)


class _Decode(QRunnable):
    def __init__(self, url: str, path: str, done: Callable[[str, QImage], None]) -> None:
        super().__init__()
        self._url = url
        self._path = path
        self._done = done

    def run(self) -> None:
        self._done(self._url, read_picture(self._path, SHOWN_SIDE))
