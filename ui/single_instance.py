"""One running app for each profile: a second start hands its wish to the first and ends."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from operator_app.domain.value import Value

ANSWER_MS = 2_000
MAX_WISH = 4_096


class Wish(Value):
    """What a start asks for: the window, and a dialog in it if it was started for one."""

    open_dialog: str | None = None
    """``account/dialog``, or a link as ``operator_app.domain.deep_link`` reads it."""
    activation_token: str | None = None
    """xdg-activation token of the launcher, so that the compositor lets the window rise."""


class CannotLock(Exception):
    """The lock cannot be written: the disk is full, or the folder is read-only."""


class SingleInstance(QObject):
    """Holds the profile's lock. ``claim`` at start, then ``listen``; ``wished`` tells what later starts asked for."""

    wished = Signal(Wish)

    def __init__(self, profile_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(profile_folder / "running.lock"))
        self._lock.setStaleLockTime(0)  # a lock is stale when its process is gone, however long it has been held
        digest = hashlib.sha256(str(profile_folder.resolve()).encode()).hexdigest()[:24]
        self._name = f"operator-app-{digest}"
        self._server: QLocalServer | None = None
        self._callers: list[_Caller] = []

    def claim(self, wish: Wish) -> bool:
        """True: this is the only one. False: the running one was given the wish. Needs no application object.

        Raises ``OSError`` when the profile is held by a process that does not answer, ``CannotLock`` when nobody
        holds it and it still cannot be taken.
        """
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise CannotLock
        self._hand_over(wish)
        return False

    def release(self) -> None:
        for caller in tuple(self._callers):
            caller.end()
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def listen(self) -> None:
        """Hear later starts from now on. Only once the application object is there: a socket made before hears nothing.

        Raises ``OSError``.
        """
        QLocalServer.removeServer(self._name)  # left by a killed process; the lock says that none is alive
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            raise OSError(server.errorString())
        server.newConnection.connect(self._accept)
        self._server = server

    def _accept(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            caller = _Caller(socket, self.wished.emit, self._callers.remove)
            self._callers.append(caller)
            caller.begin()

    def _hand_over(self, wish: Wish) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        try:
            if not socket.waitForConnected(ANSWER_MS):
                raise OSError(socket.errorString())
            socket.write(msgspec.json.encode(wish) + b"\n")
            if not (socket.waitForBytesWritten(ANSWER_MS) and socket.waitForReadyRead(ANSWER_MS)):
                raise OSError(socket.errorString())
        finally:
            socket.abort()


class _Caller:
    """A later start on the line: one line of JSON, one answer. Anything else is hung up on."""

    def __init__(
        self, socket: QLocalSocket, wished: Callable[[Wish], object], ended: Callable[["_Caller"], object]
    ) -> None:
        self._socket = socket
        self._wished = wished
        self._ended = ended

    def begin(self) -> None:
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self.end)
        if self._socket.bytesAvailable():
            self._read()

    def end(self) -> None:
        """Hang up. The signals are cut first: they would arrive while the socket is being destroyed."""
        self._socket.readyRead.disconnect(self._read)
        self._socket.disconnected.disconnect(self.end)
        self._socket.abort()
        self._socket.deleteLater()
        self._ended(self)

    def _read(self) -> None:
        if not self._socket.canReadLine():
            if self._socket.bytesAvailable() > MAX_WISH:
                self.end()
            return
        line = bytes(self._socket.readLine(MAX_WISH).data())
        try:
            wish = msgspec.json.decode(line, type=Wish)
        except msgspec.MsgspecError:
            self.end()
            return
        self._socket.write(b"ok\n")
        self._socket.flush()
        self._wished(wish)
