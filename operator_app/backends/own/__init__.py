"""Our own backend (chat_backend) over HTTP and WebSocket."""
