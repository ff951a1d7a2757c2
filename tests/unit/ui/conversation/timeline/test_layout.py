"""Bubbles stand where the design says, in any width and any script."""

from datetime import UTC, date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QTextCharFormat

from operator_app.domain.messages import File, MessageKind, MessageState
from operator_app.domain.value import FileId
from tests.sample_dialogs import ANTON, LEV, MARIA, NINA
from tests.sample_feed import MIXED_MESSAGES, PHOTO, said, sending
from ui.conversation.timeline.items import Bubble, build_items
from ui.conversation.timeline.laid import Laid
from ui.conversation.timeline.layout import Layouts, picture_size
from ui.conversation.timeline.links import find_links
from ui.conversation.timeline.plain_text import displayable
from ui.conversation.timeline.text_body import TextBody, TextStyle
from ui.conversation.timeline.words import People, Words
from ui.theme.theme import Theme
from ui.theme.tokens import BODY

WIDTHS = [280, 420, 655, 800, 1100]


def layouts(theme: Theme, width: float) -> Layouts:
    made = Layouts(theme)
    made.set_words(Words(People(user_id=MARIA.id, user=MARIA, operators=(ANTON, NINA, LEV)), UTC, date(2026, 11, 23)))
    made.set_width(width)
    return made


def body(theme: Theme, text: str, width: float = 400) -> TextBody:
    return TextBody(text, find_links(text), TextStyle(theme.font(BODY), theme.px(BODY.line), QTextCharFormat()), width)


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_stays_within_its_bubble_and_the_feed(theme: Theme, width: int) -> None:
    made = layouts(theme, width)
    feed = QRectF(0, 0, width, 100_000)
    for item in build_items(MIXED_MESSAGES, zone=UTC):
        laid = made.get(item)
        places = [laid.shape, *(label.rect for label in laid.labels), *(sign.rect for sign in laid.signs)]
        places += [action.label.rect for action in laid.actions]
        assert all(feed.contains(place) for place in places if not place.isEmpty())
        assert all(place.bottom() <= laid.extent.height for place in places)
        if not isinstance(item, Bubble):
            continue
        assert laid.shape.width() <= max(min(560, width * 0.72), 80)
        inside = [QRectF(laid.body_at.x(), laid.body_at.y(), laid.body.width, laid.body.height)] if laid.body else []
        inside += [picture.rect for picture in laid.pictures] + [row.rect for row in laid.files]
        assert all(laid.shape.adjusted(-1, -1, 1, 1).contains(place) for place in inside)


@pytest.mark.parametrize("width", WIDTHS)
def test_users_left_operators_right(theme: Theme, width: int) -> None:
    made = layouts(theme, width)
    for item in build_items(MIXED_MESSAGES, zone=UTC):
        if isinstance(item, Bubble):
            shape = made.get(item).shape
            if item.message.kind is MessageKind.USER:
                assert shape.left() == 16 + 36
            else:
                assert shape.right() == pytest.approx(width - 16)


def test_the_avatar_is_at_the_last_bubble_of_a_group(theme: Theme) -> None:
    made = layouts(theme, 655)
    items = build_items([said(1, "a", "10:00"), said(2, "b", "10:01")], zone=UTC)
    first, last = (made.get(item) for item in items if isinstance(item, Bubble))
    assert first.avatar is None
    assert first.labels == []
    assert last.avatar is not None
    assert [label.text for label in last.labels] == ["10:01"]


def words_below(laid: Laid) -> str:
    return "".join(label.text for label in laid.labels)


@pytest.mark.parametrize(
    ("message", "sign", "words"),
    [
        (said(1, "a", "10:00", kind=MessageKind.OPERATOR, author=NINA.id), "check", "10:00 · Nina · sent"),
        (sending("c", "a", "10:00"), "clock", "10:00 · Anton · sending"),
        (sending("c", "a", "10:00", MessageState.DOUBTFUL), "clock", "10:00 · Anton · checking whether it arrived"),
        (
            sending("c", "a", "10:00", MessageState.FAILED, failure="file_too_large"),
            "warning",
            "Not sent. The file is too large.",
        ),
        (
            said(1, "a", "10:00", kind=MessageKind.NOTE, author=NINA.id),
            "lock",
            "Note · only operators see it · Nina · 10:00",
        ),
    ],
)
def test_what_stands_below(theme: Theme, message: object, sign: str, words: str) -> None:
    made = layouts(theme, 655)
    (laid,) = (made.get(item) for item in build_items([message], zone=UTC) if isinstance(item, Bubble))  # type: ignore[list-item]
    assert [each.icon for each in laid.signs] == [sign]
    assert words_below(laid) == words


def test_estimates_know_gaps_and_are_near(theme: Theme) -> None:
    made = layouts(theme, 655)
    items = build_items(MIXED_MESSAGES, zone=UTC)
    guessed = [made.estimate(item) for item in items]
    exact = [made.get(item).extent for item in items]
    assert [extent.gap for extent in guessed] == [extent.gap for extent in exact]
    assert sum(e.height for e in guessed) == pytest.approx(sum(e.height for e in exact), rel=0.2)


def test_only_what_changed_is_laid_out_anew(theme: Theme) -> None:
    made = layouts(theme, 655)
    before = build_items([said(1, "a", "10:00"), said(2, "b", "10:10")], zone=UTC)
    kept = {item.key: made.get(item) for item in before}
    after = build_items([said(1, "a", "10:00"), said(2, "edited", "10:10")], zone=UTC)
    assert made.get(after[1]) is kept["message-1"]
    assert made.get(after[2]) is not kept["message-2"]


def test_pictures_keep_their_shape_and_are_never_enlarged(theme: Theme) -> None:
    size = picture_size(theme, PHOTO, 655)
    assert size.width() / size.height() == pytest.approx(900 / 600, rel=0.02)
    assert size.width() <= 320
    small = File(id=FileId("f"), name="a.png", size=1, content_type="image/png", url="u", width=100, height=60)
    assert picture_size(theme, small, 655).toTuple() == (100, 60)
    huge = File(id=FileId("f"), name="a.png", size=1, content_type="image/png", url="u", width=10**9, height=1)
    assert picture_size(theme, huge, 655).width() <= 320
    assert picture_size(theme, huge, 655).height() >= 48


# ------------------------------------------------------------------------------------------- text


def test_each_paragraph_goes_in_the_direction_of_its_first_letter(theme: Theme) -> None:
    text = body(theme, "hello there\nمرحبا\nsecond line that is the longest")
    first, second = QPointF(0, 5), QPointF(text.width - 1, 18 + 5)
    assert text.position_at(first) == 0
    assert text.position_at(second) == len("hello there\n")  # the right edge is where Arabic begins


def test_a_joined_emoji_is_one_sign_in_colour(theme: Theme) -> None:
    family, one = body(theme, "👩‍👩‍👧‍👦"), body(theme, "👩")
    assert family.width <= one.width * 1.5
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setPen(theme.colour("text"))
    body(theme, "🙂").draw(painter, QPointF(2, 2), ())
    painter.end()
    colours = {image.pixelColor(x, y).hsvSaturation() for x in range(40) for y in range(30)}
    assert max(colours) > 120  # black and white text has none


def test_a_long_word_breaks(theme: Theme) -> None:
    text = body(theme, "x" * 500, width=200)
    assert text.width <= 200
    assert text.height > 18 * 5


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("one two three", 5, "two"),
        ("one two three", 0, "one"),
        ("раз\nдва три", 4, "два"),
        ("see https://example.com/a-b now", 10, "https://example.com/a-b"),
        ("👍 ok", 3, "ok"),
        ("", 0, ""),
    ],
)
def test_words(theme: Theme, text: str, at: int, word: str) -> None:
    start, end = body(theme, text).word_at(at)
    assert text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == word


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120), x=st.integers(-50, 500), y=st.integers(-50, 500), width=st.integers(1, 400))
def test_any_text_can_be_laid_out_and_pointed_at(theme: Theme, text: str, x: int, y: int, width: int) -> None:
    shown = displayable(text)
    made = body(theme, shown, width)
    assert made.width <= width
    assert made.height >= 18
    position = made.position_at(QPointF(x, y))
    assert 0 <= position <= made.length
    start, end = made.word_at(position)
    assert 0 <= start <= end <= made.length
    made.link_at(QPointF(x, y))
