"""What can be done by command: its name, its keys, and everything on screen that says them."""
