"""Lists of rows of one height: what all of them have in common, on screen and for screen readers."""
