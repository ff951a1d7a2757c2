"""How a hosted backend is spoken to: one contract (``port``), one folder for each service."""
