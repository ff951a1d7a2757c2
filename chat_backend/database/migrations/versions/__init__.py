"""One module a step; the first number is the order."""
