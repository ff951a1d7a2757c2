"""The first screen, and what is seen while there is no connection."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from operator_app.domain.problems import NotABackend, RefusalReason, Refused, SignedOut, Unreachable, UnreachableReason
from operator_app.engine.requests import SignIn, StartHere
from operator_app.engine.team_requests import LookAtService
from tests.screens.desk import Desk
from tests.screens.sample_engine import SampleEngine
from tests.screens.screen import ALL, BOTH, OFFLINE, SIGNED_OUT, Screen, dialog, nothing, with_status


async def signed_out(desk: Desk) -> None:
    await dialog(desk)
    desk.window.sign_in_again.open()
    await desk.settle()


async def password(desk: Desk) -> QWidget | None:
    await signed_out(desk)
    return desk.window.sign_in_again.dialog


async def start_error(desk: Desk) -> None:
    desk.first.sign_in.name.clear()
    desk.first.sign_in.start_here.click()
    await desk.settle()


async def starting(desk: Desk) -> None:
    desk.first.sign_in.start_here.click()
    await desk.settle()


async def own_server(desk: Desk) -> None:
    desk.first.sign_in.show_form()
    await desk.settle()


async def wrong_form(desk: Desk) -> None:
    desk.first.sign_in.show_form()
    desk.first.sign_in.form.button.click()
    await desk.settle()


async def server_says_no(desk: Desk) -> None:
    form = desk.first.sign_in.form
    desk.first.sign_in.show_form()
    form.address.field.setText("chat.example.com")
    form.email.field.setText("anton@example.com")
    form.password.field.setText("secret")
    form.button.click()
    await desk.settle()


async def service(desk: Desk) -> None:
    desk.first.sign_in.show_service()
    await desk.settle()


async def other_addresses(desk: Desk) -> None:
    await service(desk)
    form = desk.first.sign_in.service
    menu = form.brand.open_menu()
    menu.actions()[-1].trigger()
    menu.close()
    form.go_on.click()
    await desk.settle()


async def wrong_token(desk: Desk) -> None:
    await service(desk)
    form = desk.first.sign_in.service
    form.token.field.setText("app.4242.0123abcd")
    form.go_on.click()
    await desk.settle()


async def who_are_you(desk: Desk) -> None:
    await wrong_token(desk)


async def welcome(desk: Desk) -> None:
    desk.first.sign_in.start_here.click()
    await desk.settle()


def no_account() -> SampleEngine:
    return SampleEngine(accounts=())


def slow_start() -> SampleEngine:
    engine = no_account()
    engine.hold = {StartHere}
    return engine


def refusing(error: Exception) -> Callable[[], SampleEngine]:
    def make() -> SampleEngine:
        engine = no_account()
        engine.errors = {SignIn: error}
        return engine

    return make


def token_refused() -> SampleEngine:
    engine = no_account()
    engine.errors = {LookAtService: SignedOut()}
    return engine


async def sign_out(desk: Desk) -> QWidget | None:
    await dialog(desk)
    desk.engine.set_status(replace(desk.engine.status, unsent=2))
    await desk.settle()
    question = desk.application.ask_to_sign_out()
    await desk.settle()
    return question


SCREENS = (
    Screen("offline", dialog, engine=with_status(OFFLINE), looks=BOTH, languages=ALL),
    Screen("signed-out", dialog, engine=with_status(SIGNED_OUT)),
    Screen("password", password, engine=with_status(SIGNED_OUT)),
    Screen("sign-in", nothing, engine=no_account, size=(760, 560), looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("sign-in-no-name", start_error, engine=no_account, size=(760, 560)),
    Screen("sign-in-starting", starting, engine=slow_start, size=(760, 560)),
    Screen("sign-in-server", own_server, engine=no_account, size=(760, 560), languages=ALL),
    Screen("sign-in-server-wrong", wrong_form, engine=no_account, size=(760, 560), languages=ALL),
    Screen(
        "sign-in-server-password",
        server_says_no,
        engine=refusing(Refused(RefusalReason.WRONG_PASSWORD)),
        size=(760, 560),
    ),
    Screen(
        "sign-in-server-unreachable",
        server_says_no,
        engine=refusing(Unreachable(UnreachableReason.TLS)),
        size=(760, 560),
    ),
    Screen("sign-in-server-other", server_says_no, engine=refusing(NotABackend()), size=(760, 560)),
    Screen(
        "sign-in-service", service, engine=no_account, size=(760, 640), looks=BOTH, languages=ALL, scales=(1.0, 2.0)
    ),
    Screen("sign-in-service-other", other_addresses, engine=no_account, size=(760, 760), languages=ALL),
    Screen("sign-in-service-token", wrong_token, engine=token_refused, size=(760, 640), languages=ALL),
    Screen("sign-in-service-who", who_are_you, engine=no_account, size=(760, 640), looks=BOTH, languages=ALL),
    Screen("welcome", welcome, engine=no_account, size=(760, 560), looks=BOTH, languages=ALL),
    Screen("sign-out", sign_out, looks=BOTH, languages=ALL),
)
