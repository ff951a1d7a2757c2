"""Which event deserves an alert, what became of it, and the desktop's own notification service."""
