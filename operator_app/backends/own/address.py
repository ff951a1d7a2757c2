"""The base address of a backend, as a person types it and as requests need it."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from operator_app.domain.problems import NotABackend


def normal(typed: str) -> str:
    """``chat.example.com/`` → ``https://chat.example.com``. Raises ``NotABackend`` when it cannot be an address."""
    text = typed.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise NotABackend("not an address") from None
    host = parts.hostname
    if parts.scheme not in {"http", "https"} or not host or parts.query or parts.fragment or parts.username is not None:
        raise NotABackend("not an address")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port is not None else ''}{parts.path.rstrip('/')}"


def for_stream(address: str) -> str:
    """The same place for WebSocket: ``https`` becomes ``wss``."""
    return "ws" + address.removeprefix("http")


def is_secure(address: str) -> bool:
    return address.startswith("https://")


def is_on_this_computer(address: str) -> bool:
    """Whether no proxy may stand between: loopback addresses and ``localhost``."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def at_server(url: str, base: str) -> str | None:
    """The address of a file as the backend at ``base`` serves it; None when it is another server's.

    The backend on this computer may have another port today than when the address was told.
    """
    try:
        there, here = urlsplit(url), urlsplit(base)
        same = (there.scheme, there.hostname, there.port) == (here.scheme, here.hostname, here.port)
        if same and there.username is None:
            return url
        if is_on_this_computer(url) and is_on_this_computer(base) and there.path.startswith("/files/"):
            return base + there.path
    except ValueError:
        pass
    return None
