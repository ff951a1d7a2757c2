"""Amounts as shops tell them, in the minor units that are kept."""

import math
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from chat_backend.protocol import Money, Scalar

_LARGEST = 10**15
# ISO 4217: currencies whose minor unit is not a hundredth
_DIGITS = {
    **dict.fromkeys(
        (
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ),
        0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


def digits(currency: str) -> int:
    """Decimal places of a currency's minor unit."""
    return _DIGITS.get(currency, 2)


def told(props: Mapping[str, Scalar], field: str) -> Money | None:
    """The amount in this property with the currency beside it; None when there is no such amount."""
    amount, currency = props.get(field), currency_of(props)
    if currency is None or isinstance(amount, bool) or not isinstance(amount, int | float | str):
        return None
    try:
        number = Decimal(str(amount).strip().replace(",", "."))
    except ArithmeticError:
        return None
    if not number.is_finite() or not math.isfinite(number) or abs(number) > _LARGEST:
        return None
    minor = (number * 10 ** digits(currency)).to_integral_value(ROUND_HALF_EVEN)
    return Money(amount=int(minor), currency=currency)


def currency_of(props: Mapping[str, Scalar]) -> str | None:
    text = props.get("currency")
    if not isinstance(text, str):
        return None
    code = text.strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else None
