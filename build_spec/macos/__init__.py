"""What macOS is given: an app in a disk image."""
