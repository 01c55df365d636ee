import re
import time
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.authored import codes

from workshopkit.diagnostics import Diagnostic
from workshopkit.errors import SourceError
from workshopkit.model.node import Mapping, Node, Scalar, Sequence
from workshopkit.sources.yaml_source import MOST_BYTES, MOST_DEPTH, load_yaml, parse_yaml


def value(node: Node) -> object:
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [value(item) for item in node.items]
        case Mapping():
            return {key.text: value(child) for key, child in node.entries}


def parsed(text: str) -> object:
    return value(parse_yaml(dedent(text), "f.yaml"))


def refused(text: str) -> list[tuple[str, str]]:
    with pytest.raises(SourceError) as caught:
        parse_yaml(text, "f.yaml")
    return [(d.code, str(d.span)) for d in caught.value.diagnostics]


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "off", "Y", "N", "9:30", "7:20", "1:2:3", "0o7", "0x1F", "1_000", "2026-12-03", "=", ".inf"],
)
def test_what_yaml_1_1_would_make_a_number_a_date_or_a_truth_value_is_text(text: str) -> None:
    assert parsed(f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("true", True), ("FALSE", False), ("null", None), ("~", None), ("", None), ("45", 45), ("-3", -3), ("010", 10),
        ("9.30", 9.3), ("1e3", 1000.0), ('"45"', "45"), ("'true'", "true"), ("!!str 45", "45"), ("9" * 30, "9" * 30),
    ],
)  # fmt: skip
def test_values_follow_yaml_1_2(text: str, meant: object) -> None:
    found = parsed(f"a: {text}")
    assert found == {"a": meant}
    assert type(found["a"]) is type(meant)  # type: ignore[index]  # a mapping, as the line above has it


def test_what_was_written_is_kept_beside_the_value() -> None:
    node = parse_yaml("at: 9.30", "f.yaml")
    assert isinstance(node, Mapping)
    at = node.get("at")
    assert isinstance(at, Scalar)
    assert (at.text, str(at.span)) == ("9.30", "f.yaml:1:5")


@pytest.mark.parametrize(
    "text",
    ["a: !!python/object/apply:os.system [ls]", "a: !!python/object:os.system x", "a: !own {b: 1}", "a: !!binary x"],
)
def test_a_tag_that_is_none_of_the_core_schemas_is_told(text: str) -> None:
    assert refused(text) == [("WK002", "f.yaml:1:4")]


def test_tags_of_the_core_schema_say_what_a_value_is() -> None:
    text = 'a: !!str 3\nb: !!int "3"\nc: !!map {}\nd: !!seq []\ne: !!float 1.5\nf: !!bool true\ng: !!null ""\nh: ! 3\n'
    assert parsed(text) == {"a": "3", "b": 3, "c": {}, "d": [], "e": 1.5, "f": True, "g": None, "h": "3"}


def test_every_key_written_twice_is_told_with_both_lines() -> None:
    text = "a: 1\nb: {c: 1, c: 2}\na: 3\nd: 4\n"
    assert refused(text) == [("WK006", "f.yaml:2:11"), ("WK006", "f.yaml:3:1")]
    with pytest.raises(SourceError, match="«a» is written twice; the first is in line 1"):
        parse_yaml(text, "f.yaml")


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (BOMB, "WK004", "f.yaml:5:36"),
        ("[" * 3000, "WK004", f"f.yaml:1:{MOST_DEPTH + 1}"),
        ("- " * 3000, "WK004", f"f.yaml:1:{2 * MOST_DEPTH + 1}"),
        (
            "a:\n" + "".join(" " * n + "a:\n" for n in range(1, 3000)),
            "WK004",
            f"f.yaml:{MOST_DEPTH + 1}:{MOST_DEPTH + 1}",
        ),
        ("[" + "x, " * 70_000 + "]", "WK004", "f.yaml:1:180002"),
        ("a: &a [*a]", "WK002", "f.yaml:1:8"),
        ("a: *nowhere", "WK002", "f.yaml:1:4"),
        ("a: 1\n---\nb: 2\n", "WK002", "f.yaml:2:1"),
        ("a:\n\tb: 1\n", "WK002", "f.yaml:2:1"),
        ("a: b: c", "WK002", "f.yaml:1:5"),
        ("[a]: 1", "WK002", "f.yaml:1:1"),
        ("a: 'open", "WK002", "f.yaml:1:4"),
        ("a: @b", "WK002", "f.yaml:1:4"),
        ("ok: 1\nbell: a\x07b\n", "WK003", "f.yaml:2:8"),
        ("a: \x9bb", "WK003", "f.yaml:1:4"),
        ("a: \ud800", "WK003", "f.yaml:1:4"),
        ('a: "x\\x07y"', "WK003", "f.yaml:1:4"),
        ('"\\0": 1', "WK003", "f.yaml:1:1"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place_and_at_once(text: str, code: str, place: str) -> None:
    started = time.monotonic()
    assert refused(text) == [(code, place)]
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("agenda:\n  - title: A\n     kind: break\n", "3:10", "part of the text above"),
        ("agenda:\n  - title: A\n  kind: break\n", "3:3", "no item of the list"),
        ("a:\n   b: c\n  d: e\n", "3:3", "indent of this line"),
        ("agenda:\n\t- title: A\n", "2:1", "a tab"),
        ("agenda:\n  - title: A\n\tkind: break\n", "3:1", "a tab"),
        ("title: One: two\n", "1:11", "second «: »"),
        ("title A\nlanguage: da\n", "2:9", "key above has «: »"),
        ("title: A\nlanguage\ndate: 1\n", "3:1", "line above is no «key: value»"),
        ("title: A\n- b\n", "2:1", "list stands here without a key"),
        ("agenda:\n  - {title: A, minutes: 10\n  - {title: B}\n", "3:5", "«}» for the «{» in line 2"),
        ("agenda:\n  - {title: A\n", "2:5", "never closed"),
        ("a: {b: c}}\n", "1:10", "closes nothing"),
        ('title: "A\nlanguage: da\n', "1:8", "never closed"),
        ("title: 'it's'\n", "1:12", "quotation mark"),
        ('title: "C:\\plan"\n', "1:11", "backslash"),
        ("title: *A* b\n", "1:10", "begins with"),
        ("agenda: - a\n", "1:9", "line of its own"),
        ("{minutes:}", "1:9", "a value is missing"),
    ],
)
def test_what_breaks_yaml_is_said_in_words_that_are_not_the_parsers(text: str, place: str, words: str) -> None:
    with pytest.raises(SourceError) as refusal:
        parse_yaml(text, "f.yaml")
    (found,) = refusal.value.diagnostics
    said = f"{found.message} {found.hint}"
    assert (str(found.span), bool(re.search(words, said))) == (f"f.yaml:{place}", True), said
    assert not any(jargon in said for jargon in ("mapping", "token", "expected", "scalar", "stream"))


def test_every_control_character_is_told() -> None:
    assert refused("a: \x00\nb: \x1b\n") == [("WK003", "f.yaml:1:4"), ("WK003", "f.yaml:2:4")]


def test_line_separators_of_unicode_are_plain_characters() -> None:
    assert parsed("a: one\u2028two\x85three\nb: 2\n") == {"a": "one two three", "b": 2}


@given(st.text(max_size=80))
def test_any_text_gives_a_tree_or_a_diagnostic_with_a_place(text: str) -> None:
    found: tuple[Diagnostic, ...] = ()
    try:
        parse_yaml(text, "f.yaml")
    except SourceError as reason:
        found = reason.diagnostics
    assert all(d.span is not None and d.span.line > 0 for d in found)


@given(st.dictionaries(st.text("abcæøå", min_size=1), st.text(st.characters(exclude_categories=["Cc", "Cs"]))))
def test_quoted_text_comes_out_as_typed(texts: dict[str, str]) -> None:
    kept = {key: text for key, text in texts.items() if not set(text) & set("\u2028\u2029\ufffe\uffff")}
    quoted = [f"{key}: '" + text.replace("'", "''") + "'" for key, text in kept.items()]
    assert parsed("\n".join(quoted) or "{}") == kept


def file(folder: Path, data: bytes) -> Path:
    path = folder / "f.yaml"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_make_no_difference(tmp_path: Path, mark: bytes, end: bytes) -> None:
    node = load_yaml(file(tmp_path, mark + "a: ø\nb: |\n  1\n  2\n".encode().replace(b"\n", end)))
    assert value(node) == {"a": "ø", "b": "1\n2\n"}


def test_an_empty_file_is_nothing(tmp_path: Path) -> None:
    assert value(load_yaml(file(tmp_path, b""))) is None
    assert value(load_yaml(file(tmp_path, b"# only a remark\n"))) is None


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("titel: ok\nsted: Møllesund\n".encode("cp1252"), "WK005", 2, 8),
        ("titel: ok\n".encode("utf-16"), "WK005", 1, 1),
        ("titel: ok\n".encode("utf-16-be"), "WK005", 1, 1),
        (b"\xfe\xff\x00a", "WK005", 1, 1),
        (b"#" * (MOST_BYTES + 1), "WK004", 0, 0),
    ],
)
def test_files_that_are_no_utf_8_or_too_large_are_told(
    tmp_path: Path, data: bytes, code: str, line: int, column: int
) -> None:
    path = file(tmp_path, data)
    with pytest.raises(SourceError) as caught:
        load_yaml(path)
    first = caught.value.diagnostics[0]
    assert first.span is not None
    assert (first.code, first.span.file, first.span.line, first.span.column) == (code, str(path), line, column)


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.yaml", tmp_path / ("x" * 300)):
        with pytest.raises(SourceError) as caught:
            load_yaml(path)
        assert codes(caught.value.diagnostics) == ["WK001"]
