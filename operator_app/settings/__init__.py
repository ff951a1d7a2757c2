"""Where a profile lives, and what its owner has chosen."""
