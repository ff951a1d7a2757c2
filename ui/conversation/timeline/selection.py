"""What is selected in the feed, from one place in a text to another. Knows no Qt."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from operator_app.domain.messages import Message
from ui.conversation.timeline.items import Bubble, DialogSeparator, Item
from ui.conversation.timeline.plain_text import cut, displayable, units


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the text of a message: UTF-16 units from its beginning."""

    key: str
    position: int


@dataclass(frozen=True, slots=True)
class Selection:
    """From where the button went down to where the pointer is; either may come first."""

    anchor: Spot
    cursor: Spot

    @property
    def empty(self) -> bool:
        return self.anchor == self.cursor


def selected_in(selection: Selection | None, items: Sequence[Item]) -> dict[str, tuple[int, int]]:
    """For each message with something selected: from and up to which position."""
    if selection is None or selection.empty:
        return {}
    bubbles = [item for item in items if isinstance(item, Bubble)]
    order = {item.key: index for index, item in enumerate(bubbles)}
    if selection.anchor.key not in order or selection.cursor.key not in order:
        return {}
    first, last = sorted((selection.anchor, selection.cursor), key=lambda spot: (order[spot.key], spot.position))
    chosen = {}
    for item in bubbles[order[first.key] : order[last.key] + 1]:
        length = units(displayable(item.message.text))
        start = first.position if item.key == first.key else 0
        end = last.position if item.key == last.key else length
        chosen[item.key] = (min(start, length), min(end, length))
    return chosen


def everything(items: Sequence[Item]) -> Selection | None:
    """All text of all messages."""
    bubbles = [item for item in items if isinstance(item, Bubble)]
    if not bubbles:
        return None
    last = bubbles[-1]
    return Selection(Spot(bubbles[0].key, 0), Spot(last.key, units(displayable(last.message.text))))


def copied(
    selection: Selection | None,
    items: Sequence[Item],
    heading: Callable[[Message], str],
    names_of_files: Callable[[Message], str],
    separator: Callable[[DialogSeparator], str],
) -> str:
    """The selection as text: bare within one message, with a heading above each across several, with a line for each
    dialog that begins in between.
    """
    chosen = selected_in(selection, items)
    messages = {item.key: item.message for item in items if isinstance(item, Bubble)}
    if len(chosen) == 1:
        key, (start, end) = next(iter(chosen.items()))
        return cut(displayable(messages[key].text), start, end)
    pieces = []
    for item in _between(chosen, items):
        if isinstance(item, DialogSeparator):
            pieces.append(f"— {separator(item)} —")
        elif isinstance(item, Bubble) and item.key in chosen:
            text = cut(displayable(item.message.text), *chosen[item.key])
            content = "\n".join(part for part in (text, names_of_files(item.message)) if part)
            if content:
                pieces.append(f"{heading(item.message)}\n{content}")
    return "\n\n".join(pieces)


def _between(chosen: Container[str], items: Sequence[Item]) -> Sequence[Item]:
    """From the first chosen message to the last."""
    places = [at for at, item in enumerate(items) if item.key in chosen]
    return items[places[0] : places[-1] + 1] if places else ()
