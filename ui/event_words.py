"""What a user did on the site, in words: a sign, a sentence, and what stands beside it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QLocale

from operator_app.domain.site_events import Event, EventKind, Scalar, Visit
from ui.conversation.timeline.plain_text import one_line
from ui.money import money

translate = QCoreApplication.translate

LONGEST = 200
"""Characters of a text from the site that are shown in one line."""
_MOST_PROPS = 4


@dataclass(frozen=True, slots=True)
class EventWords:
    icon: str
    text: str
    detail: str = ""


def event_words(event: Event) -> EventWords:
    match event.kind:
        case EventKind.PAGE:
            return EventWords("file", _viewed(event), _path(event.page) if event.page_title else "")
        case EventKind.ORDER:
            return EventWords("card", _order(event), _price(event, "total"))
        case EventKind.CART:
            return EventWords("cart", _cart(event), _price(event, "price"))
        case EventKind.SOURCE:
            return EventWords("chevron-right", _source(event), _campaign(event))
        case EventKind.DIALOG:
            return EventWords("dialogs", _dialog(event))
        case EventKind.SEGMENT:
            return EventWords("plus" if event.name != "segment_left" else "minus", _segment(event))
        case EventKind.OTHER:
            return _other(event)


def source_words(source: str | None) -> str:
    """``from google.com``; ``direct`` in words."""
    if not source or source == "direct":
        return translate("event", "direct")
    return translate("event", "from {source}").format(source=one_line(source, LONGEST))


def visit_words(visit: Visit) -> list[str]:
    """Which one it is, how long, how many pages, from where."""
    minutes = round((visit.ended_at - visit.started_at) / 60_000)
    parts = [translate("event", "visit {n}").format(n=visit.ordinal)] if visit.ordinal else []
    if minutes:
        parts.append(translate("event", "{n} min").format(n=minutes))
    if visit.pages:
        parts.append(translate("event", "pages: {n}").format(n=visit.pages))
    parts.append(source_words(visit.source))
    parts += [one_line(each, LONGEST) for each in visit.campaign[:2]]
    return parts


def _viewed(event: Event) -> str:
    what = event.page_title or _path(event.page)
    if not what:
        return translate("event", "Viewed a page")
    return translate("event", "Viewed “{page}”").format(page=one_line(what, LONGEST))


def _order(event: Event) -> str:
    number = _text(event, "number") or _text(event, "id")
    match event.name:
        case "order_paid":
            words, unnamed = translate("event", "Paid order №{number}"), translate("event", "Paid an order")
        case "order_refunded":
            words, unnamed = translate("event", "Refunded order №{number}"), translate("event", "Refunded an order")
        case _:
            words, unnamed = translate("event", "Placed order №{number}"), translate("event", "Placed an order")
    return words.format(number=number) if number else unnamed


def _cart(event: Event) -> str:
    what = _text(event, "name") or _text(event, "id")
    match event.name:
        case "cart_cleared":
            return translate("event", "Emptied the cart")
        case "cart_removed":
            words = translate("event", "Removed “{what}” from cart")
        case _:
            words = translate("event", "Added “{what}” to cart")
    return words.format(what=what or "?")


def _source(event: Event) -> str:
    source = _text(event, "source")
    if not source or source == "direct":
        return translate("event", "Came directly")
    return translate("event", "Came from {source}").format(source=source)


def _campaign(event: Event) -> str:
    said = [_text(event, f"utm_{name}") for name in ("medium", "campaign", "term", "content")]
    told = " / ".join(each for each in said if each)
    return f"utm: {told}" if told else ""


def _dialog(event: Event) -> str:
    if event.name == "dialog_closed":
        return translate("event", "Dialog closed")
    if _text(event, "by") == "operator":
        return translate("event", "Dialog begun by an operator")
    return translate("event", "Dialog begun")


def _segment(event: Event) -> str:
    name = _text(event, "name") or _text(event, "segment") or "?"
    if event.name == "segment_left":
        return translate("event", "Left segment “{name}”").format(name=name)
    return translate("event", "Joined segment “{name}”").format(name=name)


def _other(event: Event) -> EventWords:
    if event.name == "product_viewed":
        what = _text(event, "name") or _text(event, "id") or "?"
        words = translate("event", "Looked at “{what}”").format(what=what)
        return EventWords("search", words, _price(event, "price"))
    told = [
        f"{one_line(name, LONGEST)}: {scalar_words(value)}" for name, value in list(event.props.items())[:_MOST_PROPS]
    ]
    return EventWords("more", one_line(event.name, LONGEST), " · ".join(told))


def scalar_words(value: Scalar) -> str:
    if isinstance(value, bool):
        return translate("event", "yes") if value else translate("event", "no")
    if isinstance(value, float):
        return QLocale().toString(value, "g", 10)
    return one_line(str(value), LONGEST)


def _text(event: Event, name: str) -> str:
    value = event.props.get(name)
    return "" if value is None else scalar_words(value)


def _price(event: Event, name: str) -> str:
    amount, currency = event.props.get(name), event.props.get("currency")
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        return ""
    return money(amount, currency if isinstance(currency, str) else None)


def _path(address: str | None) -> str:
    """What of an address tells pages of one site apart."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return one_line(address, LONGEST)
    query = f"?{parts.query}" if parts.query else ""
    return one_line((parts.path or "/") + query, LONGEST)
