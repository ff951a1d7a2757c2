"""The session bus's service file: how it starts the app for whoever calls its name. D-Bus Specification, "Message Bus Starting Services"."""

from build_spec.description import Description


def service_file(app: Description, program: str) -> str:
    """``program``: an absolute path, as the bus wants it."""
    return "\n".join(("[D-BUS Service]", f"Name={app.id}", f"Exec={program}", ""))
