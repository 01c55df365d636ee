"""An inspected Office file → what stands in the way of people who read it with other senses or means than the author's.

The doors: `lint(file)`, and `RULES`, every rule with its code, criterion and hints.
"""

from workshopkit.lint.registry import RULES
from workshopkit.lint.runner import lint

__all__ = ["RULES", "lint"]
