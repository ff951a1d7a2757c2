"""What the card says of a user besides what he told himself."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from operator_app.domain.people import Property, PropertyKind, PropertySource, User
from operator_app.domain.site_events import UserTotals
from operator_app.domain.value import Milliseconds
from ui.money import money
from ui.times import clock, local

translate = QCoreApplication.translate

NIGHT_BEGINS = 22
NIGHT_ENDS = 7


def where_and_when(user: User, now: Milliseconds) -> str:
    """``Moscow · 13:42 local time``, with a word when it is night there; empty when neither is known."""
    parts = [user.place] if user.place else []
    zone = _zone(user)
    if zone is not None:
        parts.append(translate("card", "{time} local time").format(time=clock(now, zone=zone)))
        there = local(now, zone)
        if there.hour >= NIGHT_BEGINS or there.hour < NIGHT_ENDS:
            parts.append(translate("card", "night there"))
    return " · ".join(parts)


def bought(totals: UserTotals) -> list[tuple[str, str]]:
    """How many orders and what was paid for them; nothing while there are none."""
    if not totals.orders:
        return []
    paid = " · ".join(money(each.amount / 100, each.currency) for each in totals.revenue if each.amount)
    orders = (translate("card", "Orders"), QLocale().toString(totals.orders))
    return [orders, (translate("card", "Paid"), paid)] if paid else [orders]


def property_name(known: Property) -> str:
    """System ones in words; a name nobody has words for stays as it is."""
    return _system_names().get(known.name, known.name) if known.system else known.name


def property_value(known: Property) -> str:
    value = known.value
    if known.kind is PropertyKind.DATE and isinstance(value, int | float):
        return _date(int(value))
    if isinstance(value, bool):
        return translate("card", "yes") if value else translate("card", "no")
    if isinstance(value, float):
        return QLocale().toString(value, "g", 10)
    if isinstance(value, int):
        return str(value)  # it may be a number that means nothing by its size, as an order's
    if isinstance(value, tuple):
        return ", ".join(value)
    return value


def source_of_property(source: PropertySource) -> str:
    """Who has said a value."""
    match source:
        case PropertySource.SITE:
            return translate("card", "set by the site")
        case PropertySource.SERVER:
            return translate("card", "set by the site's server")
        case PropertySource.OPERATOR:
            return translate("card", "set by an operator")
        case PropertySource.PROFILE:
            return translate("card", "from the public profile")
        case PropertySource.SYSTEM:
            return translate("card", "found out by the app")


def _date(moment: Milliseconds) -> str:
    """``12 Sep 2026``, with the time of day where it has one."""
    try:
        at = local(moment)
    except (ValueError, OverflowError, OSError):
        return str(moment)
    date = QLocale().toString(QDate(at.year, at.month, at.day), "d MMM yyyy").replace(".", "")
    return date if (at.hour, at.minute) == (0, 0) else f"{date}, {clock(moment)}"


def language_name(code: str | None) -> str | None:
    """``ru`` or ``en-GB`` as its speakers call it."""
    if not code:
        return None
    locale = QLocale(code)
    if locale.language() == QLocale.Language.C:
        return code
    name = locale.nativeLanguageName() or QLocale.languageToString(locale.language())
    return name[:1].upper() + name[1:]


def _zone(user: User) -> ZoneInfo | None:
    if not user.time_zone:
        return None
    try:
        return ZoneInfo(user.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None  # named by the visitor's browser: it may be anything


def _system_names() -> dict[str, str]:
    return {
        "browser": translate("card", "Browser"),
        "os": translate("card", "System"),
        "device": translate("card", "Device"),
        "screen": translate("card", "Screen"),
        "language": translate("card", "Language"),
        "time_zone": translate("card", "Time zone"),
        "first_page": translate("card", "First page"),
        "first_page_title": translate("card", "First page's title"),
        "landing_page": translate("card", "First page"),
        "referrer": translate("card", "Came from"),
        "utm_source": translate("card", "UTM source"),
        "utm_medium": translate("card", "UTM medium"),
        "utm_campaign": translate("card", "UTM campaign"),
        "utm_term": translate("card", "UTM term"),
        "utm_content": translate("card", "UTM content"),
        "visits": translate("card", "Visits"),
        "pages": translate("card", "Pages viewed"),
        "ip": translate("card", "IP address"),
        "country": translate("card", "Country"),
        "city": translate("card", "City"),
    }
