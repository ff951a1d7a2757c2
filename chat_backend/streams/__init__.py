"""Live connections: what is told to whom, and the loops that tell it."""
