"""The route that finds messages in all of a workspace."""

from typing import Annotated, Any, Literal

from litestar import get
from litestar.params import FromQuery, QueryParameter
from sqlalchemy import and_, or_, select

from chat_backend.database import rows
from chat_backend.database.tables import dialogs, messages
from chat_backend.operators_api import pages
from chat_backend.protocol import Message, SearchPage
from chat_backend.refusals import Refused
from chat_backend.search_text import fold
from chat_backend.services import FromOperator, FromServices

MOST_WORDS = 12
LONGEST_WORD = 100
_ESCAPE = "\\"
Moment = Annotated[int | None, QueryParameter(ge=0, le=2**53)]


@get("/api/v1/search")
async def search(
    session: FromOperator,
    services: FromServices,
    *,
    words: FromQuery[list[str]],
    dialog_state: Annotated[Literal["open", "closed"] | None, QueryParameter(name="state")] = None,
    kind: Annotated[Literal["user", "operator", "note"] | None, QueryParameter()] = None,
    after: Moment = None,
    until: Moment = None,
    before: FromQuery[str | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=100)] = 50,
) -> SearchPage:
    """Messages in which all the words stand, also as parts of longer ones; the newest first."""
    services.limits.search.require(f"{session.workspace_id} {session.operator.id}", "searches")
    wanted = [messages.c.workspace_id == session.workspace_id, messages.c.kind != "system", *_hold(words)]
    if dialog_state is not None:
        of_state = select(dialogs.c.id).where(
            dialogs.c.workspace_id == session.workspace_id, dialogs.c.state == dialog_state
        )
        wanted.append(messages.c.dialog_id.in_(of_state))
    if kind is not None:
        wanted.append(messages.c.kind == kind)
    if after is not None:
        wanted.append(messages.c.at >= after)
    if until is not None:
        wanted.append(messages.c.at < until)
    if before is not None:
        number, message_id = pages.cursor_of(before)
        wanted.append(or_(messages.c.number < number, and_(messages.c.number == number, messages.c.id < message_id)))
    async with services.database.read() as connection:
        newest_first = (messages.c.number.desc(), messages.c.id.desc())
        found = (
            await connection.execute(select(messages).where(*wanted).order_by(*newest_first).limit(limit + 1))
        ).all()
        shown = found[:limit]
        of_them = await connection.execute(
            select(dialogs).where(
                dialogs.c.workspace_id == session.workspace_id, dialogs.c.id.in_({row.dialog_id for row in shown})
            )
        )
        page = await pages.with_people(connection, session.workspace_id, session.operator.id, of_them.all(), None)
    return SearchPage(
        messages=tuple(rows.entity(Message, row) for row in shown),
        dialogs=page.dialogs,
        users=page.users,
        marks=page.marks,
        next=f"{shown[-1].number}.{shown[-1].id}" if len(found) > limit else None,
    )


def _hold(words: list[str]) -> list[Any]:
    """Each word as a part of the folded text. Raises ``bad_request``."""
    if not 1 <= len(words) <= MOST_WORDS:
        raise Refused("bad_request", f"A search has 1 to {MOST_WORDS} words.", field="words")
    conditions = []
    for word in words:
        folded = fold(word.strip())
        if not folded or len(folded) > LONGEST_WORD:
            raise Refused("bad_request", f"A word has 1 to {LONGEST_WORD} letters.", field="words")
        escaped = folded.replace(_ESCAPE, _ESCAPE * 2).replace("%", f"{_ESCAPE}%").replace("_", f"{_ESCAPE}_")
        conditions.append(messages.c.folded.like(f"%{escaped}%", escape=_ESCAPE))
    return conditions
