"""What one picture is drawn of, and the states that several subjects begin with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from operator_app.domain.lists import DialogFilter, Ownership
from operator_app.domain.problems import UnreachableReason
from operator_app.engine.status import ConnectionStatus, Phase
from operator_app.settings.imposed import NOTHING_IMPOSED, Imposed
from tests import sample_dialogs as sample
from tests.screens.desk import Desk
from tests.screens.sample_engine import SampleEngine

MINE = DialogFilter(ownership=Ownership.MINE)


Arrange = Callable[[Desk], Awaitable[QWidget | None]]


@dataclass(frozen=True)
class Screen:
    """One picture. ``arrange`` brings the window into the state and may name another widget to draw."""

    name: str
    arrange: Arrange
    engine: Callable[[], SampleEngine] = SampleEngine
    size: tuple[int, int] = (1280, 800)
    looks: tuple[str, ...] = ("light",)
    languages: tuple[str, ...] = ("en",)
    scales: tuple[float, ...] = (1.0,)
    filter: DialogFilter = field(default=DialogFilter())
    imposed: Imposed = NOTHING_IMPOSED


BOTH = ("light", "dark")


ALL = ("en", "ru")


OFFLINE = ConnectionStatus(
    phase=Phase.WAITING, problem=UnreachableReason.TIMED_OUT.value, retry_at=sample.NOW + 5000, unsent=2
)


SIGNED_OUT = ConnectionStatus(phase=Phase.SIGNED_OUT)


async def dialog(desk: Desk) -> None:
    desk.window.show_dialog(sample.MARIA_DIALOG)
    await desk.settle()


async def nothing(desk: Desk) -> None:
    await desk.settle()


def with_status(status: ConnectionStatus) -> Callable[[], SampleEngine]:
    return lambda: SampleEngine(status=status)


def no_replies() -> SampleEngine:
    engine = SampleEngine()
    engine.directory = replace(engine.directory, saved_replies=())
    return engine
