"""The statistics window: what was done in a period, by day and by operator."""
