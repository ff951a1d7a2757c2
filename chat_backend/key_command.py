"""``keys``: show, make, change and revoke the keys of the site's own programs."""

import argparse
import sys
from collections.abc import Callable

from chat_backend.refusals import Refused
from chat_backend.serve import CannotStart, prepare_database, prepare_folder
from chat_backend.services import Services
from chat_backend.settings import Settings


def add_key_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", storage: argparse.ArgumentParser
) -> None:
    keys = commands.add_parser(
        "keys",
        parents=[storage],
        help="keys for the site's own server",
        description="Without an option shows the identity key and the keys there are. Works while the server runs.",
    )
    what = keys.add_mutually_exclusive_group()
    what.add_argument("--make", metavar="NAME", help="a new key for /server/v1, shown once")
    what.add_argument("--rotate", metavar="ID", help="another secret for a key; the old one ends at once")
    what.add_argument("--revoke", metavar="ID", help="end a key")
    what.add_argument("--rotate-identity", action="store_true", help="another identity key; old proofs end at once")


async def key_work(
    options: argparse.Namespace, settings: Settings, build: Callable[[Settings], Services], say: Callable[[str], None]
) -> None:
    """Secrets go to standard output. Raises ``CannotStart``."""
    prepare_folder(settings.data)
    services = build(settings)
    try:
        await prepare_database(services)
        workspace = await services.accounts.first_workspace()
        if workspace is None:
            raise CannotStart("There is no workspace yet: make an owner with `create-owner`.")
        if options.make or options.rotate:
            made = (
                await services.keys.make(workspace.id, options.make)
                if options.make
                else await services.keys.rotate(workspace.id, options.rotate)
            )
            say(f"Key {made.key.id} ({made.key.name}); it is not shown again:")
            sys.stdout.write(f"{made.secret}\n")
        elif options.revoke:
            await services.keys.revoke(workspace.id, options.revoke)
            say("Revoked.")
        else:
            found = (
                await services.keys.rotate_identity(workspace.id)
                if options.rotate_identity
                else await services.keys.all(workspace.id)
            )
            for key in found.server_keys:
                say(f"{key.id}  …{key.ending}  {key.name}")
            say("Identity key:")
            sys.stdout.write(f"{found.identity_key}\n")
    except Refused as error:
        raise CannotStart(error.refusal.message) from error
    finally:
        await services.database.close()
