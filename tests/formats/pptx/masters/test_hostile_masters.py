"""Masters that are damaged or made to harm, and brands that cannot be read as they are: told plainly, or set so that they can."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from tests.formats.pptx.decks import CARLITO, bullets, content, deck
from tests.formats.pptx.masters.cases import every_role, large, master, path, slides

from workshopkit.errors import WorkshopkitError
from workshopkit.formats.package import open_package, pack
from workshopkit.formats.pptx.adopt import adopt_look
from workshopkit.formats.pptx.base import open_base
from workshopkit.formats.pptx.grounds import Grounds
from workshopkit.formats.pptx.master import read_master
from workshopkit.formats.pptx.roles import explain_roles
from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import Role, Slide, Slot
from workshopkit.model.text import inlines
from workshopkit.model.theme import Theme, contrast

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MAIN, _MASTER, _THEME = "ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"
_LAYOUTS = r"ppt/slideLayouts/slideLayout\d+\.xml$"


def changed(folder: Path, parts: str, old: str, new: str, name: str = "bars and logo") -> Path:
    """A test master with a pattern replaced everywhere in the parts whose name fits; it must be there."""
    found = open_package(path(name))
    for part in [part for part in found if re.match(parts, part)]:
        data, count = re.subn(old.encode(), new.encode(), found[part], flags=re.DOTALL)
        assert count
        found[part] = data
    (folder / "brand.pptx").write_bytes(pack(found))
    return folder / "brand.pptx"


def adopted(file: Path) -> Theme:
    return Theme("brand", "Brand", adopt_look(file).colours, CARLITO, CARLITO, file)


@pytest.mark.parametrize(
    ("parts", "old", "new", "told"),
    [
        (_MAIN, r'<p:sldSz[^>]*>', '<p:sldSz cx="0" cy="0"/>', "its slides are 0 × 0 inches; 1 to 56 is possible"),
        (_MAIN, r'<p:sldSz cx="\d+"', '<p:sldSz cx="99999999999"', "inches; 1 to 56 is possible"),
        (_MAIN, r'<p:sldSz cx="\d+"', '<p:sldSz cx="wide"', "a number is expected in it where 'wide' stands"),
        (_LAYOUTS, r'<a:ext cx="\d+"', '<a:ext cx="inf"', "a size or place in it is none"),
        (_MASTER, r' sz="\d{4}"', ' sz="0"', "a text in it is 0 pt large; 1 to 4000 is possible"),
        (_MASTER, r' sz="\d{4}"', ' sz="-1800"', "a text in it is -18 pt large; 1 to 4000 is possible"),
        (r"ppt/slideLayouts/_rels/", r"\.\./slideMasters/slideMaster1", "../slideLayouts/slideLayout1", "does not lead back"),
        (r"ppt/slideMasters/_rels/", r"theme/theme1\.xml", "theme/theme9.xml", "has no theme, or its theme is missing"),
        (r"ppt/slideMasters/_rels/", r"slideLayout2\.xml", "slideLayout99.xml", "a slideLayout that .* lists .* is missing"),
        (_MASTER, r"</p:sldMaster>", "", "a part of it is no XML that can be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_in_plain_words(tmp_path: Path, parts: str, old: str, new: str, told: str) -> None:
    file = changed(tmp_path, parts, old, new)
    for use in (lambda: write_deck(deck(content(bullets("x"))), adopted(file)), lambda: _sample(file)):
        with pytest.raises(WorkshopkitError, match=rf"«brand\.pptx» is damaged: .*{told}") as raised:
            use()
        assert [d.code for d in raised.value.diagnostics] == ["WK509"]


def _sample(file: Path) -> object:
    theme = Theme("brand", "Brand", dict(adopt_look(path("4:3")).colours), CARLITO, CARLITO, file)
    return write_deck(deck(*every_role()), theme)


def test_a_colour_that_is_none_counts_as_missing(tmp_path: Path) -> None:
    file = changed(tmp_path, _THEME, 'srgbClr val="[0-9A-Fa-f]{6}"', 'srgbClr val="zz"', "4:3")
    assert write_deck(deck(content(bullets("x"))), adopted(file)).slides == 1


@pytest.mark.parametrize("harm", ["a wrong checksum", "a length that is a lie", "two names"])
def test_an_entry_that_is_not_as_the_zip_says_is_refused(tmp_path: Path, harm: str) -> None:
    data = bytearray(pack({**open_package(path("4:3")), "ppt/extra.xml": b"<x>" + b"y" * 500 + b"</x>"}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("ppt/extra.xml")
    central = data.rindex(b"PK\1\2", 0, data.rindex(b"ppt/extra.xml"))
    if harm == "a wrong checksum":
        data[central + 16] ^= 0xFF
    elif harm == "a length that is a lie":
        data[central + 24 : central + 28] = (40).to_bytes(4, "little")
    else:
        data[entry.header_offset + 30] ^= 0x01
    (tmp_path / "brand.pptx").write_bytes(bytes(data))
    with pytest.raises(WorkshopkitError) as raised:
        open_package(tmp_path / "brand.pptx")
    assert raised.value.diagnostics[0].code == "WK509"


def test_a_layout_whose_lines_stand_is_not_chosen() -> None:
    chosen = {choice.role: choice for choice in explain_roles(path("agenda without placeholders"))}
    assert "Vertical" not in chosen[Role.CONTENT].layout


def test_the_free_area_that_is_told_begins_below_a_title_at_the_top() -> None:
    layouts = {layout.name: layout for layout in master("4:3").layouts}
    for choice in explain_roles(path("4:3")):
        title = layouts[choice.layout].title
        if title is not None and title.box.bottom_emu < 0.4 * master("4:3").height_emu:
            assert choice.free.y_emu >= title.box.bottom_emu


@pytest.mark.parametrize("name", ["4:3", "A4 upright", "dark, with logo", "Danish names", "two masters"])
def test_footer_and_number_can_be_read_where_they_stand(name: str) -> None:
    base = open_base(path(name))
    grounds, layouts = Grounds(base), {layout.part: layout for layout in read_master(base).layouts}
    for slide in slides(name):
        layout = layouts[slide.slide_layout.part.partname.membername]
        for holder in [p for p in layout.placeholders if p.kind in ("ftr", "sldNum")]:
            [shown] = [
                s for s in slide.placeholders if str(s.placeholder_format.idx) == holder.idx and s.name == holder.name
            ]
            stated = shown._element.find(f".//{A}rPr/{A}solidFill/*")
            ground = grounds.under(layout, holder.box)
            if stated is not None and stated.tag == f"{A}srgbClr":
                assert contrast(stated.get("val"), ground) >= 4.5
            elif ground:
                own = grounds.scheme(layout).colour(holder.fill) if holder.fill is not None else None
                assert own is None or not own.colour or contrast(own.colour, ground) >= 4.5


def test_a_long_footer_is_set_wider_or_smaller_before_it_is_cut() -> None:
    file = path("4:3")
    made = write_deck(
        deck(content(bullets("x")), footer="Fælles kurs for kysten ved havnen · Sandby Kommune"), adopted(file)
    )
    assert [d for d in made.diagnostics if d.code == "WK803"] == []
    [slide] = Presentation(io.BytesIO(made.data)).slides
    [footer] = [s for s in slide.placeholders if "Footer" in s.name]
    assert footer.text_frame.text.endswith("Sandby Kommune")
    assert footer.text_frame.paragraphs[0].runs[0].font.size.pt >= 12
    beside = [p.box for p in master("4:3").layouts[1].placeholders if p.kind == "sldNum"]
    assert all(footer.left + footer.width <= box.x_emu for box in beside)


def test_what_is_drawn_on_a_cover_stands_as_its_title_does() -> None:
    cover = slides("4:3")[0]
    [kicker] = [shape for shape in cover.shapes if shape.name == Slot.KICKER.capitalize()]
    assert kicker._element.find(f".//{A}pPr").get("algn") == "ctr"


def test_what_is_drawn_begins_where_the_titles_letters_do() -> None:
    slide = slides("4:3")[2]
    [lead] = [shape for shape in slide.shapes if shape.name == Slot.LEAD.capitalize()]
    title = slide.shapes.title
    assert lead.left == title.left
    assert lead.text_frame.margin_left == 91440


def test_a_pattern_counts_with_both_its_colours(tmp_path: Path) -> None:
    grounds, parts = Grounds(open_base(path("Vivid"))), {layout.part: layout for layout in master("Vivid").layouts}
    band = next(layout for layout in parts.values() if layout.name == "Title, Content" and "Master2" in layout.master)
    assert band.title is not None
    narrow = type(band.title.box)(band.title.box.x_emu, 300000, band.title.box.width_emu, 300000)
    assert set(grounds.seen(band.part, narrow)) == {"009EDA", "3465A4"}


def test_labels_of_a_drawing_stay_at_12_pt_on_small_slides_where_they_have_the_room() -> None:
    made = write_deck(deck(Slide("day", Role.FIGURE, inlines("Dagen"), figure=large("day"))), adopted(path("4:3")))
    [slide] = Presentation(io.BytesIO(made.data)).slides
    [drawing] = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    sizes = {int(run.get("sz")) for run in drawing._element.iter(f"{A}rPr")}
    assert min(sizes) >= 1200
