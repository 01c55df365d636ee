"""A theme as a value: colours by role, fonts, files; and the arithmetic of contrast (WCAG 2.1, 1.4.3)."""

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import Path

from workshopkit.diagnostics import Span
from workshopkit.frozen import dataclass
from workshopkit.model.look import Logo

COLOUR_ROLES = (
    "ink", "paper", "primary", "on-primary", "secondary", "on-secondary", "accent", "on-accent", "muted", "line", "tint",
    "factor", "on-factor", "factor-tint", "challenge", "on-challenge", "challenge-tint", "unlit", "on-unlit",
)  # fmt: skip

LEAST_CONTRAST = 4.5
"""Of text and what it stands on (WCAG 2.1, 1.4.3)."""
ENHANCED_CONTRAST = 7
"""Of text for readers with low vision (WCAG 2.1, 1.4.6)."""
_ON_PAPER = ("ink", "primary", "secondary", "muted", "factor", "challenge")
TEXT_PAIRS = (
    *((text, ground) for text in _ON_PAPER for ground in ("paper", "tint")),
    *((text, f"{kind}-tint") for kind in ("factor", "challenge") for text in ("ink", kind)),
    *((role, role.removeprefix("on-")) for role in COLOUR_ROLES if role.startswith("on-")),
)
"""Every role that text is set in, with every ground that it may stand on."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its name in Office, and the files of its metric twin that text is measured with."""

    name: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path
    widened: float = 1
    """How many times as wide the font is as what it is measured with, where that is no twin."""


@dataclass(frozen=True, slots=True)
class PrintCode:
    """What papers are typeset with: the kit's typst library, the file that gives the look, and fonts for rare letters."""

    library: Path
    look: Path
    own: bool = False
    """Whether somebody else than the kit wrote the look: it is run apart, within bounds."""
    fallback_fonts: tuple[Path, ...] = ()
    """Folders with fonts for letters that the theme's fonts lack."""


@dataclass(frozen=True, slots=True)
class Theme:
    """How everything looks. `colours` maps every role of COLOUR_ROLES to RRGGBB; `least_pt` is the floor of body text on slides."""

    name: str
    title: str
    colours: Mapping[str, str]
    heading_font: Font
    body_font: Font
    master: Path
    reference: Path | None = None
    least_pt: float = 20
    roles: Mapping[str, str] = field(default_factory=dict)
    """Role of a slide → name of the master's layout."""
    light_grounds: bool = False
    """Whether a drawn master leaves the title, the breaks and the closing on paper, sparing of ink."""
    logo: Logo | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Where a role of a slide («roles.content») or a colour («colours.ink») stands in the theme's YAML."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where the colour of a role came from, in words; for whoever asks, nothing is drawn by it."""
    logo_name: str = ""
    """Whose logo it is, for those who can't see it; "" when it is the client's, who is named in the workshop."""
    printing: PrintCode | None = None
    """What papers are typeset with; None for a theme that only draws Office files."""


@lru_cache(maxsize=1024)  # a search for a readable shade asks for its grounds again and again
def luminance(colour: str) -> float:
    """Relative luminance of RRGGBB, 0–1 (WCAG 2.1)."""

    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour[0:2]) + 0.7152 * linear(colour[2:4]) + 0.0722 * linear(colour[4:6])


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two RRGGBB colours, 1–21 (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def kept_contrast(colours: Mapping[str, str]) -> float:
    """The contrast that all texts of a theme keep: 7 where its colours do (WCAG 2.1, 1.4.6), else the least, 4.5."""
    kept = all(contrast(colours[text], colours[ground]) >= ENHANCED_CONTRAST for text, ground in TEXT_PAIRS)
    return ENHANCED_CONTRAST if kept else LEAST_CONTRAST
