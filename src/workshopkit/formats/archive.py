"""Parts → a zip whose bytes depend on the parts alone: no clock, no system, and one deflate on every machine.

zlib is not that: builds of Python link zlib or zlib-ng, whose output differs. libdeflate (the package `deflate`) comes with
its own code in every wheel. The container is PKWARE's APPNOTE 6.3.2, without zip64: an Office file is far below 4 GB.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import deflate

from workshopkit.frozen import dataclass

_LEVEL = 6
_MANY = 1000
"""Parts from which on threads save more than they cost."""
_VERSION = 20
_UTF8_NAME = 0x0800
_DEFLATED = 8
_DATE_1980 = 0x0021
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class Member:
    """A part deflated: its bytes, and the checksum and length of what they hold."""

    packed: bytes
    checksum: int
    length: int


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts in the order given, each deflated, dated 1980-01-01."""
    members = _deflated_side_by_side(parts.values()) if len(parts) >= _MANY else map(deflated, parts.values())
    return zip_members(dict(zip(parts, members, strict=True)))


def zip_members(members: Mapping[str, Member]) -> bytes:
    """The same of parts that are deflated already."""
    body = bytearray()
    directory = bytearray()
    for name, member in members.items():
        encoded = name.encode()
        known = (
            _VERSION,
            0 if name.isascii() else _UTF8_NAME,
            _DEFLATED,
            0,
            _DATE_1980,
            member.checksum,
            len(member.packed),
            member.length,
            len(encoded),
            0,
        )
        directory += _CENTRAL.pack(b"PK\x01\x02", _VERSION, *known, 0, 0, 0, 0, len(body)) + encoded
        body += _LOCAL.pack(b"PK\x03\x04", *known) + encoded + member.packed
    end = _END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(directory), len(body), 0)
    return bytes(body + directory + end)


def _deflated_side_by_side(parts: Iterable[bytes]) -> Iterator[Member]:
    """Parts deflated by two threads, in their order: libdeflate lets another run meanwhile."""
    from concurrent.futures import ThreadPoolExecutor  # for very long files only

    whole = list(parts)
    halves = whole[: len(whole) // 2], whole[len(whole) // 2 :]
    with ThreadPoolExecutor(len(halves)) as threads:
        return chain.from_iterable(threads.map(lambda half: list(map(deflated, half)), halves))


def deflated(data: bytes) -> Member:
    """A part ready for a zip."""
    return Member(bytes(deflate.deflate_compress(data, _LEVEL)), zlib.crc32(data), len(data))
