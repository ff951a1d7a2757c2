"""From the first screen to the window, and back when one signs out."""

import contextlib
from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from operator_app.domain.accounts import Account
from operator_app.domain.deep_link import DialogLink
from operator_app.domain.problems import ArchiveError
from operator_app.domain.value import AccountId, DialogId, Revision, Value
from operator_app.engine.notices import AccountsChanged
from operator_app.engine.requests import GetDirectory, KeepWithin, ListAccounts, SignOut
from operator_app.settings.screen import ScreenMemoryFile
from ui.beside import in_the_middle_of, to_the_front
from ui.bridge import EngineBridge
from ui.clock import Clock, system_clock
from ui.commands.bindings import Bindings
from ui.conversation.composer.desk import Desk
from ui.first_window import FirstWindow
from ui.main_window import MainWindow
from ui.notices.bar import NoticeBar
from ui.open_account import OpenAccount
from ui.rising import raise_window
from ui.sentences import failure_sentence
from ui.settings.alert_test import AlertTest
from ui.settings.choices import Choices
from ui.settings.updates import Updates
from ui.settings.window import SettingsPage, SettingsWindow
from ui.sign_in.sign_out import SignOutQuestion
from ui.statistics.window import StatisticsWindow
from ui.tasks import ScreenTasks
from ui.team.leave_team import LeaveTeam
from ui.theme.theme import Theme


class _Wanted(Value):
    """What is to be opened as soon as it can be."""

    link: DialogLink
    position: Revision | None


class Application(QObject):
    """Shows the sign-in while there is no account, else the main window of the first one.

    ``start`` on a running loop; ``quit_asked`` when the person has closed the window; ``close`` before the loop ends.
    """

    quit_asked = Signal()
    window_opened = Signal()
    """``main_window`` is there now."""

    def __init__(
        self,
        engine: EngineBridge,
        theme: Theme,
        memory: ScreenMemoryFile,
        choices: Choices,
        alert_test: AlertTest,
        *,
        updates: Updates,
        zone: tzinfo,
        pasted_folder: Path,
        may_close: Callable[[MainWindow], bool] = lambda _: True,
        clock: Clock = system_clock,
        parent: QObject | None = None,
    ) -> None:
        """``zone`` is the operator's; ``pasted_folder`` keeps pasted pictures until they are sent;
        ``may_close`` as ``MainWindow`` has it."""
        super().__init__(parent)
        self._choices = choices
        choices.imported.connect(self._show_imported)
        self._bindings = Bindings(choices, self)
        self._may_close = may_close
        self._alert_test = alert_test
        self._updates = updates
        self._desks: dict[AccountId, Desk] = {}
        self._engine = engine
        self.theme = theme
        self._memory = memory
        self._zone = zone
        self._pasted_folder = pasted_folder
        self._clock = clock
        self._tasks = ScreenTasks(self)
        self._tasks.failed.connect(self._show_failure)
        self.main_window: MainWindow | None = None
        self.first_window: FirstWindow | None = None
        self.settings_window: SettingsWindow | None = None
        self.statistics_window: StatisticsWindow | None = None
        self._open_account: OpenAccount | None = None
        self._wanted: _Wanted | None = None
        engine.accounts.connect(self._take_accounts)

    def start(self) -> None:
        """Show the one or the other."""
        self._tasks.restart("start", self._start())

    def open_dialog(
        self,
        account_id: AccountId,
        dialog_id: DialogId,
        activation_token: str | None = None,
        position: Revision | None = None,
    ) -> None:
        """From a notification: at this message of it, if one is named.

        The window rises first, whatever it shows; then the dialog, also one of another account. Before there is a
        window, the dialog opens with it.
        """
        self._want(DialogLink(dialog_id=dialog_id, account_id=account_id), position, activation_token)

    def open_link(self, link: DialogLink, activation_token: str | None = None) -> None:
        """The same for an address that came from outside."""
        self._want(link, None, activation_token)

    def _want(self, link: DialogLink, position: Revision | None, activation_token: str | None) -> None:
        self.bring_to_front(activation_token)
        self._wanted = _Wanted(link=link, position=position)
        if self.main_window is not None:
            self._tasks.restart("open wanted", self._open_wanted())

    async def _open_wanted(self) -> None:
        """Whose it is is known here; only the dialog itself may be asked of the network."""
        wanted, shown, window = self._wanted, self._open_account, self.main_window
        if wanted is None or shown is None or window is None:
            return
        if wanted.link.account_id == shown.account.id:
            account: Account | None = shown.account
        else:
            account = wanted.link.account_among(await self._engine.call(ListAccounts()))
        if wanted is not self._wanted or self.main_window is not window:
            return
        self._wanted = None
        if account is None:
            window.bar.say(self.tr("This dialog belongs to an account that is not on this computer."))
        elif account.id == shown.account.id:
            window.open_dialog(wanted.link.dialog_id, wanted.position)
        else:
            self._replace_main(window, shown, account).open_dialog(wanted.link.dialog_id, wanted.position)

    def attention(self) -> tuple[AccountId | None, DialogId | None, bool]:
        """Account and dialog on screen, and whether the window has the keyboard: what alert rules ask."""
        window = self.main_window
        if window is None or self._open_account is None:
            return None, None, False
        return self._open_account.account.id, window.shown_dialog(), window.isActiveWindow()

    def bring_to_front(self, activation_token: str | None = None) -> None:
        """For a second start of the program."""
        window = self.main_window or self.first_window
        if window is not None:
            raise_window(window, activation_token)

    def open_settings(self, page: SettingsPage | None = None) -> None:
        """In their one window, beside the main one; at the page looked at last, or at this one."""
        if self._open_account is None:
            return
        if self.settings_window is None:
            self.settings_window = SettingsWindow(
                self._open_account, self.theme, self._choices, self._alert_test, self._updates, clock=self._clock
            )
            in_the_middle_of(self.main_window, self.settings_window)
        if page is not None:
            self.settings_window.show_page(page)
        to_the_front(self.settings_window)

    def open_statistics(self) -> None:
        """In their one window, beside the main one."""
        if self._open_account is None:
            return
        if self.statistics_window is None:
            self.statistics_window = StatisticsWindow(self._open_account, self.theme, self._clock, self._zone)
            in_the_middle_of(self.main_window, self.statistics_window)
        to_the_front(self.statistics_window)

    def draw_attention(self) -> None:
        """On the task bar, and without taking the keyboard from anybody."""
        window = self.main_window
        if window is not None and not window.isActiveWindow():
            QApplication.alert(window)

    def notice_bar(self) -> NoticeBar | None:
        """Of the main window of now."""
        return None if self.main_window is None else self.main_window.notices

    def say(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Where the person looks anyway; as ``MessageBar.say``."""
        if self.main_window is not None:
            self.main_window.bar.say(sentence, action, act)

    def say_that_sounds_fail(self) -> None:
        """An alert could not be heard, so it has to be seen that nothing will be."""
        self.say(self.tr("Alerts cannot be heard: this computer has no sound output. See Settings, Notifications."))
        self.draw_attention()

    def _show_imported(self) -> None:
        """Pages follow what is chosen in them, not what came from a file: made anew, they do."""
        before, self.settings_window = self.settings_window, None
        if before is None:
            return
        if not before.isHidden():
            self.open_settings(before.page)
            self._take_place_of(before)
        before.close()
        before.deleteLater()

    def _take_place_of(self, before: SettingsWindow) -> None:
        if self.settings_window is not None:
            self.settings_window.setGeometry(before.geometry())

    def make_windows_anew(self) -> None:
        """For what they cannot change while they live: their words and sizes. Nothing typed is lost."""
        if self.main_window is not None and self._open_account is not None:
            self._replace_main(self.main_window, self._open_account, self._open_account.account)

    async def close(self) -> None:
        """Hand over what was typed, then end this screen's tasks."""
        self._close_beside()
        if self.main_window is not None:
            self.main_window.flush()
        self._tasks.cancel()
        await self._tasks.finished()
        if self.first_window is not None:
            self.first_window.sign_in.tasks.cancel()
            await self.first_window.sign_in.tasks.finished()
        if self._open_account is not None:
            self._open_account.let_go()
            self._open_account.tasks.cancel()
            await self._open_account.tasks.finished()
        if self.main_window is not None:
            self.main_window.conversation.finish()

    def end_windows(self) -> None:
        """The last step: the windows go at once, while what speaks for them to screen readers is still there.

        Left to PySide they would go after the interpreter's last line.
        """
        for window in (self.main_window, self.first_window):
            if window is not None:
                window.deleteLater()
        self.main_window = self.first_window = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # ---------------------------------------------------------------------------------------- from here on

    async def _start(self) -> None:
        accounts = await self._engine.call(ListAccounts())
        wanted = None if self._wanted is None else self._wanted.link.account_among(accounts)
        if accounts:
            self._show_main(wanted or accounts[0])
        else:
            self._show_first()

    def _show_first(self) -> None:
        self._close_main()
        self.first_window = FirstWindow(self._engine, self.theme)
        self.first_window.sign_in.signed_in.connect(self._take_account)
        self.first_window.closed.connect(self.quit_asked)
        self.first_window.show()

    def _take_account(self, account: Account, started_here: bool) -> None:
        if started_here:
            self._tasks.start("welcome", self._welcome(account))
        else:
            self._leave_first(account)

    async def _welcome(self, account: Account) -> None:
        """Once, with the way to the page on which the chat can be tried."""
        directory = await self._engine.account(account.id).call(GetDirectory())
        if self.first_window is None or directory.site_page is None:
            self._leave_first(account)
            return
        panel = self.first_window.show_welcome(directory.site_page)
        panel.done.connect(lambda: self._leave_first(account))

    def _leave_first(self, account: Account) -> None:
        window, self.first_window = self.first_window, None
        self._show_main(account)
        if window is not None:
            window.closed.disconnect(self.quit_asked)
            window.close()
            window.deleteLater()

    def _show_main(self, account: Account) -> None:
        if self.main_window is not None:
            return
        self._made_main(account)
        self.window_opened.emit()
        self._tasks.restart("open wanted", self._open_wanted())

    def _made_main(self, account: Account) -> MainWindow:
        self._open_account = OpenAccount(self._engine, account, self)
        window = MainWindow(
            self._open_account,
            self.theme,
            self._clock,
            self._memory,
            choices=self._choices,
            bindings=self._bindings,
            desk=self._desks.setdefault(account.id, Desk()),
            zone=self._zone,
            pasted_folder=self._pasted_folder,
            may_close=self._may_close,
        )
        window.closing.connect(self.quit_asked)
        window.quit_asked.connect(self.quit_asked)
        window.settings_asked.connect(self.open_settings)
        window.statistics_asked.connect(self.open_statistics)
        window.leave_asked.connect(lambda: self._ask_to_leave(window, account))
        window.sign_out_asked.connect(self.ask_to_sign_out)
        self.main_window = window
        window.show()
        window.start()
        if limit := self._choices.value.archive_limit_mb:
            self._tasks.start("keep within", self._keep_within(self._open_account, limit * 1_000_000))
        return window

    async def _keep_within(self, account: OpenAccount, limit: int) -> None:
        with contextlib.suppress(ArchiveError):  # the window says what is wrong with it
            await account.bridge.call(KeepWithin(limit=limit))

    def _replace_main(self, before: MainWindow, account: OpenAccount, next_one: Account) -> MainWindow:
        """Another window in this one's place; the same dialog and settings page in it if it is of the same account."""
        shown, settings = before.shown_dialog(), self.settings_window
        page, place = (None, None) if settings is None or settings.isHidden() else (settings.page, settings.geometry())
        before.flush()
        before.close_for_good()
        self._close_beside()
        account.let_go()
        window = self._made_main(next_one)
        if next_one.id == account.account.id:
            if shown is not None:
                window.show_dialog(shown)
            if page is not None:
                self.open_settings(page)
            if self.settings_window is not None and place is not None:
                self.settings_window.setGeometry(place)
        else:  # a new window is let to the front; hidden and shown again before it is there, it could get lost
            window.raise_()
            window.activateWindow()
        self._tasks.start("let the old window go", _finish(before, account))
        return window

    def _close_beside(self) -> None:
        for window in (self.settings_window, self.statistics_window):
            if window is not None:
                window.close()
                window.deleteLater()
        self.settings_window = self.statistics_window = None

    def _ask_to_leave(self, window: MainWindow, account: Account) -> None:
        """What was written there and not sent goes with it."""
        window.flush()
        question = LeaveTeam(self.theme, account.title, window)
        question.accepted.connect(lambda: self._tasks.start("leave", self._sign_out(account.id, forget=True)))
        question.open()

    def ask_to_sign_out(self) -> SignOutQuestion | None:
        """What becomes of the messages on this computer is the person's choice."""
        account, window = self._open_account, self.main_window
        if account is None or window is None:
            return None
        question = SignOutQuestion(account.account.title, account.status.unsent, self.theme, window)
        question.decided.connect(
            lambda forget: self._tasks.start("sign out", self._sign_out(account.account.id, forget=forget))
        )
        question.open()
        return question

    async def _sign_out(self, account_id: AccountId, *, forget: bool = False) -> None:
        """``forget``: the archive with its drafts goes as well."""
        if self.main_window is not None:
            self.main_window.flush()
        await self._engine.call(SignOut(account_id=account_id, forget=forget))

    def _take_accounts(self, notice: AccountsChanged) -> None:
        """Signed out here or by the engine: back to the first screen."""
        if self._open_account is None:
            return
        if all(account.id != self._open_account.account.id for account in notice.accounts):
            self._show_first()

    def _close_main(self) -> None:
        window, self.main_window = self.main_window, None
        account, self._open_account = self._open_account, None
        self._close_beside()
        if account is not None:
            self._desks.pop(account.account.id, None)
            account.let_go()
            account.tasks.cancel()
        if window is not None:
            window.conversation.finish()
            window.close_for_good()
            window.deleteLater()

    def _show_failure(self, error: Exception) -> None:
        if self.main_window is not None:
            self.main_window.bar.say(failure_sentence(error))
            return
        if self.first_window is None:
            self._show_first()
        if self.first_window is not None:
            self.first_window.show_failure(failure_sentence(error))


async def _finish(window: MainWindow, account: OpenAccount) -> None:
    """What was begun in a window that is replaced comes to its end before the window goes."""
    await account.tasks.finished()
    window.conversation.finish()
    window.deleteLater()
    account.deleteLater()
