"""What a backend can do besides dialogs. The screen hides or explains what it cannot."""

from operator_app.domain.value import Value


class Abilities(Value):
    """None of them unless the backend says so."""

    site_events: bool = False
    """It keeps what users do on the site: events, visits, totals."""
    user_notes: bool = False
    """Operators may write notes about a person."""
    user_properties: bool = False
    """Operators may make, change and remove properties."""
    people: bool = False
    """All users can be listed, and written to first."""
    site: bool = False
    """Owners decide how the chat behaves on the site, make segments, and triggers that write first."""
    blocking: bool = False
    """A user can be blocked."""
    reopening: bool = False
    """A closed dialog can be opened again without writing into it."""
    snoozing: bool = False
    """A dialog can be put out of the way until a time."""
    operator_status: bool = False
    """It knows who is online or away."""
    team: bool = False
    """It has a team that can be looked after, one's own password and devices, and numbers."""
    sharing: bool = False
    """It keeps saved replies and what was read. False: they are kept on this computer, for this operator alone."""
    exporting: bool = False
    """All that is known of a user can be had as a file."""
    mail: bool = False
    """It may send e-mail to operators, by rules that they choose."""
