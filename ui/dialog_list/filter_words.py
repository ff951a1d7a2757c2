"""What the chips above the list say."""

from PySide6.QtCore import QCoreApplication

from operator_app.domain.lists import DialogFilter, DialogSort, Ownership
from operator_app.domain.people import Operator
from ui.names import short_name

translate = QCoreApplication.translate


def ownership_words(chosen: DialogFilter, operators: tuple[Operator, ...]) -> str:
    """Whose dialogs, in a word or two."""
    if chosen.snoozed:
        return translate("dialog_filter", "Snoozed")
    if chosen.ownership is Ownership.OPERATOR:
        found = next((one for one in operators if one.id == chosen.operator_id), None)
        return short_name(found) if found is not None else translate("dialog_filter", "A colleague's")
    return plain_ownership_words(chosen.ownership)


def plain_ownership_words(ownership: Ownership) -> str:
    match ownership:
        case Ownership.MINE:
            return translate("dialog_filter", "Mine")
        case Ownership.UNASSIGNED:
            return translate("dialog_filter", "Unassigned")
        case Ownership.ALL | Ownership.OPERATOR:
            return translate("dialog_filter", "All")


def tag_words(chosen: DialogFilter) -> str:
    if chosen.untagged:
        return translate("dialog_filter", "No tag")
    if not chosen.tags:
        return translate("dialog_filter", "Any tag")
    first = chosen.tags[0]
    return first if len(chosen.tags) == 1 else f"{first} +{len(chosen.tags) - 1}"


def sort_words(sort: DialogSort) -> str:
    match sort:
        case DialogSort.LONGEST_WAITING:
            return translate("dialog_filter", "Oldest waiting")
        case DialogSort.NEWEST:
            return translate("dialog_filter", "Newest")
