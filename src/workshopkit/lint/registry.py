"""Every rule of the accessibility check, in the order of the codes."""

from workshopkit.lint.rules import alternatives, languages, legibility, links, structure, tables, titles

RULES = (
    *titles.RULES, *alternatives.RULES, *tables.RULES, *languages.RULES, *structure.RULES, *legibility.RULES, *links.RULES
)  # fmt: skip
