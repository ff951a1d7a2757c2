"""What owners and newcomers do, for tests: inviting, joining, looking at the team."""

import httpx
import msgspec

from chat_backend.protocol import Invite, Invited, Join, Operator, SignedIn, Team
from tests.integration.chat_backend.clients import OperatorClient, decoded, fresh
from tests.integration.chat_backend.conftest import PASSWORD, Backend


async def invite(owner: OperatorClient, invitation_id: str | None = None, **asked: str) -> Invited:
    body = msgspec.json.encode(Invite(**asked))  # type: ignore[arg-type]
    return decoded(await owner.http.put(f"/api/v1/invitations/{invitation_id or fresh('i')}", content=body), Invited)


def token_of(invited: Invited) -> str:
    return invited.link.partition("#")[2]


async def join(backend: Backend, token: str, **more: str) -> httpx.Response:
    answers = {"name": "Boris", "password": PASSWORD, "email": "boris@example.com", **more}
    return await backend.post("/api/v1/join", msgspec.json.encode(Join(token=token, **answers)))


async def joined(backend: Backend, owner: OperatorClient, **more: str) -> OperatorClient:
    signed_in = decoded(await join(backend, token_of(await invite(owner)), **more), SignedIn)
    return await backend._with(OperatorClient(backend.address, signed_in.token, signed_in.operator))


async def team(of: OperatorClient) -> Team:
    return decoded(await of.http.get("/api/v1/team"), Team)


async def colleagues(of: OperatorClient) -> dict[str, Operator]:
    return {each.name: each for each in (await of.snapshot()).operators if not each.removed}
