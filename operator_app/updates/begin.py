"""The updater of the running program, from what it is, where it lies and what the computer's owner allows."""

from collections.abc import Callable
from contextlib import suppress

from operator_app.domain.updates import UpdateState
from operator_app.installation.installation import built_folder, read_installation
from operator_app.installation.policy import Policy
from operator_app.settings.profile import Profile
from operator_app.updates.source import SignedSource
from operator_app.updates.updater import Updater
from operator_app.updates.versions import Versions


def updater_of(profile: Profile, policy: Policy, tell: Callable[[UpdateState], None]) -> Updater:
    """To be made on the engine's loop."""
    installation = read_installation()
    source = SignedSource(installation, profile.updates)
    return Updater(installation, policy, source, Versions.of(installation), tell=tell)


def say_that_it_runs_already() -> None:
    """A start that only wakes the running app says nothing about a version on trial."""
    if built_folder() is not None and (versions := Versions.of(read_installation())) is not None:
        with suppress(OSError):
            versions.not_counted()
