"""Carts and amounts as shops tell of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_backend.events import cart, money
from chat_backend.protocol import Scalar

SCALARS = st.one_of(
    st.text(max_size=20), st.integers(), st.floats(), st.booleans(), st.sampled_from(["EUR", "12,50", "s-1"])
)
PROPS = st.dictionaries(st.sampled_from(["id", "name", "price", "currency", "quantity", "url", "total"]), SCALARS)
NAMES = st.sampled_from(["cart_added", "cart_removed", "cart_cleared", "order_paid", "page_viewed"])


@given(st.lists(st.tuples(NAMES, PROPS), max_size=30))
def test_whatever_is_told_the_cart_is_one(told: list[tuple[str, dict[str, Scalar]]]) -> None:
    found: cart.Cart = ()
    for name, props in told:
        found = cart.after(found, name, props)
    assert len({item.id for item in found}) == len(found) <= cart.MOST_ITEMS
    for item in found:
        assert item.quantity >= 1
        assert item.id
        assert item.name
        assert item.url is None or item.url.lower().startswith("http")
        assert (item.price is None) == (item.currency is None)


def test_a_cart_has_an_end() -> None:
    found: cart.Cart = ()
    for number in range(150):
        found = cart.after(found, "cart_added", {"id": number})
    assert [item.id for item in found] == [str(number) for number in range(50, 150)]


def test_two_carts_of_one_person() -> None:
    phone = cart.after(cart.after((), "cart_added", {"id": "a", "quantity": 2}), "cart_added", {"id": "b"})
    desktop = cart.after(cart.after((), "cart_added", {"id": "a"}), "cart_added", {"id": "c"})
    assert [(item.id, item.quantity) for item in cart.merged(desktop, phone)] == [("a", 2), ("c", 1), ("b", 1)]


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        (3.5, "EUR", 350), (0.1 + 0.2, "usd", 30), ("1990,50", " RUB ", 199050), (1000, "JPY", 1000), ("1.2345", "KWD", 1234),
        (-5, "EUR", -500), (2.675, "EUR", 268), (True, "EUR", None), ("ten", "EUR", None), (float("inf"), "EUR", None),
        ("1e400", "EUR", None), (10**16, "EUR", None), (5, "EURO", None), (5, None, None), (5, 978, None),
    ],
)  # fmt: skip
def test_amounts(amount: Scalar, currency: Scalar | None, minor: int | None) -> None:
    props: dict[str, Scalar] = {"total": amount}
    if currency is not None:
        props["currency"] = currency
    found = money.told(props, "total")
    assert (None if found is None else found.amount) == minor
