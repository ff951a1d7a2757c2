"""The part of a backend's contract that is about the team and its numbers; not every backend has it.

All of it waits for the network and raises ``BackendError`` kinds: unlike what is done in dialogs, none of it is kept for later.
"""

from typing import Protocol

from operator_app.domain.people import Role
from operator_app.domain.statistics import Period, Statistics
from operator_app.domain.team import Invited, Session, Team
from operator_app.domain.value import ClientId, OperatorId


class TeamBackend(Protocol):
    async def team(self) -> Team: ...

    async def invite(self, invitation_id: str, *, email: str, name: str, role: Role, language: str = "") -> Invited:
        """A new invitation, or for a known id a new link that takes the place of the earlier one.

        Where the backend sends mail it goes to ``email`` in this ``language``.
        """
        ...

    async def revoke_invitation(self, invitation_id: str) -> None: ...

    async def change_role(self, client_id: ClientId, operator_id: OperatorId, role: Role) -> None: ...

    async def rename(self, client_id: ClientId, operator_id: OperatorId, name: str) -> None: ...

    async def remove(self, client_id: ClientId, operator_id: OperatorId) -> None:
        """His open dialogs become nobody's."""
        ...

    async def change_password(self, old: str, new: str) -> None:
        """Ends all other sessions. Raises ``Refused(WRONG_PASSWORD)``, ``Refused(WEAK_PASSWORD)``."""
        ...

    async def sessions(self) -> tuple[Session, ...]:
        """One's own, this one first."""
        ...

    async def end_session(self, session_id: str) -> None: ...

    async def statistics(self, period: Period) -> Statistics: ...
