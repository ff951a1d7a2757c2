"""E-mail on screen: what one is told by it, and how sending goes."""
