"""Sums of money in words: the sign of the currency where one is known, and no zeros nobody needs."""

from PySide6.QtCore import QLocale

_SIGNS = {
    "EUR": "€",
    "GBP": "£",
    "KZT": "₸",
    "RUB": "₽",
    "UAH": "₴",
    "USD": "$",
}
_BEFORE = frozenset({"GBP", "USD"})
"""Whose sign stands before the sum in English."""


def money(amount: float, currency: str | None) -> str:
    """``7 480 ₽``, ``$12.50``, ``100 CHF``; ``amount`` in whole units."""
    locale = QLocale()
    whole = float(amount).is_integer()
    figures = locale.toString(float(amount), "f", 0 if whole else 2)
    if not currency:
        return figures
    code = currency.upper()
    sign = _SIGNS.get(code, code)
    if code in _BEFORE and locale.language() == QLocale.Language.English:
        return f"{sign}{figures}"
    return f"{figures} {sign}"
