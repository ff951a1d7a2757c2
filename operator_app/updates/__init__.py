"""Newer versions of the app: found, checked by their signatures (TUF), brought, tried, and taken back when they do not start."""
