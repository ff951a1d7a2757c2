"""Our own backend, hosted or embedded, over HTTP and WebSocket.

``adapter`` and ``sign_in`` import httpx and websockets: import them late, on the engine's thread.
"""
