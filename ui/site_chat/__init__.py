"""How the chat on the site looks and behaves: what an owner sets, and a picture of it."""
