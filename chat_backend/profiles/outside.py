"""Asking strangers' servers: little time, little data, and never anything inside the own network.

The one address that the owner typed in may be anywhere. Whatever that server points to (a redirect, a picture) is asked
only if its name leads to public addresses, and is asked at exactly the address that was looked at.
"""

import asyncio
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    import httpx

SECONDS: Final = 10.0
"""For one answer with all its redirects."""
_MOST_REDIRECTS: Final = 3
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PORTS: Final = {"http": 80, "https": 443}


class Unreachable(Exception):
    """There is no answer worth having. The text says why, without the address."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes


@dataclass(frozen=True)
class _Origin:
    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> "_Origin":
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise Unreachable("no address") from None
        if parts.scheme not in _PORTS or not host or parts.username is not None:
            raise Unreachable("no http address")
        return cls(parts.scheme, host, _PORTS[parts.scheme] if port is None else port)


class Outside:
    """One way out, for questions to one trusted address and to what it points to."""

    def __init__(self, trusted: str, *, seconds: float = SECONDS) -> None:
        self._trusted = _Origin.of(trusted)
        self._seconds = seconds
        self._client: httpx.AsyncClient | None = None

    async def __aenter__(self) -> Self:
        import httpx  # noqa: PLC0415 - slow to load, and only where profiles are switched on
        import truststore  # noqa: PLC0415

        self._client = httpx.AsyncClient(
            timeout=self._seconds,
            verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            follow_redirects=False,
            trust_env=False,
            headers={"Accept-Encoding": "identity", "User-Agent": "chat_backend"},
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client is not None:
            await self._client.aclose()

    async def get(self, url: str, *, most: int) -> Answer:
        """The answer, of at most ``most`` bytes. Raises ``Unreachable``."""
        try:
            async with asyncio.timeout(self._seconds):
                for _ in range(_MOST_REDIRECTS + 1):
                    answer, location = await self._once(url, most)
                    if location is None:
                        return answer
                    url = urljoin(url, location)
        except TimeoutError:
            raise Unreachable("too slow") from None
        raise Unreachable("too many redirects")

    async def _once(self, url: str, most: int) -> tuple[Answer, str | None]:
        import httpx  # noqa: PLC0415

        if self._client is None:
            raise AssertionError("used outside its `async with`")
        origin = _Origin.of(url)
        target: Any = httpx.URL(url)
        extensions: dict[str, Any] = {}
        if origin != self._trusted:
            target = target.copy_with(host=await _public_address(origin))
            extensions["sni_hostname"] = origin.host
        request = self._client.build_request(
            "GET", target, headers={"Host": httpx.URL(url).netloc.decode("ascii")}, extensions=extensions
        )
        try:
            response = await self._client.send(request, stream=True)
            try:
                if response.status_code in _REDIRECTS:
                    return Answer(response.status_code, b""), response.headers.get("location", "")
                return Answer(response.status_code, await _body(response, most)), None
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
            raise Unreachable(type(error).__name__) from None


async def _body(response: "httpx.Response", most: int) -> bytes:
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise Unreachable("compressed, though it was asked not to be")
    body = b""
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > most:
            raise Unreachable("too large")
    return body


async def _public_address(origin: _Origin) -> str:
    """One address of a host all of whose addresses are public. Raises ``Unreachable``."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(origin.host, origin.port, type=socket.SOCK_STREAM)
    except OSError:
        raise Unreachable("unknown host") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(is_public(address) for address in addresses):
        raise Unreachable("not a public address")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is somebody's on the internet, and not of this machine, network or provider."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo[1] if parsed.teredo else None)
        if inner is not None and not is_public(str(inner)):
            return False
        if parsed in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(parsed) & 0xFFFF_FFFF)))
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
