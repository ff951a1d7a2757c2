"""Which link of the chain is named when, and where the way to its setting leads on each system."""

import pytest

from operator_app.domain.site_chat import WorkingHours
from operator_app.domain.team_hours import ALWAYS, TeamHours
from operator_app.notifications.links import Link, failing
from operator_app.notifications.port import NotShown, NotShownReason, Shown
from operator_app.notifications.rules import Clock
from operator_app.notifications.surroundings.state import Surroundings
from operator_app.notifications.system_settings import Way, way_to
from operator_app.settings.alert_rules import AlertRules, QuietHours, Ways
from operator_app.settings.settings import Settings

SHOWN = Shown(adapter="freedesktop")
NIGHT = Settings(quiet_hours=QuietHours(begin=20 * 60, end=9 * 60))
MUTE = Settings(alert_rules=AlertRules(mine=Ways(sound=False), unassigned=Ways(sound=False)))
ONLY_AT_WORK = Settings(alert_outside_hours=False)
NEVER = TeamHours(stretches=(WorkingHours(day=0, begin=0, until=0),))
QUIET = Surroundings(do_not_disturb=True)


@pytest.mark.parametrize(
    ("result", "because", "around", "muted", "settings", "expected"),
    [
        (SHOWN, None, Surroundings(), False, Settings(), ()),
        (SHOWN, None, Surroundings(locked=None), None, Settings(), ()),
        (NotShown(reason=NotShownReason.NOT_ALLOWED), None, Surroundings(), None, Settings(), (Link.PERMISSION,)),
        (NotShown(reason=NotShownReason.NO_SERVICE), None, Surroundings(), None, Settings(), (Link.SERVICE,)),
        (Shown(adapter="window"), NotShownReason.SLOW, Surroundings(), None, Settings(), (Link.SERVICE,)),
        (Shown(adapter="tray"), NotShownReason.NOT_ALLOWED, Surroundings(), None, Settings(), (Link.PERMISSION,)),
        (SHOWN, None, QUIET, True, Settings(), (Link.DO_NOT_DISTURB, Link.SOUND)),
        (SHOWN, None, Surroundings(), False, NIGHT, (Link.QUIET_HOURS,)),
        (SHOWN, None, Surroundings(), False, ONLY_AT_WORK, (Link.TEAM_HOURS,)),
        (SHOWN, None, Surroundings(), False, MUTE, (Link.VOLUME,)),
        (SHOWN, None, Surroundings(), False, Settings(alert_volume=0), (Link.VOLUME,)),
    ],
)
def test_each_failing_link_is_named(  # noqa: PLR0917 - a row of the table
    result: Shown | NotShown,
    because: NotShownReason | None,
    around: Surroundings,
    muted: bool | None,
    settings: Settings,
    expected: tuple[Link, ...],
) -> None:
    by_system = result == SHOWN
    found = failing(
        result,
        by_system=by_system,
        because=because,
        around=around,
        muted=muted,
        settings=settings,
        clock=Clock(minute=23 * 60),
        hours=NEVER if settings is ONLY_AT_WORK else ALWAYS,
    )
    assert found.failing == expected
    assert bool(found) is bool(expected)


@pytest.mark.parametrize("system", ["win32", "darwin"])
@pytest.mark.parametrize("link", [Link.PERMISSION, Link.SERVICE, Link.DO_NOT_DISTURB, Link.FOCUS, Link.SOUND])
def test_windows_and_macos_have_an_address_for_each_of_their_settings(system: str, link: Link) -> None:
    way = way_to(link, system, {}, lambda _: None)
    assert way is not None
    assert way.address is not None
    assert way.address.startswith(("ms-settings:", "x-apple.systempreferences:"))


@pytest.mark.parametrize(
    ("desktop", "link", "there", "expected"),
    [
        ("ubuntu:GNOME", Link.DO_NOT_DISTURB, {"gnome-control-center"}, ("/bin/gnome-control-center", "notifications")),
        ("KDE", Link.SOUND, {"systemsettings", "pavucontrol"}, ("/bin/systemsettings", "kcm_pulseaudio")),
        ("XFCE", Link.SERVICE, {"xfce4-notifyd-config"}, ("/bin/xfce4-notifyd-config",)),
        ("XFCE", Link.SOUND, {"pavucontrol"}, ("/bin/pavucontrol",)),
        ("KDE", Link.SERVICE, set(), None),
        ("", Link.SERVICE, {"gnome-control-center"}, None),
        ("GNOME", Link.VOLUME, {"gnome-control-center"}, None),
        ("GNOME", Link.QUIET_HOURS, {"gnome-control-center"}, None),
    ],
)
def test_on_linux_the_desktop_decides(
    desktop: str, link: Link, there: set[str], expected: tuple[str, ...] | None
) -> None:
    way = way_to(
        link, "linux", {"XDG_CURRENT_DESKTOP": desktop}, lambda name: f"/bin/{name}" if name in there else None
    )
    assert way == (None if expected is None else Way(command=expected))
