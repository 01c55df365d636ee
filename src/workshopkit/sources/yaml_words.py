"""What YAML's parser complains of → what is wrong there, in plain words, and what to do about it."""

_GENERAL = "Check the indent and the colons; put a text with «: » or « #» in it in quotation marks."
_TAB = ("a tab stands here, where only spaces may", "Delete the tab and indent with spaces.")
_INDENT = (
    "the indent of this line fits none of the lines above",
    "Keys that belong together begin in the same column, under each other.",
)
_WORDS = {
    "did not find expected '-' indicator": (
        "this line belongs to no item of the list above",
        "An item begins with a hyphen, in the same column as the others; its other keys stand under its first key.",
    ),
    "could not find expected ':'": (
        "the line above is no «key: value»",
        "Write a key, a colon, a space and a value. A text that goes on over several lines is indented.",
    ),
    "did not find expected <document start>": (
        "this line begins farther to the left than the first one",
        "Keys that belong together begin in the same column, under each other.",
    ),
    "block sequence entries are not allowed in this context": (
        "a list may not begin here",
        "Begin each item on a line of its own, with a hyphen and a space; a text that begins with «- » stands in quotation marks.",
    ),
    "found unexpected ':'": ("a value is missing after «:»", "Write a value, or take the key out."),
    "found unexpected end of stream": (
        "the quotation mark that opens here is never closed",
        "Close it at the end of the text.",
    ),
    "found unknown escape character": (
        'a backslash may not stand alone in a text with " around it',
        "Write two of them, or put ' around the text instead of \".",
    ),
    "did not find expected alphabetic or numeric character": (
        "a text that begins with * or & needs quotation marks",
        "Put the whole text in quotation marks.",
    ),
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
}
"""The parser's words → ours. What stands neither here nor below is told as the parser says it."""


def is_told_where_it_opens(said: str, rest: str) -> bool:
    """Whether the parser notices only at the end what is left open; `rest` is the text from where it points."""
    return said == "found unexpected end of stream" or (
        said.startswith("did not find expected ','") and not rest.strip()
    )


def in_plain_words(said: str, line: str, column: int, opened_line: int) -> tuple[str, str]:
    """What is wrong and what to do. `line` is what the parser points at, at `column` from 0; `opened_line` counts from 1."""
    before, sign = line[:column], line[column : column + 1]
    match said:
        case "mapping values are not allowed in this context":
            return _unexpected_colon(before)
        case "found character that cannot start any token":
            if sign == "\t" or "\t" in before:
                return _TAB
            return f"a text that begins with «{sign}» needs quotation marks", "Put the whole text in quotation marks."
        case "did not find expected ',' or '}'" | "did not find expected ',' or ']'":
            opening, closing = ("{", "}") if "}" in said else ("[", "]")
            if not line[column:]:
                return f"the «{opening}» that opens here is never closed", f"Write «{closing}» where it ends."
            message = f"a comma is missing before this, or the «{closing}» for the «{opening}» in line {opened_line}"
            return message, "A text with a comma or «: » in it stands in quotation marks between brackets."
        case "did not find expected key":
            return _unexpected_rest(before, sign)
    return _WORDS.get(said, (said, _GENERAL))


def _unexpected_colon(before: str) -> tuple[str, str]:
    if ": " in before:
        return "a second «: » in the line", 'Put the text that holds it in quotation marks: title: "Today: the coast".'
    hint = "Begin it in the same column as the key above, and see that the key above has «: » after it."
    return "this line is read as a part of the text above it", hint


def _unexpected_rest(before: str, sign: str) -> tuple[str, str]:
    if not before.strip():
        if sign == "-":
            return "a list stands here without a key", "Write its key above it: agenda:"
        return _INDENT
    if sign in ("}", "]"):
        return f"this «{sign}» closes nothing", "Delete it, or open it earlier in the line."
    return (
        "the text has ended before this, at a quotation mark",
        "See that no quotation mark is missing here or above; when \" stands in a text, put ' around it, and the other way round.",
    )
