"""What crosses between the server and a person's browser."""

from chat_backend.protocol.dialogs import File
from chat_backend.protocol.site_chat import ChatMode, SiteLanguage
from chat_backend.protocol.wire import Wire


class SiteHello(Wire):
    """Body of ``POST /site/v1/sessions``. ``token`` is the visitor's own from an earlier visit, if he has one."""

    site_key: str
    token: str | None = None
    page: str | None = None
    page_title: str | None = None
    referrer: str | None = None
    time_zone: str | None = None
    language: str | None = None


class SiteSettings(Wire):
    team_name: str
    file_limit: int
    online: bool
    """Whether any operator is online."""
    mode: ChatMode = "visible"
    accent: str = ""
    """``#rrggbb``."""
    greeting: str = ""
    language: SiteLanguage = "auto"
    away: bool = False
    """Outside the working hours now."""
    away_text: str = ""
    ask_email: bool = False


class SiteSession(Wire):
    """``token`` is the visitor's secret: kept by the browser, sent as ``Authorization: Bearer``."""

    token: str
    user_id: str
    settings: SiteSettings
    number: int
    """Position to follow the stream from, when the messages of ``GET /site/v1/messages`` are taken after it."""
    has_dialog: bool = False
    """Whether anything was ever written, by either side."""
    email_known: bool = False


class SiteMessage(Wire, tag="message"):
    """What the site may see of a message: never notes, never system facts, never ids of operators."""

    id: str
    number: int
    mine: bool
    text: str
    at: int
    client_id: str | None = None
    author: str | None = None
    """The operator's name."""
    files: tuple[File, ...] = ()


class SiteMessagePage(Wire):
    messages: tuple[SiteMessage, ...]
    has_older: bool
    number: int
    """The log's number at the moment of the answer."""
    read_number: int = 0
    """Operators have seen the user's messages up to here."""
    seen_number: int = 0
    """The user has seen the operators' messages up to here."""


class SiteWrite(Wire):
    """Body of ``PUT /site/v1/messages/{client_id}``: same client id, same message, however often it is sent."""

    text: str
    file_ids: tuple[str, ...] = ()
    page: str | None = None


class SiteEmail(Wire):
    """Body of ``PUT /site/v1/email``: where the user wants his answer, kept when he has none yet."""

    email: str


class SiteRead(Wire, tag="read"):
    """Operators have seen the user's messages up to this number."""

    number: int


class SiteTyping(Wire, tag="typing"):
    """An operator is typing an answer."""

    author: str
    until: int


class SiteOnline(Wire, tag="online"):
    """Whether any operator is there to answer: after ``SiteStart``, and at each change."""

    online: bool


class SiteSettingsChanged(Wire, tag="settings"):
    """The owner changed how the chat behaves, or the working hours began or ended."""

    settings: SiteSettings


class SiteStart(Wire, tag="start"):
    """Server's first frame after ``SiteFollow``."""

    number: int


SiteFrame = SiteStart | SiteMessage | SiteRead | SiteTyping | SiteOnline | SiteSettingsChanged


class SiteFollow(Wire, tag="follow"):
    """First frame of the site's stream: the token travels here, not in an address that ends up in logs."""

    token: str
    after: int
    page: str | None = None
    page_title: str | None = None


class SiteTypingNow(Wire, tag="typing_now"):
    text: str


class SiteSeen(Wire, tag="seen"):
    """The user has seen the messages up to this number."""

    number: int


class SitePage(Wire, tag="page"):
    """The user went to another page of the site without a reload."""

    page: str
    page_title: str | None = None


SiteClientFrame = SiteFollow | SiteTypingNow | SiteSeen | SitePage
