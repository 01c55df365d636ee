"""The sixteen icons as outlines on a grid of 24 × 24 units, one family: lines of one width with round ends, a few solid dots.

Each says what the word beside it says, as simply as it can be recognised at 28 pt: a flag for a clear goal, an hourglass for
the fear of being slow. Drawn for this kit. The language is that of SVG paths, absolute: M, L, H, V, C and Z; and two words
of our own, `O x y radius`, a whole circle, and `A x y radius from to`, an arc by its centre, in degrees clockwise from the
right, which goes on from where the line was.
"""

from workshopkit.frozen import dataclass

GRID = 24.0
STROKE = 1.75


@dataclass(frozen=True, slots=True)
class Outlines:
    """An icon's lines and its solid areas."""

    lines: str
    solid: str = ""


FACTORS = {
    "clear-goal": Outlines(  # a flag on its hill
        "M7 20 V3.5 M7 4 H18.5 L15.5 8.25 L18.5 12.5 H7 M2.75 21 C5.5 19.5 9.5 19.5 13.5 20.25 C16 20.75 19 20.75 21.25 20"
    ),
    "structural-tools": Outlines(  # boxes that hang together
        "M9 3 H15 V8.25 H9 Z M12 8.25 V15.75 M5.5 15.75 V12 H18.5 V15.75"
        " M3 15.75 H8 V21 H3 Z M16 15.75 H21 V21 H16 Z M9.75 15.75 H14.25 V21 H9.75 Z"
    ),
    "funding": Outlines("O 9 9 6 M7.75 7.25 L9.25 6.25 V11.75 A 15 15 6 -65 155"),  # two coins
    "trust": Outlines(  # two who have something in common
        "O 8.5 12 6 O 15.5 12 6",
        "A 8.5 12 6 -54.3 54.3 A 15.5 12 6 125.7 234.3 Z",
    ),
    "agreements": Outlines(  # a paper that is signed
        "M13.75 2.75 H5.5 V21.25 H18.5 V7.5 Z M13.75 2.75 V7.5 H18.5 M8.75 11.5 H15.25"
        " M8.75 17.25 C9.75 14.5 11.25 14.25 11 16.5 C10.9 18.25 12.5 17.5 13 16.25 C13.5 17.75 14.25 17.5 15.25 17"
    ),
    "reflection": Outlines(  # a talk that comes back to where it began
        "M5.5 3.25 H18.5 A 18.5 5.75 2.5 -90 0 V14.75 A 18.5 14.75 2.5 0 90 H11.5 L7 21.25 V17.25 H5.5"
        " A 5.5 14.75 2.5 90 180 V5.75 A 5.5 5.75 2.5 180 270"
        " A 12 10.25 3.75 25 325 M15.5 5.25 V8.25 H12.5"
    ),
    "supportive-circumstances": Outlines(  # wind in the sails
        "M11 2.75 V15.25 H4 C7.5 12 10 8 11 2.75 Z M14 6 C17 8.5 19 11.5 19.5 15.25 H14 Z"
        " M2.75 18.5 H21.25 C20.25 20.5 18.75 21.25 16.75 21.25 H7.25 C5.25 21.25 3.75 20.5 2.75 18.5 Z"
    ),
    "committed-people": Outlines(  # a flame
        "M12.5 2.5 C12.75 6.5 18.75 8.75 18.75 14.5 C18.75 18.5 15.75 21.5 12 21.5 C8.25 21.5 5.25 18.5 5.25 14.75"
        " C5.25 12.25 6.5 10.25 8 9 C8 10.75 8.75 12 10 12.5 C9.5 8.5 10.25 4.75 12.5 2.5 Z",
        "M12.25 14 C12.5 15.5 14.5 16 14.5 18 C14.5 19.25 13.5 20.25 12 20.25 C10.5 20.25 9.5 19.25 9.5 18"
        " C9.5 16.5 11.5 15.75 12.25 14 Z",
    ),
}

CHALLENGES = {
    "lack-of-funds": Outlines(  # a purse with nothing in it
        "M9.5 7.25 C5.5 10 3.5 13.5 3.5 16.5 C3.5 19.5 5.5 21.25 8.25 21.25 H15.75 C18.5 21.25 20.5 19.5 20.5 16.5"
        " C20.5 13.5 18.5 10 14.5 7.25 Z M9.5 7.25 L7.75 2.75 C10 4 14 4 16.25 2.75 L14.5 7.25"
        " O 12 14.5 3 M9 18 L15 11"
    ),
    "economic-asymmetry": Outlines(  # a scale that tips
        "M12 3.25 V20.75 M8 20.75 H16 M5 9.75 L19 5.25 M5 9.75 L2 15.75 H8 Z A 5 15.75 3 0 180"
        " M19 5.25 L16 11.25 H22 Z A 19 11.25 3 0 180"
    ),
    "fear-of-inefficiency": Outlines(  # time that runs
        "M5.75 2.75 H18.25 M5.75 21.25 H18.25 M7.75 2.75 V6.5 C7.75 9.5 11 10.25 11 12 C11 13.75 7.75 14.5 7.75 17.5 V21.25"
        " M16.25 2.75 V6.5 C16.25 9.5 13 10.25 13 12 C13 13.75 16.25 14.5 16.25 17.5 V21.25",
        "M9.5 20.25 C9.5 18.25 11 17.5 12 16.25 C13 17.5 14.5 18.25 14.5 20.25 Z M9.75 7 H14.25 L12 10 Z",
    ),
    "unclear-civil-society": Outlines(  # a crowd, and who is it?
        "M8.75 6.25 C8.75 4 10.25 2.75 12 2.75 C13.75 2.75 15.25 4 15.25 6 C15.25 8.5 12 8.75 12 11.75"
        " O 4.75 13.25 2 A 4.75 21.25 3.25 180 360 O 19.25 13.25 2 A 19.25 21.25 3.25 180 360",
        "O 12 15.5 1.3",
    ),
    "lack-of-mandate": Outlines(  # locked
        "M6 10.75 H18 V21.25 H6 Z M8 10.75 V7 A 12 7 4 180 360 V10.75 M12 15.5 V17.5",
        "O 12 14.9 1.4",
    ),
    "lack-of-interest": Outlines(  # an empty chair, and somebody sleeps
        "M5.5 3 L7 13 H16 V21.25 M7 13 V21.25 M7 16.75 H16 M12 3.25 H17 L12 9 H17 M19 7.5 H21.75 L19 10.75 H21.75"
    ),
    "traditional-management": Outlines(  # one at the top
        "M12 3 L21.5 20.75 H2.5 Z M8.75 9.25 H15.25 M5.6 15 H18.4"
    ),
    "no-national-initiatives": Outlines(  # a place on the map where there is nothing
        "A 12 9.75 7 143.4 176 A 12 9.75 7 198.4 231.4 A 12 9.75 7 253.4 286.6 A 12 9.75 7 308.6 341.6"
        " A 12 9.75 7 364 396.6 M7.9 15.95 L6.38 13.92 M16.1 15.95 L17.62 13.92 M9.75 18.5 L12 21.5 L14.25 18.5"
        " M9.75 7.5 L14.25 12 M14.25 7.5 L9.75 12"
    ),
}

PLAIN = {
    "factor": Outlines("", "M12 3 L13.9 10.1 L21 12 L13.9 13.9 L12 21 L10.1 13.9 L3 12 L10.1 10.1 Z"),
    "challenge": Outlines("M12 4 V14", "O 12 19.25 1.6"),
}
"""What stands for a factor or a challenge that somebody has added: a star to steer by, a mark to watch out for."""
