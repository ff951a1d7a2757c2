"""How the installers of all three systems are made. ``python -m build_spec`` does it; docs/packaging.md says the rest."""
