"""Opening somebody's Office file safely, and packing the same bytes every time."""

import io
import zipfile
from pathlib import Path

import pptx
import pytest

from workshopkit.errors import WorkshopkitError
from workshopkit.formats.archive import deflated, zip_members, zip_parts
from workshopkit.formats.package import CONTENT_TYPES, ROOT_RELS, open_package, pack

DEFAULT = Path(pptx.__file__).parent / "templates" / "default.pptx"


def changed(folder: Path, name: str = "file.pptx", **parts: bytes | None) -> Path:
    """The default file with parts replaced, added or left out (None); `types` and `rels` are the two root parts."""
    kept = open_package(DEFAULT)
    for key, data in parts.items():
        part = {"types": CONTENT_TYPES, "rels": ROOT_RELS}.get(key, key)
        if data is None:
            del kept[part]
        else:
            kept[part] = data
    (folder / name).write_bytes(pack(kept))
    return folder / name


def code_of(path: Path) -> str:
    with pytest.raises(WorkshopkitError) as caught:
        open_package(path)
    return caught.value.diagnostics[0].code


def test_a_missing_file_is_named_as_missing(tmp_path: Path) -> None:
    with pytest.raises(WorkshopkitError, match=r"«nowhere\.pptx» does not exist"):
        open_package(tmp_path / "nowhere.pptx")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "WK502"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "WK503"),
        (b"hello, this is text", "WK504"),
        (b"PK\x03\x04 cut short", "WK509"),
    ],
)
def test_what_is_no_office_file_is_refused_with_its_own_code(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "file.pptx"
    path.write_bytes(data)
    assert code_of(path) == code


def test_a_zip_that_is_no_office_file_is_refused(tmp_path: Path) -> None:
    assert code_of(changed(tmp_path, types=None)) == "WK505"


def test_strict_open_xml_is_refused(tmp_path: Path) -> None:
    rels = open_package(DEFAULT)[ROOT_RELS].replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"
    )
    assert code_of(changed(tmp_path, rels=rels)) == "WK506"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert code_of(changed(tmp_path, bomb=b"\0" * 50_000_000)) == "WK507"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'.encode(encoding)
    assert code_of(changed(tmp_path, **{"ppt/extra.xml": text})) == "WK508"


def test_the_same_part_twice_is_refused(tmp_path: Path) -> None:
    path = changed(tmp_path)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("ppt/presentation.xml", b"<x/>")
    assert code_of(path) == "WK509"


@pytest.mark.parametrize("kind", ["template.main", "slideshow.main"])
def test_a_template_opens_as_a_plain_presentation(tmp_path: Path, kind: str) -> None:
    types = open_package(DEFAULT)[CONTENT_TYPES].replace(b"presentation.main", kind.encode())
    path = changed(tmp_path, "house.potx", types=types)
    assert pptx.Presentation(io.BytesIO(pack(open_package(path)))).slide_layouts


def test_macros_are_left_behind(tmp_path: Path) -> None:
    parts = open_package(DEFAULT)
    macro = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    types = parts[CONTENT_TYPES].replace(b"</Types>", macro + b"</Types>")
    types = types.replace(
        b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    )
    rels = parts["ppt/_rels/presentation.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        b'Target="vbaProject.bin"/></Relationships>',
    )
    path = changed(
        tmp_path, "m.pptm", types=types, **{"ppt/vbaProject.bin": b"x", "ppt/_rels/presentation.xml.rels": rels}
    )
    opened = open_package(path)
    assert not [name for name, data in opened.items() if "vba" in name or b"vbaProject" in data or b"macro" in data]
    assert pptx.Presentation(io.BytesIO(pack(opened))).slide_layouts


def test_packing_puts_content_types_first_and_is_the_same_every_time() -> None:
    parts = {"b.xml": b"<b/>", ROOT_RELS: b"<r/>", "a.xml": b"<a/>", CONTENT_TYPES: b"<t/>"}
    data = pack(parts)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [CONTENT_TYPES, ROOT_RELS, "b.xml", "a.xml"]
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}
    assert pack(dict(parts)) == data


def test_a_long_file_is_packed_as_its_parts_are_one_by_one() -> None:
    parts = {f"part{n}.xml": f"<a>{n}</a>".encode() * (n % 40) for n in range(1500)}
    packed = zip_parts(parts)
    assert packed == zip_members({name: deflated(data) for name, data in parts.items()})
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        assert {name: file.read(name) for name in file.namelist()} == parts
        assert file.namelist() == list(parts)
