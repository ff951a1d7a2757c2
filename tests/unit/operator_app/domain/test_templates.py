"""Filling in never evaluates, never loses a character of plain text, and tells exactly what is left to fill."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.people import Operator, Property, User
from operator_app.domain.templates import LONGEST_NAME, LONGEST_VALUE, Place, Variable, fill, left_over, parse
from operator_app.domain.value import OperatorId, UserId

ANTON = Operator(id=OperatorId("anton"), revision=1, name="Anton Kozlov")
PLAIN = st.text(alphabet=st.characters(exclude_characters="{}", exclude_categories=["Cs"]))
NAMES = st.text(alphabet="abcdeабвгд_ 19.", min_size=1, max_size=20).filter(lambda name: name[0].isalpha())
ANYTHING = st.lists(
    st.one_of(PLAIN, st.sampled_from(["{", "}", "{{", "}}", "|", "{}", "{|}"]), NAMES.map(lambda name: f"{{{name}}}"))
).map("".join)


def person(**known: object) -> User:
    given_ = {"id": UserId("maria"), "revision": 1, "created_at": 0, "last_seen_at": 0, **known}
    return User(**given_)  # type: ignore[arg-type]


MARIA = person(
    name=" Мария  Иванова ",
    email="maria@example.com",
    properties=(
        Property(name="Last order", value="№4821"),
        Property(name="Orders", value=3),
        Property(name="Sum", value=7480.0),
        Property(name="Paid", value=True),
        Property(name="Tags", value=("a", "b")),
        Property(name="name", value="not this"),
    ),
)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{name}!", "Мария Иванова!"),
        ("{first_name}, hello", "Мария, hello"),
        ("{Имя}, {почта}, {ОПЕРАТОР}", "Мария, maria@example.com, Anton Kozlov"),
        ("{operator}", "Anton Kozlov"),
        ("{last order} {Orders} {sum} {tags}", "№4821 3 7480 a, b"),
        ("{phone|no phone}", "no phone"),
        ("{phone|}.", "."),
        ("{name|there}", "Мария Иванова"),
        ("{{name}}", "{name}"),
        ("{{{name}}}", "{Мария Иванова}"),
        ('{} {1} {"a": 1} { {} }', '{} {1} {"a": 1} { {} }'),
        ("if (a) { return b; }", "if (a) { return b; }"),
        ("", ""),
    ],
)
def test_what_is_known_is_filled_in(template: str, text: str) -> None:
    filled = fill(template, MARIA, ANTON)
    assert filled.text == text
    if "return" not in template:
        assert filled.unfilled == ()


def test_what_is_not_known_stays_and_is_told() -> None:
    filled = fill("Ваш {трек} для {name}: {phone}", MARIA, ANTON)
    assert filled.text == "Ваш {трек} для Мария Иванова: {phone}"
    assert filled.unfilled == (Place(start=4, end=10, name="трек"), Place(start=30, end=37, name="phone"))


def test_yes_and_no_are_no_text_for_a_user() -> None:
    assert [place.name for place in fill("{paid}", MARIA, ANTON).unfilled] == ["paid"]


def test_a_nameless_user_leaves_the_name_to_fill() -> None:
    assert [place.name for place in fill("{имя} {operator}", person(), None).unfilled] == ["имя", "operator"]
    assert fill("{name|there}", None, None).text == "there"


def test_a_value_is_one_line_of_limited_length_and_is_not_filled_again() -> None:
    sly = person(
        name="{email}\r\n\x07x", email="secret@example.com", properties=(Property(name="long", value="я" * 9999),)
    )
    assert fill("{name}", sly, ANTON).text == "{email} x"
    assert len(fill("{long}", sly, ANTON).text) == LONGEST_VALUE


def test_too_long_a_name_is_plain_text() -> None:
    assert fill("{" + "a" * (LONGEST_NAME + 1) + "}", MARIA, ANTON).unfilled == ()
    assert len(fill("{" + "a" * LONGEST_NAME + "}", MARIA, ANTON).unfilled) == 1


@given(PLAIN)
def test_text_without_braces_stays_as_it_is(text: str) -> None:
    assert fill(text, MARIA, ANTON).text == text
    assert left_over(text) == ()


@given(ANYTHING)
def test_places_point_at_what_they_say(template: str) -> None:
    filled = fill(template, None, None)
    for place in filled.unfilled:
        inside = filled.text[place.start : place.end]
        assert inside[0] + inside[-1] == "{}"
        assert inside[1:-1].strip() == place.name
    for place in left_over(filled.text):
        assert filled.text[place.start + 1 : place.end - 1].split("|")[0].strip() == place.name


@given(st.lists(st.one_of(PLAIN, NAMES.map(lambda name: f"{{{name}}}"))))
def test_what_filling_leaves_is_what_sending_finds(parts: list[str]) -> None:
    """As long as nobody doubles braces, nothing unfilled can slip through."""
    filled = fill(" ".join(parts), None, None)
    assert left_over(filled.text) == filled.unfilled


@given(ANYTHING)
def test_the_pieces_are_the_whole_text(template: str) -> None:
    joined = "".join(piece.source if isinstance(piece, Variable) else piece for piece in parse(template))
    assert joined == fill(template, None, None).text
    assert joined.replace("{", "").replace("}", "") == template.replace("{", "").replace("}", "")


@given(PLAIN)
def test_doubling_braces_keeps_any_text(text: str) -> None:
    code = "{" + text + "}"
    assert fill(code.replace("{", "{{").replace("}", "}}"), MARIA, ANTON).text == code


@given(NAMES, st.text(alphabet=st.characters(exclude_characters="{}\r\n", exclude_categories=["Cs"]), max_size=100))
def test_a_fallback_always_fills(name: str, fallback: str) -> None:
    assert fill(f"{{{name}|{fallback}}}", None, None) == fill(fallback, None, None)
