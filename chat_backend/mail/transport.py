"""The way to the mail server: one conversation, in which several e-mails may be handed over."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from chat_backend.mail.server import MailServer, Security
from chat_backend.protocol import MailProblem, MailTrouble

if TYPE_CHECKING:
    import aiosmtplib

SECONDS: Final = 30.0
"""For getting through to the mail server, and again for each e-mail."""
_WORDS: Final = 200


class NotTaken(Exception):
    """The mail server has not taken an e-mail.

    ``lasting``: another try would end alike. ``of_server``: it is not about this e-mail, others fare no better now.
    """

    def __init__(self, trouble: MailTrouble, *, lasting: bool = False, of_server: bool = False) -> None:
        super().__init__(trouble.problem)
        self.trouble = trouble
        self.lasting = lasting
        self.of_server = of_server


class Conversation:
    """An open connection that was let in."""

    def __init__(self, client: "aiosmtplib.SMTP", sender: str, seconds: float) -> None:
        self._client = client
        self._sender = sender
        self._seconds = seconds

    async def hand_over(self, recipient: str, message: bytes) -> None:
        """Returns once the mail server has taken it. Raises ``NotTaken``."""
        with _named():
            async with asyncio.timeout(self._seconds):
                await self._client.sendmail(self._sender, [recipient], message)


class Transport:
    """How the mail server is reached."""

    def __init__(self, server: MailServer, *, seconds: float = SECONDS) -> None:
        self._server = server
        self._seconds = seconds
        self._tls: ssl.SSLContext | None = None

    @asynccontextmanager
    async def conversation(self) -> AsyncIterator[Conversation]:
        """Raises ``NotTaken`` when nobody answers, TLS is not as it has to be, or user and password are refused."""
        import aiosmtplib  # noqa: PLC0415 - slow to load, and only where e-mail is sent

        server = self._server
        client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            timeout=self._seconds,
            use_tls=server.security is Security.TLS,
            start_tls={Security.REQUIRED: True, Security.IF_OFFERED: None}.get(server.security, False),
            tls_context=None if server.security is Security.NEVER else self._context(),
            local_hostname=server.sender.domain,
            username=server.user or None,
            password=server.password if server.user else None,
        )
        try:
            with _named(of_server=True):
                async with asyncio.timeout(self._seconds):
                    await client.connect()
            yield Conversation(client, server.sender.addr_spec, self._seconds)
            await _part(client)
        finally:
            client.close()

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = self._server.tls()
        return self._tls


async def _part(client: "aiosmtplib.SMTP") -> None:
    """A word of goodbye; what was taken stays taken without it."""
    import aiosmtplib  # noqa: PLC0415

    try:
        await client.quit(timeout=5)
    except (aiosmtplib.SMTPException, OSError):
        return


class _named:  # noqa: N801 - reads as a statement
    """Turns everything that can go wrong on the way into ``NotTaken``."""

    def __init__(self, *, of_server: bool = False) -> None:
        self._of_server = of_server

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        import aiosmtplib  # noqa: PLC0415

        if isinstance(error, aiosmtplib.SMTPException | OSError | ValueError):  # TimeoutError and SSLError are OSErrors
            raise not_taken(error, of_server=self._of_server) from None


def not_taken(error: Exception, *, of_server: bool) -> NotTaken:
    """What an error of the conversation means."""
    import aiosmtplib  # noqa: PLC0415

    match error:
        case aiosmtplib.SMTPAuthenticationError():
            return _server("sign_in", error)
        case aiosmtplib.SMTPRecipientsRefused():
            return _said("recipient", error.recipients[0])
        case aiosmtplib.SMTPSenderRefused():
            return _said("sender", error)
        case aiosmtplib.SMTPResponseException():
            return _server("unreachable", error) if of_server else _said("refused", error)
        case aiosmtplib.SMTPTimeoutError() | TimeoutError():
            return _server("slow", None)
        case aiosmtplib.SMTPNotSupported():
            return _server("no_tls", None) if of_server else NotTaken(MailTrouble(problem="refused"), lasting=True)
    if _certificate_is_bad(error):
        return _server("bad_certificate", None)
    if _is_tls(error):
        return _server("no_tls", None)
    if isinstance(error, ValueError):
        return _server("sign_in" if of_server else "refused", None)
    if of_server and "STARTTLS" in str(error):
        return _server("no_tls", None)
    return _server("unreachable" if of_server else "lost", None)


def _server(problem: MailProblem, error: "aiosmtplib.SMTPResponseException | None") -> NotTaken:
    words = "" if error is None else spoken(error.code, error.message)
    return NotTaken(MailTrouble(problem=problem, words=words), of_server=True)


def _said(problem: MailProblem, error: "aiosmtplib.SMTPResponseException") -> NotTaken:
    """By the first digit: 5 is for good, everything else may be another way later; 421 is goodbye."""
    words = spoken(error.code, error.message)
    if 500 <= error.code < 600:
        return NotTaken(MailTrouble(problem=problem, words=words), lasting=True)
    return NotTaken(MailTrouble(problem="delayed", words=words), of_server=error.code == 421)


def _chain(error: BaseException | None) -> "list[BaseException]":
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _certificate_is_bad(error: Exception) -> bool:
    return any(isinstance(each, ssl.SSLCertVerificationError) for each in _chain(error))


def _is_tls(error: Exception) -> bool:
    return any(isinstance(each, ssl.SSLError) for each in _chain(error))


def spoken(code: int, message: str) -> str:
    """A reply in one line; it is a stranger's text."""
    line = " ".join("".join(c if c.isprintable() else " " for c in message[: _WORDS * 2]).split())
    return f"{code} {line}"[:_WORDS].strip()
