"""What people of the samples did on the site, and what is known of them besides: for screens and tests of widgets."""

from msgspec.structs import replace

from operator_app.domain.people import CartItem, ProfileLink, PublicProfile, UserNote
from operator_app.domain.segments import Segment
from operator_app.domain.site_events import Event, EventKind, Money, UserTotals, Visit
from operator_app.domain.value import EventId, SegmentId, UserNoteId, VisitId
from tests.sample_dialogs import ANTON, MARIA, NINA, moment

SEGMENTS = tuple(
    Segment(id=SegmentId(f"segment-{place}"), revision=1, name=name)
    for place, name in enumerate(("Abandoned cart", "Paying", "Active 7 d"))
)
CART = (
    CartItem(id="x2", name="Кофемолка X2", price=499_000, currency="RUB", url="https://shop.example/x2"),
    CartItem(id="beans", name="Зёрна, Эфиопия, 1 кг", quantity=2, price=124_500, currency="RUB"),
)
PROFILE = PublicProfile(
    source="api.gravatar.com",
    fetched_at=moment("10:20"),
    name="Мария Иванова",
    place="Moscow",
    about="Люблю кофе и горы.",
    page="https://gravatar.com/maria",
    links=(
        ProfileLink(title="GitHub", url="https://github.com/maria"),
        ProfileLink(title="VK", url="https://vk.com/maria"),
    ),
)
MARIA_KNOWN = replace(
    MARIA,
    segments=tuple(each.id for each in SEGMENTS),
    profile=PROFILE,
    filled_by_profile=("name", "place"),
    cart=CART,
)
NOTES = (
    UserNote(
        id=UserNoteId("note-2"),
        revision=2,
        user_id=MARIA.id,
        author_id=NINA.id,
        text="Звонить после 18:00, днём на работе.",
        at=moment("17:05", "2026-11-20"),
    ),
    UserNote(
        id=UserNoteId("note-1"), revision=1, user_id=MARIA.id, author_id=ANTON.id, text="VIP, скидка 5 %",
        at=moment("12:00", "2026-09-14"),
    ),
)  # fmt: skip
TODAY = Visit(
    id=VisitId("visit-9"),
    user_id=MARIA.id,
    started_at=moment("10:13"),
    ended_at=moment("10:36"),
    source="google.com",
    campaign=("cpc", "coffee-autumn"),
    pages=6,
    events=9,
    ordinal=9,
)
FRIDAY = Visit(
    id=VisitId("visit-8"),
    user_id=MARIA.id,
    started_at=moment("17:58", "2026-11-20"),
    ended_at=moment("18:02", "2026-11-20"),
    source="direct",
    pages=2,
    events=3,
    ordinal=8,
)
VISITS = (TODAY, FRIDAY)
TOTALS = UserTotals(
    first_seen_at=moment("09:12", "2026-09-12"),
    last_seen_at=moment("10:36"),
    visits=9,
    pages=87,
    orders=3,
    revenue=(Money(amount=2_134_000, currency="RUB"),),
    first_source="Google Ads",
)


def event(
    place: int,
    kind: EventKind,
    what: str,
    clock: str,
    visit: Visit = TODAY,
    *,
    title: str | None = None,
    page: str | None = None,
    day: str = "2026-11-23",
    **props: str | int | float | bool,
) -> Event:
    return Event(
        id=EventId(f"event-{place:06}"),
        user_id=MARIA.id,
        visit_id=visit.id,
        kind=kind,
        name=what,
        at=moment(clock, day),
        page=page,
        page_title=title,
        props=props,
    )


EVENTS = (
    event(9, EventKind.PAGE, "page_viewed", "10:35", title="Order complete", page="https://shop.example/checkout/done"),
    event(8, EventKind.ORDER, "order_paid", "10:34", id="4821", total=7480, currency="RUB"),
    event(7, EventKind.CART, "cart_added", "10:21", name="Кофемолка X2", price=4990, currency="RUB"),
    event(6, EventKind.PAGE, "page_viewed", "10:16", title="Кофемолка X2", page="https://shop.example/coffee/x2"),
    event(5, EventKind.OTHER, "video_watched", "10:15", seconds=42, title_shown=True),
    event(
        4, EventKind.SOURCE, "visit_started", "10:13", source="google.com", utm_medium="cpc", utm_campaign="coffee-autumn"
    ),
    event(3, EventKind.PAGE, "page_viewed", "18:02", FRIDAY, title="Кофемолка X2", page="/coffee/x2", day="2026-11-20"),
    event(2, EventKind.SEGMENT, "segment_entered", "18:01", FRIDAY, name="Abandoned cart", day="2026-11-20"),
    event(1, EventKind.SOURCE, "visit_started", "17:58", FRIDAY, source="direct", day="2026-11-20"),
)  # fmt: skip
