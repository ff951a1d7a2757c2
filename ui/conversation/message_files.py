"""What an operator does with the files of messages: look at pictures, save, open what is harmless, copy the link."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from operator_app.domain.messages import File
from operator_app.domain.problems import BackendError
from operator_app.engine.files import safe_name
from operator_app.engine.notices import UploadProgress
from operator_app.engine.requests import FetchFile, SaveFile
from ui.conversation.earlier_pictures import EarlierPictures
from ui.conversation.opening import safe_to_open
from ui.conversation.show_in_folder import show_in_folder
from ui.conversation.timeline.file_states import FileAction
from ui.conversation.timeline.message_view import MessageView
from ui.image_viewer.image_viewer import ImageViewer
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence
from ui.theme.theme import Theme


def downloads_folder() -> Path:
    """Where this system keeps what was downloaded."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))


class MessageFiles(QObject):
    """Between the feed and the engine, for one window."""

    failed = Signal(str)
    """(sentence)"""

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        timeline: MessageView,
        parent: QWidget,
        *,
        downloads: Callable[[], Path] = downloads_folder,
        open_path: Callable[[Path], None] | None = None,
        show_folder: Callable[[Path], None] = show_in_folder,
    ) -> None:
        """``parent`` is in the window that the viewer covers; the last three are the system's unless told otherwise."""
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._timeline = timeline
        self._pane = parent
        self._downloads = downloads
        self._open_path = open_path or _open_with_system
        self._show_folder = show_folder
        self._earlier: EarlierPictures | None = None
        self.viewer: ImageViewer | None = None
        """None until a picture is looked at for the first time."""
        timeline.file_asked.connect(self._act)
        timeline.picture_wanted.connect(lambda file: account.tasks.start("picture", self._bring_picture(file)))
        account.progress.connect(self._show_progress)

    def close_viewer(self) -> None:
        """Another dialog is opened: its pictures are others."""
        if self.viewer is not None and self.viewer.isVisible():
            self.viewer.close_viewer()

    def finish(self) -> None:
        """Before the program ends: wait for what works in the background."""
        if self.viewer is not None:
            self.viewer.finish()

    def _act(self, file: File, action: FileAction) -> None:
        start = self._account.tasks.start
        match action:
            case FileAction.VIEW:
                self._view(file)
            case FileAction.COPY_LINK:
                QGuiApplication.clipboard().setText(file.url)
            case FileAction.SAVE if (path := self._timeline.files.saved_at(file)) is not None:
                self._show_folder(path)
            case FileAction.SAVE | FileAction.SHOW_IN_FOLDER if file.id:
                start("save file", self._save_to(file, None))
            case FileAction.SAVE_AS if file.id:
                self._ask_where(file)
            case FileAction.OPEN if file.id:
                start("open file", self._open(file))

    # -------------------------------------------------------------------------------------------- looking

    def _view(self, file: File) -> None:
        if self.viewer is None:
            self.viewer = ImageViewer(self._theme, self._pane.window())
            self.viewer.wanted.connect(lambda file: self._account.tasks.restart("viewer", self._bring_large(file)))
            self.viewer.earlier_wanted.connect(self._look_back)
            self.viewer.save_asked.connect(self._ask_where)
        pictures, begin = self._timeline.pictures_with(file)
        self._earlier = None if begin is None else EarlierPictures(self._account, begin)
        self.viewer.show_pictures(pictures, file, more_before=self._earlier is not None)

    def _look_back(self) -> None:
        if self._earlier is not None:
            self._account.tasks.restart("earlier pictures", self._bring_earlier(self._earlier))

    async def _bring_earlier(self, earlier: EarlierPictures) -> None:
        found = await earlier.before()
        if self.viewer is None or self._earlier is not earlier or not self.viewer.isVisible():
            return  # another picture was opened meanwhile
        if found is None:
            self.viewer.say_no_earlier()
        else:
            self.viewer.put_earlier(found.pictures, more=found.more)

    async def _bring_large(self, file: File) -> None:
        path = await self._fetched(file)
        if self.viewer is not None:
            self.viewer.fetched(file, path)

    async def _bring_picture(self, file: File) -> None:
        self._timeline.picture_fetched(file.url, await self._fetched(file))

    async def _fetched(self, file: File) -> str | None:
        """The path of a local copy; None when there is none now."""
        try:
            path = await self._account.bridge.call(FetchFile(url=file.url, name=file.name))
        except (BackendError, OSError):
            return None
        return str(path)

    # --------------------------------------------------------------------------------------------- saving

    async def _save(self, file: File, target: Path | None = None) -> Path | None:
        """Into the downloads folder, or to ``target``; None when that failed, which has been said."""
        states = self._timeline.files
        states.saving(file)
        path = None
        try:
            folder = self._downloads()
            folder.mkdir(parents=True, exist_ok=True)
            request = SaveFile(url=file.url, name=file.name, target=target or folder)
            path = await self._account.bridge.call(request)
        except (BackendError, OSError) as error:
            reason = failure_sentence(error) if isinstance(error, BackendError) else ""
            words = self.tr("{name} was not saved.").format(name=file.name)
            self.failed.emit(f"{words} {reason}".strip())
        finally:
            states.saved(file, path)
        return path

    async def _open(self, file: File) -> None:
        path = self._timeline.files.saved_at(file) or await self._save(file)
        if path is not None and safe_to_open(path.name, file.content_type):
            self._open_path(path)

    def _ask_where(self, file: File) -> None:
        dialog = QFileDialog(self._pane, self.tr("Save as"), str(self._downloads()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(safe_name(file.name))
        dialog.fileSelected.connect(
            lambda path: self._account.tasks.start("save file", self._save_to(file, Path(path)))
        )
        dialog.open()

    async def _save_to(self, file: File, target: Path | None) -> None:
        await self._save(file, target)

    # ------------------------------------------------------------------------------------------- uploads

    def _show_progress(self, progress: UploadProgress) -> None:
        self._timeline.files.uploading(progress.client_id, progress.place, progress.sent)


def _open_with_system(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
