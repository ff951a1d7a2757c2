"""Addresses that lead to a dialog from outside the app.

``operatorapp://dialog/<dialog>?server=<address>`` as e-mails have them, ``operatorapp://dialog/<account>/<dialog>``, and
``operatorapp://dialog/<dialog>?account=<account>``; ``&at=<number>`` leads to that message of it, ``&alert=1`` says that
it hangs on a notification, so that following it is a click on that.
"""

from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from operator_app.domain.accounts import Account
from operator_app.domain.value import AccountId, DialogId, Revision, Value

SCHEME = "operatorapp"
LONGEST = 2_000
LARGEST_NUMBER = 2**53


class DialogLink(Value):
    """Whoever wrote it may know the account by its id on this computer, or only where its backend is, or neither."""

    dialog_id: DialogId
    account_id: AccountId | None = None
    server: str | None = None
    """The backend's address."""
    position: Revision | None = None
    """Of a message in the dialog."""
    of_alert: bool = False
    """Whether it was followed from a notification."""

    def written(self) -> str:
        at = None if self.position is None else str(self.position)
        known = {"account": self.account_id, "server": self.server, "at": at, "alert": "1" if self.of_alert else None}
        query = urlencode({name: value for name, value in known.items() if value})
        return f"{SCHEME}://dialog/{quote(self.dialog_id, safe='')}" + (f"?{query}" if query else "")

    def account_among(self, accounts: tuple[Account, ...]) -> Account | None:
        """Whose dialog it is: the named account, else that of the named server, else the only one there is."""
        if self.account_id is not None:
            return next((one for one in accounts if one.id == self.account_id), None)
        if self.server is not None:
            wanted = _place(self.server)
            return next((one for one in accounts if one.address and _place(one.address) == wanted), None)
        return accounts[0] if len(accounts) == 1 else None


def read_link(text: str) -> DialogLink | None:
    """None for anything else: a link comes from foreign hands."""
    if len(text) > LONGEST:
        return None
    try:
        parts = urlsplit(text.strip())
        asked = parse_qs(parts.query)
    except ValueError:
        return None
    if parts.scheme != SCHEME or parts.netloc != "dialog":
        return None
    *before, dialog = [unquote(each) for each in parts.path.strip("/").split("/")]
    if not dialog or not dialog.isprintable() or len(before) > 1:
        return None
    account, server = asked.get("account") or before, asked.get("server")
    at = asked.get("at", [""])[0]
    return DialogLink(
        dialog_id=DialogId(dialog),
        account_id=AccountId(account[0]) if account else None,
        server=server[0] if server else None,
        position=_number(at),
        of_alert=asked.get("alert") == ["1"],
    )


def _number(text: str) -> Revision | None:
    """None for what is none, or none that a dialog could reach."""
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST_NUMBER))):
        return None
    return number if (number := int(text)) <= LARGEST_NUMBER else None


def _place(address: str) -> tuple[str, str]:
    """Host, port and path as two spellings of one address share them."""
    parts = urlsplit(address if "://" in address else f"https://{address}")
    netloc = parts.netloc.casefold()
    for scheme, port in (("https", ":443"), ("http", ":80")):
        if parts.scheme == scheme:
            netloc = netloc.removesuffix(port)
    return netloc, parts.path.rstrip("/")
