"""Rules over an inspected file → diagnostics in the order of the file."""

from collections.abc import Iterable

from workshopkit.diagnostics import Diagnostic, Span
from workshopkit.lint.registry import RULES
from workshopkit.lint.rule import Rule
from workshopkit.model.inspection import OfficeFile


def lint(file: OfficeFile, rules: Iterable[Rule] = RULES) -> tuple[Diagnostic, ...]:
    """Everything that the rules find, slide by slide or section by section; each message once."""
    found = [(finding.position, rule.code, finding.message, rule) for rule in rules for finding in rule.check(file)]
    ordered = sorted(found, key=lambda each: each[:2])  # stable: a rule's findings at one place keep their order
    span = Span(file.path)
    made = (
        Diagnostic(rule.code, rule.severity, message, rule.hints[file.kind], span, str(rule.criterion))
        for _, _, message, rule in ordered
    )
    return tuple(dict.fromkeys(made))
