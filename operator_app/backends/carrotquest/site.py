"""What users do on the site: events, and what they come to in total."""

from typing import Final
from urllib.parse import urlsplit

from operator_app.backends.carrotquest.reading import Json, moment, number, record, text_id, words
from operator_app.domain.site_events import Event, EventKind, Money, Scalar, UserTotals
from operator_app.domain.value import EventId, Milliseconds, UserId

_MOST_PROPS: Final = 50
_PAGE: Final = ("$url", "url", "$page_url", "page_url", "$current_url", "current_url", "page")
_TITLE: Final = ("$title", "title", "$page_title", "page_title", "$current_page", "current_page", "$page")
_UTM: Final = ("source", "medium", "campaign", "term", "content")


def event(found: Json, user_id: UserId) -> Event | None:
    told = record(found)
    which = text_id(told.get("id"))
    if which is None:
        return None
    kind_told = told.get("type")
    name = words(record(kind_told).get("name") if isinstance(kind_told, dict) else kind_told, 255) or "?"
    props = record(told.get("props")) or record(told.get("params"))
    kind, known_as = _kind(name)
    shown = {key[:100]: _scalar(value) for key, value in list(props.items())[:_MOST_PROPS] if value is not None}
    page = next((said for key in _PAGE if (said := words(props.get(key), 2_000))), None)
    if kind is EventKind.SOURCE:
        shown = _source(props) | {key: value for key, value in shown.items() if not key.startswith("$utm")}
    return Event(
        id=EventId(which),
        user_id=UserId(text_id(told.get("user")) or user_id),
        kind=kind,
        name=known_as,
        at=moment(told.get("created")) or 0,
        props=shown,
        page=page,
        page_title=next((said for key in _TITLE if (said := words(props.get(key), 300))), None),
    )


def totals(told: dict[str, Json], now: Milliseconds) -> UserTotals:
    """From the properties that the service counts by itself."""
    props, counted = record(told.get("props")), record(told.get("props_events"))
    seen = moment(props.get("$last_seen")) or now
    firsts = [at for name, value in counted.items() if name.endswith("_first") and (at := moment(value)) is not None]
    revenue = props.get("$revenue")
    source = words(props.get("$initial_utm_source"), 200) or words(props.get("$initial_referrer_domain"), 200)
    return UserTotals(
        first_seen_at=min([*firsts, moment(told.get("created")) or seen, seen]),
        last_seen_at=seen,
        visits=number(props.get("$sessions")),
        pages=sum(number(each) for name, each in counted.items() if "page" in name and name.endswith("_count")),
        orders=number(props.get("$orders_count")),
        revenue=(Money(amount=round(revenue * 100), currency=""),) if isinstance(revenue, int | float) else (),
        first_source=source,
    )


def _kind(name: str) -> tuple[EventKind, str]:
    """By name: system ones begin with ``$``, and only some of them are on public pages."""
    plain = name.removeprefix("$").lower()
    if plain in {"session_start", "utm_hit"}:
        return EventKind.SOURCE, plain
    if "cart" in plain:
        removed = any(word in plain for word in ("remove", "delete"))
        return EventKind.CART, "cart_removed" if removed else "cart_cleared" if "clear" in plain else "cart_added"
    if "order" in plain and name.startswith("$"):
        paid, refunded = "paid" in plain or "payment" in plain, "refund" in plain or "cancel" in plain
        return EventKind.ORDER, "order_paid" if paid else "order_refunded" if refunded else "order_placed"
    if name.startswith("$conversation"):
        return EventKind.DIALOG, "dialog_closed" if "closed" in plain else "dialog_begun"
    if "page" in plain and any(word in plain for word in ("view", "visit", "open", "load")):
        return EventKind.PAGE, plain
    return EventKind.OTHER, name


def _source(props: dict[str, Json]) -> dict[str, Scalar]:
    found: dict[str, Scalar] = {}
    for name in _UTM:
        for key in (f"$utm_{name}", f"utm_{name}", f"${name}"):
            if (said := words(props.get(key), 200)) is not None:
                found[f"utm_{name}"] = said
                break
    source = found.get("utm_source") or words(props.get("$referrer_domain"), 200) or _host(props.get("$referrer"))
    return {"source": source or "direct"} | found


def _host(referrer: Json) -> str | None:
    try:
        return urlsplit(referrer).hostname if isinstance(referrer, str) else None
    except ValueError:
        return None


def _scalar(value: Json) -> Scalar:
    return value if isinstance(value, bool | int | float) else str(value)[:500]
