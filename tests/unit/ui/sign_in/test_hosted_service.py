"""The form for the hosted service: brands, the token and where it is found, who one is, and every refusal in plain words."""

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from operator_app.domain.problems import (
    BackendError,
    NotABackend,
    RateLimited,
    RefusalReason,
    Refused,
    SignedOut,
    TokenTooNarrow,
    Unreachable,
    UnreachableReason,
)
from operator_app.domain.service import ServiceOffer, ServiceOperator
from operator_app.domain.value import OperatorId
from operator_app.engine.team_requests import EnterService, LookAtService
from ui.sign_in.hosted_service import HostedServiceForm
from ui.sign_in.token_picture import TokenPicture
from ui.theme.choice_button import ChoiceButton
from ui.theme.labelled_field import LabelledField
from ui.theme.theme import Theme
from ui.translation import Translations

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]

ANNA = ServiceOperator(id=OperatorId("301"), name="Anna")
OTHER_ANNA = ServiceOperator(id=OperatorId("302"), name="Anna")
BORIS = ServiceOperator(id=OperatorId("303"), name="Boris")
OFFER = ServiceOffer(
    api="https://a.example", realtime="https://r.example", site_id="7", title="a", operators=(ANNA, BORIS)
)


@pytest.fixture
def speak(translations: Translations) -> Callable[[str], str]:
    return translations.use


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> HostedServiceForm:
    return shown(theme, qtbot)


def shown(theme: Theme, qtbot: QtBot) -> HostedServiceForm:
    form = HostedServiceForm(theme)
    qtbot.addWidget(form)
    form.resize(420, 640)
    form.show()
    qtbot.waitExposed(form)
    return form


def choose(button: ChoiceButton, words: str) -> None:
    menu = button.open_menu()
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.close()


def asked(form: HostedServiceForm) -> list[LookAtService]:
    found: list[LookAtService] = []
    form.looked.connect(found.append)
    return found


def words_of(form: HostedServiceForm) -> str:
    return " ".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


def test_each_brand_is_offered_and_only_other_addresses_are_typed(form: HostedServiceForm) -> None:
    found = asked(form)
    QTest.keyClicks(form.token.field, "app.7.abc")
    form.go_on.click()
    assert found.pop() == LookAtService(brand="carrot_quest", token="app.7.abc")
    assert not form.api.isVisible()
    form.set_busy(busy=False)
    choose(form.brand, "Dashly")
    form.go_on.click()
    assert found.pop().brand == "dashly"
    form.set_busy(busy=False)
    choose(form.brand, "Other addresses")
    assert form.api.isVisible()
    assert form.realtime.isVisible()
    form.go_on.click()
    assert not found
    assert form.api.complaint() == "Write the address as https://api.example.com"
    QTest.keyClicks(form.api.field, "api.example.com")
    form.go_on.click()
    assert found.pop() == LookAtService(
        brand="other", token="app.7.abc", api="https://api.example.com", realtime="https://api.example.com"
    )


def test_where_the_token_is_found_is_said_and_drawn_and_the_token_is_not_shown(form: HostedServiceForm) -> None:
    assert "Settings → Developers → API keys" in words_of(form)
    assert "keyring and nowhere else" in words_of(form)
    (picture,) = form.findChildren(TokenPicture)
    assert picture.isVisible()
    assert picture.accessibleName() or picture.accessibleDescription()
    QTest.keyClicks(form.token.field, "app.7.abc")
    assert "abc" not in form.token.field.displayText()


def test_without_a_token_nobody_is_asked(form: HostedServiceForm) -> None:
    found = asked(form)
    form.go_on.click()
    assert not found
    assert form.token.complaint() == "Paste the token"


def test_a_token_may_be_pasted_with_the_line_breaks_it_was_copied_with(form: HostedServiceForm) -> None:
    found = asked(form)
    form.token.field.setText(" app.7.\tabc ")
    form.go_on.click()
    assert found.pop().token == "app.7.abc"


def test_who_one_is_must_be_said_and_two_of_one_name_are_told_apart(form: HostedServiceForm) -> None:
    entered: list[EnterService] = []
    form.submitted.connect(entered.append)
    QTest.keyClicks(form.token.field, "app.7.abc")
    form.go_on.click()
    form.show_offer(replace(OFFER, operators=(ANNA, OTHER_ANNA)))
    assert form.who.isVisible()
    assert "not who uses it" in words_of(form)
    assert not form.enter.isEnabled()
    choose(form.who, "Anna (302)")
    form.enter.click()
    assert entered.pop() == EnterService(
        offer=replace(OFFER, operators=(ANNA, OTHER_ANNA)), token="app.7.abc", operator=OTHER_ANNA
    )


def test_where_nobody_was_seen_the_sites_own_sender_is_left(form: HostedServiceForm) -> None:
    entered: list[EnterService] = []
    form.submitted.connect(entered.append)
    QTest.keyClicks(form.token.field, "app.7.abc")
    form.go_on.click()
    form.show_offer(replace(OFFER, operators=()))
    form.enter.click()
    assert entered.pop().operator == ServiceOperator(id=OperatorId("default_admin"), name="The site's sender")


REFUSALS: list[tuple[BackendError, str, str, str]] = [
    (
        SignedOut(""),
        "token",
        "The service does not accept this token: it is wrong, was revoked or has expired.",
        "Сервис не принимает этот токен",
    ),
    (
        Refused(RefusalReason.FORBIDDEN),
        "token",
        "This token may not read dialogs. Make one with all rights.",
        "Этот токен не даёт читать диалоги",
    ),
    (Refused(RefusalReason.WRONG_TOKEN), "token", "", ""),
    (Refused(RefusalReason.SITE_UNKNOWN), "site", "", ""),
    (Unreachable(UnreachableReason.REFUSED), "token", "", ""),
    (Unreachable(UnreachableReason.SERVER_FAULT), "token", "", ""),
    (NotABackend(""), "token", "", ""),
    (RateLimited(5.0), "token", "", ""),
    (TokenTooNarrow(""), "token", "", ""),
]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    ("error", "where", "english", "russian"), REFUSALS, ids=[repr(error) for error, *_ in REFUSALS]
)
def test_each_refusal_is_said_in_plain_words_at_the_field_it_is_about(  # noqa: PLR0917 - one table
    speak: Callable[[str], str],
    theme: Theme,
    qtbot: QtBot,
    language: str,
    error: BackendError,
    where: str,
    english: str,
    russian: str,
) -> None:
    assert speak(language) == language
    form = shown(theme, qtbot)
    form.token.field.setText("app.7.abc")
    form.go_on.click()
    form.show_error(error)
    field: LabelledField = getattr(form, where)
    said = field.complaint()
    wanted = english if language == "en" else russian
    assert said.startswith(wanted)
    assert said, "a reason is given"
    assert field.isVisible()
    assert form.go_on.isEnabled(), "one may try again"
    assert bool(re.search("[а-яё]", said)) is (language == "ru")
    assert not re.search(r"\b(401|403|429|500|Error)\b|[{}<>_]", said), "words, no numbers of a protocol"


def test_what_cannot_be_reached_at_ones_own_addresses_is_said_there(form: HostedServiceForm) -> None:
    choose(form.brand, "Other addresses")
    form.api.field.setText("api.example.com")
    form.token.field.setText("app.7.abc")
    form.go_on.click()
    form.show_error(NotABackend(""))
    assert form.api.complaint()
    assert not form.token.complaint()


def test_a_refusal_after_the_name_is_said_beside_the_name(form: HostedServiceForm) -> None:
    form.token.field.setText("app.7.abc")
    form.go_on.click()
    form.show_offer(OFFER)
    choose(form.who, "Boris")
    form.enter.click()
    form.show_error(SignedOut(""))
    assert form.error.isVisible()
    assert form.error.text()
    assert form.enter.isEnabled()
