"""What a row says, to the eye and to the ear."""

import pytest
from msgspec.structs import replace

from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import MessageKind, MessageState
from tests import sample_dialogs as sample
from ui.dialog_list.row_words import AMBER_AFTER, RED_AFTER, Tone, row_words, sentence, waiting_tone

MARIA, JOHN, OLEG, VISITOR, EKATERINA, ANNA, TECHSNAB = sample.ROWS
ME = sample.ANTON.id


def test_who_wrote_last_is_seen_before_the_text() -> None:
    assert row_words(OLEG, ME).lead == "You:"
    assert row_words(OLEG, sample.NINA.id).lead == "Anton:"
    assert row_words(TECHSNAB, ME).lead == "Nina:"
    assert row_words(ANNA, ME).lead == ""
    badge = row_words(TECHSNAB, ME).badge
    assert badge is not None
    assert badge.initials == "NS"
    assert row_words(ANNA, ME).badge is None


def test_typing_goes_before_a_draft_and_a_draft_before_the_last_message() -> None:
    drafted = replace(OLEG, draft="Трек-номер\nотправлен")
    words = row_words(drafted, ME)
    assert (words.lead, words.lead_tone, words.preview) == ("Draft:", Tone.ACCENT, "Трек-номер отправлен")
    words = row_words(replace(drafted, typing=MARIA.typing), ME)
    assert (words.lead, words.lead_tone) == ("typing…", Tone.GREEN)
    assert words.preview == "Отправили трек-номер на почту"


@pytest.mark.parametrize(
    ("outgoing", "icon"),
    [(MessageState.PENDING, "clock"), (MessageState.DOUBTFUL, "clock"), (MessageState.FAILED, "warning"), (None, None)],
)
def test_what_is_not_through_yet_has_a_sign(outgoing: MessageState | None, icon: str | None) -> None:
    assert row_words(replace(OLEG, outgoing=outgoing), ME).icon == icon


def test_a_file_without_words_shows_its_name() -> None:
    words = row_words(VISITOR, ME)
    assert (words.icon, words.preview) == ("file", "price-2026.pdf")
    last = VISITOR.dialog.last_message
    assert last is not None
    several = replace(last, file_count=3, file_is_image=True)
    words = row_words(replace(VISITOR, dialog=replace(VISITOR.dialog, last_message=several)), ME)
    assert (words.icon, words.preview) == ("image", "price-2026.pdf +2")


def test_a_note_has_its_own_sign() -> None:
    last = OLEG.dialog.last_message
    assert last is not None
    noted = replace(OLEG, dialog=replace(OLEG.dialog, last_message=replace(last, kind=MessageKind.NOTE)))
    assert row_words(noted, ME).icon == "note"


def test_of_many_tags_two_are_shown() -> None:
    words = row_words(replace(OLEG, dialog=replace(OLEG.dialog, tags=("a", "b", "c", "d"))), ME)
    assert (words.tags, words.more_tags) == (("a", "b"), 2)


def test_waiting_turns_from_green_to_amber_to_red() -> None:
    tones = [waiting_tone(0, waited) for waited in (0, AMBER_AFTER - 1, AMBER_AFTER, RED_AFTER - 1, RED_AFTER)]
    assert tones == [Tone.GREEN, Tone.GREEN, Tone.AMBER, Tone.AMBER, Tone.RED]


def test_the_assignee_is_shown_where_the_avatar_does_not_show_him() -> None:
    assert row_words(replace(ANNA, assignee=sample.NINA), ME).colleague is not None
    assert row_words(ANNA, ME).colleague is None  # mine
    assert row_words(TECHSNAB, ME).colleague is None  # Nina's badge is there


def test_the_sentence_tells_all_of_it() -> None:
    said = sentence(row_words(MARIA, ME), sample.NOW)
    for part in (
        "Мария Иванова",
        "unread",
        "unanswered messages: 2",
        "waiting 4 m",
        "typing… Да, оплатила",
        "tags: оплата, vip",
        "assigned to Anton Kozlov",
        "on the site now",
    ):
        assert part in said


@pytest.mark.parametrize(
    "row", [replace(OLEG, user=None), replace(OLEG, dialog=replace(OLEG.dialog, last_message=None))]
)
def test_a_row_that_lacks_something_still_says_what_it_can(row: DialogRow) -> None:
    words = row_words(row, None)
    assert words.name
    assert sentence(words, sample.NOW)
