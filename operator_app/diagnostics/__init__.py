"""What is written down for the day something goes wrong."""
