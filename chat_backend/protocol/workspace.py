"""One team: its site, its saved replies."""

from chat_backend.protocol.site_chat import SiteChat
from chat_backend.protocol.wire import DEFAULT_FILE_LIMIT, Wire


class SavedReply(Wire, tag="saved_reply"):
    """A stored answer. ``owner_id`` None: shared by all operators."""

    id: str
    number: int
    name: str
    text: str
    owner_id: str | None = None
    removed: bool = False


PROFILE_ADDRESS = "https://api.gravatar.com/v3"


class ProfileSource(Wire):
    """Whether public profiles are looked up by e-mail, and where: a Gravatar-compatible address, asked by the backend."""

    enabled: bool = False
    address: str = PROFILE_ADDRESS


class Workspace(Wire, tag="workspace"):
    """One team with its site. ``site_key`` names it publicly in the site's script tag."""

    id: str
    number: int
    name: str
    site_key: str
    file_limit: int = DEFAULT_FILE_LIMIT
    chat: SiteChat = SiteChat()
    profile_source: ProfileSource = ProfileSource()
