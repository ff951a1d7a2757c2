"""The client without a screen. No module in this package imports Qt; only ``__main__`` reaches for ``ui``."""

__version__ = "0.1.0"
