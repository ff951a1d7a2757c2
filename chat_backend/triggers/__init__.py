"""Messages that the backend writes first when a user does something."""
