"""``/api/v1``: what operators' clients call."""
