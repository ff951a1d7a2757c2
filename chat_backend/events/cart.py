"""What is in a cart after an event."""

from collections.abc import Mapping
from typing import Final

import msgspec

from chat_backend.commands.checks import clipped
from chat_backend.events import money, names
from chat_backend.protocol import CartItem, Scalar

MOST_ITEMS: Final = 100
_MOST_OF_ONE = 1_000_000
_LONGEST = 300
_LONGEST_ADDRESS = 2_000

Cart = tuple[CartItem, ...]


def after(cart: Cart, name: str, props: Mapping[str, Scalar]) -> Cart:
    """Adding the same thing twice adds up; taking out without a quantity takes all of it."""
    match name:
        case names.CART_CLEARED | names.ORDER_PLACED | names.ORDER_PAID:
            return ()
        case names.CART_ADDED:
            return _added(cart, props)
        case names.CART_REMOVED:
            return _removed(cart, props)
        case _:
            return cart


def merged(cart: Cart, other: Cart) -> Cart:
    """Both together; of a thing in both, as many as in the fuller one."""
    by_id = {item.id: item for item in cart}
    for item in other:
        known = by_id.get(item.id)
        if known is None or known.quantity < item.quantity:
            by_id[item.id] = item
    return tuple(by_id.values())[:MOST_ITEMS]


def _added(cart: Cart, props: Mapping[str, Scalar]) -> Cart:
    item_id = _id(props)
    if item_id is None:
        return cart
    known = next((item for item in cart if item.id == item_id), None)
    price = money.told(props, "price")
    quantity = (known.quantity if known else 0) + (_quantity(props) or 1)
    item = CartItem(
        id=item_id,
        name=_text(props, "name", _LONGEST) or (known.name if known else item_id),
        quantity=min(quantity, _MOST_OF_ONE),
        price=price.amount if price else (known.price if known else None),
        currency=price.currency if price else (known.currency if known else None),
        url=_address(props, "url") or (known.url if known else None),
        image_url=_address(props, "image_url") or (known.image_url if known else None),
    )
    if known is not None:
        return tuple(item if each.id == item_id else each for each in cart)
    return (*cart, item)[-MOST_ITEMS:]


def _removed(cart: Cart, props: Mapping[str, Scalar]) -> Cart:
    item_id, quantity = _id(props), _quantity(props)
    left = []
    for item in cart:
        if item.id == item_id:
            if quantity is None or quantity >= item.quantity:
                continue
            item = msgspec.structs.replace(item, quantity=item.quantity - quantity)  # noqa: PLW2901
        left.append(item)
    return tuple(left)


def _id(props: Mapping[str, Scalar]) -> str | None:
    told = props.get("id")
    return clipped(str(told), _LONGEST) if isinstance(told, str | int) and not isinstance(told, bool) else None


def _quantity(props: Mapping[str, Scalar]) -> int | None:
    told = props.get("quantity")
    if isinstance(told, bool) or not isinstance(told, int | float) or not 1 <= told <= _MOST_OF_ONE:
        return None
    return int(told)


def _text(props: Mapping[str, Scalar], name: str, longest: int) -> str | None:
    told = props.get(name)
    return clipped(told, longest) if isinstance(told, str) else None


def _address(props: Mapping[str, Scalar], name: str) -> str | None:
    """Only what a browser would fetch: http and https."""
    told = _text(props, name, _LONGEST_ADDRESS)
    return told if told is not None and told.lower().startswith(("http://", "https://")) else None
