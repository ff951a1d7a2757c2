"""Statistics against a naive computation, for feeds that Hypothesis makes up."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from chat_backend.protocol import Durations, Fact, Message, WorkingHours
from chat_backend.statistics.counting import DAY, Answers, Days, count, durations
from chat_backend.statistics.spells import Spell, _spells_after
from chat_backend.statistics.working_time import WorkingTime

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = 60_000
BEGIN = round(datetime(2026, 3, 20, tzinfo=UTC).timestamp() * 1000)
"""Ten days before and after it the clocks change."""
FIRST, LAST = date(2026, 3, 25), date(2026, 4, 2)

Act = tuple[int, int, str, str]
"""Minutes since the act before, which dialog, what, and who."""
acts = st.lists(
    st.tuples(
        st.integers(0, 700),
        st.integers(0, 3),
        st.sampled_from(["write", "answer", "close", "reopen", "snooze", "wake", "note", "assign"]),
        st.sampled_from(["anna", "boris"]),
    ),
    max_size=80,
)


class Feeds:
    """Dialogs as the backend leads them: what cannot happen in a state does not happen."""

    def __init__(self) -> None:
        self.entries: dict[int, list[Message]] = {}
        self.state: dict[int, str] = {}
        self.snoozed: set[int] = set()

    def act(self, number: int, at: int, dialog: int, what: str, who: str) -> None:
        state = self.state.get(dialog)
        if state is None and what not in {"write", "answer"}:
            return
        if what == "write":
            if state == "closed":
                self._fact(number, at, dialog, "reopened", None)
            self._wake(number, at, dialog, None)
            self.state[dialog] = "open"
            self._entry(number, at, dialog, "user", "vera")
        elif what == "answer":
            self.state.setdefault(dialog, "open")
            self._entry(number, at, dialog, "operator", who)
        elif what == "note":
            self._entry(number, at, dialog, "note", who)
        elif what == "assign":
            self._fact(number, at, dialog, "assigned", who)
        elif what == "close" and state == "open":
            self.snoozed.discard(dialog)
            self.state[dialog] = "closed"
            self._fact(number, at, dialog, "closed", who)
        elif what == "reopen" and state == "closed":
            self.state[dialog] = "open"
            self._fact(number, at, dialog, "reopened", who)
        elif what == "snooze" and state == "open":
            self.snoozed.add(dialog)
            self._fact(number, at, dialog, "snoozed", who)
        elif what == "wake" and state == "open":
            self._wake(number, at, dialog, who)

    def _wake(self, number: int, at: int, dialog: int, who: str | None) -> None:
        if dialog in self.snoozed:
            self.snoozed.discard(dialog)
            self._fact(number, at, dialog, "woken", who)

    def _fact(self, number: int, at: int, dialog: int, what: str, who: str | None) -> None:
        fact = Fact(what=what, by=who)  # type: ignore[arg-type]
        self._entry(number, at, dialog, "system", None, fact=fact)

    def _entry(
        self, number: int, at: int, dialog: int, kind: str, author: str | None, *, fact: Fact | None = None
    ) -> None:
        entries = self.entries.setdefault(dialog, [])
        entries.append(
            Message(
                id=f"{number:06}-{len(entries)}",
                number=number,
                dialog_id=str(dialog),
                kind=kind,  # type: ignore[arg-type]
                author_id=author,
                text="",
                at=at,
                fact=fact,
            )
        )


def feeds_of(made_up: list[Act]) -> Feeds:
    feeds, at = Feeds(), BEGIN
    for number, (later, dialog, what, who) in enumerate(made_up, 1):
        at += later * MINUTE
        feeds.act(number, at, dialog, what, who)
    return feeds


def spells_of(feeds: Feeds) -> list[Spell]:
    """As they come to be: one change's entries at a time."""
    found: dict[tuple[str, int], Spell] = {}
    for entries in feeds.entries.values():
        newest: Spell | None = None
        for number in dict.fromkeys(entry.number for entry in entries):
            for spell in _spells_after(newest, [entry for entry in entries if entry.number == number]):
                newest = spell
                found[spell.dialog_id, spell.number] = spell
    return list(found.values())


def day_of(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, BERLIN).date().isoformat()


class Naive:
    """Reads every feed from its beginning for every question."""

    def __init__(self, feeds: Feeds, between: Callable[[int, int], int]) -> None:
        self.feeds, self.between = feeds, between

    def openings(self, *, first: bool, day: str) -> int:
        return sum(
            self._opens(entries, place) and (place == 0) == first and day_of(entry.at) == day
            for entries in self.feeds.entries.values()
            for place, entry in enumerate(entries)
        )

    @staticmethod
    def _opens(entries: list[Message], place: int) -> bool:
        fact = entries[place].fact
        return place == 0 or (fact is not None and fact.what == "reopened")

    def _parts(self) -> list[list[Message]]:
        """Each feed cut where it was opened."""
        parts: list[list[Message]] = []
        for entries in self.feeds.entries.values():
            for place, entry in enumerate(entries):
                if self._opens(entries, place):
                    parts.append([])
                parts[-1].append(entry)
        return parts

    def first_answers(self, day: str, who: str | None = None) -> list[int]:
        took = []
        for part in self._parts():
            lasting = part[: next((n for n, e in enumerate(part) if e.fact and e.fact.what == "closed"), len(part))]
            wrote = next((n for n, entry in enumerate(lasting) if entry.kind == "user"), None)
            if wrote is None:
                continue
            answer = next((entry for entry in lasting[wrote:] if entry.kind == "operator"), None)
            if answer is not None and day_of(answer.at) == day and who in {None, answer.author_id}:
                took.append(self.between(lasting[wrote].at, answer.at))
        return took

    def closings(self, day: str, who: str | None = None) -> list[int]:
        took = []
        for part in self._parts():
            closed = next((n for n, e in enumerate(part) if e.fact and e.fact.what == "closed"), None)
            if closed is None:
                continue
            end = part[closed]
            assert end.fact is not None
            if day_of(end.at) != day or who not in {None, end.fact.by}:
                continue
            asleep, since = 0, None
            for entry in part[: closed + 1]:
                what = entry.fact.what if entry.fact else ""
                if what == "snoozed" and since is None:
                    since = entry.at
                elif what in {"woken", "closed"} and since is not None:
                    asleep += self.between(since, entry.at)
                    since = None
            took.append(self.between(part[0].at, end.at) - asleep)
        return took

    def answers(self, day: str, who: str | None = None) -> int:
        return sum(
            entry.kind == "operator" and day_of(entry.at) == day and who in {None, entry.author_id}
            for entries in self.feeds.entries.values()
            for entry in entries
        )

    def open_at_end(self, day: str) -> int:
        found = 0
        for entries in self.feeds.entries.values():
            state = None
            for entry in entries:
                if day_of(entry.at) > day:
                    break
                what = entry.fact.what if entry.fact else ""
                state = {"closed": "closed", "reopened": "open"}.get(what, state or "open")
            found += state == "open"
        return found


def simple(took: list[int]) -> Durations:
    if not took:
        return Durations()
    enough = next(each for each in sorted(took) if sum(other <= each for other in took) * 10 >= 9 * len(took))
    return Durations(count=len(took), median=round(median(took)), p90=enough, mean=round(sum(took) / len(took)))


WEEK = (
    *(WorkingHours(day=day, begin=9 * 60, until=18 * 60) for day in range(5)),
    WorkingHours(day=2, begin=22 * 60, until=1440),
    WorkingHours(day=3, begin=0, until=150),
)


@settings(max_examples=300, deadline=None)
@given(acts, st.booleans())
def test_counted_as_a_naive_reader_would(made_up: list[Act], only_working: bool) -> None:
    feeds = feeds_of(made_up)
    spells, days = spells_of(feeds), Days(FIRST, LAST, BERLIN)
    between: Callable[[int, int], int] = lambda begin, until: until - begin  # noqa: E731
    if only_working:
        between = WorkingTime(WEEK, BERLIN, date(2026, 3, 1), date(2026, 6, 1)).between
    written = [e for entries in feeds.entries.values() for e in entries if e.kind == "operator"]
    counted = count(
        spells,
        [Answers(at=entry.at, operator_id=str(entry.author_id), count=1) for entry in written],
        days,
        open_at_begin=sum(
            spell.opened_at < days.begin and (spell.closed_at is None or spell.closed_at >= days.begin)
            for spell in spells
        ),
        between=between,
    )
    naive = Naive(feeds, between)
    assert [each.day for each in counted.days] == [(FIRST + timedelta(days=n)).isoformat() for n in range(9)]
    for each in counted.days:
        numbers = each.numbers
        assert numbers.new == naive.openings(first=True, day=each.day)
        assert numbers.reopened == naive.openings(first=False, day=each.day)
        assert numbers.first_answer == simple(naive.first_answers(each.day))
        assert numbers.closing == simple(naive.closings(each.day))
        assert numbers.closed == len(naive.closings(each.day))
        assert numbers.answers == naive.answers(each.day)
        assert each.open_at_end == naive.open_at_end(each.day)
    names = [each.day for each in counted.days]
    for operator in counted.operators:
        who, numbers = operator.operator_id, operator.numbers
        assert numbers.first_answer == simple([t for day in names for t in naive.first_answers(day, who)])
        assert numbers.closing == simple([t for day in names for t in naive.closings(day, who)])
        assert numbers.answers == sum(naive.answers(day, who) for day in names)
    assert counted.total.closing == simple([took for day in names for took in naive.closings(day)])


@given(st.lists(st.integers(0, 10**9), max_size=60))
def test_durations(took: list[int]) -> None:
    assert durations(took) == simple(took)


moments = st.integers(BEGIN, BEGIN + 14 * 24 * 60 * MINUTE)


@settings(max_examples=60, deadline=None)
@given(moments, st.integers(0, 4 * 24 * 60), st.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "UTC"]))
def test_working_time_is_what_the_clock_on_the_wall_says(begin: int, minutes: int, name: str) -> None:
    """Minute by minute, over the night in which the clocks change too."""
    zone = ZoneInfo(name)
    begin -= begin % MINUTE
    work = WorkingTime(WEEK, zone, date(2026, 3, 1), date(2026, 6, 1))
    at_work = 0
    for minute in range(minutes):
        there = datetime.fromtimestamp((begin + minute * MINUTE) / 1000, zone)
        now = there.hour * 60 + there.minute
        at_work += any(each.day == there.weekday() and each.begin <= now < each.until for each in WEEK)
    assert work.between(begin, begin + minutes * MINUTE) == at_work * MINUTE


def test_overlapping_hours_count_once() -> None:
    monday = date(2026, 11, 23)
    work = WorkingTime(
        [WorkingHours(day=0, begin=540, until=720), WorkingHours(day=0, begin=600, until=780)], BERLIN, monday, monday
    )
    begin = round(datetime(2026, 11, 23, tzinfo=BERLIN).timestamp() * 1000)
    assert work.between(begin, begin + 24 * 60 * MINUTE) == 240 * MINUTE
    assert work.between(begin - 10**9, begin) == 0


def test_a_day_of_a_change_of_clocks_has_its_own_length() -> None:
    days = Days(date(2026, 3, 28), date(2026, 3, 30), BERLIN)
    lengths = [(b - a) // (60 * MINUTE) for a, b in zip(days._edges, days._edges[1:], strict=False)]
    assert lengths == [24, 23, 24]
    assert [days.place(edge) for edge in days._edges] == [0, 1, 2, None]
    assert [days.place(edge - 1) for edge in days._edges] == [None, 0, 1, 2]


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 1)),
    st.integers(0, 60),
    st.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "America/New_York", "Australia/Lord_Howe", "UTC"]),
)
def test_even_stretches_are_the_whole_and_count_to_the_right_day(first: date, more: int, name: str) -> None:
    days = Days(first, first + timedelta(days=more), ZoneInfo(name))
    stretches = list(days.even_stretches())
    assert [days.begin, *(end for _, end in stretches)] == [*(begin for begin, _ in stretches), days.end]
    for begin, end in stretches:
        for at in range(begin, end, 30 * MINUTE):
            assert days.place(at - (at - begin) % DAY) == days.place(at)
