"""Whatever the published description allows, and what it does not: the server answers, and never with a failure of its own."""

import asyncio
from contextlib import suppress

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import APIOperation, Case, GenerationMode

from tests.integration.chat_backend.conftest import Backend

EXAMPLES = 8
"""For each route and each of allowed and not allowed: some 700 requests, well under a minute."""
LAST = "/api/v1/sign-out"


def test_no_route_fails(running: Backend) -> None:
    tokens = asyncio.run(_tokens(running))
    schema = schemathesis.openapi.from_url(f"{running.address}/schema/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 35
    operations.sort(key=lambda operation: operation.path == LAST)
    statuses: set[int] = set()
    for operation in operations:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            statuses |= _try(running, operation, tokens, mode)
    assert statuses >= {200, 204, 400, 404}, "good requests got through as well as bad ones"


async def _tokens(backend: Backend) -> dict[str, str]:
    """One for each door."""
    owner = await backend.owner()
    visitor = await backend.visitor()
    key = await owner.server_key()
    await backend.leave()
    return {"/api/": owner.token, "/site/": visitor.session.token, "/server/": key.secret}


def _try(backend: Backend, operation: APIOperation, tokens: dict[str, str], mode: GenerationMode) -> set[int]:
    door = next((token for start, token in tokens.items() if operation.path.startswith(start)), "")
    statuses: set[int] = set()

    @seed(1)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case: Case) -> None:
        backend.seconds.now += 60
        answer = case.call(headers={"Authorization": f"Bearer {door}"})
        statuses.add(answer.status_code)
        assert answer.status_code < 500, f"{operation.label}: {answer.status_code} {answer.text[:300]}"

    with suppress(Unsatisfiable):  # a route without parameters cannot be asked wrongly
        ask()
    return statuses
