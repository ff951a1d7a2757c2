"""What is said about the policy of the computer's owner where something is wrong with it."""

from PySide6.QtCore import QCoreApplication

from operator_app.settings.imposed import Imposed

_MOST_NAMED = 5


def policy_words(imposed: Imposed) -> str:
    """Empty where nothing is wrong."""
    translate = QCoreApplication.translate
    if imposed.broken:
        return translate(
            "policy_words",
            "This computer's policy file could not be understood and is not applied; updates are off. Tell whoever looks after"
            " this computer.",
        )
    if imposed.unknown:
        names = ", ".join(each[:60] for each in imposed.unknown[:_MOST_NAMED])
        more = " …" if len(imposed.unknown) > _MOST_NAMED else ""
        return translate(
            "policy_words", "This computer's policy file says what is not understood here: {names}"
        ).format(names=names + more)
    return ""
