"""Parts → a zip whose bytes depend on the parts alone: no clock, no system, and one deflate on every machine.

zlib is not that: builds of Python link zlib or zlib-ng, whose output differs. libdeflate (the package `deflate`) comes with
its own code in every wheel. The container is PKWARE's APPNOTE 6.3.2, without zip64: an Office file is far below 4 GB.
"""

import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache

import deflate

_LEVEL = 6
_VERSION = 20
_UTF8_NAME = 0x0800
_DEFLATED = 8
_DATE_1980 = 0x0021
_REMEMBERED = 100_000
"""Bytes of a part that may be met again: what all copies of a paper share is deflated once."""
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts in the order given, each deflated, dated 1980-01-01."""
    body = bytearray()
    directory = bytearray()
    for name, data in parts.items():
        packed, checksum = _packed(data) if len(data) <= _REMEMBERED else _deflated(data)
        encoded = name.encode()
        known = (
            _VERSION,
            0 if name.isascii() else _UTF8_NAME,
            _DEFLATED,
            0,
            _DATE_1980,
            checksum,
            len(packed),
            len(data),
            len(encoded),
            0,
        )
        directory += _CENTRAL.pack(b"PK\x01\x02", _VERSION, *known, 0, 0, 0, 0, len(body)) + encoded
        body += _LOCAL.pack(b"PK\x03\x04", *known) + encoded + packed
    end = _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(directory), len(body), 0)
    return bytes(body + directory + end)


def _deflated(data: bytes) -> tuple[bytes, int]:
    """A part deflated, and its checksum."""
    return bytes(deflate.deflate_compress(data, _LEVEL)), zlib.crc32(data)


@lru_cache(maxsize=64)
def _packed(data: bytes) -> tuple[bytes, int]:
    return _deflated(data)
