"""E-mail addresses and phone numbers: which are real ones, and how they are written. The backend has the same rules.

The libraries are imported at the first use: they take a third of a second, and most sittings begin without them.
"""

LONGEST_EMAIL = 254
"""In characters (RFC 5321, 4.5.3.1.3, without the brackets)."""
LONGEST_PHONE = 40
"""As typed, in characters."""


def normal_email(text: str) -> str | None:
    """The address as it is stored; None when it is none. The domain is not asked for: this works without a network."""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - see above

    text = text.strip()
    if len(text) > LONGEST_EMAIL:
        return None
    try:
        # addresses of an intranet are addresses too
        return validate_email(text, check_deliverability=False, globally_deliverable=False).normalized
    except EmailNotValidError:
        return None


def normal_phone(text: str, country: str | None = None) -> str | None:
    """The number as it is stored, E.164, ``+79160000042``; None when there can be no such number, or it names an extension.

    ``country`` (ISO 3166, two letters) is where a number without a country code is taken to be from. What counts is how
    many digits a number of its country has, not whether its range was given out when the library was made.
    """
    import phonenumbers  # noqa: PLC0415 - see above

    text = text.strip()
    if not text or len(text) > LONGEST_PHONE:
        return None
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if number.extension or not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shown_phone(stored: str) -> str:
    """A number as people write it to others abroad, ``+7 916 000-00-42``; what is no number stays as it is."""
    import phonenumbers  # noqa: PLC0415 - see above

    try:
        number = phonenumbers.parse(stored[:LONGEST_PHONE], None)
    except phonenumbers.NumberParseException:
        return stored
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
