"""Rules as sentences in the words of an operator."""

from PySide6.QtCore import QCoreApplication, QObject

from operator_app.domain.segments import (
    AllOf,
    AnyOf,
    Comparison,
    EventCount,
    EventWhen,
    FieldIs,
    IsPresent,
    NotOf,
    PropertyIs,
    Rule,
    Seen,
    UserField,
)

translate = QCoreApplication.translate


class CountedWords(QObject):
    """Words that follow a number: only an object's own ``tr`` knows about plurals when texts are collected."""

    def days(self, count: int) -> str:
        return self.tr("%n days", None, count)

    def times(self, count: int) -> str:
        return self.tr("%n times", None, count)

    def after_seconds(self, count: int) -> str:
        return self.tr("After %n seconds", None, count)

    def every_days(self, count: int) -> str:
        return self.tr("every %n days at most", None, count)


def rule_sentence(rule: Rule) -> str:
    """The whole rule; groups within groups stand in brackets."""
    match rule:
        case AllOf(rules=()):
            return translate("rule", "everybody")
        case AnyOf(rules=()):
            return translate("rule", "nobody")
        case AllOf(rules=rules):
            return translate("rule", " and ").join(_part(part) for part in rules)
        case AnyOf(rules=rules):
            return translate("rule", " or ").join(_part(part) for part in rules)
        case NotOf(rule=IsPresent()):
            return translate("rule", "not on the site now")
        case NotOf(rule=inner):
            return translate("rule", "not ({rule})").format(rule=rule_sentence(inner))
        case IsPresent():
            return translate("rule", "on the site now")
        case PropertyIs(name=name, comparison=comparison, value=value):
            return _compared(f"“{name}”", comparison, value)
        case FieldIs(field=field, comparison=comparison, value=value):
            return _compared(field_words(field), comparison, value)
        case Seen(which="first", than=than, days=days):
            return ago_words(translate("rule", "came first"), than, days)
        case Seen(than=than, days=days):
            return ago_words(translate("rule", "was last there"), than, days)
        case EventWhen(event=event, which=which, than=than, days=days):
            first = (
                translate("rule", "“{event}” happened first")
                if which == "first"
                else translate("rule", "“{event}” happened last")
            )
            return ago_words(first.format(event=event), than, days)
        case EventCount():
            return _counted(rule)


def field_words(field: UserField) -> str:
    return {
        "name": translate("rule", "name"),
        "email": translate("rule", "e-mail"),
        "phone": translate("rule", "phone"),
        "external_id": translate("rule", "id on the site"),
        "language": translate("rule", "language"),
        "place": translate("rule", "place"),
        "browser": translate("rule", "browser"),
        "time_zone": translate("rule", "time zone"),
    }[field]


def comparison_words(comparison: Comparison) -> str:
    return {
        "is": translate("rule", "is"),
        "is_not": translate("rule", "is not"),
        "contains": translate("rule", "contains"),
        "starts_with": translate("rule", "begins with"),
        "more": translate("rule", "is more than"),
        "less": translate("rule", "is less than"),
        "known": translate("rule", "is known"),
        "unknown": translate("rule", "is not known"),
    }[comparison]


def days_words(days: int) -> str:
    return CountedWords().days(days)


def times_words(times: int) -> str:
    return CountedWords().times(times)


def ago_words(what: str, than: str, days: int) -> str:
    pattern = (
        translate("rule", "{what} more than {days} ago")
        if than == "more"
        else translate("rule", "{what} less than {days} ago")
    )
    return pattern.format(what=what, days=days_words(days))


def _counted(rule: EventCount) -> str:
    least, most = rule.at_least, rule.at_most
    if most == 0:
        words = translate("rule", "“{event}” never happened")
    elif least is not None and most is not None:
        words = translate("rule", "“{event}” happened at least {least} and at most {most}")
    elif most is not None:
        words = translate("rule", "“{event}” happened at most {most}")
    else:
        words = translate("rule", "“{event}” happened at least {least}")
    words = words.format(event=rule.event, least=times_words(least or 0), most=times_words(most or 0))
    if rule.days is None:
        return words
    return translate("rule", "{what} in the last {days}").format(what=words, days=days_words(rule.days))


def _compared(what: str, comparison: Comparison, value: str | float | bool | None) -> str:
    words = f"{what} {comparison_words(comparison)}"
    if value is None:
        return words
    if isinstance(value, bool):
        shown = translate("rule", "yes") if value else translate("rule", "no")
    else:
        shown = f"{value:g}" if isinstance(value, float) else str(value)
    return f"{words} “{shown}”" if isinstance(value, str) else f"{words} {shown}"


def _part(rule: Rule) -> str:
    words = rule_sentence(rule)
    return f"({words})" if isinstance(rule, AllOf | AnyOf) and len(rule.rules) > 1 else words
