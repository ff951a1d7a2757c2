"""A click on an alert opens its dialog: whatever the window is doing, wherever the dialog is, whichever service showed it."""

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.menus import Menus
from tests.e2e.notice_floor import News, NoticeFloor, notice_floor
from tests.e2e.screen_lock import ScreenLock
from tests.e2e.session_bus import wait_until

pytestmark = pytest.mark.e2e

OWN = [("openbox", "dunst", "own"), ("metacity", "xfce4-notifyd", "own")]
"""A window manager that raises whoever asks with a daemon that takes a click anywhere; one that refuses after typing
elsewhere with a daemon that takes a click on a button only."""
HOSTED = [("openbox", "dunst", "hosted")]
"""The same at the hosted service's double."""
at_our_own = pytest.mark.parametrize("floor", OWN, ids="-".join, indirect=True, scope="module")
at_both = pytest.mark.parametrize("floor", [*OWN, *HOSTED], ids="-".join, indirect=True, scope="module")


@pytest.fixture(scope="module")
def floor(
    request: pytest.FixtureRequest, furnished: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[NoticeFloor]:
    folder = tmp_path_factory.mktemp("notices")
    with notice_floor(furnished, folder, *request.param) as floor:  # type: ignore[arg-type]
        yield floor


# ------------------------------------------------------------------------------------ states of the window


def visible(floor: NoticeFloor) -> None:
    floor.go_home()


def minimised(floor: NoticeFloor) -> None:
    floor.go_home()
    floor.desktop.do("xdotool", "getactivewindow", "windowminimize")
    wait_until(lambda: not floor.app.windows(f"{floor.shop.title}|Branch"), "the window to be minimised")


def in_the_tray(floor: NoticeFloor) -> None:
    floor.go_home()
    floor.desktop.do("wmctrl", "-c", ":ACTIVE:")
    wait_until(lambda: not floor.app.windows(f"{floor.shop.title}|Branch"), "the window to be hidden")
    assert floor.app.running


def on_another_desktop(floor: NoticeFloor) -> None:
    floor.go_home()
    there = "1" if floor.desktop.do("xdotool", "get_desktop") == "0" else "0"
    floor.desktop.do("xdotool", "set_desktop", there)
    wait_until(lambda: floor.desktop.do("xdotool", "get_desktop") == there, "the other desktop")


def with_a_draft(floor: NoticeFloor) -> None:
    floor.go_home()
    floor.reader.key("ctrl+a")
    floor.reader.type("Half a thought")


def typing_elsewhere(floor: NoticeFloor) -> None:
    floor.go_home()
    floor.desktop.do("wmctrl", "-a", "Probe")
    floor.in_front("Probe")
    floor.reader.click(floor.reader.find("text", "^Answer$"))
    floor.reader.type("words for somebody else")


WINDOWS = [visible, minimised, in_the_tray, on_another_desktop, with_a_draft, typing_elsewhere]


# ------------------------------------------------------------------------------------ states of the dialog


def in_the_list(floor: NoticeFloor) -> News:
    return floor.news(floor.shop, for_anna=True)


def filtered_out(floor: NoticeFloor) -> News:
    return floor.news(floor.shop)


def closed_meanwhile(floor: NoticeFloor) -> News:
    """And nobody could tell Anna, whose network is gone: it opens all the same."""
    news = floor.news(floor.shop)
    floor.proxy.hold()
    floor.shop.finish(news.dialog_id)
    return news


def not_in_the_archive(floor: NoticeFloor) -> News:
    news = floor.news(floor.shop)
    floor.forget(news.dialog_id)
    return news


def deleted(floor: NoticeFloor) -> News:
    """Gone from the server first: while it was there, a look at the list could bring it back to this computer."""
    news = floor.news(floor.shop)
    floor.shop.remove(news.dialog_id)
    floor.forget(news.dialog_id)
    return news


def of_another_account(floor: NoticeFloor) -> News:
    return floor.news(floor.branch)


DIALOGS = [in_the_list, filtered_out, closed_meanwhile, not_in_the_archive, deleted, of_another_account]


@at_both
@pytest.mark.parametrize("window", WINDOWS, ids=lambda state: state.__name__)
@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda state: state.__name__)
def test_a_click_opens_the_dialog(
    floor: NoticeFloor, window: Callable[[NoticeFloor], None], dialog: Callable[[NoticeFloor], News]
) -> None:
    window(floor)
    before = floor.active()
    news = dialog(floor)
    assert floor.active() == before, "an alert must not take the keyboard"
    try:
        floor.bubbles.click(news.bubble)
        if dialog is deleted:
            floor.in_front(floor.shop.title)
            floor.reader.find("label", "^This dialog no longer exists$")
        else:
            floor.on_screen(news, (floor.branch if dialog is of_another_account else floor.shop).title)
        floor.bubbles.wait_gone(news.bubble)
    finally:
        floor.proxy.release()
    if window is with_a_draft:
        wait_until(lambda: "Half a thought" in floor.drafts(), "the draft that was being typed")


@at_our_own
def test_a_bubble_that_nobody_needs_any_more_goes(floor: NoticeFloor) -> None:
    """A colleague has taken the dialog."""
    floor.go_home()
    news = floor.news(floor.shop)
    floor.shop.give_to_boris(news.dialog_id)
    floor.bubbles.wait_gone(news.bubble)


@at_our_own
def test_a_bubble_says_nothing_personal_while_the_screen_is_locked(floor: NoticeFloor) -> None:
    """The lock comes later than the bubble; it is the same bubble, and its click still leads there."""
    floor.go_home()
    news = floor.news(floor.shop)
    lock = ScreenLock(floor.desktop.env["DBUS_SESSION_BUS_ADDRESS"])
    try:
        lock.turn(on=True)
        hidden = floor.bubbles.wait_for("^New dialog$", "^$")
        assert hidden.number == news.bubble.number
        assert news.name not in str(floor.bubbles.hanging())
        lock.turn(on=False)
        shown = floor.bubbles.wait_for(f"^{news.name}$", news.text.replace("?", ""))
        assert shown.number == news.bubble.number
    finally:
        lock.close()
    floor.bubbles.click(shown)
    floor.on_screen(news, "Shop")


@at_our_own
def test_the_ledger_of_a_dialog_tells_the_whole_story(floor: NoticeFloor) -> None:
    typing_elsewhere(floor)
    news = floor.news(floor.shop)
    floor.bubbles.click(news.bubble)
    floor.on_screen(news, "Shop")
    menus = Menus(floor.desktop, floor.reader)
    try:
        more = floor.reader.find("push button", "^More$")
        menus.pick(lambda: floor.reader.click(more), "^Alerts of this dialog")
    finally:
        menus.close()
    floor.reader.find("label", "^Clicked$")
    floor.reader.find("label", "^New dialog · Shown by the system$")
    floor.reader.key("Escape")


@at_our_own
def test_the_systems_do_not_disturb_is_known_and_named(floor: NoticeFloor) -> None:
    floor.go_home()
    floor.do_not_disturb(on=True)
    try:
        floor.reader.key("ctrl+comma")
        floor.in_front("Settings")
        floor.reader.click(floor.reader.find("check box", "^Notifications$"))
        floor.reader.click(floor.reader.find("push button", "^Send a test$"))
        floor.reader.find("label", "^Do not disturb is on in the system")
    finally:
        floor.do_not_disturb(on=False)
    floor.reader.click(floor.reader.find("push button", "^Send a test$"))
    floor.bubbles.click(floor.bubbles.wait_for("^This is a test$"))
    floor.reader.find("label", "click received")
    floor.in_front("Settings")
    floor.reader.key("Escape")
