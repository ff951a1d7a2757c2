"""A shop that never was: its visitors, what they did in two years and what they wrote, made from a seed."""
