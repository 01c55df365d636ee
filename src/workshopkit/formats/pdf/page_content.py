"""A page's content stream → what is painted, piece by piece in order: text as read, outlines and pictures with their boxes.

Knows nothing of tags; those that stand in the stream are left out, save replacements of text (ActualText).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from workshopkit.formats.pdf.letters import Decoder, decoder

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points; y up, as on the page."""

_OUTLINE = frozenset({"m", "l", "c", "v", "y", "h", "re"})
_PAINT = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"})
_SHOW = frozenset({"Tj", "TJ", "'", '"'})
_MARKS = frozenset({"BDC", "BMC", "EMC", "MP", "DP"})
_WHOLE: Matrix = (1, 0, 0, 1, 0, 0)

Instruction = Any  # pikepdf.ContentStreamInstruction, or one for an inline image


@dataclass(slots=True)
class Piece:
    """Instructions that belong together. `paints` is «text», «shape», or "" for what only sets things up."""

    instructions: list[Instruction]
    paints: str = ""
    text: str = ""
    box: Box | None = None


def read_pieces(page: pikepdf.Page) -> list[Piece]:
    """The pieces of a page; their instructions one after the other are the page without its tags."""
    return _Reader(page).pieces()


def write_stream(pdf: pikepdf.Pdf, instructions: Sequence[Instruction]) -> pikepdf.Stream:
    """Instructions as a content stream."""
    return pikepdf.Stream(pdf, pikepdf.unparse_content_stream(instructions))


@dataclass(slots=True)
class _State:
    matrix: Matrix = _WHOLE
    font: Decoder | None = None


@dataclass(slots=True)
class _Reader:
    page: pikepdf.Page
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    fonts: dict[str, Decoder] = field(default_factory=dict)
    line: Matrix = _WHOLE

    def pieces(self) -> list[Piece]:
        made: list[Piece] = []
        pending: list[Instruction] = []  # an outline, or a text from BT, until it is painted or ended
        in_text = False
        for instruction in _untagged(pikepdf.parse_content_stream(self.page)):
            name = str(instruction.operator)
            if name == "BT" or (not in_text and name in _OUTLINE):
                in_text = name == "BT"
                pending.append(instruction)
            elif pending:
                pending.append(instruction)
                if in_text and name != "ET":
                    continue
                if in_text or name in _PAINT or name == "n":
                    made.append(self._text(pending) if in_text else self._outline(pending, name))
                    pending, in_text = [], False
            else:
                made.append(self._other(instruction, name))
        if pending:
            made.append(Piece(pending))
        return made

    def _other(self, instruction: Instruction, name: str) -> Piece:
        operands = instruction.operands
        match name:
            case "q":
                self.saved.append(_State(self.state.matrix, self.state.font))
            case "Q" if self.saved:
                self.state = self.saved.pop()
            case "cm":
                self.state.matrix = _times(_matrix(operands), self.state.matrix)
            case "Tf":
                self.state.font = self._font(str(operands[0]))
            case "Do":
                return Piece([instruction], "shape", box=self._object_box(str(operands[0])))
            case "sh" | "INLINE IMAGE":
                return Piece([instruction], "shape", box=_bounds(self.state.matrix, [(0, 0), (1, 1)]))
        return Piece([instruction])

    def _outline(self, instructions: list[Instruction], name: str) -> Piece:
        if name == "n":
            return Piece(instructions)
        points: list[tuple[float, float]] = []
        for each in instructions:
            values = [float(value) for value in each.operands] if str(each.operator) in _OUTLINE else []
            if str(each.operator) == "re":
                x, y, width, height = values
                values = [x, y, x + width, y + height]
            points += zip(values[0::2], values[1::2], strict=True)
        return Piece(instructions, "shape", box=_bounds(self.state.matrix, points))

    def _text(self, instructions: list[Instruction]) -> Piece:
        said: list[str] = []
        self.line, place = _WHOLE, None
        replaced = ""
        for each in instructions:
            name, operands = str(each.operator), each.operands
            if name == "BDC":
                replaced = str(operands[1].ActualText)
                said.append(replaced)
            elif name == "EMC":
                replaced = ""
            elif name in ("Td", "TD", "Tm"):
                moved = (
                    _matrix(operands) if name == "Tm" else (1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1]))
                )
                self.line = moved if name == "Tm" else _times(moved, self.line)
            elif name == "Tf":
                self.state.font = self._font(str(operands[0]))
            elif name in _SHOW:
                place = place or self.line
                said.append("" if replaced else self._shown(operands[-1]))
        start = _times(place or self.line, self.state.matrix)
        return Piece(instructions, "text", "".join(said), (start[4], start[5], start[4], start[5]))

    def _shown(self, operand: Any) -> str:
        strings = operand if isinstance(operand, pikepdf.Array) else [operand]
        font = self.state.font
        texts = (bytes(each) for each in strings if isinstance(each, pikepdf.String))
        return "".join(font(text) for text in texts) if font is not None else ""

    def _font(self, name: str) -> Decoder | None:
        if name not in self.fonts:
            found = _resource(self.page, "/Font", name)
            self.fonts[name] = decoder(found) if found is not None else lambda _: ""
        return self.fonts[name]

    def _object_box(self, name: str) -> Box:
        found = _resource(self.page, "/XObject", name)
        if found is None or "/BBox" not in found:
            return _bounds(self.state.matrix, [(0, 0), (1, 1)])  # a picture fills the unit square
        left, bottom, right, top = (float(value) for value in found.BBox)
        matrix = _times(_matrix(found.get("/Matrix", _WHOLE)), self.state.matrix)
        return _bounds(matrix, [(left, bottom), (right, bottom), (left, top), (right, top)])


def _untagged(stream: Iterable[Instruction]) -> Iterator[Instruction]:
    """Without marked content, but for what replaces the text that is shown."""
    kept: list[bool] = []
    for instruction in stream:
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            kept.append(name == "BDC" and _replaces(instruction.operands[1]))
            if kept[-1]:
                yield instruction
        elif name == "EMC":
            if kept and kept.pop():
                yield instruction
        elif name not in _MARKS:
            yield instruction


def _replaces(properties: Any) -> bool:
    return isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties and "/MCID" not in properties


def _resource(page: pikepdf.Page, kind: str, name: str) -> Any:
    found: Any = page.resources.get(kind, {})
    return found.get(name)


def _matrix(values: Iterable[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return (a, b, c, d, e, f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First one, then the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _bounds(matrix: Matrix, points: Sequence[tuple[float, float]]) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return (min(xs), min(ys), max(xs), max(ys))
