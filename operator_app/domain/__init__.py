"""Frozen value types that every room may use: no I/O, no knowledge of any backend, database or screen."""
