"""What stands in the window while the archive on this computer cannot be used, and the way out."""

from PySide6.QtWidgets import QStackedLayout, QWidget

from operator_app.domain.problems import ArchiveProblem
from operator_app.engine.requests import RebuildArchive
from operator_app.engine.status import Phase
from ui.note_page import NotePage
from ui.open_account import OpenAccount
from ui.sentences import archive_sentence, failure_sentence
from ui.theme.theme import Theme

SHOWN_INSTEAD = frozenset({ArchiveProblem.DAMAGED.value, ArchiveProblem.NEWER_FORMAT.value})
"""Problems that leave nothing for the panes to show."""


class ArchivePage(QWidget):
    """Follows the account's status by itself."""

    def __init__(self, account: OpenAccount, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._page = NotePage(theme, self)
        self._page.acted.connect(lambda: account.tasks.restart("rebuild", self._rebuild()))
        layout = QStackedLayout(self)
        layout.addWidget(self._page)
        account.status_changed.connect(self._follow)

    @property
    def has_to_say(self) -> bool:
        status = self._account.status
        return status.phase is Phase.STOPPED and status.problem in SHOWN_INSTEAD

    def _follow(self) -> None:
        if not self.has_to_say:
            return
        if self._account.status.problem == ArchiveProblem.NEWER_FORMAT:
            self._page.say(
                archive_sentence(ArchiveProblem.NEWER_FORMAT), self.tr("It is left as it is."), icon="warning"
            )
            return
        self._offer(
            self.tr(
                "It can be rebuilt from the server. The damaged file is set aside; drafts and messages that wait to be "
                "sent are kept if they can be read."
            )
        )

    def _offer(self, text: str) -> None:
        title = archive_sentence(ArchiveProblem.DAMAGED)
        self._page.say(title, text, icon="warning", action=self.tr("Rebuild the archive"))

    async def _rebuild(self) -> None:
        self._page.say(self.tr("The archive is being rebuilt…"))
        try:
            await self._account.bridge.call(RebuildArchive())
        except Exception as error:
            self._offer(failure_sentence(error))
            raise
