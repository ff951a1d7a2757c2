"""``/server/v1``: what the site's own server calls, with a secret key."""
