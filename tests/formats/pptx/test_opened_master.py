"""What is understood of a master file: its layouts, what they inherit, and what is left of it for a deck."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Inches
from tests.formats.pptx.decks import FOLDER, bullets, content, deck, theme
from tests.formats.pptx.masters.second_master import add_second_master
from tests.support.ooxml import audit, check_package
from tests.support.pictures import png

from workshopkit.errors import WorkshopkitError
from workshopkit.formats.package import open_package, pack
from workshopkit.formats.pptx.base import Base, open_base
from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.master import Layout, Master, read_master
from workshopkit.formats.pptx.writer import write_deck

_MAIN, _TYPES = "ppt/presentation.xml", "[Content_Types].xml"
_MASTER, _LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml"
_RELS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def blank(path: Path) -> Path:
    """python-pptx's own template."""
    Presentation().save(str(path))
    return path


def changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """python-pptx's template with its parts changed."""
    parts = open_package(blank(path))
    change(parts)
    path.write_bytes(pack(parts))
    return path


def replacing(part: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    """A change of a part's text, which must be there."""

    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)

    return change


def understood(path: Path) -> tuple[Base, Master]:
    base = open_base(path)
    return base, read_master(base)


def named(master: Master, name: str) -> Layout:
    return next(layout for layout in master.layouts if layout.name == name)


def sound(path: Path) -> bytes:
    """A deck on a master, checked."""
    data = write_deck(deck(content(bullets("x"))), theme(path)).data
    assert check_package(data, "pptx") == []
    assert audit(data, "pptx") == []
    return data


def test_a_placeholder_takes_place_and_look_from_the_master_where_the_layout_says_nothing(tmp_path: Path) -> None:
    _, master = understood(blank(tmp_path / "a.pptx"))
    body = named(master, "Title and Content").bodies[0]
    assert (body.kind, body.idx, body.box) == ("obj", "1", Box(457200, 1600200, 8229600, 4525963))
    assert (body.look.size_pt, body.look.before_factor) == (32, 0.2)
    title = named(master, "Title and Content").title
    assert title is not None
    assert (title.look.size_pt, title.look.anchor, title.look.heading) == (44, "ctr", True)


def test_layouts_come_in_the_order_of_the_list_with_their_types(tmp_path: Path) -> None:
    _, master = understood(blank(tmp_path / "a.pptx"))
    assert [layout.kind for layout in master.layouts[:3]] == ["title", "obj", "secHead"]
    assert (master.width_emu, master.height_emu) == (9144000, 6858000)


def test_a_layout_without_a_body_has_none(tmp_path: Path) -> None:
    _, master = understood(blank(tmp_path / "a.pptx"))
    assert named(master, "Title Only").bodies == ()
    assert named(master, "Blank").title is None


def test_what_a_layout_draws_itself_is_known_by_its_box() -> None:
    _, master = understood(FOLDER / "master.pptx")
    assert any(layout.drawn for layout in master.layouts)


def test_a_template_gives_the_same_as_a_presentation(tmp_path: Path) -> None:
    kind = b"presentationml.presentation.main", b"presentationml.template.main"
    _, template = understood(changed(tmp_path / "brand.potx", replacing(_TYPES, *kind)))
    _, plain = understood(blank(tmp_path / "brand.pptx"))
    assert [shown(layout) for layout in template.layouts] == [shown(layout) for layout in plain.layouts]
    sound(tmp_path / "brand.potx")


def test_placeholders_that_all_have_index_0_are_told_apart(tmp_path: Path) -> None:
    def all_zero(parts: dict[str, bytes]) -> None:
        for name in [name for name in parts if name.startswith("ppt/slideLayouts/slide")]:
            tree = etree.fromstring(parts[name])
            for ph in tree.iter("{*}ph"):
                ph.set("idx", "0")
            parts[name] = etree.tostring(tree)

    path = changed(tmp_path / "zero.pptx", all_zero)
    _, master = understood(path)
    left, right = named(master, "Two Content").bodies
    assert {left.idx, right.idx} == {"0"}
    assert left.box.x_emu < right.box.x_emu
    sound(path)


def test_layouts_of_every_master_are_offered_each_with_its_own_colours(tmp_path: Path) -> None:
    path = changed(tmp_path / "two.pptx", add_second_master)
    _, master = understood(path)
    last = master.layouts[-1]
    assert (len(master.layouts), last.master) == (12, "ppt/slideMasters/slideMaster2.xml")
    assert dict(last.colour_map)["bg1"] == "dk1"
    sound(path)


def test_sample_slides_go_even_when_a_button_of_a_layout_leads_to_one(tmp_path: Path) -> None:
    sample = Presentation()
    slide = sample.slides.add_slide(sample.slide_layouts[1])
    slide.notes_slide.notes_text_frame.text = "Sample notes"
    button = slide.shapes.add_textbox(0, 0, Inches(1), Inches(1))
    button.click_action.target_slide = slide
    layout = sample.slide_layouts[1]
    button.element.find("*/{*}cNvPr").set("id", "90")
    button.element.find(f".//{_A}hlinkClick").set(f"{{{_REL}}}id", layout.part.relate_to(slide.part, f"{_REL}/slide"))
    layout.shapes.element.append(button.element)
    sample.save(str(tmp_path / "button.pptx"))
    base, _ = understood(tmp_path / "button.pptx")
    assert not [name for name in base.parts if "lides/" in name]
    assert b"hlinkClick" not in base.parts[_LAYOUT]
    sound(tmp_path / "button.pptx")


def test_a_picture_that_is_not_there_takes_its_relationship_along(tmp_path: Path) -> None:
    new = f'<Relationship Id="rId99" Type="{_REL}/image" Target="../NULL"/></Relationships>'
    sound(changed(tmp_path / "null.pptx", replacing(_RELS, b"</Relationships>", new.encode())))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (_MAIN, b"<p:sldMasterId ", b"<p:sldMasterId"),
        (_MASTER, b"</p:sldMaster>", b""),
        (_MASTER, b"<p:sldLayoutId ", b'<p:sldLayoutId r:id="rId98" '),
        (_LAYOUT, b"</p:spTree>", b""),
        (_LAYOUT, b"p:cSld", b"p:nothing"),
        (_LAYOUT, b'type="title"', b'type="headline"'),
        ("ppt/slideLayouts/slideLayout1.xml", b'<a:off x="', b'<a:off x="wide'),
        ("ppt/theme/theme1.xml", b"</a:theme>", b""),
        (_TYPES, b'"bin"', b'"bon"'),
        (_TYPES, b"slideMaster+xml", b"nothing+xml"),
        ("_rels/.rels", b"/officeDocument\"", b"/something\""),
        (_RELS, b"slideLayout1.xml", b"slideLayout99.xml"),
    ],
)  # fmt: skip
def test_damage_is_told_with_the_name_of_the_file(tmp_path: Path, part: str, old: bytes, new: bytes) -> None:
    path = changed(tmp_path / "brand.pptx", replacing(part, old, new))
    with pytest.raises(WorkshopkitError, match=r"«brand\.pptx» is") as told:
        write_deck(deck(content(bullets("x"))), theme(path))
    assert "NoneType" not in str(told.value)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_master_that_libreoffice_saved_is_understood(tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(FOLDER / "master.pptx")], check=True, capture_output=True, timeout=60)
    _, master = understood(tmp_path / "master.pptx")
    assert any(layout.title and layout.bodies for layout in master.layouts)
    data = write_deck(deck(content(bullets("x"))), theme(tmp_path / "master.pptx")).data
    # LibreOffice numbers some shapes of its masters alike; nothing may come on top of that.
    assert set(check_package(data, "pptx")) <= set(check_package((tmp_path / "master.pptx").read_bytes(), "pptx"))


def test_the_same_master_gives_the_same_bytes(tmp_path: Path) -> None:
    path = changed(tmp_path / "two.pptx", add_second_master)
    assert sound(path) == sound(path)


def shown(layout: Layout) -> tuple[object, ...]:
    placeholders = [(p.name, p.kind, p.idx, p.box, p.look) for p in layout.placeholders]
    return layout.name, layout.kind, layout.part, layout.colour_map, placeholders


@pytest.mark.parametrize("embedded", [False, True])
def test_a_picture_that_lies_elsewhere_is_left_out_and_told(tmp_path: Path, embedded: bool) -> None:
    def draw(parts: dict[str, bytes]) -> None:
        own = 'r:embed="rId98" ' if embedded else ""
        picture = (
            '<p:pic><p:nvPicPr><p:cNvPr id="900" name="Far away"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip '
            f'{own}r:link="rId99"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>'
            '<a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
        links = (
            f'<Relationship Id="rId99" Type="{_REL}/image" Target="http://evil.example/a.png" TargetMode="External"/>'
        )
        if embedded:
            links += f'<Relationship Id="rId98" Type="{_REL}/image" Target="../media/own.png"/>'
            parts["ppt/media/own.png"] = png(30, 10)
            types = b'<Default Extension="png" ContentType="image/png"/></Types>'
            parts[_TYPES] = parts[_TYPES].replace(b"</Types>", types)
        parts[_MASTER] = parts[_MASTER].replace(b"</p:spTree>", f"{picture}</p:spTree>".encode(), 1)
        parts[_RELS] = parts[_RELS].replace(b"</Relationships>", f"{links}</Relationships>".encode())

    path = changed(tmp_path / "far.pptx", draw)
    written = write_deck(deck(content(bullets("x"))), theme(path))
    assert [(told.code, told.severity) for told in written.diagnostics] == [("WK555", "warning")]
    (tmp_path / "made.pptx").write_bytes(written.data)
    made = open_package(tmp_path / "made.pptx")
    assert not [name for name, data in made.items() if b"evil.example" in data]
    assert (b"Far away" in made[_MASTER]) is embedded
    sound(path)
