"""Shows a saved file in the system's file manager, chosen where the system can do that."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtGui import QDesktopServices

SERVICE = "org.freedesktop.FileManager1"
"""https://www.freedesktop.org/wiki/Specifications/file-manager-interface/"""


def show_in_folder(path: Path) -> None:
    """Opens nothing but the folder: what lies in it may do harm when opened."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer.exe", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("/usr/bin/open", ["-R", str(path)])
    else:
        _ask_file_manager(path)


def _ask_file_manager(path: Path) -> None:
    message = QDBusMessage.createMethodCall(SERVICE, "/org/freedesktop/FileManager1", SERVICE, "ShowItems")
    message.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    asked = QDBusPendingCallWatcher(QDBusConnection.sessionBus().asyncCall(message), QCoreApplication.instance())
    asked.finished.connect(lambda call: _finished(call, path))


def _finished(call: QDBusPendingCallWatcher, path: Path) -> None:
    if call.isError():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
    call.deleteLater()
