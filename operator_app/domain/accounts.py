"""Accounts: one sign-in to one backend."""

from enum import StrEnum

from operator_app.domain.value import AccountId, OperatorId, Value


class BackendKind(StrEnum):
    EMBEDDED = "embedded"
    """Our own backend, started by the app on this computer; its address is known only while it runs."""
    OWN = "own"
    """Our own backend, hosted by somebody at ``Account.address``."""
    CARROTQUEST = "carrotquest"
    """Carrot quest or Dashly, or the same software at other addresses."""


class Account(Value):
    """One sign-in to one backend. Holds no secret: the token lives in the keyring under ``id``."""

    id: AccountId
    kind: BackendKind
    address: str
    """Base address, e.g. ``https://chat.example.com``; empty for EMBEDDED."""
    title: str
    """What the screen calls it: the workspace's name."""
    operator_id: OperatorId
    operator_name: str
    realtime: str = ""
    """Base address of the realtime service, where that is another one."""
    site_id: str = ""
    """Number of the site at a service whose token stands for a whole site."""
