"""How long nobody has touched this computer, where the system tells it."""
