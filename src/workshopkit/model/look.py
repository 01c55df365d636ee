"""What a client's master tells about its brand: colours by role, fonts by name, a logo."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshopkit.diagnostics import Diagnostic

SVG = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the brand; `media_type` such as "image/png", its size in pixels (0 for a drawing as it was written)."""

    data: bytes
    media_type: str
    width_px: int
    height_px: int
    vector: bytes = b""
    """The same as an SVG that is safe to pass on, when there is one: what can show that shows it sharp at every size."""


@dataclass(frozen=True, slots=True)
class AdoptedLook:
    """A brand as a master shows it; `colours` has every role of COLOUR_ROLES, with contrast that can be read."""

    colours: Mapping[str, str]
    heading_font: str
    body_font: str
    logo: Logo | None
    diagnostics: tuple[Diagnostic, ...]
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where the colour of a role came from, in words."""
