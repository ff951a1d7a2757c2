"""What the name of an event says."""

from typing import Final

from chat_backend.protocol import PAGE_VIEWED, VISIT_STARTED, EventKind

CART_ADDED: Final = "cart_added"
CART_REMOVED: Final = "cart_removed"
CART_CLEARED: Final = "cart_cleared"
ORDER_PLACED: Final = "order_placed"
ORDER_PAID: Final = "order_paid"
ORDER_REFUNDED: Final = "order_refunded"
DIALOG_STARTED: Final = "dialog_started"
DIALOG_CLOSED: Final = "dialog_closed"

_KINDS: Final[dict[str, EventKind]] = {
    PAGE_VIEWED: "page",
    VISIT_STARTED: "source",
    CART_ADDED: "cart",
    CART_REMOVED: "cart",
    CART_CLEARED: "cart",
    ORDER_PLACED: "order",
    ORDER_PAID: "order",
    ORDER_REFUNDED: "order",
    DIALOG_STARTED: "dialog",
    DIALOG_CLOSED: "dialog",
    "segment_entered": "segment",
    "segment_left": "segment",
}
_OURS: Final = frozenset({"source", "dialog", "segment"})


def kind_of(name: str) -> EventKind:
    return _KINDS.get(name, "other")


def is_ours(name: str) -> bool:
    """Whether only the backend itself makes events of this name."""
    return kind_of(name) in _OURS


def changes_cart(name: str) -> bool:
    return kind_of(name) == "cart" or name in {ORDER_PLACED, ORDER_PAID}
