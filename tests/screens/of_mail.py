"""E-mail: the rules that the backend keeps, and for owners how sending goes."""

from msgspec.structs import replace
from PySide6.QtWidgets import QScrollArea, QWidget

from operator_app.domain.mail import MailChoices, MailQuiet, MailState, MailTested
from tests import sample_mail
from tests.screens.desk import Desk
from tests.screens.of_settings import settings_of
from tests.screens.sample_engine import SampleEngine
from tests.screens.screen import ALL, BOTH, Arrange, Screen
from ui.settings.window import SettingsPage


async def rules(desk: Desk) -> QWidget:
    """The whole part about e-mail is on the screen."""
    desk.application.open_settings(SettingsPage.NOTIFICATIONS)
    settings = settings_of(desk)
    settings.resize(settings.width(), round(900 * desk.theme.scale))
    await desk.settle(0.2)
    area = settings.findChildren(QScrollArea)[1]
    area.ensureWidgetVisible(settings.notifications.mail)
    await desk.settle(0.1)
    return settings


def page(*, tested: bool = False) -> Arrange:
    async def arrange(desk: Desk) -> QWidget:
        desk.application.open_settings(SettingsPage.MAIL)
        await desk.settle(0.2)
        if tested:
            settings_of(desk).mail.send_test()
            await desk.settle(0.1)
        return settings_of(desk)

    return arrange


def with_choices(choices: MailChoices) -> SampleEngine:
    engine = SampleEngine()
    engine.mail_choices = choices
    return engine


def quiet() -> SampleEngine:
    chosen = replace(sample_mail.CHOICES.rules, quiet=MailQuiet(begin=1080, until=540, days=(5, 6), zone="UTC"))
    return with_choices(replace(sample_mail.CHOICES, rules=chosen))


def off() -> SampleEngine:
    return with_choices(replace(sample_mail.CHOICES, rules=replace(sample_mail.CHOICES.rules, on=False)))


def going(state: MailState, tested: MailTested = sample_mail.TESTED) -> SampleEngine:
    engine = SampleEngine()
    engine.mail_state, engine.mail_tested = state, tested
    return engine


WELL = replace(sample_mail.STATE, failures=(), waiting=0)

SCREENS = (
    Screen("mail-rules", rules, engine=quiet, looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("mail-rules-off", rules, engine=off, languages=ALL),
    Screen("mail", page(), looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("mail-tested", page(tested=True), engine=lambda: going(WELL), looks=BOTH, languages=ALL),
    Screen("mail-refused", page(tested=True), engine=lambda: going(WELL, sample_mail.REFUSED), languages=ALL),
    Screen("mail-none", page(), engine=lambda: going(MailState(sends_mail=False)), languages=ALL),
)
