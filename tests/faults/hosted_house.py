"""The hosted service's double for stories: a site of its own for each, in one of the ways in which its pages may be read.

Nobody can end the service or look into its log, so no story does. It lives in this process, on a thread of its own.
"""

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from operator_app.domain.accounts import Account, BackendKind
from operator_app.domain.value import OperatorId
from tests.doubles.carrotquest.options import Options
from tests.doubles.carrotquest.records import Conversation
from tests.doubles.carrotquest.server import TOKEN, CarrotQuestDouble
from tests.doubles.carrotquest.site import APP
from tests.doubles.faulty_proxy import FaultyProxy
from tests.faults.deeds import Deeds
from tests.faults.hosted_truth import HostedTruth
from tests.faults.house import ACCOUNT, OPERATORS, VISITORS, Cast, House, Person, Wire
from tests.faults.moved_clock import MovedClock
from tests.faults.quick_loop import QuickEngine
from tests.faults.story import Story

_LOSING: Final = frozenset({"drop_frame", "garbage_frame", "swap_frames"})
"""What no network does to a connection; the service numbers nothing, so nobody can know what is missing."""
_REPLY: Final = re.compile(rb"POST /v2/conversations/(\d+)/reply")
_PARTS: Final = re.compile(rb"GET /v2/conversations/(\d+)/parts")
_RANDOM_ID: Final = re.compile(rb'(?:random_id=|name="random_id"\r\n\r\n)(\d+)')


class Service:
    """The double as a backend that people use and nobody runs."""

    def __init__(self, options: Options, clock: Path) -> None:
        self.double = CarrotQuestDouble(options)
        self.clock = MovedClock(clock)
        self.complaints: list[str] = []
        self._thawed = threading.Event()
        self._thawed.set()
        self.double.__enter__()

    @property
    def address(self) -> str:
        return self.double.address

    @property
    def running(self) -> bool:
        return True

    def start(self) -> None:
        """It always runs."""

    def kill(self) -> None:
        self.thaw()
        self.double.__exit__(None, None, None)

    def arm(self, point: str) -> None:
        """It has no points of ours."""

    def shorten(self, workspace_id: str) -> None:
        """It keeps no log."""

    def report(self) -> None:
        """What it complains of, its calls are answered with."""

    def freeze(self) -> None:
        self._thawed.clear()
        self.double.hold_still(self._thawed)

    def thaw(self) -> None:
        self._thawed.set()


class Guest:
    """A visitor of the site: what he writes is there at once, the way to the service is not ours."""

    follows = False

    def __init__(self, double: CarrotQuestDouble, conversation: Conversation) -> None:
        self._double = double
        self._conversation = conversation
        self.written: list[str] = []
        self.heard: list[object] = []

    def write(self, text: str) -> None:
        self.written.append(text)
        self._double.do(lambda: self._double.site.write(self._conversation, text))

    def send_waiting(self) -> bool:
        return True

    def shown(self) -> list[str]:
        return self._double.do(lambda: [str(each.id) for each in self._conversation.parts if each.seen_by_user])

    def close(self) -> None:
        """There is no page."""


class HostedHouse(House):
    lacks = frozenset({
        "reopen", "snooze", "status", "start_dialog", "kill_backend", "kill_backend_at", "server_clock",
        "shorten_log", "long_outage", "visitor_cut", "visitor_cut_answer", "visitor_down", "visitor_up",
        "last_frame_lost", "away_too_long",
    })  # fmt: skip
    patience = 300.0 / QuickEngine.speed + 10.0
    """A look is taken every five minutes at the latest."""
    wire = Wire(
        command=b"POST /v2/conversations/",
        look_up=b"/parts?",
        changes=f"GET /v2/apps/{APP}/conversations".encode(),
        news=b'"conversation',
        spoilt_frame=b'{"id": 5, "channel": "conversat',
        spoilt_answer=b'{"meta": {"status": 200}, "data": [{"id": 1',
        too_many=b'{"meta": {"status": 429, "error": "TooManyRequests"}, "data": {}}',
    )
    _service: Service | None = None
    _conversations: tuple[Conversation, ...] = ()

    def _open(self) -> None:
        """There is nothing to make ready."""

    @property
    def backend(self) -> Service:
        if self._service is None:
            raise AssertionError("no story has begun")
        return self._service

    def _clear(self) -> None:
        self._service = None
        super()._clear()

    def cast(self, story: Story) -> Cast:
        if self._service is not None:
            self._service.kill()
        self._service = Service(_read(story.seed), self.folder / "service.clock")
        return self._service.double.do(self._people)

    def _people(self) -> Cast:
        site = self.backend.double.site
        site.add_admin("Vera")
        admins = list(site.admins.values())[:OPERATORS]
        users = [site.add_user(f"Visitor {place}") for place in range(VISITORS)]
        self._conversations = tuple(site.start(user, "first word") for user in users)
        return Cast(
            str(APP),
            tuple(Person(str(each.id), each.name, TOKEN) for each in admins),
            tuple(Person(str(each.id), each.props["$name"], "") for each in users),
            tuple(str(each.id) for each in self._conversations),
        )

    def account(self, address: str, operator: Person) -> Account:
        return Account(
            id=ACCOUNT,
            kind=BackendKind.CARROTQUEST,
            address=address,
            title="Shop",
            operator_id=OperatorId(operator.id),
            operator_name=operator.name,
            realtime=address,
            site_id=str(APP),
        )

    def visitor(self, cast: Cast, place: int, address: str, *, follows: bool) -> Guest:
        return Guest(self.backend.double, self._conversations[place])

    def newest_number(self, cast: Cast) -> int:
        double = self.backend.double
        return double.do(lambda: max(each.parts[-1].id for each in double.site.conversations.values()))

    def has_all(self, cast: Cast, number: int) -> bool:
        """Nobody can tell by a number: the judge looks until his patience ends."""
        return True

    def truth(self, cast: Cast, deeds: Deeds) -> HostedTruth:
        double = self.backend.double
        return double.do(lambda: HostedTruth(double, deeds))

    def sent_blindly(self, network: FaultyProxy) -> Iterator[str]:
        doubtful: dict[bytes, bytes] = {}
        for exchange in network.exchanges:
            answered = exchange.answer.partition(b" ")[2][:3]
            if (looked := _PARTS.match(exchange.request)) is not None and answered == b"200":
                doubtful = {number: where for number, where in doubtful.items() if where != looked.group(1)}
            said, told = _REPLY.match(exchange.request), _RANDOM_ID.search(exchange.sent)
            if said is None or told is None:
                continue
            if told.group(1) in doubtful:
                yield f"sent again without looking: {exchange.request.decode()}"
            if answered == b"200" or answered.startswith(b"4"):
                doubtful.pop(told.group(1), None)
            else:
                doubtful[told.group(1)] = said.group(1)

    def knows_what_it_lost(self, story: Story) -> bool:
        return not any(step.what in _LOSING for step in story.steps)

    def needs_new_connections(self, story: Story) -> bool:
        return not self.knows_what_it_lost(story)


def _read(seed: int) -> Options:
    """The service's pages in one of the ways in which they may be read."""
    random = Random(f"reading {seed}")
    speed = QuickEngine.speed
    websocket = random.random() < 0.8
    return Options(
        parts_carry_random_id=random.random() < 0.5,
        reply_tells_whole_part=random.random() < 0.5,
        system_parts_move_list=random.random() < 0.5,
        system_parts_name=random.choice(("body", "body_json", "nothing")),
        system_parts_announced=random.random() < 0.5,
        first_part_announced=random.random() < 0.5,
        channels_readable=random.random() < 0.5,
        whole_seconds=random.random() < 0.2,
        echo=random.choice(("before", "after")),
        says_retry_after=random.random() < 0.5,
        websocket=websocket,
        remembers_frames=not websocket or random.random() < 0.7,  # polls that follow each other need a memory
        important_parts=random.random() < 0.5,
        list_has_channel=random.random() < 0.5,
        ping_every=10.0 / speed,
        longpoll_seconds=25.0 / speed,
    )
