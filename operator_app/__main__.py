"""The entry point: builds every part, hands each what it needs, and ends them in order.

The one module of this package that knows ``ui``. The archive opens on the engine's thread while Qt is still being
loaded, so the imports stand where they are needed.
"""

# ruff: noqa: PLC0415 - see above

import argparse
import asyncio
import logging
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from operator_app import __version__
from operator_app.diagnostics.marks import Marks, NoMarks, TraceFile
from operator_app.notifications.activation import DESKTOP_ENTRY, Activation
from operator_app.notifications.left_behind import LeftBehind
from operator_app.settings.profile import APP_NAME, Profile

if TYPE_CHECKING:
    from datetime import tzinfo

    from PySide6.QtWidgets import QApplication

    from operator_app.diagnostics.stalls import StallWatch
    from operator_app.engine.engine import Engine
    from operator_app.installation.policy import Policy
    from operator_app.settings.imposed import Imposed
    from operator_app.settings.live import LiveSettings
    from ui.alerting import Alerting
    from ui.application import Application
    from ui.bridge import EngineBridge
    from ui.garbage import ScreenGarbage
    from ui.idleness import IdleWatch
    from ui.settings.alert_test import AlertTest
    from ui.settings.choices import Choices
    from ui.settings.updates import Updates
    from ui.single_instance import SingleInstance, Wish
    from ui.theme.theme import Theme
    from ui.translation import Translations
    from ui.tray import Tray
    from ui.wishes import MakeActivatable, Wishes

CANNOT_START = 2

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Start:
    """What there is before the screen."""

    profile: Profile
    options: argparse.Namespace
    marks: Marks
    engine: "Engine"
    only_one: "SingleInstance"
    wish: "Wish"
    policy: "Policy"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until the operator quits; the process's exit code."""
    options = _parser().parse_args(arguments)
    profile = Profile(options.profile.absolute()) if options.profile else Profile.default()
    with ExitStack() as ending:
        try:
            profile.prepare()
            marks = _marks(options.trace, ending)
            _write_logs(profile, ending, verbose=options.verbose)
        except OSError as error:
            print(f"The profile folder {profile.folder} cannot be used: {error.strerror}", file=sys.stderr)  # noqa: T201
            return _say_why_not(options, profile, error)
        marks.mark("started")
        return _run(profile, options, marks, ending)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=APP_NAME,
        description="Answer the visitors of a website: the operator's window.",
        epilog="A second start with the same profile brings the first one's window to the front.",
    )
    parser.add_argument(
        "--profile", type=Path, metavar="DIR", help="keep everything in this folder instead of the person's own profile"
    )
    parser.add_argument("link", nargs="?", metavar="LINK", help="operatorapp://dialog/… : open this dialog")
    parser.add_argument("--open-dialog", metavar="ACCOUNT/DIALOG", help="open this dialog")
    parser.add_argument("--language", choices=["en", "ru"], help="speak this language, whatever the settings say")
    parser.add_argument("--theme", choices=["light", "dark"], help="look like this, whatever the settings say")
    parser.add_argument("--verbose", action="store_true", help="log more (never texts or secrets)")
    parser.add_argument("--trace", type=Path, metavar="FILE", help="write moments for measuring into this file")
    parser.add_argument("--version", action="version", version=f"{APP_NAME} {__version__}")
    return parser


def _marks(file: Path | None, ending: ExitStack) -> Marks:
    if file is None:
        return NoMarks()
    trace = TraceFile(file)
    ending.callback(trace.close)
    return trace


def _write_logs(profile: Profile, ending: ExitStack, *, verbose: bool) -> None:
    from operator_app.diagnostics.crash import CrashRecords
    from operator_app.diagnostics.log import LogFile

    log_file = LogFile(profile.logs, logging.DEBUG if verbose else logging.INFO)
    ending.callback(log_file.close)
    ending.callback(CrashRecords(profile.logs).close)
    _log.info("starting", extra={"version": __version__, "platform": sys.platform})


def _run(profile: Profile, options: argparse.Namespace, marks: Marks, ending: ExitStack) -> int:
    os.environ["QT_API"] = "pyside6"
    from PySide6.QtCore import QCoreApplication

    from operator_app.diagnostics.problem_fields import described
    from operator_app.installation.policy import read_policy
    from operator_app.notifications import windows_identity, windows_toasts
    from operator_app.updates.begin import say_that_it_runs_already
    from ui.single_instance import CannotLock, SingleInstance, Wish

    # names the window class that desktops group windows and match .desktop entries by
    QCoreApplication.setApplicationName(APP_NAME)
    windows_identity.claim()
    windows_toasts.let_the_running_app_rise()
    wish = Wish(
        open_dialog=options.link or options.open_dialog, activation_token=os.environ.pop("XDG_ACTIVATION_TOKEN", None)
    )
    only_one = SingleInstance(profile.folder)
    try:
        if not only_one.claim(wish):
            say_that_it_runs_already()
            return 0
    except (OSError, CannotLock) as error:
        _log.error("the profile cannot be taken", extra=described(error))
        return _say_why_not(options, profile, error)
    ending.callback(only_one.release)
    policy = read_policy()
    engine = _engine(profile, policy)
    engine.start()
    ending.callback(_stop, engine)
    return _show(_Start(profile, options, marks, engine, only_one, wish, policy))


def _say_why_not(options: argparse.Namespace, profile: Profile, error: Exception) -> int:
    """On the screen: who starts the app by an icon reads no terminal."""
    from ui.cannot_start import say_cannot_start

    say_cannot_start(profile, error, language=options.language, theme=options.theme)
    return CANNOT_START


def _engine(profile: Profile, policy: "Policy") -> "Engine":
    from operator_app.backends.own.embedded import EmbeddedBackend
    from operator_app.engine.engine import Engine
    from operator_app.secrets.keyring_store import KeyringStore
    from operator_app.updates.begin import updater_of

    return Engine(
        profile,
        KeyringStore(APP_NAME),
        lambda: EmbeddedBackend(profile.embedded_backend, profile.logs),
        updater=lambda tell: updater_of(profile, policy, tell),
    )


def _stop(engine: "Engine") -> None:
    if not engine.stop():
        _log.error("the engine did not stop in time")


def _show(start: _Start) -> int:
    import qasync
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv[:1])
    application.setDesktopFileName(DESKTOP_ENTRY)
    # the window closes before typed text is handed over and the engine has stopped
    application.setQuitOnLastWindowClosed(False)
    start.marks.mark("qt ready")
    # not qasync.run: on Python 3.11 it makes Qt's loop the policy of every thread, the engine's and its workers' too
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        runner.run(_live(application, start))
    return 0


def _measure(application: "QApplication", screen: "Application", start: _Start) -> None:
    if start.options.trace:
        from ui.measuring import Measuring

        Measuring(application, screen, start.marks)


async def _live(application: "QApplication", start: _Start) -> None:
    from operator_app.settings.live import LiveSettings
    from operator_app.settings.screen import ScreenMemoryFile
    from operator_app.settings.settings import SettingsFile
    from ui.application import Application
    from ui.bridge import EngineBridge
    from ui.conversation.timeline.accessible import FeedAccessibility
    from ui.garbage import ScreenGarbage
    from ui.outside import Outside
    from ui.return_presses import ReturnPresses
    from ui.row_list.accessible import ListAccessibility
    from ui.settings.alert_test import AlertTest
    from ui.settings.choices import Choices

    loop = asyncio.get_running_loop()
    quit_asked = asyncio.Event()
    _set_on_signals(loop, quit_asked)
    stalls = _watched(loop)

    options, profile = start.options, start.profile
    settings = LiveSettings(SettingsFile(profile.settings_file), _imposed(start.policy))
    choices = Choices(settings)
    translations, theme = _dressed(application, options, settings)
    garbage = ScreenGarbage()
    ReturnPresses(application)
    accessibility = (FeedAccessibility(), ListAccessibility())  # kept: Qt holds no reference
    bridge = EngineBridge(start.engine)
    alert_test = AlertTest()
    updates = _updates(application, bridge, choices)
    memory = ScreenMemoryFile(profile.folder / "screen.json")
    outside = Outside(application, bridge, theme, choices, memory, desktop_entry=_entry())
    screen = Application(
        bridge,
        theme,
        memory,
        choices,
        alert_test,
        updates=updates,
        zone=_zone(),
        pasted_folder=profile.folder / "pasted",
        may_close=outside.staying.may_close,
    )
    _follow_settings(choices, theme, translations, screen)
    outside.lead_to(screen)
    idleness = _idleness(application, bridge, choices, screen)
    alerting = _alerting(
        bridge, screen, settings, test=alert_test, tray=outside.tray, left=LeftBehind(profile.hanging_bubbles)
    )
    _measure(application, screen, start)
    screen.quit_asked.connect(quit_asked.set)
    wishes = _wishes(start, screen, alerting)
    try:
        await quit_asked.wait()
    finally:
        await wishes.close()
        await screen.close()
        await alerting.close()
        await outside.close()
        _close(idleness, updates, stalls, garbage)
        screen.end_windows()
        del accessibility


def _imposed(policy: "Policy") -> "Imposed":
    from operator_app.settings.imposed import imposed_by

    return imposed_by(policy.preset, policy.locked, unknown=policy.unknown, broken=policy.broken)


def _updates(application: "QApplication", bridge: "EngineBridge", choices: "Choices") -> "Updates":
    from operator_app.installation.installation import read_installation
    from ui.first_paint import FirstPaint
    from ui.settings.updates import Updates

    updates = Updates(bridge, choices, read_installation(), parent=bridge)
    FirstPaint(application).reached.connect(updates.start)
    return updates


def _watched(loop: asyncio.AbstractEventLoop) -> "StallWatch":
    """What goes wrong on the screen's loop is logged, and what holds it up."""
    from operator_app.diagnostics.crash import log_loop_error
    from operator_app.diagnostics.stalls import StallWatch

    loop.set_exception_handler(log_loop_error)
    stalls = StallWatch()
    stalls.add("screen", loop)
    return stalls


def _entry() -> str | None:
    return DESKTOP_ENTRY if sys.platform.startswith("linux") else None


def _zone() -> "tzinfo":
    from datetime import UTC, datetime

    return datetime.now().astimezone().tzinfo or UTC


def _dressed(
    application: "QApplication", options: argparse.Namespace, settings: "LiveSettings"
) -> tuple["Translations", "Theme"]:
    """Language, colours and sizes as chosen, or as told for this start."""
    from ui.settings.in_force import appearance_of
    from ui.theme.theme import Appearance, Theme
    from ui.translation import Translations

    translations = Translations(application)
    free = {"language", "theme"} - settings.imposed.locked
    translations.use((options.language if "language" in free else None) or settings.value.language)
    appearance = Appearance(options.theme) if options.theme and "theme" in free else appearance_of(settings.value.theme)
    theme = Theme(application, appearance=appearance, scale=settings.value.scale)
    theme.install()
    return translations, theme


def _follow_settings(choices: "Choices", theme: "Theme", translations: "Translations", screen: "Application") -> None:
    """What is chosen is in force at once; what could not be read is said."""
    from ui.settings.file_notice import FileNotice
    from ui.settings.in_force import InForce

    InForce(choices, theme, translations, screen.make_windows_anew, parent=screen)
    FileNotice(choices, screen.window_opened, screen.say, parent=screen)


def _idleness(
    application: "QApplication", bridge: "EngineBridge", choices: "Choices", screen: "Application"
) -> "IdleWatch":
    from operator_app.idleness.source import system_idle
    from ui.idleness import IdleWatch

    return IdleWatch(application, bridge, choices, system_idle(), parent=screen)


def _close(*parts: "IdleWatch | Updates | StallWatch | ScreenGarbage") -> None:
    for part in parts:
        part.close()


def _alerting(
    bridge: "EngineBridge",
    screen: "Application",
    settings: "LiveSettings",
    *,
    test: "AlertTest",
    tray: "Tray",
    left: LeftBehind,
) -> "Alerting":
    """Bubbles and sounds, and their tests from the settings window."""
    from operator_app.notifications.chain import adapters_of_this_system
    from operator_app.notifications.permission import permission_here
    from operator_app.notifications.sound import Speakers
    from operator_app.notifications.surroundings.source import surroundings_here
    from operator_app.notifications.tray_host import tray_draws_balloons
    from ui.alert_words import AlertWords
    from ui.alerting import Alerting
    from ui.notices.balloon import BalloonAdapter
    from ui.notices.in_window import InWindowAdapter

    words = AlertWords()
    ways = [
        *adapters_of_this_system("Operator", DESKTOP_ENTRY, words.open_words, left),
        lambda: BalloonAdapter(tray, tray_draws_balloons),
        lambda: InWindowAdapter(screen.notice_bar),
    ]
    alerting = Alerting(
        bridge,
        screen,
        lambda: settings.value,
        test,
        Speakers(),
        words=words,
        ways=ways,
        surroundings=surroundings_here(),
        permission=permission_here("Operator"),
        left=left,
    )
    alerting.silent.connect(screen.say_that_sounds_fail)
    test.clicked.connect(screen.open_settings)
    return alerting


def _set_on_signals(loop: asyncio.AbstractEventLoop, quit_asked: asyncio.Event) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl+C raises KeyboardInterrupt there
            loop.add_signal_handler(number, quit_asked.set)


def _wishes(start: _Start, screen: "Application", alerting: "Alerting") -> "Wishes":
    """The screen begins, and with it what is asked of it from outside."""
    from ui.wishes import Wishes

    wishes = Wishes(screen, alerting.take_click)
    try:
        wishes.begin(start.only_one, _activation(start.options))
    except OSError:
        _log.warning("later starts will not be heard")
    screen.start()
    if start.wish.open_dialog:
        wishes.grant(start.wish)
    return wishes


def _activation(options: argparse.Namespace) -> "MakeActivatable | None":
    """The desktop calls one app: the person's own, or whichever the session bus has started itself."""
    if not sys.platform.startswith("linux") or (options.profile and "DBUS_STARTER_ADDRESS" not in os.environ):
        return None
    return lambda asked: Activation(DESKTOP_ENTRY, asked)


if __name__ == "__main__":
    sys.exit(main())
