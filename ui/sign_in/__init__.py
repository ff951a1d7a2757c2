"""The first screen: where the dialogs are."""
