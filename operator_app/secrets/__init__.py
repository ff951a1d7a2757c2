"""Tokens: in the system's keyring, or in memory for this session."""
