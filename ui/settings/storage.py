"""Settings › Storage: how much room the account takes on this computer, and how much it may."""

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from operator_app.domain.problems import ArchiveError
from operator_app.domain.storage import Storage
from operator_app.engine.requests import CheckArchive, GetStorage, KeepWithin
from ui import times
from ui.clock import Clock
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence
from ui.settings.choices import Choices
from ui.settings.page import Page
from ui.theme.theme import Theme

LIMITS_MB = (0, 250, 500, 1_000, 2_000, 5_000)
_MB = 1_000_000


class StoragePage(Page):
    """Asks anew each time it comes on the screen."""

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        choices: Choices,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, storage_title(), parent)
        self._account = account
        self._choices = choices
        self._clock = clock
        self._checking = False
        self.archive = QLabel(self)
        self.files = QLabel(self)
        now = choices.value.archive_limit_mb
        limits = [(limit, self._limit_words(limit)) for limit in sorted({*LIMITS_MB, now})]
        self.limit = self.choice(self.tr("Messages may take"), limits, now, self._take_limit)
        self.check = QPushButton(self.tr("Check now"), self)
        self.check.clicked.connect(lambda: account.tasks.start("check the archive", self._check()))
        self.checked = QLabel(self)
        self.checked.setWordWrap(True)
        self.add_row(
            self.tr("Messages"), self.archive, self.tr("With people, drafts and the search index, on this computer")
        )
        self.add_row(
            self.tr("Pictures and files"),
            self.files,
            self.tr("Copies; those not looked at for longest go by themselves"),
        )
        self.add_row(
            self.tr("Messages may take"),
            self.limit,
            self.tr(
                "Above it, messages of old closed dialogs leave this computer; opening the dialog brings them again. Open"
                " dialogs, drafts and what waits to be sent always stay."
            ),
            locked=choices.locked("archive_limit_mb"),
        )
        self.add_row(self.tr("Look for damage"), self.check, self.tr("Happens once a week by itself"))
        self.column.addWidget(self.rule())
        self.checked.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        self.column.addWidget(self.checked)
        self.column.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._account.tasks.restart("storage", self._read())

    async def _read(self) -> None:
        try:
            self._show(await self._account.bridge.call(GetStorage()))
        except ArchiveError as error:
            self.checked.setText(failure_sentence(error))

    async def _check(self) -> None:
        self.check.setEnabled(False)
        self.checked.setText(self.tr("Looking through all of it…"))
        try:
            sound = await self._account.bridge.call(CheckArchive())
        except ArchiveError as error:
            self.checked.setText(failure_sentence(error))
            return
        finally:
            self.check.setEnabled(True)
        if sound:
            await self._read()
        else:
            self.checked.setText(self.tr("It is damaged. The window says what can be done."))

    def _take_limit(self, limit_mb: int) -> None:
        self._choices.change(archive_limit_mb=limit_mb)
        self._account.tasks.start("keep within", self._keep_within(limit_mb))

    async def _keep_within(self, limit_mb: int) -> None:
        await self._account.bridge.call(KeepWithin(limit=limit_mb * _MB))

    def _show(self, storage: Storage) -> None:
        count = QLocale().toString(storage.messages)
        self.archive.setText(
            self.tr("{size} · messages: {count}").format(size=size_words(storage.archive), count=count)
        )
        self.files.setText(size_words(storage.files))
        if storage.checked_at:
            day = times.day(storage.checked_at, self._clock())
            time = times.clock(storage.checked_at)
            self.checked.setText(self.tr("No damage found: {day}, {time}").format(day=day, time=time))
        else:
            self.checked.setText("")

    def _limit_words(self, limit_mb: int) -> str:
        return size_words(limit_mb * _MB) if limit_mb else self.tr("As much as needed")


def storage_title() -> str:
    return QCoreApplication.translate("StoragePage", "Storage")


def size_words(size: int) -> str:
    """In the language's own way, by thousands."""
    return QLocale().formattedDataSize(size, 1 if size >= 1_000 * _MB else 0, QLocale.DataSizeFormat.DataSizeSIFormat)
