"""One thread, one asyncio loop: connections, sync, outbox; and the requests that the screen makes of them."""
