"""``demo-data``: fill a backend's data folder with a generated shop."""

import argparse
import asyncio
from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from chat_backend import tokens
from chat_backend.database.tables import operators
from chat_backend.demo.catalogue import Language
from chat_backend.demo.fill import Filled, Wanted, fill
from chat_backend.serve import CannotStart, prepare_database, prepare_folder
from chat_backend.services import Services
from chat_backend.settings import Settings

_EMAIL = "demo@example.com"


def add_demo_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", storage: argparse.ArgumentParser
) -> None:
    demo = commands.add_parser(
        "demo-data",
        parents=[storage],
        help="fill the data folder with a generated shop",
        description="Adds visitors, what they did in two years, and dialogs. The server must not run meanwhile. SQLite only.",
    )
    demo.add_argument("--users", type=_count, default=10_000, help="default: 10000")
    demo.add_argument("--events", type=_count, default=1_000_000, help="of all users together; default: 1000000")
    demo.add_argument("--seed", type=_count, default=1, help="the same seed makes the same shop; default: 1")
    demo.add_argument("--language", choices=("ru", "en"), help="of visitors and goods; default: both")


async def demo_work(
    options: argparse.Namespace, settings: Settings, build: Callable[[Settings], Services], say: Callable[[str], None]
) -> None:
    """Raises ``CannotStart``."""
    if settings.database_url:
        raise CannotStart("Demo data goes into the SQLite file of a data folder only.")
    prepare_folder(settings.data)
    services = build(settings)
    try:
        await prepare_database(services)
        workspace_id = await _workspace(services, say)
        async with services.database.read() as connection:
            found = await connection.execute(select(operators.c.id).where(operators.c.workspace_id == workspace_id))
            operator_ids: list[Any] = sorted(found.scalars())
    finally:
        await services.database.close()
    languages: tuple[Language, ...] = (options.language,) if options.language else ("ru", "en")
    wanted = Wanted(users=options.users, events=options.events, seed=options.seed, languages=languages)
    try:
        made = await asyncio.to_thread(
            fill, settings.data / "chat.sqlite3", workspace_id, operator_ids, wanted, now=services.clock()
        )
    except Filled as error:
        raise CannotStart(str(error)) from error
    say(
        f"{made.users:,} users, {made.events:,} events, {made.dialogs:,} dialogs with {made.messages:,} messages"
        f" in {made.seconds:.1f} s."
    )


async def _workspace(services: Services, say: Callable[[str], None]) -> str:
    """The first one; where there is none, one whose owner can sign in."""
    known = await services.accounts.first_workspace()
    if known is not None:
        return known.id
    password = tokens.new_token()[:16]
    made, _ = await services.accounts.make_owner(
        workspace_name="Slow Pour",
        name="Demo",
        email=_EMAIL,
        password_hash=await services.passwords.hash(password),
    )
    say(f"Sign in as {_EMAIL} with the password {password}")
    return made.id


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 100_000_000:
        raise argparse.ArgumentTypeError("a whole number from 1 on")
    return int(text)
