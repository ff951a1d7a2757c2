"""Joins arrivals from the engine, the alert rules and the window: what deserves a bubble gets one, a click opens its dialog."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject

from operator_app.domain.value import AccountId, DialogId
from operator_app.engine.notices import Attended
from operator_app.notifications.alerts import Alerts
from operator_app.notifications.chain import NotifierChain, adapters_of_this_system
from operator_app.notifications.ledger import LedgerEntry
from operator_app.notifications.port import Bubble, Click, NotShown, Target
from operator_app.notifications.rules import Attention
from operator_app.settings.settings import Settings
from ui.alert_words import AlertWords
from ui.application import Application
from ui.bridge import EngineBridge
from ui.settings.alert_test import AlertTest, ProofNotShown, ProofShown
from ui.tasks import ScreenTasks

_log = logging.getLogger(__name__)

PROOF = Target(account_id=AccountId("proof"), dialog_id=DialogId("proof"))
"""Where a click on the test notification leads: to no dialog."""


class Alerting(QObject):
    """Made once, on the screen's running loop; ``close`` before the loop ends."""

    def __init__(
        self,
        engine: EngineBridge,
        application: Application,
        settings: Callable[[], Settings],
        test: AlertTest,
        *,
        app_name: str,
        desktop_entry: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._words = AlertWords()
        self._settings = settings
        self._test = test
        self._alerts = Alerts(
            words=self._words,
            settings=settings,
            attention=self._attention,
            record=_record,
            open_dialog=self._open,
        )
        self._notifier = NotifierChain(adapters_of_this_system(app_name, desktop_entry), self._clicked)
        self._tasks = ScreenTasks(self)
        self._tasks.start("alerts", self._alerts.run(self._notifier))
        engine.arrival.connect(self._alerts.arrived)
        engine.attended.connect(self._withdraw)
        test.asked.connect(lambda: self._tasks.restart("test", self._prove()))

    async def close(self) -> None:
        self._tasks.cancel()
        await self._tasks.finished()
        await self._notifier.close()

    async def _prove(self) -> None:
        """The same notifier, the same adapters, the same way back."""
        bubble = Bubble(
            target=PROOF,
            title=self._words.proof_title(),
            body=self._words.proof_text(),
            sound=self._settings().sounds,
        )
        begun = time.monotonic()
        result = await self._notifier.show(bubble)
        if isinstance(result, NotShown):
            self._test.ended.emit(ProofNotShown(reason=result.reason))
        else:
            self._test.ended.emit(ProofShown(milliseconds=round((time.monotonic() - begun) * 1000)))

    def _clicked(self, click: Click) -> None:
        if click.target == PROOF:
            self._test.clicked.emit()
        else:
            self._alerts.clicked(click)

    def _attention(self) -> Attention:
        account_id, dialog_id, focused = self._application.attention()
        return Attention(focused=focused, account_id=account_id, dialog_id=dialog_id)

    def _withdraw(self, notice: Attended) -> None:
        self._alerts.needless(notice.account_id, notice.dialog_ids)

    def _open(self, click: Click) -> None:
        self._application.open_dialog(click.target.account_id, click.target.dialog_id, click.activation_token)


def _record(entry: LedgerEntry) -> None:
    _log.info(
        "alert",
        extra={"outcome": entry.outcome, "dialog_id": entry.dialog_id, "reason": entry.reason, "sent": entry.at},
    )
