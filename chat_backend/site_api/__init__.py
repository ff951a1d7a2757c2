"""``/site/v1``: what the chat on a site calls. Everything is scoped by the visitor's own user id."""
