"""Ways to show an alert that need no service of the system: the tray's balloon, and a bar in our own window."""
