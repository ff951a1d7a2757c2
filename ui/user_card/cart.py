"""What lies in a user's cart now."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from operator_app.domain.people import CartItem
from ui.conversation.timeline.plain_text import one_line
from ui.money import money
from ui.theme.elided import ElidedLabel
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

SHOWN = 8


class CartView(QWidget):
    """One line for each thing, and what they come to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[CartItem, ...] = ()
        self._lines: list[ElidedLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(Space.XS))

    def sentences(self) -> list[str]:
        return [line.whole_text for line in self._lines]

    def show_cart(self, cart: tuple[CartItem, ...]) -> None:
        if cart == self._shown:
            return
        self._shown = cart
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        words = [_words(item) for item in cart[:SHOWN]]
        if len(cart) > SHOWN:
            words.append(self.tr("and {n} more").format(n=len(cart) - SHOWN))
        total = _total(cart)
        if total and len(cart) > 1:
            words.append(self.tr("Together {sum}").format(sum=total))
        self._lines = [ElidedLabel(self) for _ in words]
        for place, (line, said) in enumerate(zip(self._lines, words, strict=True)):
            if place >= min(len(cart), SHOWN):
                set_role(line, "muted")
            line.show_text(said)
            self._column.addWidget(line)
            line.show()


def _words(item: CartItem) -> str:
    parts = [one_line(item.name, 200)]
    if item.quantity != 1:
        parts.append(f"× {item.quantity}")
    if item.price is not None:
        parts.append(f"· {money(item.price * item.quantity / 100, item.currency)}")
    return " ".join(parts)


def _total(cart: tuple[CartItem, ...]) -> str:
    """Empty where things are sold in several currencies, or some have no price."""
    if not cart or any(item.price is None for item in cart) or len({item.currency for item in cart}) != 1:
        return ""
    return money(sum((item.price or 0) * item.quantity for item in cart) / 100, cart[0].currency)
