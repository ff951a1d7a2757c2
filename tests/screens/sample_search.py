"""Answers searches over the samples by reading all of them."""

from collections.abc import Iterable, Mapping

from operator_app.domain import search
from operator_app.domain.found import FoundDialog, FoundDialogs, FoundMessage, FoundPerson, SearchPage
from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.people import Operator
from operator_app.domain.search import SearchQuery
from operator_app.domain.value import DialogId

SNIPPET = 160


def find(
    query: SearchQuery, rows: Mapping[DialogId, DialogRow], messages: Iterable[Message], operators: Iterable[Operator]
) -> SearchPage:
    if query.empty:
        return SearchPage()
    names = {operator.id: operator.name for operator in operators}
    found = [
        _line(query, message, rows[message.dialog_id], names)
        for message in sorted(messages, key=lambda message: -message.at)
        if message.kind is not MessageKind.SYSTEM and search.match(query.terms, message.text)
    ]
    people = {
        row.user.id: FoundPerson(user=row.user, dialog_id=row.dialog.id, dialogs=row.user_dialogs)
        for row in rows.values()
        if row.user is not None and search.match(query.terms, f"{row.user.name} {row.user.email}")
    }
    return SearchPage(messages=tuple(found), people=tuple(people.values())[:5] if not query.filters else ())


def find_dialogs(page: SearchPage) -> FoundDialogs:
    found = {each.dialog_id: FoundDialog(dialog_id=each.dialog_id) for each in page.people}
    for message in page.messages:
        found.setdefault(message.dialog_id, FoundDialog(dialog_id=message.dialog_id, position=message.position))
    return FoundDialogs(dialogs=tuple(found.values()))


def _line(query: SearchQuery, message: Message, row: DialogRow, names: Mapping[str, str]) -> FoundMessage:
    line, marks = search.snippet(query.terms, message.text, SNIPPET)
    return FoundMessage(
        key=message.key,
        dialog_id=message.dialog_id,
        position=message.position,
        kind=message.kind,
        at=message.at,
        snippet=line,
        marks=marks,
        user=row.user,
        author=names.get(message.author_id or ""),
        dialog_state=row.dialog.state,
    )
