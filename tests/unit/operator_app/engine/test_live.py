"""What passes: shown while it lasts, gone when it ends, never one's own."""

from collections.abc import Callable

import msgspec
import pytest

from operator_app.backends.port import PersonPresence, SomeoneTyping, SomeoneViewing
from operator_app.domain.dialogs import Mark
from operator_app.domain.lists import DialogRow
from operator_app.domain.value import AccountId
from operator_app.engine.live import VIEWING_SECONDS, Live
from operator_app.engine.notices import Changes, Notice
from operator_app.engine.telling import Telling
from tests.doubles.entities import ANNA, DIALOG, ME, USER, a_dialog, a_message

NOW = 1_000_000
ROW = DialogRow(dialog=a_dialog(), user=None, mark=Mark(dialog_id=DIALOG))


class HandTimer:
    def __init__(self, seconds: float, end: Callable[[], None]) -> None:
        self.seconds, self.end, self.cancelled = seconds, end, False

    def cancel(self) -> None:
        self.cancelled = True


class Scene:
    def __init__(self) -> None:
        self.timers: list[HandTimer] = []
        self.notices: list[Notice] = []
        self.live = Live(ME, Telling(AccountId("a"), self.notices.append), lambda: NOW, self._later)

    def _later(self, seconds: float, end: Callable[[], None]) -> HandTimer:
        self.timers.append(HandTimer(seconds, end))
        return self.timers[-1]

    @property
    def row(self) -> DialogRow:
        return self.live.dress(ROW)

    def types(self, who: str, *, seconds: float = 5, text: str | None = None) -> None:
        item = SomeoneTyping(
            dialog_id=DIALOG, person_id=who, by_user=who == USER, until=NOW + int(seconds * 1000), text=text
        )
        self.live.typing(item)

    def told(self) -> list[Changes]:
        told = [each for each in self.notices if isinstance(each, Changes)]
        self.notices.clear()
        return told


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_typing_shows_until_its_time(scene: Scene) -> None:
    scene.types(USER, text="I would lik")
    assert scene.row.typing is not None
    assert scene.row.typing.text == "I would lik"
    assert scene.timers[0].seconds == 5
    scene.told()
    scene.timers[0].end()
    assert scene.row.typing is None
    assert scene.told() == [Changes(account_id=AccountId("a"), rows=frozenset({DIALOG}))]


def test_typing_on_replaces_the_timer(scene: Scene) -> None:
    scene.types(USER)
    scene.types(USER, seconds=9)
    assert [timer.cancelled for timer in scene.timers] == [True, False]
    scene.types(USER, seconds=10_000)
    assert scene.timers[-1].seconds == 30
    scene.types(USER, seconds=0)
    assert scene.row.typing is None


def test_the_user_goes_before_colleagues_and_we_are_left_out(scene: Scene) -> None:
    scene.types(ME)
    assert scene.row.typing is None
    scene.types(USER)
    scene.types(ANNA, seconds=20)
    assert scene.row.typing is not None
    assert scene.row.typing.by_user


def test_who_wrote_has_ended_typing(scene: Scene) -> None:
    scene.types(USER)
    scene.live.arrived((a_message(1),))
    assert scene.row.typing is None
    assert scene.timers[0].cancelled


def test_presence_and_page(scene: Scene) -> None:
    here = PersonPresence(person_id=USER, is_user=True, online=True, page="https://a.example/", page_title="Shop")
    scene.live.presence(here, frozenset({DIALOG}))
    assert (scene.row.online, scene.row.page, scene.row.page_title) == (True, "https://a.example/", "Shop")
    assert scene.told()[0].rows == {DIALOG}
    scene.live.presence(msgspec.structs.replace(here, online=False), frozenset({DIALOG}))
    assert not scene.row.online
    assert scene.live.of_user(USER) is None


def test_colleagues_are_in_the_directory(scene: Scene) -> None:
    scene.live.presence(PersonPresence(person_id=ANNA, is_user=False, online=True), frozenset())
    assert scene.live.online_operators() == (ANNA,)
    assert scene.told() == [Changes(account_id=AccountId("a"), directory=True)]


def test_viewers_leave_move_and_expire(scene: Scene) -> None:
    scene.live.viewing(SomeoneViewing(operator_id=ANNA, dialog_id=DIALOG))
    scene.live.viewing(SomeoneViewing(operator_id=ME, dialog_id=DIALOG))
    assert scene.row.viewers == (ANNA,)
    assert scene.timers[0].seconds == VIEWING_SECONDS
    scene.timers[0].end()
    assert scene.row.viewers == ()
    scene.live.viewing(SomeoneViewing(operator_id=ANNA, dialog_id=DIALOG))
    scene.live.viewing(SomeoneViewing(operator_id=ANNA, dialog_id=None))
    assert scene.row.viewers == ()


def test_without_a_connection_nothing_passes(scene: Scene) -> None:
    scene.types(USER)
    scene.live.viewing(SomeoneViewing(operator_id=ANNA, dialog_id=DIALOG))
    scene.live.presence(PersonPresence(person_id=USER, is_user=True, online=True), frozenset({DIALOG}))
    scene.told()
    scene.live.clear()
    assert scene.row == ROW
    assert all(timer.cancelled for timer in scene.timers)
    assert scene.told() == [Changes(account_id=AccountId("a"), rows=frozenset({DIALOG}), users=frozenset({USER}))]
