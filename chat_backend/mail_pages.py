"""The link in every e-mail about dialogs that turns these e-mails off, as people and mail programs use it (RFC 8058)."""

from litestar import MediaType, Response, get, post
from litestar.params import FromPath

from chat_backend.client_address import address_of
from chat_backend.mail.composing import language_of, off_page
from chat_backend.mail.words import WORDS, Language
from chat_backend.operators_api.sign_in import AnyRequest
from chat_backend.services import FromServices, Services

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@get("/mail/off/{token:str}", include_in_schema=False, media_type=MediaType.HTML)
async def ask_to_turn_off(request: AnyRequest, services: FromServices, token: FromPath[str]) -> Response[str]:
    """Looking changes nothing."""
    services.limits.mail_off.require(address_of(request), "looks at this page")
    rules = await services.mail.rules.of_token(token)
    language = _language(services, request, "" if rules is None else rules.language)
    done = None if rules is not None else False
    return _page(language, done=done, status=200 if rules is not None else 404)


@post("/mail/off/{token:str}", include_in_schema=False, media_type=MediaType.HTML)
async def turn_off(request: AnyRequest, services: FromServices, token: FromPath[str]) -> Response[str]:
    """What is in the body does not matter: the token alone says whose e-mail it is."""
    services.limits.mail_off.require(address_of(request), "e-mails turned off")
    rules = await services.mail.rules.of_token(token)
    done = rules is not None and await services.mail.rules.turn_off(token)
    language = _language(services, request, "" if rules is None else rules.language)
    return _page(language, done=done, status=200 if done else 404)


def _language(services: Services, request: AnyRequest, chosen: str) -> Language:
    """The operator's, else the browser's first."""
    if chosen:
        return language_of(chosen, "en")
    asked = request.headers.get("accept-language", "")[:2].lower()
    default: Language = "en" if services.mail.delivery is None else services.mail.delivery.server.language
    return language_of(asked, default)


def _page(language: Language, *, done: bool | None, status: int) -> Response[str]:
    body = off_page(WORDS[language], language, done=done)
    return Response(body, status_code=status, headers=_HEADERS, media_type=MediaType.HTML)
