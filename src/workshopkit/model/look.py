"""What a client's master tells about its brand: colours by role, fonts by name, a logo."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshopkit.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the brand; `media_type` such as "image/png", its size in pixels (0 when it is a drawing)."""

    data: bytes
    media_type: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class AdoptedLook:
    """A brand as a master shows it; `colours` has every role of COLOUR_ROLES, with contrast that can be read."""

    colours: Mapping[str, str]
    heading_font: str
    body_font: str
    logo: Logo | None
    diagnostics: tuple[Diagnostic, ...]
