"""Which source there is on this computer."""

import sys

from operator_app.notifications.surroundings.state import NothingKnown, SurroundingsSource


def surroundings_here(platform: str = sys.platform) -> SurroundingsSource:
    """What is asked here; nothing is connected or started before the first question."""
    if platform.startswith("linux"):
        from operator_app.notifications.surroundings.linux import LinuxSurroundings  # noqa: PLC0415 - one system's

        return LinuxSurroundings()
    if platform == "win32":
        from operator_app.notifications.surroundings.windows import WindowsSurroundings  # noqa: PLC0415

        return WindowsSurroundings()
    if platform == "darwin":
        from operator_app.notifications.surroundings.macos import MacSurroundings  # noqa: PLC0415

        return MacSurroundings()
    return NothingKnown()
