"""A real mail server on a loopback port (aiosmtpd), which can be slow, refuse, want a password, speak TLS, or be dead."""

import asyncio
import ssl
import subprocess
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.ports import free_port

USER, PASSWORD = "chat", "p@ss:w/rd %41"


@dataclass
class Delivered:
    """An e-mail that was taken."""

    sender: str
    recipient: str
    message: EmailMessage
    raw: bytes
    over_tls: bool
    signed_in: bool

    @property
    def text(self) -> str:
        part = self.message.get_body(("plain",))
        assert part is not None
        return str(part.get_content()).replace("\r\n", "\n")

    @property
    def html(self) -> str:
        part = self.message.get_body(("html",))
        assert part is not None
        return str(part.get_content()).replace("\r\n", "\n")


@dataclass
class MailServerDouble:
    """``replies``: what is said to a recipient, one after the other, before he is accepted. ``slow``: seconds before
    every e-mail is answered."""

    tls: Path | None = None
    """Certificate and key in one file: STARTTLS is offered."""
    tls_at_once: bool = False
    wants_sign_in: bool = False
    """Over TLS only."""
    delivered: list[Delivered] = field(default_factory=list)
    replies: dict[str, list[str]] = field(default_factory=dict)
    data_replies: list[str] = field(default_factory=list)
    slow: float = 0.0
    asked: int = 0
    """Connections that were begun."""
    port: int = 0
    _controller: Controller | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """On the port it had before, if it had one."""
        options: dict[str, Any] = {"enable_SMTPUTF8": False, "ident": "double"}
        context = None
        if self.tls is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.tls)
            if not self.tls_at_once:
                options["tls_context"] = context
        if self.wants_sign_in:
            options |= {"auth_required": True, "authenticator": _lets_in}
        self._controller = _Controller(_Handler(self), hostname="127.0.0.1", port=self.port or free_port(), **options)
        if self.tls_at_once:
            self._controller.ssl_context = context
        self._controller.start()
        self.port = self._controller.port

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def to(self, recipient: str) -> list[Delivered]:
        return [each for each in tuple(self.delivered) if each.recipient == recipient]


class _Controller(Controller):
    def factory(self) -> SMTP:
        return SMTP(self.handler, **self.SMTP_kwargs)


def _lets_in(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
    good = isinstance(data, LoginPassword) and data.login == USER.encode() and data.password == PASSWORD.encode()
    return AuthResult(success=good, handled=False)


class _Handler:
    def __init__(self, double: MailServerDouble) -> None:
        self._double = double

    async def handle_EHLO(  # noqa: N802 - the names are the mail server's
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self._double.asked += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        waiting = self._double.replies.get(address)
        if waiting:
            return waiting.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self._double.slow:
            await asyncio.sleep(self._double.slow)
        if self._double.data_replies:
            return self._double.data_replies.pop(0)
        raw = envelope.content
        assert isinstance(raw, bytes)
        message = message_from_bytes(raw, policy=default)
        assert isinstance(message, EmailMessage)
        for recipient in envelope.rcpt_tos:
            self._double.delivered.append(
                Delivered(
                    sender=str(envelope.mail_from),
                    recipient=recipient,
                    message=message,
                    raw=raw,
                    over_tls=session.ssl is not None,
                    signed_in=bool(session.authenticated),
                )
            )
        return "250 taken"


def authority_and_certificate(folder: Path, host: str = "127.0.0.1") -> tuple[Path, Path]:
    """A private authority, and a server's certificate with its key that it signed."""

    def openssl(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=folder)

    extensions = folder / "extensions"
    extensions.write_text(f"subjectAltName=IP:{host},DNS:localhost\n", encoding="ascii")
    new_key = ("-newkey", "rsa:2048", "-nodes")
    openssl("req", "-x509", *new_key, "-days", "2", "-subj", "/CN=Test CA", "-keyout", "ca.key", "-out", "ca.pem",
            "-addext", "keyUsage=critical,keyCertSign")  # fmt: skip
    openssl("req", *new_key, "-subj", f"/CN={host}", "-keyout", "server.key", "-out", "server.csr")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
            "-extfile", "extensions", "-out", "server.crt")  # fmt: skip
    both = folder / "server.pem"
    both.write_text((folder / "server.crt").read_text() + (folder / "server.key").read_text())
    return folder / "ca.pem", both
