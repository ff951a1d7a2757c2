"""The reply one means is found: by name, by text, with a slip, with the wrong layout on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.keyboard_layout import other_layout
from operator_app.domain.reply_search import find_replies
from operator_app.domain.saved_replies import LONGEST_NAME, SavedReply, of_same_name, proposed_name
from operator_app.domain.value import SavedReplyId


def reply(number: int, name: str, text: str = "") -> SavedReply:
    return SavedReply(id=SavedReplyId(f"reply-{number}"), name=name, text=text)


REPLIES = (
    reply(1, "возврат", "Деньги вернутся за 5 дней, доставка не возвращается."),
    reply(2, "доставка срок", "{Имя}, заказ приедет в течение 3 рабочих дней."),
    reply(3, "доставка цена", "По Москве — 350 ₽."),
    reply(4, "greeting", "Hello! How can I help?"),
    reply(5, "привет", "Здравствуйте!"),
)


def names(query: str) -> list[str]:
    return [each.name for each in find_replies(REPLIES, query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("цена", "доставка цена"),
        ("ЦЕНА дост", "доставка цена"),
        ("ghbdtn", "привет"),
        ("пкууештп", "greeting"),
        ("превет", "привет"),
        ("greting", "greeting"),
        ("доставак срок", "доставка срок"),
        ("приедет", "доставка срок"),
        ("350", "доставка цена"),
        ("дост москве", "доставка цена"),
    ],
)
def test_the_one_meant_comes_first(query: str, first: str) -> None:
    assert names(query)[0] == first


def test_a_name_weighs_more_than_a_text() -> None:
    assert names("доставка") == ["доставка срок", "доставка цена", "возврат"]


def test_nothing_like_it_finds_nothing() -> None:
    assert names("квитанция") == []
    assert names("xq") == []


def test_an_empty_query_finds_all_in_their_order() -> None:
    assert find_replies(REPLIES, "  ") == REPLIES


REPLY = st.builds(reply, st.integers(), st.text(min_size=1, max_size=30), st.text(max_size=80))


@given(st.lists(REPLY), st.text(max_size=150))
def test_what_is_found_was_there_and_only_once(replies: list[SavedReply], query: str) -> None:
    found = find_replies(replies, query)
    assert len(found) <= len(replies)
    assert all(each in replies for each in found)


@given(st.lists(REPLY, min_size=1), st.data())
def test_a_beginning_of_its_name_always_finds_a_reply(replies: list[SavedReply], data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(replies))
    length = data.draw(st.integers(1, len(wanted.name)))
    assert wanted in find_replies(replies, wanted.name[:length])


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя ", min_size=1))
def test_the_other_layout_of_the_other_layout_is_the_text(text: str) -> None:
    typed = other_layout(text)
    assert (typed is None) == (not text.strip())
    if typed is not None:
        assert other_layout(typed) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{name}, заказ приедет в течение 3 рабочих дней.", "name заказ приедет в"),
        ("Hello — how are you?", "Hello how are you"),
        ("…", ""),
        ("x" * 500, ""),
    ],
)
def test_the_first_words_are_proposed_as_name(text: str, name: str) -> None:
    assert proposed_name(text) == name


@given(st.text())
def test_a_proposed_name_can_be_used(text: str) -> None:
    assert len(proposed_name(text)) <= LONGEST_NAME


def test_the_same_name_is_the_same_however_it_is_written() -> None:
    assert of_same_name(REPLIES, "  Доставка   СРОК ") is REPLIES[1]
    assert of_same_name(REPLIES, "доставка срок", besides=REPLIES[1].id) is None
    assert of_same_name(REPLIES, "доставка") is None
