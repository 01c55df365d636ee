from pathlib import Path

import pytest
from tests.support.pictures import jpeg, png

from workshopkit.errors import SourceError
from workshopkit.sources.picture import read_logo


@pytest.mark.parametrize(("data", "kind"), [(png(120, 40), "image/png"), (jpeg(120, 40), "image/jpeg")])
def test_a_logo_is_known_by_what_is_in_it(tmp_path: Path, data: bytes, kind: str) -> None:
    file = tmp_path / "logo.xyz"
    file.write_bytes(data)
    logo = read_logo(file)
    assert (logo.media_type, logo.width_px, logo.height_px, logo.data) == (kind, 120, 40, data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "the logo «logo.png» is neither a PNG nor a JPEG"),
        (b"", "the logo «logo.png» is neither a PNG nor a JPEG"),
        (b"\xff\xd8\xff\xff\xff\xff", "the logo «logo.png» has a size of 0 × 0 pixels, which no logo has"),
        (png(1, 1)[:16] + b"\x00\x01\x00\x00" * 2, "the logo «logo.png» has a size of 65536 × 65536 pixels, which no logo has"),
        (None, "the logo «logo.png» cannot be read, or is not there"),
    ],
)  # fmt: skip
def test_what_is_no_logo_is_refused_plainly(tmp_path: Path, data: bytes | None, said: str) -> None:
    file = tmp_path / "logo.png"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(SourceError) as refused:
        read_logo(file)
    [told] = refused.value.diagnostics
    assert (told.code, told.message, told.span and told.span.file) == ("WK561", said, str(file))
