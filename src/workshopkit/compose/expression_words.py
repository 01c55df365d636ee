"""Jinja's words for what is wrong with an expression → words for those who wrote it."""

import re

_SIGNS = {
    "begin of print statement": "{{", "end of print statement": "}}",
    "begin of statement block": "{%", "end of statement block": "%}", "token 'name'": "a name",
}  # fmt: skip


def plainly(message: str) -> str:
    """What Jinja says is wrong, with the signs that people type in place of the names it has for them."""
    for words, sign in _SIGNS.items():
        message = message.replace(words, sign)
    return re.sub(r"^[Ee]xpected (?:token )?(.+), got (.+)$", r"\1 is missing before \2", message)
