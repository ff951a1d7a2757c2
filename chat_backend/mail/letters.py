"""An e-mail as it leaves: headers that nobody can add to, a text and the same as HTML.

Names and texts come from the network: they are one line where a line is expected, without characters that turn or hide
words, and in HTML they are never markup.
"""

import html
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

MOST_NAME: Final = 60
MOST_TEXT: Final = 600
"""Characters of one quoted text."""
MOST_SUBJECT: Final = 120
_ACCENT: Final = "#c2470a"


@dataclass(frozen=True, kw_only=True)
class Quote:
    """What somebody wrote."""

    who: str
    text: str
    is_note: bool = False


@dataclass(frozen=True, kw_only=True)
class Link:
    """``address`` is made by us. ``shown``: what one clicks."""

    shown: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What an e-mail says, from top to bottom."""

    subject: str
    lines: Sequence[str]
    quotes: Sequence[Quote] = ()
    after_quotes: str = ""
    button: Link | None = None
    text_links: Sequence[str] = ()
    """Lines with links for whoever reads the text; in HTML they stand small under the button."""
    small: Sequence[str] = ()
    off: Link | None = None
    """Turns these e-mails off."""
    off_line: str = ""
    """The same for whoever reads the text."""


@dataclass(frozen=True, kw_only=True)
class Envelope:
    sender: Address
    recipient: str
    """An address that was checked when it was stored."""
    message_id: str
    at: int
    language: str
    thread_id: str | None = None
    """All e-mails about one thing name the same, so that mail programs keep them together."""


def written(letter: Letter, envelope: Envelope) -> bytes:
    """The whole message. Raises ``ValueError`` for an address that cannot be written in ASCII."""
    message = EmailMessage(policy=SMTP)
    message["From"] = envelope.sender
    message["To"] = Address(addr_spec=ascii_address(envelope.recipient))
    message["Subject"] = one_line(letter.subject, MOST_SUBJECT)
    message["Date"] = datetime.fromtimestamp(envelope.at / 1000, UTC)
    message["Message-ID"] = f"<{envelope.message_id}@{envelope.sender.domain}>"
    if envelope.thread_id is not None:
        root = f"<{envelope.thread_id}@{envelope.sender.domain}>"
        message["In-Reply-To"] = root
        message["References"] = root
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    if letter.off is not None:
        message["List-Unsubscribe"] = f"<{letter.off.address}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(_as_text(letter), cte="quoted-printable")
    message.add_alternative(_as_html(letter, envelope.language), subtype="html", cte="quoted-printable")
    message["Content-Language"] = envelope.language  # now: what comes before becomes a header of the text alone
    return message.as_bytes()


def ascii_address(address: str) -> str:
    """With the domain as mail servers know it. Raises ``ValueError`` where the part before it is not ASCII."""
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        raise ValueError("an address that many mail servers do not know")
    return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}"


def reachable(address: str) -> bool:
    """Whether an e-mail can be sent there at all."""
    try:
        return bool(address) and bool(ascii_address(address))
    except ValueError:
        return False


def one_line(text: str, limit: int) -> str:
    """Spaces for line breaks, nothing invisible, an ellipsis where it was cut."""
    line = " ".join(clean(text[: limit * 4]).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def clean(text: str) -> str:
    """Without control, private and direction-turning characters; line breaks and joiners of emoji stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\n\t\u200d" or unicodedata.category(c) not in _HIDDEN)


_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def excerpt(text: str) -> str:
    """A text as it is quoted: its lines, and not too much of them."""
    lines = [" ".join(line.split()) for line in clean(text[: MOST_TEXT * 2]).split("\n")]
    kept = "\n".join(lines).strip()
    return kept if len(kept) <= MOST_TEXT else kept[: MOST_TEXT - 1].rstrip() + "…"


def _as_text(letter: Letter) -> str:
    parts = ["\n".join(letter.lines)]
    for quote in letter.quotes:
        quoted = "\n".join(f"> {line}" for line in quote.text.split("\n"))
        parts.append(f"{quote.who}:\n{quoted}")
    if letter.after_quotes:
        parts.append(letter.after_quotes)
    parts += [line for line in letter.text_links if line]
    parts.append("-- ")
    foot = [line for line in (*letter.small, letter.off_line) if line]
    return "\n\n".join(parts) + "\n" + "\n".join(foot) + "\n"


def _as_html(letter: Letter, language: str) -> str:
    escape = html.escape
    body = [f'<p style="margin:0 0 12px">{escape(line)}</p>' for line in letter.lines]
    for quote in letter.quotes:
        colours = "background:#fff6d6;color:#5f4a05" if quote.is_note else "background:#f1f3f6;color:#1b2430"
        body.append(
            f'<div style="margin:0 0 12px;padding:10px 14px;border-radius:10px;{colours}">'
            f'<div dir="auto" style="font-size:12px;font-weight:600;margin-bottom:4px">{escape(quote.who)}</div>'
            f'<div dir="auto" style="white-space:pre-wrap;overflow-wrap:anywhere">{escape(quote.text)}</div></div>'
        )
    if letter.after_quotes:
        body.append(f'<p style="margin:0 0 12px;color:#667085">{escape(letter.after_quotes)}</p>')
    if letter.button is not None:
        body.append(
            f'<p style="margin:20px 0"><a href="{escape(letter.button.address)}" style="display:inline-block;'
            f"padding:10px 18px;border-radius:8px;background:{_ACCENT};color:#ffffff;font-weight:600;"
            f'text-decoration:none">{escape(letter.button.shown)}</a></p>'
        )
    small = [*letter.text_links, *letter.small]
    foot = "".join(f'<p style="margin:0 0 6px;overflow-wrap:anywhere">{escape(line)}</p>' for line in small if line)
    if letter.off is not None:
        shown = escape(letter.off.shown)
        foot += f'<p style="margin:0"><a href="{escape(letter.off.address)}" style="color:#667085">{shown}</a></p>'
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        f'<meta name="color-scheme" content="light dark"></head>'
        f'<body style="margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif">'
        f'<div style="max-width:560px">{"".join(body)}'
        f'<div style="margin-top:24px;padding-top:12px;border-top:1px solid #e4e7ec;font-size:12px;color:#667085">'
        f"{foot}</div></div></body></html>"
    )
