"""A server of this process on a loopback port and a real SQLite file, with the people who use it."""

import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TypeVar

import httpx
import msgspec
import pytest

from chat_backend.protocol import EmbeddedSignIn, SignedIn, SignIn, SiteSession
from chat_backend.serve import Ready, Stop, run
from chat_backend.services import Services, build_services
from chat_backend.settings import Settings
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, decoded, visit

KEY = "a key of a parent process"
PASSWORD = "correct horse"
P = TypeVar("P", OperatorClient, SiteClient)


class Seconds:
    """A clock of seconds that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Backend:
    """A running server."""

    def __init__(self, settings: Settings, prepare: Callable[[Services], None] = lambda _: None) -> None:
        self.settings = settings
        self.services: Services | None = None
        self._prepare = prepare
        self.seconds = Seconds()
        self.address = ""
        self.site_key = ""
        self._stop = Stop()
        self._ready = threading.Event()
        self._people = AsyncExitStack()
        self._thread = threading.Thread(target=self._run, name="backend")

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(20), "the server did not start"

    def stop(self) -> None:
        self._stop.now()
        self._thread.join(20)
        assert not self._thread.is_alive()

    async def post(self, path: str, body: bytes) -> httpx.Response:
        async with httpx.AsyncClient(base_url=self.address, timeout=10, trust_env=False) as http:
            return await http.post(path, content=body)

    async def owner(self) -> OperatorClient:
        """Signed in with the embedded key."""
        body = msgspec.json.encode(EmbeddedSignIn(key=KEY, operator_name="Anna"))
        signed_in = decoded(await self.post("/api/v1/sign-in/embedded", body), SignedIn)
        self.site_key = signed_in.workspace.site_key
        return await self._with(OperatorClient(self.address, signed_in.token, signed_in.operator))

    async def colleague(self, name: str = "Boris", workspace: str = "My site") -> OperatorClient:
        """Another operator, made beside the running server as the command line does, signed in by password."""
        services = build_services(self.settings)
        email = f"{name.lower()}@example.com"
        await services.accounts.make_owner(
            workspace_name=workspace,
            name=name,
            email=email,
            password_hash=await services.passwords.hash(PASSWORD),
        )
        await services.database.close()
        body = msgspec.json.encode(SignIn(email=email, password=PASSWORD))
        signed_in = decoded(await self.post("/api/v1/sign-in", body), SignedIn)
        return await self._with(OperatorClient(self.address, signed_in.token, signed_in.operator))

    async def visitor(self, **more: str) -> SiteClient:
        session = decoded(await visit(self.address, self.site_key, **more), SiteSession)
        return await self._with(SiteClient(self.address, session))

    async def leave(self) -> None:
        await self._people.aclose()

    async def _with(self, person: P) -> P:
        return await self._people.enter_async_context(person)

    def _run(self) -> None:
        self.services = build_services(self.settings, seconds=self.seconds)
        self._prepare(self.services)
        run(self.services, "127.0.0.1", 0, on_ready=self._is_ready, stop=self._stop)

    def _is_ready(self, ready: Ready) -> None:
        self.address = ready.address
        self._ready.set()


@pytest.fixture
def site_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "chat.10-begin.js").write_text("console.log('chat');" * 50)
    (folder / "chat.20-end.js").write_text("console.log('end');" * 50)
    (folder / "shop.html").write_text('<script src="/chat.js" data-site="{{site_key}}"></script>')
    (folder / "secret.txt").write_text("not for browsers")
    return folder


@pytest.fixture
def running(tmp_path: Path, site_folder: Path) -> Iterator[Backend]:
    backend = Backend(Settings(data=tmp_path / "data", site_folder=site_folder, embedded_key=KEY))
    backend.start()
    yield backend
    backend.stop()


@pytest.fixture
async def backend(running: Backend) -> AsyncIterator[Backend]:
    yield running
    await running.leave()


@pytest.fixture
async def anna(backend: Backend) -> OperatorClient:
    """The owner."""
    return await backend.owner()


@pytest.fixture
async def vera(backend: Backend, anna: OperatorClient) -> SiteClient:
    """A visitor of the site."""
    return await backend.visitor()
