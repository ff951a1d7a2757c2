"""What Windows is given: one installer, made by NSIS."""
