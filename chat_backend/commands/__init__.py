"""What operators and site users do to dialogs: one function a command, run within an open change."""
