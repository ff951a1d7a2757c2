"""The command line: ``serve``, ``create-owner``, ``keys`` and ``demo-data``."""

import argparse
import asyncio
import dataclasses
import getpass
import json
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec
from sqlalchemy.exc import ArgumentError

from chat_backend import __version__
from chat_backend.accounts import EmailTaken
from chat_backend.commands import checks
from chat_backend.demo.command import add_demo_command, demo_work
from chat_backend.key_command import add_key_command, key_work
from chat_backend.logs import log_to_stderr
from chat_backend.mail.server import BadMailSettings, read_mail_server
from chat_backend.people import contact
from chat_backend.protocol import MAX_PASSWORD, MIN_PASSWORD
from chat_backend.refusals import Refused
from chat_backend.serve import CannotStart, Ready, Stop, prepare_database, prepare_folder, run
from chat_backend.services import Services, build_services
from chat_backend.settings import Settings

FAILED = 2
_MOST_KEY_LINE = 4096


class _ParentKey(msgspec.Struct):
    """The line that an app writes to the server it starts."""

    key: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status: 0, or 2 with one sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "create-owner":
            _create_owner(options)
        elif options.command == "keys":
            log_to_stderr("warning")
            asyncio.run(key_work(options, _settings(options), _services, _say))
        elif options.command == "demo-data":
            log_to_stderr("warning")
            asyncio.run(demo_work(options, _settings(options), _services, _say))
        else:
            _serve(options)
    except CannotStart as error:
        _say(str(error))
        return FAILED
    except KeyboardInterrupt:
        return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m chat_backend",
        description="A chat backend: operators answer the visitors of a site.",
        epilog="First `create-owner`, then `serve`; the owner signs in with the operator app at the server's address.",
    )
    parser.add_argument("--version", action="version", version=f"chat_backend {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    storage = argparse.ArgumentParser(add_help=False)
    storage.add_argument(
        "--data",
        type=Path,
        default=Path("chat-data"),
        metavar="DIR",
        help="folder for the database and the files of messages; made if it is missing (default: ./chat-data)",
    )
    storage.add_argument(
        "--database-url",
        default="",
        metavar="URL",
        help="SQLAlchemy address of another database, e.g. postgresql+asyncpg://…; default: SQLite in the data folder",
    )
    storage.add_argument(
        "--public-url",
        default="",
        metavar="URL",
        help="address under which browsers reach this server, for the script tag that is shown",
    )
    storage.add_argument(
        "--log-level", choices=("debug", "info", "warning", "error"), default="info", help="default: info"
    )

    serve = commands.add_parser("serve", parents=[storage], help="run the server")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    serve.add_argument("--port", type=_port, default=8080, help="port to listen on, 0 for any free one (default: 8080)")
    serve.add_argument(
        "--keep-log-days",
        type=float,
        default=30,
        metavar="DAYS",
        help="apps that were away for longer take everything anew (default: 30; messages are kept for ever)",
    )
    serve.add_argument(
        "--keep-log-changes",
        type=int,
        default=100_000,
        metavar="N",
        help="so many changes are kept however old they are (default: 100000)",
    )
    serve.add_argument(
        "--mail-config",
        type=Path,
        metavar="FILE",
        help="file with the mail server and the sender of e-mails (default: mail.toml in the data folder, if it is there);"
        " CHAT_BACKEND_SMTP_URL and CHAT_BACKEND_MAIL_FROM go before it",
    )
    serve.add_argument(
        "--embedded",
        action="store_true",
        help="run as a part of the operator app: loopback only, key and end of life over standard input",
    )

    owner = commands.add_parser(
        "create-owner",
        parents=[storage],
        help="make the first operator of a workspace",
        description="Makes an owner who signs in by e-mail. The password is asked for, or read from standard input.",
    )
    owner.add_argument("--email", required=True, help="what the owner signs in with")
    owner.add_argument("--name", required=True, help="what visitors and colleagues see")
    owner.add_argument("--workspace", required=True, metavar="NAME", help="name of the team; made if it is new")
    add_key_command(commands, storage)
    add_demo_command(commands, storage)
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65_535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


# ---------------------------------------------------------------------------------------------------- serve


def _serve(options: argparse.Namespace) -> None:
    log_to_stderr(options.log_level)
    stop = Stop()
    if options.embedded:
        settings = _to_serve(_settings(options, embedded_key=_parents_key()), options)
        threading.Thread(target=_follow_parent, args=(stop,), name="parent", daemon=True).start()
        run(_services(settings), "127.0.0.1", options.port, on_ready=_tell_parent, stop=stop)
        return

    def on_ready(ready: Ready) -> None:
        _say(f"Listening on {ready.address}")
        if not ready.has_operator:
            _say(
                "There is no operator yet: make one with"
                f" `python -m chat_backend create-owner --data {options.data} --email … --name … --workspace …`."
            )

    run(_services(_to_serve(_settings(options), options)), options.host, options.port, on_ready=on_ready, stop=stop)


def _parents_key() -> str:
    line = sys.stdin.buffer.readline(_MOST_KEY_LINE)
    try:
        key = msgspec.json.decode(line, type=_ParentKey).key
    except msgspec.MsgspecError:
        key = ""
    if len(key) < 16:
        raise CannotStart('--embedded needs one line {"key": "…"} of at least 16 characters on standard input.')
    return key


def _follow_parent(stop: Stop) -> None:
    """Standard input closes when the parent ends, however it ends."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    stop.now()


def _tell_parent(ready: Ready) -> None:
    line = json.dumps({"address": ready.address, "site_key": ready.site_key})
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


# --------------------------------------------------------------------------------------------- create-owner


def _create_owner(options: argparse.Namespace) -> None:
    log_to_stderr("warning")
    try:
        email, name = contact.email(options.email), checks.name(options.name)
        workspace = checks.name(options.workspace)
    except Refused as error:
        raise CannotStart(error.refusal.message) from error
    password = _password()
    asyncio.run(_make_owner(_settings(options), workspace, name, email, password))


def _password() -> str:
    if sys.stdin.isatty():
        password = getpass.getpass("Password: ")
        if getpass.getpass("Once more: ") != password:
            raise CannotStart("The two passwords differ.")
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise CannotStart(f"A password has {MIN_PASSWORD} to {MAX_PASSWORD} characters.")
    return password


async def _make_owner(settings: Settings, workspace_name: str, name: str, email: str, password: str) -> None:
    prepare_folder(settings.data)
    services = _services(settings)
    try:
        await prepare_database(services)
        workspace, _ = await services.accounts.make_owner(
            workspace_name=workspace_name,
            name=name,
            email=email,
            password_hash=await services.passwords.hash(password),
        )
    except EmailTaken as error:
        raise CannotStart(f"Another operator signs in with {email}.") from error
    finally:
        await services.database.close()
    host = settings.public_url.rstrip("/") or "https://YOUR-ADDRESS"
    _say(f"{name} is the owner of {workspace.name}. The chat comes onto a site with this line:")
    sys.stdout.write(f'<script async src="{host}/chat.js" data-site="{workspace.site_key}"></script>\n')


# -------------------------------------------------------------------------------------------------- common


def _settings(options: argparse.Namespace, embedded_key: str | None = None) -> Settings:
    return Settings(
        data=options.data.resolve(),
        database_url=options.database_url,
        public_url=options.public_url,
        embedded_key=embedded_key,
    )


def _to_serve(settings: Settings, options: argparse.Namespace) -> Settings:
    """What only a running server needs. Raises ``CannotStart``."""
    try:
        mail = read_mail_server(options.mail_config, settings.data)
    except BadMailSettings as error:
        raise CannotStart(str(error)) from None
    return dataclasses.replace(
        settings,
        keep_log_days=options.keep_log_days,
        keep_log_changes=max(0, options.keep_log_changes),
        mail=mail,
    )


def _services(settings: Settings) -> Services:
    try:
        return build_services(settings)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise CannotStart(f"The database address cannot be used: {error}.") from error


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
