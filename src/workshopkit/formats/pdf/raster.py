"""Typst files, or an SVG → pictures as PNG, by typst: the same bytes on every machine, no network, no fonts of the system."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

_PAGE = b"""#let size = json("size.json")
#set page(width: size.width * 1pt, height: size.height * 1pt, margin: 0pt, fill: none)
#image("drawing.svg", width: size.width * 1pt, height: size.height * 1pt, fit: "contain")
"""
_POINTS_PER_INCH = 72


class UndrawableError(ValueError):
    """What typst says of a drawing that it can't show."""


def rasterise(files: Mapping[str, bytes], fonts: tuple[Path, ...], dpi: float) -> list[bytes]:
    """A PNG of each page that `main.typ` gives; only for the kit's own code. Raises UndrawableError."""
    compile_files: Any = typst.compile  # its stubs don't know files in memory
    try:
        made = compile_files(dict(files), font_paths=_fonts(fonts), ignore_system_fonts=True, format="png", ppi=dpi)
    except RuntimeError as reason:  # TypstError is one, and so is what it says of files
        raise UndrawableError(str(reason)) from reason
    return [made] if isinstance(made, bytes) else list(made)


@lru_cache(8)
def svg_as_png(svg: bytes, width_px: int, height_px: int) -> bytes:
    """An SVG, transparent where it is empty. Raises UndrawableError."""
    size = f'{{"width": {width_px}, "height": {height_px}}}'.encode()
    [made] = rasterise({"main.typ": _PAGE, "size.json": size, "drawing.svg": svg}, (), _POINTS_PER_INCH)
    return made


@lru_cache(4)
def _fonts(folders: tuple[Path, ...]) -> typst.Fonts:
    return typst.Fonts(False, True, [str(folder) for folder in folders])
