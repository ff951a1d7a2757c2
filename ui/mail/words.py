"""What the screen says of e-mail."""

from PySide6.QtCore import QCoreApplication, QLocale

from operator_app.domain.mail import MailOutcome, MailProblem, MailTrouble

translate = QCoreApplication.translate


def spoken_language() -> str:
    """What the screen speaks now, as a backend that writes e-mails names it."""
    return "ru" if QLocale().language() is QLocale.Language.Russian else "en"


def trouble_words(trouble: MailTrouble) -> str:
    """Why an e-mail was not taken, and in quotation marks what the mail server said itself."""
    sentence = _problem(trouble.problem)
    if not trouble.words:
        return sentence
    return translate("mail", "{sentence} It said: “{words}”").format(sentence=sentence, words=trouble.words)


def _problem(problem: MailProblem) -> str:
    match problem:
        case MailProblem.UNREACHABLE:
            return translate("mail", "The mail server could not be reached.")
        case MailProblem.SLOW:
            return translate("mail", "The mail server took too long.")
        case MailProblem.NO_TLS:
            return translate("mail", "The mail server does not offer the encryption that is asked for.")
        case MailProblem.BAD_CERTIFICATE:
            return translate("mail", "The mail server's certificate is not trusted.")
        case MailProblem.SIGN_IN:
            return translate("mail", "The mail server does not accept user and password.")
        case MailProblem.SENDER:
            return translate("mail", "The mail server does not accept the sender.")
        case MailProblem.RECIPIENT:
            return translate("mail", "The mail server does not accept the recipient.")
        case MailProblem.DELAYED:
            return translate("mail", "The mail server does not take it yet.")
        case MailProblem.REFUSED | MailProblem.OTHER:
            return translate("mail", "The mail server does not take it.")
        case MailProblem.LOST:
            return translate("mail", "The connection to the mail server broke.")


def outcome_words(outcome: MailOutcome) -> str:
    """Of an invitation, in its row."""
    match outcome:
        case MailOutcome.SENT:
            return translate("mail", "sent by e-mail")
        case MailOutcome.WAITING:
            return translate("mail", "e-mail on its way")
        case MailOutcome.FAILED:
            return translate("mail", "e-mail not sent")
