"""Links that open the app at a place: ``operatorapp://dialog/ACCOUNT/DIALOG``. Installers register the scheme."""

import re
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from operator_app.domain.value import AccountId, DialogId

SCHEME: Final = "operatorapp"
_LONGEST: Final = 2_000
_ID: Final = re.compile(r"[\w.:@-]{1,200}")


def link_to_dialog(account_id: AccountId, dialog_id: DialogId) -> str:
    return f"{SCHEME}://dialog/{quote(account_id, safe='')}/{quote(dialog_id, safe='')}"


def dialog_of(link: str) -> tuple[AccountId, DialogId] | None:
    """Anybody can make a link: one that is not exactly ours leads nowhere."""
    if len(link) > _LONGEST:
        return None
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    ids = [unquote(each) for each in parts.path.strip("/").split("/")]
    if parts.scheme != SCHEME or parts.netloc != "dialog" or len(ids) != 2 or not all(map(_ID.fullmatch, ids)):
        return None
    return AccountId(ids[0]), DialogId(ids[1])
