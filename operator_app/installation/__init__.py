"""What this copy of the app is: how it came onto the computer, whose parts are in it, what the computer's owner allows."""
