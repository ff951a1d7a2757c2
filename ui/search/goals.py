"""Where a line of the palette leads, and the search whose finds are listed."""

from operator_app.domain.found import FoundDialog
from operator_app.domain.search import SearchQuery, Term
from operator_app.domain.value import DialogId, Revision, Value


class Goal(Value):
    """Where a chosen line leads."""

    dialog_id: DialogId
    position: Revision | None = None
    terms: tuple[Term, ...] = ()


class Asked(Value):
    """A search whose finds are to be listed, with what the backend found besides."""

    query: SearchQuery
    typed: str
    beyond: tuple[FoundDialog, ...] = ()
