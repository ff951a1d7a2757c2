"""Windows and macOS through a stand-in of the system's own call."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from types import SimpleNamespace
from typing import Any, cast

import pytest
from desktop_notifier import Capability

from operator_app.domain.deep_link import DialogLink, read_link
from operator_app.domain.value import AccountId, DialogId
from operator_app.notifications import windows_identity, windows_toasts
from operator_app.notifications.chain import adapters_of_this_system
from operator_app.notifications.desktop import DesktopNotifierAdapter
from operator_app.notifications.freedesktop import FreedesktopAdapter
from operator_app.notifications.permission import LibraryPermission, permission_here
from operator_app.notifications.port import Bubble, Target


class Registry:
    """``winreg``, as far as it is asked."""

    HKEY_CURRENT_USER, REG_SZ = "HKCU", 1

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str] = {}

    def CreateKey(self, root: str, path: str) -> AbstractContextManager[str]:  # noqa: N802 - Windows' word
        return nullcontext(f"{root}\\{path}")

    def SetValueEx(self, key: str, name: str, _reserved: int, _kind: int, value: str) -> None:  # noqa: N802
        self.values[key, name] = value


def test_windows_knows_the_app_by_one_id() -> None:
    told: list[str] = []

    def take(app_id: str) -> int:
        told.append(app_id)
        return 0

    windows = SimpleNamespace(shell32=SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=take))
    assert windows_identity.claim("win32", windows)
    assert told == [windows_identity.APP_ID]
    assert not windows_identity.claim("linux", windows)
    assert told == [windows_identity.APP_ID]
    refusing = SimpleNamespace(shell32=SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=lambda _: -1))
    assert not windows_identity.claim("win32", refusing)


def test_toasts_are_headed_with_a_name_and_not_with_the_id() -> None:
    registry = Registry()
    windows_identity.show_name(registry)
    key = f"HKCU\\SOFTWARE\\Classes\\AppUserModelId\\{windows_identity.APP_ID}"
    assert registry.values == {(key, "DisplayName"): "Operator"}


@pytest.mark.parametrize(
    ("system", "kinds"),
    [
        ("Linux", [FreedesktopAdapter, DesktopNotifierAdapter]),
        ("Windows", [DesktopNotifierAdapter]),
        ("Darwin", [DesktopNotifierAdapter]),
    ],
)
def test_each_system_has_its_own_ways_first(monkeypatch: pytest.MonkeyPatch, system: str, kinds: list[type]) -> None:
    monkeypatch.setattr("platform.system", lambda: system)
    made = [make() for make in adapters_of_this_system("Operator", "operator-app")]
    assert [type(each) for each in made] == kinds


class MacLibrary:
    """What the notification library answers on macOS."""

    def __init__(self, *, given: bool, will_give: bool = False, broken: bool = False) -> None:
        self.given, self.will_give, self.broken = given, will_give, broken
        self.asked = 0

    async def has_authorisation(self) -> bool:
        if self.broken:
            raise OSError("no bundle")
        return self.given

    async def request_authorisation(self) -> bool:
        self.asked += 1
        if self.broken:
            raise OSError("no bundle")
        self.given = self.will_give
        return self.given


async def test_permission_is_asked_for_once_and_remembered_by_the_system() -> None:
    library = MacLibrary(given=False, will_give=True)
    permission = LibraryPermission(lambda: cast("Any", library))
    assert not await permission.given()
    assert library.asked == 0, "looking is not asking"
    assert await permission.ask()
    assert await permission.given()


@pytest.mark.parametrize("library", [MacLibrary(given=False), MacLibrary(given=False, broken=True)])
async def test_what_is_refused_or_broken_is_not_given(library: MacLibrary) -> None:
    permission = LibraryPermission(lambda: cast("Any", library))
    assert not await permission.ask()
    assert not await permission.given()


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_elsewhere_nobody_has_to_be_asked(system: str) -> None:
    assert permission_here("Operator", system) is None
    assert permission_here("Operator", "darwin") is not None


class Element:
    """A node of WinRT's XML, as far as it is told."""

    def __init__(self) -> None:
        self.attributes = {"launch": "default"}

    def set_attribute(self, name: str, value: str) -> None:
        self.attributes[name] = value


class Toast:
    def __init__(self) -> None:
        self.content = SimpleNamespace(document_element=Element())


class ToastNotifier:
    """Windows' own: what reached it."""

    setting = "enabled"

    def __init__(self) -> None:
        self.shown: list[dict[str, str]] = []

    def show(self, toast: Toast) -> None:
        self.shown.append(dict(toast.content.document_element.attributes))


class WindowsLibrary:
    """The notification library on Windows: makes a toast, shows it by its backend, says so; never calls back for a link."""

    def __init__(self, app_name: str, app_icon: object) -> None:
        self._backend = SimpleNamespace(notifier=WINDOWS)

    async def has_authorisation(self) -> bool:
        return bool(self._backend.notifier.setting == "enabled")

    async def get_capabilities(self) -> frozenset[Capability]:
        return frozenset({Capability.ON_CLICKED, Capability.MESSAGE})

    async def send(self, *, on_dispatched: Callable[[], None], **_: object) -> str:
        self._backend.notifier.show(Toast())
        on_dispatched()
        return "toast"

    async def clear(self, identifier: str) -> None:
        pass


WINDOWS = ToastNotifier()


async def test_a_click_on_a_toast_opens_a_link_that_starts_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Windows")
    monkeypatch.setattr("desktop_notifier.DesktopNotifier", WindowsLibrary)
    monkeypatch.setattr(windows_identity, "show_name", lambda: None)
    (make,) = adapters_of_this_system("Operator", "entry")
    adapter = make()
    assert (await adapter.open(lambda _: None)).click
    target = Target(account_id=AccountId("shop"), dialog_id=DialogId("d/1"), position=7)
    await adapter.show(Bubble(target=target, title="Olga", body="Hello"))
    (shown,) = WINDOWS.shown
    assert shown["activationType"] == "protocol"
    link = DialogLink(dialog_id=DialogId("d/1"), account_id=AccountId("shop"), position=7, of_alert=True)
    assert read_link(shown["launch"]) == link


def test_a_later_start_lets_the_running_app_come_to_the_front() -> None:
    let: list[int] = []
    windows = SimpleNamespace(user32=SimpleNamespace(AllowSetForegroundWindow=let.append))
    windows_toasts.let_the_running_app_rise("linux", windows)
    assert let == []
    windows_toasts.let_the_running_app_rise("win32", windows)
    assert let == [windows_toasts.ANYBODY]
