"""Our own backend for stories: many small workspaces made beforehand, each of which is played in once."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

from chat_backend.clock import now
from chat_backend.commands import site
from chat_backend.database import schema
from chat_backend.identifiers import new_id
from chat_backend.open_change import OpenChange
from chat_backend.protocol import SiteWrite, User
from chat_backend.services import Services, build_services
from chat_backend.settings import Settings
from operator_app.domain.accounts import Account, BackendKind
from operator_app.domain.value import OperatorId
from tests.doubles.faulty_proxy import FaultyProxy
from tests.faults import house
from tests.faults.backend_process import Backend
from tests.faults.deeds import Deeds
from tests.faults.house import ACCOUNT, OPERATORS, VISITORS, Cast, Person, Wire
from tests.faults.own_truth import OwnTruth
from tests.faults.reading import reading
from tests.faults.site_visitor import SiteVisitor
from tests.faults.story import Story

_CASTS = 15
_COMMANDS = b"/api/v1/commands/"


class OwnHouse(house.House):
    wire = Wire(
        command=b"PUT /api/v1/commands/",
        look_up=b"GET /api/v1/commands/",
        changes=b"GET /api/v1/changes",
        news=b'"changed"',
        spoilt_frame=b'{"type": "changed", "change": {"numb',
        spoilt_answer=b'{"change": {"number": ',
        too_many=b'{"code": "rate_limited", "message": "slowly", "retry_after": 1}',
    )
    _backend: Backend
    _made: list[Cast]
    _casts: list[Cast]
    _number = 0

    @property
    def backend(self) -> Backend:
        return self._backend

    def _open(self) -> None:
        (self.folder / "pattern").mkdir()
        self._made = asyncio.run(_make(self.folder / "pattern"))
        self._move_in()

    def cast(self, story: Story) -> Cast:
        if not self._casts:
            self._backend.kill()
            shutil.rmtree(self._backend.data, ignore_errors=True)
            self._move_in()
        return self._casts.pop()

    def _move_in(self) -> None:
        self._number += 1
        data = self.folder / f"backend-{self._number}"
        shutil.copytree(self.folder / "pattern", data)
        self._backend = Backend(data, self.folder / f"backend-{self._number}.clock")
        self._backend.start()
        self._casts = list(self._made)

    def account(self, address: str, operator: Person) -> Account:
        return Account(
            id=ACCOUNT,
            kind=BackendKind.OWN,
            address=address,
            title="Shop",
            operator_id=OperatorId(operator.id),
            operator_name=operator.name,
        )

    def visitor(self, cast: Cast, place: int, address: str, *, follows: bool) -> SiteVisitor:
        return SiteVisitor(address, cast.visitors[place].token, follows=follows)

    def newest_number(self, cast: Cast) -> int:
        with reading(self._backend.database) as database:
            row = database.execute("SELECT last_number FROM workspaces WHERE id = ?", (cast.workspace_id,))
            return int(row.fetchone()[0])

    def has_all(self, cast: Cast, number: int) -> bool:
        return number == self.newest_number(cast)

    def truth(self, cast: Cast, deeds: Deeds) -> OwnTruth:
        with reading(self._backend.database) as database:
            return OwnTruth(database, cast)

    def sent_blindly(self, network: FaultyProxy) -> Iterator[str]:
        doubtful: set[bytes] = set()
        for exchange in network.exchanges:
            method, path = exchange.request.split(b" ")[:2]
            status = exchange.answer.partition(b" ")[2][:3]
            if not path.startswith(_COMMANDS):
                continue
            if method == b"GET" and status == b"404":
                doubtful.discard(path)
            elif method == b"PUT":
                if path in doubtful:
                    yield f"sent again without looking: {path.decode()}"
                if not status.startswith(b"4"):
                    doubtful.add(path)


async def _make(data: Path) -> list[Cast]:
    services = build_services(Settings(data=data))
    try:
        await schema.upgrade(services.database)
        return [await _make_cast(services, number) for number in range(_CASTS)]
    finally:
        await services.database.close()


async def _make_cast(services: Services, number: int) -> Cast:
    operators = []
    for place in range(OPERATORS):
        workspace, operator = await services.accounts.make_owner(
            workspace_name=f"Shop {number}",
            name=f"Operator {place}",
            email=f"o{place}@shop{number}.example",
            password_hash="nobody signs in by password here",
        )
        token, _, _ = await services.accounts.open_session(workspace.id, operator.id, "test")
        operators.append(Person(operator.id, operator.name, token))
    visitors, dialogs = [], []
    for place in range(VISITORS):
        user = User(id=new_id(), number=0, created_at=now(), last_seen_at=now())
        token = await services.accounts.make_visitor(workspace.id, user)
        visitors.append(Person(user.id, f"Visitor {place}", token))
        dialogs.append(await _first_word(services, workspace.id, user.id))
    return Cast(workspace.id, tuple(operators), tuple(visitors), tuple(dialogs))


async def _first_word(services: Services, workspace_id: str, user_id: str) -> str:
    word = SiteWrite(text="first word")

    async def work(change: OpenChange) -> None:
        await site.write(change, user_id, word)

    change, _ = await services.log.apply(workspace_id, user_id, "first-word", word, work)
    return next(each.id for each in change.entities if type(each).__name__ == "Dialog")
