"""The search over everything on disk, and beyond it at the backend."""
