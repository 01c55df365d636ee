"""Pictures as bytes: the header of a real file with as many pixels as wanted, all of one colour; and an SVG."""

import struct
import zlib

SVG_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 240 80">'


def png(width: int, height: int, rows: bytes | None = None) -> bytes:
    """A whole PNG in one grey; with `rows`, one that claims the size and holds them."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = zlib.compress((b"\0" + b"\x80" * width) * height if rows is None else rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def jpeg(width: int, height: int, channels: int = 3) -> bytes:
    """The beginning of a JPEG as far as its size, and its end."""
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 8 + 3 * channels, 8, height, width, channels) + bytes(3 * channels)
    return b"\xff\xd8" + app + frame + b"\xff\xd9"


def svg(content: str = '<rect width="240" height="80" rx="9" fill="#003049"/>', before: str = "") -> bytes:
    """An SVG three times as wide as high."""
    return f"{before}{SVG_HEAD}{content}</svg>".encode()
