"""Pictures that masters of the tests hold."""

import io

from PIL import Image, ImageDraw


def logo() -> bytes:
    """A small mark: a disc beside a bar."""
    picture = Image.new("RGB", (280, 140), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((15, 15, 125, 125), fill="#C8102E")
    pen.rectangle((145, 55, 265, 85), fill="#123A5C")
    return _png(picture)


def photograph() -> bytes:
    """Stripes from dark to light, so that no one colour can be read everywhere."""
    picture = Image.new("RGB", (320, 180))
    pen = ImageDraw.Draw(picture)
    for x in range(320):
        pen.line((x, 0, x, 180), fill=(20 + x // 3, 60 + x // 4, 90 + x // 3))
    return _png(picture)


def noise(seed: int) -> bytes:
    """A picture that no zip makes smaller."""
    state, values = seed * 7919 + 1, bytearray()
    for _ in range(240 * 240 * 3):
        state = (state * 1103515245 + 12345) % 2**31
        values.append(state >> 16 & 255)
    return _png(Image.frombytes("RGB", (240, 240), bytes(values)))


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
