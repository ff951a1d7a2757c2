"""What users do: which visit an event belongs to, what it does to cart and orders, and how it is written and read."""
