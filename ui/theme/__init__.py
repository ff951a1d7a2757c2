"""Colours, sizes, type and icons: named here once, and nowhere else."""
