"""The chat backend a team can host itself, and the embedded default of the operator app."""

__version__ = "0.1.0"
