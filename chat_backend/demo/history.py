"""What one visitor did: visits, and in each a walk through the shop that sometimes ends with an order."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from chat_backend.demo.catalogue import ADDRESS, PAGES, PRODUCTS, SECTIONS, SHOP, SOURCES, Language, Product
from chat_backend.events import cart, names, sources
from chat_backend.events.names import kind_of
from chat_backend.events.visits import SILENCE
from chat_backend.protocol import PAGE_VIEWED, VISIT_STARTED, CartItem, Event, EventKind, Scalar, Utm, Visit

DAY: Final = 24 * 3600 * 1000
SPAN: Final = 2 * 365 * DAY
"""Milliseconds of the shop's past."""
_WEIGHTS: Final = [weight for *_, weight in SOURCES]
_HOURS: Final = (1, 1, 0, 0, 0, 1, 2, 4, 6, 8, 9, 9, 9, 8, 8, 8, 8, 9, 10, 11, 12, 11, 7, 3)
"""How busy each hour of a day is."""


@dataclass
class Past:
    """Everything about one visitor that his events add up to."""

    visits: list[Visit] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    tallies: dict[tuple[EventKind, str], list[int]] = field(default_factory=dict)
    """Count, first and last moment."""
    orders: list[tuple[str, int, int]] = field(default_factory=list)
    """Id, cents, moment."""
    cart: tuple[CartItem, ...] = ()


def past_of(rng: random.Random, *, user_id: str, language: Language, wanted: int, now: int) -> Past:
    """A past of exactly ``wanted`` events, the beginnings of visits included."""
    past = Past()
    walker = _Walker(rng, past, user_id, language)
    for start in _starts(rng, wanted, now):
        if len(past.events) >= wanted:
            break
        walker.visit(start, now, wanted - len(past.events))
    while len(past.events) < wanted:  # too few visits for all of it: the last one was a long one
        walker.visit(now - SPAN - DAY * (1 + len(past.visits)), now, wanted - len(past.events))
    past.visits.sort(key=lambda visit: visit.started_at)
    for event in past.events:
        _tally(past, event)
    return past


def _starts(rng: random.Random, wanted: int, now: int) -> Iterator[int]:
    """Moments at which visits begin, oldest first, far enough from each other; more often lately."""
    count = max(1, wanted // 9)
    days = sorted((rng.random() ** 1.7 * SPAN for _ in range(count)), reverse=True)
    before = -SPAN
    for age in days:
        day = (now - int(age)) // DAY * DAY
        at = day + rng.choices(range(24), _HOURS)[0] * 3_600_000 + rng.randrange(3_600_000)
        if at <= before + 4 * SILENCE:
            at = before + 4 * SILENCE + rng.randrange(SILENCE)
        if at < now - SILENCE:
            before = at
            yield at


class _Walker:
    def __init__(self, rng: random.Random, past: Past, user_id: str, language: Language) -> None:
        self._rng = rng
        self._past = past
        self._user_id = user_id
        self._russian = language == "ru"
        self._shop = SHOP[language]
        self._at = 0
        self._visit = ""
        self._ids = Counter[str]()
        self._left = 0

    def visit(self, start: int, now: int, most: int) -> None:
        rng = self._rng
        source, referrer, medium, campaign, _ = rng.choices(SOURCES, _WEIGHTS)[0]
        utm = Utm(source=source, medium=medium, campaign=campaign) if medium else None
        landing = rng.choice(("/", "/", "/blog/grind-size", "/blog/water", f"/{rng.choice(list(SECTIONS))}"))
        page = ADDRESS + landing
        if utm:
            page += f"?utm_source={utm.source}&utm_medium={utm.medium}&utm_campaign={utm.campaign}"
        self._at, self._left = start, most
        self._visit = self._id("v")
        before = len(self._past.events)
        self._add(VISIT_STARTED, sources.props_of(source, referrer, utm), page, None, pause=0)
        self._page(landing, page)
        for _ in range(min(rng.randrange(1, 7), most)):
            self._step()
        events = self._past.events[before:]
        self._past.visits.append(
            Visit(
                id=self._visit,
                user_id=self._user_id,
                started_at=start,
                ended_at=min(events[-1].at, now),
                source=source,
                referrer=referrer,
                utm=utm,
                landing_page=page,
                pages=sum(event.name == PAGE_VIEWED for event in events),
                events=len(events),
            )
        )

    def _step(self) -> None:
        rng = self._rng
        if rng.random() < 0.25:
            self._page(rng.choice(list(PAGES)))
            return
        product = rng.choice(PRODUCTS)
        self._page(f"/{product.section}")
        self._page(f"/{product.section}/{product.id}", product=product)
        if rng.random() < 0.2:
            self._shopping(names.CART_ADDED, self._told(product))
            if rng.random() < 0.12:
                self._shopping(names.CART_REMOVED, {"id": product.id})
        if self._past.cart and rng.random() < 0.3:
            self._order()

    def _order(self) -> None:
        cents = sum((item.price or 0) * item.quantity for item in self._past.cart)
        order_id = self._id("o")
        props: dict[str, Scalar] = {"id": order_id, "total": cents / 100, "currency": "EUR"}
        self._page("/checkout")
        if self._left < 2:
            return
        self._shopping(names.ORDER_PLACED, props)
        self._shopping(names.ORDER_PAID, props)
        self._past.orders.append((order_id, cents, self._at))

    def _page(self, path: str, address: str | None = None, *, product: Product | None = None) -> None:
        if product is not None:
            title = product.ru if self._russian else product.en
        elif path == "/checkout":
            title = "Оформление заказа" if self._russian else "Checkout"
        else:
            title = (PAGES.get(path) or SECTIONS[path[1:]])[not self._russian]
        self._add(PAGE_VIEWED, {}, address or ADDRESS + path, f"{title} · {self._shop}")
        if product is not None:
            self._add("product_viewed", self._told(product), ADDRESS + path, f"{title} · {self._shop}", pause=1)

    def _shopping(self, name: str, props: dict[str, Scalar]) -> None:
        if self._left > 0:
            self._past.cart = cart.after(self._past.cart, name, props)
        self._add(name, props, None, None)

    def _told(self, product: Product) -> dict[str, Scalar]:
        name = product.ru if self._russian else product.en
        url = f"{ADDRESS}/{product.section}/{product.id}"
        return {
            "id": product.id,
            "name": name,
            "price": product.cents / 100,
            "currency": "EUR",
            "quantity": 1,
            "url": url,
        }

    def _add(
        self, name: str, props: dict[str, Scalar], page: str | None, title: str | None, *, pause: int | None = None
    ) -> None:
        if self._left <= 0:
            return
        self._left -= 1
        self._at += self._rng.randrange(4_000, 90_000) if pause is None else pause
        self._past.events.append(
            Event(
                id=self._id("a" if name == VISIT_STARTED else "e"),
                user_id=self._user_id,
                kind=kind_of(name),
                name=name,
                at=self._at,
                visit_id=self._visit,
                props=props,
                page=page,
                page_title=title,
            )
        )

    def _id(self, letter: str) -> str:
        self._ids[letter] += 1
        return f"{letter}{self._user_id}.{self._ids[letter]:06x}"


def _tally(past: Past, event: Event) -> None:
    known = past.tallies.setdefault((event.kind, event.name), [0, event.at, event.at])
    known[0] += 1
    known[1] = min(known[1], event.at)
    known[2] = max(known[2], event.at)
