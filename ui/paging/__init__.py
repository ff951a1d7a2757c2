"""Lists without end: pages read one after the other, few of them in memory."""
