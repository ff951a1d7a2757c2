"""One TLS context for HTTP and WebSocket: the system's own trust store decides."""

import ssl

import truststore


def context() -> ssl.SSLContext:
    """Takes some ten milliseconds: make one and share it."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
