"""What somebody meant who typed with the other keyboard layout on: ``ghbdtn`` for ``привет``."""

_ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_RUSSIAN = str.maketrans(_ENGLISH, _RUSSIAN)
_TO_ENGLISH = str.maketrans(_RUSSIAN, _ENGLISH)


def other_layout(text: str) -> str | None:
    """The same keys in the other layout, in small letters; None when that is no other text."""
    small = text.casefold()
    russian = any(letter in _RUSSIAN for letter in small)
    meant = small.translate(_TO_ENGLISH if russian else _TO_RUSSIAN)
    return None if meant == small else meant
