"""The middle pane: one dialog with its header, feed and composer."""
