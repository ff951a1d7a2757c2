"""The detailed card: everything of one user in one scroll."""
