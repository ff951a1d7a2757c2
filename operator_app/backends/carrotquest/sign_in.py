"""How an account begins: is the token good, which site is it of, and which of its operators is asking."""

import json
import re
import ssl
from collections.abc import Iterable
from typing import Final

from operator_app.backends.carrotquest import people
from operator_app.backends.carrotquest.dialogs import last_parts
from operator_app.backends.carrotquest.http import Answer, Http, host
from operator_app.backends.carrotquest.reading import Json, record, records, text_id
from operator_app.domain.people import Operator
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.service import ServiceOffer, ServiceOperator
from operator_app.domain.value import OperatorId

_TOKEN: Final = re.compile(r"app\.(\d{1,19})\.[0-9a-zA-Z]+")
_PAGES: Final = 2
"""How many pages of dialogs are looked through for operators."""
_LONGEST_TOKEN: Final = 1_000
"""Characters: a longer one does not fit into the keyring of every system."""


def site_in(token: str) -> str | None:
    """The number of the site, which tokens have in them as far as they have been seen."""
    found = _TOKEN.fullmatch(token)
    return None if found is None else found.group(1)


async def look(
    api: str, realtime: str, token: str, *, site_id: str = "", tls: ssl.SSLContext | None = None
) -> ServiceOffer:
    """Who may be asking. ``site_id``: as typed, for a token that does not say it.

    Raises ``SignedOut`` for a token that is not accepted, ``Refused(FORBIDDEN)`` for one without the right to read
    dialogs, ``Refused(SITE_UNKNOWN)`` where neither the token nor a dialog tells the site; ``NotABackend``,
    ``Unreachable``, ``RateLimited``.
    """
    if not token or len(token) > _LONGEST_TOKEN or not token.isascii() or any(letter.isspace() for letter in token):
        raise Refused(RefusalReason.WRONG_TOKEN, "cannot be a token")
    http = Http(api, tls, token=token)
    try:
        site = site_in(token) or site_id.strip()
        first = await _conversations(http, site or "$self_app", None)
        found = list(records(first.data))
        site = site or _site_of(found)
        if not site.isascii() or not site.isdigit():
            raise Refused(RefusalReason.SITE_UNKNOWN, "neither the token nor a dialog tells the site")
        for _ in range(_PAGES - 1):
            position = first.meta.get("next_before_position")
            if not position:
                break
            first = await _conversations(http, site, position)
            found += records(first.data)
        operators = _operators([*await _channels(http, site), *found])
    finally:
        await http.close()
    return ServiceOffer(
        api=api,
        realtime=realtime,
        site_id=site,
        title=host(api),
        operators=tuple(ServiceOperator(id=each.id, name=each.name) for each in operators),
    )


async def _conversations(http: Http, site: str, position: Json) -> Answer:
    after = None if position is None else json.dumps(position)
    return await http.get(f"/apps/{site}/conversations", paginate_count=50, paginate_position=after)


async def _channels(http: Http, site: str) -> list[dict[str, Json]]:
    """The one place that lists operators; whether a token may ask for it is not known."""
    try:
        return list(records((await http.get(f"/apps/{site}/channels")).data))
    except Refused:
        return []


def _site_of(conversations: Iterable[dict[str, Json]]) -> str:
    return next((site for each in conversations if (site := text_id(record(each.get("user")).get("app")))), "")


def _operators(found: Iterable[dict[str, Json]]) -> list[Operator]:
    """People only, by name; the default sender last, for a site where nobody was seen yet."""
    seen: dict[OperatorId, Operator] = {}
    for each in found:
        admins: list[Json] = [each.get("assignee"), each.get("last_admin"), *records(each.get("operators"))]
        admins += list(records(record(each.get("channel")).get("operators")))
        admins += [told.get("from") for told in last_parts(each)]
        for admin in admins:
            made = people.operator(admin)
            if made is not None and not made.removed:
                seen.setdefault(made.id, made)
    return sorted(seen.values(), key=lambda each: each.name.casefold())
