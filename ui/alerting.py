"""Joins arrivals from the engine, the alert rules and the window: what deserves a bubble gets one, a click opens its dialog."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject

from operator_app.engine.notices import Attended
from operator_app.notifications.alerts import Alerts
from operator_app.notifications.chain import NotifierChain, adapters_of_this_system
from operator_app.notifications.ledger import LedgerEntry
from operator_app.notifications.port import Click
from operator_app.notifications.rules import Attention
from operator_app.settings.settings import Settings
from ui.alert_words import AlertWords
from ui.application import Application
from ui.bridge import EngineBridge
from ui.tasks import ScreenTasks

_log = logging.getLogger(__name__)


class Alerting(QObject):
    """Made once, on the screen's running loop; ``close`` before the loop ends."""

    def __init__(
        self,
        engine: EngineBridge,
        application: Application,
        settings: Callable[[], Settings],
        *,
        app_name: str,
        desktop_entry: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._alerts = Alerts(
            words=AlertWords(),
            settings=settings,
            attention=self._attention,
            record=_record,
            open_dialog=self._open,
        )
        self._notifier = NotifierChain(adapters_of_this_system(app_name, desktop_entry), self._alerts.clicked)
        self._tasks = ScreenTasks(self)
        self._tasks.start("alerts", self._alerts.run(self._notifier))
        engine.arrival.connect(self._alerts.arrived)
        engine.attended.connect(self._withdraw)

    async def close(self) -> None:
        self._tasks.cancel()
        await self._tasks.finished()
        await self._notifier.close()

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
