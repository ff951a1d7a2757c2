"""E-mail addresses and phone numbers of people: checked by their rules, kept in one form."""

from chat_backend.refusals import Refused

MAX_EMAIL = 254
_MAX_PHONE = 40
_WHOLE_LANGUAGES = {"ru": "RU", "uk": "UA", "be": "BY", "kk": "KZ", "de": "DE", "fr": "FR", "it": "IT", "pl": "PL"}


def email(text: str) -> str:
    """An address that could exist, with its domain in one form; nobody is asked whether it does. Raises ``invalid_email``."""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - slow to load, and rarely needed

    text = text.strip()
    try:
        # addresses of an intranet are addresses too
        found = validate_email(text[: MAX_EMAIL + 1], check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        raise Refused("invalid_email", "This is no e-mail address.", field="email") from None
    return found.normalized


def phone(text: str, *, language: str | None = None) -> str:
    """A number as E.164. One without a country's code is read as people of that language write it.

    Only the length is held against the country's rules: tables of ranges in use are always a little old.
    Raises ``invalid_phone``.
    """
    import phonenumbers  # noqa: PLC0415 - slow to load, and rarely needed

    text = text.strip()
    try:
        number = phonenumbers.parse(text, _region(language))
    except phonenumbers.NumberParseException:
        raise Refused("invalid_phone", "This is no phone number.", field="phone") from None
    if len(text) > _MAX_PHONE or number.extension or not phonenumbers.is_possible_number(number):
        raise Refused("invalid_phone", "A phone number has its country's code and no extension.", field="phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _region(language: str | None) -> str | None:
    """The country a language tag speaks of: ``en-GB`` of GB, ``ru`` of RU; None: of none."""
    main, *rest = (language or "").replace("_", "-").split("-")
    country = next((part.upper() for part in rest if len(part) == 2 and part.isalpha()), None)
    return country or _WHOLE_LANGUAGES.get(main.lower())
