"""Joins arrivals from the engine, the alert rules and the window: what deserves an alert gets one, a click opens its dialog."""

import logging
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from operator_app.domain.alerts import LedgerEntry, Outcome
from operator_app.domain.problems import ArchiveError, BackendError
from operator_app.domain.team_hours import ALWAYS, TeamHours, team_hours
from operator_app.domain.value import AccountId, DialogId
from operator_app.engine.desk import NoSuchAccount
from operator_app.engine.notices import Attended
from operator_app.engine.requests import GetDirectory, GetWaiting, ListAccounts, RecordAlert
from operator_app.notifications.alerts import Alerts
from operator_app.notifications.chain import Change, MakeAdapter, NotifierChain
from operator_app.notifications.left_behind import LeftBehind
from operator_app.notifications.links import Findings, Link, failing
from operator_app.notifications.permission import Permission
from operator_app.notifications.port import Bubble, Click, NotShown, NotShownReason, Shown, Target
from operator_app.notifications.rules import Attention, local_clock
from operator_app.notifications.sound import Sounder
from operator_app.notifications.surroundings.state import SurroundingsSource
from operator_app.settings.settings import Settings
from ui.alert_words import AlertWords
from ui.application import Application
from ui.bridge import EngineBridge
from ui.notices.balloon import BalloonAdapter
from ui.notices.in_window import InWindowAdapter
from ui.settings.alert_test import AlertTest, ProofNotShown, ProofShown
from ui.settings.notifications import not_shown_words
from ui.tasks import ScreenTasks

_log = logging.getLogger(__name__)

PROOF = Target(account_id=AccountId("proof"), dialog_id=DialogId("proof"))
"""Where a click on the test notification leads: to no dialog."""

CALLS = frozenset({Outcome.SHOWN, Outcome.SHOWN_TOGETHER, Outcome.SOUNDED, Outcome.NOT_SHOWN})
"""Outcomes that want to be looked at."""
OURS = frozenset({BalloonAdapter.name, InWindowAdapter.name})
"""Ways that are not the system's notification service."""
LOOK_AGAIN_MS = 10_000
"""How often it is looked whether others may see what hangs, where the system does not tell by itself; nothing hangs, nothing is asked."""
WAITING_CHECK_MS = 30_000
"""How often somebody who waits too long is looked for."""


class Alerting(QObject):
    """Made once, on the screen's running loop; ``close`` before the loop ends."""

    silent = Signal()
    """An alert should have been heard and could not be."""

    def __init__(
        self,
        engine: EngineBridge,
        application: Application,
        settings: Callable[[], Settings],
        test: AlertTest,
        sounder: Sounder,
        *,
        words: AlertWords,
        ways: Sequence[MakeAdapter],
        surroundings: SurroundingsSource,
        permission: Permission | None,
        left: LeftBehind | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``left``: bubbles of an earlier run that nobody ended in order."""
        super().__init__(parent)
        self._engine = engine
        self._application = application
        self._sounder = sounder
        self._told_waiting: dict[tuple[AccountId, DialogId], int] = {}
        self._words = words
        self._settings = settings
        self._test = test
        self._surroundings = surroundings
        self._found = Findings(failing=())
        self._alerts = Alerts(
            words=self._words,
            settings=settings,
            attention=self._attention,
            record=self._record,
            open_dialog=self._open,
            look=surroundings.look,
            sound=lambda: self._tasks.start("sound", self._play()),
        )
        self._notifier = NotifierChain(ways, self.take_click, on_change=self._say_change)
        self._tasks = ScreenTasks(self)
        self._tasks.start("alerts", self._alerts.run(self._notifier))
        engine.arrival.connect(self._alerts.arrived)
        engine.attended.connect(self._withdraw)
        test.asked.connect(lambda: self._tasks.restart("test", self._prove()))
        test.no_click.connect(self._take_no_click)
        test.sound_asked.connect(lambda: self._tasks.restart("test sound", self._prove_sound()))
        self._permission = permission
        application.window_opened.connect(lambda: self._tasks.restart("permission", self.look_for_permission()))
        if left is not None:
            application.window_opened.connect(lambda: self._tasks.start("left behind", self._take_down(left)))
        self._watching = False
        self._look_again = QTimer(self)
        self._look_again.timeout.connect(self._alerts.look_again)
        self._waiting_check = QTimer(self)
        self._waiting_check.timeout.connect(lambda: self._tasks.restart("who waits", self.look_who_waits()))
        self._waiting_check.start(WAITING_CHECK_MS)

    async def close(self) -> None:
        self._waiting_check.stop()
        self._look_again.stop()
        self._tasks.cancel()
        await self._tasks.finished()
        await self._alerts.leave(self._notifier)
        await self._notifier.close()
        self._surroundings.close()

    async def _take_down(self, left: LeftBehind) -> None:
        if taken := await left.take_down():
            _log.info("bubbles of an earlier run taken down", extra={"count": taken})

    async def look_for_permission(self) -> None:
        """With the window in front, and with the reason before the system's own question."""
        if self._permission is None or await self._permission.given():
            return
        self._application.say(
            self.tr(
                "To tell you when somebody writes while you work elsewhere, the app needs the system’s permission."
            ),
            self.tr("Allow notifications"),
            lambda: self._tasks.restart("permission", self._ask_for_permission()),
        )

    async def _ask_for_permission(self) -> None:
        if self._permission is not None and not await self._permission.ask():
            self._application.say(not_shown_words(NotShownReason.NOT_ALLOWED))
        await self._notifier.begin_anew()

    async def _prove(self) -> None:
        """The same notifier, the same adapters, the same way back; and a look at each link between."""
        bubble = Bubble(target=PROOF, title=self._words.proof_title(), body=self._words.proof_text())
        await self._notifier.begin_anew()
        begun = time.monotonic()
        result = await self._notifier.show(bubble)
        took = round((time.monotonic() - begun) * 1000)
        by_system = isinstance(result, Shown) and result.adapter not in OURS
        if isinstance(result, NotShown):
            self._test.ended.emit(ProofNotShown(reason=result.reason))
        else:
            self._test.ended.emit(ProofShown(milliseconds=took, by_system=by_system))
        self._found = failing(
            result,
            by_system=by_system,
            because=self._notifier.failure,
            around=await self._surroundings.look(),
            muted=await self._surroundings.muted(),
            settings=self._settings(),
            clock=local_clock(),
            hours=await self._hours_on_screen(),
        )
        self._test.found.emit(self._found)

    async def _hours_on_screen(self) -> TeamHours:
        account_id, _, _ = self._application.attention()
        if account_id is None:
            return ALWAYS
        try:
            site = (await self._engine.account(account_id).call(GetDirectory())).site
        except (ArchiveError, NoSuchAccount):
            return ALWAYS
        return ALWAYS if site is None else team_hours(site.chat)

    def _take_no_click(self) -> None:
        """The system does not tell of focus modes: they are named when there is reason to."""
        self._test.found.emit(Findings(failing=(*self._found.failing, Link.FOCUS)))

    async def _prove_sound(self) -> None:
        settings = self._settings()
        self._test.sound_ended.emit(await self._sounder.play(settings.alert_sound, settings.alert_volume))

    async def _play(self) -> None:
        """A failure is seen, since it cannot be heard."""
        settings = self._settings()
        if not await self._sounder.play(settings.alert_sound, settings.alert_volume):
            self.silent.emit()

    async def look_who_waits(self) -> None:
        """Alert, once for each wait, to whoever waits longer than the settings allow, in every account."""
        minutes = self._settings().waiting_minutes
        if not minutes:
            return
        since = time.time_ns() // 1_000_000 - minutes * 60_000
        told: dict[tuple[AccountId, DialogId], int] = {}
        for account in await self._engine.call(ListAccounts()):
            try:
                waiting = await self._engine.account(account.id).call(GetWaiting(since=since))
            except (ArchiveError, BackendError):
                continue  # its window says what is the matter with it
            for each in waiting:
                told[account.id, each.dialog_id] = each.at
                if self._told_waiting.get((account.id, each.dialog_id)) != each.at:
                    self._alerts.arrived(each)
        self._told_waiting = told

    def take_click(self, click: Click) -> None:
        """From the service that showed it, or from the desktop, which may have started the app for it.

        Services that pass clicks on by the desktop may leave the bubble where it is.
        """
        if click.target.slot == PROOF.slot:
            self._test.clicked.emit()
            self._tasks.start("withdraw clicked", self._notifier.withdraw(PROOF.slot))
            return
        place = self._alerts.clicked(click)
        self._tasks.start("withdraw clicked", self._notifier.withdraw(place))

    def _attention(self) -> Attention:
        account_id, dialog_id, focused = self._application.attention()
        return Attention(focused=focused, account_id=account_id, dialog_id=dialog_id)

    def _withdraw(self, notice: Attended) -> None:
        self._alerts.needless(notice.account_id, notice.dialog_ids)

    def _open(self, click: Click) -> None:
        target = click.target
        self._application.open_dialog(target.account_id, target.dialog_id, click.activation_token, target.position)

    def _say_change(self, change: Change) -> None:
        """A person must know where alerts are seen from now on."""
        if change.because is None:
            self._application.say(self.tr("The system shows notifications again."))
        elif change.adapter in OURS:
            self._application.say(
                f"{not_shown_words(change.because)} "
                + (
                    self.tr("New messages appear at the tray icon.")
                    if change.adapter == BalloonAdapter.name
                    else self.tr("New messages appear here, in the window.")
                )
            )

    def _watch(self) -> None:
        """From the first alert on: whether what hangs may still say who wrote what."""
        if not self._watching:
            self._watching = True
            self._tasks.start("watch the lock", self._surroundings.watch(self._alerts.look_again))
            self._look_again.start(LOOK_AGAIN_MS)

    def _record(self, entry: LedgerEntry) -> None:
        if entry.outcome in CALLS:
            self._application.draw_attention()
            self._watch()
        _log.info(
            "alert",
            extra={"outcome": entry.outcome, "dialog_id": entry.dialog_id, "reason": entry.reason, "sent": entry.at},
        )
        self._tasks.start("record", self._keep(entry))

    async def _keep(self, entry: LedgerEntry) -> None:
        try:
            await self._engine.account(entry.account_id).call(RecordAlert(entry=entry))
        except (ArchiveError, BackendError, NoSuchAccount):
            return  # an alert is not worth a second failure; the log has it
        self._test.recorded.emit()
