"""Ports that stay one's own while nothing listens on them."""

import random
import socket
from pathlib import Path

_RANGE = Path("/proc/sys/net/ipv4/ip_local_port_range")
_FIRST = 10_000


def free_port() -> int:
    """A port of 127.0.0.1 that is free now, and that the system gives nobody who asks for any port: a server that is
    killed finds it free again, however many connections and servers others open meanwhile.
    """
    given_from = int(_RANGE.read_text(encoding="ascii").split()[0]) if _RANGE.exists() else 32_768
    chance = random.SystemRandom()
    for _ in range(100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", chance.randrange(_FIRST, max(given_from, _FIRST + 10_000))))
            except OSError:
                continue
            port: int = probe.getsockname()[1]
            return port
    raise AssertionError("no port is free")
