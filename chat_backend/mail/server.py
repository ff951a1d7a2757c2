"""Which mail server is used, and in whose name: from the environment or a file, checked before the start."""

import os
import ssl
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from chat_backend.people import contact
from chat_backend.refusals import Refused

FILE: Final = "mail.toml"
"""In the data folder, unless another one is named."""
_VARIABLES: Final = {
    "smtp": "CHAT_BACKEND_SMTP_URL",
    "from": "CHAT_BACKEND_MAIL_FROM",
    "ca_file": "CHAT_BACKEND_MAIL_CA_FILE",
    "language": "CHAT_BACKEND_MAIL_LANGUAGE",
}
_PORTS: Final = {"smtp": 587, "smtps": 465}
_NAME: Final = 80


class BadMailSettings(Exception):
    """The settings cannot be used; the text is one sentence without anything secret."""


class Security(StrEnum):
    """How the way to the mail server is kept private."""

    TLS = "tls"
    """From the first byte: ``smtps``."""
    REQUIRED = "required"
    """STARTTLS, and nothing is said to a server without it."""
    IF_OFFERED = "if-offered"
    NEVER = "never"


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """``sender`` is what stands in ``From``. ``ca_file``: trusted besides nothing else, for a server of one's own."""

    host: str
    port: int
    security: Security
    sender: Address
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None
    language: Literal["en", "ru"] = "en"

    @property
    def name(self) -> str:
        """For people to read."""
        return f"{self.host}:{self.port}"

    def tls(self) -> ssl.SSLContext:
        """Certificates are checked against the system's authorities, or those of ``ca_file``."""
        if self.ca_file is not None:
            return ssl.create_default_context(cafile=self.ca_file)
        import truststore  # noqa: PLC0415 - only where e-mail is sent

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def read_mail_server(path: Path | None, data: Path, environment: Mapping[str, str] = os.environ) -> MailServer | None:
    """The environment goes before the file. None: no mail server is named anywhere. Raises ``BadMailSettings``."""
    told = _file(data / FILE if path is None else path, must_exist=path is not None)
    told |= {name: environment[variable] for name, variable in _VARIABLES.items() if environment.get(variable)}
    if not told.get("smtp"):
        return None
    return mail_server(
        told["smtp"], told.get("from", ""), ca_file=told.get("ca_file", ""), language=told.get("language", "en")
    )


def mail_server(url: str, sender: str, *, ca_file: str = "", language: str = "en") -> MailServer:
    """``smtp://user:password@host:port?starttls=required`` (or ``if-offered``, ``never``), or ``smtps://…``.

    Raises ``BadMailSettings``.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise BadMailSettings("The address of the mail server cannot be read.") from None
    if parts.scheme not in _PORTS or not host or parts.path not in {"", "/"} or parts.fragment:
        raise BadMailSettings("The address of the mail server begins with smtp:// or smtps:// and names a host.")
    if language not in {"en", "ru"}:
        raise BadMailSettings("The language of e-mails is en or ru.")
    trusted = Path(ca_file) if ca_file else None
    if trusted is not None and not trusted.is_file():
        raise BadMailSettings(f"There is no file of certificates {trusted}.")
    return MailServer(
        host=host,
        port=port or _PORTS[parts.scheme],
        security=_security(parts.scheme, parts.query),
        sender=_sender(sender),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        ca_file=trusted,
        language=cast("Literal['en', 'ru']", language),
    )


def _security(scheme: str, query: str) -> Security:
    options = dict(parse_qsl(query, keep_blank_values=True))
    wanted = options.pop("starttls", None)
    if options or (scheme == "smtps" and wanted is not None):
        raise BadMailSettings("The only option of the mail server's address is starttls, with smtp://.")
    if scheme == "smtps":
        return Security.TLS
    starttls = (Security.REQUIRED, Security.IF_OFFERED, Security.NEVER)
    if wanted is None:
        return Security.REQUIRED
    if wanted not in starttls:
        raise BadMailSettings("starttls is required, if-offered or never.")
    return Security(wanted)


def _sender(text: str) -> Address:
    name, address = parseaddr(text)
    if not text.isprintable() or len(name) > _NAME:
        raise BadMailSettings(f"The sender's name has at most {_NAME} characters, in one line.")
    try:
        checked = contact.email(address)
        return Address(display_name=name, addr_spec=checked.encode("ascii").decode())
    except (Refused, ValueError, HeaderParseError):
        raise BadMailSettings("The sender of e-mails is an address, e.g. My shop <chat@example.com>.") from None


def _file(path: Path, *, must_exist: bool) -> dict[str, str]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):  # of the folder itself its own sentence speaks
        if must_exist:
            raise BadMailSettings(f"There is no file {path}.") from None
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise BadMailSettings(f"The file {path} cannot be read: {type(error).__name__}.") from None
    except tomllib.TOMLDecodeError:  # its words may quote a line with the password
        raise BadMailSettings(f"The file {path} is not TOML.") from None
    if not all(name in _VARIABLES and isinstance(value, str) for name, value in content.items()):
        raise BadMailSettings(f"The file {path} may have {', '.join(_VARIABLES)}; each is a text.")
    return cast("dict[str, str]", content)
