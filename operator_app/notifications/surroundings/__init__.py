"""What of the desktop around us matters to an alert: a locked or shared screen, do not disturb, muted sound."""
