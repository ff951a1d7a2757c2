"""What the screen may ask about newer versions of the app, and about whose parts are in it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from operator_app.domain.updates import UpdateChannel, UpdateChoice, UpdateState
from operator_app.engine.requests import EngineRequest
from operator_app.installation.licences import Part, parts
from operator_app.updates.updater import Updater


class GetUpdate(EngineRequest[UpdateState]):
    """How far it is; ``UpdateChanged`` tells of every step from there."""


class ChooseUpdates(EngineRequest[None]):
    """In force at once."""

    choice: UpdateChoice
    channel: UpdateChannel


class LookForUpdate(EngineRequest[None]):
    """Now. Answered when it is known what there is."""


class BringUpdate(EngineRequest[None]):
    """What was found. Answered when it is here or has failed."""


class FirstWindowShown(EngineRequest[None]):
    """This start has come to its first window: a new version is no longer on trial."""


class GetParts(EngineRequest[tuple[Part, ...]]):
    """By others, with their licences."""


async def _get(updater: Updater, _asked: GetUpdate) -> UpdateState:
    return updater.state


async def _choose(updater: Updater, asked: ChooseUpdates) -> None:
    updater.choose(asked.choice, asked.channel)


async def _look(updater: Updater, _asked: LookForUpdate) -> None:
    await updater.look()


async def _bring(updater: Updater, _asked: BringUpdate) -> None:
    await updater.bring()


async def _shown(updater: Updater, _asked: FirstWindowShown) -> None:
    await updater.passed()


async def _parts(_updater: Updater, _asked: GetParts) -> tuple[Part, ...]:
    return await asyncio.to_thread(parts)


ANSWERS: Final[Mapping[type[EngineRequest[Any]], Callable[[Updater, Any], Awaitable[Any]]]] = {
    GetUpdate: _get,
    ChooseUpdates: _choose,
    LookForUpdate: _look,
    BringUpdate: _bring,
    FirstWindowShown: _shown,
    GetParts: _parts,
}
