"""Which passwords an operator may choose."""

from chat_backend.protocol import MAX_PASSWORD, MIN_PASSWORD
from chat_backend.refusals import Refused

_FIRST_TRIED = frozenset(
    [
        "password",
        "password1",
        "passw0rd",
        "12345678",
        "123456789",
        "1234567890",
        "87654321",
        "11111111",
        "00000000",
        "qwertyui",
        "qwertyuiop",
        "qwerty123",
        "qwerty12",
        "1q2w3e4r",
        "1q2w3e4r5t",
        "asdfghjk",
        "iloveyou",
        "sunshine",
        "princess",
        "football",
        "baseball",
        "welcome1",
        "letmein1",
        "abcd1234",
        "abc12345",
        "a1b2c3d4",
        "administrator",
        "changeme",
        "trustno1",
        "йцукенгш",
        "пароль123",
        "парольпароль",
        "qazwsxedc",
    ]
)
"""What anybody who guesses tries first."""


def checked(password: str, *, email: str, name: str, field: str = "password") -> str:
    """The password itself. Raises ``weak_password``."""
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise Refused("weak_password", f"A password has {MIN_PASSWORD} to {MAX_PASSWORD} characters.", field=field)
    plain = password.strip().casefold()
    own = {email.casefold(), email.casefold().partition("@")[0], name.strip().casefold()}
    if plain in _FIRST_TRIED or plain in own or len(set(plain)) < 4:
        raise Refused("weak_password", "This password is easy to guess.", field=field)
    return password
