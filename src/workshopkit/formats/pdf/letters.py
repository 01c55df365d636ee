"""A font of a PDF → what its codes say: its ToUnicode map, as LibreOffice and others write them."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pikepdf

Decoder = Callable[[bytes], str]

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_SPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")


def decoder(font: pikepdf.Object) -> Decoder:
    """What reads the codes of a font; codes that the font has no letters for say nothing."""
    source = font.get("/ToUnicode")
    if not isinstance(source, pikepdf.Stream):
        return lambda codes: codes.decode("cp1252", "ignore")
    data = source.read_bytes()
    wide = _SPACE.search(data)
    size = len(wide[1]) // 2 if wide else 1
    known = dict(_entries(data))
    starts = range(0, 1 << 16, size)
    return lambda codes: "".join(known.get(codes[a:b], "") for a, b in pairwise(starts[: len(codes) // size + 1]))


def _entries(data: bytes) -> Iterator[tuple[bytes, str]]:
    for kind, body in _SECTION.findall(data):
        tokens = [_value(match) for match in _TOKEN.finditer(body)]
        if kind == b"bfchar":
            yield from ((code, _text(said)) for code, said in zip(tokens[0::2], tokens[1::2], strict=False))
        else:
            yield from _ranges(iter(tokens))


def _ranges(tokens: Iterator[bytes]) -> Iterator[tuple[bytes, str]]:
    """`<first> <last> <text>`, where the text's last letter counts on, or `<first> <last> [<text> …]`."""
    for first in tokens:
        last, said = next(tokens, first), next(tokens, b"")
        codes = range(int.from_bytes(first), int.from_bytes(last) + 1)
        if said == b"[":
            yield from ((_code(code, first), _text(next(tokens, b""))) for code in codes)
            next(tokens, None)
        elif said:
            start = int.from_bytes(said[-2:])
            yield from ((_code(c, first), _text(said[:-2] + (start + n).to_bytes(2))) for n, c in enumerate(codes))


def _value(match: re.Match[bytes]) -> bytes:
    return match[0] if match[1] is None else bytes.fromhex(match[1].decode())


def _code(code: int, like: bytes) -> bytes:
    return code.to_bytes(len(like))


def _text(said: bytes) -> str:
    return said.decode("utf-16-be", "ignore")
